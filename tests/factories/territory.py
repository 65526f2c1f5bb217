"""Accounts and the country's divisions.

Invented codes start after the twelve real regions and stop before 99, which tests use as a
region that does not exist: a code a test writes itself is never taken already.
"""

import factory
from django.contrib.auth.models import Group
from factory.django import DjangoModelFactory

from campaign_site.core.models import City, Province, Region, User


class GroupFactory(DjangoModelFactory):
    class Meta:
        model = Group

    name = factory.Sequence(lambda n: f"group {n}")


class UserFactory(DjangoModelFactory):
    """An account without rights; `admin=True` may do everything."""

    class Meta:
        model = User

    username = factory.Sequence(lambda n: f"user-{n}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.org")

    class Params:
        admin = factory.Trait(is_staff=True, is_superuser=True)


class RegionFactory(DjangoModelFactory):
    class Meta:
        model = Region

    code = factory.Sequence(lambda n: f"MA-{13 + n % 86}")
    code_hcp = factory.Sequence(lambda n: f"{13 + n % 86}")
    slug = factory.Sequence(lambda n: f"region-{n}")
    name_fr = factory.Sequence(lambda n: f"Région {n}")
    name_ar = factory.Sequence(lambda n: f"جهة {n}")
    name_en = factory.Sequence(lambda n: f"Region {n}")


class ProvinceFactory(DjangoModelFactory):
    class Meta:
        model = Province

    code_hcp = factory.Sequence(lambda n: f"{13 + n // 1000 % 86}.{n % 1000:03}")
    kind = Province.Kind.PROVINCE
    region = factory.SubFactory(RegionFactory)
    name_fr = factory.Sequence(lambda n: f"Province {n}")
    name_ar = factory.Sequence(lambda n: f"إقليم {n}")
    name_en = factory.Sequence(lambda n: f"Province {n}")


class CityFactory(DjangoModelFactory):
    class Meta:
        model = City

    code_hcp = factory.Sequence(lambda n: f"{13 + n // 1000 % 86}.{n % 1000:03}.01.0")
    province = factory.SubFactory(ProvinceFactory)
    region = factory.SelfAttribute("province.region")
    name_fr = factory.Sequence(lambda n: f"Ville {n}")
    name_ar = factory.Sequence(lambda n: f"مدينة {n}")
    name_en = factory.Sequence(lambda n: f"Town {n}")
