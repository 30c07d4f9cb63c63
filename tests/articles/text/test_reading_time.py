"""Reading takes as long as 500 Korean characters or 230 English words a minute say."""

import pytest

from articles.text.reading_time import minutes


@pytest.mark.parametrize(
    ("characters", "expected"), [(0, 0), (1, 1), (500, 1), (749, 1), (750, 2), (1000, 2), (1250, 3)]
)
def test_korean_is_read_at_500_characters_a_minute(characters, expected):
    html = f"<p>{'가' * characters}</p>" if characters else ""
    assert minutes(html, "ko") == expected


@pytest.mark.parametrize(("words", "expected"), [(1, 1), (230, 1), (344, 1), (345, 2), (690, 3)])
def test_english_is_read_at_230_words_a_minute(words, expected):
    assert minutes(f"<p>{' '.join(['sea'] * words)}</p>", "en") == expected


def test_notes_photos_and_embeds_take_no_time():
    extras = (
        '<figure data-photo="1"></figure><div data-embed="youtube" data-id="dQw4w9WgXcQ"></div>'
        f'<p>가<span class="footnote">{"주" * 2000}</span></p>'
    )
    assert minutes(extras, "ko") == 1
    assert minutes('<figure data-photo="1"></figure>', "en") == 0
