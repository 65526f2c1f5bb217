"""What an edition is called."""

import pytest

from events.models import Edition
from tests.factories import CampaignFactory


@pytest.mark.parametrize(
    ("title", "year", "name"),
    [
        ("Édition de démonstration", 2026, "Édition de démonstration (2026)"),
        ("Édition de démonstration", 2027, "Édition de démonstration (2027)"),
        ("Semaine 2026", 2026, "Semaine 2026"),
        ("Semaine 2026", 2027, "Semaine 2026 (2027)"),
        ("", 2027, "Semaine 2027"),
    ],
)
def test_its_year_tells_it_from_the_one_it_was_copied_from(title, year, name):
    campaign = CampaignFactory.build(name_fr="Semaine", name_ar="Semaine", name_en="Semaine")
    assert str(Edition(campaign=campaign, title=title, year=year)) == name
