"""The chosen events as a file: ticked rows, or all that the list shows."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.generic import View
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from campaign_site.core.admin.table_exports import TableExport

from ...importing.exporting import EventTable
from ...models import Event
from .access import may_read
from .selection import chosen_rows


class FileView(TableExport, SpreadsheetExportMixin, View):
    """The same table as the list's own file, of the chosen events that the person sees."""

    model = Event
    export_table = EventTable()
    export_filename = "events"

    def get(self, request: HttpRequest, *args: Any, form: str, **kwargs: Any) -> HttpResponseBase:
        if not may_read(request.user):
            raise PermissionDenied
        if form not in self.FORMATS:
            raise Http404
        return self.as_spreadsheet(chosen_rows(request), form)
