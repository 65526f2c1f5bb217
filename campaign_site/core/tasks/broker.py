"""The queue's broker: the database, with a pulse that outlives a busy second.

django-q2 keeps a cluster's sign of life for three seconds only and rewrites the list of
clusters at each reading. On a machine under load that says "no worker" although it is
working, so the sign is kept longer here and its own time decides (tasks.pulse).
"""

from django_q.brokers.orm import ORM
from django_q.conf import Conf

# Seconds a sign of life is kept; longer than tasks.pulse.PULSE_LIMIT.
KEPT = 60


class CampaignBroker(ORM):
    """Enqueues in the caller's transaction; signs of life through the shared cache."""

    def set_stat(self, key: str, value: str, timeout: int) -> None:
        super().set_stat(key, value, max(timeout, KEPT))

    def get_stats(self, pattern: str) -> list[str]:
        keys = self.cache.get(Conf.Q_STAT) or []
        return list(self.cache.get_many(keys).values())
