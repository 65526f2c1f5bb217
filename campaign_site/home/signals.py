"""Share images are drawn once an event is published; institutions keep their old addresses."""

from django.db import transaction
from django.db.models.signals import post_save, pre_save

from campaign_site.core.former_addresses import remember_renaming
from events.models import Publication
from partners.models import Institution

from .share_images import ask_for_picture


def _publication_saved(*, instance: Publication, **_signal: object) -> None:
    if instance.is_live:
        # Not in the transaction: a picture that nobody asked for after all is drawn at the
        # first visit, and a publication need not wait for the queue.
        transaction.on_commit(lambda: ask_for_picture(instance), robust=True)


def connect() -> None:
    post_save.connect(
        _publication_saved, sender=Publication, dispatch_uid="home-publication-share-images"
    )
    pre_save.connect(remember_renaming, sender=Institution, dispatch_uid="home-former-institution")
