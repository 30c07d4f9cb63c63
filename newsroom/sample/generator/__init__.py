"""About eighty short local stories, built from tables of facts and told in several ways each."""

from __future__ import annotations

from dataclasses import replace

from newsroom.sample.generator.draft import Draft, Event, Pair
from newsroom.sample.generator.events import (
    council,
    harvest,
    health,
    library,
    market_prices,
    road_works,
    school,
    sea_and_sky,
    ships,
    sports,
    timetables,
    traffic,
)
from newsroom.sample.generator.staffing import Staff, known
from newsroom.sample.shapes import Content, English, Korean, PhotoUse, Story

EVENTS: tuple[Event, ...] = (
    council.drafts,
    road_works.drafts,
    market_prices.drafts,
    sea_and_sky.drafts,
    sports.drafts,
    ships.drafts,
    harvest.drafts,
    health.drafts,
    school.drafts,
    library.drafts,
    traffic.drafts,
    timetables.drafts,
)


def with_generated(content: Content) -> Content:
    """The same content with the generated stories after the written ones."""
    return replace(content, stories=(*content.stories, *generate(content)))


def generate(content: Content) -> tuple[Story, ...]:
    """The generated stories in order of publication; of a place the paper does not know there is none."""
    staff = Staff(content)
    drafts = sorted((draft for event in EVENTS for draft in event(staff.spot)), key=lambda d: (d.at, d.key))
    return tuple(story(draft, staff) for draft in drafts)


def story(draft: Draft, staff: Staff) -> Story:
    content = staff.content
    bureau = staff.bureau(draft.place, draft.at.date())
    bylines = staff.bylines(bureau, draft)
    sections = known(draft.sections, (row.slug for row in content.sections))
    is_human = bylines[-1].role == "translator"
    return Story(
        key=draft.key,
        kind="news",
        label="",
        section=(sections or [content.sections[0].slug])[0],
        bureau=bureau.slug,
        bylines=bylines,
        places=(draft.place,),
        topics=tuple(known(draft.topics, (row.slug for row in content.topics))),
        coverages=(),
        origin="press_release" if draft.source else "own",
        origin_body_ko=draft.source[0] if draft.source else "",
        origin_body_en=draft.source[1] if draft.source else "",
        published_at=draft.at,
        state="published",
        ko=Korean(
            kicker=draft.kicker[0],
            headline=draft.headline[0],
            deck=draft.deck[0],
            body=html(draft, 0),
            slug=slug(draft.headline[0], draft),
        ),
        en=English(
            kicker=draft.kicker[1],
            headline=draft.headline[1],
            deck=draft.deck[1],
            body=html(draft, 1),
            slug=slug(draft.headline[1].lower(), draft),
            translation="human" if is_human else "machine_edited",
        ),
        photo=photo(draft, content),
    )


def html(draft: Draft, language: int) -> str:
    return "\n".join(block(pair, language) for pair in draft.body)


def block(pair: Pair, language: int) -> str:
    # A sentence may end in a time of day, which has its full stop already.
    text = pair[language].replace(".m..", ".m.")
    return text if text.startswith("<") else f"<p>{text}</p>"


def slug(headline: str, draft: Draft) -> str:
    """The headline's first words and the day, which no two stories share."""
    plain = headline.replace("’", "").replace(",", "")
    words = "".join(mark if mark.isalnum() else " " for mark in plain).split()
    return "-".join([*words[:6], f"{draft.at:%m%d}"])


def photo(draft: Draft, content: Content) -> PhotoUse | None:
    picture = draft.picture
    if picture is None:
        return None
    own = (content.paper.byline_name_ko, content.paper.masthead_en)
    credit = picture.supplied or own
    return PhotoUse(
        key=f"{draft.key}-photo",
        role="lead",
        scene=picture.scene,
        preset="supplied" if picture.supplied else "own",
        alt_ko=picture.alt[0],
        alt_en=picture.alt[1],
        caption_ko=picture.caption[0],
        caption_en=picture.caption[1],
        credit_ko=credit[0],
        credit_en=credit[1],
    )
