"""Campaigns, projects, editions and events in the admin."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList, TabbedInterface
from wagtail.admin.ui.tables import Column

from campaign_site.core.admin.forms import RecordForm
from campaign_site.core.admin.panels import RowsPanel, SourcesPanel, day, per_language
from campaign_site.core.admin.viewsets import RecordViewSet

from ..models import Campaign, Edition, Event, Project
from . import edition_views, event_views
from .changing.kept import keeping_typing
from .event_filters import EventFilterSet
from .event_list import EventListView
from .event_panels import EVENT_TABS
from .problem_column import PROBLEMS_COLUMN

_ROLES = RowsPanel(
    "partner_roles",
    [
        FieldPanel("institution"),
        FieldRowPanel([FieldPanel("code"), FieldPanel("sort_order")]),
        per_language("wording", _("Exact wording")),
    ],
    heading=_("Institutions and their exact role"),
    label=_("Institution"),
)


class EventViewSet(RecordViewSet):
    model = Event
    icon = "date"
    index_view_class = EventListView
    add_view_class = event_views.EventCreateView
    edit_view_class = event_views.EventEditView
    inspect_view_class = event_views.EventInspectView
    edit_template_name = "events/admin/event_edit.html"
    edit_handler = EVENT_TABS
    filterset_class = EventFilterSet
    list_display = [
        "title",
        event_views.DayColumn("start_date", label=_("Day"), sort_key="start_date"),
        Column("region", label=_("Region")),
        "status",
        PROBLEMS_COLUMN,
    ]
    list_select_related = (
        "edition__campaign", "project", "kind", "region", "province", "city", "venue", "school",
        "latest_revision", "locked_by",
    )  # fmt: skip
    list_export = [
        "slug", "title_ar", "title_fr", "title_en", "kind.code", "edition.slug", "project.slug",
        "start_date", "start_time", "end_date", "end_time", "starts_at", "get_status_display",
        "live", "region.code", "province.code_hcp", "city.name", "venue.name", "school.gresa_code",
        "capacity", "get_registration_mode_display",
    ]  # fmt: skip
    export_filename = "events"
    search_fields = ["title_ar", "title_fr", "title_en", "slug"]
    inspect_view_fields_exclude = ["go_live_at", "expire_at"]

    @property
    def edit_view(self) -> Any:
        return keeping_typing(super().edit_view, self.model)


class EditionViewSet(RecordViewSet):
    model = Edition
    icon = "calendar"
    edit_view_class = edition_views.EditionEditView
    inspect_view_class = edition_views.EditionInspectView
    list_display = ["__str__", "number", "year", "start_date", "end_date", "state"]
    list_filter = ["campaign", "state", "year"]
    list_select_related = ("campaign",)
    list_export = [
        "slug", "number", "year", "title_ar", "title_fr", "slogan_ar", "slogan_fr", "start_date",
        "end_date", "get_state_display",
    ]  # fmt: skip
    search_fields = ["title_ar", "title_fr", "title_en", "slogan_ar", "slogan_fr", "slug"]
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldRowPanel(
                        [
                            FieldPanel("campaign", widget=forms.Select),
                            FieldPanel("number"),
                            FieldPanel("year"),
                        ]
                    ),
                    FieldRowPanel([day("start_date"), day("end_date")]),
                    per_language("title", _("Title")),
                    per_language("slogan", _("Slogan")),
                    per_language("theme", _("Theme")),
                    per_language("aims", _("Aims")),
                    per_language("audience", _("Whom it is for")),
                    per_language("place", _("Place")),
                    FieldPanel("cover"),
                    FieldPanel("slug"),
                ],
                heading=_("Edition"),
            ),
            ObjectList(
                [
                    RowsPanel(
                        "goals",
                        [
                            FieldPanel("region"),
                            FieldRowPanel(
                                [
                                    FieldPanel("events"),
                                    FieldPanel("schools"),
                                    FieldPanel("pupils"),
                                ]
                            ),
                        ],
                        heading=_("Goals"),
                        label=_("Goal"),
                    )
                ],
                heading=_("Goals"),
            ),
            ObjectList([_ROLES], heading=_("Partners")),
            ObjectList([SourcesPanel()], heading=_("Sources")),
        ],
        base_form_class=RecordForm,
    )

    @property
    def edit_view(self) -> Any:
        return keeping_typing(super().edit_view, self.model)

    def get_urlpatterns(self) -> list[Any]:
        moves = self.construct_view(edition_views.EditionStateView)
        return [*super().get_urlpatterns(), path("state/<int:pk>/<slug:to>/", moves, name="state")]


class CampaignViewSet(RecordViewSet):
    model = Campaign
    icon = "clipboard-list"
    list_display = ["name", "slug"]
    list_export = ["slug", "name_ar", "name_fr", "name_en"]
    search_fields = ["name_ar", "name_fr", "name_en", "slug"]
    edit_handler = ObjectList(
        [
            per_language("name", _("Name")),
            per_language("short_name", _("Short name")),
            per_language("summary", _("Summary")),
            FieldPanel("slug"),
            SourcesPanel(),
        ],
        base_form_class=RecordForm,
    )


class ProjectViewSet(RecordViewSet):
    model = Project
    icon = "folder-open-inverse"
    list_display = ["title", "kind", "launched"]
    list_filter = ["kind"]
    list_export = ["slug", "title_ar", "title_fr", "title_en", "get_kind_display", "launched"]
    search_fields = ["title_ar", "title_fr", "title_en", "slug"]
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    per_language("title", _("Title")),
                    FieldRowPanel([FieldPanel("kind"), FieldPanel("launched")]),
                    FieldPanel("website"),
                    FieldPanel("slug"),
                ],
                heading=_("Project"),
            ),
            ObjectList([_ROLES], heading=_("Partners")),
            ObjectList([SourcesPanel()], heading=_("Sources")),
        ],
        base_form_class=RecordForm,
    )
