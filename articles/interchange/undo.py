"""Takes back one guess an import made: the blocks it changed become again what they were."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from articles.interchange.models import PageImport
from articles.languages import own
from articles.models import Article, Edition
from articles.text import body
from articles.workflow.copy import save_copy
from articles.workflow.grants import Actor, may
from articles.workflow.perform import lock
from articles.workflow.refusals import NotAllowed, NotPossible


def undo_guess(page_import: PageImport, index: int, *, by: Actor) -> Article:
    """Replace the guess's blocks in the story's text by those before it, as a save of its own.

    Raises a Refused with a message for the person, and then nothing has changed.
    """
    with transaction.atomic():
        article = lock(page_import.article_id)
        fresh = PageImport.objects.select_for_update().get(pk=page_import.pk)
        if not may(by, PageImport, "change", fresh):
            raise NotAllowed(_("You may not change this import. Ask the story's bureau editor."))
        guesses = fresh.found.get("guesses", [])
        if not 0 <= index < len(guesses):
            raise NotPossible(_("The import has no such guess. Reload the page."))
        guess = guesses[index]
        if guess.get("undone"):
            raise NotPossible(_("This guess has been taken back already."))
        edition = Edition.objects.get(article=article, language=fresh.language)
        text = replaced(own(article, "body", fresh.language), tuple(guess["after"]), tuple(guess["before"]))
        saved = save_copy(article, {fresh.language: (edition.copy_version, {"body": text})}, by=by)
        guess["undone"] = True
        fresh.save(update_fields=["found"])
        return saved


def replaced(text: str, after: tuple[str, ...], before: tuple[str, ...]) -> str:
    """The body with the first run of blocks equal to `after` replaced by `before`."""
    blocks = body.blocks(text)
    for start in range(len(blocks) - len(after) + 1):
        if after and blocks[start : start + len(after)] == after:
            return "".join((*blocks[:start], *before, *blocks[start + len(after) :]))
    raise NotPossible(
        _("The text has changed since the import: this place is not there any more. Edit the text by hand.")
    )
