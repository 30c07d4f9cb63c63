"""How a story changed is public where its desk shows it, and never with what was superseded."""

import datetime as dt

import pytest

from articles import clock
from articles.models.public_history import history
from articles.pagecache import addresses, keys
from articles.pagecache.models import Outbox
from articles.workflow.act import Particulars
from articles.workflow.copy import save_copy
from articles.workflow.perform import perform
from articles.workflow.refusals import NotAllowed, NotPossible
from articles.workflow.stateless import hide_history, show_history
from articles.workflow.supersede import supersede
from tests.cast import KO, edition, publish, story

T = dt.datetime(2031, 3, 4, 3, 0, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def live(cast):
    """Published at T, its deck corrected with a note an hour later, a typo fixed after two."""
    with clock.at(T):
        found = publish(story(cast, ko={**KO, "headline": "광양헝 새 부두 열려"}), "ko", cast.admin)
    with clock.at(T + HOUR):
        save_copy(found.article, {"ko": (1, {"deck": "둘째 배는 낮에 닿았다"})}, by=cast.admin)
        perform("correct", edition(found.article, "ko"), by=cast.admin, note="부제를 고쳤습니다.")
    with clock.at(T + 2 * HOUR):
        texts = {"headline": "광양항 새 부두 열려"}
        perform("fix", edition(found.article, "ko"), by=cast.admin, texts=texts)
    return edition(found.article, "ko")


def shown(live, by, at=T + 2 * HOUR):
    with clock.at(at):
        show_history(edition(live.article, "ko"), by=by)


def page(client, live, at=T + 3 * HOUR, status=200):
    with clock.at(at):
        response = client.get(addresses.history("ko", live.article_id))
    assert response.status_code == status
    return response.content.decode()


def test_nothing_is_shown_before_the_desk_chose_to(client, cast, live):
    page(client, live, status=404)
    with clock.at(T + 3 * HOUR):
        article = client.get(addresses.article("ko", live.article_id, "")).content.decode()
    assert "/history/" not in article


def test_material_and_minor_changes_stand_apart(client, cast, live):
    shown(live, cast.editor)
    found = history(T + 3 * HOUR, "ko", live.article_id)
    assert [change.at for change in found.material] == [T + HOUR]
    assert [change.at for change in found.minor] == [T + 2 * HOUR]
    html = page(client, live)
    material, _head, minor = html.partition('id="minor-head"')
    assert "부제를 고쳤습니다." in material and "새벽" in material and "낮" in material
    assert "광양헝" in minor and "광양헝" not in material
    with clock.at(T + 3 * HOUR):
        article = client.get(addresses.article("ko", live.article_id, "")).content.decode()
    assert addresses.history("ko", live.article_id) in article
    # At an earlier instant there was less to tell.
    assert not history(T + HOUR, "ko", live.article_id).minor


def test_the_desk_takes_it_back(client, cast, live):
    shown(live, cast.editor)
    with pytest.raises(NotPossible):
        shown(live, cast.editor)
    hide_history(edition(live.article, "ko"), by=cast.editor)
    assert keys.edition(live.article_id, "ko") in Outbox.objects.latest("pk").keys
    page(client, live, status=404)


def test_only_the_storys_desk_chooses(cast, live):
    for actor in (cast.reporter, cast.translator, cast.other_editor, cast.nobody):
        with pytest.raises(NotAllowed):
            shown(live, actor)
    assert not edition(live.article, "ko").shows_history


def test_superseded_text_is_in_no_public_history(client, cast, live):
    shown(live, cast.admin)
    with clock.at(T + 3 * HOUR):
        told = Particulars("statutory_correction", "부두 정정보도", "court")
        perform(
            "statutory", edition(live.article, "ko"), by=cast.admin, note="사실과 다릅니다.", particulars=told
        )
    with clock.at(T + 4 * HOUR):
        save_copy(
            live.article,
            {"ko": (edition(live.article, "ko").copy_version, {"body": "<p>새 본문.</p>"})},
            by=cast.admin,
        )
        perform("correct", edition(live.article, "ko"), by=cast.admin, note="본문을 고쳤습니다.")
    html = page(client, live, T + 5 * HOUR)
    for words in ("광양헝", "새벽에 닿았다", "문을 열었다"):
        assert words not in html, words
    found = history(T + 5 * HOUR, "ko", live.article_id)
    assert [change.rows for change in (*found.material, *found.minor)] == [None, None, None]
    # Later changes among texts that stand are shown again.
    with clock.at(T + 6 * HOUR):
        perform("fix", edition(live.article, "ko"), by=cast.admin, texts={"body": "<p>새 본문!</p>"})
    assert history(T + 7 * HOUR, "ko", live.article_id).minor[0].rows


@pytest.mark.parametrize("basis", ["blocked", "anonymised"])
def test_what_was_withdrawn_by_law_is_in_no_public_history(client, cast, live, basis):
    shown(live, cast.admin)
    supersede(live, None, by=cast.admin, at=T + 2 * HOUR, basis=basis)
    assert "광양헝" not in page(client, live)


def test_a_killed_or_withheld_story_has_no_history(client, cast, live):
    shown(live, cast.admin)
    with clock.at(T + 3 * HOUR):
        perform("withhold", edition(live.article, "ko"), by=cast.admin, reason="x")
    assert "광양" not in page(client, live, T + 4 * HOUR, 404)
    with clock.at(T + 4 * HOUR):
        perform("kill", edition(live.article, "ko"), by=cast.admin, reason="x")
    assert "광양" not in page(client, live, T + 5 * HOUR, 410)


def test_what_is_only_planned_or_was_never_out_is_not_in_it(client, cast, live):
    shown(live, cast.admin)
    version = edition(live.article, "ko").copy_version
    save_copy(live.article, {"ko": (version, {"headline": "아직 비밀인 제목"})}, by=cast.admin)
    with clock.at(T + 3 * HOUR):
        perform("approve", edition(live.article, "ko"), by=cast.admin)
        later = {"effective_at": T + 9 * HOUR, "weight": "minor"}
        perform("schedule", edition(live.article, "ko"), by=cast.admin, **later)
    assert "비밀" not in page(client, live, T + 4 * HOUR)
    with clock.at(T + 5 * HOUR):
        perform("unschedule", edition(live.article, "ko"), by=cast.admin)
    assert "비밀" not in page(client, live, T + 10 * HOUR)


def test_the_other_language_has_its_own_choice(client, cast, live):
    with clock.at(T):
        publish(live.article, "en", cast.admin)
    shown(live, cast.admin)
    with clock.at(T + 3 * HOUR):
        assert client.get(addresses.history("en", live.article_id)).status_code == 404
