"""Finds days told by the day of writing ("on the 2nd", 지난 25일), which a later reader cannot place."""

import re
from typing import Final

# Years ("this year") are left out: the publication date beside the byline answers them.
_ENGLISH: Final = r"""
    \b(?:the\s+)?\d{1,2}(?:st|nd|rd|th)\s+of\s+(?:last|this|next)\s+month\b
  | \bon\s+the\s+\d{1,2}(?:st|nd|rd|th)\b
    (?=\s*(?:[.,;:)’”"']|$|(?:that|and|at|in|to|by|with|from|for|after|before|while|when|morning|evening)\b))
  | \b(?:last|this|next|on)\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b
  | \b(?:last|this|next)\s+(?:week|weekend|month)\b
  | \bthe\s+(?:previous|following|next)\s+day\b
  | \b(?:yesterday|today|tonight|tomorrow)\b
"""
_DAY: Final = r"\d{1,2}일(?!\s*(?:간|동안|만에|째|차|이내|연속|이상|정도|씩|치|평균|최대|생활권|전|후|뒤|당))"
_KOREAN: Final = rf"""
    (?:지난|오는|이)\s?달\s+(?:{_DAY})
  | (?:내달|다음\s?달|이달|지난달|전달)(?:\s+{_DAY})?
  | (?:지난|오는)\s+(?:{_DAY}|[월화수목금토일]요일)
  | (?<![가-힣])(?:이날|전날|다음\s?날|어제|오늘(?!날)|내일|모레|그저께)(?![가-힣]*관)
  | (?:지난|다음|이번)\s?주(?:말|\s[월화수목금토일]요일)?(?![가-힣]{{2}})
  | (?<![\d월.·~∼-])(?<!월\s){_DAY}
"""
_PATTERNS: Final = {
    "en": re.compile(_ENGLISH, re.VERBOSE | re.IGNORECASE),
    "ko": re.compile(_KOREAN, re.VERBOSE),
}


def find(text: str, language: str) -> tuple[str, ...]:
    """Such words in plain text, as written, each once, in order; () for a language without patterns here."""
    pattern = _PATTERNS.get(language)
    if pattern is None:
        return ()
    return tuple(dict.fromkeys(match.group() for match in pattern.finditer(text)))
