"""How a photo's credit is printed: by where the photo comes from and by language, as one table.

The credit itself is stored bare ("광양시"): machines are told that (JSON-LD creditText, feeds), the label is
for readers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

# Where a photo comes from, as articles.media.models.photo.Preset names it ("" = nobody said) -> language.
FORMS: Final[Mapping[str, Mapping[str, str]]] = {
    "": {"ko": "사진={credit}", "en": "{credit}", "ja": "写真={credit}"},
    "own": {"ko": "사진={credit}", "en": "{credit}", "ja": "撮影={credit}"},
    "supplied": {"ko": "사진={credit} 제공", "en": "Courtesy of {credit}", "ja": "写真={credit}提供"},
    "reader": {"ko": "사진={credit} 제공", "en": "Courtesy of {credit}", "ja": "写真={credit}提供"},
    "agency": {"ko": "사진={credit}", "en": "{credit}", "ja": "写真={credit}"},
}
# Labels that came typed into the credit: they would be printed twice.
LABELS: Final = re.compile(
    r"^(?:사진\s*(?:제공)?\s*[=:/·]\s*|写真\s*[=:]\s*|(?:photo|image|picture)(?:\s+(?:by|credit))?\s*[:=]\s*"
    r"|(?:photo\s+)?courtesy\s+of\s+)",
    re.IGNORECASE,
)
SUPPLIED: Final = re.compile(r"\s*(?:제공|提供)$")


def bare(credit: str) -> str:
    """The credit without a label: `사진=광양시 제공` is 광양시."""
    text = LABELS.sub("", " ".join(credit.split()))
    return SUPPLIED.sub("", text).strip()


def printed(credit: str, source: str, language: str) -> str:
    """The credit with its label as readers of `language` see it; "" for none."""
    name = bare(credit)
    if not name:
        return ""
    forms = FORMS.get(source, FORMS[""])
    return forms.get(language, forms["en"]).format(credit=name)


def caption_and_credit(caption: str, credit: str, source: str, language: str) -> str:
    """Both in one line, for feeds and for what is pasted elsewhere."""
    told = printed(credit, source, language)
    return " ".join(part for part in (caption.strip(), told) if part)
