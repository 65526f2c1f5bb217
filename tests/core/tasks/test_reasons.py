import pytest
from django.utils import translation

from campaign_site.core.tasks.reasons import reason_in_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "It stopped without giving a reason."),
        ("boom : Traceback\n  line\nValueError: boom", "An unexpected error: ValueError: boom"),
        ("smtplib.SMTPServerDisconnected: gone", "mail server"),
        ("x\ndjango.db.utils.OperationalError: database is locked", "too busy"),
        ("Task exceeded maximum timeout value\nTimeoutException", "took too long"),
        ("events.models.Event.DoesNotExist: no", "has been deleted"),
        ("OSError: [Errno 28] No space left on device", "disk is full"),
    ],
)
def test_a_reason_anybody_understands(text, words):
    with translation.override("en"):
        assert words in reason_in_words(text)
