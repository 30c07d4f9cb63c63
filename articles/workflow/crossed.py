"""A correction in the original is a task on each translation readers have, with the changed paragraphs."""

from __future__ import annotations

from typing import Any

from articles.models import Edition, Revision
from articles.models.choices import Phase
from articles.models.task import TaskKind
from articles.text.since import changes
from articles.workflow.act import Act
from articles.workflow.task import open_task

FIELDS = ("headline", "deck", "body")
MOST_CHANGES = 20
MOST_CHARACTERS = 2_000  # of one changed paragraph


def crossed(act: Act, before: Revision | None) -> None:
    """After the release of the corrected text; `before` is what readers of the original had until then."""
    edition, article = act.edition, act.article
    if edition.language != article.original_language or act.revision is None or act.release is None:
        return
    for other in Edition.objects.filter(article=article).exclude(pk=edition.pk).order_by("language"):
        if other.phase(act.at) == Phase.LIVE:
            open_task(
                str(TaskKind.TRANSLATION),
                f"edition:{other.pk}:release:{act.release.pk}",
                at=act.at,
                edition=other,
                by=act.by,
                data={
                    "original": edition.language,
                    "note": act.note,
                    "changes": changed(before, act.revision),
                },
            )


def changed(before: Revision | None, after: Revision) -> list[dict[str, Any]]:
    """[{"field", "number", "words"}] as in articles.text.since, cut to what a task can show."""
    if before is None:
        return []
    found = [
        {
            "field": field,
            "number": change.number,
            "words": [[op, text[:MOST_CHARACTERS]] for op, text in change.words],
        }
        for field in FIELDS
        for change in changes(getattr(before, field), getattr(after, field), is_body=field == "body")
    ]
    return found[:MOST_CHANGES]
