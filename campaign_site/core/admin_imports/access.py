"""Who imports, and whose imports somebody sees."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from ..imports.kinds import kinds_for
from ..models import ImportBatch, User
from ..permissions.scope import is_national


def may_begin(user: User | AnonymousUser) -> bool:
    """Whether there is any kind of table this person may bring in."""
    return user.is_active and bool(kinds_for(user))


def batches_of(user: User) -> QuerySet[ImportBatch]:
    """One's own imports; everybody's for those who import for the whole country.

    Whoever may import no longer still reads what became of the own files.
    """
    rows = ImportBatch.objects.select_related("owner", "job")
    if is_national(user) and may_begin(user):
        return rows
    return rows.filter(owner=user)
