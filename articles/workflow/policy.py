"""Who may do what: one literal table of model, operation, role and reach. What is not in the table is not
allowed.

Reach: "bureau" the bureaus of the assignment, "own" stories one began or signs there, "all" everything. A
language in the assignment narrows the operations on text further. Permission names are Django's:
`app.operation_model`.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Role:
    code: str
    label: str | Promise


REPORTER, TRANSLATOR, BUREAU_EDITOR, BUREAU_CHIEF = "reporter", "translator", "bureau_editor", "bureau_chief"
PHOTO_EDITOR, COVERAGE_EDITOR, NATIONAL_EDITOR = "photo_editor", "coverage_editor", "national_editor"
RIGHTS_MANAGER, DUTY_PUBLISHER, SYSTEM_ADMIN = "rights_manager", "duty_publisher", "system_admin"
# Whoever is deactivated has none of them, whatever was assigned.
ROLES = (
    Role(REPORTER, _("reporter")),
    Role(TRANSLATOR, _("translator")),
    Role(BUREAU_EDITOR, _("bureau editor")),
    Role(BUREAU_CHIEF, _("bureau chief")),
    Role(PHOTO_EDITOR, _("photo editor")),
    Role(COVERAGE_EDITOR, _("coverage editor")),
    Role(NATIONAL_EDITOR, _("national editor")),
    Role(RIGHTS_MANAGER, _("rights manager")),
    Role(DUTY_PUBLISHER, _("publishes first, the desk reads later")),
    Role(SYSTEM_ADMIN, _("system administrator")),
)

ALL, BUREAU, OWN = "all", "bureau", "own"

Row = dict[str, str]
# Who leads a bureau, and the whole paper.
CHIEFS: Row = {BUREAU_CHIEF: BUREAU, NATIONAL_EDITOR: ALL, SYSTEM_ADMIN: ALL}
DESK: Row = {BUREAU_EDITOR: BUREAU, **CHIEFS}
# The desk, for records that belong to the whole paper.
DESKS: Row = dict.fromkeys(DESK, ALL)
LEADERS: Row = {NATIONAL_EDITOR: ALL, SYSTEM_ADMIN: ALL}
RIGHTS: Row = {RIGHTS_MANAGER: ALL, SYSTEM_ADMIN: ALL}
ADMIN_ONLY: Row = {SYSTEM_ADMIN: ALL}
EVERYONE_READS: Row = dict.fromkeys((role.code for role in ROLES), ALL)
BUREAU_READS: Row = {**dict.fromkeys((role.code for role in ROLES), BUREAU), **LEADERS}
AUTHORS: Row = {REPORTER: OWN, DUTY_PUBLISHER: OWN, **DESK}
BEGINNERS: Row = {REPORTER: BUREAU, DUTY_PUBLISHER: BUREAU, **DESK}
WRITERS: Row = {TRANSLATOR: BUREAU, **AUTHORS}
GLOSSARY_KEEPERS: Row = {TRANSLATOR: ALL, **DESKS}
COVERAGE_KEEPERS: Row = {COVERAGE_EDITOR: ALL, **DESKS}
INBOX: Row = AUTHORS

REFERENCE: dict[str, Row] = {
    "view": EVERYONE_READS,
    "add": ADMIN_ONLY,
    "change": ADMIN_ONLY,
    "delete": ADMIN_ONLY,
}
READ_ONLY: dict[str, Row] = {"view": ADMIN_ONLY}
PART_OF_STORY: dict[str, Row] = {
    "view": BUREAU_READS,
    "add": AUTHORS,
    "change": AUTHORS,
    "delete": AUTHORS,
}

# model -> operation -> role -> reach
POLICY: dict[str, dict[str, Row]] = {
    "articles.article": {
        "view": BUREAU_READS,
        "add": BEGINNERS,
        # The shared parts; a translator changes one language's text only.
        "change": WRITERS,
        "share": AUTHORS,
        # Of the shared parts the photos alone, and the special coverage alone.
        "illustrate": {PHOTO_EDITOR: BUREAU, **AUTHORS},
        "cover": {COVERAGE_EDITOR: BUREAU, **AUTHORS},
        "break_embargo": CHIEFS,
        "flag": WRITERS,
        "clear_legal": CHIEFS,
        "clear_identity": CHIEFS,
    },
    "articles.edition": {
        "view": BUREAU_READS,
        "change": WRITERS,
        "submit": WRITERS,
        "take": DESK,
        "return": DESK,
        "approve": DESK,
        "publish": DESK,
        # With a note to readers; what is not approved yet is approved by the same act.
        "correct": DESK,
        # A slip in the live text, whatever waits in the draft.
        "fix": DESK,
        # What the law has the paper print: whoever answers for the paper, and whoever keeps its rights.
        "statutory": {RIGHTS_MANAGER: BUREAU, **CHIEFS},
        # What was printed, out of every history: for those who answer for it and for its rights.
        "supersede": {RIGHTS_MANAGER: BUREAU, **CHIEFS},
        "withhold": DESK,
        "spike": DESK,
        "restore": DESK,
        "hold": DESK,
        # At once and unread; a task of the desk comes with it.
        "publish_first": {DUTY_PUBLISHER: OWN},
        "kill": CHIEFS,
        # The words of a killed text, in whatever record they stand.
        "see_killed": CHIEFS,
        "reopen": WRITERS,
        # The page before readers see it, and links to it for somebody without an account.
        "preview": WRITERS,
        # Whoever may import a text, and who keeps the rights, may keep the notice that came with it.
        "supply": {RIGHTS_MANAGER: BUREAU, **AUTHORS},
    },
    "articles.revision": {"view": BUREAU_READS},
    "articles.release": {"view": BUREAU_READS},
    "articles.transitionlog": {"view": BUREAU_READS},
    "articles.correction": {"view": BUREAU_READS},
    # What was withdrawn and where it may still be seen; the desk asks the places outside.
    "articles.recall": {"view": DESK, "change": DESK},
    "articles.previewlink": {"view": WRITERS, "change": WRITERS},
    # Whoever may write a story may seal a name in it and sees which are; lifting a seal is for its chiefs.
    "articles.sealedname": {"view": WRITERS, "lift": CHIEFS},
    # Who wrote a story reads what is said of it and what is written to them; the desk settles it.
    "articles.readerreport": {"view": INBOX, "change": DESK},
    "articles.byline": PART_OF_STORY,
    "articles.articleplace": PART_OF_STORY,
    "articles.photouse": PART_OF_STORY,
    "articles.coverageitem": {**PART_OF_STORY, "add": {COVERAGE_EDITOR: BUREAU, **AUTHORS}, "change": {COVERAGE_EDITOR: BUREAU, **AUTHORS}, "delete": {COVERAGE_EDITOR: BUREAU, **AUTHORS}},
    "articles.bureau": {**REFERENCE, "change": DESK},
    "articles.bureaumembership": {**REFERENCE, "add": DESK, "change": DESK, "delete": DESK},
    "articles.auditentry": {"view": CHIEFS, "export": CHIEFS},
    "articles.reporter": {**REFERENCE, "add": DESK, "change": DESK},
    "articles.section": REFERENCE,
    "articles.task": {"view": {REPORTER: OWN, DUTY_PUBLISHER: OWN, TRANSLATOR: BUREAU, **DESK}, "change": DESK},
    # What somebody typed and never saved is theirs; of those who have left, the desk's.
    "articles.typing": {"view": DESK},
    "articles.topic": {**REFERENCE, "add": COVERAGE_KEEPERS},
    "articles.region": REFERENCE,
    "articles.place": REFERENCE,
    "articles.placeterm": REFERENCE,
    "articles.coverage": {**REFERENCE, "add": COVERAGE_KEEPERS, "change": COVERAGE_KEEPERS},
    "articles.glossaryterm": {**REFERENCE, "add": GLOSSARY_KEEPERS, "change": GLOSSARY_KEEPERS, "delete": GLOSSARY_KEEPERS},
    # A front page is never changed: the next one is added to it.
    "articles.frontarrangement": {"view": EVERYONE_READS, "add": COVERAGE_KEEPERS},
    "articles.formerslug": READ_ONLY,
    "articles.siteidentity": {"view": EVERYONE_READS, "add": ADMIN_ONLY, "change": ADMIN_ONLY},
    "articles.sociallink": REFERENCE,
    "articles.imprint": {"view": EVERYONE_READS, "add": ADMIN_ONLY, "change": ADMIN_ONLY},
    "rights.holder": {"view": EVERYONE_READS, "add": RIGHTS, "change": RIGHTS, "delete": RIGHTS},
    "rights.license": {"view": EVERYONE_READS, "add": RIGHTS, "change": RIGHTS, "delete": RIGHTS},
    "rights.notice": {"view": EVERYONE_READS, "add": RIGHTS, "change": RIGHTS},
    "media.photo": {
        "view": BUREAU_READS,
        "add": {PHOTO_EDITOR: BUREAU, **BEGINNERS},
        "change": {PHOTO_EDITOR: BUREAU, RIGHTS_MANAGER: BUREAU, **AUTHORS},
    },
    "media.photopreset": {**REFERENCE, "add": {PHOTO_EDITOR: ALL, **RIGHTS}, "change": {PHOTO_EDITOR: ALL, **RIGHTS}, "delete": RIGHTS},
    "interchange.pageimport": {"view": BUREAU_READS, "change": DESK},
    "accounts.user": {"view": ADMIN_ONLY, "add": ADMIN_ONLY, "change": ADMIN_ONLY},
    "accounts.invitation": {"view": ADMIN_ONLY, "add": ADMIN_ONLY, "change": ADMIN_ONLY},
    # What a chief may give is below the chief's own role, dated, and in the own bureau, and what a chief may
    # end is what that chief gave: accounts/give.py.
    "accounts.assignment": {"view": CHIEFS, "add": CHIEFS, "end": CHIEFS, "change": ADMIN_ONLY, "delete": ADMIN_ONLY},
}  # fmt: skip


def reach(model: str, operation: str, role: str) -> str | None:
    """How far a role may do an operation, or None: not at all."""
    return POLICY.get(model, {}).get(operation, {}).get(role)


def split(permission: str) -> tuple[str, str] | None:
    """`articles.publish_edition` as ("articles.edition", "publish"), or None if it is not of that form."""
    app, dot, code = permission.partition(".")
    operation, line, model = code.rpartition("_")
    return (f"{app}.{model}", operation) if dot and line else None
