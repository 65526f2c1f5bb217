"""The picture a shared link shows: texts in, PNG out.

Typst shapes Arabic and finds the size at which the title fits. Rendering takes some tens
of megabytes of memory, so it belongs into the background worker, never into a request.
"""

import hashlib
import io
import json
from dataclasses import asdict, dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from django.conf import settings
from PIL import Image

FONT_PACKAGES = ("fontpkg_ibm_plex_sans", "fontpkg_ibm_plex_sans_arabic")
_FOLDER = Path(settings.BASE_DIR) / "templates" / "documents"
_TEMPLATE = _FOLDER / "share_image.typ"


@dataclass(frozen=True, slots=True)
class ShareImage:
    """The texts of one picture, all in one language but for a title that has none.

    `lang` and `dir` are those of the language asked for; `label` marks a demonstration.
    """

    lang: str
    dir: str
    title: str
    kicker: str = ""
    when: str = ""
    place: str = ""
    label: str = ""

    @property
    def digest(self) -> str:
        """Changes with any text and with the design."""
        texts = json.dumps(asdict(self), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(f"{_design()}{texts}".encode()).hexdigest()[:16]


def render_png(picture: ShareImage) -> bytes:
    """A PNG of 1200 × 630 pixels. Raises typst.TypstError when it cannot be set."""
    # Web processes import this module for its texts: they need not carry the typesetter.
    import typst

    page = typst.compile(
        str(_TEMPLATE),
        root=str(_FOLDER),
        font_paths=font_paths(),
        ignore_system_fonts=True,
        format="png",
        ppi=72,
        sys_inputs=asdict(picture),
    )
    return _smaller(page)


def _smaller(png: bytes) -> bytes:
    """The same with 64 colours: a third of the bytes, and nobody sees it."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(png)) as picture:
        flat = picture.convert("RGB").quantize(64, dither=Image.Dither.NONE)
        flat.save(out, "PNG", optimize=True)
    return out.getvalue()


@cache
def font_paths() -> list[str]:
    """The folders of the font packages' files."""
    found = (find_spec(name) for name in FONT_PACKAGES)
    return [str(Path(spec.origin).parent / "files") for spec in found if spec and spec.origin]


@cache
def _design() -> str:
    return hashlib.sha256(_TEMPLATE.read_bytes()).hexdigest()
