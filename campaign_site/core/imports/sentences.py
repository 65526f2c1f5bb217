"""What is said about a batch and about lines beside records that exist."""

from django.utils.translation import gettext_noop as _

from ..spreadsheets.problems import register_sentences

SENTENCES = {
    "batch_not_yours": _("Only the person who uploaded this file may import it."),
    "batch_not_allowed": _("You may not import this kind of table."),
    "batch_expired": _("This file was checked more than 24 hours ago: upload it again."),
    "batch_wrong_state": _("This import is no longer waiting for a confirmation."),
    "batch_changed": _("The file is no longer the one that was checked: upload it again."),
    "batch_questions": _("Some questions about the file are still open."),
    "batch_being_checked": _("The file is still being checked: wait for the result."),
    "existing_differs": _("The record exists with other values and was kept as it is."),
    "changed_since_check": _(
        "The record was changed by somebody else since the file was checked, and was kept as it is."
    ),
}

register_sentences(SENTENCES)
