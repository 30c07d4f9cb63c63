"""Withdraws a story from readers as one act: all the languages meant or none, with receipts."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from articles import clock
from articles.models import Recall
from articles.models.choices import RecallVerb
from articles.pagecache.models import Outbox
from articles.workflow import looking, receipts
from articles.workflow.grants import Actor
from articles.workflow.perform import lock
from articles.workflow.receipts import Order
from articles.workflow.refusals import NotPossible
from articles.workflow.together import Seen, done

MOST_REF = 80


def recall(
    seen: Sequence[Seen],
    verb: str,
    *,
    by: Actor,
    reason: str,
    order_ref: str = "",
    looks: bool = True,
) -> Recall | None:
    """Withhold or kill these editions of one story. `order_ref` is the agency's number of an item it killed.

    Raises NotTogether, and then nothing was done, for no language. Once it is done every place of the site is
    looked at, or left to the work in the background (`looks` False). None: none had come before readers.
    """
    if verb not in RecallVerb.values:
        raise NotPossible(_("There is no act called %(verb)s.") % {"verb": verb})
    if len({one.edition.article_id for one in seen}) != 1:
        raise NotPossible(_("Choose at least one language of one story."))
    if len(order_ref) > MOST_REF:
        raise NotPossible(_("Give the number at the agency in %(most)d characters.") % {"most": MOST_REF})
    order = Order(tuple(one.edition.language for one in seen), order_ref.strip())
    with Outbox.objects.gathering(), receipts.ordered(order):
        lock(seen[0].edition.article_id)
        at = clock.now()
        for one in seen:
            done(verb, one, by, reason, at)
    if order.recall is not None and looks:
        looking.look(order.recall, looking.of_ours(order.recall))
    return order.recall
