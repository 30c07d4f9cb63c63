"""One story in every state in which readers must find nothing of it, each field with a word of its own."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from articles import clock
from articles.media.models import Photo
from articles.models import Article
from articles.models.choices import Phase
from articles.pagecache import addresses
from articles.workflow import preview
from articles.workflow.copy import save_copy
from articles.workflow.perform import perform
from tests.articles.reader.surfaces import REGISTER, World, full_story, picture
from tests.cast import EN, edition, publish

NOW = dt.datetime(2031, 5, 2, 3, 4, tzinfo=dt.UTC)
HOUR, SECOND = dt.timedelta(hours=1), dt.timedelta(seconds=1)
LANGUAGES = ("ko", "en")
# Each of these carries a word of its own in every hidden story; `language` fields once a language.
TEXTS = ("headline", "deck", "kicker", "slug", "body", "issuing_body")
SHARED = ("slugline", "editors_note", "embargo_note", "embargo_source")
OF_PHOTO = ("alt_text", "caption", "credit", "creator", "supplied_notice", "file_name")
OF_BYLINE = ("name", "title")
FIELDS = (*TEXTS, *SHARED, *OF_PHOTO, *OF_BYLINE)
WORD = "zaun"


def word(state: str, of: str) -> str:
    """The canary of a field in a state: `zaundraft0headline0`."""
    return f"{WORD}{state}0{of}0".replace("_", "")


def texts(state: str) -> dict[str, str]:
    return {
        **{name: f"{word(state, name)} word" for name in TEXTS},
        "slug": word(state, "slug"),
        "body": f"<p>{word(state, 'body')} 본문이다.</p>",
    }


def told(state: str, world: World, **shared: Any) -> Article:
    """A story that says its state's word wherever a word can stand."""
    made: Photo = picture(
        "green",
        f"{word(state, 'file_name')}.jpg",
        creator=word(state, "creator"),
        supplied_notice=word(state, "supplied_notice"),
        **{f"credit_line_{code}": word(state, "credit") for code in LANGUAGES},
    )
    use = {
        "photo": made.pk,
        "role": "lead",
        "alt_text": dict.fromkeys(LANGUAGES, f"{word(state, 'alt_text')} pier"),
        "caption": dict.fromkeys(LANGUAGES, f"{word(state, 'caption')} ship"),
        "is_decorative": False,
    }
    outsider = {
        "reporter": None,
        "name": dict.fromkeys(LANGUAGES, word(state, "name")),
        "role": "reporter",
        "title": dict.fromkeys(LANGUAGES, word(state, "title")),
        "bureau": world.cast.honam.pk,
        "language": "",
    }
    notes = {name: word(state, name) for name in SHARED}
    given = {
        "photos": [use],
        "bylines": [outsider],
        **notes,
        **{code: texts(state) for code in LANGUAGES},
        **shared,
    }
    return full_story(world, **given)


def each(article: Article, world: World, *verbs: str, reason: str = "asked by counsel", **more: Any) -> None:
    for language in LANGUAGES:
        for verb in verbs:
            perform(verb, edition(article, language), by=world.cast.admin, reason=reason, **more)


def live(article: Article, world: World) -> None:
    for language in LANGUAGES:
        publish(article, language, world.cast.admin)


def embargoed(article: Article, world: World) -> None:
    save_copy(
        article,
        {"shared": (1, {"embargo_online_at": (NOW + 9 * HOUR).isoformat()})},
        by=world.cast.admin,
    )
    each(article, world, "approve")


def scheduled(article: Article, world: World) -> None:
    each(article, world, "approve")
    each(article, world, "schedule", effective_at=NOW + 5 * HOUR)


def shared_by_link(article: Article, world: World) -> None:
    for language in LANGUAGES:
        preview.make(edition(article, language), by=world.cast.admin, now=NOW - HOUR)


def after_live(*verbs: str) -> Callable[[Article, World], None]:
    def done(article: Article, world: World) -> None:
        with clock.at(NOW - 2 * HOUR):
            live(article, world)
        each(article, world, *verbs)

    return done


# How a story comes into each state, an hour before the crawl.
HIDDEN: Mapping[str, Callable[[Article, World], None]] = {
    "draft": lambda article, world: None,
    "submitted": lambda article, world: each(article, world, "submit"),
    "inedit": lambda article, world: each(article, world, "submit", "take"),
    "returned": lambda article, world: each(article, world, "submit", "take", "return"),
    "approved": lambda article, world: each(article, world, "approve"),
    "embargoed": embargoed,
    "scheduled": scheduled,
    "unscheduled": lambda article, world: (scheduled(article, world), each(article, world, "unschedule")),
    "spiked": lambda article, world: each(article, world, "spike"),
    "withheld": after_live("withhold"),
    "expired": after_live("expire"),
    "killed": after_live("kill"),
    "linked": shared_by_link,
}


@dataclass
class Aviary:
    """The world with one story a state; `live` is the control, of which every word but the desk's may go,
    `waiting` is live with a change nobody has seen, `half` is live in English alone.
    """

    world: World
    live: Article
    waiting: Article
    half: Article
    stories: dict[str, Article] = field(default_factory=dict)

    def photo(self, state: str) -> Photo:
        return self.stories[state].photo_uses.get().photo


def aviary(world: World) -> Aviary:
    with clock.at(NOW - HOUR):
        stories = {}
        for state, hide in HIDDEN.items():
            stories[state] = told(state, world)
            hide(stories[state], world)
        third = {"ja": EN} if "ja" in LANGUAGES else {}
        control, waiting = told("live", world), full_story(world, **third)
        for article in (control, waiting):
            live(article, world)
        changed = {code: (1, texts("waiting")) for code in LANGUAGES}
        save_copy(waiting, changed, by=world.cast.admin)
        half = full_story(world, ko=texts("half"), **dict.fromkeys(third, texts("half")))
        publish(half, "en", world.cast.admin)
    return Aviary(world, control, waiting, half, stories)


# What readers get of each; of all others nothing is published.
EXPECTED = {"scheduled": Phase.SCHEDULED, "withheld": Phase.WITHHELD, "expired": Phase.EXPIRED}
EXPECTED |= {"killed": Phase.KILLED}
# What no reader ever gets, of the live story neither.
FOR_THE_DESK = (*SHARED, "file_name")
HIDDEN_STATES = (*HIDDEN, "waiting", "half")
FORBIDDEN = re.compile(
    f"{WORD}(?:{'|'.join(HIDDEN_STATES)})0[a-z]+0"
    f"|{WORD}live0(?:{'|'.join(name.replace('_', '') for name in FOR_THE_DESK)})0"
)


def surfaces(made: Aviary) -> list[str]:
    """Every public address for every story of the aviary, but those that hold a word themselves."""
    found: dict[str, None] = {}
    world = made.world
    for article in (*made.stories.values(), made.live, made.waiting, made.half):
        photo = article.photo_uses.get().photo
        for surface in REGISTER.values():
            found |= dict.fromkeys(surface(world, article, photo))
        for language in LANGUAGES:
            found[f"{addresses.permalink(language, article.pk)}any-slug/"] = None
        for name in ("640.jpg", "640.webp", "1280.jpg", "card.png", "original.jpg"):
            found[addresses.media(str(photo.public_id), name)] = None
    for language in LANGUAGES:
        for asked in (WORD, f"{WORD}d", "pier", "word", "본문이다"):
            found[f"{addresses.search(language)}?q={asked}"] = None
    return [address for address in found if not FORBIDDEN.search(unquote(address))]
