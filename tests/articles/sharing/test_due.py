"""Share images are drawn in the background, for stories that need one, and shown while their story is."""

import datetime as dt
import io

import pytest
from PIL import Image

from articles import clock
from articles.media.intake import take
from articles.models import SiteIdentity
from articles.pagecache import keys
from articles.pagecache.models import Outbox
from articles.sharing import due
from articles.sharing.due import draw_due
from articles.sharing.models import ShareImage
from articles.workflow.copy import save_copy
from articles.workflow.perform import perform
from tests.articles.reader.surfaces import full_story
from tests.cast import edition, publish

NOON = dt.datetime(2031, 3, 4, 3, 0, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """What is drawn is another test's business."""
    monkeypatch.setattr(due, "drawn", lambda *words: "|".join(words).encode())


def all_due(at=NOON) -> int:
    count = 0
    with clock.at(at):
        while done := draw_due():
            count += done
    return count


def words() -> list[str]:
    found = []
    for image in ShareImage.objects.order_by("pk"):
        with image.file.open() as file:
            found.append(file.read().decode())
    return found


def photo_use(world, photo) -> dict:
    return {
        "photo": photo.pk,
        "role": "lead",
        "alt_text": {"ko": "배", "en": "A ship"},
        "caption": {"ko": "배다.", "en": "A ship."},
        "is_decorative": False,
    }


def wide(size=(1300, 900)):
    out = io.BytesIO()
    Image.new("RGB", size, "green").save(out, "JPEG")
    return take(out.getvalue(), "wide.jpg", preset="own")


def test_each_language_of_a_story_without_a_photo_gets_its_words(world):
    with clock.at(NOON):
        article = full_story(world, photos=[])
        for language in ("ko", "en"):
            publish(article, language, world.cast.admin)
    assert all_due() == 2
    assert sorted(words()) == ["Gaonnaru||New pier opens at Gwangyang", "가온나루||광양항 새 부두 열려"]
    assert all_due() == 0


@pytest.mark.parametrize(("size", "count"), [((1200, 630), 0), ((1199, 900), 1), ((1300, 629), 1)])
def test_a_photo_wide_enough_for_a_card_needs_none(world, size, count):
    with clock.at(NOON):
        publish(full_story(world, photos=[photo_use(world, wide(size))]), "ko", world.cast.admin)
    assert all_due() == count


def test_drafts_and_old_stories_are_not_drawn_and_scheduled_ones_are(world):
    with clock.at(NOON - 91 * 24 * HOUR):
        publish(full_story(world, photos=[]), "ko", world.cast.admin)
    with clock.at(NOON):
        full_story(world, photos=[])
        article = full_story(world, photos=[], ko={"headline": "예약", "body": "<p>글.</p>"})
        perform("approve", edition(article, "ko"), by=world.cast.admin)
        perform("schedule", edition(article, "ko"), by=world.cast.admin, effective_at=NOON + HOUR)
    all_due()
    assert words() == ["가온나루||예약"]


def test_opinion_advertising_and_breaking_news_say_so_on_their_image(world):
    with clock.at(NOON):
        for kind, label in (("column", ""), ("advertisement", ""), ("flash", "flash"), ("news", "")):
            text = {"headline": kind, "body": "<p>x</p>"}
            article = full_story(world, photos=[], en=text, kind=kind, label=label)
            publish(article, "en", world.cast.admin)
    all_due()
    said = {line.split("|")[2]: line.split("|")[1] for line in words()}
    assert said == {"column": "Column", "advertisement": "Advertisement", "flash": "Breaking", "news": ""}


def test_a_new_text_and_a_new_name_of_the_paper_are_drawn_anew_under_another_address(world):
    with clock.at(NOON):
        article = full_story(world, photos=[])
        publish(article, "ko", world.cast.admin)
        all_due()
        first = ShareImage.objects.get()
        save_copy(article, {"ko": (1, {"headline": "새 제목"})}, by=world.cast.admin)
        publish(article, "ko", world.cast.admin)
    all_due(NOON + HOUR)
    assert words() == ["가온나루||광양항 새 부두 열려", "가온나루||새 제목"]
    SiteIdentity.objects.update(masthead_ko="새 이름")
    assert all_due(NOON + HOUR) == 1
    assert words() == ["가온나루||광양항 새 부두 열려", "새 이름||새 제목"]
    assert first.public_id != ShareImage.objects.latest("pk").public_id


def test_pages_made_before_learn_of_an_image(client, world):
    with clock.at(NOON):
        article = full_story(world, photos=[])
        publish(article, "ko", world.cast.admin)
        before = client.get(f"/ko/articles/{article.pk}/", follow=True)
        assert "/static/reader/card.png" in before.content.decode()
        all_due()
        told = Outbox.objects.latest("pk")
        assert told.event == "share_image" and set(told.keys) == {keys.edition(article.pk, "ko")}
        assert set(told.keys) <= before.page_keys
        image = ShareImage.objects.get()
        html = client.get(f"/ko/articles/{article.pk}/", follow=True).content.decode()
    assert f'property="og:image" content="http://127.0.0.1:8000/media/{image.public_id}/card.png"' in html
    assert 'property="og:image:width" content="1200"' in html
    assert 'property="og:image:alt" content="광양항 새 부두 열려"' in html


def test_an_image_comes_and_goes_with_its_words(client, world):
    with clock.at(NOON):
        article = full_story(world, photos=[])
        perform("approve", edition(article, "ko"), by=world.cast.admin)
        perform("schedule", edition(article, "ko"), by=world.cast.admin, effective_at=NOON + HOUR)
    all_due()
    image = ShareImage.objects.get()
    address = f"/media/{image.public_id}/card.png"
    with clock.at(NOON + HOUR - dt.timedelta(seconds=1)):
        hidden, never = client.get(address), client.get(f"/media/{'0' * 32}/card.png")
        assert (hidden.status_code, hidden.content) == (404, never.content)
        assert dict(hidden.headers) == dict(never.headers)
        assert hidden.page_until == NOON + HOUR
    with clock.at(NOON + HOUR):
        shown = client.get(address)
        assert (shown.status_code, shown.headers["Content-Type"]) == (200, "image/png")
        assert client.get(f"/media/{image.public_id}/640.jpg").status_code == 404
        perform("withhold", edition(article, "ko"), by=world.cast.admin, reason="asked by counsel")
    with clock.at(NOON + 2 * HOUR):
        assert client.get(address).status_code == 404
    assert shown.page_keys & set(Outbox.objects.latest("pk").keys)


def test_a_full_disk_leaves_the_papers_card_and_is_tried_again(world, monkeypatch, caplog):
    with clock.at(NOON):
        publish(full_story(world, photos=[]), "ko", world.cast.admin)

    def full(*words: str) -> bytes:
        raise OSError("No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(due, "drawn", full)
        assert all_due() == 0
    assert "could not be kept" in caplog.text
    assert all_due() == 1
