"""The words that dates are made of, one table per language.

Arabic months are Moroccan (CLDR ar-MA). `first` is the first of a month in running
text, `first_label` the same in a heading or on a card. Phrases are assembled in
`date_phrases`; a language is added by adding its table to `WORDS`.
"""

from dataclasses import dataclass

from .languages import reading_order

_NBSP = "\u00a0"


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


@dataclass(frozen=True, slots=True)
class DateWords:
    """Names (months from January, weekdays from Monday) and patterns of one language."""

    months: tuple[str, ...]
    short_months: tuple[str, ...]
    weekdays: tuple[str, ...]
    short_weekdays: tuple[str, ...]
    first: str
    first_label: str
    with_weekday: str
    short_with_weekday: str
    one_day: str
    days_of_month: str
    days: str
    since: str
    until: str
    between: str
    in_month: str
    full_hour: str
    clock: str
    at: str
    hours: str
    day_and_hours: str
    moment: str
    moments: str
    date_to_come: str
    date_to_be_set: str
    time_to_come: str


ARABIC = DateWords(
    months=_names("يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر"),
    # Arabic does not shorten the names of months and days.
    short_months=_names("يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر"),
    weekdays=_names("الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد"),
    short_weekdays=_names("الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد"),
    first="فاتح",
    first_label="1",
    with_weekday="{weekday}، {date}",
    short_with_weekday="{weekday} {date}",
    one_day="يوم {date}",
    days_of_month="من {start} إلى {end}",
    days="من {start} إلى {end}",
    since="ابتداء من {date}",
    until="إلى غاية {date}",
    between="بين {start} و{end}",
    in_month="خلال شهر {month}",
    full_hour="{hour:02}:{minute:02}",
    clock="{hour:02}:{minute:02}",
    at="على الساعة {time}",
    hours="من {start} إلى {end}",
    day_and_hours="{date}، {hours}",
    moment="{date} {hours}",
    moments="من {start} إلى {end}",
    date_to_come="يُعلن عن التاريخ لاحقا",
    date_to_be_set="{period}، يُعلن عن التاريخ لاحقا",
    time_to_come="يُعلن عن التوقيت لاحقا",
)

FRENCH = DateWords(
    months=_names(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
    ),
    short_months=_names("janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc."),
    weekdays=_names("lundi mardi mercredi jeudi vendredi samedi dimanche"),
    short_weekdays=_names("lun. mar. mer. jeu. ven. sam. dim."),
    first="1er",
    first_label="1er",
    with_weekday="{weekday} {date}",
    short_with_weekday="{weekday} {date}",
    one_day="le {date}",
    days_of_month="du {start} au {end}",
    days="du {start} au {end}",
    since="à partir du {date}",
    until="jusqu’au {date}",
    between="entre le {start} et le {end}",
    in_month="en {month}",
    full_hour=f"{{hour}}{_NBSP}h",
    clock=f"{{hour}}{_NBSP}h{_NBSP}{{minute:02}}",
    at="à {time}",
    hours="de {start} à {end}",
    day_and_hours="{date}, {hours}",
    moment="{date} {hours}",
    moments="du {start} au {end}",
    date_to_come="date à venir",
    date_to_be_set="{period}, date à préciser",
    time_to_come="horaire à venir",
)

ENGLISH = DateWords(
    months=_names(
        "January February March April May June July August September October November December"
    ),
    short_months=_names("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"),
    weekdays=_names("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
    short_weekdays=_names("Mon Tue Wed Thu Fri Sat Sun"),
    first="1",
    first_label="1",
    with_weekday="{weekday} {date}",
    short_with_weekday="{weekday} {date}",
    one_day="{date}",
    days_of_month="{start}–{end}",
    days="{start} – {end}",
    since="from {date}",
    until="until {date}",
    between="between {start} and {end}",
    in_month="in {month}",
    full_hour="{hour:02}:{minute:02}",
    clock="{hour:02}:{minute:02}",
    at="at {time}",
    hours="from {start} to {end}",
    day_and_hours="{date}, {hours}",
    moment="{date} {hours}",
    moments="from {start} to {end}",
    date_to_come="date to come",
    date_to_be_set="{period}, date to be announced",
    time_to_come="time to come",
)

WORDS: dict[str, DateWords] = {"ar": ARABIC, "fr": FRENCH, "en": ENGLISH}


def words(lang: str) -> DateWords:
    """The table of a language, or of the first that stands in for it."""
    return next(WORDS[code] for code in reading_order(lang) if code in WORDS)
