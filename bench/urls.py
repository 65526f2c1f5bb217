"""The site's addresses and the floor."""

from django.urls import path

from bench.floor import floor
from campaign_site.urls import urlpatterns as _site

urlpatterns = [path("bench/floor", floor), *_site]
