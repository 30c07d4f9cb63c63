"""Instants are asked for and shown in the zone of whoever sits there, beside Seoul's."""

from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from articles.workflow.perform import perform
from newsroom.accounts.models import User
from tests.cast import edition, story


@pytest.mark.parametrize(
    ("zone", "is_offered"), [("America/New_York", True), ("Asia/Seoul", False), ("", False)]
)
def test_whoever_lives_elsewhere_may_give_an_instant_by_their_own_clock(
    cast: SimpleNamespace, client: Client, zone: str, is_offered: bool
):
    User.objects.filter(pk=cast.editor.pk).update(zone=zone)
    ready = perform("approve", edition(story(cast), "ko"), by=cast.editor).edition
    client.force_login(cast.editor)
    page = client.get(reverse("admin:articles_article_act", args=[ready.article_id, "ko", "schedule"]))
    assert ("New York" in page.content.decode()) is is_offered
