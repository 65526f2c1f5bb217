"""Measure the production server, set it against the floor and against what is promised."""

import argparse
import os
import sys
from collections.abc import Sequence

from bench import report
from bench.database import databases
from bench.measure import Plan, measure

SIZES = [100, 1000, 5000]


def main(arguments: Sequence[str] | None = None) -> int:
    """0; with --strict 1 when a promise was missed."""
    options = _options(arguments)
    plan = Plan(options.clients, options.seconds, options.schools, options.only)
    missed = 0
    for title, url in databases(os.environ.get("DATABASE_URL", "")):
        lines, misses = report.report(*measure(title, url, options.events, plan))
        sys.stdout.write("\n".join([*lines, "", ""]))
        sys.stdout.flush()
        missed += misses
    return 1 if options.strict and missed else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--events", type=int, nargs="+", default=SIZES, help="sizes, ascending")
    parser.add_argument("--schools", type=int, default=12_000)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=3.0, help="for each page")
    parser.add_argument("--only", default="", help="pages whose name contains this")
    parser.add_argument("--strict", action="store_true", help="exit 1 when a promise is missed")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
