"""The form with which a table is brought in."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..imports.kinds import kinds_for
from ..imports.services import look_at
from ..models import User
from ..spreadsheets.limits import current_limits
from ..spreadsheets.problems import FileRefused

# What file dialogs offer; the content decides.
ACCEPT = ".xlsx,.csv,.tsv,.txt"


class UploadForm(forms.Form):
    """A table and what it holds; a file that cannot be taken at all is an error of its field."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What does the table hold?"), widget=forms.RadioSelect
    )
    file = forms.FileField(
        label=gettext_lazy("File"),
        widget=forms.FileInput(attrs={"accept": ACCEPT, "class": "import-file"}),
        max_length=255,
        allow_empty_file=True,
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(kind.name, kind.noun) for kind in kinds_for(user)]
        self.fields["kind"].choices = choices
        if len(choices) == 1:
            self.initial.setdefault("kind", choices[0][0])
        limits = current_limits()
        self.fields["file"].help_text = _(
            "An Excel workbook (.xlsx) or CSV, at most %(size)s MB and %(rows)s lines. "
            "Drop the file here or choose it."
        ) % {"size": limits.size // 2**20, "rows": limits.rows}

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        file = data.get("file")
        if file is not None and data.get("kind"):
            try:
                look_at(kind=data["kind"], file=file)
            except FileRefused as refused:
                problem = refused.problem
                self.add_error("file", ValidationError(problem.message, code=problem.code))
        return data
