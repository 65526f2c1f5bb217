"""Links that add a feed to somebody's calendar program: plain links, no script."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit, urlunsplit


def subscription_links(feed_url: str, *, name: str = "") -> dict[str, str]:
    """Addresses for the component "calendar_links", from the absolute https address.

    `webcal_url` opens the device's own program; Google follows the webcal address given
    in `cid` (an https one it would offer to import once); Outlook takes the https one.
    """
    parts = urlsplit(feed_url)
    webcal = urlunsplit(("webcal", *parts[1:]))
    outlook = {"url": feed_url} | ({"name": name} if name else {})
    return {
        "webcal_url": webcal,
        "google_url": f"https://calendar.google.com/calendar/r?{urlencode({'cid': webcal})}",
        "outlook_url": f"https://outlook.live.com/calendar/0/addfromweb?{urlencode(outlook)}",
        "https_url": feed_url,
    }
