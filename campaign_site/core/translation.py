"""One column per language for the records of the ground floor."""

from modeltranslation.translator import TranslationOptions, register

from .models import CampaignImage, City, HelpNumber, Province, Region, SiteTexts


@register(CampaignImage)
class ImageTranslation(TranslationOptions):
    fields = ("alt",)


@register(Region)
class RegionTranslation(TranslationOptions):
    fields = ("name", "capital", "authority")


@register([Province, City])
class PlaceTranslation(TranslationOptions):
    fields = ("name",)


@register(SiteTexts)
class SiteTextsTranslation(TranslationOptions):
    fields = (
        "site_title",
        "organiser",
        "postal_address",
        "portal_name",
        "help_notice",
        "privacy_notice",
    )


@register(HelpNumber)
class HelpNumberTranslation(TranslationOptions):
    fields = ("label", "hours")
