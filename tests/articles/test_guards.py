"""The database itself refuses by raw SQL, on both databases: each rule, in each of its clauses, by name."""

import datetime as dt
import re
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from articles import guards
from articles.interchange.models import PageImport
from articles.models import (
    Article,
    BureauMembership,
    Correction,
    Edition,
    FrontArrangement,
    FrontItem,
    Imprint,
    Place,
    Placement,
    PlaceTerm,
    PreviewLink,
    Receipt,
    Release,
    Revision,
    SealedName,
    StoryFlag,
    Superseded,
)
from articles.rights.models import Holder, Notice, Scope
from articles.workflow.copy import save_copy
from articles.workflow.perform import perform
from tests.articles.guard_cases import CASES
from tests.cast import edition, publish, story

pytestmark = pytest.mark.django_db

THEN = dt.datetime(2019, 1, 1, tzinfo=dt.UTC)
ENDED = dt.datetime(2019, 2, 1, tzinfo=dt.UTC)
TO_COME = dt.datetime(2090, 1, 1, tzinfo=dt.UTC)

BY_TABLE = {model._meta.db_table: model for model in apps.get_models()}
# What a row with an old key is otherwise, so that only this key is the old one.
OTHERWISE = {("article_id", "language"): {"scope_id": "NULL"}, ("scope_id",): {"language": "'ja'"}}


def run(sql: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.rowcount


def refusal(*statements: str) -> str:
    """What the database says against the last statement; empty if it lets it through. Nothing is changed."""
    with transaction.atomic():
        for statement in statements[:-1]:
            run(statement)
        try:
            with transaction.atomic():
                run(statements[-1])
        except IntegrityError as error:
            return str(error)
        finally:
            transaction.set_rollback(True)
    return ""


def refused(*statements: str, by: str) -> None:
    """The last statement fails by the rule of this name, and nothing is changed."""
    assert re.search(by, refusal(*statements)), statements[-1]


def instant(at: dt.datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S}"


def columns(model: type[models.Model], changed: dict[str, str]) -> str:
    """Every column of the table in its order, some with another value."""
    with connection.cursor() as cursor:
        table = connection.introspection.get_table_description(cursor, model._meta.db_table)
    return ", ".join(changed.get(column.name, f'"{column.name}"') for column in table)


@pytest.fixture
def scene(cast: SimpleNamespace) -> dict[str, object]:
    """Editions in every state, with an ended, a running and a planned row of everything that is dated."""
    live = publish(story(cast), "ko", cast.admin)
    just_ended = Release.objects.get(edition=live)
    save_copy(live.article, {"ko": (1, {"headline": "다른 제목"})}, by=cast.admin)
    live = publish(live.article, "ko", cast.admin)
    release = Release.objects.get(edition=live, until=None)
    twin = publish(live.article, "en", cast.admin)
    told = Release.objects.get(edition=twin)
    Correction.objects.create(edition=twin, release=told, kind="correction", text="x", at=told.since)
    Superseded.objects.create(revision=told.revision, basis="anonymised", at=told.since)
    withheld = publish(story(cast), "ko", cast.admin)
    perform("withhold", withheld, by=cast.admin, reason="asked by counsel")
    killed = publish(story(cast), "ko", cast.admin)
    perform("kill", killed, by=cast.admin, reason="it was not so")
    ends_later = publish(story(cast), "ko", cast.admin)
    perform("expire", ends_later, by=cast.admin, effective_at=TO_COME)
    draft = edition(story(cast), "ko")
    other = edition(draft.article, "en")
    draft.scope = Scope.objects.create(kind=Scope.Kind.EDITION)
    draft.save()
    draft_text = revision(draft, cast)
    spiked = perform("spike", edition(story(cast), "ko"), by=cast.admin, reason="overtaken").edition
    stopped = {name: published_once(cast) for name in ("embargoed", "printed_later", "on_hold", "flagged")}
    of = {name: found.article_id for name, found in stopped.items()}
    Article.objects.filter(pk=of["embargoed"]).update(embargo_online_at=TO_COME)
    Article.objects.filter(pk=of["printed_later"]).update(embargo_print_on="2090-01-01")
    Edition.objects.filter(pk=stopped["on_hold"].pk).update(is_on_hold=True)
    flag, cleared_flag = (
        StoryFlag.objects.create(
            article_id=of["flagged"], kind=kind, set_by=cast.admin, set_at=THEN, reason="x", **cleared
        )
        for kind, cleared in (("legal", {}), ("identity", {"cleared_at": THEN, "cleared_reason": "x"}))
    )
    # Every kind of release the past has left, on an edition with nothing running.
    old = Edition.objects.create(article=live.article, language="ja", first_published_at=THEN, claim_line="©")
    text = revision(old, cast)
    ended, ended_2 = (
        Release.objects.create(
            edition=old, revision=text, created_at=THEN, since=THEN + days, until=ENDED + days
        )
        for days in (dt.timedelta(0), dt.timedelta(60))
    )
    site = cast.site_notice
    planned = Notice.objects.create(
        scope=Scope.objects.create(kind=Scope.Kind.EDITION), valid_from=TO_COME, reason="from then on"
    )
    Notice.objects.create(scope=planned.scope, valid_from=ENDED, valid_until=TO_COME, reason="until then")
    ending = Notice.objects.get(scope=planned.scope, valid_until=TO_COME)
    place = Place.objects.create(slug="gunwi")
    term = PlaceTerm.objects.create(place=place, name_ko="군위", until=dt.date(2023, 7, 1))
    PlaceTerm.objects.create(place=place, name_ko="군위", since=dt.date(2023, 7, 1))
    member = BureauMembership.objects.get(reporter=cast.heo)
    BureauMembership.objects.filter(pk=member.pk).update(since=dt.date(2022, 1, 1))
    was_member = BureauMembership.objects.create(
        reporter=cast.heo, bureau=cast.honam, until=dt.date(2021, 1, 1)
    )
    before, _online, printed = (
        Imprint.objects.create(registered_on="2019-01-01", since=since, until=until, medium=medium)
        for since, until, medium in (
            ("2019-01-01", "2020-01-01", "online"),
            ("2020-01-01", None, "online"),
            ("2020-01-01", None, "print"),
        )
    )
    imported = PageImport.objects.create(
        article=live.article, language="ko", sha256="0" * 64, evidence="제목", imported_at=ENDED
    )
    own = Placement.objects.filter(release=release).first()
    links = [
        PreviewLink.objects.create(
            edition=live, revision=release.revision, digest=str(number), made_by=cast.admin, made_at=THEN,
            expires_at=TO_COME, uses=number, revoked_at=revoked_at,
        )
        for number, revoked_at in ((1, None), (2, ENDED))
    ]  # fmt: skip
    names = [
        SealedName.objects.create(
            article=live.article, name="김민지", reason="아동", by=cast.admin, at=THEN,
            lifted_at=lifted_at, lifted_by=cast.admin if lifted_at else None,
        )
        for lifted_at in (None, ENDED)
    ]  # fmt: skip
    on_front = FrontArrangement.objects.create(number=1)
    FrontItem.objects.create(arrangement=on_front, article=live.article, position=1, since=THEN)
    return {
        **{name: found.pk for name, found in stopped.items()},
        **{f"{name}_text": Revision.objects.get(edition=found).pk for name, found in stopped.items()},
        "flag": flag.pk, "cleared_flag": cleared_flag.pk, "spiked": spiked.pk,
        "receipt": Receipt.objects.filter(recall__article=withheld.article_id).latest("pk").pk,
        "another": draft.article_id, "article": live.article_id, "draft": draft.pk, "ended": ended.pk,
        "ended_2": ended_2.pk, "preview_link": links[0].pk, "revoked_link": links[1].pk,
        "sealed_name": names[0].pk, "lifted_name": names[1].pk,
        "ending": ending.pk, "ends_later": ends_later.pk, "first": just_ended.revision_id,
        "held": Release.objects.get(edition=withheld).pk, "holder": Holder.objects.get().pk,
        "imprint": before.pk, "imported": imported.pk, "admin": cast.admin.pk,
        "just_ended": just_ended.pk, "killed": killed.pk,
        "killed_text": Revision.objects.get(edition=killed).pk,
        "live": live.pk, "member": member.pk, "notice": site.pk, "old": old.pk, "other": other.pk,
        "place": place.pk, "placement": own.pk, "planned": planned.pk, "printed": printed.pk,
        "release": release.pk, "revision": release.revision_id, "scope": draft.scope_id,
        "same_end": Release.objects.get(edition=twin).pk, "term": term.pk, "twin": twin.pk,
        "draft_text": draft_text.pk, "was_member": was_member.pk, "withheld": withheld.pk,
        "withheld_text": Revision.objects.get(edition=withheld).pk,
        "revision_columns": columns(Revision, {"id": "999999", "edition_id": str(twin.pk), "number": "9"}),
        "imprint_columns": columns(Imprint, {"id": "999999"}),
        "then": instant(THEN), "ended_at": instant(ENDED), "to_come": instant(TO_COME),
        "later": instant(TO_COME + dt.timedelta(days=1)), "sooner": instant(TO_COME - dt.timedelta(days=1)),
    }  # fmt: skip


def published_once(cast: SimpleNamespace) -> Edition:
    """It ran and ended: nothing but the rule in question is against another release."""
    found = publish(story(cast), "ko", cast.admin)
    return perform("expire", found, by=cast.admin).edition


def revision(of: Edition, cast: SimpleNamespace) -> Revision:
    return Revision.objects.create(
        edition=of, number=1, kind="news", headline="x", bureau=cast.honam, created_at=THEN
    )


def test_each_rule_refuses_each_of_its_clauses(scene):
    let_through = {}
    for rule, cases in CASES.items():
        for case in cases:
            statements = (case,) if isinstance(case, str) else case
            said = refusal(*(statement.format(**scene) for statement in statements))
            if rule not in said:
                let_through[rule, statements[-1]] = said
    assert let_through == {}


def test_no_rule_is_without_a_case():
    follows = {"guard_release_moves_placements"}
    assert guards.names() - follows == set(CASES) | {rule.name for rule in guards.STAYS}
    for rule in guards.NO_OVERLAPS:
        assert {case.split()[0] for case in CASES[rule.name]} == {"INSERT", "UPDATE"}


def vanishings(rule, scene) -> list[str]:
    """Statements that would take rows away past every DELETE trigger, as the database knows them."""
    if connection.vendor == "postgresql":
        return [f"TRUNCATE {rule.table} CASCADE"]
    model = BY_TABLE[rule.table]
    row = scene["draft"] if model is Edition else model.objects.latest("pk").pk
    others = [{} if key == ("id",) else {"id": "999999", **OTHERWISE.get(key, {})} for key in rule.keys]
    return [
        f"INSERT OR REPLACE INTO {rule.table} "
        f"SELECT {columns(model, other)} FROM {rule.table} WHERE id = {row}"
        for other in others
    ]


def test_rows_that_stay_do_not_vanish_without_a_delete(scene):
    # PostgreSQL truncates no table whose foreign keys wait to be checked.
    connection.check_constraints()
    for rule in guards.STAYS:
        for statement in vanishings(rule, scene):
            refused(statement, by=rule.name)


@pytest.mark.parametrize("rule", guards.STAYS, ids=lambda rule: rule.name)
def test_all_unique_keys_of_a_table_whose_rows_stay_are_watched(rule):
    fields = {field.name: field.column for field in BY_TABLE[rule.table]._meta.concrete_fields}
    alone = {(field.column,) for field in BY_TABLE[rule.table]._meta.concrete_fields if field.unique}
    together = {
        tuple(fields[name] for name in constraint.fields)
        for constraint in BY_TABLE[rule.table]._meta.total_unique_constraints
    }
    assert set(rule.keys) == alone | together


def test_placements_end_with_their_release(scene):
    run("UPDATE articles_release SET until = '{to_come}' WHERE id = {release}".format(**scene))
    assert set(Placement.objects.filter(release=scene["release"]).values_list("until", flat=True)) == {
        TO_COME
    }


def test_a_hold_is_lifted_and_a_withheld_edition_killed(scene):
    lifted = "UPDATE articles_edition SET hold = 'none', held_at = NULL WHERE id = {withheld}"
    killed = "UPDATE articles_edition SET hold = 'killed' WHERE id = {withheld}"
    with transaction.atomic():
        assert run(killed.format(**scene)) == 1
        transaction.set_rollback(True)
    assert run(lifted.format(**scene)) == 1


def test_a_notice_that_has_begun_is_ended_once(cast):
    ends = f"UPDATE rights_notice SET valid_until = '{instant(TO_COME)}' WHERE id = {cast.site_notice.pk}"
    assert run(ends) == 1
    refused(ends.replace("2090", "2091"), by="guard_notice_once_begun_stays")


NO_SENSE = {
    "hold = 'withheld'": "edition_held_has_instant",
    "hold = 'gone', held_at = '2019-01-01 00:00:00'": "edition_hold_known|guard_edition_hold_steps",
    "stage = 'published'": "edition_stage_known|guard_edition_stage_steps",
    "stage = 'approved', approved_revision_id = NULL": "edition_approved_has_text",
    "stage = 'spiked', first_published_at = '2019-01-01 00:00:00'": "edition_spiked_never_ran",
}


def test_states_that_make_no_sense_are_refused(scene):
    for change, by in NO_SENSE.items():
        refused(f"UPDATE articles_edition SET {change} WHERE id = {scene['draft']}", by=by)


def test_articles_are_not_deleted_under_their_editions(cast):
    with pytest.raises(models.ProtectedError):
        Article.objects.get(pk=story(cast).pk).delete()


def test_of_a_receipt_what_was_found_changes(scene):
    """All the desk and the work in the background write."""
    sql = (
        "UPDATE articles_receipt SET state = 'gone', checked_at = '{then}', looks = 3, detail = '410', "
        "by_id = {admin} WHERE id = {receipt}"
    )
    assert run(sql.format(**scene)) == 1
