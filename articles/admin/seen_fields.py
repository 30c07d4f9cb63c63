"""What a record's form showed: a digest of every field's stored value, signed, in one hidden field.

So a save tells what the person changed from what somebody else changed meanwhile: theirs is kept, and where
both changed one field both values are shown.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core import signing
from django.db.models import Model
from django.utils.translation import gettext as _

from articles.workflow.refusals import Stale

FIELD = "_seen"
SALT = "articles.seen"
MOST_CHARACTERS = 200_000

Seen = dict[str, dict[str, str]]


def key(record: Model) -> str:
    return f"{record._meta.label_lower}:{record.pk}"


def digest(value: Any) -> str:
    """Of a value as stored or as cleaned: the same thing said in another form is the same."""
    return hashlib.sha256(canonical(value).encode("utf-8", "replace")).hexdigest()[:16]


def canonical(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    if isinstance(value, str):
        return "\n".join(value.splitlines()).strip()
    if isinstance(value, Iterable):
        return ",".join(sorted(canonical(one) for one in value))
    return str(value)


def stored(record: Any, names: Iterable[str]) -> dict[str, Any]:
    """The values of the record's own fields among `names`, as the database has them."""
    if record.pk is None:
        return {}
    wanted = set(names)
    found = {
        field.name: getattr(record, field.attname)
        for field in record._meta.concrete_fields
        if field.name in wanted
    }
    for field in record._meta.many_to_many:
        if field.name in wanted:
            found[field.name] = list(getattr(record, field.name).values_list("pk", flat=True))
    return found


def read(text: str) -> Seen:
    """What a post says its page had shown; nothing for what no page of ours says."""
    if not text or len(text) > MOST_CHARACTERS:
        return {}
    try:
        return signing.loads(text, salt=SALT)
    except signing.BadSignature:
        return {}


def mark(found: Iterable[forms.ModelForm]) -> str:
    """The hidden field's value for a page of these forms; a form that was posted keeps what it had shown, but
    for what it has just told.
    """
    seen: Seen = {}
    for form in found:
        if form.instance.pk is None:
            continue
        seen[key(form.instance)] = getattr(form, "was_seen", None) or {
            name: digest(value) for name, value in stored(form.instance, form.fields).items()
        }
    return signing.dumps(seen, salt=SALT, compress=True)


def settle(form: Any, cleaned: dict[str, Any]) -> None:
    """Take out of `cleaned` what only somebody else changed, and put a note beside what both did.

    A page shown again still has the earlier value of what only somebody else changed: it has not seen theirs.
    """
    for name, value in form.was_stored.items():
        if name not in form.was_seen or name not in cleaned:
            continue
        before, now, mine = form.was_seen[name], digest(value), digest(cleaned[name])
        if before == now:
            continue
        if mine == before:
            cleaned.pop(name)
            if name in form.changed_data:
                form.changed_data.remove(name)
            continue
        if mine != now:
            form.add_error(name, told(form, name, value))
        form.was_seen[name] = now


def look_again(form: Any) -> None:
    """For whoever locked the record after its form was read. Raises Stale if it is another by now."""
    names = form.was_stored
    fresh = type(form.instance)._base_manager.filter(pk=form.instance.pk).first()
    if fresh is not None and any(
        digest(value) != digest(names[name]) for name, value in stored(fresh, names).items()
    ):
        raise Stale(_("Somebody saved this record since you opened it. Look at it again first."))


def told(form: Any, name: str, value: Any) -> forms.ValidationError:
    words = _(
        "Somebody changed this while you were writing. It says now: “%(now)s”. Yours stands in the field: "
        "save once more to keep it."
    )
    return forms.ValidationError(words % {"now": said(form, name, value)}, code="changed")


def said(form: Any, name: str, value: Any) -> str:
    """A stored value as the form would show it."""
    choices = getattr(form.fields[name], "choices", None)
    wanted = {canonical(one) for one in (value if isinstance(value, list) else [value])}
    if choices is not None:
        return ", ".join(
            str(label) for code, label in choices if canonical(getattr(code, "value", code)) in wanted
        )
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dt.datetime):
        return str(form.fields[name].prepare_value(value))
    return canonical(value) or _("nothing")
