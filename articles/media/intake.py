"""Takes a photo in: decides by decoding what it is, keeps the original byte for byte, makes the
renditions.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from articles.media.models import Photo, Rendition
from articles.media.models.photo import random_name
from articles.media.recipes import RECIPES

MAX_BYTES = 40 * 1024 * 1024
MAX_PIXELS = {
    "JPEG": 120_000_000,
    "PNG": 40_000_000,
    "WEBP": 40_000_000,
    "GIF": 40_000_000,
    "AVIF": 40_000_000,
}


class Refused(ValueError):
    """A file that cannot be used as a photo; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """An upright RGB picture, at most as large as the largest rendition needs, and what the file said of
    itself.
    """

    picture: Image.Image
    format: str
    width: int
    height: int


def decode(data: bytes) -> Decoded:
    """Read a file whose type is decided by its content; limits are checked from the header, before
    decoding.
    """
    if not data:
        raise Refused(_("The file is empty. Send it again, or take the photo anew."))
    if len(data) > MAX_BYTES:
        raise Refused(_("The file is larger than 40 MB. Save it smaller and send it again."))
    try:
        with Image.open(io.BytesIO(data), formats=list(MAX_PIXELS)) as opened:
            kind = str(opened.format)
            if opened.width * opened.height > MAX_PIXELS[kind]:
                raise Refused(_("The picture has too many pixels. Save it smaller and send it again."))
            widest = max(recipe.width for recipe in RECIPES)
            opened.draft("RGB", (widest, widest))
            opened.load()
            upright = ImageOps.exif_transpose(opened)
            picture = (
                upright.convert("RGBA")
                if "A" in upright.getbands() or kind == "GIF"
                else upright.convert("RGB")
            )
    except (
        UnidentifiedImageError,
        Image.DecompressionBombError,
        OSError,
        SyntaxError,
        ValueError,
        EOFError,
    ) as error:
        if isinstance(error, Refused):
            raise
        raise Refused(
            _(
                "This is not a photo that browsers can show. Send a JPEG, PNG, WebP, AVIF or GIF (on a phone: 'most compatible')."
            )
        ) from error
    width, height = real_size(data)
    return Decoded(flatten(picture), kind, width, height)


def real_size(data: bytes) -> tuple[int, int]:
    """Width and height as a viewer sees them, after the Exif orientation."""
    with Image.open(io.BytesIO(data), formats=list(MAX_PIXELS)) as opened:
        turned = opened.getexif().get(0x0112, 1) >= 5
        return (opened.height, opened.width) if turned else (opened.width, opened.height)


def flatten(picture: Image.Image) -> Image.Image:
    """Transparent pictures stand on white, as a page without style would show them."""
    if picture.mode != "RGBA":
        return picture
    ground = Image.new("RGB", picture.size, "white")
    ground.paste(picture, mask=picture.getchannel("A"))
    return ground


def take(data: bytes, file_name: str, **facts: object) -> Photo:
    """Store a photo and its renditions. `facts` are fields of Photo. Raises Refused without storing
    anything.
    """
    decoded = decode(data)
    photo = Photo(
        file_name=file_name.replace("\x00", "")[-255:],
        sha256=hashlib.sha256(data).hexdigest(),
        format=decoded.format,
        width=decoded.width,
        height=decoded.height,
        size=len(data),
        **facts,
    )
    with transaction.atomic():
        photo.original.save("original", ContentFile(data, name="original"), save=False)
        photo.save()
        Rendition.objects.bulk_create(make(photo, decoded.picture))
    return photo


def make(photo: Photo, picture: Image.Image) -> list[Rendition]:
    """One row and one file per recipe; a small photo is never enlarged."""
    made: list[Rendition] = []
    for recipe in RECIPES:
        width = min(recipe.width, picture.width)
        height = max(1, round(picture.height * width / picture.width))
        out = io.BytesIO()
        picture.resize((width, height), Image.Resampling.LANCZOS).save(
            out, recipe.encoder, quality=recipe.quality
        )
        row = Rendition(photo=photo, name=recipe.name, width=width, height=height, size=out.tell())
        stem = random_name()
        row.file.save(f"renditions/{stem[:2]}/{stem}", ContentFile(out.getvalue(), name=stem), save=False)
        made.append(row)
    return made
