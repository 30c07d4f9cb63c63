"""The icons in the tree are the ones the code draws."""

import io

import pytest
from django.conf import settings
from PIL import Image, ImageChops

from articles.sharing.mark import ICONS, icon


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_in_the_tree_is_as_drawn(name):
    kept = Image.open(settings.BASE_DIR / "static" / "reader" / name).convert("RGBA")
    made = Image.open(io.BytesIO(icon(name))).convert("RGBA")
    # Another version of the library may choose its few colours a little differently.
    assert kept.size == made.size == (ICONS[name][0],) * 2
    assert max(high for _low, high in ImageChops.difference(kept, made).getextrema()) <= 32
