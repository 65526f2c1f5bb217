"""A log entry as a sentence: who did what to which record."""

from __future__ import annotations

from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.templatetags.wagtailadmin_tags import user_display_name
from wagtail.log_actions import registry
from wagtail.models import PageLogEntry

from ..marked_text import filled
from .entries import Entry

# Whatever is not named here is told in the words under which it was registered.
SENTENCES: dict[str, Any] = {
    "wagtail.create": gettext_lazy("%(who)s created %(what)s"),
    "wagtail.edit": gettext_lazy("%(who)s changed %(what)s"),
    "wagtail.delete": gettext_lazy("%(who)s deleted %(what)s"),
    "wagtail.publish": gettext_lazy("%(who)s published %(what)s"),
    "wagtail.unpublish": gettext_lazy("%(who)s withdrew %(what)s from the public"),
    "wagtail.publish.schedule": gettext_lazy("%(who)s set the time to publish %(what)s"),
    "wagtail.schedule.cancel": gettext_lazy("%(who)s cancelled the time to publish %(what)s"),
    "wagtail.revert": gettext_lazy("%(who)s went back to an earlier version of %(what)s"),
    "wagtail.lock": gettext_lazy("%(who)s locked %(what)s"),
    "wagtail.unlock": gettext_lazy("%(who)s unlocked %(what)s"),
    "wagtail.rename": gettext_lazy("%(who)s renamed %(what)s"),
    "wagtail.move": gettext_lazy("%(who)s moved %(what)s"),
    "wagtail.copy": gettext_lazy("%(who)s copied %(what)s"),
    "wagtail.workflow.start": gettext_lazy("%(who)s proposed %(what)s"),
    "wagtail.workflow.approve": gettext_lazy("%(who)s approved %(what)s"),
    "wagtail.workflow.reject": gettext_lazy("%(who)s returned %(what)s"),
    "wagtail.workflow.resume": gettext_lazy("%(who)s proposed %(what)s again"),
    "wagtail.workflow.cancel": gettext_lazy("%(who)s withdrew the proposal %(what)s"),
}
_ADDRESSES = {
    "core.campaignimage": "wagtailimages:edit",
    "core.campaigndocument": "wagtaildocs:edit",
    "core.user": "wagtailusers_users:edit",
}


def sentence(entry: Entry, *, url: str = "") -> SafeString:
    """With the record's name as a link where there is one."""
    title = format_html("<bdi>{}</bdi>", one_line(entry.label))
    linked = format_html('<a href="{}">{}</a>', url, title) if url else title
    what = filled(_("“%(title)s” (%(kind)s)"), title=linked, kind=kind_of(entry))
    who = format_html("<bdi>{}</bdi>", who_did(entry))
    pattern = SENTENCES.get(entry.action)
    if pattern is None:
        told = _("%(who)s: %(message)s – %(what)s")
        return filled(told, who=who, message=str(entry.message), what=what)
    return filled(str(pattern), who=who, what=what)


def who_did(entry: Entry) -> str:
    """The person's name; the account may be gone, or nobody's (the machine)."""
    if entry.user_id is None:
        return _("The system")
    return user_display_name(entry.user) if entry.user else _("Somebody who has left")


def kind_of(entry: Entry) -> str:
    """The kind of record in the reader's language."""
    model = entry.content_type and entry.content_type.model_class()
    return str(model._meta.verbose_name) if model else _("record")


def action_label(action: str) -> str:
    """What a filter calls an action; one that is registered no more keeps its code."""
    return str(dict(registry.get_choices()).get(action, action))


def comment_on(entry: Entry) -> str:
    """What the person wrote about it, such as the reason of a return."""
    data = entry.data or {}
    return one_line(data.get("comment") or data.get("reason") or "")


def address_of(entry: Entry) -> str:
    """Where the record can be read; empty where it has no page."""
    if isinstance(entry, PageLogEntry):
        return reverse("wagtailadmin_pages:edit", args=[entry.page_id])
    model = entry.content_type and entry.content_type.model_class()
    if model is None:
        return ""
    viewset = getattr(model, "snippet_viewset", None)
    name = viewset.get_url_name("inspect") if viewset else _ADDRESSES.get(model._meta.label_lower)
    try:
        return reverse(name, args=[entry.object_id]) if name else ""
    except NoReverseMatch:
        return ""


def one_line(text: Any) -> str:
    """A text that was typed on several lines, on one."""
    return " ".join(str(text).split())
