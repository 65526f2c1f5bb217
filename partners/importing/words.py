"""Words of closed lists, as the ministry's files and people write them."""

import re

from campaign_site.core.letters import fold


def _table(**words: str) -> dict[str, str]:
    return {fold(word): ours for ours, listed in words.items() for word in listed.split(",")}


# The ministry's own terms; anything else in `_LEVELS` is told as recognised.
_OFFICIAL_LEVELS = _table(
    primaire="primaire, primary, الابتدائي",
    college="college, lower_secondary, SECONDAIRE-COLLEGIAL, الثانوي الإعدادي",
    lycee_qualifiant="lycee_qualifiant, upper_secondary, SECONDAIRE QUALIFIANT, الثانوي التأهيلي",
    superieur="superieur, higher",
)
_LEVELS = _OFFICIAL_LEVELS | _table(
    primaire="école, école primaire, élémentaire, primaires, ابتدائي, ابتدائية, التعليم الابتدائي,"
    " مدرسة ابتدائية, مدرسة",
    college="collège, lycée collégial, collégial, secondaire collégial, إعدادي, الإعدادي, إعدادية,"
    " ثانوي إعدادي, الثانوية الإعدادية, ثانوية إعدادية,"
    " secondaire collégial (collège), lower secondary, lower secondary (collège)",
    lycee_qualifiant="lycée, qualifiant, lycée qualifiant, secondaire qualifiant, تأهيلي, التأهيلي,"
    " ثانوي تأهيلي, ثانوية تأهيلية, الثانوية التأهيلية,"
    " secondaire qualifiant (lycée), upper secondary, upper secondary (lycée)",
    superieur="supérieur, BTS, enseignement supérieur, higher education, التعليم العالي",
)
_SECTORS = _table(
    public="public, publique, état, عمومي, عمومية, العمومي, عام",
    prive="privé, privée, private, خصوصي, خصوصية, الخصوصي, خاص",
)
_SETTINGS = _table(
    urbain="urbain, urbaine, urban, U, حضري, حضرية, المجال الحضري",
    rural="rural, rurale, R, قروي, قروية, المجال القروي",
)
# The sixteen regions before 2015; their codes now mean others, so nothing is derived.
_OLD_REGIONS = frozenset(
    fold(name)
    for name in (
        "Tanger-Tétouan",
        "Gharb-Chrarda-Béni Hssen",
        "Taza-Al Hoceima-Taounate",
        "Fès-Boulemane",
        "Meknès-Tafilalet",
        "Rabat-Salé-Zemmour-Zaer",
        "Grand Casablanca",
        "Chaouia-Ouardigha",
        "Doukkala-Abda",
        "Marrakech-Tensift-Al Haouz",
        "Tadla-Azilal",
        "Souss-Massa-Drâa",
        "Guelmim-Es Semara",
        "Laâyoune-Boujdour-Sakia El Hamra",
        "Oued Ed-Dahab-Lagouira",
        "طنجة-تطوان",
        "الغرب-الشراردة-بني احسن",
        "تازة-الحسيمة-تاونات",
        "فاس-بولمان",
        "مكناس-تافيلالت",
        "الرباط-سلا-زمور-زعير",
        "الدار البيضاء الكبرى",
        "الشاوية-ورديغة",
        "دكالة-عبدة",
        "مراكش-تانسيفت-الحوز",
        "تادلة-أزيلال",
        "سوس-ماسة-درعة",
        "كلميم-السمارة",
        "العيون-بوجدور-الساقية الحمراء",
        "وادي الذهب-لكويرة",
    )
)
_PARTS = re.compile(r"[|+/;&]|,|،")
_SCRIPTS = re.compile(r"[\u0600-\u06ff ]+|[^\u0600-\u06ff]+")
_CLOSED = re.compile(r"\b(FERM[EÉ]{1,2}E?S?)\b|(مغلقة|مغلق)", re.IGNORECASE)


def levels(text: str) -> tuple[list[str], bool]:
    """The levels named in a cell, and whether all were named in the official terms.

    Empty when any part of the cell names none.
    """
    found: list[str] = []
    official = True
    for part in _PARTS.split(text):
        level = _level(part)
        if level is None:
            return [], False
        official = official and fold(part) in _OFFICIAL_LEVELS and part == part.strip(" ()")
        if level not in found:
            found.append(level)
    # As people write them: a combined school in the order of the school years.
    return sorted(found, key=list(dict.fromkeys(_OFFICIAL_LEVELS.values())).index), official


def sector(text: str) -> str | None:
    return _SECTORS.get(fold(text))


def setting(text: str) -> str | None:
    return _SETTINGS.get(fold(text))


def is_old_region(folded: str) -> bool:
    """Whether a folded name is that of a region before 2015 that exists no more."""
    return folded in _OLD_REGIONS


def closing_word(*names: str) -> str:
    """The word in a name that says that the school is closed; empty when none does."""
    found = (_CLOSED.search(name) for name in names)
    return next((match[0] for match in found if match), "")


def _level(part: str) -> str | None:
    whole = _LEVELS.get(fold(part))
    if whole:
        return whole
    # «Collège (إعدادي)»: the same said in two scripts.
    said = {_LEVELS.get(fold(piece)) for piece in _SCRIPTS.findall(part) if fold(piece)}
    return said.pop() if len(said) == 1 else None
