"""The closed list of renditions; no width or format is ever taken from an address."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recipe:
    """`width` in pixels (never enlarged); `encoder` is Pillow's name of the format."""

    name: str
    width: int
    encoder: str
    mime: str
    quality: int


RECIPES = (
    Recipe("640.webp", 640, "WEBP", "image/webp", 80),
    Recipe("640.jpg", 640, "JPEG", "image/jpeg", 80),
    Recipe("1280.webp", 1280, "WEBP", "image/webp", 80),
    Recipe("1280.jpg", 1280, "JPEG", "image/jpeg", 82),
)
BY_NAME = {recipe.name: recipe for recipe in RECIPES}
