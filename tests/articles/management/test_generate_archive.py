"""The generated archive: rows as the workflow would have left them, in whole batches, with every guard on."""

import datetime as dt
from io import StringIO
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from articles import clock, guards
from articles.management.archive import bulk, clauses, material, names, stories
from articles.management.commands import generate_archive
from articles.models import (
    Article,
    Bureau,
    BureauMembership,
    Coverage,
    Edition,
    Place,
    Placement,
    Release,
    Reporter,
    Revision,
    Section,
    Topic,
)
from articles.models.choices import ListKind
from articles.models.public_list import listing
from articles.pagecache import keys
from articles.pagecache.models import Outbox
from articles.rights.models import Holder, Notice, Scope
from articles.text import body, line
from articles.workflow.freeze import freeze
from articles.workflow.pin import NOBODY, claim_of
from articles.workflow.releases import targets

NOW = dt.datetime(2026, 11, 22, 3, 0, tzinfo=dt.UTC)
NOBODY_IN_PARTICULAR = SimpleNamespace(pk=None, is_active=True)
FEW = {Bureau: 5, Section: 11, Reporter: 12, Topic: 10, Place: 8, Coverage: 6}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def small_batches(monkeypatch):
    monkeypatch.setattr(generate_archive, "BATCH", 20)
    monkeypatch.setattr(material, "ENOUGH", FEW)


def generate(number, *arguments, now=NOW):
    """Runs the command with the clock held; what it printed."""
    out = StringIO()
    with clock.at(now):
        call_command("generate_archive", number, *arguments, stdout=out)
    return out.getvalue()


def numbers():
    """The numbers of the generated stories, in the order of their addresses."""
    sluglines = Article.objects.order_by("pk").values_list("slugline", flat=True)
    return [int(text.removeprefix("archive:")) for text in sluglines if text.startswith("archive:")]


def told():
    """What the archive tells readers, without the database's numbers."""
    rows = Revision.objects.order_by("edition__first_published_at", "edition__language")
    return list(
        rows.values_list(
            "edition__article__slugline", "edition__language", "edition__first_published_at",
            "edition__claim_line", "kind", "headline", "deck", "body", "slug", "section__slug",
            "bureau__slug", "dateline",
        )
    )  # fmt: skip


def a_story(**fields):
    bureau = Bureau.objects.create(
        slug="honam", kind=Bureau.Kind.REGIONAL, name_ko="호남취재본부", name_en="Honam Bureau"
    )
    return Article.objects.create(bureau=bureau, **fields)


def test_makes_as_many_stories_as_asked_for():
    generate(45)
    assert numbers() == list(range(1, 46))
    assert Edition.objects.filter(language="ko").count() == 45
    assert 15 <= Edition.objects.filter(language="en").count() <= 38


def test_second_run_goes_on_where_the_first_stopped():
    generate(30)
    before = list(Revision.objects.order_by("pk").values())
    generate(50)
    assert numbers() == list(range(1, 51))
    assert list(Revision.objects.order_by("pk").values())[: len(before)] == before


def test_asking_for_fewer_than_there_are_makes_none():
    generate(20)
    assert "20 invented stories already" in generate(10)
    assert len(numbers()) == 20


def test_same_seed_and_instant_give_the_same_archive_and_another_seed_another():
    found = []
    for arguments in (["--seed", "7"], ["--seed", "7"], ["--seed", "8"]):
        with transaction.atomic():
            generate(40, *arguments)
            found.append(told())
            transaction.set_rollback(True)
    assert len(found[0]) > 40
    assert found[0] == found[1]
    assert not {row[5] for row in found[0]} >= {row[5] for row in found[2]}


def test_stopped_run_leaves_whole_batches_and_the_next_one_ends_as_an_unstopped_one(monkeypatch):
    with transaction.atomic():
        generate(60)
        unstopped = told()
        transaction.set_rollback(True)

    write, batches = bulk.Table.write, []

    def stopped(table, rows):
        if table.table == "articles_placement":
            batches.append(len(rows))
            if len(batches) == 3:
                raise KeyboardInterrupt
        write(table, rows)

    monkeypatch.setattr(bulk.Table, "write", stopped)
    with pytest.raises(CommandError, match="goes on from there"):
        generate(60)
    assert numbers() == list(range(1, 41))
    assert not Edition.objects.filter(releases=None).exists()
    assert not Release.objects.filter(placements=None).exists()
    monkeypatch.undo()
    monkeypatch.setattr(material, "ENOUGH", FEW)
    generate(60)
    assert told() == unstopped


def notices_that_change_on_the_way():
    """A bureau and a special coverage whose claim is another for some of the years."""
    holder = Holder.objects.create(name_ko="한울지사", name_en="Hanul Branch", host="hanul.example")
    coverage = Coverage.objects.create(
        slug="ferries", kind=Coverage.Kind.SERIAL, name_ko="뱃길", name_en="Ferries"
    )
    bureau = Bureau.objects.create(slug="hanul", kind=Bureau.Kind.REGIONAL, name_ko="한울", name_en="Hanul")
    for noun, kind in ((coverage, Scope.Kind.COVERAGE), (bureau, Scope.Kind.BUREAU)):
        noun.scope = Scope.objects.create(kind=kind)
        noun.save()
        for begins, ends in ((2019, 2022), (2024, None)):
            Notice.objects.create(
                scope=noun.scope,
                valid_from=dt.datetime(begins, 1, 1, tzinfo=dt.UTC),
                valid_until=dt.datetime(ends, 5, 5, tzinfo=dt.UTC) if ends else None,
                holder=holder,
                claim_line_ko="© {holder} {year}",
                claim_line_en="© {holder} {year}",
                reason="test",
            )


def test_every_row_equals_what_the_workflow_makes_of_the_same_copy():
    notices_that_change_on_the_way()
    generate(300)
    kinds, claims = set(), set()
    for edition in Edition.objects.select_related("article", "approved_revision"):
        revision, since = edition.approved_revision, edition.first_published_at
        release = edition.releases.get()
        assert (release.revision_id, release.since, release.until) == (revision.pk, since, None)

        again = freeze(edition.article, edition, by=NOBODY_IN_PARTICULAR, at=since)
        for field in Revision._meta.concrete_fields:
            if field.name not in ("id", "number"):
                assert getattr(revision, field.attname) == getattr(again, field.attname), field.name

        placed = edition.placements.values_list("list", "target")
        assert sorted(placed) == sorted((str(kind), target) for kind, target in targets(revision))
        assert set(edition.placements.values_list("release", "language", "sort_at", "since", "until")) == {
            (release.pk, edition.language, since, since, None)
        }

        claim = claim_of(edition, revision, since)
        assert claim not in (None, NOBODY)
        assert (edition.claim_line, edition.claim_year) == (claim.line, claim.year)
        pinned = (edition.claim_notice_id, edition.claim_holder_id, edition.claim_license_id)
        assert pinned == (claim.notice_id or None, claim.holder_id, claim.license_id)
        kinds.add(revision.kind)
        claims.add(edition.claim_notice_id)
    assert kinds == {row[0] for row in stories.KINDS}
    assert len(claims) >= 4


def test_readers_find_both_languages_on_every_kind_of_list():
    generate(120)
    for language in ("ko", "en"):
        assert len(listing(NOW, language, ListKind.ALL).items) == 20
        # The archive has no photos, and one as small as this no flash.
        for kind in set(ListKind.values) - {ListKind.PHOTO.value, ListKind.FLASH.value}:
            rows = Placement.objects.filter(list=kind, language=language)
            target = rows.values_list("target", flat=True).first()
            assert listing(NOW, language, kind, target).items, (kind, language)
    assert not Placement.objects.filter(since__gt=NOW).exists()


def test_guards_stand_and_bulk_rows_go_through_them():
    generate(20)
    assert guards.installed(connection) == guards.names()
    release = Release.objects.order_by("pk").first()
    table = bulk.Table(
        connection, Placement, ("release_id", "edition_id", "list", "target", "language", "sort_at", "since")
    )
    row = (release.pk, release.edition_id, "topic", 990, "ko", release.since, NOW)
    with pytest.raises(IntegrityError, match="exactly as long as its release"), transaction.atomic():
        table.write([row])
    overlap = bulk.Table(connection, Release, ("edition_id", "revision_id", "since", "created_at"))
    with pytest.raises(IntegrityError), transaction.atomic():
        overlap.write([(release.edition_id, release.revision_id, NOW, NOW)])


def test_pages_hear_of_every_list_and_story_that_was_added():
    generate(20)
    said = {key for row in Outbox.objects.all() for key in row.keys}
    for kind, target, language in Placement.objects.values_list("list", "target", "language"):
        assert keys.listing(kind, target, language) in said
    for number, language in Edition.objects.values_list("article_id", "language"):
        assert keys.edition(number, language) in said
    assert keys.names("bureau") in said


def test_next_ordinary_story_gets_a_number_of_its_own():
    generate(20)
    highest = Article.objects.order_by("-pk").first().pk
    article = Article.objects.create(bureau=Bureau.objects.first())
    assert article.pk > highest
    assert Edition.objects.create(article=article, language="ko").pk


def test_paper_with_real_stories_is_refused_unless_it_is_meant():
    a_story(slugline="harbour")
    with pytest.raises(CommandError, match="--yes"):
        generate(20)
    assert Article.objects.count() == 1
    generate(20, "--yes")
    assert len(numbers()) == 20


def test_sample_stories_do_not_stand_in_the_way():
    a_story(slugline="sample:harbour")
    generate(20)
    assert len(numbers()) == 20


@pytest.mark.parametrize("number", [0, -1, 10_000_001])
def test_number_out_of_range_is_refused(number):
    with pytest.raises(CommandError, match="whole number"):
        generate(number)


def test_site_without_korean_and_english_is_refused(settings):
    settings.SITE_LANGUAGES = ["ja"]
    with pytest.raises(CommandError, match="SITE_LANGUAGES"):
        generate(20)


def test_site_in_english_alone_gets_english_alone(settings):
    settings.SITE_LANGUAGES = ["en"]
    generate(20)
    assert set(Edition.objects.values_list("language", flat=True)) == {"en"}


def test_nouns_are_topped_up_once_and_are_recognisable(monkeypatch):
    enough = {Bureau: 12, Section: 12, Reporter: 200, Topic: 100, Place: 60, Coverage: 20}
    monkeypatch.setattr(material, "ENOUGH", enough)
    mine = Section.objects.create(slug="harbour", name_ko="항구", name_en="Harbour")
    generate(40)
    generate(60)
    for model, count in enough.items():
        assert model.objects.count() == count
    assert list(Section.objects.exclude(slug__startswith="archive-")) == [mine]
    assert Revision.objects.filter(section=mine).exists()
    assert BureauMembership.objects.values("reporter").distinct().count() == 200


def test_notice_of_the_paper_is_kept_and_only_the_years_before_it_are_covered():
    begins = dt.datetime(2022, 1, 1, tzinfo=dt.UTC)
    own = Notice.objects.create(
        scope=Scope.objects.site(),
        valid_from=begins,
        claim_line_ko="우리",
        claim_line_en="Ours",
        reason="test",
    )
    generate(60)
    later = Edition.objects.filter(first_published_at__gte=begins).exclude(claim_notice=None)
    assert set(later.values_list("claim_notice", flat=True)) == {own.pk}
    assert not Edition.objects.filter(first_published_at__lt=begins, claim_line="").exists()


def test_instants_follow_the_numbers_and_grow_denser_towards_now():
    instants = [stories.published(number, 1000, NOW) for number in range(1, 1001)]
    assert instants[0] >= NOW - stories.SPAN
    assert NOW - dt.timedelta(days=7) < instants[-1] <= NOW
    years = [instant.year for instant in instants]
    assert years.count(2025) > 2 * years.count(2016) > 0


def test_texts_are_canonical_and_complete():
    generate(100)
    for revision in Revision.objects.all():
        assert body.sanitise(revision.body) == revision.body
        assert line.tidy(revision.headline) == revision.headline
        assert revision.headline and revision.slug
        assert not set("{}") & set(revision.headline + revision.deck + revision.body)


def test_no_korean_particle_follows_a_name_directly():
    banks = (clauses.DECKS, clauses.DETAILS, clauses.QUOTES, clauses.CLOSINGS)
    themes = (*clauses.THEMES, clauses.OPINION)
    pairs = [pair for bank in banks for pair in bank] + [
        pair for theme in themes for pair in (*theme.headlines, *theme.leads)
    ]
    for korean, _english in pairs:
        for name in ("{place}", "{who}"):
            for after in korean.split(name)[1:]:
                assert not after or after[0] == " " or after.startswith(("에", "의")), korean


def test_people_and_places_differ():
    assert len({names.full_name(number) for number in range(names.PEOPLE)}) == names.PEOPLE
    assert len({names.place_name(number) for number in range(60)}) == 60
    assert len({names.topic_name(number) for number in range(100)}) == 100


def test_progress_is_a_line_for_each_tenth_when_nobody_watches():
    said = generate(200).splitlines()
    assert len(said) == 12
    assert said[0].startswith("20 of 200 stories")
    assert "texts indexed" in said[-2]
    assert said[-1].startswith("200 invented stories")
