"""What is taken for a picture, and that it comes out upright, in sRGB, over white."""

from collections.abc import Iterator

import pytest
from PIL import Image, ImageCms

from articles.media import limits
from articles.media.darkroom import decode as module
from articles.media.darkroom.decode import Unusable, decode
from tests.articles.media.files import NAVY, SAND, encoded, gif_of, is_near, picture, png_claiming, with_exif

# The corner that lies at the top left of the stored pixels, for each Exif orientation, once it is upright.
CORNERS = {1: (0, 0), 2: (1, 0), 3: (1, 1), 4: (0, 1), 5: (0, 0), 6: (1, 0), 7: (1, 1), 8: (0, 1)}
JPEG = encoded(picture())
REFUSED = {
    "empty": (b"", "empty"),
    "too many bytes": (bytes(limits.MAX_BYTES + 1), "bytes"),
    "text": ("사진입니다".encode(), "no_picture"),
    "zeros": (bytes(10_000), "no_picture"),
    "truncated": (JPEG[:2000], "damaged"),
    "a header only": (encoded(picture(), "PNG")[:40], "damaged"),
    "claims 10^9 pixels": (png_claiming(40_000, 30_000), "pixels"),
    "claims a little too much": (png_claiming(8_000, 5_001), "pixels"),
    "claims no width": (png_claiming(0, 100), "damaged"),
    "10,000 frames": (gif_of(10_000), "frames"),
    "svg": (b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', "svg"),
    "svg after a comment": (b"<?xml version='1.0'?><!-- x --><s:svg xmlns:s='y'/>", "svg"),
    "heic": (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "heic"),
    "pdf": (b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj", "pdf"),
    "zip": (b"PK\x03\x04" + bytes(99), "document"),
    "tiff": (encoded(picture((9, 9)), "TIFF"), "other_picture"),
    "bmp": (encoded(picture((9, 9)), "BMP"), "other_picture"),
    "html with a JPEG's first bytes": (b"\xff\xd8\xff\xe0<html><script>alert(1)</script>", "damaged"),
}


@pytest.mark.parametrize(("data", "code"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_photo_is_refused_with_the_most_useful_reason(data, code):
    with pytest.raises(Unusable) as refused:
        decode(data, 640)
    assert refused.value.code == code


def test_a_file_of_too_many_bytes_is_refused_before_it_is_looked_at(monkeypatch):
    monkeypatch.setattr(Image, "open", None)
    with pytest.raises(Unusable, match="bytes"):
        decode(bytes(limits.MAX_BYTES + 1), 640)


def test_pixels_are_counted_from_the_header_before_decoding(monkeypatch):
    data = png_claiming(8_000, 5_001)
    monkeypatch.setattr(Image.Image, "load", lambda self: pytest.fail("decoded"))
    with pytest.raises(Unusable, match="pixels"):
        decode(data, 640)


@pytest.mark.parametrize("kind", sorted(limits.MAX_PIXELS))
def test_the_content_decides_what_a_file_is(kind):
    found = decode(encoded(picture((60, 40)), kind), 640)
    assert (found.format, found.width, found.height) == (kind, 60, 40)


def test_a_file_with_a_second_picture_behind_the_first_is_a_jpeg():
    first, second = picture((60, 40)), Image.new("RGB", (30, 20), "red")
    found = decode(encoded(first, "MPO", save_all=True, append_images=[second]), 640)
    assert (found.format, found.notes, found.width) == ("JPEG", (), 60)


@pytest.mark.parametrize("orientation", CORNERS)
def test_a_photo_stands_upright_and_says_its_upright_size(orientation):
    found = decode(with_exif(orientation), 640)
    assert (found.width, found.height) == ((1600, 900) if orientation < 5 else (900, 1600))
    made = found.picture
    right, low = CORNERS[orientation]
    corner = (right * (made.width - 9) + 4, low * (made.height - 9) + 4)
    opposite = (made.width - corner[0], made.height - corner[1])
    assert is_near(made.getpixel(corner), NAVY) and is_near(made.getpixel(opposite), SAND)


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


@pytest.mark.parametrize("least", [640, 16])
@pytest.mark.parametrize("data", [data for _, data in transparent()], ids=[name for name, _ in transparent()])
def test_what_is_transparent_stands_on_white(data, least):
    found = decode(data, least).picture
    assert found.mode == "RGB"
    scale = found.width / 64
    assert is_near(found.getpixel((int(50 * scale), int(50 * scale))), (255, 255, 255))
    assert max(found.getpixel((int(5 * scale), int(5 * scale)))) < 120


@pytest.mark.parametrize("mode", ["CMYK", "L", "1"])
def test_other_colour_models_become_rgb_and_keep_light_and_dark(mode):
    kind = "JPEG" if mode != "1" else "PNG"
    decoded = decode(encoded(picture((90, 90), mode), kind), 640)
    found = decoded.picture
    assert found.mode == "RGB"
    assert ("cmyk" in decoded.notes) is (mode == "CMYK")
    assert sum(found.getpixel((5, 5))) + 150 < sum(found.getpixel((80, 80)))


def test_sixteen_bits_a_pixel_keep_their_greys():
    greys = (10_000, 40_000)
    deep = Image.frombytes("I;16", (2, 1), b"".join(grey.to_bytes(2, "little") for grey in greys))
    found = decode(encoded(deep, "PNG"), 640)
    assert [found.picture.getpixel((x, 0))[0] for x in (0, 1)] == [grey // 256 for grey in greys]
    assert found.notes == ("deep",)


def test_of_an_animation_the_first_frame_is_taken_and_that_is_said():
    frames = [Image.new("RGB", (40, 40), colour) for colour in (NAVY, SAND, SAND)]
    for kind in ("GIF", "WEBP", "PNG", "AVIF"):
        found = decode(encoded(frames[0], kind, save_all=True, append_images=frames[1:], duration=50), 640)
        assert is_near(found.picture.getpixel((20, 20)), NAVY), kind
        assert "animated" in found.notes, kind


def test_colours_come_through_the_files_own_profile():
    lab = ImageCms.createProfile("LAB")
    with_lab = decode(encoded(picture((60, 40)), icc_profile=ImageCms.ImageCmsProfile(lab).tobytes()), 640)
    assert with_lab.notes == ("profile_unusable",)
    broken = decode(encoded(picture((60, 40)), icc_profile=b"no profile"), 640)
    assert broken.notes == ("profile_unusable",)
    own = decode(
        encoded(
            picture((60, 40)), icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
        ),
        640,
    )
    assert own.notes == ()
    assert is_near(own.picture.getpixel((50, 30)), SAND) and is_near(broken.picture.getpixel((50, 30)), SAND)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "L", "I;16"])
def test_a_large_picture_is_made_smaller_in_strips_that_show_no_seam(mode):
    made = picture((1300, 1100)) if mode != "I;16" else Image.new("I;16", (1300, 1100), 40_000)
    found = decode(encoded(made.convert(mode), "PNG"), 200).picture
    assert found.size == (260, 220)
    first = found.getpixel((200, 0))
    # A palette is dithered, so near is near enough.
    assert all(is_near(found.getpixel((200, y)), first, 9) for y in range(found.height))


def test_a_large_jpeg_is_decoded_at_a_fraction_of_its_size():
    found = decode(encoded(picture((4000, 3000))), 640)
    assert (found.width, found.height) == (4000, 3000)
    assert found.picture.size == (1000, 750)


def test_a_progressive_file_that_would_fill_the_memory_is_refused_from_its_header(monkeypatch):
    data = encoded(picture((400, 300)), progressive=True)
    assert decode(data, 640).format == "JPEG"
    monkeypatch.setattr(module, "MAX_COEFFICIENTS", 400 * 300)
    with pytest.raises(Unusable, match="memory"):
        decode(data, 640)


@pytest.mark.parametrize("error", module.UNREADABLE)
def test_whatever_a_decoder_raises_over_a_damaged_file_is_a_refusal(monkeypatch, error):
    def fails(*args: object, **options: object) -> None:
        raise error("inside a decoder")

    monkeypatch.setattr(module, "read", fails)
    with pytest.raises(Unusable):
        decode(encoded(picture((9, 9))), 640)
