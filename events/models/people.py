"""People who appear in a programme."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from campaign_site.core.content_version import public_content
from campaign_site.core.models import Region, SourcedModel
from partners.models import Institution


@public_content
class Person(index.Indexed, SourcedModel):
    """A speaker, chair or facilitator. The function may be known without the name."""

    honorific = models.CharField(_("honorific"), max_length=20, blank=True)
    name = models.CharField(_("name"), max_length=160, blank=True)
    function = models.CharField(_("function"), max_length=255, blank=True)
    institution = models.ForeignKey(
        Institution,
        verbose_name=_("institution"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="people",
    )
    region = models.ForeignKey(
        Region,
        verbose_name=_("region"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="people",
        help_text=_("Empty for a person the national team assigns."),
    )
    is_spokesperson = models.BooleanField(_("speaks to the press"), default=False)

    search_fields = [
        index.SearchField("name_fr"),
        index.SearchField("name_ar"),
        index.SearchField("function_fr"),
        index.AutocompleteField("name_fr"),
        index.AutocompleteField("name_ar"),
        index.FilterField("region"),
        index.FilterField("institution"),
    ]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ("name_fr", "function_fr")

    def __str__(self) -> str:
        return self.name or self.function or str(_("Unnamed person"))
