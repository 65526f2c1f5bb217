import pytest

from events.public.paging import NoSuchPage, Slice, page_links, page_slice


def url(number: int) -> str:
    return f"?page={number}"


@pytest.mark.parametrize(
    ("asked", "total", "part"),
    [
        ("", 0, Slice(0, 0, 1, 1)),
        ("1", 20, Slice(0, 20, 1, 1)),
        ("", 21, Slice(0, 20, 1, 2)),
        ("2", 21, Slice(20, 21, 2, 2)),
        ("007", 140, Slice(120, 140, 7, 7)),
    ],
)
def test_slices(asked, total, part):
    assert page_slice(asked, total) == part


@pytest.mark.parametrize("asked", ["0", "3", "-1", "1.0", "x", "٢", " 1", "9" * 6, "²"])
def test_pages_that_are_none(asked):
    with pytest.raises(NoSuchPage) as caught:
        page_slice(asked, 40)
    assert caught.value.last == 2


def test_links_name_the_neighbours_and_the_ends():
    links = page_links(page_slice("5", 180), url)
    assert [page.get("number", "…") for page in links["pages"]] == [1, "…", 4, 5, 6, "…", 9]
    assert [page["number"] for page in links["pages"] if page.get("current")] == [5]
    assert links["previous_url"] == "?page=4"
    assert links["next_url"] == "?page=6"


def test_links_of_a_short_list_have_no_gap():
    links = page_links(page_slice("1", 40), url)
    assert [page["number"] for page in links["pages"]] == [1, 2]
    assert links["previous_url"] == ""
