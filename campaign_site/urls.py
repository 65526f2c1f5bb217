"""Assembly of all addresses."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps import views as sitemap_views
from django.urls import include, path, re_path
from django.views.decorators.http import require_safe
from django.views.i18n import set_language
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from campaign_site.core.health import process_is_alive, site_is_ready
from campaign_site.core.styleguide import styleguide
from campaign_site.core.uploads import picture
from campaign_site.home.public.prose import prose_page
from campaign_site.home.public.root import entrance, robots
from campaign_site.home.public.sitemaps import SITEMAPS

handler400 = "campaign_site.home.public.refusals.bad_request"
urlpatterns = [
    path("", entrance, name="entrance"),
    path("robots.txt", robots),
    path(
        "sitemap.xml",
        require_safe(sitemap_views.index),
        {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap-section"},
        name="sitemap",
    ),
    path(
        "sitemap-<section>.xml",
        require_safe(sitemap_views.sitemap),
        {"sitemaps": SITEMAPS},
        name="sitemap-section",
    ),
    path("api/v1/", include("events.api.urls")),
    path("uploads/<path:path>", picture),
    path("documents/", include(wagtaildocs_urls)),
    path("healthz", process_is_alive),
    path("readyz", site_is_ready),
    path("admin/language/", set_language, name="admin_language"),
    path("admin/", include("campaign_site.core.admin.reports")),
    path("admin/", include(wagtailadmin_urls)),
]
urlpatterns += i18n_patterns(
    path("", include("events.public.urls")),
    path("", include("campaign_site.home.public.urls")),
    path("styleguide/", styleguide, name="styleguide"),
    re_path(wagtail_urls.serve_pattern, prose_page, name="prose_page"),
    path("", include(wagtail_urls)),
    prefix_default_language=True,
)
