"""Key figures and press clippings in the admin."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import Column

from campaign_site.core.admin.forms import RecordForm
from campaign_site.core.admin.panels import SourcesPanel, per_language
from campaign_site.core.admin.viewsets import RecordViewSet

from ..models import KeyFigure, PressClipping


class KeyFigureViewSet(RecordViewSet):
    model = KeyFigure
    icon = "decimal"
    list_display = ["label", "value", "unit", "kind", "year", Column("edition", label=_("Edition"))]
    list_filter = ["kind", "edition", "year"]
    list_select_related = ("edition__campaign", "project")
    list_export = [
        "label_ar", "label_fr", "value", "get_unit_display", "get_kind_display",
        "get_precision_display", "year", "attributed_to",
    ]  # fmt: skip
    search_fields = ["label_ar", "label_fr", "label_en"]
    edit_handler = ObjectList(
        [
            per_language("label", _("What it counts")),
            FieldRowPanel([FieldPanel("value"), FieldPanel("unit"), FieldPanel("precision")]),
            FieldRowPanel([FieldPanel("kind"), FieldPanel("year")]),
            FieldPanel("attributed_to"),
            FieldRowPanel(
                [
                    FieldPanel("edition", widget=forms.Select),
                    FieldPanel("project", widget=forms.Select),
                ]
            ),
            per_language("note", _("Note")),
            SourcesPanel(),
        ],
        base_form_class=RecordForm,
    )


class PressClippingViewSet(RecordViewSet):
    model = PressClipping
    icon = "doc-full"
    list_display = ["title", "outlet", "published", "language"]
    list_filter = ["language", "editions"]
    list_export = ["title", "outlet", "published", "language", "link"]
    search_fields = ["title", "outlet"]
    edit_handler = ObjectList(
        [
            FieldPanel("title"),
            FieldRowPanel([FieldPanel("outlet"), FieldPanel("published"), FieldPanel("language")]),
            FieldPanel("link"),
            FieldPanel("editions", widget=forms.CheckboxSelectMultiple),
            SourcesPanel(),
        ],
        base_form_class=RecordForm,
    )
