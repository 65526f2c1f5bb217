"""Addresses of what belongs to no single record; each stays for ever."""

from django.urls import path
from django.views.decorators.http import require_safe

from . import feeds, institutions, search, share

app_name = "home"
urlpatterns = [
    path("partners/", institutions.institution_list, name="institutions"),
    path("partners/<str:slug>/", institutions.institution_page, name="institution"),
    path("search/", search.search_page, name="search"),
    path("news.atom", require_safe(require_safe(feeds.NewsFeed())), name="news-feed"),
    path("events/<str:slug>/share.png", share.share_image, name="event-share-image"),
]
