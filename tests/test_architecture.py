"""The shape of the code: who may know whom, how long a file may be, what it may say."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
PACKAGES = ("campaign_site", "partners", "events", "media")
SOURCES = sorted(
    path
    for package in PACKAGES
    for path in (ROOT / package).rglob("*.py")
    if "migrations" not in path.parts
)
TESTS = sorted(path for path in (ROOT / "tests").rglob("*.py"))
MIGRATIONS = sorted(
    path for package in PACKAGES for path in (ROOT / package).rglob("migrations/*.py")
)
TYPICAL, USUAL, LONGEST = 80, 250, 400
# Names of files that say nothing about what is inside, and therefore always fill.
SHELTERS = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "stuff", "base_views"}
# Reading the clock anywhere else makes a rule untestable; `time` alone knows the zone.
CLOCK = re.compile(
    r"\b(datetime\.(now|utcnow|today)|date\.today|timezone\.(now|localdate|localtime)"
    r"|time\.time)\(|\bTrunc(Date|Day|Month|Week|Year)\("
)
MAY_READ_THE_CLOCK = {"campaign_site/core/time.py", "campaign_site/core/log_lines.py"}


def relative(path):
    return path.relative_to(ROOT).as_posix()


def lines(path):
    return path.read_text().count("\n")


def test_dependencies_run_one_way():
    linter = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run(  # noqa: S603  its own tool
        [linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr


def test_no_import_upward_is_hidden_in_a_function_or_a_string():
    """import-linter sees imports; this sees names of higher floors in calls that import."""
    floors = {
        "campaign_site/core": ("partners", "events", "media", "campaign_site.home"),
        "partners": ("events", "media", "campaign_site.home"),
        "events": ("media", "campaign_site.home"),
        "media": ("campaign_site.home",),
    }
    hidden = re.compile(r"(?:import_module|import_string|get_model)\(\s*[\"']([\w.]+)")
    found = [
        f"{relative(path)}: {name}"
        for floor, higher in floors.items()
        for path in SOURCES
        if relative(path).startswith(f"{floor}/")
        for name in hidden.findall(path.read_text())
        if name.startswith(tuple(f"{package}." for package in higher))
        or name.rpartition(".")[0].removeprefix("campaign_site.") in higher
        or name in higher
    ]
    assert found == []


def test_files_are_short():
    lengths = sorted(lines(path) for path in SOURCES)
    long = [f"{relative(path)}: {lines(path)}" for path in SOURCES if lines(path) > USUAL]
    assert [line for line in long if int(line.split()[-1]) > LONGEST] == []
    assert len(long) <= len(SOURCES) // 10, long
    assert lengths[len(lengths) // 2] <= TYPICAL


def test_no_file_is_a_shelter_for_everything():
    names = [relative(path) for path in [*SOURCES, *TESTS] if path.stem in SHELTERS]
    assert names == []


def test_only_one_module_reads_the_clock():
    found = [
        f"{relative(path)}:{number}: {line.strip()}"
        for path in SOURCES
        if relative(path) not in MAY_READ_THE_CLOCK
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if CLOCK.search(line)
    ]
    assert found == []


def test_migrations_have_names():
    unnamed = [
        relative(path) for path in MIGRATIONS if re.search(r"_auto_\d|_\w+_and_more", path.name)
    ]
    assert unnamed == []


@pytest.mark.parametrize("path", SOURCES, ids=relative)
def test_public_functions_are_typed_and_modules_say_what_they_are_for(path):
    tree = ast.parse(path.read_text())
    # A file that only names things (apps, empty packages) explains itself.
    defined = [n for n in tree.body if isinstance(n, ast.FunctionDef | ast.ClassDef)]
    if len(defined) > 1:
        assert ast.get_docstring(tree), "the module has no docstring"
    untyped = [
        f"line {node.lineno}: {node.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and node.returns is None
        and not _is_django_hook(node)
    ]
    assert untyped == []


def _is_django_hook(node):
    """Methods whose signature is the framework's."""
    return any(isinstance(d, ast.Name) and d.id == "property" for d in node.decorator_list) or (
        node.args.args and node.args.args[0].arg in {"self", "cls"}
    )


def test_there_is_as_much_test_as_source():
    source = sum(lines(path) for path in SOURCES)
    tests = sum(lines(path) for path in TESTS)
    assert tests >= source, f"{tests} lines of test for {source} lines of source"


def test_no_address_of_another_machine_is_written_down():
    """Nothing here depends on where it was made."""
    pattern = re.compile(r"(?<![\w.])/(?:home|Users|root)/\w+/|\b10\.\d+\.\d+\.\d+\b")
    files = [
        *SOURCES,
        *(ROOT / name for name in ("Makefile", "pyproject.toml", "requirements.in", ".ci/run")),
        *(ROOT / "docs").rglob("*.md"),
    ]
    found = [relative(path) for path in files if pattern.search(path.read_text())]
    assert found == []


def test_requirements_are_pinned_with_hashes():
    text = (ROOT / "requirements.txt").read_text()
    pins = re.findall(r"^([\w.\[\],-]+)==\S+(?: ;[^\\]*)? \\$", text, re.MULTILINE)
    wanted = re.findall(r"^[\w.\[\],-]+==\S+", (ROOT / "requirements.in").read_text(), re.MULTILINE)
    assert len(pins) >= len(wanted)
    unpinned = [
        line
        for line in text.splitlines()
        if line and not line.startswith((" ", "#", "--")) and "==" not in line
    ]
    assert unpinned == []
    assert text.count("--hash=sha256:") >= len(pins)
    assert "http" not in text
