"""From a parsed page to a draft: who is matched, what is only proposed, what stays as it came."""

import datetime as dt
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from articles import clock
from articles.interchange import matching
from articles.interchange.intake import already, intake
from articles.interchange.item import BylineGuess
from articles.interchange.models import PageImport
from articles.interchange.page_text import parse
from articles.models import Article, Bureau, BureauMembership, Edition, Place, PlaceTerm, Release, Reporter
from articles.models.public_story import story as read
from articles.rights.models import Holder, Notice
from articles.workflow.perform import perform
from articles.workflow.refusals import NotAllowed, NotPossible
from tests.cast import edition, publish, story

pytestmark = pytest.mark.django_db

SEED = os.environ.get("NEWSROOM_SEED")
KOREAN_PAGE = Path(__file__).parents[2] / "data" / "page_ko.txt"
T = dt.datetime(2031, 3, 1, 3, tzinfo=dt.UTC)
NOUNS = (Bureau, Reporter, Holder, BureauMembership)


def counts() -> list[int]:
    return [model.objects.count() for model in NOUNS]


def korean() -> Any:
    return parse(KOREAN_PAGE.read_bytes(), "ko")


def page(*lines: str) -> Any:
    return parse("\n".join(lines).encode(), "ko")


def guess(name: str, email: str = "", bureau: str = "", where: str = "head") -> BylineGuess:
    return BylineGuess("", bureau, name, "기자" if name else "", email, where)


@pytest.fixture
def southwest(cast):
    """The bureau and the reporter the Korean page names."""
    bureau = Bureau.objects.create(
        slug="southwest", kind="regional", name_ko="서남취재본부", name_en="Southwest"
    )
    person = Reporter.objects.create(
        slug="han", name_ko="한가람", name_en="Han Ga-ram", email="garam@saegil.example"
    )
    BureauMembership.objects.create(reporter=person, bureau=bureau, title_ko="기자")
    return bureau, person


def test_bureau_and_reporter_named_in_the_text_are_found_and_signed(cast, southwest):
    made = intake(korean(), by=cast.admin, file_name="page.txt")
    bureau, person = southwest
    (signed,) = made.article.bylines.all()
    assert (made.article.bureau, signed.bureau, signed.reporter, signed.title_ko) == (
        bureau,
        bureau,
        person,
        "기자",
    )
    assert {(row["noun"], row["id"]) for row in made.found["matched"]} >= {
        ("bureau", bureau.pk),
        ("reporter", person.pk),
    }


def test_a_bureau_is_found_by_its_name_elsewhere_too(cast):
    cast.gangwon.other_names = "새길일보 서남취재본부\n 서남취재본부 \nSouthwest"
    cast.gangwon.save()
    assert intake(korean(), by=cast.admin).article.bureau == cast.gangwon


def test_whoever_is_not_known_is_proposed_and_nobody_is_made(cast):
    before = counts()
    made = intake(korean(), by=cast.admin)
    assert counts() == before
    (signed,) = made.article.bylines.all()
    assert (signed.reporter, signed.bureau, signed.name_ko) == (None, None, "한가람")
    proposed = {(row["noun"], row["name"]) for row in made.found["proposals"]}
    assert proposed >= {("reporter", "한가람"), ("bureau", "서남취재본부"), ("holder", "새길일보")}
    assert not {row["noun"] for row in made.found["matched"]}


def test_of_two_namesakes_the_address_decides_then_the_bureau_else_nobody(cast, southwest):
    bureau, first = southwest
    second = Reporter.objects.create(
        slug="han-2", name_ko="한가람", name_en="Han", email="han@saegil.example"
    )
    assert matching.reporter("한가람", None, "HAN@saegil.example") == second
    assert matching.reporter("한가람", bureau, "") == first
    BureauMembership.objects.create(reporter=second, bureau=bureau)
    assert matching.reporter("한가람", bureau, "han@saegil.example") == second
    assert matching.reporter("한가람", bureau, "") is None
    assert matching.reporter("한가람", None, "") is None


def test_two_bureaus_of_one_name_are_no_match(cast, southwest):
    Bureau.objects.create(slug="other", kind="regional", name_ko="서남취재본부", name_en="Other")
    assert matching.bureau("서남취재본부") is None


def test_a_name_without_a_translation_is_not_matched_by_nothing(cast):
    Reporter.objects.create(slug="nameless", name_ko="이름", name_en="")
    assert matching.people([guess("", "nobody@saegil.example", where="closing")]) == []
    assert matching.bureau("") is None and matching.holder("", "") is None


def test_a_line_that_is_only_an_address_belongs_to_the_one_person_without(cast, southwest):
    (person,) = matching.people([guess("한가람"), guess("", "garam@saegil.example", where="closing")])
    assert (person.name, person.email, person.reporter) == ("한가람", "garam@saegil.example", southwest[1])
    (alone,) = matching.people([guess("", "garam@saegil.example", where="closing")])
    assert (alone.name, alone.reporter) == ("한가람", southwest[1])
    two = matching.people([guess("한가람"), guess("이봄"), guess("", "desk@saegil.example", where="closing")])
    assert [one.email for one in two] == ["", ""]


def test_a_page_that_ends_with_a_bare_address_becomes_a_draft(cast):
    item = page(
        "새 부두 열려", "", "광양항 새 부두가 문을 열었다. 첫 배는 새벽에 닿았다.", "", "desk@saegil.example"
    )
    made = intake(item, by=cast.admin)
    assert not made.article.bylines.exists()
    assert "desk@saegil.example" in made.evidence


def test_the_notice_is_kept_word_for_word_for_this_edition_alone_and_printed_so(cast, southwest):
    made = intake(korean(), by=cast.admin)
    verbatim = [row["verbatim"] for row in made.found["notices"]]
    assert verbatim == [
        "<ⓒ갯마을의 아침을 여는 신문, 새길일보(www.saegil.example) 무단전재 배포금지>",
        "저작권자 © 새길일보 무단전재 및 재배포 금지",
    ]
    notice = Notice.objects.get(scope=edition(made.article, "ko").scope)
    assert notice.is_verbatim and edition(made.article, "en").scope is None
    with clock.at(T):
        publish(made.article, "ko", cast.admin)
    found = read(T, "ko", made.article.pk)
    assert " ".join(filter(None, (found.rights.claim, found.rights.terms))) == " ".join(verbatim)
    assert not any(line in found.body for line in verbatim)


def test_a_notice_names_a_holder_only_if_there_is_one(cast, southwest):
    owner = Holder.objects.create(name_ko="새길일보", host="www.saegil.example")
    made = intake(korean(), by=cast.admin)
    assert Notice.objects.get(scope=edition(made.article, "ko").scope).holder == owner
    assert ("holder", owner.pk) in {(row["noun"], row["id"]) for row in made.found["matched"]}


def test_a_page_without_a_notice_is_flagged_and_prints_the_papers_own(cast):
    made = intake(page("새 부두 열려", "", "[한가람 기자] 광양항 새 부두가 문을 열었다."), by=cast.admin)
    assert "no_notice" in {flag["code"] for flag in made.found["flags"]}
    assert edition(made.article, "ko").scope is None


def test_a_notice_too_long_to_print_is_flagged_and_stays_in_the_evidence(cast):
    lines = [f"<ⓒ{letter * 120}신문 무단전재 배포금지>" for letter in "가나다"]
    made = intake(page("새 부두 열려", "", "[한가람 기자] 부두가 문을 열었다.", *lines), by=cast.admin)
    assert "notice_too_long" in {flag["code"] for flag in made.found["flags"]}
    assert edition(made.article, "ko").scope is None
    assert all(line in made.evidence for line in lines)


def test_an_import_publishes_nothing_and_touches_no_other_language(cast, southwest):
    made = intake(korean(), by=cast.admin)
    assert {row.stage for row in Edition.objects.filter(article=made.article)} == {"draft"}
    assert not Release.objects.exists()
    assert (made.article.headline_en or "", made.article.body_en or "") == ("", "")
    assert made.article.original_language == "ko"


def test_the_text_as_it_came_and_every_guess_are_kept(cast):
    made = intake(korean(), by=cast.admin, file_name="x" * 300 + ".txt")
    assert made.evidence == KOREAN_PAGE.read_text(encoding="utf-8")
    assert len(made.file_name) == 255 and made.file_name.endswith(".txt")
    (kept,) = made.found["guesses"]
    assert kept["undone"] is False and kept["before"] and kept["after"]
    assert made.found["dropped"] and made.imported_by == cast.admin


def test_the_same_text_is_known_again_but_not_in_another_language(cast):
    item = korean()
    assert already(item) is None
    made = intake(item, by=cast.admin)
    assert already(korean()) == made
    assert already(parse(KOREAN_PAGE.read_bytes(), "en")) is None


def test_a_draft_begins_where_the_person_may_write(cast, southwest):
    made = intake(korean(), by=cast.editor)
    assert made.article.bureau == cast.honam  # southwest is named, but not the editor's
    with pytest.raises(NotAllowed, match="may not begin"):
        intake(page("제목", "", "[한가람 기자] 글이다."), by=cast.nobody)
    with pytest.raises(NotAllowed, match="may not begin"):
        intake(page("제목", "", "[한가람 기자] 글이다."), by=cast.translator)


def test_a_paper_without_a_bureau_says_so(cast):
    BureauMembership.objects.all().delete()
    Bureau.objects.exclude(pk__in=[cast.honam.pk, cast.gangwon.pk]).delete()
    admin = cast.admin
    for assignment_holder in (
        cast.editor,
        cast.reporter,
        cast.translator,
        cast.other_editor,
        cast.other_reporter,
    ):
        assignment_holder.assignments.all().delete()
    Bureau.objects.all().delete()
    with pytest.raises(NotPossible, match="no bureau yet"):
        intake(korean(), by=admin)
    assert not Article.objects.exists() and not PageImport.objects.exists()


def test_the_bureaus_usual_section_is_taken_and_a_chosen_one_before_it(cast, southwest):
    bureau, _person = southwest
    first = intake(korean(), by=cast.admin, section=cast.section)
    second = intake(page("제목", "", "[새길일보 서남취재본부 한가람 기자] 다른 글이다."), by=cast.admin)
    assert (first.article.section, second.article.section) == (cast.section, cast.section)
    assert second.article.bureau == bureau


if SEED:

    def test_the_seed_page_prints_its_own_copyright_line_word_for_word(cast):
        before = counts()
        made = intake(parse(Path(SEED).read_bytes(), "en"), by=cast.admin)
        assert counts() == before
        (verbatim,) = [row["verbatim"] for row in made.found["notices"]]
        assert verbatim in Path(SEED).read_text(encoding="utf-8").splitlines()
        with clock.at(T):
            perform("approve", edition(made.article, "en"), by=cast.admin)
            perform("publish", edition(made.article, "en"), by=cast.admin)
        found = read(T, "en", made.article.pk)
        assert f"{found.rights.claim} {found.rights.terms}" == verbatim
        assert verbatim not in found.body

    def test_the_seed_pages_bureau_and_reporter_are_matched_when_they_exist(cast):
        item = parse(Path(SEED).read_bytes(), "en")
        (signed,) = item.bylines
        bureau = Bureau.objects.create(
            slug="seed", kind="regional", name_ko="취재본부", name_en=signed.bureau
        )
        Reporter.objects.exclude(pk=cast.ham.pk).update(name_en="Somebody Else")
        person = Reporter.objects.create(slug="seed", name_ko="기자", name_en=signed.name.upper())
        made = intake(item, by=cast.admin)
        assert made.article.bureau == bureau
        assert made.article.bylines.get().reporter == person


def test_nothing_is_guessed_silently(cast):
    """Another paper, a bureau the byline does not name, the bureau's usual section: each is said."""
    story(cast)
    made = intake(korean(), by=cast.admin, bureau=cast.gangwon, file_name="page.txt")
    codes = {flag["code"]: flag["excerpt"] for flag in made.found["flags"]}
    assert codes["other_paper"] == made.found["papers"][0]
    assert codes["bureau_guessed"] == str(cast.gangwon)
    assert "section_guessed" not in codes
    story(cast, bureau=cast.gangwon)
    again = intake(
        replace(korean(), sha256="0" * 64), by=cast.admin, bureau=cast.gangwon, file_name="page.txt"
    )
    assert "section_guessed" in {flag["code"] for flag in again.found["flags"]}


def test_a_place_in_the_byline_is_kept_or_proposed(cast):
    place = Place.objects.create(slug="mokpo")
    PlaceTerm.objects.create(place=place, name_ko="목포", name_en="Mokpo")
    made = intake(replace(korean(), place="목포"), by=cast.admin, file_name="page.txt")
    assert made.article.place_links.get().place == place
    assert {"noun": "place", "name": "목포", "detail": "", "id": place.pk} in made.found["matched"]
    made = intake(replace(korean(), place="어디", sha256="0" * 64), by=cast.admin, file_name="page.txt")
    assert not made.article.place_links.exists()
    assert {"noun": "place", "name": "어디", "detail": ""} in made.found["proposals"]


def test_an_office_of_ours_in_the_place_of_the_paper_is_an_office(cast):
    guess = BylineGuess("호남취재본부", "", "허가온", "기자", "", "head")
    (person,) = matching.people([guess])
    assert (person.bureau, person.reporter) == (cast.honam, cast.heo)
