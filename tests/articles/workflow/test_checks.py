"""Check x kind: what stops a story, what only warns, and what goes live as a debt that is remembered."""

import datetime as dt
from dataclasses import replace

import pytest

from articles import clock
from articles.media.models import Photo
from articles.models import PhotoBureau, TransitionLog
from articles.models.kind import KINDS
from articles.rights.models import Notice
from articles.workflow.checks import BLOCK, CHECKS, DEBT, WARN, Facts, PhotoFacts, blocks, examine
from articles.workflow.perform import perform
from articles.workflow.refusals import Blocked
from tests.cast import byline, edition, story

T = dt.datetime(2031, 3, 1, 3, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)
GOOD_PHOTO = PhotoFacts(
    alt="A pier at dawn", caption="The new pier", is_decorative=False, is_lead=True, has_rights=True
)
GOOD = Facts(
    kind="news",
    headline="New pier opens",
    is_body_empty=False,
    has_byline=True,
    has_section=True,
    photos=(GOOD_PHOTO,),
    has_stray_figure=False,
    has_claim=True,
    embargo_online_at=None,
    effective_at=T,
    relative_dates=(),
)
# What makes each check speak, and nothing else.
FAILING = {
    "headline": {"headline": " "},
    "body": {"is_body_empty": True},
    "byline": {"has_byline": False},
    "section": {"has_section": False},
    "lead_photo": {"photos": (replace(GOOD_PHOTO, is_lead=False),)},
    "alt_text": {"photos": (replace(GOOD_PHOTO, alt=""),)},
    "alt_repeats": {"photos": (replace(GOOD_PHOTO, alt="NEW PIER OPENS"),)},
    "alt_file_name": {"photos": (replace(GOOD_PHOTO, alt="IMG_2041", file_name="IMG_2041.JPG"),)},
    "photo_rights": {"photos": (replace(GOOD_PHOTO, has_rights=False),)},
    "figures": {"has_stray_figure": True},
    "claim": {"has_claim": False},
    "agency_line": {"lacks_line_of_agency": True},
    "coverages": {"undecided": ("© A", "© B")},
    "embargo": {"embargo_online_at": T + SECOND},
    "embargo_live": {"out": ("Korean",)},
    "relative_dates": {"relative_dates": ("on the 2nd",)},
    "legal": {"flags": frozenset({"legal"})},
    "on_hold": {"is_on_hold": True},
    "killed": {"killed": ("English: it was not so",)},
    "killed_known": {"killed": ("English: it was not so",), "may_overrule": True},
    "identity": {"flags": frozenset({"identity"})},
    "suicide": {"care": "suicide"},
    "falls_away": {"planned": ("2031-03-01 12:00",)},
    "renderings": {"renderings": ("Gwangyang City / Gwangyang-si",)},
    "stale": {"stale": ("body",)},
    "sealed_name": {"sealed": ("headline (Korean)",)},
}
UNSIGNED = {"editorial", "obituary", "appointments", "notice", "advertisement", "sponsored"}
PICTURES = {"interview", "photo", "card_news"}


def level(check: str, kind: str) -> str:
    """The newsroom's own table, written down a second time: the level of a failing check, "" if not asked."""
    if check in (
        "headline",
        "photo_rights",
        "figures",
        "embargo",
        "legal",
        "on_hold",
        "killed",
        "sealed_name",
    ):
        return BLOCK
    if check == "body":
        return WARN if kind in ("photo", "card_news") else BLOCK
    if check == "byline":
        return "" if kind in UNSIGNED else DEBT if kind == "flash" else BLOCK
    if check == "lead_photo":
        return BLOCK if kind in PICTURES else ""
    if check in ("alt_text", "alt_repeats", "alt_file_name"):
        return DEBT if kind == "flash" else BLOCK
    if check in ("claim", "agency_line", "coverages"):
        return "" if kind in ("obituary", "appointments") else BLOCK
    return DEBT if check == "section" else WARN


def photo(cast, **facts: object) -> Photo:
    values = {
        "sha256": "0" * 64,
        "format": "JPEG",
        "width": 1200,
        "height": 800,
        "size": 1,
        "original": "originals/none",
        "preset": "agency",
        **facts,
    }
    made = Photo.objects.create(**values)
    PhotoBureau.objects.create(photo=made, bureau=cast.honam)
    return made


def use(made: Photo, **words: object) -> dict[str, object]:
    return {
        "photo": made.pk,
        "role": "lead",
        "alt_text": {"ko": "새벽 부두에 닿은 배"},
        "caption": {"ko": "새 부두"},
        "is_decorative": False,
        **words,
    }


@pytest.mark.parametrize("kind", [kind.code for kind in KINDS])
def test_a_story_with_everything_has_no_findings(kind):
    assert examine(replace(GOOD, kind=kind), is_release=True) == ()


@pytest.mark.parametrize("kind", [kind.code for kind in KINDS])
@pytest.mark.parametrize("check", [check.code for check in CHECKS])
def test_each_check_has_the_level_of_its_kind(check, kind):
    found = examine(replace(GOOD, kind=kind, **FAILING[check]), is_release=True)
    expected = [(check, level(check, kind))] if level(check, kind) else []
    assert [(finding.code, finding.level) for finding in found] == expected
    assert all(finding.message and finding.field for finding in found)


def test_embargo_photo_rights_and_claim_are_never_a_debt():
    for check in CHECKS:
        if check.code in ("embargo", "legal", "on_hold", "killed", "photo_rights", "claim", "agency_line"):
            assert {check.level, *check.levels.values()} <= {BLOCK, ""}


def test_an_embargo_stops_publication_but_not_approval_and_lifts_at_its_instant():
    facts = replace(GOOD, embargo_online_at=T)
    assert examine(facts, is_release=True) == ()
    early = replace(facts, effective_at=T - SECOND)
    assert [finding.code for finding in blocks(examine(early, is_release=True))] == ["embargo"]
    assert examine(early, is_release=False) == ()


def test_a_decorative_photo_needs_no_alt_text_and_an_alt_that_is_the_caption_is_none():
    assert (
        examine(replace(GOOD, photos=(replace(GOOD_PHOTO, alt="", is_decorative=True),)), is_release=True)
        == ()
    )
    same = replace(GOOD, photos=(replace(GOOD_PHOTO, alt="the new pier "),))
    assert [finding.code for finding in examine(same, is_release=True)] == ["alt_repeats"]


@pytest.mark.django_db
def test_a_debt_goes_live_and_is_logged_with_the_act(cast):
    article = story(cast, kind="flash", section_id=None, bylines=[])
    for verb in ("approve", "publish"):
        done = perform(verb, edition(article, "ko"), by=cast.admin)
        assert {(finding.code, finding.level) for finding in done.findings} == {
            ("byline", DEBT),
            ("section", DEBT),
        }
    assert done.edition.phase(clock.now()) == "live"
    logged = TransitionLog.objects.get(verb="publish").findings
    assert {(row["check"], row["level"]) for row in logged} == {("byline", DEBT), ("section", DEBT)}


@pytest.mark.django_db
def test_a_photo_nobody_holds_stops_the_story_until_a_holder_or_a_credit_is_named(cast):
    made = photo(cast)
    article = story(cast, photos=[use(made)])
    with pytest.raises(Blocked) as refused:
        perform("approve", edition(article, "ko"), by=cast.admin)
    assert [finding.code for finding in refused.value.findings] == ["photo_rights"]
    Photo.objects.filter(pk=made.pk).update(credit_line_ko="광양시 제공")
    assert perform("approve", edition(article, "ko"), by=cast.admin).edition.stage == "approved"


@pytest.mark.django_db
def test_a_photo_whose_rights_were_lost_after_approval_still_stops_publication(cast):
    made = photo(cast, holder=cast.holder)
    article = story(cast, photos=[use(made)])
    perform("approve", edition(article, "ko"), by=cast.admin)
    Photo.objects.filter(pk=made.pk).update(holder=None)
    with pytest.raises(Blocked, match="holds a photo"):
        perform("publish", edition(article, "ko"), by=cast.admin)


@pytest.mark.parametrize(
    ("alt", "file_name", "speaks"),
    [
        ("부두", "부두.jpg", True),
        ("부두.jpg", "other.jpg", True),
        ("img_2041.jpeg", "", True),
        ("DSC_0001", "KakaoTalk_20261124_101010.jpg", True),
        ("KakaoTalk_20261124_101010", "x.png", True),
        ("부두에 닿은 배", "부두.jpg", False),
        ("A ship at pier 3", "a.jpg", False),
        ("", "", False),
        ("", ".jpg", False),
    ],
)
def test_a_file_name_is_no_alt_text(alt, file_name, speaks):
    facts = replace(GOOD, photos=(replace(GOOD_PHOTO, alt=alt, file_name=file_name, is_decorative=not alt),))
    assert [finding.code for finding in examine(facts, is_release=True)] == ["alt_file_name"] * speaks


@pytest.mark.django_db
def test_what_a_file_says_of_its_credit_is_nobodys_word_until_somebody_says_where_it_comes_from(cast):
    made = photo(cast, preset="", credit_line_ko="연합뉴스", holder=cast.holder)
    article = story(cast, photos=[use(made)])
    with pytest.raises(Blocked, match="say where it comes from"):
        perform("approve", edition(article, "ko"), by=cast.admin)
    Photo.objects.filter(pk=made.pk).update(preset="agency")
    assert perform("approve", edition(article, "ko"), by=cast.admin).findings == ()


@pytest.mark.django_db
def test_words_of_another_language_do_not_answer_for_a_photo(cast):
    article = story(cast, photos=[use(photo(cast, preset="own"))])
    assert perform("approve", edition(article, "ko"), by=cast.admin).findings == ()
    with pytest.raises(Blocked, match="no alt text"):
        perform("approve", edition(article, "en"), by=cast.admin)


@pytest.mark.django_db
def test_a_story_no_notice_covers_at_that_instant_is_not_published(cast):
    Notice.objects.filter(pk=cast.site_notice.pk).update(valid_until=T)
    article = story(cast)
    with clock.at(T - SECOND):
        perform("approve", edition(article, "ko"), by=cast.admin)
        with pytest.raises(Blocked, match="No copyright notice"):
            perform("schedule", edition(article, "ko"), by=cast.admin, effective_at=T)
        perform("publish", edition(article, "ko"), by=cast.admin)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text", ["", "<p></p>", "<p> <br></p>", "<script>alert(1)</script>", "<ul><li></li></ul>", "&nbsp;"]
)
def test_a_body_of_only_markup_is_no_text(cast, text):
    article = story(cast, ko={"headline": "제목", "body": text})
    with pytest.raises(Blocked, match="no text"):
        perform("approve", edition(article, "ko"), by=cast.admin)


@pytest.mark.django_db
def test_a_translator_alone_signs_no_story(cast):
    row = {**byline(cast.heo, cast.honam), "role": "translator"}
    with pytest.raises(Blocked, match="Nobody signs"):
        perform("approve", edition(story(cast, bylines=[row]), "ko"), by=cast.admin)


@pytest.mark.django_db
def test_days_named_relative_to_today_are_pointed_out(cast):
    article = story(cast, ko={"headline": "제목", "body": "<p>군은 지난달 25일 연 설명회를 3일 알렸다.</p>"})
    done = perform("approve", edition(article, "ko"), by=cast.admin)
    assert [(finding.code, finding.level) for finding in done.findings] == [("relative_dates", WARN)]
