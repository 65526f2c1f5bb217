import os
import socket
from datetime import timedelta

import pytest
from django.core.cache import caches
from django.utils import timezone
from django_q.brokers import get_broker
from django_q.conf import Conf
from django_q.models import OrmQ
from django_q.signing import SignedPackage
from django_q.status import Stat, Status

from campaign_site.core.tasks.abandoned import release_abandoned_tasks
from campaign_site.core.tasks.broker import CampaignBroker
from campaign_site.core.tasks.pulse import living_workers, pulses, worker_is_alive

from .conftest import NOW

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _our_broker(monkeypatch):
    path = f"{CampaignBroker.__module__}.{CampaignBroker.__qualname__}"
    monkeypatch.setattr(Conf, "BROKER_CLASS", path)


def beat(*, seen_at=NOW, pid=1, host="elsewhere", status=Conf.IDLE, cluster="c1"):
    stat = Status(pid=pid, cluster_id=cluster)
    stat.host, stat.timestamp, stat.tob, stat.status = host, seen_at, seen_at - HOUR, status
    stat.workers = [11, 12]
    get_broker().set_stat(Stat.get_key(cluster), SignedPackage.dumps(stat, True), 3)


@pytest.mark.django_db
class TestPulse:
    def test_without_a_sign_of_life_no_worker_is_known(self):
        assert pulses() == []
        assert not worker_is_alive(NOW)

    def test_a_worker_is_alive_while_its_sign_is_fresh(self):
        beat(seen_at=NOW - timedelta(seconds=20))
        assert worker_is_alive(NOW)
        assert not worker_is_alive(NOW + timedelta(seconds=1))
        (pulse,) = living_workers(NOW)
        assert (pulse.workers, pulse.host, pulse.started_at) == (
            2, "elsewhere", NOW - timedelta(seconds=20) - HOUR,
        )  # fmt: skip

    def test_a_worker_that_stops_takes_no_tasks(self):
        beat(status=Conf.STOPPING)
        assert len(pulses()) == 1
        assert not worker_is_alive(NOW)

    def test_the_latest_of_several_comes_first(self):
        beat(cluster="old", seen_at=NOW - timedelta(seconds=9))
        beat(cluster="new")
        assert [pulse.cluster_id for pulse in pulses()] == ["new", "old"]

    def test_a_sign_made_with_another_key_is_ignored(self):
        beat()
        broker = get_broker()
        broker.set_stat(Stat.get_key("forged"), "not-signed", 3)
        assert [pulse.cluster_id for pulse in pulses()] == ["c1"]

    def test_a_broken_cache_means_no_worker_is_known(self, monkeypatch):
        def broken(*_args, **_kwargs):
            raise ConnectionError

        monkeypatch.setattr(Stat, "get_all", broken)
        assert not worker_is_alive(NOW)

    def test_signs_pass_through_files_between_processes(self, settings, tmp_path):
        settings.CACHES = settings.CACHES | {
            "shared": {
                "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
                "LOCATION": str(tmp_path),
            }
        }
        beat()
        assert any(tmp_path.iterdir())
        assert worker_is_alive(NOW)
        assert caches["shared"].get(Conf.Q_STAT) == [Stat.get_key("c1")]


@pytest.mark.django_db
class TestAbandonedTasks:
    @pytest.fixture(autouse=True)
    def _taken(self):
        OrmQ.objects.create(key=Conf.CLUSTER_NAME, payload="", lock=NOW + HOUR)

    def test_a_worker_alone_takes_up_what_another_left(self):
        assert release_abandoned_tasks(now=NOW) == 1
        assert OrmQ.objects.get().lock == NOW
        assert release_abandoned_tasks(now=NOW) == 0

    def test_what_a_living_worker_holds_stays_locked(self):
        beat(host="elsewhere")
        assert release_abandoned_tasks(now=NOW) == 0
        assert OrmQ.objects.get().lock == NOW + HOUR

    def test_on_this_machine_the_process_is_looked_at(self):
        beat(host=socket.gethostname(), pid=os.getpid())
        assert release_abandoned_tasks(now=NOW) == 0
        beat(host=socket.gethostname(), pid=2**22 + 1)
        assert release_abandoned_tasks(now=NOW) == 1

    def test_another_queue_is_left_alone(self):
        OrmQ.objects.create(key="another", payload="", lock=timezone.now() + HOUR)
        assert release_abandoned_tasks(now=NOW) == 1
