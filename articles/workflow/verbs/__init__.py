"""What each act does beyond moving the state; acts without a file here only move it."""

from __future__ import annotations

from collections.abc import Callable

from articles.workflow.act import Act
from articles.workflow.verbs.approve import approve
from articles.workflow.verbs.correct import correct
from articles.workflow.verbs.expire import expire
from articles.workflow.verbs.fix import fix
from articles.workflow.verbs.hold import kill, withhold
from articles.workflow.verbs.pause import hold, unhold
from articles.workflow.verbs.publish import publish
from articles.workflow.verbs.publish_first import publish_first
from articles.workflow.verbs.restore import restore
from articles.workflow.verbs.schedule import schedule
from articles.workflow.verbs.statutory import statutory
from articles.workflow.verbs.unschedule import unschedule

EFFECTS: dict[str, Callable[[Act], None]] = {
    "approve": approve,
    "publish": publish,
    "update": publish,
    "correct": correct,
    "clarify": correct,
    "statutory": statutory,
    "fix": fix,
    "schedule": schedule,
    "unschedule": unschedule,
    "expire": expire,
    "withhold": withhold,
    "kill": kill,
    "restore": restore,
    "hold": hold,
    "unhold": unhold,
    "publish_first": publish_first,
}
