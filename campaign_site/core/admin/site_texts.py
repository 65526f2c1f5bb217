"""The form of contacts, help numbers and notices: one column per language."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList, TabbedInterface

from ..models import SiteTexts
from .panels import RowsPanel, per_language

HELP = [
    per_language("portal_name", _("Name of the reporting portal")),
    FieldPanel("portal_url"),
    per_language("help_notice", _("Help sentence")),
    RowsPanel(
        "help_numbers",
        [
            per_language("label", _("Service")),
            FieldRowPanel([FieldPanel("number"), FieldPanel("is_whatsapp")]),
            per_language("hours", _("Hours")),
        ],
        heading=_("Help numbers, in the order they are shown"),
        label=_("Help number"),
    ),
    FieldPanel("quick_exit_url"),
]
CONTACTS = [
    per_language("site_title", _("Name of the site")),
    per_language("organiser", _("Organiser")),
    FieldRowPanel([FieldPanel("contact_email"), FieldPanel("contact_phone")]),
    FieldPanel("press_email"),
    per_language("postal_address", _("Postal address")),
]
PRIVACY = [per_language("privacy_notice", _("Privacy notice")), FieldPanel("cndp_number")]


def attach() -> None:
    """Wagtail's settings screen looks for the form on the model."""
    SiteTexts.edit_handler = TabbedInterface(
        [
            ObjectList(HELP, heading=_("Reporting and help")),
            ObjectList(CONTACTS, heading=_("Contacts")),
            ObjectList(PRIVACY, heading=_("Privacy")),
        ]
    )
