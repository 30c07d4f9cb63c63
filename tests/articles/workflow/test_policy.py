"""Who may do what: the table is whole, and permission, scope and Django's question give one answer."""

import datetime as dt
import itertools

import pytest
from django.apps import apps
from django.contrib import admin

from articles import clock
from articles.models import Article, Bureau, Edition
from articles.workflow.grants import BUREAU_PATH, STORY_PATH, bureaus_for, may, scope
from articles.workflow.policy import ALL, BUREAU, OWN, POLICY, ROLES, split
from newsroom.accounts.models import Assignment, User
from tests.cast import LONG_AGO, person, story

T = dt.datetime(2031, 3, 1, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
CODES = [role.code for role in ROLES]
STORY_OPERATIONS = [
    (model, operation)
    for model in (Article, Edition)
    for operation in POLICY[model._meta.label_lower]
    if operation != "add"
]

UNNAMED = (
    "articles.delete_article",
    "articles.change_revision",
    "articles.delete_revision",
    "articles.add_edition",
    "articles.change_transitionlog",
    "articles.publish_bureau",
    "rights.delete_notice",
    "sessions.view_session",
    "pagecache.view_outbox",
    "nonsense",
    "articles.",
    "articles.view_",
    ".view_article",
    "",
)


def again(user: User) -> User:
    """As the next request sees them."""
    return User.objects.get(pk=user.pk)


@pytest.fixture
def paper(cast):
    """A story in the bureau, one under it and one elsewhere, each begun by nobody who is asked about."""
    cast.yeosu = Bureau.objects.create(
        slug="yeosu", kind="correspondent", name_ko="여수주재", name_en="Yeosu", parent=cast.honam
    )
    cast.stories = {
        "own bureau": story(cast),
        "sub-bureau": story(cast, bureau=cast.yeosu),
        "other bureau": story(cast, bureau=cast.gangwon),
    }
    return cast


def test_every_row_of_the_policy_is_a_model_and_every_word_in_it_is_known():
    for label, operations in POLICY.items():
        model = apps.get_model(label)
        assert model._meta.label_lower == label
        for operation, row in operations.items():
            assert split(f"{model._meta.app_label}.{operation}_{model._meta.model_name}") == (
                label,
                operation,
            )
            assert row and set(row) <= set(CODES), (label, operation)
            assert set(row.values()) <= {ALL, BUREAU, OWN}, (label, operation)


def test_every_model_on_a_screen_has_a_row_in_the_policy():
    on_screen = {model._meta.label_lower for model in admin.site._registry}
    assert on_screen
    assert on_screen <= set(POLICY)


def test_a_reach_of_bureau_or_own_is_only_given_where_a_way_to_the_bureau_is_known():
    for label, operations in POLICY.items():
        reaches = {reach for row in operations.values() for reach in row.values()}
        if BUREAU in reaches and "add" not in operations:
            assert label in BUREAU_PATH, label
        if OWN in reaches:
            assert label in STORY_PATH or label == "media.photo", label


def test_whoever_may_change_a_thing_may_see_it():
    for label, operations in POLICY.items():
        for operation, row in operations.items():
            assert set(row) <= set(operations["view"]), (label, operation)


@pytest.mark.parametrize("role", CODES)
@pytest.mark.parametrize(
    ("model", "operation"), STORY_OPERATIONS, ids=lambda value: getattr(value, "__name__", value)
)
def test_permission_scope_and_has_perm_agree_with_the_table(paper, role, model, operation):
    label = model._meta.label_lower
    reach = POLICY[label][operation].get(role)
    for where, bureau in (("bureau", paper.honam), ("everywhere", None)):
        actor = person(f"{role}-{where}", role, bureau)
        signed = actor_story(paper, actor)
        condition = scope(actor, model, operation)
        inside = (
            set(model.objects.filter(condition).values_list("pk", flat=True))
            if condition is not None
            else set()
        )
        for place, article in {**paper.stories, "signed": signed}.items():
            at_home = bureau is None or place in ("own bureau", "sub-bureau", "signed")
            expected = {
                None: False,
                ALL: True,
                BUREAU: at_home,
                OWN: place == "signed",
            }[reach]
            record = article if model is Article else article.editions.get(language="ko")
            assert may(actor, model, operation, record) is expected, (where, place)
            assert (record.pk in inside) is expected, (where, place)
            permission = f"articles.{operation}_{model._meta.model_name}"
            assert actor.has_perm(permission, record) is expected, (where, place)
            assert actor.has_perm(permission) is (reach is not None)


def actor_story(paper, actor: User) -> Article:
    """A story in Honam that this person began."""
    article = story(paper)
    Article.objects.filter(pk=article.pk).update(created_by=actor)
    return article


def test_signing_a_story_makes_it_ones_own(paper):
    article = paper.stories["own bureau"]
    colleague = person("colleague", "reporter", paper.honam)
    assert may(paper.reporter, Article, "change", article)  # heo signs it
    assert not may(colleague, Article, "change", article)
    assert may(colleague, Article, "view", article)


@pytest.mark.parametrize(
    ("assigned", "asked", "expected"),
    [("", "ko", True), ("", "en", True), ("en", "en", True), ("en", "ko", False)],
)
def test_a_language_narrows_the_work_on_text_but_not_the_reading(paper, assigned, asked, expected):
    article = paper.stories["own bureau"]
    record = article.editions.get(language=asked)
    for role in ("translator", "bureau_editor"):
        actor = person(f"{role}-{asked}", role, paper.honam, assigned)
        assert may(actor, Edition, "change", record) is expected
        assert may(actor, Edition, "view", record)


def test_a_translator_changes_no_shared_part_and_publishes_nothing(paper):
    article = paper.stories["own bureau"]
    for operation in ("share", "add"):
        assert not may(paper.translator, Article, operation, article)
    for operation in ("approve", "publish", "take", "return", "withhold", "kill", "spike", "restore"):
        assert not may(paper.translator, Edition, operation, article.editions.get(language="en"))


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (T - DAY, None, True),
        (T - DAY, T + DAY, True),
        (T, None, True),
        (T + dt.timedelta(seconds=1), None, False),
        (T - DAY, T, False),
        (T - DAY, T + dt.timedelta(seconds=1), True),
    ],
)
def test_an_assignment_holds_from_its_first_instant_to_before_its_last(paper, since, until, expected):
    user = person("temp")
    Assignment.objects.create(user=user, role="bureau_editor", bureau=paper.honam, since=since, until=until)
    with clock.at(T):
        actor = again(user)
        assert may(actor, Article, "view", paper.stories["own bureau"]) is expected
        assert bool(actor.get_all_permissions()) is expected
        assert actor.has_module_perms("articles") is expected


def test_an_inactive_person_may_nothing_whatever_they_were_assigned(paper):
    User.objects.filter(pk=paper.admin.pk).update(is_active=False)
    actor = again(paper.admin)
    assert scope(actor, Article) is None
    assert not actor.has_perm("articles.view_article") and not actor.has_module_perms("articles")
    assert actor.get_all_permissions() == set()


def test_without_a_role_nothing_is_there(paper):
    for model in map(apps.get_model, POLICY):
        assert scope(paper.nobody, model) is None
        assert bureaus_for(paper.nobody, model._meta.label_lower, "view") == frozenset()


def test_what_the_table_does_not_name_is_not_allowed_even_to_the_system_administrator(paper):
    for permission in UNNAMED:
        assert not paper.admin.has_perm(permission), permission


def test_a_record_of_another_model_answers_no(paper):
    assert not paper.admin.has_perm("articles.view_article", paper.honam)


def test_two_assignments_add_up_each_with_its_own_bureau_and_language(paper):
    user = person("both", "translator", paper.honam, "en")
    Assignment.objects.create(user=user, role="bureau_editor", bureau=paper.gangwon, since=LONG_AGO)
    actor = again(user)
    editions = {
        (place, language): may(actor, Edition, "change", paper.stories[place].editions.get(language=language))
        for place, language in itertools.product(("own bureau", "other bureau"), ("ko", "en"))
    }
    assert editions == {
        ("own bureau", "ko"): False,
        ("own bureau", "en"): True,
        ("other bureau", "ko"): True,
        ("other bureau", "en"): True,
    }
    assert not may(actor, Edition, "publish", paper.stories["own bureau"].editions.get(language="en"))


def test_a_ring_of_bureaus_made_by_hand_still_ends(paper):
    Bureau.objects.filter(pk=paper.honam.pk).update(parent=paper.yeosu)
    assert may(again(paper.editor), Article, "view", paper.stories["sub-bureau"])
