"""The glossary of a pair of languages: entered terms, the paper's own names, and what the checks say."""

import pytest
from django.db import IntegrityError, transaction

from articles.models import Coverage, GlossaryTerm, Place, PlaceTerm, Topic
from articles.workflow import checks, glossary
from articles.workflow.copy import save_copy
from articles.workflow.nouns import save_noun
from articles.workflow.perform import perform
from articles.workflow.refusals import NotAllowed
from tests.cast import EN, KO, edition, story

SEED = {
    **EN,
    "headline": "Gwangyang City opens a pier",
    "body": "<p>Gwangyang-si said so.</p><p>A ship came.</p>",
}


def term(**fields: str) -> GlossaryTerm:
    return GlossaryTerm.objects.create(**fields)


def as_pairs(source: str = "ko", target: str = "en") -> set[tuple[str, str, str]]:
    return {(one.kind, one.source, one.target) for one in glossary.terms(source, target)}


def findings(article, verb: str = "approve", language: str = "en") -> dict[str, str]:
    outcome = perform(verb, edition(article, language), by=article.created_by)
    return {finding.code: finding.message for finding in outcome.findings if finding.level == checks.WARN}


def test_the_papers_own_names_are_terms_by_themselves(cast):
    place = Place.objects.create(slug="gwangyang")
    PlaceTerm.objects.create(place=place, name_ko="광양", name_en="Gwangyang")
    Coverage.objects.create(slug="ships", name_ko="배", name_en="Ships", kind="special")
    Topic.objects.create(slug="ports", name_ko="항만", name_en="Ports")
    assert as_pairs() >= {
        ("person", "허가온", "Heo Ga-on"), ("place", "광양", "Gwangyang"), ("other", "항만", "Ports"),
        ("organisation", "호남취재본부", "Honam Bureau"), ("other", "배", "Ships"),
    }  # fmt: skip
    assert ("person", "Heo Ga-on", "허가온") in as_pairs("en", "ko")


def test_a_name_without_the_other_language_is_no_term(cast):
    Topic.objects.create(slug="ports", name_ko="항만")
    term(name_en="Only English")
    assert not {pair for pair in as_pairs() if "항만" in pair or "Only English" in pair}


def test_a_bureaus_other_names_are_unwanted_in_english_where_they_are_english(cast):
    cast.honam.other_names = "Honam Reporting Headquarters\n호남본부"
    cast.honam.save()
    (bureau,) = (one for one in glossary.terms("ko", "en") if one.target == "Honam Bureau")
    assert bureau.others == ("Honam Reporting Headquarters",)
    assert all(not one.others for one in glossary.terms("en", "ko"))


def test_an_entry_comes_before_the_papers_own_name(cast):
    term(name_ko="허가온", name_en="Heo Ga-on", other_names_en="Hur Kaon\n\n", kind="person")
    (found,) = (one for one in glossary.terms("ko", "en") if one.source == "허가온")
    assert (found.others, found.is_entered) == (("Hur Kaon",), True)


def test_a_text_is_not_measured_by_names_of_its_own_language(cast):
    term(name_ko="장애인", other_names_ko="장애자")
    (found,) = glossary.terms("ko", "ko")
    assert (found.target, found.others, found.is_entered) == ("장애인", ("장애자",), False)


def test_approving_a_text_with_a_name_in_two_ways_warns_with_both(cast):
    assert findings(story(cast, en=SEED)) == {
        "renderings": "Not written in one way, or not as the glossary has it: Gwangyang City / Gwangyang-si."
    }


def test_publishing_warns_of_what_was_approved(cast):
    article = story(cast, en=SEED)
    perform("approve", edition(article, "en"), by=cast.editor)
    assert "Gwangyang-si" in findings(article, "publish")["renderings"]


def test_a_clean_text_has_no_warning(cast):
    assert findings(story(cast)) == findings(story(cast), language="ko") == {}


def test_approving_a_translation_behind_its_source_warns_with_the_texts(cast):
    article = story(cast)
    save_copy(article, {"ko": (1, {"headline": "새 제목", "deck": "새 부제"})}, by=cast.reporter)
    assert findings(article) == {
        "stale": "The original has changed since this was translated: headline; deck."
    }


def test_an_entry_is_for_translators_and_the_desk_to_write(cast):
    for who in (cast.translator, cast.editor, cast.admin):
        save_noun(GlossaryTerm(name_ko=f"이름 {who.pk}"), by=who)
    for who in (cast.reporter, cast.nobody):
        with pytest.raises(NotAllowed):
            save_noun(GlossaryTerm(name_ko="이름"), by=who)
    assert GlossaryTerm.objects.count() == 3


@pytest.mark.django_db
def test_the_database_takes_no_entry_without_a_name():
    for names in ({}, {"name_ko": ""}, {"name_ko": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            term(**names)


def test_an_entered_term_missing_in_the_translation_warns_with_both_languages(cast):
    term(name_ko="새 부두", name_en="New Quay")
    assert KO["headline"].startswith("광양항 새 부두")
    assert findings(story(cast))["renderings"].endswith("새 부두 → New Quay.")
