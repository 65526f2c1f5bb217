"""The columns of a table of schools and the names people give them.

Beside our own names: the headings of the ministry's files (CD_ETAB, NOM_ETABL, …) and of
our own lists in the three languages. Compared without case, accents, spaces and signs.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from campaign_site.core.spreadsheets.headings import Headings

HEADINGS: dict[str, str | Promise] = {
    "gresa_code": _("GRESA code"),
    "name_fr": _("Name (French)"),
    "name_ar": _("Name (Arabic)"),
    "level": _("Level"),
    "sector": _("Sector"),
    "milieu": _("Urban or rural"),
    "nature_fr": _("Nature"),
    "parent_gresa_code": _("Code of the centre"),
    "region_iso": _("Region"),
    "province_hcp": _("Province"),
    "commune_hcp": _("Commune code"),
    "city_fr": _("Commune (French)"),
    "city_ar": _("Commune (Arabic)"),
    "address_fr": _("Address (French)"),
    "address_ar": _("Address (Arabic)"),
    "phone": _("Phone"),
    "email": _("E-mail"),
    "lat": _("Latitude"),
    "lon": _("Longitude"),
    "pupils_total": _("Pupils"),
    "pupils_girls": _("Of whom girls"),
    "classes_count": _("Classes"),
}

# The first heading is our own; others are separated by commas.
_ALIASES = {
    "gresa_code": "gresa_code, CD_ETAB, code gresa, gresa, code, GRESA code, code établissement,"
    " code etab, رمز المؤسسة, رمز جريزا, رمز GRESA, رمز المؤسسة GRESA",
    "name_fr": "name_fr, NOM_ETABL, nom fr, nom, nom français, nom en français, name (French),"
    " name [fr], nom (français), nom [fr], établissement, nom de l'établissement, الاسم بالفرنسية,"
    " الاسم (الفرنسية), الاسم [fr], اسم المؤسسة بالفرنسية",
    "name_ar": "name_ar, NOM_ETABA, nom ar, nom arabe, nom en arabe, name (Arabic), name [ar],"
    " nom (arabe), nom [ar], الاسم بالعربية, الاسم (العربية), الاسم [ar], الاسم, اسم المؤسسة,"
    " المؤسسة, اسم المؤسسة بالعربية",
    "level": "level, niveau, niveaux, levels, cycle, السلك, المستوى, الأسلاك",
    "cycle_fr": "cycle_fr, LL_CYCLE",
    "cycle_ar": "cycle_ar, LA_CYCLE",
    "sector": "sector, typeEtab, type etab, secteur, type, القطاع, نوع المؤسسة",
    "milieu": "milieu, CD_MIL, LA_MIL, LL_MIL, setting, urban or rural, urbain ou rural, الوسط,"
    " وسط, حضري أو قروي",
    "nature_fr": "nature_fr, NetabFr, nature, طبيعة المؤسسة, الطبيعة",
    "parent_gresa_code": "parent_gresa_code, CD_etabr, code mère, code centre, rattachement,"
    " établissement de rattachement, code of the centre, code du centre, رمز المركزية,"
    " المؤسسة الأصلية",
    "region_iso": "region_iso, region.code, code région, رمز الجهة",
    "region_fr": "region_fr, REGION, région, LL_REG, aref, académie, الجهة",
    "region_ar": "region_ar, LA_REG, الجهة بالعربية, الأكاديمية",
    "province_hcp": "province_hcp, CD_PROV, province.code_hcp, code province, HCP code,"
    " رمز الإقليم",
    "province_fr": "province_fr, PROVINCE, LL_PROV, direction provinciale, préfecture,"
    " province ou préfecture, الإقليم, العمالة, العمالة أو الإقليم",
    "province_ar": "province_ar, LA_PROV, الإقليم بالعربية, المديرية الإقليمية, المديرية",
    "commune_hcp": "commune_hcp, cd_com, code commune, commune code, code de la commune,"
    " رمز الجماعة",
    "city_fr": "city_fr, ll_com, commune_fr, COMMUNE, ville, commune (French), commune [fr],"
    " commune (français), city, town, الجماعة بالفرنسية",
    "city_ar": "city_ar, la_com, commune_ar, commune (Arabic), commune (arabe), الجماعة, المدينة,"
    " الجماعة بالعربية",
    "address_fr": "address_fr, AdresseL, adresse, address, address (French), adresse (français),"
    " العنوان (بالفرنسية)",
    "address_ar": "address_ar, AdresseA, address (Arabic), adresse (arabe), العنوان,"
    " العنوان (بالعربية)",
    "phone": "phone, téléphone, tel, tél, telephone, numéro de téléphone, الهاتف, رقم الهاتف",
    "email": "email, e-mail, mail, courriel, adresse e-mail, البريد الإلكتروني, بريد إلكتروني",
    "lat": "lat, latitude, خط العرض",
    "lon": "lon, lng, longitude, خط الطول",
    "pupils_total": "pupils_total, pupils, élèves, effectif, effectifs, nombre d'élèves,"
    " total élèves, عدد التلاميذ, التلاميذ, مجموع التلاميذ",
    "pupils_girls": "pupils_girls, of whom girls, filles, dont filles, nombre de filles, girls,"
    " عدد الإناث, الإناث, عدد التلميذات, منهم إناث",
    "classes_count": "classes_count, classes, nombre de classes, عدد الأقسام, الأقسام",
}
# Columns that are read by nobody but are no surprise either.
_KNOWN_AND_LEFT = "province_iso, data_status, CD_GIPE, updated_at, id"


KNOWN = Headings(_ALIASES, _KNOWN_AND_LEFT, HEADINGS)
