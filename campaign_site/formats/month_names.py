"""Django's own names of months that Morocco writes in another way.

Django prints «ديسمبر» where Moroccans write «دجنبر». Naming the messages here keeps
them in the project's catalogues, which win over Django's.
"""

from django.utils.translation import gettext_noop as _
from django.utils.translation import pgettext_lazy

FULL = (_("May"), _("July"), _("August"), _("September"), _("November"), _("December"))
SHORT = (_("may"), _("jul"), _("aug"), _("sep"), _("nov"), _("dec"))
IN_DATES = (
    pgettext_lazy("alt. month", "May"),
    pgettext_lazy("alt. month", "July"),
    pgettext_lazy("alt. month", "August"),
    pgettext_lazy("alt. month", "September"),
    pgettext_lazy("alt. month", "November"),
    pgettext_lazy("alt. month", "December"),
)
ABBREVIATED = (
    pgettext_lazy("abbrev. month", "May"),
    pgettext_lazy("abbrev. month", "July"),
    pgettext_lazy("abbrev. month", "Aug."),
    pgettext_lazy("abbrev. month", "Sept."),
    pgettext_lazy("abbrev. month", "Nov."),
    pgettext_lazy("abbrev. month", "Dec."),
)
