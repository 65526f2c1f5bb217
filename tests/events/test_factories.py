"""Every factory makes a valid row by itself."""

import pytest

from tests import factories

MAKERS = [name for name in factories.__all__ if name.endswith("Factory")]


@pytest.mark.django_db
@pytest.mark.parametrize("name", MAKERS)
def test_a_factory_makes_two_valid_rows(name):
    for row in (getattr(factories, name)(), getattr(factories, name)()):
        row.full_clean(exclude=["password"] if name == "UserFactory" else None)
        assert row.pk
