"""English for readers in Morocco and Europe: day before month, 24 hours, Monday first."""

from ..morocco import *  # noqa: F403

DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
