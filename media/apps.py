from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    name = "media"
    verbose_name = _("Materials and press")

    def ready(self) -> None:
        from .admin import policies

        policies.register()
