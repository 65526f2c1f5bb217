"""Tasks that a killed worker had taken and never finished.

The queue hands them out again when their lock expires (`Q_CLUSTER["retry"]`, half an
hour). A worker that starts and finds itself alone need not wait so long.
"""

import logging
import os
import socket
from datetime import datetime

from django_q.conf import Conf
from django_q.models import OrmQ

from .pulse import Pulse, living_workers

logger = logging.getLogger(__name__)


def release_abandoned_tasks(*, now: datetime) -> int:
    """Unlock what no living worker can be working on; returns how many tasks.

    Does nothing while another cluster is alive: what is locked may be in its hands.
    """
    if any(_is_running(pulse) for pulse in living_workers(now)):
        return 0
    released = OrmQ.objects.filter(key=Conf.CLUSTER_NAME, lock__gt=now).update(lock=now)
    if released:
        logger.warning("Released %s tasks that a stopped worker had left.", released)
    return released


def _is_running(pulse: Pulse) -> bool:
    """On this machine the process is looked at; elsewhere its sign of life is believed."""
    if pulse.host != socket.gethostname():
        return True
    try:
        os.kill(pulse.pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
