"""Brings an earlier text back as a new draft: words and rows, never the embargo, the flags or the bureau."""

from __future__ import annotations

from django.utils.translation import gettext as _

from articles.models import Article, Edition
from articles.workflow.bring_back import brought_back
from articles.workflow.copy import save_copy
from articles.workflow.grants import Actor, may
from articles.workflow.parts import SHARED, Data
from articles.workflow.refusals import NotPossible
from articles.workflow.version import Version

# Of the shared part only what readers see and what binds nobody.
BROUGHT_BACK = ("label", "section_id", "bylines", "places", "topics", "coverages", "photos")


def restore_copy(
    article: Article,
    edition: Edition,
    version: Version,
    *,
    by: Actor,
    copy_version: int,
    shared_version: int,
    reason: str = "",
) -> tuple[str, ...]:
    """Saves the text of `version` over what the person looked at; readers see no difference.

    The answer says, a sentence each, what could not be brought back. Raises Conflict, NotAllowed or
    NotPossible, as every save does.
    """
    content: dict[str, tuple[int, Data]] = {}
    left: tuple[str, ...] = ()
    if version.texts:
        content[edition.language] = (copy_version, dict(version.texts))
    if version.shared:
        data = {field: version.shared[field] for field in BROUGHT_BACK if field in version.shared}
        content[SHARED] = (shared_version, data)
    if version.revision is not None and may(by, Article, "share", article):
        rows = brought_back(article, version.revision, by=by)
        content[SHARED], left = (shared_version, rows.data), rows.left
    elif version.revision is not None:
        left = (_("Names, photos and places stay as they are: they are not yours to change."),)
    if not content:
        raise NotPossible(_("That is what stands there now: there is nothing to bring back."))
    before = (article.version, edition.copy_version)
    why = reason or _("an earlier text brought back")
    saved = save_copy(article, content, by=by, reason=why)
    if before == (saved.version, Edition.objects.values_list("copy_version", flat=True).get(pk=edition.pk)):
        raise NotPossible(_("That is what stands there now: there is nothing to bring back."))
    return left
