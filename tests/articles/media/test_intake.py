"""What is taken for a photo and what is refused, and what readers get of it."""

import io
import os
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image

from articles.media import intake
from articles.media.intake import Refused, decode, take
from articles.media.models import Photo, Rendition
from articles.media.recipes import RECIPES

CORPUS = Path(os.environ.get("NEWSROOM_CORPUS", "")) / "09-images"
NAVY, SAND = (20, 40, 90), (230, 200, 150)
SECRET = "Suncheon, 3rd floor"
# The corner that lies at the top left of the stored pixels, for each Exif orientation, once it is upright.
CORNERS = {1: (0, 0), 2: (1, 0), 3: (1, 1), 4: (0, 1), 5: (0, 0), 6: (1, 0), 7: (1, 1), 8: (0, 1)}


@pytest.fixture(autouse=True)
def media_root(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


def picture(size: tuple[int, int] = (1600, 900), mode: str = "RGB") -> Image.Image:
    """Sand, with a navy block in the top left corner."""
    made = Image.new("RGB", size, SAND)
    made.paste(NAVY, (0, 0, size[0] // 3, size[1] // 3))
    return made.convert(mode)


def encoded(made: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    out = io.BytesIO()
    made.save(out, kind, **options)
    return out.getvalue()


def with_exif(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = SECRET
    return encoded(picture(), exif=exif, comment=SECRET.encode(), quality=95)


def png_claiming(width: int, height: int) -> bytes:
    """A small PNG whose header says it is enormous."""
    data = bytearray(encoded(picture((4, 4)), "PNG"))
    data[16:24] = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    data[29:33] = zlib.crc32(data[12:29]).to_bytes(4, "big")
    return bytes(data)


def is_near(pixel: tuple[int, ...], wanted: tuple[int, int, int]) -> bool:
    return all(abs(one - other) < 30 for one, other in zip(pixel[:3], wanted, strict=True))


def opened(row: Rendition) -> Image.Image:
    with row.file.open("rb") as stream:
        found = Image.open(io.BytesIO(stream.read()))
        found.load()
        return found


REFUSED = {
    "empty": b"",
    "text": "사진입니다".encode(),
    "truncated": encoded(picture())[:2000],
    "a header only": encoded(picture(), "PNG")[:40],
    "claims 10^9 pixels": png_claiming(40_000, 30_000),
    "claims a little too much": png_claiming(8_000, 5_001),
    "claims no width": png_claiming(0, 100),
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>',
    "pdf": b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj",
    "tiff": encoded(picture((9, 9)), "TIFF"),
    "bmp": encoded(picture((9, 9)), "BMP"),
    "html with a JPEG's first bytes": b"\xff\xd8\xff\xe0<html><script>alert(1)</script>",
    "zeros": bytes(10_000),
}


@pytest.mark.django_db
@pytest.mark.parametrize("data", REFUSED.values(), ids=REFUSED)
def test_what_is_no_photo_is_refused_in_words_and_nothing_is_stored(data, media_root):
    with pytest.raises(Refused) as refused:
        take(data, "photo.jpg")
    assert len(str(refused.value)) > 20
    assert not Photo.objects.exists() and not Rendition.objects.exists()
    assert not media_root.exists()


def test_a_file_of_more_than_40_mb_is_refused_before_it_is_looked_at(monkeypatch):
    monkeypatch.setattr(Image, "open", None)
    with pytest.raises(Refused, match="40"):
        decode(bytes(intake.MAX_BYTES + 1))


@pytest.mark.django_db
@pytest.mark.parametrize("kind", sorted(intake.MAX_PIXELS))
def test_the_content_decides_what_a_file_is_and_its_name_does_not(kind):
    photo = take(encoded(picture((60, 40)), kind), "../../etc/pass\x00wd.exe")
    assert (photo.format, photo.width, photo.height) == (kind, 60, 40)
    assert photo.file_name == "../../etc/passwd.exe"
    assert "passwd" not in photo.original.name


@pytest.mark.django_db
def test_the_original_is_kept_byte_for_byte_where_no_address_leads(client):
    data = with_exif(6)
    photo = take(data, "DSC_0001.JPG")
    with photo.original.open("rb") as stream:
        assert stream.read() == data
    path = Path(photo.original.path)
    assert path.stat().st_mode & 0o077 == 0
    assert photo.public_id not in str(path) and photo.sha256 not in str(path)
    assert not settings.MEDIA_URL or client.get(f"/media/{photo.original.name}").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("orientation", CORNERS)
def test_a_photo_stands_upright_and_says_its_upright_size(orientation):
    photo = take(with_exif(orientation), "x.jpg")
    assert (photo.width, photo.height) == ((1600, 900) if orientation < 5 else (900, 1600))
    made = opened(photo.renditions.get(name="640.jpg"))
    right, low = CORNERS[orientation]
    corner = (right * (made.width - 9) + 4, low * (made.height - 9) + 4)
    opposite = (made.width - corner[0], made.height - corner[1])
    assert is_near(made.getpixel(corner), NAVY) and is_near(made.getpixel(opposite), SAND)


@pytest.mark.django_db
def test_renditions_are_those_of_the_closed_list_and_no_others():
    photo = take(encoded(picture((1600, 900))), "x.jpg")
    made = {row.name: (row.width, row.height) for row in photo.renditions.all()}
    assert made == {recipe.name: (recipe.width, round(900 * recipe.width / 1600)) for recipe in RECIPES}
    for row in photo.renditions.all():
        assert opened(row).size == (row.width, row.height)
        assert row.file.size == row.size
        assert photo.public_id not in row.file.name and photo.sha256 not in row.file.name


@pytest.mark.django_db
def test_a_small_photo_is_not_enlarged():
    photo = take(encoded(picture((300, 200))), "x.jpg")
    assert {(row.width, row.height) for row in photo.renditions.all()} == {(300, 200)}


@pytest.mark.django_db
@pytest.mark.parametrize("size", [(1, 30_000), (30_000, 1), (1, 1), (1080, 20_000)])
def test_a_photo_of_an_extreme_shape_gets_renditions_too(size):
    photo = take(encoded(picture(size), "PNG"), "x.png")
    assert (photo.width, photo.height) == size
    for row in photo.renditions.all():
        assert 1 <= row.width <= 1280 and 1 <= row.height <= intake.MAX_HEIGHT
        assert opened(row).size == (row.width, row.height)


@pytest.mark.django_db
def test_nothing_the_camera_wrote_is_in_a_rendition():
    photo = take(with_exif(1), "x.jpg")
    for row in photo.renditions.all():
        with row.file.open("rb") as stream:
            content = stream.read()
        assert SECRET.encode() not in content
        assert not opened(row).getexif()
        assert "comment" not in opened(row).info


def transparent() -> Iterator[tuple[str, bytes]]:
    """Files with a navy corner; everything else is clear over black."""
    clear = Image.new("RGBA", (64, 64), (0, 0, 0, 0))
    clear.paste((*NAVY, 255), (0, 0, 20, 20))
    palette = Image.new("P", (64, 64), 1)
    palette.putpalette([*NAVY, 0, 0, 0])
    palette.paste(0, (0, 0, 20, 20))
    grey = Image.new("LA", (64, 64), (0, 0))
    grey.paste((40, 255), (0, 0, 20, 20))
    yield "png with alpha", encoded(clear, "PNG")
    yield "webp with alpha", encoded(clear, "WEBP", lossless=True)
    yield "png with a palette", encoded(palette, "PNG", transparency=1)
    yield "gif", encoded(palette, "GIF", transparency=1)
    yield "png in grey", encoded(grey, "PNG")


@pytest.mark.parametrize(
    "data", [data for _name, data in transparent()], ids=[name for name, _data in transparent()]
)
def test_what_is_transparent_stands_on_white(data):
    found = decode(data).picture
    assert found.mode == "RGB"
    assert is_near(found.getpixel((50, 50)), (255, 255, 255))
    assert max(found.getpixel((5, 5))) < 120


@pytest.mark.parametrize("mode", ["CMYK", "L", "1"])
def test_other_colour_models_become_rgb_and_keep_light_and_dark(mode):
    kind = "JPEG" if mode != "1" else "PNG"
    found = decode(encoded(picture((90, 90), mode), kind)).picture
    assert found.mode == "RGB"
    assert sum(found.getpixel((5, 5))) + 150 < sum(found.getpixel((80, 80)))


def test_sixteen_bits_a_pixel_keep_their_greys():
    greys = (10_000, 40_000)
    deep = Image.frombytes("I;16", (2, 1), b"".join(grey.to_bytes(2, "little") for grey in greys))
    found = decode(encoded(deep, "PNG")).picture
    assert [found.getpixel((x, 0))[0] for x in (0, 1)] == [grey // 256 for grey in greys]


def test_of_an_animation_the_first_frame_is_taken():
    frames = [Image.new("RGB", (40, 40), colour) for colour in (NAVY, SAND, SAND)]
    for kind in ("GIF", "WEBP", "PNG"):
        data = encoded(frames[0], kind, save_all=True, append_images=frames[1:], duration=50)
        assert is_near(decode(data).picture.getpixel((20, 20)), NAVY), kind


@pytest.mark.parametrize("error", intake.UNREADABLE)
def test_whatever_a_decoder_raises_over_a_damaged_file_is_a_refusal(monkeypatch, error):
    def fails(*args: object, **options: object) -> None:
        raise error("inside a decoder")

    monkeypatch.setattr(intake, "read", fails)
    with pytest.raises(Refused, match="not a photo"):
        decode(encoded(picture((9, 9))))


# What Pillow says of an animation's broken header before it takes the picture itself: the answer is a photo.
@pytest.mark.filterwarnings("default:Invalid APNG:UserWarning")
@pytest.mark.corpus
@pytest.mark.parametrize(
    "path",
    sorted(path for path in CORPUS.rglob("*") if path.is_file()) or [CORPUS],
    ids=lambda path: str(path.relative_to(CORPUS)),
)
def test_every_file_of_the_corpus_is_a_photo_or_refused_within_five_seconds(path):
    began = time.monotonic()
    try:
        found = decode(path.read_bytes())
    except Refused:
        found = None
    assert time.monotonic() - began < 5
    if found is not None:
        assert found.picture.mode == "RGB"
        for recipe in RECIPES:
            content, size = intake.encoded(found.picture, recipe)
            assert Image.open(io.BytesIO(content)).size == size
