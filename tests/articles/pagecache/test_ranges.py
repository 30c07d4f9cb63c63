"""Parts of files: exactly what was asked for, the whole where that cannot be meant."""

import pytest

from articles.pagecache.ranges import part
from articles.pagecache.respond import Answer, public

FILE = bytes(range(256)) * 4
PARTS = (
    ("bytes=0-0", (0, 0)),
    ("bytes=10-19", (10, 19)),
    ("bytes=1000-", (1000, 1023)),
    ("bytes=1000-9999999", (1000, 1023)),
    ("bytes=-24", (1000, 1023)),
    ("bytes=-9999", (0, 1023)),
    ("bytes=1024-", (0, -1)),
    ("bytes=-0", (0, -1)),
    ("bytes=5-4", None),
    ("bytes=-", None),
    ("bytes=0-1,5-6", None),
    ("lines=0-1", None),
    ("bytes=a-b", None),
    ("", None),
    ("bytes=" + "9" * 5000 + "-", None),
    ("bytes=٣-٤", None),
)


@pytest.mark.parametrize(("asked", "expected"), PARTS, ids=lambda value: str(value)[:20])
def test_one_range_is_understood(asked, expected):
    assert part(asked, len(FILE)) == expected


def ask(rf, method="get", **headers):
    view = public(lambda request, at, language: Answer(lambda: FILE, "image/jpeg", has_parts=True))
    return view(getattr(rf, method)("/", headers=headers))


@pytest.mark.django_db
def test_a_part_is_sent_with_its_place_in_the_file(rf):
    whole, some = ask(rf), ask(rf, Range="bytes=10-19")
    assert (whole.status_code, whole.headers["Accept-Ranges"]) == (200, "bytes")
    assert (some.status_code, some.content) == (206, FILE[10:20])
    assert some.headers["Content-Range"] == "bytes 10-19/1024"
    assert some.headers["ETag"] == whole.headers["ETag"]


@pytest.mark.django_db
def test_a_part_outside_the_file_is_refused_and_not_kept(rf):
    response = ask(rf, Range="bytes=1024-")
    assert (response.status_code, response.content) == (416, b"")
    assert response.headers["Content-Range"] == "bytes */1024"
    assert response.headers["Cache-Control"] == "no-cache"


@pytest.mark.django_db
def test_a_part_of_another_file_is_the_whole_of_this_one(rf):
    mark = ask(rf).headers["ETag"]
    assert ask(rf, **{"Range": "bytes=0-9", "If-Range": mark}).status_code == 206
    for other in ('"other"', f"W/{mark}", "Wed, 21 Oct 2015 07:28:00 GMT", "garbage"):
        response = ask(rf, **{"Range": "bytes=0-9", "If-Range": other})
        assert (response.status_code, response.content) == (200, FILE)


@pytest.mark.django_db
def test_only_a_get_has_parts_and_only_a_file(rf):
    head = ask(rf, "head", Range="bytes=0-9")
    assert (head.status_code, head.headers["Content-Length"]) == (200, "1024")
    page = public(lambda request, at, language: Answer(lambda: FILE))
    response = page(rf.get("/", headers={"Range": "bytes=0-9"}))
    assert response.status_code == 200 and "Accept-Ranges" not in response.headers


@pytest.mark.django_db
def test_an_unchanged_file_is_a_304_before_it_is_a_part(rf):
    mark = ask(rf).headers["ETag"]
    assert ask(rf, **{"Range": "bytes=0-9", "If-None-Match": mark}).status_code == 304
