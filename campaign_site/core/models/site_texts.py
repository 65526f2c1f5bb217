"""What every page says about help and who answers for the site."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Orderable

from ..content_version import public_content


@public_content
@register_setting(icon="help")
class SiteTexts(BaseGenericSetting, ClusterableModel):
    """Contacts, reporting portal and privacy notice, one text per language."""

    site_title = models.CharField(_("name of the site"), max_length=120, blank=True)
    organiser = models.CharField(_("organiser"), max_length=200, blank=True)
    contact_email = models.EmailField(_("contact e-mail"), blank=True)
    contact_phone = models.CharField(_("contact phone"), max_length=40, blank=True)
    press_email = models.EmailField(_("press e-mail"), blank=True)
    postal_address = models.TextField(_("postal address"), blank=True)
    portal_name = models.CharField(_("name of the reporting portal"), max_length=120, blank=True)
    portal_url = models.URLField(_("address of the reporting portal"), blank=True)
    help_notice = models.CharField(
        _("help sentence"),
        max_length=200,
        blank=True,
        help_text=_("One short sentence above the help numbers."),
    )
    quick_exit_url = models.URLField(
        _("quick exit leads to"), default="https://www.google.com/", blank=True
    )
    privacy_notice = models.TextField(_("privacy notice"), blank=True)
    cndp_number = models.CharField(_("CNDP declaration number"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("contacts and help")


@public_content
class HelpNumber(Orderable):
    """A service a child or a parent can call or write to."""

    settings = ParentalKey(SiteTexts, on_delete=models.CASCADE, related_name="help_numbers")
    label = models.CharField(_("service"), max_length=120)
    number = models.CharField(_("number as printed"), max_length=40)
    hours = models.CharField(_("hours"), max_length=120, blank=True)
    is_whatsapp = models.BooleanField(_("answers on WhatsApp"), default=False)

    class Meta(Orderable.Meta):
        verbose_name = _("help number")
        verbose_name_plural = _("help numbers")

    def __str__(self) -> str:
        return f"{self.label} {self.number}"
