"""Which claim and which terms apply, and why: the chain's order, edges of validity, other people's words."""

import datetime as dt
from typing import Any

import pytest

from articles.models import Bureau, Section
from articles.models.chain import scopes
from articles.pagecache import keys, sink
from articles.rights.models import Holder, License, Notice, Scope
from articles.rights.resolve import resolve
from articles.workflow.nouns import scope_of

pytestmark = pytest.mark.django_db

SECOND = dt.timedelta(seconds=1)
T = dt.datetime(2031, 3, 1, 3, tzinfo=dt.UTC)
FIRST_DAY = dt.date(2019, 5, 2)


def notice(scope: Scope, claim: str = "", terms: str = "", since: dt.datetime = T, **more: Any) -> Notice:
    lines = {f"claim_line_{code}": claim for code in ("ko", "en")} | {
        f"terms_line_{code}": terms for code in ("ko", "en")
    }
    return Notice.objects.create(scope=scope, valid_from=since, reason="a test", **{**lines, **more})


def lines(chain: list[Scope], at: dt.datetime = T, language: str = "ko") -> tuple[str | None, str | None]:
    """Claim and terms as printed; None where nobody says anything."""
    found = resolve([scope.pk for scope in chain], at, language, FIRST_DAY)
    return (found.claim.line if found.claim else None, found.terms.line if found.terms else None)


@pytest.fixture
def chain():
    """Three scopes, the most specific first."""
    return [Scope.objects.create(kind=kind) for kind in ("article", "bureau", "section")]


def test_the_first_scope_that_says_something_wins(chain):
    article, bureau, section = chain
    notice(section, "© 셋", "조건 셋")
    assert lines(chain) == ("© 셋", "조건 셋")
    notice(bureau, "© 둘", "조건 둘")
    assert lines(chain) == ("© 둘", "조건 둘")
    notice(article, "© 하나", "조건 하나")
    assert lines(chain) == ("© 하나", "조건 하나")
    assert lines([section, article]) == ("© 셋", "조건 셋")


def test_claim_and_terms_are_found_apart_and_each_with_its_reason(chain):
    article, bureau, section = chain
    only_terms = notice(article, "", "기사만의 조건")
    only_claim = notice(bureau, "© 취재본부", "")
    notice(section, "© 부문", "부문의 조건")
    found = resolve([scope.pk for scope in chain], T, "ko", FIRST_DAY)
    assert (found.claim.line, found.terms.line) == ("© 취재본부", "기사만의 조건")
    assert {(why.part, why.scope_id, why.scope_kind, why.notice_id, why.since) for why in found.why} == {
        ("claim", bureau.pk, "bureau", only_claim.pk, T),
        ("terms", article.pk, "article", only_terms.pk, T),
    }


def test_without_a_notice_there_is_no_claim_no_terms_and_no_reason(chain):
    found = resolve([scope.pk for scope in chain], T, "ko", FIRST_DAY)
    assert (found.claim, found.terms, found.why, found.until) == (None, None, (), None)
    assert resolve([], T, "ko", FIRST_DAY).claim is None


def test_a_notice_holds_from_its_first_instant_to_before_its_last(chain):
    scope = chain[0]
    notice(scope, "© 옛", since=T - 9 * SECOND, valid_until=T)
    notice(scope, "© 새", since=T, valid_until=T + SECOND)
    assert [lines([scope], T + n * SECOND)[0] for n in (-10, -9, -1, 0, 1)] == [
        None,
        "© 옛",
        "© 옛",
        "© 새",
        None,
    ]


@pytest.mark.parametrize(
    ("offset", "until"), [(-10, -9), (-9, 0), (-1, 0), (0, 5), (4, 5), (5, None), (6, None)]
)
def test_an_answer_says_when_it_next_changes(chain, offset, until):
    notice(chain[0], "© 옛", since=T - 9 * SECOND, valid_until=T)
    notice(chain[1], "© 새", since=T, valid_until=T + 5 * SECOND)
    found = resolve([scope.pk for scope in chain], T + offset * SECOND, "ko", FIRST_DAY)
    assert found.until == (None if until is None else T + until * SECOND)


def test_placeholders_are_filled_with_the_holder_the_host_and_the_year_of_first_publication(chain):
    holder = Holder.objects.create(name_ko="가온나루", name_en="Gaonnaru", host="gaonnaru.example")
    notice(chain[0], "© {year} {holder}({host})", "{holder}의 조건", holder=holder)
    assert lines(chain) == ("© 2019 가온나루(gaonnaru.example)", "가온나루의 조건")
    assert lines(chain, language="en")[0] == "© 2019 Gaonnaru(gaonnaru.example)"


def test_a_placeholder_without_a_value_leaves_no_hole(chain):
    notice(chain[0], "© {year} {holder} 무단전재 금지", year_style="none")
    assert lines(chain)[0] == "© 무단전재 금지"


def test_a_holder_without_a_name_in_a_language_is_named_in_another_but_a_line_never_is(chain):
    holder = Holder.objects.create(name_ko="가온나루")
    notice(chain[0], "© {holder}", holder=holder, claim_line_en="")
    assert lines(chain, language="ko")[0] == "© 가온나루"
    assert lines(chain, language="en")[0] is None
    notice(chain[1], "© of {holder}", holder=holder)
    assert lines(chain, language="en")[0] == "© of 가온나루"


def test_other_peoples_words_are_printed_as_they_came(chain):
    words = "<ⓒ  Somebody {year} {else}>  AI 학습 금지"
    notice(chain[0], words, "", is_verbatim=True)
    assert lines(chain)[0] == words


def test_other_peoples_whole_line_is_not_followed_by_our_terms(chain):
    notice(chain[0], "© Agency. No use.", "", is_verbatim=True)
    notice(chain[1], "© 우리", "우리의 조건")
    assert lines(chain) == ("© Agency. No use.", "")


def test_a_licence_is_pinned_with_its_claim(chain):
    free = License.objects.get(code="cc-by-4.0")
    notice(chain[0], "© 누구", license=free)
    assert resolve([chain[0].pk], T, "ko", FIRST_DAY).claim.license_id == free.pk


def test_an_answer_notes_every_scope_it_asked_even_the_silent_ones(chain):
    made = notice(chain[1], "© 둘", since=T, valid_until=T + SECOND)
    with sink.recording() as noted:
        resolve([scope.pk for scope in chain], T, "ko", FIRST_DAY)
    assert noted.keys == {keys.notices(scope.pk) for scope in chain}
    assert noted.until == made.valid_until


def test_one_answer_costs_one_query_however_long_the_chain(chain, django_assert_num_queries):
    for scope in chain:
        notice(scope, "© {holder}", holder=Holder.objects.create(name_ko="누구"))
    with django_assert_num_queries(1):
        lines(chain)


def test_the_chain_runs_from_the_edition_to_the_site_and_knows_parents(cast):
    under = Bureau.objects.create(
        slug="yeosu", kind="correspondent", name_ko="여수", name_en="Yeosu", parent=cast.honam
    )
    ports = Section.objects.create(slug="ports", name_ko="항만", name_en="Ports", parent=cast.section)
    own = {record: scope_of(record).pk for record in (under, cast.honam, ports, cast.section)}
    found = scopes(edition=901, article=902, source=903, coverages=[], bureau=under.pk, section=ports.pk)
    assert found == [
        901, 902, 903, own[under], own[cast.honam], own[ports], own[cast.section], Scope.objects.site().pk,
    ]  # fmt: skip


def test_the_chain_leaves_out_what_has_no_notice_and_ends_in_a_ring_of_bureaus(cast):
    under = Bureau.objects.create(
        slug="yeosu", kind="correspondent", name_ko="여수", name_en="Yeosu", parent=cast.honam
    )
    Bureau.objects.filter(pk=cast.honam.pk).update(parent=under)
    found = scopes(edition=None, article=None, source=None, coverages=[], bureau=under.pk, section=None)
    assert found == [Scope.objects.site().pk]
