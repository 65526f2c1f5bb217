"""Four abstract pictures, drawn here so that nobody's rights are concerned."""

from io import BytesIO

from django.core.files.images import ImageFile
from PIL import Image, ImageDraw

from campaign_site.core.models import CampaignImage

SIZE = (1600, 900)
CREDIT = "Illustration du site"
NIGHT, TEAL, SAND, CORAL, WHITE = "#12324a", "#0f7c7c", "#f4ead9", "#e2725b", "#fdfcf9"


def _bubbles(draw: ImageDraw.ImageDraw) -> None:
    """Speech bubbles that lean on each other."""
    draw.rounded_rectangle((180, 180, 820, 520), 90, fill=TEAL)
    draw.polygon(((320, 500), (320, 640), (460, 510)), fill=TEAL)
    draw.rounded_rectangle((760, 360, 1400, 700), 90, fill=CORAL)
    draw.polygon(((1260, 680), (1260, 820), (1120, 690)), fill=CORAL)


def _circle_of_chairs(draw: ImageDraw.ImageDraw) -> None:
    """Round seats around a table."""
    draw.ellipse((600, 250, 1000, 650), fill=SAND)
    for x, y in ((800, 90), (1080, 240), (1080, 660), (800, 810), (520, 660), (520, 240)):
        draw.ellipse((x - 80, y - 80, x + 80, y + 80), fill=TEAL)


def _rising_steps(draw: ImageDraw.ImageDraw) -> None:
    """Steps that climb towards the light."""
    for step in range(6):
        left = 150 + step * 220
        draw.rectangle((left, 760 - step * 110, left + 200, 900), fill=TEAL)
    draw.ellipse((1180, 60, 1420, 300), fill=CORAL)


def _sheltering_arches(draw: ImageDraw.ImageDraw) -> None:
    """Arches within arches, as over a door."""
    for ring, colour in enumerate((TEAL, WHITE, CORAL, SAND)):
        inset = ring * 110
        box = (350 + inset, 120 + inset, 1250 - inset, 1020 - inset)
        draw.pieslice(box, 180, 360, fill=colour)
        draw.rectangle((box[0], (box[1] + box[3]) // 2, box[2], 900), fill=colour)


PICTURES = (
    (
        "bulles",
        SAND,
        _bubbles,
        {
            "ar": "فقاعتا حوار تتكئ إحداهما على الأخرى",
            "fr": "Deux bulles de dialogue appuyées l’une sur l’autre",
            "en": "Two speech bubbles leaning on each other",
        },
    ),
    (
        "table-ronde",
        NIGHT,
        _circle_of_chairs,
        {
            "ar": "ستة مقاعد حول مائدة مستديرة",
            "fr": "Six sièges autour d’une table ronde",
            "en": "Six seats around a round table",
        },
    ),
    (
        "marches",
        SAND,
        _rising_steps,
        {
            "ar": "درجات تصعد نحو دائرة مضيئة",
            "fr": "Des marches qui montent vers un cercle lumineux",
            "en": "Steps rising towards a bright circle",
        },
    ),
    (
        "arches",
        NIGHT,
        _sheltering_arches,
        {
            "ar": "أقواس متداخلة كباب يحمي",
            "fr": "Des arches emboîtées, comme une porte qui protège",
            "en": "Nested arches, like a sheltering door",
        },
    ),
)


def make_pictures() -> list[CampaignImage]:
    """The four pictures, in order; those that exist are taken as they are."""
    return [_picture(*picture) for picture in PICTURES]


def _picture(name: str, ground: str, figure, alt: dict[str, str]) -> CampaignImage:
    title = f"Illustration : {name}"
    found = CampaignImage.objects.filter(title=title).first()
    if found:
        return found
    canvas = Image.new("RGB", SIZE, ground)
    figure(ImageDraw.Draw(canvas))
    content = BytesIO()
    canvas.quantize(16).save(content, "PNG", optimize=True)
    picture = CampaignImage.objects.create(
        title=title,
        file=ImageFile(content, name=f"demo-{name}.png"),
        credit=CREDIT,
        **{f"alt_{code}": words for code, words in alt.items()},
    )
    # As an upload has them: the library finds duplicates by the hash.
    picture.get_file_size()
    picture.get_file_hash()
    return picture
