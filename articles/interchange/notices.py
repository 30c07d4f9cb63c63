"""Copyright lines: finds them in a text and reads holder, host, claim and terms."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from articles.interchange.item import NoticeGuess

_SIGN: Final = r"(?:Copyrights?\b|저작권자|[ⓒ©]|\([cC]\))"
_BAN: Final = (
    r"(?:무단\s?(?:전재|복제|배포|도용|사용)|재배포\s?금지|재판매\s?및|AI\s?학습|All\s[Rr]ights\s[Rr]eserved"
    r"|Unauthori[sz]ed\s|No\s(?:reproduction|unauthori[sz]ed)|Reproduction\s)"
)
_TERMS: Final = re.compile(rf"(?<=[^ ]) (?={_BAN})", re.IGNORECASE)

# A notice in its own brackets is one wherever it stands; a slogan may come between the bracket and the name.
_BRACKETED: Final = re.compile(
    rf"<\s*{_SIGN}[^<>\n]{{1,300}}>|＜\s*{_SIGN}[^＜＞\n]{{1,300}}＞|\[\s*{_SIGN}[^\[\]\n]{{1,300}}\]"
)
_WHOLE: Final = re.compile(rf"(?:{_SIGN}|{_BAN})[^\n]{{1,300}}", re.IGNORECASE)
# Behind the last sentence of a paragraph it counts only with a ban: a photo credit has the sign as well.
_BEHIND: Final = re.compile(
    rf"(?<=[.!?”’\"')\]])\s+({_SIGN}[^\n]{{1,200}}(?:금지|reserved)[.>\]]?)$", re.IGNORECASE
)

_LEAD: Final = re.compile(
    rf"^[<＜\[\s]*(?:(?:{_SIGN}|\d{{4}}(?:\s?[-–~]\s?\d{{4}})?|by\b)[\s:,.]*)+", re.IGNORECASE
)
_HOST: Final = re.compile(r"\(\s*(?:https?://)?((?:[\w-]+\.)+[a-z]{2,})/?\s*\)", re.IGNORECASE)
_HOLDER_END: Final = re.compile(
    rf"\s?\((?=(?:https?://)?[\w-]+\.)|[.]\s|[.]$|[>＞\]]|[,\s]*(?={_BAN})", re.IGNORECASE
)
_BAN_END: Final = re.compile(r"(?:금지|reserved|prohibited)[.\s]*$", re.IGNORECASE)
_COMPANY_FORM: Final = re.compile(r"^(?:Ltd|Inc|Co|LLC|Corp)\b", re.IGNORECASE)


def lift(line: str) -> tuple[str, tuple[NoticeGuess, ...]]:
    """The line without its notices, and the notices; ("", (notice,)) if the line was nothing else."""
    line = line.strip()
    found = tuple(_BRACKETED.findall(line))
    if found:
        return re.sub(r"\s{2,}", " ", _BRACKETED.sub(" ", line)).strip(), tuple(map(read, found))
    if _WHOLE.fullmatch(line) and _is_plausible(line):
        return "", (read(line),)
    behind = _BEHIND.search(line)
    if behind:
        return line[: behind.start()].rstrip(), (read(behind.group(1)),)
    return line, ()


def read(verbatim: str) -> NoticeGuess:
    """Holder, host, claim and terms of one notice.

    The line is cut only at the one space in front of the ban, never inside brackets: the words of another
    holder are kept as they were written, so what has no clean cut stays whole in the claim.
    """
    claim, terms = verbatim, ""
    cut = _TERMS.search(verbatim)
    if re.match(_BAN, verbatim, re.IGNORECASE):
        claim, terms = "", verbatim
    elif cut and verbatim[0] not in "<＜[":
        claim, terms = verbatim[: cut.start()], verbatim[cut.end() :]
    host = _HOST.search(verbatim)
    return NoticeGuess(verbatim, claim, terms, _holder(verbatim), host.group(1).lower() if host else "")


def _holder(verbatim: str) -> str:
    lead = _LEAD.match(verbatim)
    if lead is None:
        return ""
    rest = verbatim[lead.end() :]
    end = _HOLDER_END.search(rest)
    named = (rest[: end.start()] if end else rest).strip(" ,")
    # "slogan, paper": the name is what follows the last comma, unless that is only the form of a company.
    last = named.rpartition(",")[2].strip()
    if _COMPANY_FORM.match(last):
        return named
    # A slogan with a comma of its own goes on behind it: of three Korean words or more the name is the last.
    is_slogan = last != named and len(last.split()) > 2 and re.search("[가-힣]", last)
    return last.split()[-1] if is_slogan else last


def of_paper(notice: NoticeGuess, papers: Iterable[str]) -> NoticeGuess:
    """The same notice with the paper a byline names as its holder, if the words before it are a slogan."""
    for paper in papers:
        if paper and notice.holder != paper and notice.holder.endswith(f" {paper}"):
            return replace(notice, holder=paper)
    return notice


def _is_plausible(line: str) -> bool:
    """Of a line that opens like a notice: no sentence after a ban, and a sign, year or ban after a word."""
    if re.match(_BAN, line, re.IGNORECASE):
        return bool(_BAN_END.search(line))
    return bool(re.match("[ⓒ©]", line) or re.search(rf"[ⓒ©]|^\S+\s?(?:\d{{4}}\b|\([cC]\))|{_BAN}", line))
