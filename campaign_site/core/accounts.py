"""Accounts in the admin: the national team manages them, except technical administrators.

Wagtail lets whoever may change accounts make anybody a superuser, and change the
password of one. Here only a superuser does either.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import ModelForm
from django.http import HttpRequest
from wagtail.users.apps import WagtailUsersAppConfig

FLAG = "is_superuser"


class AccountsConfig(WagtailUsersAppConfig):
    """Wagtail's users app with our screens; keeps its label and migrations."""

    user_viewset = "campaign_site.core.admin.accounts.AccountViewSet"


class OrdinaryAccounts:
    """Mixin of the form views: only a superuser sets the flag."""

    request: HttpRequest

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        subject = getattr(self, "object", None)
        if subject is not None and subject.is_superuser and not request.user.is_superuser:
            raise PermissionDenied

    def get_form(self, form_class: type[ModelForm] | None = None) -> ModelForm:
        form = super().get_form(form_class)
        if FLAG in form.fields and not self.request.user.is_superuser:
            # Disabled, Django ignores what is sent for it.
            form.fields[FLAG].disabled = True
        return form
