"""Where a record's facts come from."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SourcedModel(models.Model):
    """Abstract: facts with their source, visible to organisers only.

    `sources` maps a field's name to a list of ``{"file": …, "quote": …}``, the quote
    being an exact excerpt of the file.
    """

    external_id = models.CharField(
        _("identifier in the source"), max_length=80, blank=True, editable=False
    )
    sources = models.JSONField(_("sources"), default=dict, blank=True)

    class Meta:
        abstract = True
