"""What tests of an event's page ask for and look at."""

import json
import re

from django.test import Client

from events.models import Event


def page(client: Client, event: Event, lang: str = "fr") -> str:
    response = client.get(f"/{lang}/events/{event.slug}/")
    assert response.status_code == 200
    return response.content.decode()


def data_of(html: str) -> dict:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return json.loads(found[1]) if found else {}


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def main_part(html: str) -> str:
    return html.split('<main id="main"')[1].split("</main>")[0]
