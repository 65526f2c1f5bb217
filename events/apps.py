from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("Events")

    def ready(self) -> None:
        from campaign_site.core.imports.kinds import register_kind

        from . import signals
        from .admin import policies
        from .importing.events import EventImport

        signals.connect()
        policies.register()
        register_kind(EventImport())
