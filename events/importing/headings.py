"""The columns of a table of events and the names people give them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from campaign_site.core.spreadsheets.headings import Headings

HEADINGS: dict[str, str | Promise] = {
    "slug": _("Identifier"),
    "edition": _("Edition"),
    "kind": _("Kind"),
    "title_fr": _("Title (French)"),
    "title_ar": _("Title (Arabic)"),
    "title_en": _("Title (English)"),
    "summary_fr": _("Summary (French)"),
    "summary_ar": _("Summary (Arabic)"),
    "summary_en": _("Summary (English)"),
    "start_date": _("First day"),
    "start_time": _("Begins at"),
    "end_date": _("Last day"),
    "end_time": _("Ends at"),
    "venue": _("Venue"),
    "school": _("School (GRESA code)"),
    "online_url": _("Online address"),
    "region_fr": _("Region"),
    "province_fr": _("Province"),
    "city_fr": _("Town"),
    "capacity": _("Capacity"),
    "audiences": _("Audiences"),
    "levels": _("School levels"),
    "languages": _("Spoken languages"),
    "registration_mode": _("Registration"),
    "status": _("Public status"),
}

_ALIASES = {
    "slug": "slug, identifier, id, UID, identifiant, adresse de la page, المعرف, معرف",
    "edition": "edition, édition, edition.slug, campagne, الدورة, دورة, النسخة",
    "kind": "kind, kind.code, type, genre, nature, type d'activité, type d'événement, النوع, نوع"
    " النشاط, نوع الفعالية",
    "title_fr": "title_fr, titre, titre (français), titre en français, titre fr, intitulé, title"
    " (French), title, activité, العنوان بالفرنسية, العنوان (الفرنسية), العنوان (بالفرنسية)",
    "title_ar": "title_ar, titre (arabe), titre en arabe, titre ar, title (Arabic), العنوان,"
    " العنوان بالعربية, العنوان (العربية), العنوان (بالعربية)",
    "title_en": "title_en, titre (anglais), titre en anglais, titre en, title (English),"
    " العنوان بالإنجليزية, العنوان (الإنجليزية), العنوان (بالإنجليزية)",
    "summary_fr": "summary_fr, résumé, résumé (français), résumé en français, résumé fr, summary"
    " (French), summary, الملخص بالفرنسية, الملخص (الفرنسية)",
    "summary_ar": "summary_ar, résumé (arabe), résumé en arabe, résumé ar, summary (Arabic),"
    " الملخص, ملخص, الملخص بالعربية, الملخص (العربية)",
    "summary_en": "summary_en, résumé (anglais), résumé en anglais, résumé en, summary (English),"
    " الملخص بالإنجليزية, الملخص (الإنجليزية)",
    "start_date": "start_date, date, jour, premier jour, date de début, first day, day, le,"
    " التاريخ, اليوم, اليوم الأول, أول يوم, تاريخ البداية",
    "start_time": "start_time, begins at, début (heure), heure, de, heure de début, début,"
    " from, time, start, من, الساعة,"
    " ساعة البداية, من الساعة",
    "end_date": "end_date, dernier jour, date de fin, last day, اليوم الأخير, آخر يوم,"
    " تاريخ النهاية",
    "end_time": "end_time, ends at, fin (heure), à, heure de fin, fin, to, end, إلى,"
    " ساعة النهاية, إلى الساعة",
    "venue": "venue, venue.name, lieu, salle, place, المكان, الفضاء, القاعة",
    "school": "school, school.gresa_code, code GRESA, établissement, code établissement, school"
    " (GRESA code), établissement (code GRESA), GRESA code, école, المؤسسة, رمز المؤسسة,"
    " المؤسسة (رمز GRESA), المؤسسة (رمز جريزا)",
    "online_url": "online_url, lien, adresse en ligne, en ligne, online address, link, url,"
    " الرابط, العنوان الإلكتروني, العنوان على الإنترنت, الرابط الإلكتروني",
    "region_fr": "region_fr, région, region, region.code, الجهة",
    "province_fr": "province_fr, province, province.code_hcp, préfecture, direction provinciale,"
    " province ou préfecture, الإقليم, العمالة, العمالة أو الإقليم, المديرية الإقليمية",
    "city_fr": "city_fr, city, city.name, ville, commune, town, المدينة, الجماعة",
    "capacity": "capacity, capacité, places, nombre de places, jauge, الطاقة الاستيعابية,"
    " عدد المقاعد, السعة",
    "audiences": "audiences, public, publics, publics visés, audience, الجمهور, الفئات المستهدفة,"
    " الجمهور المستهدف",
    "levels": "levels, school levels, niveaux, niveaux scolaires, cycles, niveau, الأسلاك,"
    " المستويات, الأسلاك الدراسية, المستويات الدراسية",
    "languages": "languages, langues, langues parlées, langue, spoken languages, اللغات, اللغة,"
    " لغات التواصل, اللغات المتحدث بها, لغات النشاط",
    "registration_mode": "registration_mode, inscription, mode d'inscription, registration,"
    " التسجيل, كيفية التسجيل",
    "status": "status, statut, statut public, état, public status, الحالة, الحالة المعلنة,"
    " الوضع العلني, الوضع العمومي",
}
# Columns of older exports; nobody reads them, and nobody is surprised.
_KNOWN_AND_LEFT = "live, project.slug, starts_at"

KNOWN = Headings(_ALIASES, _KNOWN_AND_LEFT, HEADINGS)
