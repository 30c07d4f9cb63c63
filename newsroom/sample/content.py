"""Read the sample newsroom's data files into typed content, or say plainly what is wrong in which file."""

from __future__ import annotations

import datetime as dt
import tomllib
import types
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from newsroom.sample import pictures
from newsroom.sample.shapes import (
    Bureau,
    Content,
    Coverage,
    Front,
    Paper,
    Place,
    Region,
    Reporter,
    Section,
    Story,
    Topic,
)

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

DATA = Path(__file__).parent / "data"
# Not published on a day of its own.
UNDATED = frozenset({"draft", "en_draft", "scheduled"})

T = TypeVar("T", bound="DataclassInstance")


class ContentError(ValueError):
    """A data file cannot be used; the message names the file, the place in it and what is expected."""


def load(folder: Path = DATA) -> Content:
    """Everything under `folder`, each reference checked. Raises ContentError."""
    content = Content(
        paper=_shape(Paper, _table(folder / "paper.toml"), "paper.toml"),
        regions=_list(Region, folder, "regions"),
        places=_list(Place, folder, "places"),
        bureaus=_list(Bureau, folder, "bureaus"),
        sections=_list(Section, folder, "sections"),
        topics=_list(Topic, folder, "topics"),
        coverages=_list(Coverage, folder, "coverages"),
        reporters=_list(Reporter, folder, "reporters"),
        stories=tuple(
            _shape(Story, _table(path), f"stories/{path.name}")
            for path in sorted((folder / "stories").glob("*.toml"))
        ),
        front=_shape(Front, _table(folder / "front.toml"), "front.toml"),
    )
    _check_unique(content)
    for where, kind, slug, known in _references(content):
        if slug not in known:
            raise ContentError(f"{where}: no {kind} {slug!r}; known are {', '.join(sorted(known))}.")
    _check_portraits(content.reporters)
    _check_stories(content.stories)
    _check_coverages(content)
    return content


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ContentError(f"{path.name}: the file is missing in {path.parent.name}/.") from None
    except UnicodeDecodeError as error:
        raise ContentError(f"{path.name}: not UTF-8 at byte {error.start}; save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{path.name}: not valid TOML: {error}") from error


def _list(shape: type[T], folder: Path, name: str) -> tuple[T, ...]:
    """The one array of tables a list file consists of."""
    table = _table(folder / f"{name}.toml")
    if set(table) != {name} or not isinstance(table[name], list):
        raise ContentError(f"{name}.toml: expected [[{name}]] tables and nothing else.")
    return tuple(_shape(shape, row, f"{name}.toml[{number}]") for number, row in enumerate(table[name], 1))


def _shape(shape: type[T], table: object, where: str) -> T:
    """Build the dataclass `shape`, refusing missing keys, unknown keys and values of another type."""
    if not isinstance(table, dict):
        raise ContentError(f"{where}: expected a table.")
    hints = get_type_hints(shape)
    known = {field.name: field for field in fields(shape)}
    if unknown := sorted(set(table) - set(known)):
        raise ContentError(f"{where}: unknown key {unknown[0]!r}; known are {', '.join(known)}.")
    values: dict[str, Any] = {}
    for name, field in known.items():
        if name in table:
            values[name] = _value(hints[name], table[name], f"{where}: {name}")
        elif field.default is MISSING:
            raise ContentError(f"{where}: missing key {name!r}.")
    return shape(**values)


def _value(hint: Any, value: object, where: str) -> Any:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        # TOML has no null: a value that is present must fit the other half of `X | None`.
        return _value(next(arg for arg in get_args(hint) if arg is not types.NoneType), value, where)
    if origin is Literal:
        if value not in get_args(hint):
            raise ContentError(f"{where}: {value!r} is none of {', '.join(map(repr, get_args(hint)))}.")
        return value
    if origin is tuple:
        if not isinstance(value, list):
            raise ContentError(f"{where}: expected a list.")
        item = get_args(hint)[0]
        return tuple(_value(item, one, f"{where}[{number}]") for number, one in enumerate(value, 1))
    if is_dataclass(hint) and isinstance(hint, type):
        return _shape(hint, value, where)
    # By exact type: a datetime is also a date, a bool is also an int.
    if type(value) is not hint:
        raise ContentError(f"{where}: expected {hint.__name__}, found {type(value).__name__}.")
    if isinstance(value, dt.datetime) and value.tzinfo is None:
        raise ContentError(f"{where}: needs an offset, like +09:00.")
    return value


def _check_unique(content: Content) -> None:
    """No two rows of one file answer to one slug, no two stories share a key or an address."""
    lists: tuple[tuple[str, Iterable[str]], ...] = (
        ("holder", (row.slug for row in content.paper.holders)),
        ("region", (row.slug for row in content.regions)),
        ("place", (row.slug for row in content.places)),
        ("bureau", (row.slug for row in content.bureaus)),
        ("section", (row.slug for row in content.sections)),
        ("topic", (row.slug for row in content.topics)),
        ("coverage", (row.slug for row in content.coverages)),
        ("reporter", (row.slug for row in content.reporters)),
        ("story", (row.key for row in content.stories)),
        ("Korean address", (row.ko.slug for row in content.stories if row.ko)),
        ("English address", (row.en.slug for row in content.stories)),
        ("photo", (photo.key for row in content.stories for photo in row.photos)),
    )
    for kind, slugs in lists:
        seen: set[str] = set()
        for slug in slugs:
            if slug in seen:
                raise ContentError(f"Two rows share the {kind} {slug!r}; rename one.")
            seen.add(slug)


def _references(content: Content) -> Iterator[tuple[str, str, str, frozenset[str]]]:
    """Every reference as (where it stands, kind, slug, the slugs of that kind); empty ones left out."""
    regions = frozenset(row.slug for row in content.regions)
    places = frozenset(row.slug for row in content.places)
    bureaus = frozenset(row.slug for row in content.bureaus)
    sections = frozenset(row.slug for row in content.sections)
    topics = frozenset(row.slug for row in content.topics)
    coverages = frozenset(row.slug for row in content.coverages)
    reporters = frozenset(row.slug for row in content.reporters)
    holders = frozenset(row.slug for row in content.paper.holders)
    stories = frozenset(row.key for row in content.stories)
    scopes = frozenset(
        {"site", *(f"bureau:{slug}" for slug in bureaus), *(f"holder:{slug}" for slug in holders)}
    )
    scenes = pictures.names()

    found: list[tuple[str, str, str, frozenset[str]]] = []
    for notice in content.paper.notices:
        where = f"paper.toml notice of {notice.scope} since {notice.since}"
        found += [(where, "scope", notice.scope, scopes), (where, "holder", notice.holder, holders)]
    found += [(f"region {row.slug}", "region", row.successor, regions) for row in content.regions]
    for place in content.places:
        found += [(f"place {place.slug}", "region", term.region, regions) for term in place.terms]
    for bureau in content.bureaus:
        where = f"bureau {bureau.slug}"
        found += [(where, "bureau", bureau.parent, bureaus), (where, "place", bureau.place, places)]
    found += [(f"section {row.slug}", "section", row.parent, sections) for row in content.sections]
    for coverage in content.coverages:
        where = f"coverage {coverage.slug}"
        found += [(where, "story", item.story, stories) for item in coverage.items]
    on_front = [*content.front.stories, *([content.front.strip.story] if content.front.strip else [])]
    found += [("front.toml", "story", key, stories) for key in on_front]
    for reporter in content.reporters:
        where = f"reporter {reporter.slug}"
        found += [(where, "topic", slug, topics) for slug in reporter.beats]
        found += [(where, "bureau", membership.bureau, bureaus) for membership in reporter.memberships]
        found.append((where, "scene", reporter.portrait, scenes))
    for story in content.stories:
        where = f"story {story.key}"
        found += [(where, "section", story.section, sections), (where, "bureau", story.bureau, bureaus)]
        found += [(where, "place", slug, places) for slug in story.places]
        found += [(where, "topic", slug, topics) for slug in story.topics]
        found += [(where, "coverage", slug, coverages) for slug in story.coverages]
        found += [(where, "scene", photo.scene, scenes) for photo in story.photos]
        for byline in story.bylines:
            found += [
                (where, "reporter", byline.reporter, reporters),
                (where, "bureau", byline.bureau, bureaus),
            ]
    return (reference for reference in found if reference[2])


def _check_portraits(reporters: Iterable[Reporter]) -> None:
    """A portrait is kept by the bureau of whoever it shows."""
    for reporter in reporters:
        if reporter.portrait and not reporter.memberships:
            raise ContentError(f"reporter {reporter.slug}: a portrait needs a membership.")


def _check_stories(stories: Iterable[Story]) -> None:
    """What one key asks of another."""
    for story in stories:
        where = f"story {story.key}"
        if (story.state in UNDATED) != (story.published_at is None):
            raise ContentError(
                f"{where}: a draft or scheduled story has no published_at, every other state needs one."
            )
        if (story.state == "en_draft") != (story.ko is None):
            raise ContentError(f"{where}: an en_draft has no [ko], every other state needs one.")
        if story.ko and (fix := story.correction):
            parts = ((fix.now_ko, fix.note_ko, story.ko.body), (fix.now_en, fix.note_en, story.en.body))
            if any(now not in body or note not in body for now, note, body in parts):
                raise ContentError(f"{where}: the body has to say what the correction says it says now.")
        if (story.state == "corrected") != (story.correction is not None):
            raise ContentError(f"{where}: state corrected and [correction] need each other.")
        if any(photo.role != "body" for photo in story.more) or (story.photo and story.photo.role != "lead"):
            raise ContentError(f"{where}: [photo] is the lead, every [[more]] has the role body.")
        if story.state in ("withheld", "killed") and not (story.state_note_ko and story.state_note_en):
            raise ContentError(f"{where}: state {story.state} needs state_note_ko and state_note_en.")
        for byline in story.bylines:
            if bool(byline.reporter) == bool(byline.name_ko and byline.name_en):
                raise ContentError(f"{where}: a byline has either reporter, or name_ko and name_en.")


def _check_coverages(content: Content) -> None:
    """A coverage lists the stories that name it, each once."""
    for coverage in content.coverages:
        listed = [item.story for item in coverage.items]
        naming = {story.key for story in content.stories if coverage.slug in story.coverages}
        if len(set(listed)) < len(listed) or set(listed) != naming:
            raise ContentError(
                f"coverage {coverage.slug}: items must list each story that names the coverage once: "
                f"{', '.join(sorted(naming))}."
            )
