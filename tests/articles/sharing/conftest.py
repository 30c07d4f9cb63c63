"""The same paper as the readers' pages have."""

from tests.articles.reader.conftest import world

__all__ = ["world"]
