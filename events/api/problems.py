"""Errors of the programming interface as problem details (RFC 9457)."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse

CONTENT_TYPE = "application/problem+json"


class BadParameter(ValueError):
    """A parameter that cannot be right; `detail` says what would be."""

    def __init__(self, parameter: str, detail: str) -> None:
        super().__init__(f"{parameter}: {detail}")
        self.parameter = parameter
        self.detail = detail


def problem(status: int, title: str, detail: str = "", **members: str) -> HttpResponse:
    """A problem in English, the language of the interface's own words."""
    body = {"type": "about:blank", "title": title, "status": status, **members}
    if detail:
        body["detail"] = detail
    return JsonResponse(body, status=status, content_type=CONTENT_TYPE)


def bad_parameter(bad: BadParameter) -> HttpResponse:
    return problem(400, "Bad parameter", bad.detail, parameter=bad.parameter)


def not_found(detail: str) -> HttpResponse:
    return problem(404, "Not found", detail)
