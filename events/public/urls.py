"""Addresses of the programme; each stays for ever."""

from django.urls import path

from . import event_files, feeds, views
from .api_guide import api_guide
from .near import near

app_name = "events"
urlpatterns = [
    path("programme/", views.programme, name="programme"),
    path("near/", near, name="near"),
    path("api/", api_guide, name="api-guide"),
    path("events/<str:slug>/", views.event, name="event"),
    path("events/<str:slug>.ics", event_files.event_calendar, name="event-calendar"),
    path("calendar/<str:slug>.ics", feeds.edition_feed, name="edition-feed"),
    path("editions/", views.edition_list, name="edition-list"),
    path("editions/<str:slug>/", views.edition, name="edition"),
    path("editions/<str:slug>/programme/", views.edition_programme, name="edition-programme"),
    path("regions/", views.region_list, name="region-list"),
    path("regions/<str:slug>/", views.region, name="region"),
]
