"""The wrapper of every public answer: one instant, its headers, its conditional and compressed forms."""

import datetime as dt
import gzip

import pytest
from django.http import Http404

from articles import clock
from articles.pagecache import sink
from articles.pagecache.respond import Answer, Redirect, cache_control, public

AT = dt.datetime(2031, 3, 4, 3, 0, tzinfo=dt.UTC)
BODY = b"<p>" + b"a long enough page " * 60


def view(request, at, language):
    sink.note("list:all:0:ko", until=AT + dt.timedelta(seconds=30))
    return Answer(lambda: BODY)


def gone(request, at, language):
    sink.note("edition:1:ko", until=AT + dt.timedelta(seconds=5))
    raise Http404


@pytest.mark.parametrize(
    ("left", "age"), [(None, 60), (3600, 60), (60, 60), (59.9, 59), (1, 1), (0.5, 0), (-5, 0)]
)
def test_a_copy_is_kept_a_minute_and_never_past_the_next_change(left, age):
    until = None if left is None else AT + dt.timedelta(seconds=left)
    assert cache_control(200, AT, until) == f"public, max-age={age}"


@pytest.mark.django_db
def test_the_answer_says_what_it_was_made_from_and_until_when_it_stays_true(rf):
    with clock.at(AT):
        response = public(view)(rf.get("/"))
    assert response.page_keys == {"list:all:0:ko"}
    assert response.page_until == AT + dt.timedelta(seconds=30)
    assert response.headers["Cache-Control"] == "public, max-age=30"
    assert response.headers["Content-Language"] == "ko"


@pytest.mark.django_db
def test_a_404_holds_its_keys_and_hides_its_instant(rf):
    with clock.at(AT):
        response = public(gone)(rf.get("/"))
    assert response.status_code == 404
    assert response.page_keys == {"edition:1:ko"}
    assert response.page_until == AT + dt.timedelta(seconds=5)
    assert response.headers["Cache-Control"] == "no-cache"


@pytest.mark.django_db
def test_an_unchanged_page_is_not_sent_again(rf):
    first = public(view)(rf.get("/"))
    again = public(view)(rf.get("/", headers={"If-None-Match": first.headers["ETag"]}))
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.page_keys == first.page_keys


@pytest.mark.django_db
def test_a_compressed_page_is_the_page_under_another_mark(rf):
    plain = public(view)(rf.get("/"))
    packed = public(view)(rf.get("/", headers={"Accept-Encoding": "br;q=0.1, gzip"}))
    assert gzip.decompress(packed.content) == plain.content == BODY
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["ETag"] != plain.headers["ETag"]
    assert packed.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
    asked = {"Accept-Encoding": "gzip", "If-None-Match": packed.headers["ETag"]}
    assert public(view)(rf.get("/", headers=asked)).status_code == 304


@pytest.mark.django_db
def test_a_page_without_a_date_of_its_own_says_none(rf):
    assert "Last-Modified" not in public(view)(rf.get("/")).headers


@pytest.mark.django_db
@pytest.mark.parametrize(
    "since", ["Sat, 01 Jan 2050 00:00:00 GMT", "Tue, 04 Mar 2031 03:00:00 GMT", "last week"]
)
def test_a_date_is_told_and_decides_nothing(rf, since):
    def story(request, at, language):
        return Answer(lambda: BODY, changed_at=dt.datetime(2031, 3, 4, 3, tzinfo=dt.UTC))

    response = public(story)(rf.get("/", headers={"If-Modified-Since": since}))
    assert response.status_code == 200
    assert response.headers["Last-Modified"] == "Tue, 04 Mar 2031 03:00:00 GMT"
    marked = {"If-None-Match": response.headers["ETag"], "If-Modified-Since": since}
    assert public(story)(rf.get("/", headers=marked)).status_code == 304


@pytest.mark.django_db
def test_a_condition_on_another_page_is_refused_and_one_on_a_date_passed_over(rf):
    mark = public(view)(rf.get("/")).headers["ETag"]
    date = {"If-Unmodified-Since": "Sun, 06 Nov 1994 08:49:37 GMT"}
    for asked, status in (({"If-Match": '"other"'}, 412), ({"If-Match": mark}, 200), (date, 200)):
        assert public(view)(rf.get("/", headers=asked)).status_code == status


@pytest.mark.django_db
def test_a_view_gets_one_instant(rf):
    seen = []

    def twice(request, at, language):
        seen.append(at)
        return Answer(lambda: b"x")

    with clock.at(AT):
        public(twice)(rf.get("/"))
    assert seen == [AT]


@pytest.mark.django_db
@pytest.mark.parametrize(("is_permanent", "status"), [(True, 301), (False, 302)])
def test_a_redirect_is_for_good_or_for_now(rf, is_permanent, status):
    response = public(lambda request, at, language: Redirect("/ko/", is_permanent))(rf.get("/"))
    assert (response.status_code, response.headers["Location"]) == (status, "/ko/")
