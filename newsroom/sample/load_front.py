"""Loads the sample's front page: what an editor put on top, and a strip that ends by itself."""

from __future__ import annotations

import datetime as dt

from articles import clock
from articles.models import Article
from articles.workflow.front import Spot, Strip, arrange_front
from newsroom.accounts.models import User
from newsroom.sample import shapes

STRIP = dt.timedelta(hours=12)


def load_front(front: shapes.Front, *, by: User) -> None:
    now = clock.now()
    strip = None
    if front.strip:
        texts = {"ko": front.strip.text_ko, "en": front.strip.text_en}
        strip = Strip(number(front.strip.story), now + STRIP, texts)
    arrange_front([Spot(number(key)) for key in front.stories], strip, by=by, based_on=0, at=now)


def number(key: str) -> int:
    return Article.objects.get(slugline=f"sample:{key}").pk
