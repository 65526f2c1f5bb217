from io import StringIO

from campaign_site.home.loading.progress import WIDTH, ProgressBar


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_a_log_gets_a_line_for_each_step():
    stream = StringIO()
    bar = ProgressBar(total=2, stream=stream)
    bar.start("One")
    bar.advance()
    bar.start("Two")
    bar.advance()
    bar.finish("Done")
    half = "#" * (WIDTH // 2) + "." * (WIDTH // 2)
    assert stream.getvalue().splitlines() == [
        f"[{'.' * WIDTH}] 0/2 One",
        f"[{half}] 1/2 Two",
        f"[{'#' * WIDTH}] 2/2 Done",
    ]


def test_a_terminal_keeps_one_line():
    stream = Terminal()
    bar = ProgressBar(total=1, stream=stream)
    bar.start("A long label")
    bar.advance()
    bar.finish("Done")
    assert stream.getvalue().count("\n") == 1
    parts = stream.getvalue().rstrip("\n").split("\r")[1:]
    assert len({len(part) for part in parts}) == 1  # the longer line is overwritten


def test_nothing_to_do_is_no_division_by_zero():
    stream = StringIO()
    ProgressBar(total=0, stream=stream).finish("Done")
    assert stream.getvalue() == f"[{'.' * WIDTH}] 0/0 Done\n"
