"""The health page answers without the database, and says when the background last worked."""

import time

import pytest

from articles.admin.pulse import pulse
from articles.workflow import beat
from articles.workflow.beat import Beat, Failing


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def heart(age: float, late: int = 0, **failing: Failing) -> None:
    """What a round that long ago left behind."""
    Beat(late=late, failing=failing).write()
    text = beat.path().read_text().replace(str(beat.read().at), str(time.time() - age))
    beat.path().write_text(text)


def test_the_health_page_says_when_the_tick_last_ran(client):
    # Without the db mark: a question to the database would fail this test.
    assert client.get("/healthz").content == b"ok\ntick: never ran here\n"
    heart(4.5)
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\ntick: 4 s ago, 0 late, 0 failing\n")
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("state", "strict"),
    [
        (None, 503),
        ({"age": 4}, 200),
        ({"age": 119}, 200),
        ({"age": 130}, 503),
        ({"age": 4, "late": 2}, 503),
        ({"age": 4, "letters": Failing(1, 0.0, "x")}, 503),
    ],
)
def test_a_late_background_is_an_alarm_only_to_who_asks_strictly(client, state, strict):
    if state:
        heart(**state)
    assert client.get("/healthz").status_code == 200
    assert client.get("/healthz?strict").status_code == strict
    assert pulse().is_alarm is (strict == 503)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"at": "x", "late": 0, "failing": {}}', "\x00"])
def test_a_file_that_tells_nothing_is_none(client, text):
    beat.path().write_text(text)
    assert beat.read() is None
    assert client.get("/healthz").content == b"ok\ntick: never ran here\n"


def test_the_desk_is_told_in_words():
    heart(250, late=1)
    assert pulse().told == (
        "The work in the background has stopped: it last ran 4 minutes ago. Ask whoever runs the server. "
        "1 thing in it is late."
    )


@pytest.mark.django_db
def test_the_desks_home_says_when_the_tick_last_ran(cast, client):
    heart(5)
    client.force_login(cast.reporter)
    page = client.get("/admin/").content.decode()
    assert '<p class="home-pulse">' in page
    heart(500)
    assert '<p class="home-pulse home-alarm">' in client.get("/admin/").content.decode()
