"""Who meets what at every address of the admin: one literal table, and the walk that compares.

What is expected is worked out here from the policy's rows and the places of the exhibits alone: none of the
code that answers requests has a say in it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from articles import clock
from articles.interchange.models import PageImport
from articles.media.models import Photo
from articles.models import Article
from articles.workflow.copy import save_copy
from articles.workflow.grants import BUREAU_PATH
from articles.workflow.policy import ALL, BUREAU, POLICY, ROLES
from newsroom.accounts.models import User
from tests.articles.admin import doors
from tests.cast import person

Right = tuple[str, str]
# Nobody: the screen has no such door. Whoever holds a role: nothing of anybody's is behind it.
NOBODY: tuple[Right, ...] = ()
STAFF: tuple[Right, ...] = (("any", "role"),)
WHO = (*(role.code for role in ROLES), "no role", "deactivated")
MINE, BUREAUS, OTHERS, PAPER = "mine", "own bureau", "other bureau", "whole paper"
OWN_ROLES = ("reporter", "duty_publisher")


def of(model: str, *operations: str) -> tuple[Right, ...]:
    """Any of these operations on a record of the model."""
    return tuple((model, operation) for operation in operations)


@dataclass(frozen=True)
class Door:
    """Any one of the rights opens it. `post` None: not asked. `arguments` of the record of `model` there."""

    model: str
    get: tuple[Right, ...]
    post: tuple[Right, ...] | None = None
    arguments: Callable[[Any], list[Any]] = lambda record: [record.pk]
    data: dict[str, Any] = field(default_factory=dict)
    # Whether the right is asked about that record, or about having it anywhere.
    is_about_record: bool = True


def somewhere(model: str, get: tuple[Right, ...], post: tuple[Right, ...] | None = None, **more: Any) -> Door:
    return Door(model, get, post, lambda record: [], is_about_record=False, **more)


ARTICLE, EDITION, PHOTO, IMPORT = (
    "articles.article",
    "articles.edition",
    "media.photo",
    "interchange.pageimport",
)
WRITABLE = (*of(ARTICLE, "share", "illustrate", "cover"), *of(EDITION, "change"))
# Screens without a form: their models change by acts, or not at all.
READ_ONLY = frozenset(
    {
        "articles.correction", "articles.edition", "articles.formerslug", "articles.previewlink",
        "articles.release",
        "articles.revision", "articles.transitionlog", IMPORT,
    }
)  # fmt: skip
# There is one paper, so a second identity is added by nobody.
NEVER_ADDED = frozenset({"articles.siteidentity"})
# What was sent is taken back, on an address of its own, and not changed.
NEVER_CHANGED = frozenset({"accounts.invitation"})


def save_of(record: Article) -> list[Any]:
    if not record.saved_copies.exists():
        admin_user = User.objects.get(username="admin")
        save_copy(record, {"shared": (record.version, {"slugline": "canary"})}, by=admin_user)
    return [record.pk, record.saved_copies.first().pk]


def withheld(record: Article) -> list[Any]:
    return [record.pk, "ko", "withhold"]


def in_korean(record: Article) -> list[Any]:
    return [record.pk, "ko"]


def fresh_import(record: PageImport) -> list[Any]:
    """One with a line to keep, of a text that has no notice yet."""
    line = {"verbatim": "© x", "claim": "© x", "terms": "", "holder": "x", "host": ""}
    made = PageImport.objects.create(
        article=record.article, language="en", sha256=f"{record.pk:064}", evidence="x",
        imported_at=clock.now(), found={"notices": [line]},
    )  # fmt: skip
    return [made.pk]


DOORS: dict[str, Door] = {
    "index": somewhere("", STAFF),
    "jsi18n": somewhere("", STAFF),
    "articles_article_act": Door(
        ARTICLE,
        of(EDITION, "withhold"),
        of(EDITION, "withhold"),
        withheld,
    ),
    "articles_article_flag": Door(
        ARTICLE, of(ARTICLE, "flag"), of(ARTICLE, "flag"), lambda record: [record.pk, "legal"]
    ),
    "articles_article_lift_embargo": Door(
        ARTICLE, of(ARTICLE, "break_embargo"), of(ARTICLE, "break_embargo")
    ),
    "articles_article_preview": Door(ARTICLE, of(ARTICLE, "view")),
    "articles_article_credits": somewhere(ARTICLE, NOBODY, STAFF),
    "articles_article_pairs": Door(ARTICLE, NOBODY, of(ARTICLE, "view"), lambda record: [record.pk, "en"]),
    "articles_article_flash": somewhere(ARTICLE, of(ARTICLE, "add"), of(ARTICLE, "add")),
    "articles_article_flash_confirm": Door(
        ARTICLE, of(ARTICLE, "view"), of(ARTICLE, "view"), lambda record: [record.pk, "ko"]
    ),
    "articles_article_read_paste": somewhere(ARTICLE, NOBODY, (*of(ARTICLE, "add"), *of(EDITION, "change"))),
    "articles_article_agency_kill": somewhere(ARTICLE, of(EDITION, "withhold")),
    "articles_article_as_of": Door(ARTICLE, of(ARTICLE, "view"), None, in_korean),
    "articles_article_bulk": somewhere(ARTICLE, NOBODY, STAFF),
    "articles_article_compare": Door(ARTICLE, of(ARTICLE, "view"), None, in_korean),
    "articles_article_fix": Door(ARTICLE, of(EDITION, "fix"), of(EDITION, "fix"), in_korean),
    "articles_article_sealed": Door(ARTICLE, of(ARTICLE, "change"), of(ARTICLE, "change")),
    "articles_article_told": Door(ARTICLE, of(ARTICLE, "view"), None, in_korean),
    "articles_auditentry_table": somewhere(
        "articles.auditentry", NOBODY, of("articles.auditentry", "export")
    ),
    "articles_recall_look": Door("articles.recall", NOBODY, of("articles.recall", "change")),
    "articles_article_save": Door(ARTICLE, of(ARTICLE, "view"), None, save_of),
    "media_photo_thumbnail": Door(PHOTO, of(PHOTO, "view")),
    "media_photo_picture": Door(PHOTO, of(PHOTO, "view")),
    "media_photo_card": Door(PHOTO, NOBODY, of(PHOTO, "view")),
    "media_photo_upload": somewhere(PHOTO, NOBODY, of(PHOTO, "add")),
    "media_photo_preset": Door(PHOTO, NOBODY, of(PHOTO, "change")),
    "media_photo_credit": Door(PHOTO, NOBODY, of(PHOTO, "change")),
    "media_photo_point": Door(PHOTO, NOBODY, of(PHOTO, "change")),
    "interchange_pageimport_undo": Door(IMPORT, NOBODY, of(IMPORT, "change"), lambda record: [record.pk, 0]),
    "interchange_pageimport_keep_notice": Door(IMPORT, NOBODY, of(EDITION, "supply"), fresh_import),
    "accounts_assignment_night_duty": somewhere(
        "accounts.assignment", of("accounts.assignment", "add"), of("accounts.assignment", "add")
    ),
}
# Addresses that are open to everybody or ask something else than a right; the tests that look behind them.
OTHERWISE = {
    "login": "test_who_is_not_logged_in_meets_the_login",
    "logout": "test_who_is_not_logged_in_meets_the_login",
    "account_login": "test_login_leads_to_where_one_wanted_to_go",
    "account_logout": "test_logout_ends_the_session",
    "account_inactive": "no data",
    "account_change_password": "test_a_changed_password_counts",
    "language": "test_screens_change_their_language",
    # One's own log-in, and the ways in; what is behind them is nobody else's.
    **{
        name: test
        for name, test in doors.SPECIAL.items()
        if name.startswith(("mfa_", "account_", "accounts_user_", "accounts_invitation_"))
    },
    # Asks who gave the role as well.
    "accounts_assignment_end": "test_a_chief_ends_what_that_chief_gave_and_nothing_else",
    # Keeps nothing of a form that says nothing.
    "articles_article_typing": "test_what_is_typed_into_another_bureaus_story_is_not_kept",
    "articles_article_typing_new": "test_who_may_not_begin_a_story_keeps_no_new_one",
    # Of a place outside, by its number under the withdrawal.
    "articles_recall_receipt": "test_no_withdrawal_of_another_bureau_is_touched",
    "app_list": "test_every_list_and_record_shows_only_what_is_in_reach",
    "autocomplete": "test_no_look_up_finds_another_bureaus_records",
}


def of_model(label: str, kind: str) -> Door:
    """The five addresses of a model: what its list, its form, its history and its deletion ask for."""
    able = set(POLICY[label]) - (set() if label not in READ_ONLY else {"add", "change", "delete"})
    able -= {"change"} if label in NEVER_CHANGED else set()
    add = of(label, "add") if "add" in able and label not in NEVER_ADDED else NOBODY
    change = WRITABLE if label == ARTICLE else of(label, "change") if "change" in able else NOBODY
    delete = of(label, "delete") if "delete" in able else NOBODY
    return {
        "changelist": somewhere(label, of(label, "view")),
        "add": somewhere(label, add, add),
        "history": Door(label, of(label, "view")),
        "delete": Door(label, delete, delete, data={"post": "yes"}),
        "change": Door(label, of(label, "view"), change),
    }[kind]


def table() -> dict[str, Door]:
    """Every address that has a row, by its name."""
    found = dict(DOORS)
    for model in doors.registered():
        label = model._meta.label_lower
        found |= {f"{label.replace('.', '_')}_{kind}": of_model(label, kind) for kind in doors.KINDS}
    return found


def without_row() -> set[str]:
    """Names of addresses of the admin that no row is about."""
    return doors.names() - {""} - set(table()) - set(OTHERWISE)


@dataclass(frozen=True)
class Cell:
    """One request of one person: what is there, and whether it is theirs."""

    who: str
    place: str
    name: str
    method: str


def rooms_of(place: str, rooms: dict[str, Any]) -> dict[type[Model], Model]:
    key = {MINE: "honam", BUREAUS: "honam", OTHERS: "gangwon", PAPER: "paper"}[place]
    found: dict[type[Model], Model] = rooms[key]
    return found


def cells(rooms: dict[str, Any]) -> list[Cell]:
    """Every request there is to make: each address, method and person, at each place with such a record."""
    found = []
    for name, door in table().items():
        places = [place for place in (MINE, BUREAUS, OTHERS, PAPER) if is_there(door, place, rooms)]
        for place in places if door.is_about_record else [BUREAUS]:
            for method in ("get", "post"):
                if method == "post" and door.post is None:
                    continue
                people = WHO if place != MINE else OWN_ROLES
                found += [Cell(who, place, name, method) for who in people]
    return found


def is_there(door: Door, place: str, rooms: dict[str, Any]) -> bool:
    room = rooms_of(place, rooms)
    is_owned = door.model.startswith(("articles.", "media.", "interchange."))
    return any(model._meta.label_lower == door.model for model in room) and (place != MINE or is_owned)


def place_of(record: Model | None, place: str) -> str:
    """Records of the whole paper that belong to a bureau all the same are Honam's in the exhibition."""
    label = record._meta.label_lower if record is not None else ""
    return BUREAUS if place == PAPER and label in ("articles.bureau", "articles.reporter") else place


def expects(cell: Cell, rights: tuple[Right, ...], record: Model | None, *, is_about_record: bool) -> bool:
    """Whether the table lets this person in."""
    if cell.who in ("no role", "deactivated"):
        return False
    if rights == STAFF:
        return True
    for label, operation in rights:
        reach = POLICY[label].get(operation, {}).get(cell.who)
        if reach is None:
            continue
        where = place_of(record, cell.place)
        is_home = where in (MINE, BUREAUS) or label not in BUREAU_PATH
        if not is_about_record or reach == ALL or (reach == BUREAU and is_home) or where == MINE:
            return True
    return False


def deviation(client: Client, cell: Cell, rooms: dict[str, Any]) -> str:
    """What the answer was, if it was not the table's; "" if it was. Nothing it does stays."""
    door = table()[cell.name]
    room = rooms_of(cell.place, rooms)
    record = next((one for model, one in room.items() if model._meta.label_lower == door.model), None)
    rights = door.get if cell.method == "get" else door.post or NOBODY
    expected = expects(cell, rights, record, is_about_record=door.is_about_record)
    with transaction.atomic():
        prefix = "" if cell.name.startswith("account_") else "admin:"
        address = reverse(f"{prefix}{cell.name}", args=door.arguments(record) if record else [])
        asked = client.get(address) if cell.method == "get" else client.post(address, door.data)
        transaction.set_rollback(True)
    # Closing the answer itself would close the test's database: its file alone.
    for close in asked._resource_closers:
        close()
    status = asked.status_code
    if cell.who in ("no role", "deactivated"):
        is_right = status == (302 if cell.method == "get" else 403)
    elif expected:
        is_right = status not in (403, 404, 405) and status < 500
    else:
        # An address without this method says so to everybody who works here.
        is_right = status == 404 or (status == 405 and rights == NOBODY)
    return "" if is_right else f"{cell}: {status}, expected {'in' if expected else 'out'}"


def people(cast: SimpleNamespace) -> dict[str, User]:
    """A person of each role at Honam, one without any, and an administrator who was switched off."""
    found = {role.code: person(f"walks-{role.code}", role.code, cast.honam) for role in ROLES}
    off = person("walks-off", "system_admin")
    User.objects.filter(pk=off.pk).update(is_active=False)
    return {**found, "no role": cast.nobody, "deactivated": off}


def walk(client: Client, wanted: list[Cell], cast: SimpleNamespace, rooms: dict[str, Any]) -> Iterator[str]:
    """The deviations of these cells; a person logs in once."""
    found = people(cast)
    for who in WHO:
        for place in (BUREAUS, OTHERS, PAPER, MINE):
            own = [cell for cell in wanted if cell.who == who and cell.place == place]
            if not own:
                continue
            if place == MINE:
                claim(rooms["honam"], found[who])
            client.force_login(User(pk=found[who].pk, is_active=True, password=found[who].password))
            yield from filter(None, (deviation(client, cell, rooms) for cell in own))
            if place == MINE:
                claim(rooms["honam"], None)


def claim(room: dict[type[Model], Model], by: User | None) -> None:
    """Makes the exhibits of a bureau this person's own, or nobody's."""
    for model in (Article, Photo):
        record = room[model]
        model.objects.filter(pk=record.pk).update(created_by=by)


def matrix(cast: SimpleNamespace, rooms: dict[str, Any]) -> Iterator[tuple[Cell, str, str, Model]]:
    """Every role, model, operation (also those a model has not) and place, with the record asked about."""
    everything = sorted({operation for operations in POLICY.values() for operation in operations})
    for label in POLICY:
        for operation in everything:
            for place in (BUREAUS, OTHERS, PAPER):
                room = rooms_of(place, rooms)
                record = next((one for model, one in room.items() if model._meta.label_lower == label), None)
                if record is None or operation == "add":
                    continue
                for role in ROLES:
                    yield Cell(role.code, place, label, operation), label, operation, record
