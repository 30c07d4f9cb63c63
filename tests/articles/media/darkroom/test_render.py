"""What a rendition shows: the whole picture or a cut around its focal point, never more than there is."""

import io

import pytest
from PIL import Image, ImageCms

from articles.media.darkroom.packet import Packet
from articles.media.darkroom.render import cut, render
from articles.media.limits import MAX_HEIGHT
from articles.media.recipes import RECIPES, Recipe
from tests.articles.media.files import picture

MIDDLE = (0.5, 0.5)
CARD = next(recipe for recipe in RECIPES if recipe.name == "card.jpg")


def opened(content: bytes) -> Image.Image:
    found = Image.open(io.BytesIO(content))
    found.load()
    return found


def test_every_recipe_of_the_list_gives_its_format_and_shape():
    for recipe, made in zip(RECIPES, render(picture((2400, 1600)), RECIPES, MIDDLE, Packet()), strict=True):
        image = opened(made.content)
        assert (made.name, image.format, image.size) == (
            recipe.name,
            recipe.encoder,
            (made.width, made.height),
        )
        assert made.width == recipe.width
        if recipe.ratio is not None:
            assert abs(made.width / made.height - recipe.ratio[0] / recipe.ratio[1]) < 0.01
        assert "sRGB" in ImageCms.getProfileDescription(io.BytesIO(image.info["icc_profile"]))


@pytest.mark.parametrize("size", [(1, 30_000), (30_000, 1), (1, 1), (300, 200), (200, 20_000)])
def test_a_photo_of_an_extreme_shape_gets_renditions_too_and_none_is_enlarged(size):
    for made in render(picture(size), RECIPES, MIDDLE, Packet()):
        assert 1 <= made.width <= min(size[0], 1920) and 1 <= made.height <= min(size[1], MAX_HEIGHT)
        assert opened(made.content).size == (made.width, made.height)


@pytest.mark.parametrize(
    ("focal", "box"),
    [
        ((0.5, 0.5), (50, 0, 150, 100)),
        ((0.0, 0.0), (0, 0, 100, 100)),
        ((1.0, 1.0), (100, 0, 200, 100)),
        ((0.3, 0.9), (10, 0, 110, 100)),
    ],
)
def test_a_cut_keeps_the_focal_point_as_near_to_its_middle_as_the_edges_let_it(focal, box):
    assert cut((200, 100), (1, 1), focal) == box


def test_the_focal_point_decides_what_the_share_card_shows():
    tall = Image.new("RGB", (1200, 2400), "white")
    tall.paste("black", (0, 0, 1200, 400))
    for focal, colour in (((0.5, 0.05), 0), ((0.5, 0.95), 255)):
        (made,) = render(tall, [CARD], focal, Packet())
        assert abs(opened(made.content).convert("L").getpixel((600, 100)) - colour) < 10


def test_the_same_size_is_scaled_once_for_all_formats(monkeypatch):
    calls = []
    original = Image.Image.resize
    monkeypatch.setattr(
        Image.Image,
        "resize",
        lambda self, *args, **named: calls.append(args) or original(self, *args, **named),
    )
    wanted = [Recipe(f"90.{end}", 90, kind, "", 50) for end, kind in (("jpg", "JPEG"), ("webp", "WEBP"))]
    list(render(picture((400, 300)), wanted, MIDDLE, Packet()))
    assert len(calls) == 1
