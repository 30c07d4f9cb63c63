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


REPORTER, TRANSLATOR, BUREAU_EDITOR, SYSTEM_ADMIN = "reporter", "translator", "bureau_editor", "system_admin"
ROLES = (
    Role(REPORTER, _("reporter")),
    Role(TRANSLATOR, _("translator")),
    Role(BUREAU_EDITOR, _("bureau editor")),
    Role(SYSTEM_ADMIN, _("system administrator")),
)

ALL, BUREAU, OWN = "all", "bureau", "own"

Row = dict[str, str]
EVERYONE_READS: Row = {REPORTER: ALL, TRANSLATOR: ALL, BUREAU_EDITOR: ALL, SYSTEM_ADMIN: ALL}
ADMIN_ONLY: Row = {SYSTEM_ADMIN: ALL}
DESK: Row = {BUREAU_EDITOR: BUREAU, SYSTEM_ADMIN: ALL}
BUREAU_READS: Row = {REPORTER: BUREAU, TRANSLATOR: BUREAU, BUREAU_EDITOR: BUREAU, SYSTEM_ADMIN: ALL}
GLOSSARY_KEEPERS: Row = {TRANSLATOR: ALL, BUREAU_EDITOR: ALL, SYSTEM_ADMIN: ALL}
INBOX: Row = {REPORTER: OWN, BUREAU_EDITOR: BUREAU, SYSTEM_ADMIN: ALL}
WRITERS: Row = {REPORTER: OWN, TRANSLATOR: BUREAU, BUREAU_EDITOR: BUREAU, SYSTEM_ADMIN: ALL}

REFERENCE: dict[str, Row] = {
    "view": EVERYONE_READS,
    "add": ADMIN_ONLY,
    "change": ADMIN_ONLY,
    "delete": ADMIN_ONLY,
}
READ_ONLY: dict[str, Row] = {"view": ADMIN_ONLY}
PART_OF_STORY: dict[str, Row] = {
    "view": BUREAU_READS,
    "add": {REPORTER: OWN, BUREAU_EDITOR: BUREAU, SYSTEM_ADMIN: ALL},
    "change": {REPORTER: OWN, BUREAU_EDITOR: BUREAU, SYSTEM_ADMIN: ALL},
    "delete": {REPORTER: OWN, BUREAU_EDITOR: BUREAU, SYSTEM_ADMIN: ALL},
}

# model -> operation -> role -> reach
POLICY: dict[str, dict[str, Row]] = {
    "articles.article": {
        "view": BUREAU_READS,
        "add": {REPORTER: BUREAU, BUREAU_EDITOR: BUREAU, SYSTEM_ADMIN: ALL},
        # The shared parts; a translator changes one language's text only.
        "change": {REPORTER: OWN, TRANSLATOR: BUREAU, BUREAU_EDITOR: BUREAU, SYSTEM_ADMIN: ALL},
        "share": {REPORTER: OWN, BUREAU_EDITOR: BUREAU, SYSTEM_ADMIN: ALL},
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
        "withhold": DESK,
        "spike": DESK,
        "restore": DESK,
        "kill": ADMIN_ONLY,
        "reopen": WRITERS,
        # Whoever may import a text may keep the notice that came with it, for that edition alone.
        "supply": {REPORTER: OWN, BUREAU_EDITOR: BUREAU, SYSTEM_ADMIN: ALL},
    },
    "articles.revision": {"view": BUREAU_READS},
    "articles.release": {"view": BUREAU_READS},
    "articles.transitionlog": {"view": BUREAU_READS},
    "articles.correction": {"view": BUREAU_READS},
    # Who wrote a story reads what is said of it and what is written to them; the desk settles it.
    "articles.readerreport": {"view": INBOX, "change": DESK},
    "articles.byline": PART_OF_STORY,
    "articles.articleplace": PART_OF_STORY,
    "articles.photouse": PART_OF_STORY,
    "articles.coverageitem": PART_OF_STORY,
    "articles.bureau": {**REFERENCE, "change": DESK},
    "articles.bureaumembership": {**REFERENCE, "add": DESK, "change": DESK, "delete": DESK},
    "articles.reporter": {**REFERENCE, "add": DESK, "change": DESK},
    "articles.section": REFERENCE,
    "articles.topic": {**REFERENCE, "add": {BUREAU_EDITOR: ALL, SYSTEM_ADMIN: ALL}},
    "articles.region": REFERENCE,
    "articles.place": REFERENCE,
    "articles.placeterm": REFERENCE,
    "articles.coverage": {**REFERENCE, "add": {BUREAU_EDITOR: ALL, SYSTEM_ADMIN: ALL}, "change": {BUREAU_EDITOR: ALL, SYSTEM_ADMIN: ALL}},
    "articles.glossaryterm": {**REFERENCE, "add": GLOSSARY_KEEPERS, "change": GLOSSARY_KEEPERS, "delete": GLOSSARY_KEEPERS},
    # A front page is never changed: the next one is added to it.
    "articles.frontarrangement": {"view": EVERYONE_READS, "add": {BUREAU_EDITOR: ALL, SYSTEM_ADMIN: ALL}},
    "articles.formerslug": READ_ONLY,
    "articles.siteidentity": {"view": EVERYONE_READS, "add": ADMIN_ONLY, "change": ADMIN_ONLY},
    "articles.sociallink": REFERENCE,
    "articles.imprint": {"view": EVERYONE_READS, "add": ADMIN_ONLY, "change": ADMIN_ONLY},
    "rights.holder": REFERENCE,
    "rights.license": REFERENCE,
    "rights.notice": {"view": EVERYONE_READS, "add": ADMIN_ONLY, "change": ADMIN_ONLY},
    "media.photo": {
        "view": BUREAU_READS,
        "add": {REPORTER: BUREAU, BUREAU_EDITOR: BUREAU, SYSTEM_ADMIN: ALL},
        "change": {REPORTER: OWN, BUREAU_EDITOR: BUREAU, SYSTEM_ADMIN: ALL},
    },
    "media.photopreset": REFERENCE,
    "interchange.pageimport": {"view": BUREAU_READS, "change": DESK},
    "accounts.user": {"view": ADMIN_ONLY, "add": ADMIN_ONLY, "change": ADMIN_ONLY},
    "accounts.assignment": {"view": ADMIN_ONLY, "add": ADMIN_ONLY, "change": ADMIN_ONLY, "delete": ADMIN_ONLY},
}  # fmt: skip


def reach(model: str, operation: str, role: str) -> str | None:
    """How far a role may do an operation, or None: not at all."""
    return POLICY.get(model, {}).get(operation, {}).get(role)


def split(permission: str) -> tuple[str, str] | None:
    """`articles.publish_edition` as ("articles.edition", "publish"), or None if it is not of that form."""
    app, dot, code = permission.partition(".")
    operation, line, model = code.partition("_")
    return (f"{app}.{model}", operation) if dot and line else None
