"""Brings every colour model to eight bits of sRGB, through the file's own profile where that is usable."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

from PIL import Image, ImageCms

from articles.media.limits import MAX_PROFILE

# The signature of a profile's colour space (ICC.1:2022, 7.2.6) for each of Pillow's modes it can belong to.
SPACES = {"RGB": "RGB ", "CMYK": "CMYK", "L": "GRAY"}


@cache
def srgb() -> Any:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


@cache
def srgb_bytes() -> bytes:
    """The profile as renditions carry it, so that no viewer has to guess."""
    found: bytes = srgb().tobytes()
    return found


def in_srgb(picture: Image.Image, profile: Any) -> tuple[Image.Image, list[str]]:
    """RGB over white, and notes of what was done; transparent pictures stand as a page without style shows
    them.
    """
    notes: list[str] = []
    if picture.mode == "CMYK":
        notes.append("cmyk")
    if picture.mode.startswith("I"):
        # Sixteen bits a pixel: converted as they are, all but the darkest would be white.
        notes.append("deep")
        picture = picture.point(lambda value: value * (1 / 256)).convert("L")
    alpha = None
    if picture.has_transparency_data:
        clear = picture.convert("RGBA")
        alpha, picture = clear.getchannel("A"), clear.convert("RGB")
    elif picture.mode not in SPACES:
        picture = picture.convert("RGB")
    picture, said = converted(picture, profile)
    if alpha is not None:
        ground = Image.new("RGB", picture.size, "white")
        ground.paste(picture, mask=alpha)
        picture = ground
    return picture, notes + said


def converted(picture: Image.Image, profile: Any) -> tuple[Image.Image, list[str]]:
    """From the profile's colours; a profile that is none, or not of this colour model, is left aside."""
    if not isinstance(profile, bytes) or not profile:
        return picture.convert("RGB"), []
    if len(profile) > MAX_PROFILE:
        return picture.convert("RGB"), ["profile_unusable"]
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if own.profile.xcolor_space != SPACES[picture.mode]:
            return picture.convert("RGB"), ["profile_unusable"]
        if is_srgb(own.profile.profile_description):
            return picture.convert("RGB"), []
        made = ImageCms.profileToProfile(picture, own, srgb(), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return picture.convert("RGB"), ["profile_unusable"]
    return made or picture.convert("RGB"), ["profile"]


def is_srgb(description: object) -> bool:
    """By far the most frequent profile, under its several names: there is nothing to convert."""
    return isinstance(description, str) and description.startswith("sRGB")
