"""What a load balancer or a service manager asks: is the process alive, can it serve?

Both answers name components and states only: no version, host, path or message.
"""

import logging

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from .tasks.pulse import worker_is_alive
from .time import now

logger = logging.getLogger(__name__)


@require_safe
@never_cache
def process_is_alive(_request: HttpRequest) -> HttpResponse:
    """`/healthz`: 200 as long as this process answers; touches nothing else."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@require_safe
@never_cache
def site_is_ready(_request: HttpRequest) -> JsonResponse:
    """`/readyz`: 200 when database, migrations and worker are as they should be, else 503."""
    states = {"database": _database_answers()}
    states["migrations"] = states["database"] and _all_migrations_applied()
    states["worker"] = worker_is_alive(now())
    body = {name: "ok" if good else "failing" for name, good in states.items()}
    return JsonResponse(body, status=200 if all(states.values()) else 503)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        logger.exception("The database does not answer")
        return False
    return True


def _all_migrations_applied() -> bool:
    try:
        executor = MigrationExecutor(connection)
    except DatabaseError:
        logger.exception("The migrations cannot be read")
        return False
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
