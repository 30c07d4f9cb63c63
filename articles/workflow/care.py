"""Whether a story comes with a word of help: the one place where a text that is frozen asks."""

from __future__ import annotations

from articles.models import Article


def care_of(article: Article) -> str:
    """A value of Care; what it means for readers is frozen with the text."""
    return str(article.care)
