"""One column per language for institutions and schools."""

from modeltranslation.translator import TranslationOptions, register

from .models import Institution, School


@register(Institution)
class InstitutionTranslation(TranslationOptions):
    fields = ("name", "short_name")


@register(School)
class SchoolTranslation(TranslationOptions):
    fields = ("name", "commune", "address")
