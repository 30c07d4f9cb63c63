"""Takes a photo in: decides by decoding what it is, keeps the original as it came, makes the renditions."""

from __future__ import annotations

import hashlib
import io
import struct
import zlib
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image

from articles.media.models import Photo, Rendition
from articles.media.models.photo import random_name
from articles.media.recipes import RECIPES, Recipe

MAX_BYTES = 40 * 1024 * 1024
MAX_PIXELS = {
    "JPEG": 120_000_000,
    "PNG": 40_000_000,
    "WEBP": 40_000_000,
    "GIF": 40_000_000,
    "AVIF": 40_000_000,
}
# Pillow's own line, which it draws while it reads: where ours is. Above it Pillow warns, at twice it refuses.
Image.MAX_IMAGE_PIXELS = max(MAX_PIXELS.values())
# WebP can be 16,383 pixels high; a long card-news strip is made narrower instead of failing.
MAX_HEIGHT = 16_000
# What Pillow's readers raise over damaged or hostile files; not all of it is the documented OSError.
UNREADABLE = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    EOFError,
    IndexError,
    KeyError,
    OverflowError,
    MemoryError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)
ORIENTATION = 0x0112  # Exif 2.32, 4.6.4 A
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class Refused(ValueError):
    """A file that cannot be used as a photo; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """An upright RGB picture, at most as large as the largest rendition needs; what the file said of itself.

    `width` and `height` are the original's, as a viewer sees it.
    """

    picture: Image.Image
    format: str
    width: int
    height: int


def decode(data: bytes) -> Decoded:
    """Read a file whose type its content decides; limits are checked from the header, before decoding."""
    if not data:
        raise Refused(_("The file is empty. Send it again, or take the photo anew."))
    if len(data) > MAX_BYTES:
        raise Refused(_("The file is larger than 40 MB. Save it smaller and send it again."))
    try:
        with Image.open(io.BytesIO(data), formats=list(MAX_PIXELS)) as opened:
            return read(opened)
    except Refused:
        raise
    except UNREADABLE as error:
        raise Refused(
            _(
                "This is not a photo that browsers can show. Send a JPEG, PNG, WebP, AVIF or GIF "
                "(on a phone: 'most compatible')."
            )
        ) from error


def read(opened: Image.Image) -> Decoded:
    kind = str(opened.format)
    width, height = opened.size
    if width * height > MAX_PIXELS[kind]:
        raise Refused(_("The picture has too many pixels. Save it smaller and send it again."))
    widest = max(recipe.width for recipe in RECIPES)
    opened.draft("RGB", (widest, widest))
    opened.load()
    turn = UPRIGHT.get(opened.getexif().get(ORIENTATION, 1))
    picture = in_rgb(opened)
    if turn is not None:
        picture = picture.transpose(turn)
    if turn in (UPRIGHT[5], UPRIGHT[6], UPRIGHT[7], UPRIGHT[8]):
        width, height = height, width
    # Nothing the file carried beside its pixels goes into a rendition: Pillow would write a JPEG's comment.
    picture.info.clear()
    return Decoded(picture, kind, width, height)


def in_rgb(opened: Image.Image) -> Image.Image:
    """Eight bits a channel; transparent pictures stand on white, as a page without style would show them."""
    if opened.mode.startswith("I"):
        # Sixteen bits a pixel: converted as they are, all but the darkest would be white.
        opened = opened.point(lambda value: value * (1 / 256)).convert("L")
    if not opened.has_transparency_data:
        return opened.convert("RGB")
    clear = opened.convert("RGBA")
    ground = Image.new("RGB", clear.size, "white")
    ground.paste(clear, mask=clear.getchannel("A"))
    return ground


def take(data: bytes, file_name: str, **facts: object) -> Photo:
    """Store a photo and its renditions. `facts` are fields of Photo. Raises Refused: nothing is stored
    then.
    """
    decoded = decode(data)
    renditions = [(recipe, *encoded(decoded.picture, recipe)) for recipe in RECIPES]
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
        Rendition.objects.bulk_create(
            stored(photo, recipe, content, size) for recipe, content, size in renditions
        )
    return photo


def encoded(picture: Image.Image, recipe: Recipe) -> tuple[bytes, tuple[int, int]]:
    """The file of one recipe and its width and height; a small photo is never enlarged."""
    scale = min(1.0, recipe.width / picture.width, MAX_HEIGHT / picture.height)
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    out = io.BytesIO()
    picture.resize(size, Image.Resampling.LANCZOS).save(out, recipe.encoder, quality=recipe.quality)
    return out.getvalue(), size


def stored(photo: Photo, recipe: Recipe, content: bytes, size: tuple[int, int]) -> Rendition:
    """The row of one rendition, its file written under a name nobody can guess."""
    row = Rendition(photo=photo, name=recipe.name, width=size[0], height=size[1], size=len(content))
    stem = random_name()
    row.file.save(f"renditions/{stem[:2]}/{stem}", ContentFile(content, name=stem), save=False)
    return row
