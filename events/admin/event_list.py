"""The list of events, with its files for Excel that can be brought in again."""

from __future__ import annotations

from campaign_site.core.admin.table_exports import TableExport

from ..importing.exporting import EventTable
from .bulk.buttons import OffersBulk
from .event_views import EventIndexView


class EventListView(OffersBulk, TableExport, EventIndexView):
    export_table = EventTable()
