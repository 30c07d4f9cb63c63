"""What readers may choose: read from any cookie, written in one form, and ruled in the style sheet."""

import re

import pytest

from articles.reader import choices

ALL = [(letter, str(n)) for letter, (_words, values) in choices.CHOICES.items() for n in range(len(values))]


@pytest.mark.parametrize(
    ("cookie", "changed"),
    [
        ("", {}),
        ("s5", {"s": "5"}),
        ("s5c4u1", {"s": "5", "c": "4", "u": "1"}),
        ("s6c9", {}),
        ("x1s3", {"s": "3"}),
        ("s５", {}),
        ("</style><script>", {}),
        ("s5" * 5000, {}),
        ("s5\x00c2", {"s": "5", "c": "2"}),
    ],
)
def test_any_cookie_is_read_as_choices_of_the_list(cookie, changed):
    assert choices.read(cookie) == {**choices.PLAIN, **changed}


def test_what_is_written_is_read_again():
    for letter, value in ALL:
        chosen = {**choices.PLAIN, letter: value}
        assert choices.read(choices.written(chosen)) == chosen


def test_a_step_stops_at_both_ends():
    sizes = len(choices.CHOICES["s"][1])
    chosen = dict(choices.PLAIN)
    seen = []
    for step in ["up"] * sizes + ["down"] * sizes + ["sideways"]:
        chosen = choices.stepped(chosen, step)
        seen.append(int(chosen["s"]))
    assert (max(seen), min(seen), seen[-1]) == (sizes - 1, 0, 0)


def test_every_choice_and_nothing_else_has_a_rule_in_the_style_sheet():
    assert set(choices.rules()) == {letter + value for letter, value in ALL}


def test_every_value_of_a_choice_undoes_every_other_one():
    # A reader without script has a saved choice in /prefs.css and tries another one on the page: what the
    # saved one sets, the other must set too. The colours' common rule restores the palette by itself.
    for letter in set(choices.CHOICES) - {"c"}:
        rules = [text for name, text in choices.rules().items() if name.startswith(letter)]
        assert len({frozenset(re.findall(r"[\w-]+(?=:)", rule)) for rule in rules}) == 1, letter


def test_the_sizes_are_the_six_of_the_panel_as_parts_of_the_readers_own():
    sizes = [float(choices.rules()[f"s{n}"].removeprefix("--ts: ").rstrip(";")) for n in range(6)]
    assert [f"{size * 100:g}%" for size in sizes] == list(choices.CHOICES["s"][1])


def test_the_sheet_for_readers_without_script_holds_their_choices_alone():
    css = choices.style_sheet(choices.read("s5c4"))
    assert "--ts: 2;" in css and "--ink: #ff0;" in css
    assert "--ts: 1;" not in css
    assert '[name=s][value="5"]' in css


def test_no_part_hides_a_links_line_against_the_readers_choice_or_sizes_text_in_pixels(settings):
    for part in (settings.BASE_DIR / "static/reader/css").glob("*.css"):
        css = part.read_text("utf-8")
        assert "text-decoration: none" not in css, part.name
        assert "text-decoration-line: none" not in css, part.name
        assert not re.search(r"font(-size)?:[^;]*\d(px|pt)", css) or part.name == "90-print.css", part.name
