"""Addresses are stable for ever: a renamed record answers under its old names too."""

from django.db import models


class FormerSlug(models.Model):
    """An address part that once named a record; `kind` is the record's model label."""

    kind = models.CharField(max_length=60)
    slug = models.CharField(max_length=120)
    object_id = models.PositiveBigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("kind", "slug"), name="core_former_slug_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}/{self.slug}"
