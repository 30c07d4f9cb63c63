"""Makes the renditions of a decoded picture: whole ones and cuts around its focal point."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PIL import Image

from articles.media.darkroom import colour
from articles.media.darkroom.packet import Packet
from articles.media.limits import MAX_HEIGHT
from articles.media.recipes import Recipe

# Speed 8 of AVIF costs a third of the default's time for about 4 % more bytes; one thread, since the process
# has seconds of one core.
OPTIONS: dict[str, dict[str, object]] = {
    "JPEG": {"progressive": True, "optimize": True},
    "WEBP": {"method": 3},
    "AVIF": {"speed": 8, "max_threads": 1},
}


@dataclass(frozen=True, slots=True)
class Made:
    """A rendition's file."""

    name: str
    width: int
    height: int
    content: bytes


def render(
    picture: Image.Image, recipes: Iterable[Recipe], focal: tuple[float, float], packet: Packet
) -> Iterator[Made]:
    """One file a recipe. The same picture in several formats is scaled once."""
    scaled: dict[tuple[int, tuple[int, int] | None], Image.Image] = {}
    for recipe in recipes:
        key = (recipe.width, recipe.ratio)
        if key not in scaled:
            scaled[key] = fitted(picture, recipe, focal)
        yield encoded(scaled[key], recipe, packet)


def fitted(picture: Image.Image, recipe: Recipe, focal: tuple[float, float]) -> Image.Image:
    """Cut and scaled, never enlarged."""
    box = cut(picture.size, recipe.ratio, focal)
    width, height = box[2] - box[0], box[3] - box[1]
    scale = min(1.0, recipe.width / width, MAX_HEIGHT / height)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    if recipe.ratio is not None:
        size = (size[0], max(1, round(size[0] * recipe.ratio[1] / recipe.ratio[0])))
    return picture.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=2.0)


def cut(
    size: tuple[int, int], ratio: tuple[int, int] | None, focal: tuple[float, float]
) -> tuple[float, float, float, float]:
    """The largest part of that shape whose middle is as near to the focal point as the edges let it."""
    width, height = size
    if ratio is None:
        return (0.0, 0.0, float(width), float(height))
    across = min(float(width), height * ratio[0] / ratio[1])
    down = min(float(height), width * ratio[1] / ratio[0])
    left = min(max(focal[0] * width - across / 2, 0.0), width - across)
    top = min(max(focal[1] * height - down / 2, 0.0), height - down)
    return (left, top, left + across, top + down)


def encoded(picture: Image.Image, recipe: Recipe, packet: Packet) -> Made:
    out = io.BytesIO()
    options = {**OPTIONS[recipe.encoder], "quality": recipe.quality, "icc_profile": colour.srgb_bytes()}
    if packet.xmp:
        options["xmp"] = packet.xmp
    if recipe.encoder == "JPEG":
        options |= {name: value for name, value in (("extra", packet.app13), ("exif", packet.exif)) if value}
    picture.save(out, recipe.encoder, **options)
    return Made(recipe.name, picture.width, picture.height, out.getvalue())
