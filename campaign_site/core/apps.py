from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "campaign_site.core"
    label = "core"
    verbose_name = _("Foundation")

    def ready(self) -> None:
        from . import checks, content_version, folded, login_throttle, review_names  # noqa: F401
        from .admin import policies

        content_version.connect()
        folded.connect()
        login_throttle.connect()
        review_names.connect()
        policies.register()
