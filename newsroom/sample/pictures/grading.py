"""The last look at a drawn picture: a little grain, darker corners, as a print has them."""

from __future__ import annotations

import random
from functools import lru_cache

from PIL import Image, ImageChops, ImageFilter

# How far grain moves a pixel's tone, and how much of its light a corner keeps.
GRAIN = 5
CORNER = 0.8


def graded(picture: Image.Image) -> Image.Image:
    """The same picture with grain and vignette."""
    shaded = ImageChops.multiply(picture, vignette(picture.size))
    return ImageChops.add(shaded, grain(picture.size), offset=-128)


@lru_cache(maxsize=2)
def grain(size: tuple[int, int]) -> Image.Image:
    """Fine and coarse paper grain around middle grey; always the same."""
    chance = random.Random(size[0])
    fine = Image.frombytes("L", size, chance.randbytes(size[0] * size[1]))
    fine = fine.filter(ImageFilter.GaussianBlur(0.8))
    few = (size[0] // 6, size[1] // 6)
    coarse = Image.frombytes("L", few, chance.randbytes(few[0] * few[1])).resize(
        size, Image.Resampling.BICUBIC
    )
    both = Image.blend(fine, coarse, 0.3)
    tone = both.point([round(128 + (v - 128) * GRAIN / 64) for v in range(256)])
    return Image.merge("RGB", (tone, tone, tone))


@lru_cache(maxsize=2)
def vignette(size: tuple[int, int]) -> Image.Image:
    """White in the middle, slightly grey in the corners."""
    fall = [round(255 * (1 - (1 - CORNER) * max(0.0, (v - 90) / 165) ** 2)) for v in range(256)]
    tone = Image.radial_gradient("L").point(fall).resize(size, Image.Resampling.BILINEAR)
    return Image.merge("RGB", (tone, tone, tone))
