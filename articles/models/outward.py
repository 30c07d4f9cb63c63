"""The one value every door prints of rights: pages, feeds, structured data, headers and the files for robots
take it as it is and put nothing to it.
"""

from __future__ import annotations

from dataclasses import dataclass

from articles.rights.resolve import ALL_RESERVED, Reserved


@dataclass(frozen=True, slots=True)
class Outward:
    """`claim` is the pinned one, `terms` today's. `holder` is "" where nobody is named, `authors` are the
    holders of a contributed piece. `rights_page` is absolute, `reserved` what machines are told.
    """

    claim: str
    terms: str
    holder: str = ""
    is_person: bool = False
    is_ours: bool = True
    authors: tuple[str, ...] = ()
    year: int | None = None
    license_url: str = ""
    rights_page: str = ""
    reserved: Reserved = ALL_RESERVED

    @property
    def line(self) -> str:
        """The copyright line, in one paragraph: made here and nowhere else."""
        return " ".join(part for part in (self.claim, self.terms) if part)
