"""Two people changed one field: both texts, each paragraph from either side, the result open to editing.

Everything else that was typed travels along as hidden inputs, and the save that follows is based on the
newest copy, so a third one in between brings this page again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from articles.admin import recover
from articles.admin.paste import carried as pastes_of
from articles.admin.story_forms import Content, StoryForms
from articles.admin.told import ROW_LABELS, told
from articles.admin.told import part as part_name
from articles.models import Article, Edition, SavedCopy
from articles.models.article import TEXT_FIELDS
from articles.text import body, diff
from articles.workflow.merge import Clash
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
        "wire_ref",
    }
)
MINE, THEIRS = "mine", "theirs"
SIDES = (MINE, THEIRS)
MAX_SAVES = 5


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
    """One field in conflict: a text to put together, or a value to take from one side as a whole.

    `key` is what its "Put together" says; `is_torn` asks which of two wishes is meant.
    """

    key: str
    part: str
    label: Any
    bound: Any
    choices: tuple[Choice, ...]
    is_text: bool
    is_torn: bool = False


@dataclass(slots=True)
class Found:
    """What both sides wrote into one field, and the common text they started from.

    `picks` are the choices made, `typed` and `shown` what the field holds and what it held when the page
    was drawn; a page drawn for the first time has none of them.
    """

    part: str
    name: str
    base: Any
    mine: Any
    theirs: Any
    picks: Mapping[str, str] = field(default_factory=dict)
    typed: str | None = None
    shown: str | None = None

    @property
    def key(self) -> str:
        return f"{self.part}-{self.name}"

    @property
    def is_text(self) -> bool:
        """Texts are put together; what is chosen from a list, dated or counted is taken from one side."""
        return isinstance(self.mine, str) and self.name in TEXTS

    def stretches(self) -> list[tuple[str, diff.Hunk, str]]:
        """The radio buttons' name, the stretch, and the side chosen for it."""
        found: list[tuple[str, diff.Hunk, str]] = []
        for index, hunk in enumerate(diff.compare(self.base, self.mine, self.theirs or "")):
            name = f"hunk-{self.key}-{index}"
            chosen = self.picks.get(name, hunk.preselect)
            found.append((name, hunk, chosen if chosen in SIDES else hunk.preselect))
        return found

    def composed(self) -> str:
        """The text the choices make, a body one block a line."""
        taken = [text for _name, hunk, side in self.stretches() for text in getattr(hunk, side)]
        return "\n".join(taken) if self.name == "body" else "".join(taken)

    @property
    def is_typed(self) -> bool:
        """Somebody wrote into the field since the page was drawn."""
        return self.typed is not None and self.shown is not None and alike(self.typed) != alike(self.shown)

    @property
    def is_torn(self) -> bool:
        """Written into and chosen anew, to different ends: one of the two would be lost silently."""
        if not self.is_text or not self.is_typed:
            return False
        return alike(self.composed()) not in (alike(self.shown or ""), alike(self.typed or ""))

    def result(self, asked: str = "") -> str:
        """What the field is to hold: what was typed, unless the person asks for the choices."""
        return self.typed or "" if self.is_typed and asked != self.key else self.composed()


def alike(text: str) -> str:
    """A text as fields read it: browsers send other line ends than they were given."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


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


def asked(request: HttpRequest, article: Article, content: Content, have: Content) -> list[Found]:
    """The fields the page asked about, each with what was chosen and typed there."""
    found: list[Found] = []
    for part, (number, data) in content.items():
        before = copy_at(article, part, number_in(request.POST.get(f"base-{part}", "")), have)
        theirs = copy_at(article, part, number, have) or have[part][1]
        for name, value in data.items():
            key = f"{part}-{name}"
            is_text = f"mine-{key}" in request.POST
            if not is_text and f"pick-{key}" not in request.POST:
                continue
            found.append(
                Found(
                    part,
                    name,
                    before.get(name) if before else None,
                    alike(request.POST[f"mine-{key}"]) if is_text else value,
                    theirs.get(name),
                    request.POST,
                    typed=value if is_text else None,
                    shown=request.POST.get(f"shown-{key}") if is_text else None,
                )
            )
    return found


def again(
    request: HttpRequest,
    article: Article,
    editions: Mapping[str, Edition],
    content: Content,
    have: Content,
    found: Iterable[Found],
    frame: dict[str, Any],
) -> HttpResponse:
    """Put together from the chosen sides, to be read and edited before it is saved. Nothing is written."""
    merged = {
        part: (number, whole(article, part, number, data, have)) for part, (number, data) in content.items()
    }
    bases = {part: number_in(request.POST.get(f"base-{part}", "")) for part in content}
    return drawn(request, article, editions, {**have, **merged}, found, bases, frame)


def settled(content: Content, found: Iterable[Found]) -> Content:
    """What is to be saved: texts as chosen or typed; where the other side's value was taken, this save says
    nothing about the field.
    """
    saved = {part: (number, dict(data)) for part, (number, data) in content.items()}
    for one in found:
        data = saved[one.part][1]
        if one.is_text:
            data[one.name] = one.result()
        elif one.picks.get(f"pick-{one.key}") == THEIRS:
            del data[one.name]
    return saved


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
    wanted = request.POST.get(ASK, "")
    asked_about = [one for one in found if one.part in forms.writable]
    entries = [entry_of(one, forms, wanted) for one in asked_about]
    texts = [one for one in asked_about if one.is_text]
    without = {entry.bound.html_name for entry in entries if entry.is_text}
    carried = [(f"base-{part}", str(number)) for part, number in bases.items()]
    carried += [*pastes_of(request), *recover.carried(request)]
    for one in texts:
        carried += [(f"mine-{one.key}", one.mine), (f"shown-{one.key}", one.composed())]
    context = {
        "title": _("Two texts of story %(number)s") % {"number": article.pk},
        "article": article,
        "entries": entries,
        "saves": saves(article, {one.part for one in asked_about}, bases, have),
        "hidden": list(forms.hidden(without)),
        "carried": carried,
        "ask": ASK,
    }
    return render(request, "admin/conflict.html", {**frame, **context}, status=409)


def saves(
    article: Article, parts: Iterable[str], bases: Mapping[str, int], have: Content
) -> list[tuple[str, SavedCopy]]:
    """Who saved meanwhile and when, by part, the newest first: a copy is kept by whoever replaced it."""
    found: list[tuple[str, SavedCopy]] = []
    for part in parts:
        number = have[part][0]
        first = bases.get(part) or number - 1
        earlier = SavedCopy.objects.filter(article=article, part=part, number__range=(first, number - 1))
        found += [
            (part_name(part), save)
            for save in earlier.select_related("replaced_by").defer("data").order_by("-number")[:MAX_SAVES]
        ]
    return sorted(found, key=lambda pair: pair[1].replaced_at, reverse=True)


def entry_of(one: Found, forms: StoryForms, wanted: str) -> Entry:
    form = forms.shared if one.part == SHARED else forms.languages[one.part]
    name = one.name.removesuffix("_id")
    bound = form[name] if name in form.fields else None
    where = part_name(one.part)
    label = bound.label if bound is not None else ROW_LABELS[name]
    if not one.is_text:
        chosen = one.picks.get(f"pick-{one.key}", MINE)
        pick = Choice(
            "both",
            f"pick-{one.key}",
            told(one.name, one.mine, forms),
            told(one.name, one.theirs, forms),
            chosen if chosen in SIDES else MINE,
        )
        return Entry(one.key, where, label, bound, (pick,), is_text=False)
    choices = tuple(
        Choice(
            hunk.kind,
            "" if hunk.kind == "same" else radio,
            shown(one, hunk.mine),
            shown(one, hunk.theirs),
            side,
        )
        for radio, hunk, side in one.stretches()
    )
    form.initial[one.name] = one.result(wanted)
    return Entry(
        one.key, where, label, bound, choices, is_text=True, is_torn=one.is_torn and wanted != one.key
    )


def shown(one: Found, texts: tuple[str, ...]) -> Any:
    """A stretch to be read: a body's blocks as readers see them, any other text as it is."""
    joined = "".join(texts)
    return body.render(joined) if one.name == "body" else joined
