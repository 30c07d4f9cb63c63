"""B3: every role, verb and state, by the desk's function, its form, its command and by raw SQL.

An act happens exactly where the table of acts and the policy both say so; whatever else is asked leaves no
line in the log.
"""

import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from articles import clock
from articles.models import Article, Edition, TransitionLog
from articles.models.choices import HOLD_STEPS, STAGE_STEPS, Hold, Phase, Stage
from articles.workflow import perform as perform_module
from articles.workflow.perform import perform
from articles.workflow.policy import ALL, POLICY, ROLES
from articles.workflow.refusals import Refused
from articles.workflow.transitions import FIXING, NEEDS_NOTE, OPERATIONS, STATUTORY, VERBS, find
from newsroom.accounts.models import User
from tests.articles.workflow.test_transitions import (
    HOLDS,
    LATER,
    STATES,
    T,
    arguments,
    bring_to,
    is_there_nothing_to_cancel,
)
from tests.cast import person

# From "approved" to each stage by raw SQL.
WAYS = {
    "approved": (),
    "draft": ("draft",),
    "spiked": ("spiked",),
    "submitted": ("draft", "submitted"),
    "in_edit": ("draft", "submitted", "in_edit"),
}
HOME, ELSEWHERE = "honam", "gangwon"
# Of the cells of each door every so-and-so-many-th within `make test`; all of them in `make test-full`.
STEPS = {"function": 79, "form": 211, "command": 211}


@dataclass(frozen=True)
class Cell:
    door: str
    stage: str
    phase: str
    verb: str
    role: str
    bureau: str


def cells(door: str) -> list[Cell]:
    roles = [role.code for role in ROLES]
    return [
        Cell(door, str(stage), str(phase), verb, role, bureau)
        for (stage, phase), verb, role, bureau in itertools.product(STATES, VERBS, roles, (HOME, ELSEWHERE))
    ]


def is_to_happen(cell: Cell) -> bool:
    """From the two literal tables alone. The story is the person's own where they work at its bureau."""
    row = find(cell.verb, cell.stage, HOLDS.get(cell.phase, Hold.NONE), cell.phase)
    reach = POLICY["articles.edition"][OPERATIONS[cell.verb]].get(cell.role)
    seen = POLICY["articles.edition"]["view"].get(cell.role)
    if row is None or reach is None or is_there_nothing_to_cancel(cell.verb, cell.phase):
        return False
    if cell.phase == Phase.KILLED and cell.role not in POLICY["articles.edition"]["see_killed"]:
        return False  # nobody acts on a text that they may not read
    if cell.door == "command" and cell.verb in NEEDS_NOTE:
        return False  # it takes no note to readers
    if cell.door != "function" and cell.verb in FIXING | STATUTORY:
        return False  # they come with words of their own, on pages of their own
    return cell.bureau == HOME or (reach == ALL and seen == ALL)


def by_function(found: Edition, verb: str, actor: User, client: Client) -> None:
    try:
        perform(verb, found, by=actor, reason="because", **arguments(verb))
    except Refused:
        return


def by_form(found: Edition, verb: str, actor: User, client: Client) -> None:
    article = Article.objects.get(pk=found.article_id)
    data: dict[str, Any] = {
        "copy_version_ko": found.copy_version,
        "shared_version": article.version,
        "reason": "because",
        "note": arguments(verb).get("note", ""),
        "weight": "minor",
        "instant": f"{LATER.astimezone(clock.SEOUL):%Y-%m-%dT%H:%M}",
    }
    answer = client.post(reverse("admin:articles_article_act", args=[article.pk, "ko", verb]), data)
    assert answer.status_code in (200, 302, 404), (verb, actor)


def by_command(found: Edition, verb: str, actor: User, client: Client) -> None:
    instant = ("--at", LATER.isoformat()) if "effective_at" in arguments(verb) else ()
    words = ("transition", verb, str(found.article_id), "ko", "--by", actor.username, "--reason", "because")
    try:
        call_command(*words, *instant)
    except CommandError:
        return


DOORS = {"function": by_function, "form": by_form, "command": by_command}


def happened(cell: Cell, found: Edition, actor: User, client: Client) -> bool:
    """Whether the act left its line; nothing it does stays."""
    with transaction.atomic(), clock.at(T):
        before = TransitionLog.objects.filter(edition=found).count()
        DOORS[cell.door](Edition.objects.get(pk=found.pk), cell.verb, User.objects.get(pk=actor.pk), client)
        lines = TransitionLog.objects.filter(edition=found).order_by("pk")[before:]
        verbs = [line.verb for line in lines]
        transaction.set_rollback(True)
    assert verbs in ([], [cell.verb]), (cell, verbs)
    return bool(verbs)


def walk(wanted: list[Cell], cast: SimpleNamespace, client: Client) -> Iterator[tuple[Cell, bool]]:
    people = {
        (role.code, bureau): person(f"acts-{bureau}-{role.code}", role.code, getattr(cast, bureau))
        for role in ROLES
        for bureau in (HOME, ELSEWHERE)
    }
    by_state: dict[tuple[str, str], list[Cell]] = {}
    browsers: dict[tuple[str, str], Client] = {}
    for cell in wanted:
        by_state.setdefault((cell.stage, cell.phase), []).append(cell)
    for (stage, phase), here in by_state.items():
        found = bring_to(cast, Stage(stage), Phase(phase))
        for cell in here:
            who = cell.role, cell.bureau
            actor = people[who]
            if cell.door == "form" and who not in browsers:
                browsers[who] = Client()
                browsers[who].force_login(actor)
            owner = actor if cell.bureau == HOME else None
            Article.objects.filter(pk=found.article_id).update(created_by=owner)
            yield cell, happened(cell, found, actor, browsers.get(who, client))


def judged(door: str, wanted: list[Cell], cast: SimpleNamespace, client: Client) -> None:
    counted: Counter[bool] = Counter()
    wrong = []
    for cell, did in walk(wanted, cast, client):
        counted[did] += 1
        if did is not is_to_happen(cell):
            wrong.append((cell, did))
    told = f"{len(STATES)} states, {len(VERBS)} verbs, {len(ROLES)} roles, own and other bureau"
    print(f"B3 {door}: {told}: {len(wanted)} of {len(cells(door))} cells, {counted[True]} done,"
          f" {counted[False]} refused, {len(wrong)} deviations")  # fmt: skip
    assert wrong == []
    assert counted[False] > counted[True] > 0


@pytest.mark.parametrize("door", DOORS)
def test_an_act_happens_where_both_tables_say_so_in_a_part_of_the_cells(cast, client, door):
    judged(door, cells(door)[:: STEPS[door]], cast, client)


@pytest.mark.full
@pytest.mark.parametrize("door", DOORS)
def test_an_act_happens_where_both_tables_say_so_and_nowhere_else(cast, client, door):
    judged(door, cells(door), cast, client)


def test_a_door_that_forgets_to_ask_is_found(cast, client, monkeypatch):
    """The planted fault: the one function that asks for the right says yes to everybody."""
    cell = Cell("function", "approved", "unpublished", "publish", "reporter", HOME)
    monkeypatch.setattr(perform_module, "may", lambda *asked: True)
    with pytest.raises(AssertionError, match="publish"):
        judged("function", [cell], cast, client)


def raw(sql: str) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.rowcount == 1
    except IntegrityError:
        return False


def test_the_database_refuses_by_raw_sql_every_step_the_table_has_not(cast):
    """The half that can be said as a rule of the database: stages and holds of a text that never ran."""
    asked = refused = 0
    for before, after in itertools.product(Stage.values, Stage.values):
        with transaction.atomic():
            found = bring_to(cast, Stage.APPROVED, Phase.UNPUBLISHED)
            text = found.approved_revision_id
            for stage in WAYS[before]:
                assert raw(f"UPDATE articles_edition SET stage = '{stage}' WHERE id = {found.pk}")
            wanted = f"stage = '{after}', approved_revision_id = {text}"
            did = raw(f"UPDATE articles_edition SET {wanted} WHERE id = {found.pk}")
            assert did is (before == after or (before, after) in STAGE_STEPS), (before, after)
            transaction.set_rollback(True)
        asked, refused = asked + 1, refused + (not did)
    for before, after in itertools.product(Hold.values, Hold.values):
        with transaction.atomic():
            found = bring_to(cast, Stage.APPROVED, Phase.UNPUBLISHED)
            held = {"none": "NULL"}
            since = "'2020-01-01 00:00:00'"
            if before != "none":
                assert raw(
                    f"UPDATE articles_edition SET hold = '{before}', held_at = {since} WHERE id = {found.pk}"
                )
            did = raw(
                f"UPDATE articles_edition SET hold = '{after}', held_at = {held.get(after, since)} "
                f"WHERE id = {found.pk}"
            )
            assert did is (before == after or (before, after) in HOLD_STEPS), (before, after)
            transaction.set_rollback(True)
        asked, refused = asked + 1, refused + (not did)
    print(f"B3 raw SQL: {asked} steps, {refused} refused")
    steps = len(Stage) + len(Hold) + len(STAGE_STEPS) + len(HOLD_STEPS)
    assert (asked, refused) == (len(Stage) ** 2 + len(Hold) ** 2, asked - steps)
