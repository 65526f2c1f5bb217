"""What is prose: the home page, standard pages, news; translated with wagtail-localize."""

from http import HTTPMethod

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from campaign_site.core.models import CampaignImage

from ..blocks import ProseBlock


class ReadPage(Page):
    """A page that is read; nothing can be sent to it."""

    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]

    class Meta:
        abstract = True


class HomePage(ReadPage):
    """The first page of one language; the edition on it comes from the records."""

    introduction = models.TextField(_("introduction"), blank=True)
    between_editions = models.TextField(
        _("between editions"),
        blank=True,
        help_text=_("Shown when no edition is running or announced."),
    )

    content_panels = [*Page.content_panels, "introduction", "between_editions"]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["home.StandardPage", "home.NewsIndexPage"]
    template = "home/home_page.html"

    class Meta:
        verbose_name = _("home page")

    def get_context(self, request, *args, **kwargs):
        from ..page_contexts import home_page_context

        return {**super().get_context(request, *args, **kwargs), **home_page_context(self, request)}


class StandardPage(ReadPage):
    """Any page of prose: about, accessibility, privacy, help."""

    introduction = models.TextField(_("introduction"), blank=True)
    body = StreamField(ProseBlock(), verbose_name=_("body"), blank=True)

    content_panels = [*Page.content_panels, "introduction", "body"]
    promote_panels = [*Page.promote_panels]
    search_fields = [
        *Page.search_fields,
        index.SearchField("introduction"),
        index.SearchField("body"),
    ]
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]
    template = "home/standard_page.html"

    class Meta:
        verbose_name = _("standard page")

    def get_context(self, request, *args, **kwargs):
        from ..page_contexts import standard_page_context

        context = super().get_context(request, *args, **kwargs)
        return {**context, **standard_page_context(self, request)}


class NewsIndexPage(ReadPage):
    """The list of news of one language."""

    introduction = models.TextField(_("introduction"), blank=True)

    content_panels = [*Page.content_panels, "introduction"]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.NewsPage"]
    max_count_per_parent = 1
    template = "home/news_index_page.html"

    class Meta:
        verbose_name = _("news list")

    def get_context(self, request, *args, **kwargs):
        from ..page_contexts import news_index_context

        context = super().get_context(request, *args, **kwargs)
        return {**context, **news_index_context(self, request)}


class NewsPage(ReadPage):
    """One piece of news, dated."""

    date = models.DateField(_("date"))
    summary = models.TextField(_("summary"), max_length=400)
    cover = models.ForeignKey(
        CampaignImage,
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    body = StreamField(ProseBlock(), verbose_name=_("body"), blank=True)

    content_panels = [*Page.content_panels, "date", "summary", FieldPanel("cover"), "body"]
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
    ]
    parent_page_types = ["home.NewsIndexPage"]
    subpage_types: list[str] = []
    template = "home/news_page.html"

    class Meta:
        verbose_name = _("news item")
        ordering = ("-date", "pk")

    def get_context(self, request, *args, **kwargs):
        from ..page_contexts import news_page_context

        context = super().get_context(request, *args, **kwargs)
        return {**context, **news_page_context(self, request)}
