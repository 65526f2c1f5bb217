"""Regions, provinces and towns in the admin: the divisions are fixed, contacts are not."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column

from ..models import City, Province, Region
from .forms import RecordForm
from .panels import per_language
from .viewsets import RecordViewSet


class RegionViewSet(RecordViewSet):
    model = Region
    icon = "site"
    list_display = ["name", "code", "capital", "contact_email", "contact_phone"]
    list_export = [
        "code", "code_hcp", "name_ar", "name_fr", "name_en", "capital", "contact_email",
        "contact_phone",
    ]  # fmt: skip
    search_fields = ["name_ar", "name_fr", "name_en", "code"]
    edit_handler = ObjectList(
        [
            per_language("name", _("Name")),
            per_language("authority", _("Education authority")),
            MultiFieldPanel(
                [FieldPanel("contact_email"), FieldPanel("contact_phone")],
                heading=_("Public contact"),
            ),
            FieldPanel("groups", permission="core.change_user"),
        ],
        base_form_class=RecordForm,
    )


class ProvinceViewSet(RecordViewSet):
    model = Province
    icon = "site"
    list_display = ["name", "code_hcp", "kind", Column("region", label=_("Region"))]
    list_filter = ["region", "kind"]
    list_export = ["code_hcp", "name_ar", "name_fr", "kind", "region.code", "population"]
    list_select_related = ("region",)
    search_fields = ["name_ar", "name_fr", "name_en", "code_hcp"]


class CityViewSet(RecordViewSet):
    model = City
    icon = "site"
    list_display = [
        "name",
        "code_hcp",
        Column("province", label=_("Province")),
        Column("region", label=_("Region")),
        "population",
    ]
    list_filter = ["region"]
    list_export = ["code_hcp", "name_ar", "name_fr", "province.code_hcp", "region.code"]
    list_select_related = ("province", "region")
    search_fields = ["name_ar", "name_fr", "name_en", "code_hcp"]
