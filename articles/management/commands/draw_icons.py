"""manage.py draw_icons: draws the icons of the site anew, for whoever has changed the paper's mark."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from articles.sharing.mark import ICONS, icon


class Command(BaseCommand):
    help = "Draw the icons in static/reader/ from articles/sharing/mark.py."

    def handle(self, *args: Any, **options: Any) -> None:
        for name in ICONS:
            path = settings.BASE_DIR / "static" / "reader" / name
            path.write_bytes(icon(name))
            self.stdout.write(f"{path.name}: {path.stat().st_size} bytes")
