"""The closed lists of the desk's words that more than one table uses."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Stage(models.TextChoices):
    """Where the desk's copy of one language stands; live, scheduled and expired are computed, never
    stored.
    """

    DRAFT = "draft", _("being written")
    SUBMITTED = "submitted", _("submitted")
    IN_EDIT = "in_edit", _("on the desk")
    APPROVED = "approved", _("approved")
    SPIKED = "spiked", _("spiked")


class Hold(models.TextChoices):
    """What stands between a published story and its readers."""

    NONE = "none", _("none")
    WITHHELD = "withheld", _("withheld")
    KILLED = "killed", _("killed")


# From which stage to which, and from which hold to which, whatever the act: the database refuses any other.
STAGE_STEPS: tuple[tuple[Stage, Stage], ...] = (
    (Stage.DRAFT, Stage.SUBMITTED),
    (Stage.DRAFT, Stage.APPROVED),
    (Stage.DRAFT, Stage.SPIKED),
    (Stage.SUBMITTED, Stage.DRAFT),
    (Stage.SUBMITTED, Stage.IN_EDIT),
    (Stage.SUBMITTED, Stage.APPROVED),
    (Stage.SUBMITTED, Stage.SPIKED),
    (Stage.IN_EDIT, Stage.DRAFT),
    (Stage.IN_EDIT, Stage.APPROVED),
    (Stage.IN_EDIT, Stage.SPIKED),
    (Stage.APPROVED, Stage.DRAFT),
    (Stage.APPROVED, Stage.SPIKED),
    (Stage.SPIKED, Stage.DRAFT),
)
HOLD_STEPS: tuple[tuple[Hold, Hold], ...] = (
    (Hold.NONE, Hold.WITHHELD),
    (Hold.NONE, Hold.KILLED),
    (Hold.WITHHELD, Hold.NONE),
    (Hold.WITHHELD, Hold.KILLED),
)


class Phase(models.TextChoices):
    """What readers get at an instant, computed from releases."""

    UNPUBLISHED = "unpublished", _("not published")
    SCHEDULED = "scheduled", _("scheduled")
    LIVE = "live", _("live")
    EXPIRED = "expired", _("expired")
    WITHHELD = "withheld", _("withheld")
    KILLED = "killed", _("killed")


class RecallVerb(models.TextChoices):
    """How a story is withdrawn from readers: for the time being, or for good."""

    WITHHOLD = "withhold", pgettext_lazy("recall", "withheld")
    KILL = "kill", pgettext_lazy("recall", "killed")


class ReceiptState(models.TextChoices):
    """What is known of one place after a withdrawal."""

    UNSEEN = "unseen", pgettext_lazy("receipt", "not looked at yet")
    GONE = "gone", pgettext_lazy("receipt", "gone")
    THERE = "there", pgettext_lazy("receipt", "still there")
    # A photo, say, that another story shows as well.
    KEPT = "kept", pgettext_lazy("receipt", "stays, it belongs to another story too")
    WAITING = "waiting", pgettext_lazy("receipt", "goes by itself")
    BY_HAND = "by_hand", pgettext_lazy("receipt", "to be asked for")
    ASKED = "asked", pgettext_lazy("receipt", "asked for")


class Label(models.TextChoices):
    """A word before the headline; never typed into the headline itself."""

    NONE = "", _("none")
    FLASH = "flash", _("Breaking")
    EXCLUSIVE = "exclusive", _("Exclusive")
    ROUNDUP = "roundup", _("Roundup")


class Care(models.TextChoices):
    """Stories that may harm who reads them: under the text stands where help is to be had."""

    NONE = "", _("none")
    SUICIDE = "suicide", _("suicide or self-harm")


class Origin(models.TextChoices):
    OWN = "own", _("our own reporting")
    PRESS_RELEASE = "press_release", _("press release")
    WIRE = "wire", _("news agency")
    CONTRIBUTED = "contributed", _("contributed")
    READER = "reader", _("from a reader")


# Filed under this paper's name; a press release is, once the desk has made a story of it.
FILED_HERE = frozenset({Origin.OWN, Origin.PRESS_RELEASE})


class TranslationMethod(models.TextChoices):
    ORIGINAL = "original", _("written in this language")
    HUMAN = "human", _("translated by a person")
    MACHINE_EDITED = "machine_edited", _("machine-translated, edited by a person")
    MACHINE = "machine", _("machine-translated")


class BylineRole(models.TextChoices):
    REPORTER = "reporter", _("reporter")
    PHOTOGRAPHER = "photographer", _("photographer")
    TRANSLATOR = "translator", _("translator")
    CONTRIBUTOR = "contributor", _("contributor")
    COLUMNIST = "columnist", _("columnist")
    EDITOR = "editor", _("editor")


class ListKind(models.TextChoices):
    """The public lists a release is placed on; the target is the pk of the noun, 0 for the whole paper."""

    ALL = "all", _("everything")
    SECTION = "section", _("section")
    BUREAU = "bureau", _("bureau")
    REPORTER = "reporter", _("reporter")
    COVERAGE = "coverage", _("special coverage")
    TOPIC = "topic", _("topic")
    PLACE = "place", _("place")
    # Not a page: the photos a release shows, so that the media gate asks the same door as every list.
    PHOTO = "photo", _("photo")
    # Nor is this: what the breaking strip of every page asks, so that no other news makes it stale.
    FLASH = "flash", _("Breaking")
