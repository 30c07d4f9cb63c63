"""What belongs to every act beside the edition itself: what is asked before it, what is written after it."""

from __future__ import annotations

from collections.abc import Callable

from articles.workflow import audit, breaker, effects, preview, receipts, review, sealed, stops
from articles.workflow.act import Act

# Asked once the table, the right and the checks have let the act through; may raise a Refused.
BEFORE: tuple[Callable[[Act], None], ...] = (stops.asked, sealed.obey, breaker.ask)
# Done when the edition and its log row are saved, with its "stage/hold" before and after.
AFTER: tuple[Callable[[Act, str, str], None], ...] = (
    review.of_act,
    effects.plan,
    receipts.open_for,
    sealed.answered,
    preview.revoke_all,
    audit.of_act,
)
