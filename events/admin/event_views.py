"""Events: their list, and the meeting of two writers."""

from __future__ import annotations

from typing import Any

from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.compare import FieldComparison
from wagtail.admin.templatetags.wagtailadmin_tags import user_display_name
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button, HeaderButton

from campaign_site.core.admin.views import (
    RecordCreateView,
    RecordEditView,
    RecordIndexView,
    RecordInspectView,
    overwritten_message,
)
from campaign_site.core.date_phrases import short_date
from campaign_site.core.languages import base_code
from campaign_site.core.permissions.policies import may
from campaign_site.core.time import today

from ..models import Event
from ..querysets import EventQuerySet
from ..services.versions import NO_VERSION, version_mark
from .bulk.selection import opening_query
from .changing.hooks import change_buttons
from .changing.publishing import ShowsImpact
from .preparing.buttons import header_buttons
from .problem_column import CountsProblems
from .problems.form_panel import TellsProblems


class DayColumn(Column):
    """The day with its weekday and hour, in the language of the screen."""

    def get_value(self, instance: Event) -> str:
        day, hour = instance.start_date, instance.start_time
        if day is None:
            return "–"
        text = short_date(day, base_code(get_language() or "ar"), with_year=True)
        return f"{text}, {hour:%H:%M}" if hour else text


class EventIndexView(CountsProblems, RecordIndexView):
    """Opened from the menu it shows the current edition, the nearest day first.

    The edition stands among the filters like one that was chosen, and is taken away like one.
    """

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.GET and not self.results_only:
            request.GET = QueryDict(opening_query())
        return super().get(request, *args, **kwargs)

    def order_queryset(self, queryset: EventQuerySet) -> EventQuerySet:
        ordered = super().order_queryset(queryset)
        return ordered if self.is_explicitly_ordered else ordered.nearest_first(on=today())


class EventCreateView(TellsProblems, RecordCreateView):
    pass


class EventEditView(ShowsImpact, TellsProblems, RecordEditView):
    """Drafts are versions: the second writer is told which fields the other one changed."""

    @cached_property
    def is_out_of_date(self) -> bool:
        """Compared with what the form says it shows.

        Wagtail's own fields say nothing of an event that had no version when it was opened,
        nor of the automatic saves since.
        """
        posted = self.request.POST
        seen = posted.get("seen_version")
        if seen and not posted.get("overwrite_revision_id"):
            return seen != version_mark(self.object)
        return super().is_out_of_date

    def is_valid(self, form: ModelForm) -> bool:
        valid = super().is_valid(form)
        if self.expects_json_response or not self.is_out_of_date:
            return valid
        latest = self.latest_revision
        self.produced_error_code = "invalid_revision"
        self.produced_error_message = overwritten_message(
            who=user_display_name(latest.user) if latest.user else "",
            at=latest.created_at,
            fields=self._fields_changed_meanwhile(),
        )
        form.renew_seen_version()
        return False

    def _fields_changed_meanwhile(self) -> list[str]:
        """Labels of the fields that differ between the version opened and the newest."""
        before = self._event_as_opened()
        if before is None:
            return []
        after = self.latest_revision.as_object()
        panel = self.panel.get_bound_panel(instance=self.object, request=self.request, form=None)
        differences = [compare(before, after) for compare in panel.get_comparison()]
        return [str(diff.field_label()) for diff in differences if _differs(diff)]

    def _event_as_opened(self) -> Event | None:
        """None where it is not known any more: an automatic save has written over it."""
        posted = self.request.POST
        seen = posted.get("seen_version", "").partition(" ")[0]
        seen = seen or posted.get("loaded_revision_id", "")
        if seen == NO_VERSION:
            return self.live_object
        if not (seen.isascii() and seen.isdecimal() and len(seen) < 19):
            return None
        opened = self.object.revisions.filter(pk=int(seen)).first()
        if opened is None or opened.pk == self.latest_revision.pk:
            return None
        return opened.as_object()

    @cached_property
    def header_buttons(self) -> list[Button]:
        copies = header_buttons(self.request.user, self.live_object)
        buttons = [*super().header_buttons, *copies]
        if self.live_object.live:
            url = reverse("events:event", kwargs={"slug": self.live_object.slug})
            buttons.append(HeaderButton(_("See on the site"), url=url, icon_name="view"))
        return [*buttons, *change_buttons(self.request.user, self.live_object, HeaderButton)]


class EventInspectView(RecordInspectView):
    """Another event is named only to those who may see it."""

    def get_field_display_value(self, field_name: str, field: Any) -> Any:
        value = super().get_field_display_value(field_name, field)
        if not isinstance(value, Event) or may(self.request.user, "view", value):
            return value
        if value.region is None:
            return gettext("a national event")
        return gettext("an event of another region (%(region)s)") % {"region": value.region}


def _differs(diff: FieldComparison) -> bool:
    """An empty text and none at all are the same to whoever reads."""
    both_empty = not getattr(diff, "val_a", True) and not getattr(diff, "val_b", True)
    return diff.has_changed() and not both_empty
