"""What belongs to every act beside the edition itself: what is asked before it, what is written after it."""

from __future__ import annotations

from collections.abc import Callable

from articles.workflow import audit, preview, sealed
from articles.workflow.act import Act

# Asked once the table, the right and the checks have let the act through; may raise a Refused.
BEFORE: tuple[Callable[[Act], None], ...] = (sealed.obey,)
# Done when the edition and its log row are saved, with its "stage/hold" before and after.
AFTER: tuple[Callable[[Act, str, str], None], ...] = (sealed.answered, preview.revoke_all, audit.of_act)
