"""Finds names a text renders in two ways, or otherwise than the glossary has them.

It would rather say nothing than raise a false alarm: a bare second mention ("Gwangyang" after "Gwangyang
City", a family name alone) is good English and no finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from articles.text import romanised
from articles.text.romanised import Name

Texts = Mapping[str, str]  # plain text by field
MOST: Final = 50  # findings of one text
LONGEST: Final = 100_000  # characters of a text that are looked at
AROUND: Final = 36  # characters shown on either side

_LEVELS: Final = {
    "-si": "city", "City": "city", "-gun": "county", "County": "county",
    "-gu": "district", "District": "district", "-do": "province", "Province": "province",
}  # fmt: skip
_PLACE: Final = re.compile(
    r"(?<![\w-])(?P<base>[A-Z][a-z]+(?:-[a-z]+)*?)(?:(?P<suffix>-(?:si|gun|gu|do))(?![\w-])"
    r"|[ \n](?P<word>City|County|District|Province)(?!\w))"
)
_WORD: Final = re.compile(r"(?<![\w-])[A-Z][a-z]+(?:-[a-z]+)*(?![\w-])")
_SUFFIX: Final = re.compile(r"-(?:si|gun|gu|do)$")
_HANGUL: Final = re.compile("[가-힣]")
# What may follow a Korean name directly; anything else makes it the beginning of another word.
_PARTICLE: Final = (
    "(?:시|군|구|도)?"
    "(?:은|는|이|가|을|를|의|에|에서|에는|에게|와|과|도|로|으로|만|부터|까지|께서|이라|라|인|이며|며|측|씨)?"
)
SHORTEST_PLACE: Final = 5  # letters; shorter names sound like English words


@dataclass(frozen=True, slots=True)
class Term:
    """`source` and `target` are how it is written in the two languages, `others` how it is not in the target.

    `is_entered`: the desk put it into the glossary, so that a text without it is worth a look.
    """

    kind: str
    source: str
    target: str
    others: tuple[str, ...] = ()
    is_entered: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a rendering stands, with the words around it."""

    field: str
    before: str
    hit: str
    after: str


@dataclass(frozen=True, slots=True)
class Rendering:
    """`two_ways`: `found` are the ways. `otherwise`: `found` instead of `wanted`. `missing`: no `wanted`.

    `name` is the name in the source, "" if the text has none.
    """

    code: Literal["two_ways", "otherwise", "missing"]
    name: str
    wanted: str
    found: tuple[str, ...]
    places: tuple[Place, ...]


def renderings(source: Texts, target: Texts, terms: Sequence[Term]) -> tuple[Rendering, ...]:
    """What to look at in `target`, a translation of `source`, or (without a source) a text by itself."""
    original = "\n".join(source.values())[:LONGEST]
    target = {field: text[:LONGEST] for field, text in target.items()}
    people = [(field, name) for field, text in target.items() for name in romanised.names(text)]
    found = [*otherwise(original, target, terms, people), *administrative(target)]
    settled = {form for rendering in found for form in (*rendering.found, rendering.wanted)}
    found += [one for one in persons(original, target, people) if not settled.issuperset(one.found)]
    return tuple(found[:MOST])


def known(source: Texts, terms: Sequence[Term]) -> tuple[Term, ...]:
    """The terms that stand in the source, each once, in the order of the glossary."""
    original = "\n".join(source.values())
    found = {(term.source, term.target): term for term in terms if stands_in(term.source, original)}
    return tuple(found.values())


def stands_in(name: str, text: str) -> bool:
    """Whether a name stands in a text as a word of its own, with its particle if it is Korean."""
    if not name or name not in text:
        return False
    if _HANGUL.search(name[-1]):
        return re.search(rf"(?<![가-힣]){re.escape(name)}{_PARTICLE}(?![가-힣])", text) is not None
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def places_of(forms: Sequence[str], target: Texts) -> tuple[Place, ...]:
    """Every form where it stands first in each field."""
    found: list[Place] = []
    for form in forms:
        for field, text in target.items():
            if match := re.search(rf"(?<![\w-]){re.escape(form)}(?![\w-])", text):
                found.append(place(field, text, match.start(), match.end()))
    return tuple(found)


def place(field: str, text: str, start: int, end: int) -> Place:
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return Place(field, before.replace("\n", " "), text[start:end], after.replace("\n", " "))


def otherwise(
    original: str, target: Texts, terms: Sequence[Term], people: Sequence[tuple[str, Name]]
) -> Iterator[Rendering]:
    """Terms of the source that the target writes in a way the paper does not."""
    whole = "\n".join(target.values())
    wanted = {term.target for term in terms}
    words = sorted({_SUFFIX.sub("", word) for word in _WORD.findall(whole)})
    for term in terms:
        if not term.target or (original and not stands_in(term.source, original)):
            continue
        forms = [form for form in term.others if form not in wanted and written(form, whole, term.target)]
        if original and term.kind == "person":
            forms += spelled(term.target, [name for _field, name in people], wanted)
        elif original and term.kind == "place" and len(romanised.letters(term.target)) >= SHORTEST_PLACE:
            sound = romanised.sound(term.target)
            forms += [word for word in words if word not in wanted and romanised.sound(word) == sound]
        forms = list(dict.fromkeys(forms))
        if forms:
            yield Rendering(
                "otherwise",
                term.source if original else "",
                term.target,
                tuple(forms),
                places_of(forms, target),
            )
        elif original and term.is_entered and is_missing(term.target, target):
            yield Rendering("missing", term.source, term.target, (), ())


def written(form: str, text: str, wanted: str) -> bool:
    """Whether an unwanted form stands in the text other than inside the wanted one."""
    if not form or form not in text:
        return False
    rest = text.replace(wanted, "\0") if form in wanted else text
    return (
        re.search(rf"(?<![\w-]){re.escape(form)}" + ("" if _HANGUL.search(form) else r"(?![\w-])"), rest)
        is not None
    )


def spelled(wanted: str, people: Sequence[Name], others: set[str]) -> list[str]:
    """Other spellings of a person's name."""
    own = next(romanised.names(wanted), None)
    if own is None:
        return []
    return [name.text for name in people if name.sound == own.sound and name.text not in {*others, wanted}]


def is_missing(wanted: str, target: Texts) -> bool:
    """Nowhere in a text that has a body: case, hyphens and spaces aside."""

    def plain(text: str) -> str:
        return re.sub(r"[\W_]", "", text.casefold())

    return bool(target.get("body")) and plain(wanted) not in plain("".join(target.values()))


def administrative(target: Texts) -> Iterator[Rendering]:
    """One city, county, district or province in two ways: Gwangyang-si and Gwangyang City."""
    ways: dict[tuple[str, str], dict[str, None]] = {}
    for text in target.values():
        for match in _PLACE.finditer(text):
            style = match["suffix"] or match["word"]
            form = match["base"] + (style if match["suffix"] else f" {style}")
            ways.setdefault((romanised.letters(match["base"]), _LEVELS[style]), {})[form] = None
    for forms in ways.values():
        if len(forms) > 1:
            yield Rendering("two_ways", "", "", tuple(forms), places_of(tuple(forms), target))


def persons(original: str, target: Texts, people: Sequence[tuple[str, Name]]) -> Iterator[Rendering]:
    """One Korean name in two spellings; two people whose names sound alike are told apart by the source."""
    ways: dict[str, dict[str, Name]] = {}
    for _field, name in people:
        ways.setdefault(name.sound, {}).setdefault(name.text, name)
    for sound, forms in ways.items():
        if len(forms) < 2:
            continue
        named = romanised.hangul_names(original, sound) if _HANGUL.search(original) else set()
        if len({name.letters for name in forms.values()}) > 1 and len(named) > 1:
            continue
        yield Rendering(
            "two_ways",
            min(named) if len(named) == 1 else "",
            "",
            tuple(forms),
            places_of(tuple(forms), target),
        )
