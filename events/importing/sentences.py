"""What is said about rows of events."""

from django.utils.translation import gettext_noop as _

from campaign_site.core.spreadsheets.problems import register_sentences
from partners.importing import sentences as of_schools  # noqa: F401 (its codes are used here too)

SENTENCES = {
    # The rules of events bring their own sentences.
    "event_invalid": "%(reason)s",
    "outside_edition": _("This is outside the days of the edition (%(dates)s)."),
    "event_region_not_yours": _("This event does not lie in a region you work for."),
    "region_needed": _("Name the region: you work for a region, not for the whole country."),
    "identifier_invalid": _(
        "An identifier is made of Latin letters, digits and hyphens; leave it empty for a new "
        "event."
    ),
    "identifier_taken": _(
        "This identifier cannot be used: leave the cell empty, and a new one is made."
    ),
    "identifier_repeated": _("The identifier stands already on line %(first)s, with other values."),
    "event_repeated": _("The same event stands already on line %(first)s."),
    "edition_unknown": _("No edition has this name or address."),
    "edition_needed": _("Name the edition: more than one is open."),
    "kind_unknown": _("This kind of event is not known here."),
    "kind_missing": _("The kind of event is missing."),
    "title_missing": _("Give the title in Arabic or in French."),
    "date_unreadable": _("“%(found)s” is no day: write 2026-12-01 or 01/12/2026."),
    "date_missing": _("The day is missing: the event goes in as “day to come”."),
    "date_read": _("The day was read as %(day)s."),
    "time_unreadable": _("“%(found)s” is no hour: write 10:00 or 10h30."),
    "venue_unknown": _("No venue of this region is called so: shall the event go in without it?"),
    "venue_ambiguous": _("Several venues are called so: name the region or the town too."),
    "school_unknown": _("No school you work for has this code."),
    "town_unknown": _("This town is not known here: shall the event go in without it?"),
    "words_unknown": _("Not known here: %(words)s"),
    "link_invalid": _("This is no complete address (https://…)."),
    "capacity_invalid": _("The capacity is not a number: “%(found)s”."),
    "status_by_hand": _(
        "The status of a published event is changed on its own page, with a public reason."
    ),
    "event_held": _(
        "A lock, a review or a planned publication holds this event: settle that first."
    ),
    "capacity_above_room": _("The venue has %(seats)s seats only."),
}

register_sentences(SENTENCES)
