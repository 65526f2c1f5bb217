"""Anything dated inside an edition or a project."""

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.fields import StreamField
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    Orderable,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)
from wagtail.search import index

from campaign_site.core.content_version import public_content
from campaign_site.core.fields import ChoiceSetField
from campaign_site.core.languages import DEFAULT_LANGUAGE, LANGUAGES, base_code, is_language
from campaign_site.core.models import CampaignImage, City, Province, Region, SourcedModel
from campaign_site.core.time import ZONE_NAME
from partners.enums import SchoolLevel
from partners.models import School

from ..blocks import DescriptionBlock
from ..enums import (
    Audience,
    DatePrecision,
    EventStatus,
    PersonRole,
    PlaceAccess,
    RegistrationMode,
    SpokenLanguage,
)
from ..querysets import EventQuerySet
from ..schedule import derived_instants
from ..validators import validate_event
from .campaign import Project
from .draft_row import RowFollowsDraft
from .edition import Edition
from .kind import EventKind
from .people import Person
from .venue import Venue


@public_content
class Event(
    RowFollowsDraft,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    index.Indexed,
    SourcedModel,
    ClusterableModel,
):
    """A dated activity: launch, round table, school workshop, training…

    Local wall time is the truth: `start_date`, `start_time`, `end_date`, `end_time`
    and `zone`. `starts_at` and `ends_at` are the UTC instants derived from them.
    Without a date (`date_precision` is not "day") or a time the event is valid: both
    may come later. The editorial state is Wagtail's; `status` is the public one.
    """

    derived_fields = ("starts_at", "ends_at")

    # In which edition or project
    edition = models.ForeignKey(
        Edition,
        verbose_name=_("edition"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="events",
    )
    project = models.ForeignKey(
        Project,
        verbose_name=_("project"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="events",
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="sessions",
        help_text=_("The larger event or training path this session belongs to."),
    )
    previous_occurrence = models.ForeignKey(
        "self",
        verbose_name=_("previous occurrence"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="next_occurrences",
    )

    # What
    kind = models.ForeignKey(
        EventKind, verbose_name=_("kind"), on_delete=models.PROTECT, related_name="events"
    )
    slug = models.SlugField(_("address"), max_length=120, unique=True)
    title = models.CharField(_("title"), max_length=255)
    summary = models.TextField(_("summary"), max_length=500, blank=True)
    description = StreamField(
        DescriptionBlock(required=False), verbose_name=_("description"), blank=True
    )
    cover = models.ForeignKey(
        CampaignImage,
        verbose_name=_("cover picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    # When, as the organiser means it
    date_precision = models.CharField(
        _("date known to"),
        max_length=10,
        choices=DatePrecision.choices,
        default=DatePrecision.DAY,
    )
    start_date = models.DateField(_("first day"), null=True, blank=True)
    start_time = models.TimeField(_("from"), null=True, blank=True)
    end_date = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Empty: the same day.")
    )
    end_time = models.TimeField(_("to"), null=True, blank=True)
    zone = models.CharField(_("time zone"), max_length=40, default=ZONE_NAME, editable=False)
    starts_at = models.DateTimeField(null=True, blank=True, editable=False)
    ends_at = models.DateTimeField(null=True, blank=True, editable=False)

    # Where
    venue = models.ForeignKey(
        Venue,
        verbose_name=_("venue"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="events",
    )
    school = models.ForeignKey(
        School,
        verbose_name=_("school"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="events",
    )
    online_url = models.URLField(_("online address"), blank=True)
    city = models.ForeignKey(
        City,
        verbose_name=_("town"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="events",
    )
    province = models.ForeignKey(
        Province,
        verbose_name=_("province"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="events",
    )
    region = models.ForeignKey(
        Region,
        verbose_name=_("region"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="events",
        help_text=_("Empty: a national event."),
    )
    access = ChoiceSetField(_("accessibility of the place"), choices=PlaceAccess.choices)

    # For whom
    audiences = ChoiceSetField(_("audiences"), choices=Audience.choices)
    levels = ChoiceSetField(_("school levels"), choices=SchoolLevel.choices)
    languages = ChoiceSetField(_("spoken languages"), choices=SpokenLanguage.choices)
    open_to_press = models.BooleanField(_("open to the press"), default=False)

    # Places to fill
    capacity = models.PositiveIntegerField(_("capacity (heads)"), null=True, blank=True)
    heads_promised = models.PositiveIntegerField(
        _("heads already promised"),
        default=0,
        help_text=_("Places given outside this site, e.g. by phone."),
    )
    group_min = models.PositiveSmallIntegerField(_("smallest group"), null=True, blank=True)
    group_max = models.PositiveSmallIntegerField(_("largest group"), null=True, blank=True)
    registration_mode = models.CharField(
        _("registration"),
        max_length=12,
        choices=RegistrationMode.choices,
        default=RegistrationMode.NONE,
    )
    registration_url = models.URLField(_("registration address"), blank=True)
    registration_opens = models.DateField(_("registration opens"), null=True, blank=True)
    registration_closes = models.DateField(
        _("registration closes"), null=True, blank=True, help_text=_("The last day included.")
    )

    # What the public is told
    status = models.CharField(
        _("public status"),
        max_length=14,
        choices=EventStatus.choices,
        default=EventStatus.SCHEDULED,
    )
    change_reason = models.CharField(
        _("reason for the change"),
        max_length=255,
        blank=True,
        help_text=_("Public; shown with a changed date, place or status."),
    )
    took_place = models.BooleanField(_("took place"), null=True, blank=True)
    internal_notes = models.TextField(_("internal notes"), blank=True)
    is_synthetic = models.BooleanField(_("invented"), default=False, editable=False)

    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="event",
        for_concrete_model=False,
    )
    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="event")

    objects = EventQuerySet.as_manager()

    search_fields = [
        index.SearchField("title_fr"),
        index.SearchField("title_ar"),
        index.SearchField("title_en"),
        index.AutocompleteField("title_fr"),
        index.AutocompleteField("title_ar"),
        index.FilterField("live"),
        index.FilterField("edition"),
        index.FilterField("kind"),
        index.FilterField("region"),
        index.FilterField("province"),
        index.FilterField("status"),
        index.FilterField("start_date"),
    ]

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        permissions = [("propose_event", "Can propose events to any region")]
        ordering = (models.F("start_date").asc(nulls_last=True), "start_time", "pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(edition__isnull=False) | models.Q(project__isnull=False),
                name="events_event_in_edition_or_project",
            ),
            models.CheckConstraint(
                condition=models.Q(end_date__isnull=True)
                | models.Q(end_date__gte=models.F("start_date")),
                name="events_event_ends_after_start",
            ),
            models.CheckConstraint(
                condition=models.Q(group_max__isnull=True)
                | models.Q(group_min__isnull=True)
                | models.Q(group_max__gte=models.F("group_min")),
                name="events_event_group_sizes_ordered",
            ),
            models.CheckConstraint(
                condition=models.Q(registration_closes__isnull=True)
                | models.Q(registration_opens__isnull=True)
                | models.Q(registration_closes__gte=models.F("registration_opens")),
                name="events_event_window_ordered",
            ),
        ]
        indexes = [
            models.Index(fields=("edition", "live", "start_date"), name="events_event_by_day"),
            models.Index(fields=("region", "start_date"), name="events_event_by_region"),
        ]

    def __str__(self) -> str:
        return self.title or self.slug

    def clean(self) -> None:
        super().clean()
        validate_event(self)

    def save(self, *args, **kwargs) -> None:
        """Derive the instants; whoever saves only some fields names them too."""
        self.starts_at, self.ends_at = derived_instants(self)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("events:event", kwargs={"slug": self.slug})

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        return LANGUAGES

    @property
    def default_preview_mode(self) -> str:
        active = base_code(get_language() or DEFAULT_LANGUAGE)
        return active if is_language(active) else DEFAULT_LANGUAGE

    def serve_preview(self, request, mode_name):
        """The page in the chosen language, rendered while that language is active."""
        with override(mode_name):
            request.LANGUAGE_CODE = mode_name
            return super().serve_preview(request, mode_name).render()

    def get_preview_template(self, request, mode_name):
        return "events/event.html"

    def get_preview_context(self, request, mode_name):
        from ..public.event_context import preview_context

        return preview_context(self, request=request)


@public_content
class EventPerson(Orderable):
    """Somebody's function in an event, in order of protocol."""

    event = ParentalKey(
        Event, verbose_name=_("event"), on_delete=models.CASCADE, related_name="people"
    )
    person = models.ForeignKey(
        Person,
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="appearances",
    )
    role = models.CharField(
        _("part"), max_length=12, choices=PersonRole.choices, default=PersonRole.SPEAKER
    )
    function = models.CharField(
        _("function"),
        max_length=255,
        blank=True,
        help_text=_("As printed for this event; empty: the person's own function."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return str(self.person or self.function)
