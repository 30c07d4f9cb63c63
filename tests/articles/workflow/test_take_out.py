"""What was printed and must not be read again leaves every look back; what readers have stays theirs."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils.translation import gettext

from articles import clock
from articles.models import AuditEntry, Revision, Superseded, TransitionLog
from articles.workflow.copy import save_copy
from articles.workflow.perform import perform
from articles.workflow.refusals import NotAllowed, NotPossible
from articles.workflow.take_out import take_out
from tests.cast import KO, edition, person, publish, story

T = dt.datetime(2031, 5, 2, 3, tzinfo=dt.UTC)
AGAIN = "These words were taken out for good. Change the text before it goes out."
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def renamed(cast):
    """Printed with a name, and live without it since."""
    with clock.at(T):
        article = story(cast)
        publish(article, "ko", cast.admin)
    with clock.at(T + HOUR):
        save_copy(article, {"ko": (1, {"body": "<p>이름을 뺐다.</p>"})}, by=cast.editor)
        publish(article, "ko", cast.admin)
    with clock.at(T + 2 * HOUR):
        yield article


def texts(article):
    return Revision.objects.filter(edition__article=article).order_by("number")


def test_an_anonymised_story_keeps_the_text_readers_have(cast, client, renamed):
    chief = person("honam-chief", "bureau_chief", cast.honam)
    take_out(edition(renamed, "ko"), "anonymise", by=chief, reason="본인 요청")
    first, _second = texts(renamed)
    assert list(Superseded.objects.values_list("revision", "basis")) == [(first.pk, "anonymised")]
    log = TransitionLog.objects.latest("pk")
    assert (log.verb, log.reason, log.before == log.after) == ("anonymise", "본인 요청", True)
    assert AuditEntry.objects.latest("number").told["reason"] == "본인 요청"
    address = reverse("admin:articles_article_as_of", args=[renamed.pk, "ko"])
    client.force_login(cast.admin)
    assert KO["headline"] not in client.get(f"{address}?at=2031-05-02 12:30").content.decode()
    assert "이름을 뺐다." in client.get(address).content.decode()
    with pytest.raises(NotPossible):
        take_out(edition(renamed, "ko"), "anonymise", by=chief, reason="다시")


def test_a_text_readers_have_is_not_blocked(cast, renamed):
    for verb in ("withhold", None):
        if verb:
            perform(verb, edition(renamed, "ko"), by=cast.admin, reason="x")
        with pytest.raises(NotPossible):
            take_out(edition(renamed, "ko"), "block", by=cast.admin, reason="법원 결정")
    assert not Superseded.objects.exists()


@pytest.mark.parametrize("ends", ["expire", "kill"])
def test_a_blocked_story_never_goes_out_again_in_the_same_words(cast, renamed, ends):
    perform(ends, edition(renamed, "ko"), by=cast.admin, reason="법원 결정")
    take_out(edition(renamed, "ko"), "block", by=cast.admin, reason="법원 결정")
    assert Superseded.objects.filter(basis="blocked").count() == 2
    if ends == "expire":
        with pytest.raises(NotPossible) as refused:
            perform("publish", edition(renamed, "ko"), by=cast.admin)
        assert str(refused.value) == gettext(AGAIN)
        perform("reopen", edition(renamed, "ko"), by=cast.admin)
        version = edition(renamed, "ko").copy_version
        save_copy(renamed, {"ko": (version, {"body": "<p>다른 말.</p>"})}, by=cast.admin)
        perform("approve", edition(renamed, "ko"), by=cast.admin)
        perform("publish", edition(renamed, "ko"), by=cast.admin)


@pytest.mark.parametrize("reason", ["", " \x00", "가" * 301])
def test_it_needs_a_reason_and_a_right(cast, client, renamed, reason):
    with pytest.raises(NotPossible):
        take_out(edition(renamed, "ko"), "anonymise", by=cast.admin, reason=reason)
    with pytest.raises(NotAllowed):
        take_out(edition(renamed, "ko"), "anonymise", by=cast.editor, reason="x")
    address = reverse("admin:articles_article_told", args=[renamed.pk, "ko"])
    client.force_login(cast.editor)
    assert client.post(address, {"do": "anonymise", "reason": "x"}).status_code == 404
    assert 'value="anonymise"' not in client.get(address).content.decode()
    client.force_login(cast.admin)
    page = client.get(address).content.decode()
    assert 'value="anonymise"' in page and 'value="block"' in page
    client.post(address, {"do": "anonymise", "reason": reason})
    assert not Superseded.objects.exists()
    client.post(address, {"do": "anonymise", "reason": "본인 요청"})
    assert Superseded.objects.count() == 1
