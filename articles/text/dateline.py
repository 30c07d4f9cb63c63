"""The place a story was filed from, as each language prints it."""

from typing import Final

_HOME_COUNTRY: Final = "South Korea"
_FORMS: Final = {"ko": "({place}={paper})", "ja": "【{place}={paper}】"}


def dateline(place: str, language: str) -> str:
    """The place by itself: `GWANGYANG, South Korea —` in English, `광양` in Korean; "" without a place.

    A place abroad carries its country after a comma ("Tokyo, Japan"); only the place is put in capitals.
    """
    place = place.strip()
    if not place or language != "en":
        return place
    town, _, country = place.partition(",")
    return f"{town.strip().upper()}, {country.strip() or _HOME_COUNTRY} —"


def printed(place: str, paper: str, language: str) -> str:
    """The dateline with the paper's byline name, as in `(광양=제호)`; English names no paper."""
    place, paper = place.strip(), paper.strip()
    if place and paper and language in _FORMS:
        return _FORMS[language].format(place=place, paper=paper)
    return dateline(place, language)
