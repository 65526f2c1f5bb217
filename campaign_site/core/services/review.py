"""The workflow in which a region approves what was proposed for it."""

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model
from wagtail.models import Workflow, WorkflowContentType, WorkflowTask

from ..models import RegionalReviewTask
from ..review_names import STORED


@transaction.atomic
def setup_regional_review(*, model: type[Model]) -> Workflow:
    """Give records of a model the regional review; a workflow already chosen stays."""
    task = RegionalReviewTask.objects.first() or RegionalReviewTask.objects.create(name=STORED)
    workflow = Workflow.objects.filter(workflow_tasks__task=task).first()
    if workflow is None:
        workflow = Workflow.objects.create(name=STORED)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowContentType.objects.get_or_create(
        content_type=ContentType.objects.get_for_model(model), defaults={"workflow": workflow}
    )
    return workflow
