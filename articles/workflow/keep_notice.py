"""Keeps the copyright notice that came with a text, word for word, for this edition alone."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from articles import clock
from articles.languages import column
from articles.models import Article, Edition
from articles.pagecache import keys
from articles.rights.models import Holder, Notice, Scope
from articles.workflow.grants import Actor, label_of, may
from articles.workflow.nouns import tell
from articles.workflow.refusals import NotAllowed, NotPossible

LINE = 300  # characters of a notice that are printed


def keep_notice(
    edition: Edition, *, claim: str, terms: str, holder: Holder | None, reason: str, by: Actor
) -> Notice:
    """`claim` and `terms` are someone else's words, as they stood. Raises a Refused: nothing is kept then."""
    if max(len(claim), len(terms)) > LINE:
        raise NotPossible(_("A notice is printed up to 300 characters."))
    with transaction.atomic():
        Article.objects.select_for_update().get(pk=edition.article_id)
        fresh = Edition.objects.get(pk=edition.pk)
        if not may(by, Edition, "supply", fresh):
            raise NotAllowed(_("You may not keep a copyright notice for this story."))
        if fresh.scope is not None or fresh.first_published_at is not None:
            # A rule of its own, or a claim pinned already: what changes these is the administrator's.
            raise NotPossible(_("This story has its notice already. Ask the system administrator."))
        fresh.scope = Scope.objects.create(kind=Scope.Kind.EDITION)
        fresh.save(update_fields=["scope"])
        notice = Notice.objects.create(
            scope=fresh.scope,
            valid_from=clock.now(),
            holder=holder,
            is_verbatim=True,
            year_style=Notice.YearStyle.NONE,
            reason=reason,
            created_by_id=by.pk,
            **{column("claim_line", fresh.language): claim, column("terms_line", fresh.language): terms},
        )
        changed = {keys.edition(fresh.article_id, fresh.language), keys.notices(fresh.scope.pk)}
        tell(label_of(Notice), notice.pk, changed)
    return notice
