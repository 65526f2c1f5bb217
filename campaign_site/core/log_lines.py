"""How a log line is written: one line, time in UTC.

The C library converts local time with the system's zone data, which may still hold
Morocco's former rule; UTC needs no rule.
"""

import logging
import time


class UtcFormatter(logging.Formatter):
    """`2026-12-01T10:00:00.123Z LEVEL logger message`; a line break in a message is escaped."""

    converter = time.gmtime
    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        """A visitor's text cannot forge a second log line."""
        return super().formatMessage(record).replace("\r", "\\r").replace("\n", "\\n")
