"""What was loaded into this database, so that loading again takes no time."""

from django.db import models


class LoadedStep(models.Model):
    """A step of the demonstration data and the digest of the files it was made from."""

    name = models.CharField(max_length=40, unique=True)
    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
