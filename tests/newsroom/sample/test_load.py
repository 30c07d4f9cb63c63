"""Loading the sample newsroom: complete, once only, and through the desk's own door."""

import datetime as dt
from collections import Counter
from dataclasses import replace

import pytest
from django.db import transaction
from django.test import override_settings

from articles import clock
from articles.models import (
    Article,
    Bureau,
    Coverage,
    CoverageItem,
    Edition,
    PhotoUse,
    Place,
    Placement,
    Region,
    Release,
    Reporter,
    Revision,
    Section,
    SiteIdentity,
    Topic,
    TransitionLog,
)
from articles.models.choices import Hold, Phase, Stage
from articles.models.kind import BY_CODE
from articles.rights.models import Notice, Scope
from articles.rights.resolve import resolve
from articles.text.body import plain, sanitise
from articles.workflow.policy import ROLES
from newsroom.accounts.models import Assignment, User
from newsroom.sample import content
from newsroom.sample import load as loading
from newsroom.sample.generator import with_generated
from newsroom.sample.load import load
from newsroom.sample.load_stories import weeks_back
from newsroom.sample.shapes import Front, holds

WRITTEN = content.load().stories
CONTENT = with_generated(content.load())
STORIES = CONTENT.stories
LANGUAGES = ("ko", "en")
# Of the generated ones a few: each costs a test, and they are loaded alike.
each_story = pytest.mark.parametrize(
    "story", (*WRITTEN, *STORIES[len(WRITTEN) :: 9]), ids=lambda story: story.key
)
# What readers get of each state, per language.
PHASES = {
    "published": {"ko": Phase.LIVE, "en": Phase.LIVE},
    "corrected": {"ko": Phase.LIVE, "en": Phase.LIVE},
    "scheduled": {"ko": Phase.SCHEDULED, "en": Phase.SCHEDULED},
    "ko_only": {"ko": Phase.LIVE, "en": Phase.UNPUBLISHED},
    "draft": {"ko": Phase.UNPUBLISHED, "en": Phase.UNPUBLISHED},
    "en_draft": {"ko": Phase.UNPUBLISHED, "en": Phase.UNPUBLISHED},
    "withheld": {"ko": Phase.WITHHELD, "en": Phase.WITHHELD},
    "killed": {"ko": Phase.KILLED, "en": Phase.KILLED},
}


@pytest.fixture(scope="module")
def sample(django_db_setup, django_db_blocker, tmp_path_factory):
    """The loaded sample, once for this module: the lines it said, and the instants before and after."""
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")),
        transaction.atomic(),
    ):
        said = []
        before = clock.now()
        assert load(said.append) is True
        yield said, before, clock.now()
        transaction.set_rollback(True)


@pytest.fixture
def undone(sample):
    """What a test changes is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def editions(story):
    found = Edition.objects.filter(article__slugline=f"sample:{story.key}").prefetch_related("releases")
    return {edition.language: edition for edition in found}


def first_published(story, sample):
    if story.state == "scheduled":
        release = Release.objects.filter(edition__article__slugline=f"sample:{story.key}").latest("pk")
        return clock.day_bounds(clock.seoul_day(release.created_at))[1] + dt.timedelta(hours=6)
    return story.published_at - weeks_back(STORIES, sample[1])


def claim_in_force(story, instant):
    """The notice of the agency, the bureau, those above it, or the site, as the data files have it."""
    day, bureau = clock.seoul_day(instant), story.bureau
    parents = {row.slug: row.parent for row in CONTENT.bureaus}
    scopes = ["holder:garammaru"] if story.origin == "wire" else []
    while bureau:
        scopes.append(f"bureau:{bureau}")
        bureau = parents[bureau]
    for scope in (*scopes, "site"):
        for notice in CONTENT.paper.notices:
            if notice.scope == scope and holds(notice.since, notice.until, day):
                return notice
    raise AssertionError(f"no notice on {day}")


# Once only


def test_a_second_load_touches_nothing(undone):
    models = (Article, Edition, Revision, Release, Placement, TransitionLog, Notice, Place, Reporter, User)
    before = [model.objects.count() for model in models]
    Section.objects.filter(slug="economy").update(name_ko="돈과 삶")
    Topic.objects.filter(slug="prices").delete()
    Article.objects.filter(slugline="sample:last-bus").update(slugline="막차", headline_ko="막차는 간다")
    said = []
    assert load(said.append) is False
    assert said == []
    assert [model.objects.count() for model in models] == before
    assert Section.objects.get(slug="economy").name_ko == "돈과 삶"
    assert not Topic.objects.filter(slug="prices").exists()
    assert Article.objects.get(slugline="막차").headline_ko == "막차는 간다"


@pytest.mark.django_db
def test_a_load_that_fails_leaves_nothing_behind(monkeypatch):
    def fail(*args, **options):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(loading, "load_stories", fail)
    with pytest.raises(RuntimeError):
        load(lambda line: None)
    assert not SiteIdentity.objects.exists()
    assert not Bureau.objects.exists()
    assert not User.objects.exists()


def test_every_story_is_announced_while_it_loads(sample):
    for story in STORIES:
        assert sum(story.key in line for line in sample[0]) == 1


# Stories


@each_story
def test_a_story_stands_as_its_state_says(sample, story):
    now = clock.now()
    found = editions(story)
    assert {language: edition.phase(now) for language, edition in found.items()} == PHASES[story.state]
    hold = {"withheld": Hold.WITHHELD, "killed": Hold.KILLED}.get(story.state, Hold.NONE)
    for language, edition in found.items():
        ran = PHASES[story.state][language] != Phase.UNPUBLISHED
        assert edition.hold == hold
        assert edition.stage == (Stage.APPROVED if ran else Stage.DRAFT)
        assert edition.first_published_at == (first_published(story, sample) if ran else None)


def test_readers_see_what_is_published_and_nothing_else(sample):
    promised = {
        (f"sample:{story.key}", language)
        for story in STORIES
        for language in LANGUAGES
        if PHASES[story.state][language] == Phase.LIVE
    }
    now = clock.now()
    seen = Edition.objects.visible(now).values_list("article__slugline", "language")
    assert Counter(seen) == Counter(promised)
    listed = Placement.objects.visible(now).values_list("edition__article__slugline", "edition__language")
    assert set(listed) == promised


def test_held_stories_were_seen_until_they_were_held(sample):
    _, before, after = sample
    for story in STORIES:
        if story.state not in ("withheld", "killed"):
            continue
        for language, edition in editions(story).items():
            assert before <= edition.held_at <= after
            assert Edition.objects.visible(first_published(story, sample)).filter(pk=edition.pk).exists()
            last = TransitionLog.objects.filter(edition=edition).latest("pk")
            assert last.reason == getattr(story, f"state_note_{language}")


@each_story
def test_a_claim_is_the_one_of_its_agency_or_of_its_bureau_on_its_day(sample, story):
    holders = {row.slug: row for row in CONTENT.paper.holders}
    for language, edition in editions(story).items():
        if edition.first_published_at is None or BY_CODE[story.kind].claims == "none":
            assert edition.claim_line == ""
            continue
        if BY_CODE[story.kind].claims == "author":
            author = getattr(story.bylines[0], f"name_{language}")
            assert (edition.claim_line, edition.claim_holder) == (f"© 2026 {author}", None)
            continue
        notice = claim_in_force(story, edition.first_published_at)
        holder = holders[notice.holder]
        line = getattr(notice, f"line_{language}")
        year = clock.seoul_day(edition.first_published_at).year
        name = getattr(holder, f"name_{language}")
        assert edition.claim_line == line.format(year=year, holder=name, host=holder.host)
        assert edition.claim_holder.name_ko == holder.name_ko


@each_story
def test_the_text_of_a_story_is_the_one_of_the_files(sample, story):
    article = Article.objects.get(slugline=f"sample:{story.key}")
    assert article.original_language == ("ko" if story.ko else "en")
    for language, edition in editions(story).items():
        source = story.en if language == "en" else story.ko
        if source is None:
            assert not getattr(article, f"headline_{language}")
            continue
        assert getattr(article, f"headline_{language}") == source.headline
        note = getattr(story.correction, f"note_{language}", "")
        assert getattr(article, f"body_{language}") == sanitise(source.body.replace(note, ""))
        assert edition.slug == source.slug
        assert edition.translation_method == (story.en.translation if language == "en" else "original")


def test_a_corrected_story_was_first_published_with_the_mistake(sample):
    story = next(story for story in STORIES if story.correction)
    fix = story.correction
    parts = {"ko": (fix.was_ko, fix.now_ko, fix.note_ko), "en": (fix.was_en, fix.now_en, fix.note_en)}
    for language, edition in editions(story).items():
        was, right, note = parts[language]
        rows = edition.releases.select_related("revision").order_by("since")
        before, after = (release.revision.body for release in rows)
        assert was in before and right not in before and note not in before
        assert was not in after and right in after and note not in after
        assert edition.corrections.get().text in plain(note)


def test_coverages_keep_the_order_and_notes_of_the_files(sample):
    for coverage in CONTENT.coverages:
        rows = CoverageItem.objects.filter(coverage__slug=coverage.slug).order_by("position")
        found = [(row.article.slugline, row.note_ko, row.note_en) for row in rows]
        assert found == [(f"sample:{item.story}", item.note_ko, item.note_en) for item in coverage.items]


def test_translators_and_their_editors_sign_the_english_text_only(sample):
    for language, signs in (("ko", False), ("en", True)):
        rows = Revision.objects.filter(edition__language=language).values_list("bylines", flat=True)
        roles = {row["role"] for bylines in rows for row in bylines}
        assert ({"translator", "editor"} <= roles) is signs
        assert "reporter" in roles


def test_every_photo_has_a_holder_a_bureau_and_renditions(sample):
    uses = {
        (use.article.slugline, use.role, use.caption_ko): use
        for use in PhotoUse.objects.select_related("article", "photo__holder")
    }
    promised = {
        (f"sample:{story.key}", photo.role, photo.caption_ko): (story, photo)
        for story in STORIES
        for photo in story.photos
    }
    assert set(uses) == set(promised)
    for key, (story, promise) in promised.items():
        photo = uses[key].photo
        assert photo.preset == promise.preset
        assert photo.holder.is_own == (promise.preset == "own")
        assert photo.home.bureau.slug == story.bureau
        assert photo.credit_line_en == promise.credit_en
        assert photo.supplied_notice == promise.notice
        assert not promise.license or photo.license.code == promise.license
        assert photo.renditions.count() > 0
    kinds = {use.photo.holder.kind for use in uses.values()}
    assert kinds == {"publisher", "public_body", "company", "agency", "individual"}


def test_whose_material_it_is_is_said_of_what_others_made_or_paid_for(sample):
    for story in STORIES:
        article = Article.objects.get(slugline=f"sample:{story.key}")
        kind = BY_CODE[story.kind]
        if story.origin in ("press_release", "wire") or kind.is_paid or kind.claims == "author":
            assert (article.source.name_ko, article.source.name_en) == (
                story.origin_body_ko,
                story.origin_body_en,
            )
            assert (article.source.kind == "individual") is (kind.claims == "author")
        else:
            assert article.source is None


def test_an_embargo_that_has_lifted_stays_known(sample):
    for story in STORIES:
        article = Article.objects.get(slugline=f"sample:{story.key}")
        assert bool(article.embargo_online_at) == bool(story.embargoed_until)
        if story.embargoed_until:
            assert article.embargo_online_at <= first_published(story, sample)
            assert article.embargo_source == story.origin_body_ko


# The newsroom


def test_the_honam_claim_changes_with_the_first_of_july_2026(sample):
    honam = Bureau.objects.get(slug="honam")
    chain = [honam.scope_id, Scope.objects.site().pk]
    change = clock.parse_instant("2026-07-01 00:00")
    before, after = (
        resolve(chain, instant, "ko", clock.seoul_day(instant)).claim
        for instant in (change - dt.timedelta(microseconds=1), change)
    )
    assert before.line == "© 2026 가온나루신문 호남취재본부(gaonnaru.example)"
    assert after.line == "© 2026 가온나루호남(honam.gaonnaru.example)"


def test_terms_of_the_site_change_at_new_year_2024(sample):
    chain = [Scope.objects.site().pk]
    change = clock.parse_instant("2024-01-01 00:00")
    terms = [
        resolve(chain, instant, "en", clock.seoul_day(instant)).terms.line
        for instant in (change - dt.timedelta(microseconds=1), change)
    ]
    assert ["AI" in line for line in terms] == [False, True]


def test_regions_and_places_change_on_the_first_day_of_the_merger(sample):
    last, first = dt.date(2026, 6, 30), dt.date(2026, 7, 1)
    assert (Region.objects.on(last).count(), Region.objects.on(first).count()) == (17, 16)
    gwangju = Region.objects.get(slug="gwangju")
    assert gwangju.successor.slug == "jeonnam-gwangju"
    assert not gwangju.successor.is_name_verified
    mokpo = Place.objects.get(slug="mokpo")
    assert [mokpo.term_on(day).region.slug for day in (last, first)] == ["south-jeolla", "jeonnam-gwangju"]


def test_kinds_are_words_the_models_know(sample):
    for model in (Bureau, Coverage):
        for record in model.objects.all():
            record.full_clean()


def test_a_former_reporter_keeps_the_page_and_the_last_day(sample):
    reporter = Reporter.objects.get(slug="seok-ga-won")
    assert reporter.left_on == dt.date(2026, 11, 15)
    membership = reporter.memberships.get()
    assert membership.until == dt.date(2026, 11, 16)
    assert reporter.bylines.exists()


def test_every_role_has_a_login_and_none_a_password(sample):
    users = User.objects.exclude(assignments=None).in_bulk(field_name="username")
    held = Assignment.objects.all()
    roles = {row.user.username: (row.role, row.bureau and row.bureau.slug, row.language) for row in held}
    assert roles == {
        "admin": ("system_admin", None, ""), "national-editor": ("national_editor", None, ""),
        "honam-chief": ("bureau_chief", "honam", ""), "honam-editor": ("bureau_editor", "honam", ""),
        "honam-reporter": ("reporter", "honam", ""), "night-reporter": ("duty_publisher", "honam", ""),
        "photo-editor": ("photo_editor", None, ""), "coverage-editor": ("coverage_editor", None, ""),
        "rights-manager": ("rights_manager", None, ""), "translator": ("translator", None, "en"),
    }  # fmt: skip
    assert {row[0] for row in roles.values()} == {role.code for role in ROLES}
    assert set(users) == set(roles)
    assert not any(user.has_usable_password() for user in users.values())
    assert users["honam-reporter"].reporter.slug == "baek-seo-yun"


# A machine whose date is behind


@pytest.mark.parametrize(
    ("after_the_last", "weeks"),
    [
        (dt.timedelta(days=1), 0),
        (dt.timedelta(), 0),
        (-dt.timedelta(seconds=1), 1),
        (-dt.timedelta(days=8), 2),
    ],
)
def test_stories_move_back_by_whole_weeks_until_none_is_to_come(after_the_last, weeks):
    last = max(story.published_at for story in STORIES if story.published_at)
    assert weeks_back(STORIES, last + after_the_last) == dt.timedelta(weeks=weeks)


@pytest.mark.django_db
def test_on_a_machine_whose_date_is_behind_no_story_is_to_come(monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    ahead = clock.now() + dt.timedelta(days=400)
    few = [story for story in WRITTEN if story.state != "published"]
    moved = tuple(replace(one, coverages=(), published_at=one.published_at and ahead) for one in few)
    monkeypatch.setattr(content, "load", lambda: replace(CONTENT, stories=moved, coverages=(), front=Front()))
    monkeypatch.setattr(loading, "with_generated", lambda sample: sample)
    said = []
    assert load(said.append) is True
    assert any("406 days earlier" in line for line in said)
    for story in few:
        phases = {language: edition.phase(clock.now()) for language, edition in editions(story).items()}
        assert phases == PHASES[story.state]
