from events.public.page_meta import absolute, language_links, page_meta, shortened, with_query


def test_the_same_page_in_every_language():
    meta = page_meta("events:event", "launch", lang="ar", title="إطلاق", description="a  b\nc")
    assert meta["canonical_url"] == "http://localhost:8000/ar/events/launch/"
    assert meta["alternates"] == [
        {"lang": "ar", "url": "http://localhost:8000/ar/events/launch/"},
        {"lang": "fr", "url": "http://localhost:8000/fr/events/launch/"},
        {"lang": "en", "url": "http://localhost:8000/en/events/launch/"},
        {"lang": "x-default", "url": "http://localhost:8000/ar/events/launch/"},
    ]
    assert meta["meta_description"] == "a b c"
    assert (meta["og_locale"], meta["og_locale_alternates"]) == ("ar_MA", ["fr_MA", "en"])
    assert [link["current"] for link in meta["language_links"]] == [True, False, False]


def test_the_switch_keeps_a_query():
    links = language_links({"ar": "/ar/", "fr": "/fr/", "en": "/en/"}, "fr", "q=a")
    assert [link["url"] for link in links] == ["/ar/?q=a", "/fr/?q=a", "/en/?q=a"]


def test_long_descriptions_are_cut_between_words():
    text = shortened("mot " * 100)
    assert len(text) <= 201
    assert text.endswith("mot…")


def test_addresses():
    assert absolute("/ar/") == "http://localhost:8000/ar/"
    assert absolute("https://media.example/a.png") == "https://media.example/a.png"
    assert with_query("/ar/", "") == "/ar/"
