from datetime import date, datetime, time
from importlib import import_module

import pytest
from django.conf import settings
from django.forms import DateField, TimeField
from django.utils.formats import get_format, number_format
from django.utils.translation import override

from campaign_site.core.languages import CODES

NAMES = [
    "DATE_FORMAT",
    "TIME_FORMAT",
    "DATETIME_FORMAT",
    "YEAR_MONTH_FORMAT",
    "MONTH_DAY_FORMAT",
    "SHORT_DATE_FORMAT",
    "SHORT_DATETIME_FORMAT",
    "FIRST_DAY_OF_WEEK",
    "DECIMAL_SEPARATOR",
    "THOUSAND_SEPARATOR",
    "NUMBER_GROUPING",
]


@pytest.mark.parametrize("lang", CODES)
@pytest.mark.parametrize("name", NAMES)
def test_django_uses_our_module(lang, name):
    formats = import_module(f"{settings.FORMAT_MODULE_PATH}.{lang}.formats")
    assert get_format(name, lang) == getattr(formats, name)


@pytest.mark.parametrize("lang", CODES)
def test_weeks_start_on_monday_and_days_have_24_hours(lang):
    assert get_format("FIRST_DAY_OF_WEEK", lang) == 1
    assert get_format("TIME_FORMAT", lang) == "H:i"
    assert get_format("DATE_FORMAT", lang) == "j F Y"


@pytest.mark.parametrize("lang", CODES)
@pytest.mark.parametrize("typed", ["01/12/2022", "1/12/2022", "1-12-2022", "2022-12-01"])
def test_the_day_is_typed_before_the_month(lang, typed):
    with override(lang):
        assert DateField().clean(typed) == date(2022, 12, 1)


@pytest.mark.parametrize(
    ("lang", "typed"),
    [("ar", "14:30"), ("fr", "14:30"), ("fr", "14h30"), ("fr", "14 h 30"), ("en", "14:30:00")],
)
def test_times_as_people_type_them(lang, typed):
    with override(lang):
        assert TimeField().clean(typed) == time(14, 30)


@pytest.mark.parametrize("lang", CODES)
def test_date_times_as_people_type_them(lang):
    moment = datetime(2022, 12, 1, 14, 30)
    formats = get_format("DATETIME_INPUT_FORMATS", lang)
    assert datetime.strptime("01/12/2022 14:30", formats[0]) == moment


@pytest.mark.parametrize(
    ("lang", "expected"), [("ar", "1.234,5"), ("fr", "1\u202f234,5"), ("en", "1,234.5")]
)
def test_numbers(lang, expected):
    with override(lang):
        assert number_format(1234.5, use_l10n=True, force_grouping=True) == expected
