"""The screen "Activity": what organisers did, day by day."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.templatetags.wagtailadmin_tags import user_display_name
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page, PageLogEntry

from ..activity import entries, sentences
from ..activity.entries import PAGES, Activity, Entry, Filters
from ..date_phrases import full_date
from ..languages import DEFAULT_LANGUAGE, base_code
from ..models import User
from ..spreadsheets.writing import CSV_TYPE, write_csv
from ..time import to_local
from .planning_menu import MENU_HOOK
from .table_exports import spoken

PER_PAGE = 50
_MOST_DIGITS = 6


class ActivityForm(forms.Form):
    """Filters in the address; what it does not know it leaves out."""

    person = forms.TypedChoiceField(label=_("Person"), required=False, coerce=int, empty_value=None)
    kind = forms.ChoiceField(label=_("Kind of record"), required=False)
    action = forms.ChoiceField(label=_("Action"), required=False)
    since = forms.DateField(
        label=_("From day"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    until = forms.DateField(
        label=_("To day"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, data: Any, *, activity: Activity) -> None:
        super().__init__(data, prefix="")
        people, actions = activity.people_and_actions()
        everybody = [("", _("Everybody"))]
        self.fields["person"].choices = everybody + [
            (str(person.pk), user_display_name(person))
            for person in User.objects.filter(pk__in=people).order_by("first_name", "username")
        ]
        kinds = [
            (label, capfirst(str(kind.model_class()._meta.verbose_name)))
            for label, kind in activity.types.items()
        ]
        kinds.append((PAGES, capfirst(str(Page._meta.verbose_name))))
        self.fields["kind"].choices = [("", _("All kinds")), *sorted(kinds, key=lambda k: k[1])]
        named = sorted(
            ((action, sentences.action_label(action)) for action in actions), key=lambda a: a[1]
        )
        self.fields["action"].choices = [("", _("All actions")), *named]

    def filters(self) -> Filters:
        self.is_valid()
        chosen = self.cleaned_data
        return Filters(**{name: chosen[name] for name in self.fields if chosen.get(name)})


class ActivityView(WagtailAdminTemplateMixin, TemplateView):
    """Sentences grouped by day, or all of them as a table for a spreadsheet."""

    template_name = "core/admin/activity.html"
    page_title = _("Activity")
    header_icon = "list-ul"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        here = {"url": reverse_lazy("activity"), "label": self.page_title}
        return [*self.breadcrumbs_items, here]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        activity = Activity(request.user)
        form = ActivityForm(request.GET, activity=activity)
        rows = activity.rows(form.filters())
        if request.GET.get("export") == "csv":
            return _csv(rows)
        page = Paginator(rows, PER_PAGE).get_page(request.GET.get("p", "")[:_MOST_DIGITS])
        context = self.get_context_data(**kwargs) | {
            "form": form,
            "page_obj": page,
            "elided_page_range": page.paginator.get_elided_page_range(page.number),
            "total": page.paginator.count,
            "days": by_day(told(entries.load(list(page)))),
        }
        return self.render_to_response(context)


def told(found: list[Entry]) -> list[dict[str, Any]]:
    """Entries ready to print: the sentence, the time, the comment; one query."""
    lost = entries.gone(found)
    lines = []
    for entry in found:
        local = to_local(entry.timestamp)
        # The key of a page's entry is the page's own, never another record's.
        is_gone = not isinstance(entry, PageLogEntry) and (
            (entry.content_type_id, entry.object_id) in lost
        )
        url = "" if is_gone or entry.deleted else sentences.address_of(entry)
        lines.append(
            {
                "day": local.date(),
                "time": f"{local:%H:%M}",
                "sentence": sentences.sentence(entry, url=url),
                "comment": sentences.comment_on(entry),
            }
        )
    return lines


def by_day(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    lang = base_code(get_language() or DEFAULT_LANGUAGE)
    return [
        {"day": full_date(day, lang), "lines": list(group)}
        for day, group in groupby(lines, key=lambda line: line["day"])
    ]


def _csv(rows: Any) -> StreamingHttpResponse:
    header = [
        gettext("When"), gettext("Person"), gettext("Action"), gettext("Kind of record"),
        gettext("Title"), gettext("Comment"),
    ]  # fmt: skip
    lines = (
        [
            entry.timestamp,
            sentences.who_did(entry),
            sentences.action_label(entry.action),
            sentences.kind_of(entry),
            sentences.one_line(entry.label),
            sentences.comment_on(entry),
        ]
        for entry in entries.in_batches(rows)
    )
    response = StreamingHttpResponse(spoken(write_csv(header, lines)), content_type=CSV_TYPE)
    response.headers["Content-Disposition"] = 'attachment; filename="activity.csv"'
    return response


@hooks.register("register_admin_urls")
def activity_urls() -> list[URLPattern]:
    return [path("activity/", ActivityView.as_view(), name="activity")]


@hooks.register(MENU_HOOK)
def activity_menu_item() -> MenuItem:
    return MenuItem(
        _("Activity"), reverse("activity"), name="activity", icon_name="list-ul", order=900
    )
