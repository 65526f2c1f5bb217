"""The floor: what Django itself costs on this machine with this server.

One query and a template of 30 kB, through the same middleware, kept by no cache.
"""

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.views.decorators.cache import never_cache

ROWS = 60
TEMPLATE = """<!doctype html><html lang="fr">
<head><title>{{ title }}</title></head>
<body><h1>{{ title }}</h1><ul>
{% for row in rows %}
<li id="row-{{ row.number }}"><h2>{{ row.name }}</h2>
<p>{{ row.text }} {{ row.number }}</p>{% if row.odd %}<p>{{ row.name }}</p>{% endif %}</li>
{% endfor %}</ul></body></html>"""
PARAGRAPH = "Atelier de sensibilisation dans un collège de la région, ouvert aux classes. " * 5
_rows = [
    {"number": n, "name": f"Événement numéro {n}", "text": PARAGRAPH, "odd": n % 2}
    for n in range(ROWS)
]
_template = engines["django"].from_string(TEMPLATE)


@never_cache
def floor(_request: HttpRequest) -> HttpResponse:
    """One query, 30 kB."""
    title = ContentType.objects.order_by("pk").values_list("model", flat=True).first()
    return HttpResponse(_template.render({"title": title, "rows": _rows}))
