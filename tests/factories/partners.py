"""Institutions and schools."""

import factory
from factory.django import DjangoModelFactory

from partners.enums import InstitutionKind, SchoolLevel
from partners.models import Institution, School

from .territory import RegionFactory


class InstitutionFactory(DjangoModelFactory):
    class Meta:
        model = Institution

    slug = factory.Sequence(lambda n: f"institution-{n}")
    name_fr = factory.Sequence(lambda n: f"Institution {n}")
    name_ar = factory.Sequence(lambda n: f"مؤسسة {n}")
    name_en = factory.Sequence(lambda n: f"Institution {n}")
    kind = InstitutionKind.ASSOCIATION


class SchoolFactory(DjangoModelFactory):
    class Meta:
        model = School

    gresa_code = factory.Sequence(lambda n: f"{n:05}A")
    name_fr = factory.Sequence(lambda n: f"École {n}")
    name_ar = factory.Sequence(lambda n: f"مدرسة {n}")
    levels = factory.LazyFunction(lambda: [SchoolLevel.PRIMARY])
    region = factory.SubFactory(RegionFactory)
