"""Figures as a table people read, each beside what was promised."""

from collections.abc import Sequence

from bench.growth import Growth
from bench.jobs import Done
from bench.measure import Line, Measurement
from bench.pages import FLOOR, MEGABYTES, SLOWDOWN, START_SECONDS

HEAD = (
    f"{'page':<26}{'req/s':>8}{'p50 ms':>9}{'p95 ms':>9}{'bytes':>10}{'queries':>9}"
    f"{'x floor':>9}  promise"
)


def report(
    measurements: Sequence[Measurement], growths: Sequence[Growth] = ()
) -> tuple[list[str], int]:
    """Lines of text for one database, sizes ascending, and how many promises were missed."""
    lines: list[str] = []
    missed = 0
    for measurement in measurements:
        largest = measurement is measurements[-1]
        lines += ["", f"{measurement.title}, {measurement.events} events", HEAD]
        lines.append(_figures("floor", Line(FLOOR, measurement.floor), measurement))
        for line in measurement.lines:
            said, misses = _promises(line, measurement) if largest else ([], 0)
            missed += misses
            lines.append(_figures(line.page.name, line, measurement) + "  " + "; ".join(said))
        for job in measurement.jobs:
            said, misses = _job(job)
            missed += misses
            lines += said
        said, misses = _whole(measurement)
        missed += misses
        lines += said
    if growths:
        small, large = measurements[0], measurements[-1]
        lines += ["", f"from {small.events} to {large.events} events, asked in turns"]
    said, misses = _slowdowns(growths)
    lines += said
    missed += misses
    lines.append("every promise kept" if not missed else f"promises missed: {missed}")
    return lines, missed


def _figures(name: str, line: Line, measurement: Measurement) -> str:
    if line.problem:
        return f"{name:<26}  not measured: {line.problem}"
    figures = line.figures
    queries = "" if line.queries is None else str(line.queries)
    text = (
        f"{name:<26}{figures.per_second:>8.0f}{figures.percentile(0.5):>9.1f}"
        f"{figures.percentile(0.95):>9.1f}{figures.size:>10}{queries:>9}"
        f"{_ratio(line, measurement):>9.3f}"
    )
    return text + (f"  {figures.failures} failed" if figures.failures else "")


def _ratio(line: Line, measurement: Measurement) -> float:
    floor = measurement.floor.per_second
    return line.figures.per_second / floor if floor else 0.0


def _promises(line: Line, measurement: Measurement) -> tuple[list[str], int]:
    page, checks = line.page, []
    if line.problem:
        return [], 1
    if page.floor is not None:
        checks.append((_ratio(line, measurement) >= page.floor, f">= {page.floor} x floor"))
    if page.per_second is not None:
        checks.append((line.figures.per_second >= page.per_second, f">= {page.per_second}/s"))
    if page.milliseconds is not None:
        taken = line.figures.percentile(0.5)
        checks.append((taken <= page.milliseconds, f"p50 <= {page.milliseconds:.0f} ms"))
    if page.queries is not None and line.queries is not None:
        checks.append((line.queries <= page.queries, f"<= {page.queries} queries"))
    if line.figures.failures:
        checks.append((False, "no failure"))
    return _verdicts(checks)


def _job(done: Done) -> tuple[list[str], int]:
    """A task of the worker: how long, how much memory at most."""
    job = done.job
    said, missed = _verdicts(
        [
            (done.seconds <= job.seconds, f"{done.seconds:.1f} s, <= {job.seconds:.0f} s"),
            (
                done.megabytes <= job.megabytes,
                f"{done.megabytes:.0f} MB at most, <= {job.megabytes:.0f} MB",
            ),
        ]
    )
    return [f"{job.name:<26}  {done.details}; {'; '.join(said)}"], missed


def _whole(measurement: Measurement) -> tuple[list[str], int]:
    start, megabytes = measurement.start_seconds, measurement.megabytes
    said, missed = _verdicts(
        [
            (start <= START_SECONDS, f"start {start:.1f} s, <= {START_SECONDS:.0f} s"),
            # "not more" rather than "less": where memory cannot be read nothing is missed.
            (not megabytes > MEGABYTES, f"worker {megabytes:.0f} MB, <= {MEGABYTES} MB"),
        ]
    )
    return ["; ".join(said)], missed


def _slowdowns(growths: Sequence[Growth]) -> tuple[list[str], int]:
    """How much longer each page takes on the largest database than on the smallest."""
    lines, missed = [], 0
    for growth in growths:
        if growth.problem:
            lines.append(f"{growth.page.name:<26}  not compared: {growth.problem}")
            missed += 1
            continue
        said, misses = _verdicts([(growth.factor <= SLOWDOWN, f"<= {SLOWDOWN}")])
        missed += misses
        lines.append(f"{growth.page.name:<26}{growth.factor:>8.2f} x slower  {said[0]}")
    return lines, missed


def _verdicts(checks: Sequence[tuple[bool, str]]) -> tuple[list[str], int]:
    said = [f"{'met' if kept else 'MISSED'} {text}" for kept, text in checks]
    return said, sum(not kept for kept, _text in checks)
