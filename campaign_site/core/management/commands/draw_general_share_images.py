"""Draw the share images that come with the program, one per language."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from campaign_site.core.languages import direction
from campaign_site.core.share_images.render import ShareImage, render_png

# The campaign's name and purpose, as printed; not interface texts.
TEXTS = {
    "ar": ("الحملة الوطنية للوقاية من التنمر والعنف الإلكتروني", "البرنامج · الجهات · الشركاء"),
    "fr": (
        "Campagne nationale contre la cyberviolence et le cyberharcèlement",
        "Programme · Régions · Partenaires",
    ),
    "en": (
        "National campaign against cyberbullying and cyberviolence",
        "Programme · Regions · Partners",
    ),
}


class Command(BaseCommand):
    help = "Draw static/site/images/share-<language>.png; run after a change of the design."

    def handle(self, *args: Any, **options: Any) -> None:
        folder = Path(settings.BASE_DIR) / "campaign_site" / "static" / "site" / "images"
        for lang, (title, line) in TEXTS.items():
            picture = ShareImage(lang=lang, dir=direction(lang), title=title, place=line)
            path = folder / f"share-{lang}.png"
            path.write_bytes(render_png(picture))
            self.stdout.write(f"{path.name} {path.stat().st_size}")
