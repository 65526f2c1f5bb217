"""What every screen of the admin carries, and what only the national team is offered."""

from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks

from . import review_mail, site_texts
from .accounts import keep_superusers
from .reports import hide_national_reports

STYLESHEETS = ("admin", "planning")
MODULES = ("weekday", "error_summary")


@hooks.register("insert_global_admin_css")
def admin_stylesheets() -> SafeString:
    addresses = [(static(f"admin_site/{name}.css"),) for name in STYLESHEETS]
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', addresses)


@hooks.register("insert_global_admin_js")
def admin_modules() -> SafeString:
    addresses = [(static(f"admin_site/{name}.mjs"),) for name in MODULES]
    return format_html_join("\n", '<script type="module" src="{}"></script>', addresses)


hooks.register("construct_reports_menu", hide_national_reports)
hooks.register("before_bulk_action", keep_superusers)
site_texts.attach()
review_mail.connect()
