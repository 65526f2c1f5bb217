import pytest
from wagtail.models import ReferenceIndex

from campaign_site.home.loading.indexing import add_to_search, indexing_postponed, rebuild_indexes
from partners.models import Institution
from tests.factories import EventFactory, InstitutionFactory

pytestmark = pytest.mark.django_db


def found(word: str) -> list[Institution]:
    from wagtail.search.backends import get_search_backend

    return list(get_search_backend().search(word, Institution))


def test_saving_is_quiet_and_a_rebuild_catches_up():
    with indexing_postponed():
        institution = InstitutionFactory(name_fr="Observatoire")
        event = EventFactory()
    assert found("observatoire") == []
    assert not ReferenceIndex.get_references_for_object(event).exists()
    rebuild_indexes()
    assert found("observatoire") == [institution]
    assert ReferenceIndex.get_references_for_object(event).exists()


def test_afterwards_saving_indexes_again():
    with indexing_postponed():
        pass
    institution = InstitutionFactory(name_fr="Observatoire")
    assert found("observatoire") == [institution]


def test_an_error_inside_does_not_silence_it_for_ever():
    with pytest.raises(RuntimeError), indexing_postponed():
        raise RuntimeError
    institution = InstitutionFactory(name_fr="Conservatoire")
    assert found("conservatoire") == [institution]


def test_records_written_in_bulk_are_found():
    [institution] = Institution.objects.bulk_create([InstitutionFactory.build(name_fr="Fondation")])
    assert found("fondation") == []
    add_to_search(Institution, [institution])
    assert found("fondation") == [institution]
