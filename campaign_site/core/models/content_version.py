"""One number that moves with every change of public content."""

from django.db import models


class ContentVersion(models.Model):
    """A single row (pk 1); `number` grows in the transaction that changes content.

    Caches of every process carry the number in their keys, so a change is
    visible to the next request anywhere and nothing has to be purged.
    """

    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="core_one_content_version")
        ]

    def __str__(self) -> str:
        return str(self.number)
