"""A region full of secrets, and how its records fill the parts of the admin's addresses."""

from __future__ import annotations

import uuid
from typing import Any

from django.core.files.base import ContentFile
from django.db.models import Model
from django.utils import timezone
from django_q.models import Task as QueueTask
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, Locale, Page, UploadedFile

from campaign_site.core.models import (
    CampaignDocument,
    CampaignImage,
    ImportBatch,
    JobProgress,
    SiteTexts,
)
from events.models import Event, Preparation
from events.services.bulk_batches import BulkAction
from media.models import KeyFigure, PressClipping

from . import factories as make
from .admin_addresses import Filling
from .roles import coordinator, two_regions

SECRET = "Confidentiel7"
_NAMES = {"name_fr": SECRET, "name_ar": SECRET, "name_en": SECRET}
FIGURE = {"unit": "school", "kind": "target", "precision": "exact"}


class World:
    """Two regions; whatever is Marrakech's is secret, visitors are of Rabat or of nowhere.

    `rows` holds one record of each kind, `keys` the foreign records behind other addresses.
    """

    def __init__(self) -> None:
        self.rabat, self.marrakech = two_regions()
        self.owner = coordinator(self.marrakech, first_name=SECRET, last_name=SECRET)
        self.event = self._event_under_review()
        self.state = self.event.current_workflow_task_state
        self.rows = {type(row): row for row in self._records()}
        # Its title is no secret: whoever writes a text may link to any page.
        self.page = Page.objects.get(depth=1).add_child(
            instance=Page(title="Actualité", slug="actualite", live=False)
        )
        self.page.save_revision(user=self.owner)
        self.keys = self._files() | self._work()

    def _event_under_review(self) -> Event:
        texts = {f"title_{lang}": SECRET for lang in ("fr", "ar", "en")}
        event = make.EventFactory(region=self.marrakech, live=False, **texts)
        for _version in range(2):
            event.save_revision(user=self.owner)
        event.get_workflow().start(event, self.owner)
        return Event.objects.get(pk=event.pk)

    def _records(self) -> list[Model]:
        event, region = self.event, self.marrakech
        province = make.ProvinceFactory(region=region)
        return [
            event, event.edition, event.edition.campaign, event.kind, region,
            make.VenueFactory(region=region, **_NAMES),
            make.PersonFactory(region=region, **_NAMES),
            make.SchoolFactory(region=region, name_fr=SECRET, name_ar=SECRET),
            make.InstitutionFactory(region=region, **_NAMES),
            make.ProjectFactory(), make.BlackoutFactory(),
            province, make.CityFactory(province=province),
            KeyFigure.objects.create(label_fr="Écoles", **FIGURE),
            PressClipping.objects.create(title="Article", outlet="Journal", language="fr"),
        ]  # fmt: skip

    def _files(self) -> dict[str, Any]:
        image = CampaignImage.objects.create(
            title="Affiche", file=get_test_image_file("a.png"), uploaded_by_user=self.owner
        )
        document = CampaignDocument.objects.create(
            title="Guide", file=ContentFile(b"x", "a.txt"), uploaded_by_user=self.owner
        )
        upload = UploadedFile.objects.create(
            file=ContentFile(b"x", "b.txt"), uploaded_by_user=self.owner
        )
        return {"image": image.pk, "document": document.pk, "upload": upload.pk}

    def _work(self) -> dict[str, Any]:
        """What runs in the background, or is prepared in steps."""
        at = timezone.now()
        job = JobProgress.objects.create(
            task_id=uuid.uuid4().hex, title=SECRET, by=self.owner, created_at=at, updated_at=at
        )
        batch = ImportBatch.objects.create(
            kind="schools", owner=self.owner, language="fr", name=f"{SECRET}.xlsx", size=1,
            sha256="0" * 64, created_at=at, job=job,
        )  # fmt: skip
        prepared = [
            Preparation.objects.create(
                kind=kind, owner=self.owner, source=self.event.edition, pattern=self.event,
                created_at=at, choices={"title": SECRET},
            ).key
            for kind in Preparation.Kind.values
        ]  # fmt: skip
        failure = QueueTask.objects.create(
            id=uuid.uuid4().hex, name=SECRET, func="x", started=at, stopped=at, success=False,
            result=SECRET,
        )  # fmt: skip
        return {"batch": batch.pk, "preparations": prepared, "failure": failure.pk}


def filling(world: World) -> Filling:
    """Foreign records for every part of every address."""
    return Filling(rules=(*_by_record(world), *_by_screen(world)), everywhere=_everywhere(world))


def _by_record(world: World) -> list[tuple[str, list[dict[str, Any]]]]:
    rules: list[tuple[str, list[dict[str, Any]]]] = [
        (rf"admin/snippets/(choose/)?{row._meta.app_label}/{row._meta.model_name}/",
         [{"pk": row.pk}])
        for row in world.rows.values()
    ]  # fmt: skip
    each = [
        {"app_label": row._meta.app_label, "model_name": row._meta.model_name,
         "pk": row.pk, "object_id": row.pk}
        for row in (*world.rows.values(), world.page)
    ]  # fmt: skip
    actions = [
        {**one, "action": action.action_type}
        for one, row in zip(each, (*world.rows.values(), world.page), strict=True)
        for action in bulk_action_registry.get_bulk_actions_for_model(
            row._meta.app_label, row._meta.model_name
        )
    ]
    return [*rules, ("admin/bulk/", actions), ("admin/(localize|editing-sessions)/", each)]


def _by_screen(world: World) -> list[tuple[str, list[dict[str, Any]]]]:
    state, keys = world.state, world.keys
    news = {"app_label": "home", "model_name": "newspage"}
    return [
        ("admin/api/main/.*action", [{"pk": world.page.pk, "action_name": "publish"}]),
        ("admin/(api/main/.)?pages", [{"pk": world.page.pk, **news}]),
        ("admin/(api/main/.)?documents", [{"pk": keys["document"]}]),
        ("admin/(api/main/.)?images", [{"pk": keys["image"]}]),
        ("admin/collections/", [{"pk": Collection.get_first_root_node().pk}]),
        ("admin/workflows/tasks/",
         [{"pk": state.task_id, "app_label": "core", "model_name": "regionalreviewtask"}]),
        ("admin/workflows/", [{"pk": state.workflow_state.workflow_id}]),
        ("admin/locales/", [{"pk": Locale.objects.first().pk}]),
        ("admin/users/", [{"pk": world.owner.pk}]),
        ("admin/groups/", [{"pk": world.owner.groups.get().pk}]),
        ("admin/settings/",
         [{"app_name": "core", "model_name": "sitetexts", "pk": SiteTexts.load().pk}]),
        ("admin/planning/copy/<int", [{"pk": world.event.edition_id}]),
        ("admin/planning/events/bulk/file", [{"form": "csv"}, {"form": "xlsx"}]),
        ("admin/planning/events/bulk/<slug",
         [{"action": action.value} for action in BulkAction]),
        ("admin/planning/",
         [{"pk": world.event.pk, "key": key} for key in keys["preparations"]]),
        ("admin/imports/",
         [{"pk": keys["batch"], "kind": "schools", "form": form} for form in ("csv", "xlsx")]),
        ("admin/background-work/", [{"key": "campaign.publish", "task_id": keys["failure"]}]),
        ("admin/tag-autocomplete/", [{"app_name": "taggit", "model_name": "tag"}]),
    ]  # fmt: skip


def _everywhere(world: World) -> dict[str, Any]:
    page, state, keys = world.page.pk, world.state, world.keys
    pages = ("page_id", "parent_page_id", "page_to_move_id", "destination_id", "page_pk")
    # Nothing was ever translated, redirected or edited by two: these numbers are nobody's.
    none = (
        "session_id", "redirect_id", "translation_source_id", "translation_id",
        "string_segment_id", "overridable_segment_id",
    )  # fmt: skip
    return {
        **dict.fromkeys(pages, page),
        **dict.fromkeys(none, 1),
        "content_type_app_name": "home", "content_type_model_name": "newspage",
        "image_id": keys["image"], "document_id": keys["document"], "doc_id": keys["document"],
        "uploaded_file_id": keys["upload"], "filter_spec": "width-100",
        "collection_id": Collection.get_first_root_node().pk,
        "revision_id": world.event.latest_revision_id,
        "revision_id_a": "earliest", "revision_id_b": "latest",
        "action_name": "approve", "task_state_id": state.pk, "task_id": state.task_id,
        "workflow_state_id": state.workflow_state_id,
        "workflow_pk": state.workflow_state.workflow_id,
        "state_id": state.pk, "workflow_id": state.workflow_state_id,
        "mode": "fr", "to": "closed", "uidb64": "MQ", "token": "set-password",
    }  # fmt: skip
