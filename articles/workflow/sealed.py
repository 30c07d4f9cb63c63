"""Looks for a story's sealed names in what would come before readers: every field that carries a word, in
the language that goes out.

What is said of a find names the field and never the name.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from django.conf import settings
from django.db.models import Prefetch, prefetch_related_objects
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.languages import column
from articles.media.models import Photo
from articles.models import Article, Coverage, CoverageItem, Revision, SealedName, Task, Topic
from articles.text.sealed import Hit, find
from articles.workflow.act import Act
from articles.workflow.checks import BLOCK, CHECKS, Finding
from articles.workflow.refusals import Blocked, NotPossible
from articles.workflow.transitions import LABELS

CODE = "sealed_name"
# Acts that bring a text before readers without asking the table of checks.
UNCHECKED = frozenset({"restore"})
# Acts after which readers have a text without the name, or none.
ANSWERS = frozenset({"update", "publish_first", "correct", "clarify", "fix", "withhold", "kill"})
FIELDS: dict[str, str | Promise] = {
    "kicker": gettext_lazy("kicker"),
    "headline": gettext_lazy("headline"),
    "deck": gettext_lazy("deck"),
    "body": gettext_lazy("body"),
    "slug": gettext_lazy("address"),
    "issuing_body": gettext_lazy("issuing body"),
    "dateline": gettext_lazy("dateline"),
    "caption": gettext_lazy("caption"),
    "alt": gettext_lazy("alt text"),
    "credit": gettext_lazy("credit line"),
    "file_name": gettext_lazy("name of a photo's file"),
    "topic": gettext_lazy("name of a topic"),
    "coverage": gettext_lazy("name of a special coverage"),
    "note": gettext_lazy("note in a special coverage"),
    "strip": gettext_lazy("breaking strip"),
    "told": gettext_lazy("note to readers"),
}
_BREAKS = re.compile(
    r"</(?:p|li|h\d|t[dhr]|figcaption|blockquote|aside|figure|div)>|<br[^>]*>", re.IGNORECASE
)
_TAG = re.compile(r"<[^>]*>")
_VALUES = re.compile(r"""=\s*(?:"([^"]*)"|'([^']*)')""")

Texts = Iterable[tuple[str, str, str]]


def names_of(article: Article) -> list[str]:
    """Every spelling of the names that are sealed now; read once an instance."""
    standing = SealedName.objects.filter(lifted_at=None)
    prefetch_related_objects([article], Prefetch("sealed_names", standing, to_attr="standing_seals"))
    return [name for seal in article.standing_seals for name in seal.names]


def body_texts(body: str) -> Iterator[str]:
    """All a reader finds in it, notes too, with a name in two styles as one; and where its links lead."""
    yield html.unescape(_TAG.sub("", _BREAKS.sub("\n", body)))
    yield "\n".join(unquote(html.unescape(one or other)) for one, other in _VALUES.findall(body))


def texts_of(revision: Revision) -> Iterator[tuple[str, str, str]]:
    """Field, language and words of a text as it is frozen, or would be. Who signs it is no secret."""
    language = revision.edition.language
    for field in ("kicker", "headline", "deck", "slug", "issuing_body", "dateline"):
        yield field, language, getattr(revision, field)
    for text in body_texts(revision.body):
        yield "body", language, text
    for row in revision.photos:
        for field in ("caption", "alt", "credit"):
            yield field, language, row.get(field, "")
    for name in Photo.objects.filter(pk__in=[row["photo"] for row in revision.photos]).values_list(
        "file_name", flat=True
    ):
        yield "file_name", "", name
    # A name falls back to another language's: all of them may come before readers.
    for field, model, rows in (("topic", Topic, revision.topics), ("coverage", Coverage, revision.coverages)):
        for record in model.objects.filter(pk__in=[row[field] for row in rows]):
            for code in settings.COLUMN_LANGUAGES:
                yield field, code, getattr(record, column("name", code)) or ""
            yield field, "", record.slug
    for item in CoverageItem.objects.filter(article=revision.edition.article_id):
        for code in settings.COLUMN_LANGUAGES:
            yield "note", code, getattr(item, column("note", code)) or ""


def hits(article: Article, revision: Revision) -> list[Hit]:
    """Where a sealed name of the story stands in this text."""
    names = names_of(article)
    return find(names, texts_of(revision)) if names else []


def told(found: Iterable[Hit]) -> tuple[str, ...]:
    """The fields, each once, with the language: what may be said to everybody."""
    names = dict(settings.LANGUAGES)
    fields = [
        f"{FIELDS[hit.field]} ({names[hit.language]})" if hit.language else str(FIELDS[hit.field])
        for hit in found
    ]
    return tuple(dict.fromkeys(fields))


def finding(found: list[Hit]) -> Finding:
    check = next(check for check in CHECKS if check.code == CODE)
    return Finding(CODE, BLOCK, check.field, str(check.message) % {"names": "; ".join(told(found))})


def obey(act: Act) -> None:
    """Before an act: what the table of checks does not look at, the note to readers and what a restore brings
    back, must not hold a name.
    """
    told_with_it = (act.note, act.particulars.title if act.particulars else "")
    if any(told_with_it) and (names := names_of(act.article)):
        language = act.edition.language
        if found := find(names, (("told", language, text) for text in told_with_it)):
            raise Blocked((finding(found),))
    if act.verb not in UNCHECKED or act.edition.held_at is None:
        return
    held_at = act.edition.held_at
    ended = act.edition.releases.filter(since__lt=held_at, until=held_at).select_related("revision").first()
    if ended is not None:
        require(act.article, ended.revision)


def require(article: Article, revision: Revision) -> None:
    """For every door that makes a text the table of checks has not seen. Raises Blocked."""
    if found := hits(article, revision):
        raise Blocked((finding(found),))


def refuse(article: int, texts: Texts) -> None:
    """Words that go beside a story without being part of it. Raises NotPossible."""
    names = [
        name for seal in SealedName.objects.filter(article=article, lifted_at=None) for name in seal.names
    ]
    if names and (found := find(names, texts)):
        raise NotPossible(
            _("A sealed name stands in: %(names)s. Write it without the name.")
            % {"names": "; ".join(told(found))}
        )


def answered(act: Act, before: str, after: str) -> None:
    """The task is done when readers have a text without the name."""
    if act.verb in ANSWERS:
        Task.objects.filter(kind=CODE, edition=act.edition, closed_at=None).update(
            closed_at=act.at, closed_by_id=act.by.pk, outcome=str(LABELS[act.verb])
        )
