from urllib.parse import parse_qs, urlsplit

from events.calendars.links import subscription_links

FEED = "https://campaign.example/fr/calendar/2026.ics?region=MA-07&kind=atelier"


def test_the_device_follows_webcal():
    assert subscription_links(FEED)["webcal_url"] == FEED.replace("https:", "webcal:")


def test_google_is_given_the_webcal_address_whole():
    google = urlsplit(subscription_links(FEED)["google_url"])
    assert (google.netloc, google.path) == ("calendar.google.com", "/calendar/r")
    assert parse_qs(google.query) == {"cid": [FEED.replace("https:", "webcal:")]}


def test_outlook_is_given_the_https_address_and_a_name():
    outlook = urlsplit(subscription_links(FEED, name="Édition")["outlook_url"])
    assert outlook.path == "/calendar/0/addfromweb"
    assert parse_qs(outlook.query) == {"url": [FEED], "name": ["Édition"]}


def test_there_is_an_address_to_copy():
    assert subscription_links(FEED)["https_url"] == FEED
