"""The closed list of renditions; no width or format is ever taken from an address. No Django here."""

from __future__ import annotations

from dataclasses import dataclass

# Counted up when the list or what a rendition carries changes: the photos of before are developed anew.
EDITION = 1


@dataclass(frozen=True, slots=True)
class Recipe:
    """`width` in pixels (never enlarged); `ratio` cuts around the focal point, None keeps the whole picture;
    `encoder` is Pillow's name of the format. `is_instant`: made while the upload waits.
    """

    name: str
    width: int
    encoder: str
    mime: str
    quality: int
    ratio: tuple[int, int] | None = None
    is_instant: bool = False


RECIPES = (
    Recipe("320.jpg", 320, "JPEG", "image/jpeg", 78, is_instant=True),
    Recipe("640.jpg", 640, "JPEG", "image/jpeg", 80, is_instant=True),
    Recipe("1280.jpg", 1280, "JPEG", "image/jpeg", 80),
    Recipe("1920.jpg", 1920, "JPEG", "image/jpeg", 78),
    Recipe("320.webp", 320, "WEBP", "image/webp", 78),
    Recipe("640.webp", 640, "WEBP", "image/webp", 78),
    Recipe("1280.webp", 1280, "WEBP", "image/webp", 78),
    Recipe("1920.webp", 1920, "WEBP", "image/webp", 76),
    Recipe("320.avif", 320, "AVIF", "image/avif", 62),
    Recipe("640.avif", 640, "AVIF", "image/avif", 62),
    Recipe("1280.avif", 1280, "AVIF", "image/avif", 62),
    Recipe("1920.avif", 1920, "AVIF", "image/avif", 60),
    # For machines that show one picture of a story in a shape of their own: Google asks for these three
    # (Article structured data), chats and portals for the card (Open Graph).
    Recipe("16x9.jpg", 1280, "JPEG", "image/jpeg", 80, ratio=(16, 9)),
    Recipe("4x3.jpg", 1280, "JPEG", "image/jpeg", 80, ratio=(4, 3)),
    Recipe("1x1.jpg", 1200, "JPEG", "image/jpeg", 80, ratio=(1, 1)),
    Recipe("card.jpg", 1200, "JPEG", "image/jpeg", 80, ratio=(1200, 630)),
)
BY_NAME = {recipe.name: recipe for recipe in RECIPES}
INSTANT = tuple(recipe for recipe in RECIPES if recipe.is_instant)
WIDEST = max(recipe.width for recipe in RECIPES)
# What the desk's own screens show.
THUMBNAIL = "320.jpg"
