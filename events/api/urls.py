"""Addresses of version 1; a change that breaks a client would be version 2."""

from django.urls import path, re_path, register_converter

from . import views


class RowNumber:
    """An id of the database: what is too large for it is no address."""

    regex = "[1-9][0-9]{0,17}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(RowNumber, "row")

app_name = "api"
urlpatterns = [
    path("", views.guide, name="guide"),
    path("openapi.json", views.openapi, name="openapi"),
    path("events/", views.event_list, name="events"),
    path("events/<uuid:uid>/", views.event_detail, name="event"),
    path("editions/", views.edition_list, name="editions"),
    path("editions/<row:pk>/", views.edition_detail, name="edition"),
    path("institutions/", views.institution_list, name="institutions"),
    path("institutions/<row:pk>/", views.institution_detail, name="institution"),
    path("regions/", views.region_list, name="regions"),
    path("regions/<slug:code>/", views.region_detail, name="region"),
    re_path(r"^.*/$", views.unknown),
]
