"""The tabs of the event's form, in the order an organiser thinks."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)

from campaign_site.core.admin.panels import RowsPanel, SourcesPanel, day, per_language

from .event_form import EventForm

WHAT = [
    MultiFieldPanel(
        [
            FieldRowPanel(
                [
                    FieldPanel("edition", widget=forms.Select),
                    FieldPanel("kind", widget=forms.Select),
                ]
            ),
            FieldPanel("project", widget=forms.Select),
        ],
        heading=_("Belongs to"),
    ),
    FieldPanel("parent"),
    per_language("title", _("Title")),
    per_language("summary", _("Summary")),
    per_language("description", _("Description"), stacked=True),
    FieldPanel("cover"),
    FieldPanel("slug", help_text=_("Empty: made from the title. The old address keeps working.")),
]

WHEN_AND_WHERE = [
    MultiFieldPanel(
        [
            FieldPanel("date_precision"),
            FieldRowPanel([day("start_date"), FieldPanel("start_time")]),
            FieldRowPanel([day("end_date"), FieldPanel("end_time")]),
        ],
        heading=_("When (time in Morocco)"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("venue"), FieldPanel("school")]),
            FieldPanel("online_url"),
            FieldRowPanel(
                [
                    FieldPanel("region", widget=forms.Select),
                    FieldPanel("province", widget=forms.Select),
                ]
            ),
            FieldPanel("city"),
            FieldPanel("access"),
        ],
        heading=_("Where"),
        help_text=_("Region, province and town are filled in from the venue or the school."),
    ),
    MultiFieldPanel(
        [FieldPanel("status"), per_language("change_reason", _("Reason for the change"))],
        heading=_("What the public is told"),
    ),
]

FOR_WHOM = [
    FieldPanel("audiences"),
    FieldPanel("levels"),
    FieldPanel("languages"),
    FieldPanel("open_to_press"),
]

REGISTRATION = [
    FieldRowPanel([FieldPanel("capacity"), FieldPanel("heads_promised")]),
    FieldRowPanel([FieldPanel("group_min"), FieldPanel("group_max")]),
    FieldPanel("registration_mode"),
    FieldPanel("registration_url"),
    FieldRowPanel([day("registration_opens"), day("registration_closes")]),
]

PARTNERS_AND_PEOPLE = [
    RowsPanel(
        "partner_roles",
        [
            FieldPanel("institution"),
            FieldRowPanel([FieldPanel("code"), FieldPanel("sort_order")]),
            per_language("wording", _("Exact wording")),
        ],
        heading=_("Institutions and their exact role"),
        label=_("Institution"),
    ),
    RowsPanel(
        "people",
        [
            FieldRowPanel([FieldPanel("person"), FieldPanel("role")]),
            per_language("function", _("Function")),
        ],
        heading=_("People, in order of protocol"),
        label=_("Person"),
    ),
]

SOURCES_AND_NOTES = [
    SourcesPanel(),
    FieldPanel("internal_notes"),
    FieldPanel("took_place"),
    PublishingPanel(),
]

EVENT_TABS = TabbedInterface(
    [
        ObjectList(WHAT, heading=_("What")),
        ObjectList(WHEN_AND_WHERE, heading=_("When and where")),
        ObjectList(FOR_WHOM, heading=_("For whom")),
        ObjectList(REGISTRATION, heading=_("Registration")),
        ObjectList(PARTNERS_AND_PEOPLE, heading=_("Partners and people")),
        ObjectList(SOURCES_AND_NOTES, heading=_("Sources and notes")),
    ],
    base_form_class=EventForm,
)
