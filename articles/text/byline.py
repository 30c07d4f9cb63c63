"""How a story's credits are printed: byline, translator's line and closing line."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

Method = Literal["original", "human", "machine_edited", "machine"]

ROLES: Final = ("reporter", "photographer", "translator", "contributor", "columnist", "editor")

# A translator has a line of their own, so that no reader takes them for the author.
_NOT_IN_BYLINE: Final = {"translator"}

# English papers leave "Reporter" out; an outside author's standing is why their text is printed, so it stays.
_TITLED_IN_ENGLISH: Final = {"contributor", "columnist", "editor"}

_TRANSLATED: Final[dict[str, dict[Method, str]]] = {
    "ko": {"human": "옮김 {names}", "machine_edited": "기계 번역, {names} 감수", "machine": "기계 번역"},
    "en": {
        "human": "Translated by {names}",
        "machine_edited": "Machine-translated, edited by {names}",
        "machine": "Machine-translated",
    },
    "ja": {"human": "翻訳 {names}", "machine_edited": "機械翻訳、{names} 監修", "machine": "機械翻訳"},
}
# The same when nobody is named.
_TRANSLATED_BY_DESK: Final[dict[str, dict[Method, str]]] = {
    "ko": {"human": "본지 번역", "machine_edited": "기계 번역, 편집국 감수"},
    "en": {"human": "Translated by the desk", "machine_edited": "Machine-translated, edited by the desk"},
    "ja": {"human": "本紙翻訳", "machine_edited": "機械翻訳、編集局監修"},
}
_DOT: Final = {"ko": "·", "ja": "・"}


@dataclass(frozen=True)
class Credit:
    """One person's part in a story, each string in the language of the print and as it was on the day."""

    name: str
    title: str
    bureau: str
    role: str


def printed(credits: Sequence[Credit], language: str) -> str:
    """The byline as readers see it; "" without anyone to name.

    Korean and Japanese: bureau, names, title, each said once for neighbours who share it. English:
    "By A and B, Honam Bureau". Other languages print as English does, without its "By".
    """
    named = [credit for credit in credits if credit.role not in _NOT_IN_BYLINE and credit.name.strip()]
    if not named:
        return ""
    if language in _DOT:
        return _eastern(named, _DOT[language])
    return f"By {_western(named)}" if language == "en" else _western(named)


def translated(credits: Sequence[Credit], language: str, method: Method) -> str:
    """Who translated the story and how; "" for an original. An editor is named only if no translator is."""
    if method == "original":
        return ""
    people = [credit.name for credit in credits if credit.role == "translator" and credit.name.strip()]
    if not people and method == "machine_edited":
        people = [credit.name for credit in credits if credit.role == "editor" and credit.name.strip()]
    known = language if language in _TRANSLATED else "en"
    if not people and method in _TRANSLATED_BY_DESK[known]:
        return _TRANSLATED_BY_DESK[known][method]
    names = _DOT[known].join(people) if known in _DOT else _listed(people)
    return _TRANSLATED[known][method].format(names=names)


def closing_line(name: str, title: str, email: str, language: str) -> str:
    """The line under a Korean story, `이름 직함 주소`; "" without the address it is printed for."""
    if not email:
        return ""
    parts = (name, title, email) if language in _DOT else (name, email)
    return " ".join(part for part in parts if part)


def _eastern(credits: Sequence[Credit], dot: str) -> str:
    written = ""
    for before, credit, after in zip((None, *credits), credits, (*credits[1:], None), strict=False):
        if before is not None:
            # A middle dot carries bureau and title on; where that would be wrong, a comma ends them.
            ends = (before.bureau and not credit.bureau) or (credit.title and not before.title)
            written += ", " if ends else dot
        if credit.bureau and (before is None or before.bureau != credit.bureau):
            written += f"{credit.bureau} "
        written += credit.name
        shared = after is not None and after.title == credit.title and bool(after.bureau or not credit.bureau)
        if credit.title and not shared:
            written += f" {credit.title}"
    return written


def _western(credits: Sequence[Credit]) -> str:
    groups: list[tuple[str, list[str]]] = []
    for credit in credits:
        titled = credit.role in _TITLED_IN_ENGLISH and credit.title
        name = f"{credit.name}, {credit.title}" if titled else credit.name
        # A title stands between a name and the bureau, so its bearer shares no "A and B" with anyone.
        if groups and groups[-1][0] == credit.bureau and not titled and ", " not in groups[-1][1][-1]:
            groups[-1][1].append(name)
        else:
            groups.append((credit.bureau, [name]))
    written = [f"{_listed(names)}, {bureau}" if bureau else _listed(names) for bureau, names in groups]
    if any(", " in group for group in written) and len(written) > 1:
        return f"{'; '.join(written[:-1])}; and {written[-1]}"
    return _listed(written)


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""
