"""Regions, provinces and communes of a row, found by code or by name."""

import re
from dataclasses import dataclass, field

from campaign_site.core.letters import fold
from campaign_site.core.models import City, Province, Region

from .findings import Findings
from .texts import clean_text
from .words import is_old_region

_REGION_PREFIX = re.compile(r"^(region (de |du |d )?(l )?|jiha |جهه )")
_PROVINCE_PREFIX = re.compile(
    r"^(province |prefecture |direction provinciale |dp |اقليم |عماله |المديريه الاقليميه )"
    r"(de |du |d )?(la |l )?"
)
_LANGS = ("fr", "ar", "en")


@dataclass(slots=True)
class Place:
    """Where a row's school lies; empty where unknown."""

    region: Region | None = None
    province: Province | None = None
    city: City | None = None


@dataclass(slots=True)
class Gazetteer:
    """Every region, province and town by code and by folded name, read once for a table."""

    regions: dict[str, Region] = field(default_factory=dict)
    region_names: dict[str, Region] = field(default_factory=dict)
    provinces: dict[str, Province] = field(default_factory=dict)
    province_names: dict[str, Province] = field(default_factory=dict)
    cities: dict[str, City] = field(default_factory=dict)
    city_names: dict[tuple[int, str], City] = field(default_factory=dict)
    # Spellings that need no remark.
    exact: set[str] = field(default_factory=set)

    @classmethod
    def load(cls) -> "Gazetteer":
        known = cls()
        for region in Region.objects.all():
            known.regions[region.code] = region
            known._name(region, known.region_names)
        for province in Province.objects.select_related("region"):
            known.provinces[province.code_hcp] = province
            # The ministry writes the last three digits only.
            if len(province.code_hcp) == 6:
                known.provinces[province.code_hcp[3:]] = province
            known._name(province, known.province_names)
        for city in City.objects.order_by("population"):
            known.cities[city.code_hcp] = city
            for name in filter(None, (city.name_fr, city.name_ar)):
                known.city_names[city.province_id, fold(name)] = city
        return known

    def _name(self, place, names: dict) -> None:
        for lang in _LANGS:
            name = getattr(place, f"name_{lang}")
            if name:
                self.exact.add(name)
                names.setdefault(fold(name), place)

    def place_of(self, found: Findings) -> Place:
        """The place of a row; what contradicts itself or is not known is told."""
        communes = [clean_text(found, column) for column in ("city_fr", "city_ar")]
        province = self._province(found)
        region = self._region(found, province)
        if "region" in found.spoiled or "province" in found.spoiled:
            return Place(region, province)
        if region and province and province.region_id != region.pk:
            agreed = found.suggest(
                "region_province_mismatch",
                _first(found, "region_fr", "region_ar", "region_iso"),
                province={"names": _names(province)},
                region={"names": _names(region)},
            )
            if not agreed:
                return Place(region, province)
            region = province.region
        if region is None and province is not None:
            region = province.region
        if region is None:
            found.reject("region_missing", "region_fr")
            return Place()
        return Place(region, province, self._city(found, province, communes))

    def _province(self, found: Findings) -> Province | None:
        commune = found.cells.get("commune_hcp", "").strip()
        code = found.cells.get("province_hcp", "").strip()
        texts = {column: clean_text(found, column) for column in ("province_fr", "province_ar")}
        if code:
            number = f"{code:0>3}" if code.isascii() and code.isdigit() else code
            province = self.provinces.get(number)
            return province or self._unknown_province(found, "province_hcp")
        written = {column: text for column, text in texts.items() if text}
        if not written:
            if found.spoiled & texts.keys():
                found.spoiled.add("province")
                return None
            # The commune's code begins with the province's: 06.181.03.11.
            return self.provinces.get(commune[:6]) if commune else None
        named = {column: self._named_province(text) for column, text in written.items()}
        known = {place.pk: place for place in named.values() if place}
        # Names of before 2015 go together: the region is told, once.
        if not all(named.values()) and is_old_region(fold(found.cells.get("region_fr", ""))):
            return None
        if len(known) != 1:
            return self._unknown_province(found, next(iter(written)))
        for column, text in written.items():
            if text not in self.exact:
                found.info("spelling_variant", column)
        return known.popitem()[1]

    def _named_province(self, text: str) -> Province | None:
        folded = fold(text)
        bare = _PROVINCE_PREFIX.sub("", folded)
        return self.province_names.get(folded) or self.province_names.get(bare)

    def _unknown_province(self, found: Findings, column: str) -> None:
        found.reject("province_unknown", column)
        found.spoiled.add("province")

    def _region(self, found: Findings, province: Province | None) -> Region | None:
        code = found.cells.get("region_iso", "").strip().upper()
        if code:
            region = self.regions.get(code)
            if region is None:
                found.reject("region_unknown", "region_iso")
                found.spoiled.add("region")
            return region
        for column in ("region_fr", "region_ar"):
            text = clean_text(found, column)
            if not text:
                continue
            folded = fold(text)
            region = self.region_names.get(folded) or self.region_names.get(
                _REGION_PREFIX.sub("", folded)
            )
            if region is None:
                return self._other_region(found, column, folded, province)
            if text not in self.exact:
                found.info("spelling_variant", column)
            return region
        if found.spoiled & {"region_fr", "region_ar"}:
            found.spoiled.add("region")
        return None

    def _other_region(
        self, found: Findings, column: str, folded: str, province: Province | None
    ) -> Region | None:
        if is_old_region(folded):
            # Agreeing means: the region of the province, where that is known.
            if found.suggest("old_region_name", column):
                if province is not None:
                    return province.region
                found.reject("region_missing", column)
        else:
            found.reject("region_unknown", column)
        found.spoiled.add("region")
        return None

    def _city(self, found: Findings, province: Province | None, communes: list[str]) -> City | None:
        city = self.cities.get(found.cells.get("commune_hcp", "").strip())
        if city is None and province is not None:
            named = (self.city_names.get((province.pk, fold(name))) for name in communes if name)
            city = next((place for place in named if place), None)
        return city if city and (province is None or city.province_id == province.pk) else None


def foreign(found: Findings) -> None:
    """Tell that a row's school lies where its sender has nothing to say."""
    column = _first(found, "region_fr", "region_ar", "region_iso", "province_fr", "province_hcp")
    found.reject("region_not_yours", column)


def _first(found: Findings, *columns: str) -> str:
    return next((column for column in columns if found.cells.get(column)), columns[0])


def _names(place: Region | Province) -> dict[str, str]:
    return {lang: name for lang in _LANGS if (name := getattr(place, f"name_{lang}"))}
