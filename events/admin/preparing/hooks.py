"""Where copies and series appear in Wagtail's admin."""

from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter
from wagtail.permissions import policy_registry

from campaign_site.core.admin.planning_menu import MENU_HOOK
from campaign_site.core.languages import DEFAULT_LANGUAGE, base_code, best_text

from ...models import Edition, Event
from ...services.edition_copies import COPIED
from ...services.first_versions import COPIED as EVENT_COPIED
from . import edition_views, event_views, school_views, series_start, series_views, stale_views
from .buttons import listing_buttons


class AddsMenuItem(MenuItem):
    """For whoever may add records of a model."""

    def __init__(self, model: type[Model], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.model = model

    def is_shown(self, request: HttpRequest) -> bool:
        return policy_registry.get_by_type(self.model).user_has_permission(request.user, "add")


@hooks.register("register_admin_urls")
def copy_urls() -> list[URLPattern]:
    base = "planning/copy/"
    one = f"{base}<uuid:key>/"
    return [
        path(base, edition_views.CopyStartView.as_view(), name="copy_edition_start"),
        path(one, edition_views.CopyDetailsView.as_view(), name="copy_edition_details"),
        path(
            f"{one}preview/", edition_views.CopyPreviewView.as_view(), name="copy_edition_preview"
        ),
        path(f"{one}result/", edition_views.CopyResultView.as_view(), name="copy_edition_result"),
        path(f"{base}event/<int:pk>/", event_views.EventCopyView.as_view(), name="copy_event"),
        path(
            f"{base}<int:pk>/texts/", stale_views.StaleTextsView.as_view(), name="copy_stale_texts"
        ),
    ]


@hooks.register("register_admin_urls")
def series_urls() -> list[URLPattern]:
    base = "planning/series/"
    one = f"{base}<uuid:key>/"
    return [
        path(base, series_start.SeriesStartView.as_view(), name="series_start"),
        path(one, series_views.SeriesDetailsView.as_view(), name="series_details"),
        path(f"{one}schools/", school_views.SeriesSchoolsView.as_view(), name="series_schools"),
        path(f"{one}preview/", series_views.SeriesPreviewView.as_view(), name="series_preview"),
        path(f"{one}result/", series_views.SeriesResultView.as_view(), name="series_result"),
    ]


@hooks.register(MENU_HOOK)
def series_menu_item() -> MenuItem:
    url = reverse("series_start")
    return AddsMenuItem(
        Event, series_start.LABEL, url, name="series", icon_name="list-ul", order=310
    )


@hooks.register(MENU_HOOK)
def copy_menu_item() -> MenuItem:
    url, label = reverse("copy_edition_start"), edition_views.LABEL
    return AddsMenuItem(Edition, label, url, name="copy-edition", icon_name="copy", order=300)


hooks.register("register_snippet_listing_buttons", listing_buttons)


@hooks.register("register_log_actions")
def copy_actions(actions: Any) -> None:
    @actions.register_action(COPIED)
    class EditionCopiedFormatter(LogFormatter):
        label = gettext_lazy("Start an edition from an earlier one")

        def format_message(self, log_entry: Any) -> str:
            return _("Started from “%(source)s”") % {"source": log_entry.data.get("source", "")}

    @actions.register_action(EVENT_COPIED)
    class EventCopiedFormatter(LogFormatter):
        label = gettext_lazy("Copy an event")

        def format_message(self, log_entry: Any) -> str:
            data, lang = log_entry.data, base_code(get_language() or DEFAULT_LANGUAGE)
            title = best_text(data.get("titles", {}), lang).text or data.get("source", "")
            return _("Copied from “%(source)s”") % {"source": title}
