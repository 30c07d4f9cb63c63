"""The words the law has under a statutory correction, a right of reply or a follow-up report.

They are fixed: a desk chooses on what basis it prints, never how that is said. Act on Press Arbitration and
Remedies, arts. 14 (정정보도), 16 (반론보도), 17 (추후보도).
"""

from __future__ import annotations

from typing import Final

# kind -> what it is called in a sentence
NAMES: Final[dict[str, dict[str, str]]] = {
    "ko": {"statutory_correction": "정정보도", "reply": "반론보도", "follow_up": "추후보도"},
    "en": {
        "statutory_correction": "statutory correction",
        "reply": "right of reply",
        "follow_up": "follow-up report",
    },
}
# basis -> the closing line
LINES: Final[dict[str, dict[str, str]]] = {
    "ko": {
        "agreement": "이 {kind}는 당사자와의 합의에 따른 것입니다.",
        "mediation": "이 {kind}는 언론중재위원회의 조정에 따른 것입니다.",
        "court": "이 {kind}는 법원의 판결에 따른 것입니다.",
    },
    "en": {
        "agreement": "This {kind} is published by agreement with the party concerned.",
        "mediation": "This {kind} is published following mediation by the Press Arbitration Commission.",
        "court": "This {kind} is published following a court decision.",
    },
}
SOURCE_CORRECTED: Final[dict[str, str]] = {
    "ko": "이 기사의 {language} 원문이 바로잡혔습니다. 이 번역은 그때 아직 고치지 않았습니다.",
    "en": (
        "The {language} original of this story has been corrected. "
        "This translation had not been revised by then."
    ),
}
LANGUAGES: Final[dict[str, dict[str, str]]] = {
    "ko": {"ko": "한국어", "en": "영어", "ja": "일본어"},
    "en": {"ko": "Korean", "en": "English", "ja": "Japanese"},
}


def closing_line(kind: str, basis: str, language: str) -> str:
    """In the edition's language, English where there are no words for it."""
    code = language if language in LINES else "en"
    return LINES[code][basis].format(kind=NAMES[code][kind])


def source_corrected(original: str, language: str) -> str:
    """What readers of a translation are told when only its original was corrected."""
    code = language if language in SOURCE_CORRECTED else "en"
    return SOURCE_CORRECTED[code].format(language=LANGUAGES[code].get(original, original))
