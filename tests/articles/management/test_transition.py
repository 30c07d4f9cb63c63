"""manage.py transition: the operator's door does what the desk's does, and says why when it does not."""

import io

import pytest
from django.core.management import CommandError, call_command

from articles.models import Edition, Release, TransitionLog
from tests.cast import edition, story

pytestmark = pytest.mark.django_db


def run(verb: str, number: object, language: str = "ko", *arguments: str, by: str = "admin") -> str:
    out = io.StringIO()
    call_command("transition", verb, str(number), language, "--by", by, *arguments, stdout=out)
    return out.getvalue()


def refusal(*arguments: object, **more: str) -> str:
    before = (
        list(Edition.objects.order_by("pk").values()),
        TransitionLog.objects.count(),
        Release.objects.count(),
    )
    with pytest.raises(CommandError) as refused:
        run(*arguments, **more)
    after = (
        list(Edition.objects.order_by("pk").values()),
        TransitionLog.objects.count(),
        Release.objects.count(),
    )
    assert after == before
    return str(refused.value)


@pytest.fixture
def number(cast):
    return story(cast).pk


def test_an_act_says_how_the_story_stands_now_and_is_logged_under_the_login(cast, number):
    assert "the text is approved, for readers it is unpublished" in run("approve", number)
    assert "for readers it is live" in run("publish", number, by="honam-editor")
    assert list(TransitionLog.objects.order_by("pk").values_list("verb", "by__username")) == [
        ("approve", "admin"),
        ("publish", "honam-editor"),
    ]


def test_a_schedule_takes_seouls_time(cast, number):
    run("approve", number)
    assert "scheduled" in run("schedule", number, "ko", "--at", "2090-03-01 12:00")
    assert Release.objects.get().since.isoformat() == "2090-03-01T03:00:00+00:00"


@pytest.mark.parametrize(
    ("instant", "said"),
    [
        ("1987-05-10 02:30", "did not exist"),
        ("1987-10-11 02:30", "happened twice"),
        ("tomorrow", "is not a time"),
        ("2001-01-01 00:00", "That instant is past"),
        ("9999-12-31 23:59", "cannot be meant"),
        ("", "Say from which instant on"),
    ],
)
def test_a_time_that_cannot_be_meant_is_explained(cast, number, instant, said):
    run("approve", number)
    assert said in refusal("schedule", number, "ko", "--at", instant)


def test_what_blocks_is_listed_with_its_level(cast):
    number = story(cast, ko={"headline": "", "body": ""}, section_id=None).pk
    said = refusal("approve", number)
    assert said.splitlines()[0] == "Not done, nothing was changed:"
    assert "  block: There is no headline." in said and "  block: There is no text." in said
    assert "  debt: The story has no section." in said


def test_a_debt_is_said_and_the_act_done(cast):
    assert "debt: The story has no section." in run("approve", story(cast, section_id=None).pk)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("publish",), "is not possible"),
        (("kill", "ko", "--reason", "x"), "is not possible"),
        (("spike",), "Say why"),
    ],
)
def test_an_act_the_state_does_not_allow_is_explained(cast, number, arguments, said):
    verb, *rest = arguments
    assert said in refusal(verb, number, *(rest or ["ko"]))


def test_a_login_without_the_right_is_told_nothing_of_the_story(cast, number):
    for login in ("ham", "gangwon-editor", "nobody"):
        assert "no story with this number" in refusal("approve", number, by=login)
    assert "may not do this" in refusal("approve", number, by="heo")
    assert "nobody called 'ghost'" in refusal("approve", number, by="ghost")


@pytest.mark.parametrize("number", [0, -1, 10**9, 10**30])
def test_a_number_no_story_has_is_said(cast, number):
    assert "There is no story" in refusal("approve", number)


@pytest.mark.parametrize(
    ("verb", "wanted", "language"), [("promote", "1", "ko"), ("approve", "one", "ko"), ("approve", "1", "fr")]
)
def test_words_the_command_does_not_know_are_refused_with_the_known_ones(cast, verb, wanted, language):
    assert "invalid" in refusal(verb, wanted, language)


def test_an_act_in_one_language_leaves_the_other(cast, number):
    found = edition(story(cast), "en")
    run("approve", found.article_id, "ko")
    assert edition(found.article, "en").stage == "draft"
