"""The sample's pictures: one for each scene, a real photo file, the same on every run."""

import io

import pytest
from PIL import Image

from newsroom.sample.pictures import SCENES, draw


@pytest.mark.parametrize("scene", SCENES)
def test_a_picture_is_a_jpeg_in_landscape_and_the_same_every_time(scene):
    data = draw(scene)
    with Image.open(io.BytesIO(data)) as picture:
        assert (picture.format, picture.size) == ("JPEG", (1600, 1067))
        assert len(picture.getcolors(maxcolors=1600 * 1067)) > 20
    assert draw(scene) == data
