"""What machines are told of the use of our texts, in the words of each of their standards.

RSL 1.0 (rslstandard.org), TDMRep (W3C community group, final report), AIPREF's Content-Usage and Cloudflare's
Content-Signal: all of them from the one resolved value of a page.
"""

from __future__ import annotations

from collections.abc import Iterator

from articles.rights.resolve import Reserved

NOTHING_RESERVED = Reserved(train=False, ai_input=False, tdm=False, search=True)


def content_usage(reserved: Reserved) -> str:
    """As the header Content-Usage and the line of robots.txt say it."""
    return f"train-ai={'n' if reserved.train else 'y'}, search={'y' if reserved.search else 'n'}"


def content_signal(reserved: Reserved) -> str:
    search, train = ("yes" if reserved.search else "no"), ("no" if reserved.train else "yes")
    return f"search={search}, ai-input={'no' if reserved.ai_input else 'yes'}, ai-train={train}"


def permitted(reserved: Reserved) -> tuple[str, ...]:
    """RSL's words for what may be done; what is in neither list is not licensed."""
    words = (
        ("search", reserved.search),
        ("ai-train", not reserved.train),
        ("ai-input", not reserved.ai_input),
    )
    return tuple(word for word, may in words if may)


def prohibited(reserved: Reserved) -> tuple[str, ...]:
    """RSL's words for what may not; a prohibition wins over a permission."""
    if reserved.train and reserved.ai_input and reserved.tdm:
        return ("ai-all",) if reserved.search else ("ai-all", "search")
    words = (
        ("ai-train", reserved.train),
        ("ai-input", reserved.ai_input),
        ("ai-index", reserved.tdm),
        ("search", not reserved.search),
    )
    return tuple(word for word, may_not in words if may_not)


def headers(reserved: Reserved, licence: str, policy: str) -> Iterator[tuple[str, str]]:
    """Of a page or a picture; `licence` and `policy` are the absolute addresses of RSL and TDM documents."""
    yield "Link", f'<{licence}>; rel="license"; type="application/rsl+xml"'
    yield "Content-Usage", content_usage(reserved)
    yield "tdm-reservation", "1" if reserved.tdm else "0"
    if reserved.tdm:
        yield "tdm-policy", policy


def of_photo(data_mining: str) -> Reserved:
    """What the maker of a photo reserves, by the PLUS vocabulary its file carries; nothing said, nothing
    reserved: the page's own word stands then.
    """
    code = data_mining.rsplit("/", 1)[-1]
    if not code.startswith("DMI-PROHIBITED"):
        return NOTHING_RESERVED
    is_all = code in ("DMI-PROHIBITED", "DMI-PROHIBITED-SEECONSTRAINT")
    is_answers = is_all or code != "DMI-PROHIBITED-AIMLTRAINING"
    return Reserved(train=True, ai_input=is_answers, tdm=True, search=code != "DMI-PROHIBITED")
