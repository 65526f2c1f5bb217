"""The part an institution plays, in the exact words it agreed to."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from campaign_site.core.content_version import public_content
from campaign_site.core.models import SourcedModel
from partners.models import Institution

from ..enums import RoleCode
from .campaign import Project
from .edition import Edition
from .event import Event


@public_content
class PartnerRole(SourcedModel):
    """An institution's role in one edition, project or event.

    `wording` is printed as it stands («sous l’égide de», «بشراكة مع») and never
    made from `code`; `sort_order` is the order of protocol.
    """

    institution = models.ForeignKey(
        Institution,
        verbose_name=_("institution"),
        on_delete=models.PROTECT,
        related_name="roles",
    )
    edition = ParentalKey(
        Edition,
        verbose_name=_("edition"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="partner_roles",
    )
    project = ParentalKey(
        Project,
        verbose_name=_("project"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="partner_roles",
    )
    event = ParentalKey(
        Event,
        verbose_name=_("event"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="partner_roles",
    )
    code = models.CharField(_("role"), max_length=20, choices=RoleCode.choices)
    wording = models.CharField(_("exact wording"), max_length=255, blank=True)
    sort_order = models.PositiveIntegerField(_("order of protocol"), default=0)

    class Meta:
        verbose_name = _("partner's role")
        verbose_name_plural = _("partners' roles")
        ordering = ("sort_order", "pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(edition__isnull=False, project__isnull=True, event__isnull=True)
                | models.Q(edition__isnull=True, project__isnull=False, event__isnull=True)
                | models.Q(edition__isnull=True, project__isnull=True, event__isnull=False),
                name="events_role_has_one_scope",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.wording or self.get_code_display()} {self.institution}"
