"""The sample's pictures: every promised scene, a real photo file, the same on every run."""

import io
import re

import pytest
from PIL import Image

from newsroom.sample.content import load
from newsroom.sample.pictures import SCENES, draw, names
from newsroom.sample.pictures.basket import basket, shares

PROMISED = (
    "harbour hall factory portrait map chart field harbour-night market orchard classroom clinic courtroom "
    "bridge train-platform snow-village tidal-flat wind-farm factory-line library stadium festival "
    "river-flood greenhouse fish-auction control-room street-protest "
    "chart-bars chart-line map-south-coast map-east-coast"
)
PORTRAITS = [f"portrait-{letter}" for letter in "abcdefghijkl"]
STAFF = [f"staff-{letter}" for letter in "abcdefgh"]
CARDS = [f"card-{number}" for number in range(1, 6)]


def opened(data):
    with Image.open(io.BytesIO(data)) as picture:
        picture.load()
        return picture


def test_every_promised_scene_is_registered():
    assert names() == {*PROMISED.split(), *PORTRAITS, *STAFF, *CARDS}


@pytest.mark.parametrize("scene", SCENES)
def test_a_picture_is_a_jpeg_of_its_size_and_the_same_every_time(scene):
    data = draw(scene)
    picture = opened(data)
    assert (picture.format, picture.mode) == ("JPEG", "RGB")
    square = {**dict.fromkeys(CARDS, (1080, 1080)), **dict.fromkeys(STAFF, (704, 704))}
    assert picture.size == square.get(scene, (1600, 1067))
    assert (40_000 if scene in STAFF else 60_000) < len(data) < 500_000
    # Neither flat nor noise: light and dark both cover some of it.
    shares = picture.convert("L").reduce(8).histogram()
    assert sum(share > 0 for share in shares) > 60
    assert SCENES[scene]().jpeg() == data


def test_no_two_pictures_are_alike():
    small = {scene: opened(draw(scene)).resize((16, 16)).tobytes() for scene in SCENES}
    for scene, pixels in small.items():
        for other, others in small.items():
            if scene < other:
                apart = sum(abs(a - b) for a, b in zip(pixels, others, strict=True)) / len(pixels)
                assert apart > 1.5, (scene, other)


def test_the_cards_tell_the_prices_of_their_story():
    assert [ware.name.split(",")[0] for ware in basket()] == [
        "Cabbage",
        "Chili powder",
        "Salted seafood",
        "Radish",
        "Garlic",
    ]
    total = sum(ware.this for ware in basket())
    assert (sum(ware.last for ware in basket()), total) == (340_000, 334_000)
    assert sum(shares()) == 100
    for share, ware in zip(shares(), basket(), strict=True):
        assert abs(share - ware.this * 100 / total) < 1


def test_what_is_written_beside_a_card_is_what_it_shows():
    story = next(story for story in load().stories if story.key == "kimjang-prices")
    alt = {photo.scene: photo.alt_en for photo in story.photos}
    cabbage, chilli = basket()[:2]
    assert cabbage.change.replace("-", "minus ") in alt["card-2"]
    assert chilli.change.replace("+", "plus ") in alt["card-3"]
    said = [int(number) for number in re.findall(r"\d+", alt["card-4"])]
    assert said == sorted(shares(), reverse=True)
