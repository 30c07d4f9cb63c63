"""Turns measurements into a Markdown report: a table for each database, and each goal met or missed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

# subject -> what measure.py found
Found = dict[str, dict[str, Any]]
# database -> number of stories -> Found
Results = dict[str, dict[int, Found]]

FLAT = 1.2  # the longest archive takes at most this much of the shortest one's time
STORY_QUERIES = 3
STORY_MS = {"sqlite": 5.0, "postgresql": 7.0}
DESK_MS, DESK_BYTES, FORM_MS = 30.0, 40_000, 150.0
LAST = "front, last stretch"


def ratio(sizes: dict[int, Found], name: str) -> float:
    """Of the fastest answers, which other work on the machine touches least."""
    small, large = min(sizes), max(sizes)
    return float(sizes[large][name]["low"] / sizes[small][name]["low"])


def table(database: str, sizes: dict[int, Found]) -> Iterator[str]:
    """One line a subject; where a page shows more stories in the fuller archive, its ratio says nothing."""
    heads = " | ".join(f"{size:,} stories, ms | lines | queries" for size in sorted(sizes))
    yield f"## {database}"
    yield ""
    yield f"| | {heads} | kB | ratio |"
    yield "|---|" + "---:|" * (3 * len(sizes) + 2)
    for name, last in sizes[max(sizes)].items():
        cells = []
        for size in sorted(sizes):
            row = sizes[size][name]
            cells.append(f"{row['median']:.1f} ({row['low']:.1f}-{row['high']:.1f})")
            cells += [str(row["lines"] or ""), str(row["queries"])]
        same = sizes[min(sizes)][name]["lines"] == last["lines"]
        share = f"{ratio(sizes, name):.2f}" if same else "more lines"
        yield f"| {name} | {' | '.join(cells)} | {last['bytes'] / 1000:.1f} | {share} |"
    yield ""


def goals(database: str, sizes: dict[int, Found]) -> Iterator[tuple[str, bool, str]]:
    """Each goal, whether it is met, and the worst case behind the answer."""
    small, large = sizes[min(sizes)], sizes[max(sizes)]
    alike = [n for n, row in large.items() if row["group"] == "list" and row["lines"] == small[n]["lines"]]
    if len(sizes) > 1 and alike:
        worst = max(alike, key=lambda name: ratio(sizes, name))
        share = ratio(sizes, worst)
        yield (
            f"lists take at most {FLAT} x the time in the fuller archive",
            share <= FLAT,
            f"{worst}: {share:.2f}",
        )
    share = large[LAST]["low"] / large["front"]["low"]
    yield f"the last stretch takes at most {FLAT} x the first", share <= FLAT, f"{share:.2f}"
    story = large["story"]
    most = STORY_MS[database]
    yield f"a story takes at most {most:g} ms", story["median"] <= most, f"{story['median']:.1f} ms"
    yield f"and {STORY_QUERIES} queries", story["queries"] <= STORY_QUERIES, str(story["queries"])
    desk = {name: row for name, row in large.items() if row["group"] == "desk"}
    slowest = max(desk, key=lambda name: desk[name]["median"])
    longest = max(desk, key=lambda name: desk[name]["bytes"])
    slow, long = desk[slowest]["median"], desk[longest]["bytes"]
    yield f"the desk's list takes at most {DESK_MS:g} ms", slow <= DESK_MS, f"{slowest}: {slow:.1f} ms"
    yield f"and {DESK_BYTES / 1000:g} kB", long <= DESK_BYTES, f"{longest}: {long / 1000:.1f} kB"
    form = max(row["median"] for row in large.values() if row["group"] == "form")
    yield f"a story's form takes at most {FORM_MS:g} ms", form <= FORM_MS, f"{form:.1f} ms"


def report(results: Results, machine: str) -> str:
    """The whole report."""
    lines = ["# List and article timings", "", machine, ""]
    lines += [
        "Median (fastest-slowest) of 30 answers in this process, nothing cached; ratios are of the fastest.",
        "",
    ]
    for database, sizes in results.items():
        lines += table(database, sizes)
        lines += ["| goal | | |", "|---|---|---|"]
        lines += [
            f"| {goal} | {'met' if is_met else 'missed'} | {worst} |"
            for goal, is_met, worst in goals(database, sizes)
        ]
        lines.append("")
    return "\n".join(lines)
