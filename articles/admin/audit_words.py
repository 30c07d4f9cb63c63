"""Says in words what a row of the audit log tells, as one literal table of its codes."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.admin import told
from articles.models import AuditEntry
from articles.workflow.transitions import LABELS

WHAT: dict[str, str | Promise] = {
    "logged_in": pgettext_lazy("audit", "logged in"),
    "logged_out": pgettext_lazy("audit", "logged out"),
    "wrong_password": pgettext_lazy("audit", "wrong password"),
    "wrong_code": pgettext_lazy("audit", "wrong code"),
    "password_changed": pgettext_lazy("audit", "changed the password"),
    "factor_added": pgettext_lazy("audit", "added a second factor"),
    "factor_removed": pgettext_lazy("audit", "removed a second factor"),
    "codes_made": pgettext_lazy("audit", "made new recovery codes"),
    "added": pgettext_lazy("audit", "added"),
    "changed": pgettext_lazy("audit", "changed"),
    "deleted": pgettext_lazy("audit", "deleted"),
    "refused": pgettext_lazy("audit", "refused"),
    "forged": pgettext_lazy("audit", "sent what the page does not offer"),
    "exported": pgettext_lazy("audit", "exported"),
    "invited": pgettext_lazy("audit", "invited"),
    "invitation_used": pgettext_lazy("audit", "accepted an invitation"),
    "invitation_revoked": pgettext_lazy("audit", "took an invitation back"),
    "moved": pgettext_lazy("audit", "moved to another bureau"),
    "handed_over": pgettext_lazy("audit", "stories handed over"),
    "left": pgettext_lazy("audit", "left the paper"),
    "sessions_ended": pgettext_lazy("audit", "ended other log-ins"),
}
NAMES: dict[str, str | Promise] = {
    "device": pgettext_lazy("audit", "device"),
    "factor": pgettext_lazy("audit", "factor"),
    "line": pgettext_lazy("audit", "from"),
    "address": pgettext_lazy("audit", "address"),
    "fields": pgettext_lazy("audit", "fields"),
    "reason": _("reason"),
    "language": _("language"),
    "name": pgettext_lazy("audit", "record"),
    "changes": pgettext_lazy("audit", "changes"),
    "rows": pgettext_lazy("audit", "rows"),
    "person": _("person"),
    "seat": pgettext_lazy("audit", "seat"),
    "stories": _("stories"),
}
# Codes among the values.
VALUES: dict[tuple[str, str], str | Promise] = {
    ("device", "new"): pgettext_lazy("audit", "new to us"),
    ("device", "known"): pgettext_lazy("audit", "known"),
    ("factor", "totp"): _("Authenticator app"),
    ("factor", "webauthn"): pgettext_lazy("audit", "passkey"),
    ("factor", "recovery_codes"): _("Recovery codes"),
    ("factor", "all"): pgettext_lazy("audit", "everything"),
}
# Said by other words, or of use to the verifier only.
UNSAID = frozenset({"what", "verb", "before", "after", "model", "number"})


def sentence(entry: AuditEntry) -> str:
    """One line: what was done first, then the particulars."""
    values: dict[str, Any] = entry.told
    parts = [str(WHAT.get(values["what"], values["what"]))] if values.get("what") else []
    if verb := values.get("verb"):
        parts.append(str(LABELS.get(verb, verb)))
    if "before" in values and "after" in values:
        parts.append(f"{told.state(str(values['before']))} → {told.state(str(values['after']))}")
    for name, value in values.items():
        if name not in UNSAID and value not in ("", None, []):
            parts.append(f"{NAMES.get(name, name)}: {worded(name, value)}")
    return " · ".join(parts)


def worded(name: str, value: Any) -> str:
    if name == "language":
        return str(dict(settings.LANGUAGES).get(value, value))
    if isinstance(value, list):
        return ", ".join(str(part) for part in value)
    return str(VALUES.get((name, str(value)), value))
