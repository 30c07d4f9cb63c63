"""Several people at the same moment, each in a thread and a connection of their own, on both databases."""

import datetime as dt
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from django.db import OperationalError, connection, connections, transaction

from articles import clock
from articles.models import Article, Bureau, Coverage, Edition, Release, Typing
from articles.pagecache.models import Outbox
from articles.rights.models import Notice, Scope
from articles.workflow import breaker
from articles.workflow.arrange import Line, arrange
from articles.workflow.copy import create_draft, save_copy
from articles.workflow.nouns import save_noun, scope_of
from articles.workflow.perform import lock, perform
from articles.workflow.refusals import NotPossible, Refused
from articles.workflow.together import NotTogether, Seen, release_together
from articles.workflow.typing import Closed, Typed, keep
from tests.cast import edition, story


def versions(article: Article) -> tuple[int, int, int]:
    """Shared, Korean, English."""
    shared = Article.objects.get(pk=article.pk).version
    return shared, edition(article, "ko").copy_version, edition(article, "en").copy_version


def at_once(saves: list[tuple[str, dict[str, Any]]], article: Article, by: Any) -> list[str]:
    """Each save from version 1 in a thread of its own; "saved" or the refusal's name, in the saves' order."""
    gate, outcomes = threading.Barrier(len(saves)), ["" for _ in saves]

    def run(place: int, part: str, data: dict[str, Any]) -> None:
        try:
            gate.wait(10)
            save_copy(article, {part: (1, data)}, by=by)
            outcomes[place] = "saved"
        except Refused as error:
            outcomes[place] = type(error).__name__
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(place, *given)) for place, given in enumerate(saves)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return outcomes


@pytest.mark.django_db(transaction=True)
def test_of_five_who_save_one_field_at_the_same_moment_exactly_one_wins(cast):
    article = story(cast)
    outcomes = at_once([("ko", {"headline": f"제목 {number}"}) for number in range(5)], article, cast.admin)
    assert sorted(outcomes) == ["Conflict"] * 4 + ["saved"]
    saved = Article.objects.get(pk=article.pk)
    assert saved.headline_ko == f"제목 {outcomes.index('saved')}"
    assert versions(article) == (1, 2, 1)


@pytest.mark.django_db(transaction=True)
def test_those_who_save_different_parts_at_the_same_moment_all_win(cast):
    article = story(cast)
    saves = [
        ("ko", {"headline": "ㄱ"}),
        ("ko", {"deck": "ㄴ"}),
        ("en", {"headline": "A"}),
        ("shared", {"slugline": "s"}),
    ]
    assert at_once(saves, article, cast.admin) == ["saved"] * 4
    assert versions(article) == (2, 3, 2)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_publish_at_the_same_moment_one_is_told_it_is_published_already(cast):
    article = story(cast)
    found = perform("approve", edition(article, "ko"), by=cast.admin).edition
    gate, outcomes = threading.Barrier(2), []

    def run() -> None:
        try:
            gate.wait(10)
            perform("publish", found, by=cast.admin)
            outcomes.append("published")
        except NotPossible:
            outcomes.append("refused")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(outcomes) == ["published", "refused"]
    assert Release.objects.filter(edition=found).count() == 1
    assert Edition.objects.get(pk=found.pk).phase(found.releases.get().since) == "live"


def somebody_waits() -> None:
    """Until another session waits for a lock; SQLite tells nobody, and lets nobody in meanwhile."""
    for _attempt in range(100 if connection.vendor == "postgresql" else 5):
        time.sleep(0.05)
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT 1 FROM pg_locks l JOIN pg_stat_activity a USING (pid) "
                    "WHERE NOT l.granted AND a.datname = current_database()"
                )
                if cursor.fetchone():
                    return


def together(*acts: Callable[[], object]) -> list[str]:
    """Each act in a thread of its own; what went wrong, in the acts' order: "" if nothing."""
    wrong = ["" for _ in acts]

    def run(place: int, act: Callable[[], object]) -> None:
        try:
            act()
        except (OperationalError, threading.BrokenBarrierError) as error:
            wrong[place] = str(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=given) for given in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return wrong


@pytest.mark.django_db(transaction=True)
def test_acts_of_one_person_at_the_same_moment_are_counted_one_by_one(cast, monkeypatch):
    """Neither of two requests sees what the other has not committed; so one waits."""
    monkeypatch.setattr(breaker, "MOST", 1)
    first, second = (
        perform("approve", edition(story(cast), "ko"), by=cast.admin).edition for _number in range(2)
    )
    is_out, refused = threading.Event(), []

    def publish() -> None:
        with transaction.atomic():
            perform("publish", first, by=cast.editor)
            is_out.set()
            somebody_waits()

    def publish_too() -> None:
        is_out.wait(10)
        for act in (
            lambda: perform("publish", second, by=cast.editor),
            lambda: release_together([Seen(second, 1, 1)], by=cast.editor),
        ):
            try:
                act()
            except (breaker.TooMany, NotTogether) as error:
                refused.append(type(getattr(error, "refusal", error)))

    assert together(publish, publish_too) == ["", ""]
    assert refused == [breaker.TooMany, breaker.TooMany]
    assert not Release.objects.filter(edition=second).exists()


def scheduled(cast: Any) -> Edition:
    found = perform("approve", edition(story(cast), "ko"), by=cast.admin).edition
    return perform("schedule", found, by=cast.admin, effective_at=clock.now() + dt.timedelta(days=1)).edition


@pytest.mark.django_db(transaction=True)
def test_a_rule_saved_while_a_story_is_acted_on_stops_neither(cast):
    """The rule's saver waits for the story, and must not hold what the act still needs: the outbox."""
    waiting = scheduled(cast)
    has_the_story = threading.Event()

    def act() -> None:
        with transaction.atomic():
            lock(waiting.article_id)
            has_the_story.set()
            somebody_waits()
            perform("withhold", waiting, by=cast.admin, reason="asked by counsel")

    def save() -> None:
        has_the_story.wait(10)
        cast.holder.name_ko = "가온나루신문"
        save_noun(cast.holder, by=cast.admin)

    assert together(act, save) == ["", ""]
    assert Edition.objects.get(pk=waiting.pk).hold == "withheld"


@pytest.mark.django_db(transaction=True)
def test_a_coverage_saved_while_its_story_is_acted_on_stops_neither(cast):
    coverage = Coverage.objects.create(slug="pier", name_ko="부두", kind="special")
    article = story(cast)
    has_the_story = threading.Event()

    def act() -> None:
        with transaction.atomic():
            lock(article.pk)
            has_the_story.set()
            somebody_waits()
            perform("approve", edition(article, "ko"), by=cast.admin)

    def save() -> None:
        has_the_story.wait(10)
        with Outbox.objects.gathering():
            save_noun(coverage, by=cast.admin)
            arrange(coverage, [Line(article, 1, {})], by=cast.admin)

    assert together(act, save) == ["", ""]
    assert coverage.items.get().article == article


@pytest.mark.django_db(transaction=True)
def test_two_arrangements_of_the_same_stories_wait_for_each_other(cast):
    """In whatever order the lines come: stories are locked by number. The barrier lets both begin at once."""
    stories = [story(cast) for _ in range(6)]
    coverages = [Coverage.objects.create(slug=slug, name_ko=slug, kind="special") for slug in ("a", "b")]
    gate = threading.Barrier(2)

    def run(coverage: Coverage, order: list[Article]) -> Callable[[], None]:
        def act() -> None:
            gate.wait(10)
            arrange(coverage, [Line(article, 1, {}) for article in order], by=cast.admin)

        return act

    assert together(run(coverages[0], stories), run(coverages[1], stories[::-1])) == ["", ""]
    assert [coverage.items.count() for coverage in coverages] == [6, 6]


@pytest.mark.django_db(transaction=True)
def test_a_story_scheduled_while_a_rule_is_written_has_the_new_claim(cast):
    approved = perform("approve", edition(story(cast), "ko"), by=cast.admin).edition
    scope = scope_of(cast.honam)
    written = threading.Event()

    def write() -> None:
        with transaction.atomic():
            rule = Notice(scope=scope, valid_from=clock.now(), reason="new", claim_line_ko="ⓒ 호남판")
            save_noun(rule, by=cast.admin)
            written.set()
            somebody_waits()

    def schedule() -> None:
        written.wait(10)
        perform("schedule", approved, by=cast.admin, effective_at=clock.now() + dt.timedelta(days=1))

    assert together(write, schedule) == ["", ""]
    assert Edition.objects.get(pk=approved.pk).claim_line == "ⓒ 호남판"


@pytest.mark.django_db(transaction=True)
def test_a_rule_written_while_a_story_is_scheduled_decides_its_claim(cast):
    approved = perform("approve", edition(story(cast), "ko"), by=cast.admin).edition
    scope = scope_of(cast.honam)
    is_scheduled = threading.Event()

    def schedule() -> None:
        with transaction.atomic():
            perform("schedule", approved, by=cast.admin, effective_at=clock.now() + dt.timedelta(days=1))
            is_scheduled.set()
            somebody_waits()

    def write() -> None:
        is_scheduled.wait(10)
        rule = Notice(scope=scope, valid_from=clock.now(), reason="new", claim_line_ko="ⓒ 호남판")
        save_noun(rule, by=cast.admin)

    assert together(schedule, write) == ["", ""]
    assert Edition.objects.get(pk=approved.pk).claim_line == "ⓒ 호남판"


@pytest.mark.django_db(transaction=True)
def test_two_who_ask_for_a_scope_at_the_same_moment_get_the_same(cast):
    gate, found = threading.Barrier(2), []

    def ask() -> None:
        mine = Bureau.objects.get(pk=cast.honam.pk)
        gate.wait(10)
        found.append(scope_of(mine))

    assert together(ask, ask) == ["", ""]
    assert found[0] == found[1] == Bureau.objects.get(pk=cast.honam.pk).scope
    assert Scope.objects.filter(kind="bureau").count() == 1


def typed(part: str, turn: int, **fields: str) -> Typed:
    return Typed(part, 1, turn, {name: [text] for name, text in fields.items()})


@pytest.mark.django_db(transaction=True)
def test_a_text_kept_while_its_page_is_saved_stops_neither(cast):
    article, tab = story(cast), "0" * 32
    keep(article, tab, [typed("ko", 1, headline="가")], by=cast.editor)
    has_the_story = threading.Event()

    def save() -> None:
        with transaction.atomic():
            lock(article.pk)
            has_the_story.set()
            somebody_waits()
            save_copy(article, {"ko": (1, {"headline": "가나"})}, by=cast.editor, tabs=[tab])

    def type_on() -> None:
        has_the_story.wait(10)
        with suppress(Closed):
            keep(article, tab, [typed("ko", 2, headline="가나"), typed("shared", 2, slugline="x")],
                 by=cast.editor)  # fmt: skip

    assert together(save, type_on) == ["", ""]
    assert edition(article, "ko").copy_version == 2
    assert not Typing.objects.open().exists()


@pytest.mark.django_db(transaction=True)
def test_a_new_story_saved_while_its_text_is_kept_is_saved(cast):
    tab, is_kept = "0" * 32, threading.Event()

    def type_on() -> None:
        with transaction.atomic():
            keep(None, tab, [typed("shared", 1, slugline="x")], by=cast.editor)
            is_kept.set()
            somebody_waits()

    def save() -> None:
        is_kept.wait(10)
        create_draft(cast.honam, {"ko": {"headline": "가"}}, by=cast.editor, tabs=[tab])

    assert together(type_on, save) == ["", ""]
    assert Article.objects.get().headline_ko == "가"
    assert not Typing.objects.open().exists()
