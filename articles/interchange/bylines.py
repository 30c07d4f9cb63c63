"""Bylines as Korean papers print them into the text: the bracket at the head, the address at the end."""

import re
from typing import Final, NamedTuple

from articles.interchange.item import BylineGuess

_TITLE: Final = (
    r"(?:(?:선임|수석|수습|인턴|사진|영상|객원|시민|전문|취재|편집|대|[가-힣]{2}전문)?\s?기자|[가-힣]{0,4}특파원"
    r"|논설위원|논설실장|편집위원|전문위원|연구위원|객원위원|주필|[가-힣]{0,4}본부장|편집국장|국장|부국장|부장|차장"
    r"|팀장|칼럼니스트|에디터|리포터|아나운서|PD|주재)"
)
_NAME: Final = r"[가-힣]{2,5}"
_NAMES: Final = rf"{_NAME}(?:\s?[·ㆍ,]\s?{_NAME})*"
_EMAIL: Final = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_EMAILS: Final = rf"{_EMAIL}(?:[\s,·ㆍ/]+{_EMAIL})*"
_PLACE: Final = r"[가-힣A-Za-z·ㆍ/ ]{1,20}"
# Agencies part the names by a space; lazy, so that a title of two words is none of them.
_SPACED_NAMES: Final = rf"{_NAME}(?:(?:\s?[·ㆍ,]\s?|\s){_NAME})*?"
_AGENCY_SIGN_OFF: Final = rf"(?P<names>{_SPACED_NAMES})\s*(?P<title>{_TITLE})"
_SIGN_OFF: Final = rf"(?P<names>{_NAMES})\s*(?P<title>{_TITLE})"
# Brackets that say what a story or a picture is, not who wrote it.
_LABEL: Final = (
    r"(?!(?:단독|속보|종합|포토|사진|영상|글|그래픽|인터뷰|르포"
    r"|칼럼|기고|사설|기획|특집|제공|자료)[\s=·ㆍ\]])"
)
# Lazy: "김민지 선임기자" is a person before it is a bureau called 김민지.
_BUREAU: Final = r"(?:(?P<bureau>[^\[\]]{1,30}?)\s+)??"

# The forms at the head, as templates over paper, place, bureau, names and title.
_HEAD_KOREAN: Final = (
    # [제호(광양)=홍길동 기자]
    re.compile(rf"\[(?P<paper>[^\[\]()=]{{1,40}})\((?P<place>{_PLACE})\)\s?=\s?{_SIGN_OFF}\]"),
    # [광양=제호] 홍길동 기자 =
    re.compile(rf"\[(?P<place>{_PLACE})=(?P<paper>[^\[\]=]{{1,40}})\]\s*{_AGENCY_SIGN_OFF}\s*="),
    # (광양=제호) 홍길동 기자 =
    re.compile(rf"\((?P<place>{_PLACE})=(?P<paper>[^()=]{{1,40}})\)\s*{_AGENCY_SIGN_OFF}\s*="),
    # [제호=홍길동 기자], [제호 호남취재본부 홍길동 기자], [홍길동 기자]
    re.compile(rf"\[{_LABEL}(?P<paper>[^\[\]=()]{{1,40}}?)\s?=\s?{_BUREAU}{_SIGN_OFF}\]"),
    re.compile(rf"\[{_LABEL}(?P<paper>[^\[\]\s=]{{1,20}})\s+{_BUREAU}{_SIGN_OFF}\]"),
    re.compile(rf"\[{_LABEL}{_SIGN_OFF}\]"),
)

_TITLE_ENGLISH: Final = (
    r"(?:(?:Senior\s|Staff\s|Special\s|Intern\s|Photo\s)?(?:Reporters?|Correspondents?)"
    r"|Editorial\sWriter|Columnist)"
)
_NAME_ENGLISH: Final = r"[A-Z][\w.’'-]+(?:\s[A-Z]?[\w.’'-]+){1,3}"
_NAMES_ENGLISH: Final = rf"{_NAME_ENGLISH}(?:(?:,\s|\sand\s|,\sand\s){_NAME_ENGLISH})*"
_HEAD_ENGLISH: Final = (
    # [The Paper Honam Bureau, Reporter Hong Gil-dong], [The Paper = Reporter Hong Gil-dong]
    re.compile(
        rf"\[(?P<unit>[^\[\]=]{{2,80}}?)(?:,\s*|\s*=\s*|\s+)"
        rf"(?P<title>{_TITLE_ENGLISH})\s(?P<names>{_NAMES_ENGLISH})\]"
    ),
    # [The Paper, Hong Gil-dong, Reporter]
    re.compile(
        rf"\[(?P<unit>[^\[\],=]{{2,80}}),\s*(?P<names>{_NAMES_ENGLISH}),?\s(?P<title>{_TITLE_ENGLISH})\]"
    ),
)

# Words that end the name of a unit, and regions that stand in front of them: the rest is the paper's name.
_UNIT_END: Final = re.compile(
    r"\s(?P<bureau>[A-Z][\w·-]+\s(?:(?:Regional\s)?(?:Reporting\s)?(?:Headquarters|Bureau|Office|Desk|Team)"
    r"|(?:News\s)?(?:Department|Division)))$"
)
_REGIONS: Final = {
    "Seoul", "Busan", "Daegu", "Incheon", "Gwangju", "Daejeon", "Ulsan", "Sejong", "Gyeonggi", "Gangwon",
    "Chungcheong", "Chungbuk", "Chungnam", "Jeolla", "Jeonbuk", "Jeonnam", "Gyeongsang", "Gyeongbuk",
    "Gyeongnam", "Jeju", "Honam", "Yeongnam", "Metropolitan", "North", "South", "East", "West", "Central",
    "National",
}  # fmt: skip

_CLOSING: Final = re.compile(
    rf"(?P<before>.*?)(?:^|(?<=[.!?”’\"')\]])\s*|\s+(?=[/=|]))[/=|]?\s*"
    rf"(?:(?P<bureau>[가-힣]+(?:본부|주재|지국|본사|부|팀|국|센터))\s+)?(?:(?P<place>[^\s=]{{1,20}})=)?"
    rf"{_SIGN_OFF}\s*[,(<]?\s*(?P<emails>{_EMAILS})[)>]?"
)
_CLOSING_ENGLISH: Final = re.compile(
    rf"(?P<before>)(?:(?P<title>{_TITLE_ENGLISH})\s)?(?P<names>{_NAMES_ENGLISH}),?\s+(?P<emails>{_EMAILS})"
)
# More than any closing line has; the patterns above are only ever shown this much.
_CLOSING_CHARS: Final = 200
_ADDRESS_ONLY: Final = re.compile(_EMAILS)
# 홍길동(id@paper.example), as portals put it under a story: a line of its own, without a title.
_NAME_AND_ADDRESS: Final = re.compile(rf"(?P<name>{_NAME})\s?[(<](?P<email>{_EMAIL})[)>]")


# 홍길동 기자, By Hong Gil-dong: a line of its own at the head, as portals and English papers have it.
_ALONE: Final = re.compile(_SIGN_OFF)
_ALONE_ENGLISH: Final = re.compile(
    rf"(?:By|BY)\s(?!(?:The|A|An)\s)(?P<names>{_NAMES_ENGLISH})(?:,?\s(?P<title>{_TITLE_ENGLISH}))?"
)


class Lifted(NamedTuple):
    """What is left of the line, the people named in it, and the place of the dateline."""

    rest: str
    bylines: tuple[BylineGuess, ...]
    place: str


def lift_head(line: str, language: str) -> Lifted | None:
    """Takes the byline off the start of a paragraph; None if it opens with none, so that [단독] stays."""
    for pattern in _HEAD_ENGLISH if language == "en" else _HEAD_KOREAN:
        match = pattern.match(line)
        if match is None:
            continue
        parts = match.groupdict(default="")
        paper, bureau = parts.get("paper", ""), parts.get("bureau", "")
        if language == "en":
            paper, bureau = _unit(parts["unit"])
        bylines = tuple(
            BylineGuess(paper.strip(), bureau.strip(), name, _singular(parts["title"]), "", "head")
            for name in _people(parts["names"], is_spaced=language != "en")
        )
        return Lifted(line[match.end() :].lstrip(), bylines, parts.get("place", "").strip())
    return None


def lift_alone(line: str, language: str) -> Lifted | None:
    """The people of a line that holds nothing but their names and a title."""
    if len(line) > _CLOSING_CHARS:
        return None
    match = (_ALONE_ENGLISH if language == "en" else _ALONE).fullmatch(line)
    if match is None:
        return None
    title = _singular(match["title"] or "")
    people = (BylineGuess("", "", name, title, "", "head") for name in _people(match["names"]))
    return Lifted("", tuple(people), "")


def lift_closing(line: str, language: str) -> Lifted | None:
    """Takes `이름 직함 주소` off the end of a line, or a line of addresses; None without either."""
    if len(line) > _CLOSING_CHARS:
        lifted = lift_closing(line[-_CLOSING_CHARS:], language)
        return lifted and lifted._replace(rest=line[:-_CLOSING_CHARS] + lifted.rest)
    if _ADDRESS_ONLY.fullmatch(line):
        addresses = re.findall(_EMAIL, line)
        return Lifted("", tuple(BylineGuess("", "", "", "", email, "closing") for email in addresses), "")
    named = _NAME_AND_ADDRESS.fullmatch(line)
    if named is not None:
        return Lifted("", (BylineGuess("", "", named["name"], "", named["email"], "closing"),), "")
    match = (_CLOSING_ENGLISH if language == "en" else _CLOSING).fullmatch(line)
    if match is None:
        return None
    parts = match.groupdict(default="")
    people, addresses = _people(parts["names"]), re.findall(_EMAIL, parts["emails"])
    # One address for several people is the desk's; printed after the last name, it is kept with that one.
    addresses = [""] * (len(people) - len(addresses)) + addresses
    bylines = tuple(
        BylineGuess("", parts.get("bureau", ""), name, _singular(parts["title"]), email, "closing")
        for name, email in zip(people, addresses, strict=False)
    )
    return Lifted(parts["before"].rstrip(" /="), bylines, parts.get("place", ""))


def _people(names: str, *, is_spaced: bool = False) -> list[str]:
    sign = r"\s?[·ㆍ,]\s?(?:and\s)?|\sand\s"
    return [name.strip() for name in re.split(rf"{sign}|\s" if is_spaced else sign, names) if name.strip()]


def _singular(title: str) -> str:
    return re.sub(r"(Reporter|Correspondent)s$", r"\1", title)


def _unit(text: str) -> tuple[str, str]:
    """Paper and bureau of an English bracket, written without a sign between: the bureau is the tail."""
    text = text.strip(" ,")
    match = _UNIT_END.search(text)
    if match is None:
        return text, ""
    paper = text[: match.start()].split(" ")
    bureau = [match.group("bureau")]
    while len(paper) > 1 and paper[-1].strip(",·") in _REGIONS:
        bureau.insert(0, paper.pop())
    return " ".join(paper).rstrip(","), " ".join(bureau)
