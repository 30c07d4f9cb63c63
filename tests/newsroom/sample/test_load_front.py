"""The sample's front page: the stories of its file in their order, and a strip that ends by itself."""

import datetime as dt

from articles import clock
from articles.models import FrontArrangement
from articles.models.public_breaking import breaking
from newsroom.sample.load_front import STRIP, load_front
from newsroom.sample.shapes import Front, Strip
from tests.cast import publish, story

T = dt.datetime(2031, 3, 4, 3, 0, tzinfo=dt.UTC)


def test_the_front_page_is_as_its_file_says(cast):
    with clock.at(T):
        made = {key: story(cast, slugline=f"sample:{key}") for key in ("first", "second", "third")}
        publish(made["third"], "ko", cast.admin)
        strip = Strip(story="third", text_ko="새 부두 열려")
        load_front(Front(stories=("second", "first"), strip=strip), by=cast.admin)
    found = FrontArrangement.objects.get()
    assert [item.article for item in found.items.all()] == [made["second"], made["first"]]
    assert [teaser.headline for teaser in breaking(T + STRIP - dt.timedelta(seconds=1), "ko")] == [
        "새 부두 열려"
    ]
    assert breaking(T + STRIP, "ko") == ()
