from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartnersConfig(AppConfig):
    name = "partners"
    verbose_name = _("Partners and schools")

    def ready(self) -> None:
        from campaign_site.core.imports.kinds import register_kind

        from .admin import policies
        from .importing.schools import SchoolImport

        policies.register()
        register_kind(SchoolImport())
