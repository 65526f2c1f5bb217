"""Tasks that exist for the tests of the queue."""

from django_tasks import task

from campaign_site.core.tasks.progress import follow_job

calls: list[object] = []


@task()
def add(left: int, right: int) -> int:
    calls.append((left, right))
    return left + right


@task()
def refuse(why: str) -> None:
    raise ValueError(why)


@task()
def count_to(job_id: int, number: int) -> None:
    with follow_job(job_id, total=number) as progress:
        for _step in range(number):
            progress.advance()


@task()
def break_at(job_id: int, number: int) -> None:
    with follow_job(job_id, total=number) as progress:
        progress.say("half-way")
        raise ConnectionRefusedError("no mail server")
