"""English as the generated stories need it: dates, times, numbers and money in news style."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

MONTHS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day(day: dt.date, today: dt.date | None = None) -> str:
    """Nov. 16; with the year where it is another than today's."""
    year = f", {day.year}" if today and day.year != today.year else ""
    return f"{MONTHS[day.month - 1]} {day.day}{year}"


def weekday(day: dt.date) -> str:
    return DAYS[day.weekday()]


def hour(hours: int, minutes: int = 0) -> str:
    """6:30 a.m., 2 p.m., noon."""
    if (hours, minutes) in ((12, 0), (24, 0)):
        return "noon" if hours == 12 else "midnight"
    shown = hours if 1 <= hours <= 12 else abs(hours - 12)
    return f"{shown}{f':{minutes:02}' if minutes else ''} {'a.m.' if hours < 12 else 'p.m.'}"


def count(number: int) -> str:
    """Words below ten, figures with commas above."""
    return SMALL[number] if 0 < number < 10 else f"{number:,}"


def many(number: int, one: str, more: str = "") -> str:
    """one ship, three ships, 12 ships."""
    return f"{count(number)} {one if number == 1 else more or one + 's'}"


def ordinal(number: int) -> str:
    """1st, 22nd, 13th."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if 10 <= number % 100 <= 20 else ending}"


def won(number: int) -> str:
    for size, word in ((10**9, "billion"), (10**6, "million")):
        if number >= size:
            shown = f"{number / size:.4f}".rstrip("0").rstrip(".")
            return f"{shown} {word} won"
    return f"{number:,} won"


def listed(items: Sequence[str]) -> str:
    """a, b and c"""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def first_up(text: str) -> str:
    """The same with a capital at its beginning."""
    return text[0].upper() + text[1:]
