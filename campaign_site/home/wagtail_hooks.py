"""What the top floor adds to the admin."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.views import home
from wagtail.models import TaskState

from campaign_site.core.models import RegionalReviewTask

from .admin.overview import OverviewPanel, writes_pages

# The last changes of all records, and the report of locked pages, stand for these.
_ABOUT_PAGES = (home.RecentEditsPanel, home.LockedPagesPanel)
# They load every proposal one by one; the screen of proposals stands for them.
_ABOUT_REVIEWS = (home.WorkflowObjectsToModeratePanel, home.UserObjectsInWorkflowModerationPanel)


@hooks.register("construct_homepage_panels")
def add_overview(request: HttpRequest, panels: list[Any]) -> None:
    unwanted = _ABOUT_PAGES
    if not (writes_pages(request.user) and _other_reviews()):
        unwanted += _ABOUT_REVIEWS
    panels[:] = [panel for panel in panels if not isinstance(panel, unwanted)]
    panels.append(OverviewPanel(request.user))


@hooks.register("construct_homepage_summary_items", order=1000)
def leave_out_totals(request: HttpRequest, items: list[Any]) -> None:
    """How many pages and pictures there are tells nobody how far the edition is."""
    items.clear()


def _other_reviews() -> bool:
    """Whether anything waits in a workflow other than the regional review."""
    waiting = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS)
    return waiting.exclude(task__in=RegionalReviewTask.objects.values("pk")).exists()
