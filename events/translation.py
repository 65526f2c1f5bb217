"""One column per language for everything a visitor reads about events."""

from modeltranslation.translator import TranslationOptions, register

from .models import (
    Blackout,
    Campaign,
    Edition,
    Event,
    EventChange,
    EventKind,
    EventPerson,
    PartnerRole,
    Person,
    Project,
    Publication,
    Venue,
)


@register(Blackout)
class BlackoutTranslation(TranslationOptions):
    fields = ("name",)


@register(Campaign)
class CampaignTranslation(TranslationOptions):
    fields = ("name", "short_name", "summary")


@register(Project)
class ProjectTranslation(TranslationOptions):
    fields = ("title",)


@register(Edition)
class EditionTranslation(TranslationOptions):
    fields = ("title", "slogan", "theme", "aims", "audience", "place")


@register(EventKind)
class EventKindTranslation(TranslationOptions):
    fields = ("name", "plural")


@register(Person)
class PersonTranslation(TranslationOptions):
    fields = ("honorific", "name", "function")


@register(Venue)
class VenueTranslation(TranslationOptions):
    fields = ("name", "address")


@register(Event)
class EventTranslation(TranslationOptions):
    fields = ("title", "summary", "description", "change_reason")


@register(EventPerson)
class EventPersonTranslation(TranslationOptions):
    fields = ("function",)


@register(PartnerRole)
class PartnerRoleTranslation(TranslationOptions):
    fields = ("wording",)


@register(EventChange)
class EventChangeTranslation(TranslationOptions):
    fields = ("reason",)


@register(Publication)
class PublicationTranslation(TranslationOptions):
    fields = ("calendar",)
