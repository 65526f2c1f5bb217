"""What was public and is no more, so that mirrors can remove it."""

from django.db import models


class Tombstone(models.Model):
    """A removed public record: its kind ("event", "edition"…), public id and time."""

    kind = models.CharField(max_length=20)
    public_id = models.CharField(max_length=80)
    removed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("kind", "public_id"), name="core_tombstone_once"),
        ]
        indexes = [models.Index(fields=("kind", "removed_at"), name="core_tombstone_recent")]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"
