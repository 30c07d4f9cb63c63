"""Two people changed one field: both texts, each paragraph from either side, the result open to editing.

Everything else that was typed travels along as hidden inputs, and the save that follows is based on the
newest copy, so a third one in between brings this page again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from articles.admin.story_forms import Content, StoryForms
from articles.admin.told import ROW_LABELS, told
from articles.models import Article, Edition, SavedCopy
from articles.models.article import TEXT_FIELDS
from articles.text import body, diff
from articles.workflow.copy import Clash
from articles.workflow.parts import SHARED, Data, read_language, read_shared

ASK = "_compose"
TEXTS = frozenset(
    {
        *TEXT_FIELDS,
        "slug",
        "slugline",
        "editors_note",
        "embargo_source",
        "embargo_note",
        "print_edition",
        "print_page",
    }
)
MINE, THEIRS = "mine", "theirs"
SIDES = (MINE, THEIRS)


@dataclass(frozen=True, slots=True)
class Choice:
    """One stretch of a text; `name` is the radio buttons', empty where nobody has to choose."""

    kind: str
    name: str
    mine: Any
    theirs: Any
    chosen: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One field in conflict: a text to put together, or a value to take from one side as a whole."""

    part: str
    label: Any
    bound: Any
    choices: tuple[Choice, ...]
    is_text: bool
    result: str = ""


@dataclass(slots=True)
class Found:
    """What both sides wrote into one field, and the common text they started from."""

    part: str
    name: str
    base: Any
    mine: Any
    theirs: Any
    picks: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return f"{self.part}-{self.name}"


def page(
    request: HttpRequest,
    article: Article,
    editions: Mapping[str, Edition],
    content: Content,
    clashes: Iterable[Clash],
    frame: dict[str, Any],
) -> HttpResponse:
    """Both texts of every clash, with one-sided changes chosen already."""
    have = stands(article, editions)
    merged = {
        part: (number, whole(article, part, number, data, have)) for part, (number, data) in content.items()
    }
    found: list[Found] = []
    bases: dict[str, int] = {}
    for clash in clashes:
        merged[clash.part] = (clash.version, {**clash.theirs, **clash.mine})
        bases[clash.part] = content[clash.part][0]
        for name in clash.fields:
            before = clash.base.get(name) if clash.base else None
            found.append(Found(clash.part, name, before, clash.mine[name], clash.theirs.get(name)))
    return drawn(request, article, editions, {**have, **merged}, found, bases, frame)


def again(
    request: HttpRequest,
    article: Article,
    editions: Mapping[str, Edition],
    content: Content,
    have: Content,
    frame: dict[str, Any],
) -> HttpResponse:
    """Put together from the chosen sides, to be read and edited before it is saved. Nothing is written."""
    merged: Content = {}
    found: list[Found] = []
    bases: dict[str, int] = {}
    for part, (number, data) in content.items():
        merged[part] = (number, whole(article, part, number, data, have))
        bases[part] = number_in(request.POST.get(f"base-{part}", ""))
        before = copy_at(article, part, bases[part], have)
        theirs = copy_at(article, part, number, have) or have[part][1]
        for name in data:
            key = f"{part}-{name}"
            mine = request.POST.get(f"mine-{key}") if f"mine-{key}" in request.POST else None
            if mine is not None or f"pick-{key}" in request.POST:
                typed = data[name] if mine is None else mine
                found.append(
                    Found(
                        part,
                        name,
                        before.get(name) if before else None,
                        typed,
                        theirs.get(name),
                        request.POST,
                    )
                )
    return drawn(request, article, editions, {**have, **merged}, found, bases, frame)


def settled(request: HttpRequest, content: Content) -> Content:
    """What is to be saved: where the other side's value was taken, this save says nothing about the field."""
    return {
        part: (
            number,
            {
                name: value
                for name, value in data.items()
                if request.POST.get(f"pick-{part}-{name}") != THEIRS
            },
        )
        for part, (number, data) in content.items()
    }


def stands(article: Article, editions: Mapping[str, Edition]) -> Content:
    """The newest copy of every part, read anew."""
    fresh = Article.objects.get(pk=article.pk)
    found: Content = {SHARED: (fresh.version, read_shared(fresh))}
    for language in editions:
        edition = Edition.objects.filter(article=fresh, language=language).first() or editions[language]
        found[language] = (edition.copy_version, read_language(fresh, edition))
    return found


def copy_at(article: Article, part: str, number: int, have: Content) -> Data | None:
    """The part as it stood at a version, if that is known."""
    if number == have[part][0]:
        return have[part][1]
    earlier = SavedCopy.objects.filter(article=article, part=part, number=number).first()
    return earlier.data if earlier else None


def whole(article: Article, part: str, number: int, data: Data, have: Content) -> Data:
    """`data`, and what it says nothing about as it stood at its version: no hidden input may be empty."""
    return {**(copy_at(article, part, number, have) or have[part][1]), **data}


def number_in(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def drawn(
    request: HttpRequest,
    article: Article,
    editions: Mapping[str, Edition],
    have: Content,
    found: Iterable[Found],
    bases: Mapping[str, int],
    frame: dict[str, Any],
) -> HttpResponse:
    forms = StoryForms(request, article, editions, have)
    entries = [entry_of(one, forms) for one in found if one.part in forms.writable]
    texts = [one for one in found if is_text(one)]
    without = {entry.bound.html_name for entry in entries if entry.is_text}
    carried = [(f"base-{part}", str(number)) for part, number in bases.items()]
    carried += [(f"mine-{one.key}", one.mine) for one in texts]
    context = {
        "title": _("Two texts of story %(number)s") % {"number": article.pk},
        "article": article,
        "entries": entries,
        "hidden": list(forms.hidden(without)),
        "carried": carried,
        "ask": ASK,
    }
    return render(request, "admin/conflict.html", {**frame, **context}, status=409)


def is_text(one: Found) -> bool:
    """Texts are put together; what is chosen from a list, dated or counted is taken from one side."""
    return isinstance(one.mine, str) and one.name in TEXTS


def entry_of(one: Found, forms: StoryForms) -> Entry:
    form = forms.shared if one.part == SHARED else forms.languages[one.part]
    name = one.name.removesuffix("_id")
    bound = form[name] if name in form.fields else None
    where = _("shared part") if one.part == SHARED else str(dict(settings.LANGUAGES)[one.part])
    label = bound.label if bound is not None else ROW_LABELS[name]
    if not is_text(one):
        chosen = one.picks.get(f"pick-{one.key}", MINE)
        pick = Choice(
            "both",
            f"pick-{one.key}",
            told(one.name, one.mine, forms),
            told(one.name, one.theirs, forms),
            chosen if chosen in SIDES else MINE,
        )
        return Entry(where, label, bound, (pick,), is_text=False)
    choices: list[Choice] = []
    taken: list[str] = []
    for index, hunk in enumerate(diff.compare(one.base, one.mine, one.theirs or "")):
        name = f"hunk-{one.key}-{index}"
        chosen = one.picks.get(name, hunk.preselect)
        chosen = chosen if chosen in SIDES else hunk.preselect
        taken += hunk.mine if chosen == MINE else hunk.theirs
        choices.append(
            Choice(
                hunk.kind,
                "" if hunk.kind == "same" else name,
                shown(one, hunk.mine),
                shown(one, hunk.theirs),
                chosen,
            )
        )
    result = "\n".join(taken) if one.name == "body" else "".join(taken)
    form.initial[one.name] = result
    return Entry(where, label, bound, tuple(choices), is_text=True, result=result)


def shown(one: Found, texts: tuple[str, ...]) -> Any:
    """A stretch to be read: a body's blocks as readers see them, any other text as it is."""
    joined = "".join(texts)
    return body.render(joined) if one.name == "body" else joined
