"""Photos for the desk's tests, at home at a bureau."""

import io

from PIL import Image

from articles.media.intake import take
from articles.media.models import Photo
from articles.models import Bureau, PhotoBureau


def jpeg(colour: str = "navy") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(out, "JPEG")
    return out.getvalue()


def photo_at(bureau: Bureau, name: str) -> Photo:
    photo = take(jpeg(), name, preset="own")
    PhotoBureau.objects.create(photo=photo, bureau=bureau)
    return photo
