"""A text is as long as a desk says it is: characters, and sheets of 200 squares."""

import pytest

from articles.text.length import measure


@pytest.mark.parametrize(
    ("html", "characters", "letters", "sheets"),
    [
        ("", 0, 0, "0.0"),
        ("<p>광양항 새 부두</p>", 8, 6, "0.1"),
        ("<p>" + "가" * 19 + "</p>", 19, 19, "0.1"),
        ("<p>" + "가" * 20 + "</p>", 20, 20, "0.2"),
        ("<p>" + "a1" * 19 + "</p>", 38, 38, "0.1"),
        ("<p>" + "A" * 20 + "</p>", 20, 20, "0.2"),
        ("<p>가</p>" * 10, 10, 10, "1.0"),
        ("<p>가<br>나</p>", 2, 2, "0.2"),
        ("<p>가<strong>나</strong> 다</p>", 4, 3, "0.1"),
        ('<p>가<span class="footnote">주석</span></p><figure data-photo="1"></figure>', 1, 1, "0.1"),
        ('<ul class="tri"><li>가</li><li>나</li></ul>', 2, 2, "0.2"),
        ("<table><tbody><tr><td>가</td><td>나</td></tr></tbody></table>", 2, 2, "0.2"),
        ("<p>🎉가&amp;</p>", 3, 3, "0.1"),
    ],
)
def test_length_is_counted_as_on_manuscript_paper(html, characters, letters, sheets):
    found = measure(html)
    assert (found.characters, found.letters, found.sheets) == (characters, letters, sheets)
