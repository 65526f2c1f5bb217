"""An import of schools reaches what visitors read about the events there."""

import pytest

from campaign_site.core.models import Region
from partners.importing import records
from partners.models import School
from tests.factories import SchoolFactory, published_event
from tests.partners.importing.conftest import EVERYWHERE, read_schools
from tests.partners.importing.test_schools import EVERYTHING


def bring_in(name: str) -> None:
    content = f"CD_ETAB;NOM_ETABL;CD_PROV\n99001J;{name};351\n".encode()
    _file, lines = read_schools(content)
    records.compare(lines, scope=EVERYWHERE, choices=EVERYTHING)
    writing = [line for line in lines if line.changes]
    if writing:
        records.prepare(writing)()


@pytest.mark.django_db
def test_a_schools_new_name_is_the_one_visitors_read(
    edition, django_capture_on_commit_callbacks
) -> None:
    region = Region.objects.get(code="MA-07")
    school = SchoolFactory(gresa_code="99001J", name_fr="ANCIEN NOM", name_ar="", region=region)
    event = published_event(edition=edition, school=school, venue=None, region=region)
    assert "ANCIEN NOM" in str(event.publication.facts)
    with django_capture_on_commit_callbacks(execute=True):
        bring_in("NOUVEAU NOM")
    assert School.objects.get().name_fr == "NOUVEAU NOM"
    event.publication.refresh_from_db()
    assert "NOUVEAU NOM" in str(event.publication.facts)
    assert "ANCIEN NOM" not in str(event.publication.facts)


@pytest.mark.django_db
def test_a_file_without_news_moves_nothing(edition, django_capture_on_commit_callbacks) -> None:
    region = Region.objects.get(code="MA-07")
    school = SchoolFactory(gresa_code="99001J", name_fr="LE NOM", region=region)
    School.objects.update(province=region.provinces.get(code_hcp="07.351"))
    event = published_event(edition=edition, school=school, venue=None, region=region)
    before = event.publication.modified_at
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        bring_in("LE NOM")
    event.publication.refresh_from_db()
    assert (callbacks, event.publication.modified_at) == ([], before)
