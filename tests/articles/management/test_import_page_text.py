"""manage.py import_page_text: what it prints, where it ends, and what it says to a file that is none."""

import io
import os
import threading
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles import clock
from articles.interchange.models import PageImport
from articles.interchange.page_text import MAX_BYTES
from articles.models import Article, Edition, Release
from articles.models.public_story import story as read

pytestmark = pytest.mark.django_db

KOREAN_PAGE = Path(__file__).parents[2] / "data" / "page_ko.txt"


def run(path: Path, *arguments: str, language: str = "ko") -> list[str]:
    out = io.StringIO()
    call_command("import_page_text", str(path), "--language", language, *arguments, stdout=out)
    return out.getvalue().splitlines()


def refusal(path: Path, *arguments: str) -> str:
    """What is said; nothing may have been made."""
    with pytest.raises(CommandError) as refused:
        run(path, *arguments)
    assert not Article.objects.exists() and not PageImport.objects.exists()
    return str(refused.value)


def act(verb: str, number: int) -> None:
    call_command("transition", verb, str(number), "ko", "--by", "admin", stdout=io.StringIO())


def test_the_last_word_of_the_last_line_is_the_number_and_approve_and_publish_put_it_before_readers(cast):
    number = int(run(KOREAN_PAGE)[-1].split()[-1])
    assert Article.objects.get().pk == number
    assert not Release.objects.exists()
    act("approve", number)
    act("publish", number)
    found = read(clock.now(), "ko", number)
    assert found.headline == Article.objects.get().headline_ko
    assert found.rights.claim.startswith("<ⓒ갯마을의 아침을 여는 신문, 새길일보")


def test_every_line_that_was_left_out_changed_or_doubted_is_told(cast):
    said = "\n".join(run(KOREAN_PAGE))
    for word in (
        "Left out as page furniture: 본문 바로가기", "Headline: 갯바람 염전에", "Deck: 군의회",
        "Copyright line, kept as it came: <ⓒ갯마을의", "Proposed, not made: reporter 한가람",
        "Turned into a list (can be undone): ", "Look at: ",
    ):  # fmt: skip
        assert word in said, word


def test_the_same_file_twice_makes_one_draft_and_ends_with_its_number_both_times(cast):
    first, second = run(KOREAN_PAGE), run(KOREAN_PAGE)
    assert first[-1].split()[-1] == second[-1].split()[-1]
    assert "imported before" in second[-1]
    assert Article.objects.count() == PageImport.objects.count() == 1


def test_bureau_and_section_can_be_named_and_unknown_ones_list_the_known(cast):
    assert "There are: " in refusal(KOREAN_PAGE, "--bureau", "nowhere")
    assert "economy" in refusal(KOREAN_PAGE, "--section", "nowhere")
    run(KOREAN_PAGE, "--bureau", "gangwon", "--section", "economy")
    made = Article.objects.get()
    assert (made.bureau, made.section) == (cast.gangwon, cast.section)


def test_a_file_that_is_not_there_or_a_folder_is_named(cast, tmp_path):
    assert "missing.txt cannot be read" in refusal(tmp_path / "missing.txt")
    assert "cannot be read" in refusal(tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\n \n", id="blank"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), id="binary"),
        pytest.param(b"\x00" * 5000, id="zeros"),
        pytest.param("제목\n\n글이다.".encode("euc-kr"), id="another encoding"),
        pytest.param(b"\xff\xfe\xfd", id="broken UTF-8"),
    ],
)
def test_a_file_that_is_no_text_is_refused_with_its_name_and_makes_nothing(cast, tmp_path, content):
    path = tmp_path / "page.txt"
    path.write_bytes(content)
    said = refusal(path)
    assert str(path) in said and said.endswith("Nothing was imported.")


def test_fifty_megabytes_are_refused_unread_with_their_size(cast, tmp_path, monkeypatch):
    path = tmp_path / "page.txt"
    with path.open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    original = Path.open

    def watched(self: Path, *arguments: str):
        assert self != path, "the file was opened"
        return original(self, *arguments)

    monkeypatch.setattr(Path, "open", watched)
    said = refusal(path)
    assert str(path) in said and "52,428,800" in said


def test_a_pipe_is_read_no_further_than_the_limit(cast, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pour, args=(pipe, MAX_BYTES + 1))
    writer.start()
    assert f"{MAX_BYTES + 1:,}" in refusal(pipe)
    writer.join(timeout=10)
    assert not writer.is_alive()


def pour(pipe: Path, size: int) -> None:
    with pipe.open("wb") as stream:
        stream.write(b"a" * size)


def test_a_login_that_does_not_exist_or_may_not_write_imports_nothing(cast):
    assert "nobody called 'ghost'" in refusal(KOREAN_PAGE, "--by", "ghost")
    assert "may not begin stories" in refusal(KOREAN_PAGE, "--by", "nobody")
    cast.admin.is_active = False
    cast.admin.save()
    assert "nobody called 'admin'" in refusal(KOREAN_PAGE)


@pytest.mark.parametrize("language", ["ja", "fr", ""])
def test_a_language_the_site_has_not_is_refused(cast, language):
    with pytest.raises(CommandError, match="invalid choice"):
        run(KOREAN_PAGE, language=language)
    assert not Edition.objects.exists()
