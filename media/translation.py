"""One column per language for figures."""

from modeltranslation.translator import TranslationOptions, register

from .models import KeyFigure


@register(KeyFigure)
class KeyFigureTranslation(TranslationOptions):
    fields = ("label", "note")
