"""Institutions and schools in the admin."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column

from campaign_site.core.admin.forms import RecordForm
from campaign_site.core.admin.panels import SourcesPanel, per_language
from campaign_site.core.admin.table_exports import TableExport
from campaign_site.core.admin.views import RecordIndexView
from campaign_site.core.admin.viewsets import RecordViewSet

from ..importing.exporting import SchoolTable
from ..models import Institution, School


class InstitutionViewSet(RecordViewSet):
    model = Institution
    icon = "group"
    list_display = ["name", "acronym", "kind", Column("region", label=_("Region")), "updated_at"]
    list_filter = ["kind", "region"]
    list_select_related = ("region",)
    list_export = [
        "slug", "name_ar", "name_fr", "name_en", "acronym", "get_kind_display", "region.code",
        "website",
    ]  # fmt: skip
    search_fields = [
        "name_ar", "name_fr", "name_en", "short_name_ar", "short_name_fr", "acronym",
    ]  # fmt: skip
    edit_handler = ObjectList(
        [
            per_language("name", _("Official name")),
            per_language("short_name", _("Short name")),
            FieldRowPanel([FieldPanel("acronym"), FieldPanel("kind"), FieldPanel("slug")]),
            FieldPanel("region", widget=forms.Select),
            FieldPanel("website"),
            FieldPanel("logo"),
            SourcesPanel(),
        ],
        base_form_class=RecordForm,
    )


class SchoolIndexView(TableExport, RecordIndexView):
    export_table = SchoolTable()


class SchoolViewSet(RecordViewSet):
    model = School
    index_view_class = SchoolIndexView
    export_filename = "schools"
    icon = "home"
    list_display = [
        "name",
        "gresa_code",
        Column("province", label=_("Province")),
        Column("region", label=_("Region")),
        "sector",
        "setting",
        "pupils_total",
    ]
    list_filter = ["region", "province", "sector", "setting"]
    list_select_related = ("region", "province")
    list_export = [
        "gresa_code", "name_ar", "name_fr", "region.code", "province.code_hcp", "commune_fr",
        "sector", "setting", "pupils_total", "pupils_girls", "phone", "email",
    ]  # fmt: skip
    search_fields = ["name_ar", "name_fr", "gresa_code", "commune_ar", "commune_fr"]
    edit_handler = ObjectList(
        [
            per_language("name", _("Name")),
            FieldRowPanel([FieldPanel("gresa_code"), FieldPanel("sector"), FieldPanel("setting")]),
            FieldPanel("levels"),
            FieldPanel("parent"),
            MultiFieldPanel(
                [
                    FieldRowPanel(
                        [
                            FieldPanel("region", widget=forms.Select),
                            FieldPanel("province", widget=forms.Select),
                        ]
                    ),
                    FieldPanel("city"),
                    per_language("commune", _("Commune")),
                    per_language("address", _("Address")),
                    FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                ],
                heading=_("Where"),
            ),
            FieldRowPanel([FieldPanel("phone"), FieldPanel("email")], heading=_("Contact")),
            FieldRowPanel(
                [
                    FieldPanel("pupils_total"),
                    FieldPanel("pupils_girls"),
                    FieldPanel("classes_count"),
                ],
                heading=_("Head counts"),
            ),
        ],
        base_form_class=RecordForm,
    )
