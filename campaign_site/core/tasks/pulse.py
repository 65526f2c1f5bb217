"""Whether a background worker is alive, as seen from any process of the site."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django_q.conf import Conf
from django_q.status import Stat

# The cluster shows itself every `guard_cycle` (2 s); after this it counts as gone.
PULSE_LIMIT = timedelta(seconds=20)
# Translated lazily, so compared at the moment of asking (no set, whose hashes would be fixed).
_GONE = (Conf.STOPPED, Conf.STOPPING)


@dataclass(frozen=True, slots=True)
class Pulse:
    """One worker cluster: where it runs, since when, and its last sign of life (UTC)."""

    cluster_id: str
    host: str
    pid: int
    workers: int
    started_at: datetime | None
    seen_at: datetime
    is_stopping: bool


def pulses() -> list[Pulse]:
    """Every cluster that gave a sign of life lately, the latest first.

    Empty as well when the cache that carries the signs cannot be read: whoever asks is
    then told that no worker is known, which is true.
    """
    try:
        stats = Stat.get_all()
    except Exception:  # a broken cache or a sign of another release
        return []
    found = [_pulse(stat) for stat in stats]
    return sorted(found, key=lambda pulse: pulse.seen_at, reverse=True)


def living_workers(now: datetime) -> list[Pulse]:
    """Clusters that take tasks at this instant."""
    return [
        pulse for pulse in pulses() if not pulse.is_stopping and now - pulse.seen_at <= PULSE_LIMIT
    ]


def worker_is_alive(now: datetime) -> bool:
    """Whether tasks are being worked off."""
    return bool(living_workers(now))


def _pulse(stat: Stat) -> Pulse:
    return Pulse(
        cluster_id=str(stat.cluster_id),
        host=stat.host,
        pid=stat.pid,
        workers=len(stat.workers),
        started_at=stat.tob,
        seen_at=stat.timestamp,
        is_stopping=stat.status in _GONE,
    )
