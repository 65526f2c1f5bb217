"""Reading the directory of schools from tables; one resource for loader and importer.

Columns are those of the exchange file: codes are text, levels are the ministry's
cycles, places are found by the census office's codes.
"""

from collections.abc import Iterable
from typing import Any

import tablib
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from import_export import fields, resources, widgets
from import_export.instance_loaders import CachedInstanceLoader
from import_export.results import Result

from campaign_site.core.models import City, Province, Region
from campaign_site.core.time import now

from . import gresa
from .enums import SchoolLevel, SchoolSector, Setting
from .models import School

LEVELS = {
    "primaire": SchoolLevel.PRIMARY,
    "college": SchoolLevel.LOWER_SECONDARY,
    "lycee_qualifiant": SchoolLevel.UPPER_SECONDARY,
    "superieur": SchoolLevel.HIGHER,
}
SECTORS = {"public": SchoolSector.PUBLIC, "prive": SchoolSector.PRIVATE}
SETTINGS = {"urbain": Setting.URBAN, "rural": Setting.RURAL}


class GresaWidget(widgets.CharWidget):
    """A code as people type it; raises ValueError for what cannot be one."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        code = gresa.normalised(str(value or ""))
        if not gresa.is_code(code):
            raise ValueError(_("“%(code)s” is not a GRESA code.") % {"code": code[:40]})
        return code


class WordWidget(widgets.CharWidget):
    """One of the words a table of the ministry uses, and ours for it."""

    def __init__(self, words: dict[str, str]) -> None:
        super().__init__()
        self.words = words
        self.own = {ours: theirs for theirs, ours in words.items()}

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        word = str(value or "").strip().lower()
        if word and word not in self.words:
            raise ValueError(_("“%(word)s” is not known here.") % {"word": word[:40]})
        return self.words.get(word, "")

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return self.own.get(value, "")


class LevelsWidget(WordWidget):
    """The levels taught, separated by a vertical bar."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> list[str]:
        words = [word for word in str(value or "").split("|") if word.strip()]
        return [super(LevelsWidget, self).clean(word) for word in words]

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "|".join(self.own[level] for level in value or ())


class CodeWidget(widgets.ForeignKeyWidget):
    """A place by its code; every place is read once for the whole table.

    Towns are few in the directory's reference: a commune that is not one of them
    leaves the town empty (`required` is false).
    """

    def __init__(self, model: type[models.Model], field: str, *, required: bool) -> None:
        super().__init__(model, field)
        self.required = required
        self.known: dict[str, models.Model] | None = None

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> models.Model | None:
        if self.known is None:
            self.known = {getattr(place, self.field): place for place in self.model.objects.all()}
        code = str(value or "").strip()
        if code and code not in self.known and self.required:
            raise ValueError(_("No place has the code “%(code)s”.") % {"code": code[:40]})
        return self.known.get(code)


class KnownSchools(CachedInstanceLoader):
    """The schools of a table, read at once; a code that cannot be one is nobody's.

    Its row is refused when its turn comes, with its number.
    """

    def __init__(self, resource: resources.Resource, dataset: tablib.Dataset) -> None:
        # The parent's constructor cleans every code, and one bad code would end it all.
        self.resource, self.dataset = resource, dataset
        self.pk_field = resource.fields["gresa_code"]
        codes = {gresa.normalised(str(code or "")) for code in dataset["gresa_code"]}
        self.all_instances = self.get_queryset().in_bulk(sorted(codes), field_name="gresa_code")


class SchoolResource(resources.ModelResource):
    """Schools by their GRESA code: the same table twice changes nothing.

    A satellite names its centre by code; the centre may come later in the table.
    """

    gresa_code = fields.Field("gresa_code", "gresa_code", widget=GresaWidget())
    level = fields.Field("levels", "level", widget=LevelsWidget(LEVELS))
    sector = fields.Field("sector", "sector", widget=WordWidget(SECTORS))
    milieu = fields.Field("setting", "milieu", widget=WordWidget(SETTINGS))
    nature_fr = fields.Field("nature", "nature_fr")
    region_iso = fields.Field(
        "region", "region_iso", widget=CodeWidget(Region, "code", required=True)
    )
    province_hcp = fields.Field(
        "province", "province_hcp", widget=CodeWidget(Province, "code_hcp", required=True)
    )
    commune_hcp = fields.Field(
        "city", "commune_hcp", widget=CodeWidget(City, "code_hcp", required=False)
    )
    city_fr = fields.Field("commune_fr", "city_fr")
    city_ar = fields.Field("commune_ar", "city_ar")
    lat = fields.Field("latitude", "lat", widget=widgets.DecimalWidget())
    lon = fields.Field("longitude", "lon", widget=widgets.DecimalWidget())

    class Meta:
        model = School
        import_id_fields = ("gresa_code",)
        instance_loader_class = KnownSchools
        fields = (
            "gresa_code",
            "name_fr",
            "name_ar",
            "level",
            "sector",
            "milieu",
            "nature_fr",
            "region_iso",
            "province_hcp",
            "commune_hcp",
            "city_fr",
            "city_ar",
            "address_fr",
            "address_ar",
            "phone",
            "email",
            "lat",
            "lon",
            "pupils_total",
            "pupils_girls",
            "classes_count",
        )
        use_bulk = True
        batch_size = 500
        use_transactions = True
        clean_model_instances = True
        skip_unchanged = True
        report_skipped = False

    def __init__(self, *, is_synthetic: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.is_synthetic = is_synthetic

    def before_import(self, dataset: tablib.Dataset, **kwargs: Any) -> None:
        """Refuse a table in which a code stands twice: one row would hide the other."""
        seen: set[str] = set()
        for code in dataset["gresa_code"]:
            code = gresa.normalised(str(code or ""))
            if code in seen:
                raise ValueError(_("The code %(code)s stands twice.") % {"code": code[:40]})
            seen.add(code)

    def validate_instance(
        self, instance: School, import_validation_errors: Any = None, validate_unique: bool = True
    ) -> None:
        """Places were found in tables read before: nothing asks for each of them again."""
        errors = dict(import_validation_errors or {})
        if self._meta.clean_model_instances:
            try:
                instance.full_clean(
                    exclude={*errors, "region", "province", "city"},
                    validate_unique=validate_unique,
                )
            except ValidationError as error:
                errors = error.update_error_dict(errors)
        if errors:
            raise ValidationError(errors)

    def before_save_instance(self, instance: School, row: Any, **kwargs: Any) -> None:
        instance.is_synthetic = instance.is_synthetic or self.is_synthetic
        instance.updated_at = now()

    def get_bulk_update_fields(self) -> list[str]:
        """Names of the model's fields, which the columns' names are not everywhere.

        A bulk update does not touch the time of change by itself.
        """
        written = [field.attribute for field in self.fields.values()]
        keys = self._meta.import_id_fields
        return [*(name for name in written if name not in keys), "is_synthetic", "updated_at"]

    def after_import(self, dataset: tablib.Dataset, result: Result, **kwargs: Any) -> None:
        """Tie satellites to their centres, now that both exist."""
        if kwargs.get("dry_run") or "parent_gresa_code" not in dataset.headers:
            return
        pairs = zip(dataset["gresa_code"], dataset["parent_gresa_code"], strict=True)
        tie_satellites(pairs)


def tie_satellites(pairs: Iterable[tuple[str, str]]) -> int:
    """Set the centre of each (school's code, centre's code); returns how many changed.

    A centre nobody knows leaves the school on its own.
    """
    centres = {
        gresa.normalised(str(code)): gresa.normalised(str(centre))
        for code, centre in pairs
        if centre
    }
    known = School.objects.in_bulk([*centres, *centres.values()], field_name="gresa_code")
    changed = []
    for code, centre in centres.items():
        school, parent = known.get(code), known.get(centre)
        if school and parent and school != parent and school.parent_id != parent.pk:
            school.parent = parent
            changed.append(school)
    School.objects.bulk_update(changed, ["parent"], batch_size=500)
    return len(changed)
