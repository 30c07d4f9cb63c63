"""How many minutes a text takes to read: 500 Korean characters or 230 English words in one."""

from typing import Final

from articles.text import length

CHARACTERS: Final = 500  # with spaces, in scripts written without spaces between all words or with few
WORDS: Final = 230
BY_CHARACTER: Final = frozenset({"ko", "ja"})


def minutes(html: str, language: str) -> int:
    """Whole minutes for a canonical body, to the nearest; 1 for anything short, 0 where there is no text.

    Notes, photos and embeds do not count.
    """
    found = length.measure(html)
    if not found.characters:
        return 0
    exact = found.characters / CHARACTERS if language in BY_CHARACTER else found.words / WORDS
    return max(1, int(exact + 0.5))
