"""Venues, people, days off and kinds of event in the admin."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column

from campaign_site.core.admin.forms import RecordForm
from campaign_site.core.admin.panels import SourcesPanel, day, per_language
from campaign_site.core.admin.viewsets import RecordViewSet

from ..models import Blackout, EventKind, Person, Venue


class VenueViewSet(RecordViewSet):
    model = Venue
    icon = "site"
    list_display = [
        "name",
        "kind",
        Column("city", label=_("Town")),
        Column("region", label=_("Region")),
        "capacity",
    ]
    list_filter = ["region", "kind"]
    list_select_related = ("city", "region")
    list_export = [
        "name_ar", "name_fr", "name_en", "get_kind_display", "address_fr", "city.name",
        "region.code", "capacity", "latitude", "longitude",
    ]  # fmt: skip
    search_fields = ["name_ar", "name_fr", "name_en", "city__name_ar", "city__name_fr"]
    edit_handler = ObjectList(
        [
            per_language("name", _("Name")),
            FieldRowPanel([FieldPanel("kind"), FieldPanel("capacity")]),
            per_language("address", _("Address")),
            MultiFieldPanel(
                [
                    FieldPanel("city"),
                    FieldRowPanel(
                        [
                            FieldPanel("province", widget=forms.Select),
                            FieldPanel("region", widget=forms.Select),
                        ]
                    ),
                    FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                ],
                heading=_("Where"),
            ),
            FieldPanel("access"),
            SourcesPanel(),
        ],
        base_form_class=RecordForm,
    )


class PersonViewSet(RecordViewSet):
    model = Person
    icon = "user"
    list_display = [
        "__str__",
        "function",
        Column("institution", label=_("Institution")),
        Column("region", label=_("Region")),
        BooleanColumn("is_spokesperson", label=_("Speaks to the press")),
    ]
    list_filter = ["region", "is_spokesperson"]
    list_select_related = ("institution", "region")
    list_export = ["name_ar", "name_fr", "function_ar", "function_fr", "institution", "region.code"]
    search_fields = ["name_ar", "name_fr", "name_en", "function_ar", "function_fr", "function_en"]
    edit_handler = ObjectList(
        [
            per_language("honorific", _("Honorific")),
            per_language("name", _("Name")),
            per_language("function", _("Function")),
            FieldPanel("institution"),
            FieldPanel("region", widget=forms.Select),
            FieldPanel("is_spokesperson"),
            SourcesPanel(),
        ],
        base_form_class=RecordForm,
    )


class BlackoutViewSet(RecordViewSet):
    model = Blackout
    icon = "calendar-alt"
    list_display = [
        "name",
        "kind",
        "start_date",
        "end_date",
        BooleanColumn("to_be_confirmed", label=_("To be confirmed")),
    ]
    list_filter = {"kind": ["exact"], "to_be_confirmed": ["exact"], "start_date": ["gte", "lte"]}
    list_export = [
        "name_ar", "name_fr", "get_kind_display", "start_date", "end_date", "to_be_confirmed",
    ]  # fmt: skip
    search_fields = ["name_ar", "name_fr", "name_en"]
    edit_handler = ObjectList(
        [
            per_language("name", _("Name")),
            FieldPanel("kind"),
            FieldRowPanel([day("start_date"), day("end_date")]),
            FieldPanel("to_be_confirmed"),
            FieldPanel("regions", widget=forms.CheckboxSelectMultiple),
            SourcesPanel(),
        ],
        base_form_class=RecordForm,
    )


class EventKindViewSet(RecordViewSet):
    model = EventKind
    icon = "tag"
    list_display = ["name", "code", "order", BooleanColumn("in_schools", label=_("In schools"))]
    list_export = ["code", "name_ar", "name_fr", "name_en", "order", "in_schools", "colour"]
    search_fields = ["name_ar", "name_fr", "name_en", "code"]
    edit_handler = ObjectList(
        [
            per_language("name", _("Name")),
            per_language("plural", _("Plural")),
            FieldRowPanel([FieldPanel("code"), FieldPanel("order"), FieldPanel("colour")]),
            FieldPanel("in_schools"),
        ],
        base_form_class=RecordForm,
    )
