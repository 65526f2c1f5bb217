"""The screens of accounts."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail.users.views import users

from ..accounts import FLAG, OrdinaryAccounts


class AccountCreateView(OrdinaryAccounts, users.CreateView):
    pass


class AccountEditView(OrdinaryAccounts, users.EditView):
    pass


class AccountDeleteView(OrdinaryAccounts, users.DeleteView):
    pass


class AccountViewSet(users.UserViewSet):
    add_view_class = AccountCreateView
    edit_view_class = AccountEditView
    delete_view_class = AccountDeleteView
    copy_view_enabled = False


def keep_superusers(
    request: HttpRequest, _action_type: str, objects: Iterable[Any], _view: object
) -> None:
    """Hook of the actions on several accounts: they too leave superusers to superusers."""
    if not request.user.is_superuser and any(getattr(item, FLAG, False) for item in objects):
        raise PermissionDenied
