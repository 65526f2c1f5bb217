"""Venue, school, town, province and region of a row."""

from collections.abc import Callable

from campaign_site.core.letters import fold
from campaign_site.core.models import City, Region
from campaign_site.core.spreadsheets.problems import Action
from partners import gresa
from partners.importing.findings import Findings
from partners.importing.texts import clean_text
from partners.models import School

from ..models import Event, Venue
from .reference import Reference, names_of

_TERRITORY = ("region_fr", "province_fr")


class PlaceReader:
    """Finds places by name or code, in the person's regions."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference

    def read(self, found: Findings, current: Event | None) -> dict[str, str]:
        """Ids of the places by column; empty where nothing is said."""
        values = dict.fromkeys(("venue", "school", "region_fr", "province_fr", "city_fr"), "")
        region = province = None
        if any(found.cells.get(column, "").strip() for column in _TERRITORY):
            place = self.reference.gazetteer.place_of(found)
            region, province = place.region, place.province
        if found.spoiled & {"region", "province", *_TERRITORY}:
            return values
        if region is not None and not self.reference.scope.covers(region.pk):
            found.reject("event_region_not_yours", "region_fr")
            return values
        school = self._school(found, current)
        city = self._city(found, current, region, province)
        venue = self._venue(found, current, region, city)
        chosen = (venue, school, region, province, city)
        return {
            column: str(place.pk) if place else ""
            for column, place in zip(values, chosen, strict=True)
        }

    def _school(self, found: Findings, current: Event | None) -> School | None:
        code = gresa.normalised(clean_text(found, "school"))
        if not code:
            return None
        if current and current.school and current.school.gresa_code == code:
            return current.school
        school = self.reference.schools.get(code)
        if school is None:
            found.reject("school_unknown", "school")
        return school

    def _city(
        self, found: Findings, current: Event | None, region: Region | None, province: object
    ) -> City | None:
        text = clean_text(found, "city_fr")
        if not text:
            return None
        if current and current.city and fold(text) in names_of(current.city):
            return current.city
        towns = self.reference.cities.get(fold(text), [])
        towns = [
            town
            for town in towns
            if (region is None or town.region_id == region.pk)
            and (province is None or town.province_id == province.pk)
            and self.reference.scope.covers(town.region_id)
        ]
        if len(towns) == 1:
            return towns[0]
        return found.warn("town_unknown", "city_fr", Action.CONFIRM)

    def _venue(
        self, found: Findings, current: Event | None, region: Region | None, city: City | None
    ) -> Venue | None:
        text = clean_text(found, "venue")
        if not text:
            return None
        if current and current.venue and fold(text) in names_of(current.venue):
            return current.venue
        venues = self.reference.venues.get(fold(text), [])
        if region is not None:
            venues = [venue for venue in venues if venue.region_id in (region.pk, None)]
        if not venues:
            return found.warn("venue_unknown", "venue", Action.CONFIRM)
        if city is not None:
            venues = _narrowed(venues, lambda venue: venue.city_id == city.pk)
        if region is not None:
            venues = _narrowed(venues, lambda venue: venue.region_id == region.pk)
        if len(venues) == 1:
            return venues[0]
        return found.reject("venue_ambiguous", "venue")


def _narrowed(venues: list[Venue], fits: Callable[[Venue], bool]) -> list[Venue]:
    return [venue for venue in venues if fits(venue)] or venues
