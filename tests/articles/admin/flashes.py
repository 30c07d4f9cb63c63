"""The flash form as a telephone fills it in: fields of the page, a photo, the button, the confirmation."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.articles.admin.pictures import jpeg
from tests.forms import fields

FLASH = reverse("admin:articles_article_flash")
TYPED = {
    "headline": "광양항 3부두서 불…선원 모두 구조",
    "body": "3월 4일 정오쯤 불이 났다. 다친 사람은 없다.",
}


def photo(name: str = "fire.jpg", content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, jpeg() if content is None else content, "image/jpeg")


def send(client: Client, data: Any = None, **typed: Any) -> Any:
    """Fills in the page's form, or one that was sent back, and presses its button."""
    start = data if data is not None else fields(client.get(FLASH))
    return client.post(FLASH, {**start, **typed})


def confirm(client: Client, response: Any) -> Any:
    """Follows to the page that shows what readers get, and presses its button."""
    assert response.status_code == 302, response.content.decode()
    return client.post(response.url, fields(client.get(response.url)))


def errors(response: Any) -> set[str]:
    assert response.status_code == 200
    return set(response.context["form"].errors)
