"""What is said about rows of schools; the codes are those of the exchange's test files."""

from django.utils.translation import gettext_noop as _

from campaign_site.core.spreadsheets.problems import register_sentences

_FORMULA = _("The cell begins like a formula: it is refused and will never be exported as it is.")

SENTENCES = {
    "region_not_yours": _("This school does not lie in a region you work for."),
    "total_line": _("A line of totals was ignored."),
    "footer_line": _("A line below the table was ignored."),
    "duplicate_identical": _(
        "An exact repetition of the code %(code)s (line %(first)s) was ignored."
    ),
    "duplicate_conflict": _("The code %(code)s is used by another name already (line %(first)s)."),
    "duplicate_conflict_values": _(
        "The code %(code)s stands already on line %(first)s, with other values."
    ),
    "code_missing": _("The GRESA code is missing."),
    "code_impossible": _("“%(code)s” is not a GRESA code."),
    "code_letter_missing": _("The letter is missing: did you mean %(suggestion)s?"),
    "code_letter_missing_number": _("The code was read as a number: its letter is missing."),
    "code_letter_unexpected": _(
        "The letter is not the expected one (%(suggestion)s): please confirm."
    ),
    "code_letter_impossible": _(
        "The letter %(letter)s is not possible in a GRESA code: %(suggestion)s?"
    ),
    "code_scientific_notation": _("The code was spoiled by the spreadsheet (scientific notation)."),
    "code_float": _("The code was read as a number (%(code)s): %(suggestion)s?"),
    "code_spaces_lowercase": _("The code was written as %(code)s."),
    "code_spaces_lowercase_space": _("A space was removed from the code."),
    "arabic_indic_digits": _("Eastern Arabic digits were converted."),
    "whitespace": _("Superfluous spaces were removed."),
    "empty_marker": _("A dash was taken for an empty cell."),
    "bidi_marks_tatweel": _("Invisible characters and tatweel were removed from the Arabic name."),
    "bidi_marks_tatweel_cell": _("Invisible characters were removed."),
    "arabic_presentation_forms": _("Arabic presentation forms were converted (NFKC)."),
    "control_characters": _("Control characters were removed."),
    "newline_in_cell": _("A line break was removed from the name."),
    "newline_in_cell_other": _("A line break was removed."),
    "mojibake_cell": _("Badly encoded text: “%(found)s” → “%(suggestion)s”?"),
    "arabic_lost": _("The Arabic name is lost (“???”): send the file again in UTF-8."),
    "character_lost": _("A letter of this cell is lost: send the file again in UTF-8."),
    "html_in_name": _("There are HTML tags in the name."),
    "html_in_name_cell": _("There are HTML tags in the cell."),
    "name_too_long": _("The name is too long (%(length)s characters)."),
    "text_too_long": _("The text is too long (%(length)s characters, at most %(limit)s)."),
    "formula_cell": _("There is a formula in the cell of the name."),
    "formula_cell_other": _("There is a formula in the cell."),
    "cell_error": _("The cell holds an error of the spreadsheet (%(found)s)."),
    **{f"formula_injection_{sign}": _FORMULA for sign in "=+-@"},
    "formula_injection_tab": _FORMULA,
    "formula_injection_hyperlink": _FORMULA,
    "formula_injection_apostrophe": _FORMULA,
    "name_missing": _("The name is missing in both languages."),
    "name_ar_missing": _("The Arabic name is missing: to be completed."),
    "name_fr_missing": _("The French name is missing: to be completed."),
    "names_swapped": _("Are the French and Arabic names interchanged?"),
    "closed_school_hint": _("“%(word)s” in the name: is the school closed?"),
    "level_synonym": _("The level was recognised: %(level)s"),
    "level_unknown": _("The level is unknown: primary, lower or upper secondary."),
    "sector_unknown": _("The sector is unknown: public or private."),
    "setting_unknown": _("Urban or rural? “%(found)s” is not known."),
    "old_region_name": _("A former region (before 2015): choose one of the 12 regions."),
    "region_unknown": _("The region is unknown."),
    "region_missing": _("Neither a region nor a province is given."),
    "region_province_mismatch": _("The province %(province)s is not in %(region)s."),
    "province_unknown": _("The province is unknown."),
    "spelling_variant": _("A variant spelling was recognised."),
    "girls_gt_total": _("There are more girls than pupils."),
    "number_not_numeric": _("The count is not a number: “%(found)s”."),
    "number_negative": _("The count is negative."),
    "number_too_large": _("The count is not credible: %(found)s"),
    "number_narrow_nbsp": _("The thousands separator was removed: %(number)s"),
    "number_ambiguous_dot": _("“%(found)s”: does it mean %(number)s pupils?"),
    "number_decimal_zero": _("The decimals were removed: %(number)s"),
    "zero_pupils": _("No pupil at all: please confirm."),
    "parent_unknown": _("The school it belongs to is not in the file."),
    "parent_not_imported": _("The school it belongs to is not imported either."),
    "parent_self": _("The school belongs to itself."),
    "phone_two_numbers": _("There are two numbers in the cell."),
    "phone_prefix": _("The number was written in the form +212."),
    "phone_invalid": _("The number is incomplete and was left out."),
    "email_invalid": _("The e-mail address is not valid and was left out."),
    "coordinates_invalid": _("The coordinates are not in Morocco and were left out."),
}

# Words that stand inside the sentences above.
LEVEL_WORDS = {
    "primaire": _("primary"),
    "college": _("lower secondary"),
    "lycee_qualifiant": _("upper secondary"),
    "superieur": _("higher education"),
}

register_sentences(SENTENCES)
