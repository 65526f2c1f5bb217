"""What is said about files and lines, whatever they hold."""

from django.utils.translation import gettext_noop as _

from .problems import register_sentences

SENTENCES = {
    "file_empty": _("The file is empty."),
    "file_no_rows": _("There are no rows of data."),
    "file_not_csv": _("This file is neither CSV nor an Excel workbook."),
    "file_old_excel": _(
        "This is an old or protected Excel file: save it as an Excel workbook (.xlsx) without "
        "a password."
    ),
    "file_damaged": _("The workbook is damaged: open it in Excel and save it again."),
    "file_too_large": _("The file is too large: %(size)s MB; at most %(limit)s MB are taken."),
    "file_too_many_rows": _("The file has more than %(limit)s rows: split it."),
    "file_too_many_columns": _("The file has more than %(limit)s columns."),
    "file_unpacks_too_large": _(
        "The workbook is refused: unpacked, it would be far larger than a table needs to be."
    ),
    "header_unknown": _(
        "No line names columns that are known here: the first line must hold the headings."
    ),
    "encoding_unknown": _("The letters of this file cannot be read: save it as “CSV UTF-8”."),
    "encoding_arabic_lost": _(
        "The Arabic text was lost when the file was saved (“????”): save it as “CSV UTF-8”."
    ),
    "encoding_cp1256": _(
        "A file in Windows-1256 was recognised: it was read as Arabic, check the preview."
    ),
    "encoding_cp1252": _(
        "A file in Windows-1252 was recognised: check the accented letters in the preview."
    ),
    "encoding_mojibake": _(
        "The text was encoded twice (“Ø§Ù„”): a repair is proposed, please confirm it."
    ),
    "encoding_utf16": _("A “Unicode text” file (UTF-16) was read."),
    "eol_cr": _("Mac line ends (CR) were accepted."),
    "column_missing": _("A column is missing that cannot be done without: %(columns)s"),
    "columns_unknown": _("These columns are not known and were not read: %(columns)s"),
    "columns_repeated": _("These columns stand twice, only the first was read: %(columns)s"),
    "sheets_ignored": _("Only the first sheet was read; not read: %(sheets)s"),
    "title_row": _(
        "A title above the headings was ignored (the headings are on line %(header_line)s)."
    ),
    "empty_line": _("An empty line was ignored."),
    "empty_record": _("A line without content was ignored."),
    "header_repeated": _("A repeated line of headings was ignored."),
    "too_many_columns": _("There is a column too many (%(found)s instead of %(expected)s)."),
    "too_few_columns": _("Columns are missing (%(found)s of %(expected)s)."),
    "unbalanced_quote": _("A quotation mark is not closed."),
    "unbalanced_quote_last": _("A quotation mark is not closed (last line)."),
    "cell_too_long": _("A cell is too long (%(length)s characters)."),
}

register_sentences(SENTENCES)
