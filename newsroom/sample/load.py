"""Fills an empty newsroom with the sample: all of it or nothing, and never twice."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction

from articles.models import SiteIdentity
from newsroom.sample import content
from newsroom.sample.generator import with_generated
from newsroom.sample.load_front import load_front
from newsroom.sample.load_nouns import load_nouns
from newsroom.sample.load_paper import load_notices, load_paper
from newsroom.sample.load_people import load_people
from newsroom.sample.load_portraits import load_portraits
from newsroom.sample.load_stories import load_stories
from newsroom.sample.load_told import load_told


def load(say: Callable[[str], None]) -> bool:
    """Load the sample, or touch nothing and answer False if this newsroom has an identity already.

    One transaction: a later run can trust that everything was there once, so what people have since changed,
    renamed or deleted stays as they left it. `say` gets a line for each step.
    """
    with transaction.atomic():
        if SiteIdentity.objects.exists():
            return False
        sample = with_generated(content.load())
        say("the paper and its imprint")
        holders = load_paper(sample.paper)
        say("regions, places, bureaus, sections, topics, coverages, reporters")
        load_nouns(sample)
        say("copyright notices")
        load_notices(sample.paper, holders)
        say("logins")
        desk = load_people(sample.paper)
        say("portraits")
        load_portraits(sample.reporters, by=desk, publisher=holders["publisher"])
        load_stories(sample, by=desk, publisher=holders["publisher"], say=say)
        say("what the paper says of itself, and what it told readers of its stories")
        load_told(by=desk)
        say("the front page")
        load_front(sample.front, by=desk)
    return True
