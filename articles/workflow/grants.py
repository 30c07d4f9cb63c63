"""What the policy says about one person and one record.

A grant is a role held now: the accounts app reads assignments and hands them on as values, so nothing here
knows about logins, and a grant that has run out is simply not there on the next request.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from django.db.models import Case, Exists, F, Model, OuterRef, Q, QuerySet, Subquery, Value, When

from articles import clock
from articles.models import BureauMembership, Byline, Edition, Reporter
from articles.models.choices import Hold
from articles.workflow.policy import ALL, OWN, POLICY, reach


@dataclass(frozen=True, slots=True)
class Grant:
    """`bureaus` None: every bureau; else the assignment's and those under it. `language` empty: every
    language.
    """

    role: str
    bureaus: frozenset[int] | None
    language: str


class Actor(Protocol):
    """Whoever acts: a user with the grants of this request."""

    pk: int
    is_active: bool

    def grants(self) -> tuple[Grant, ...]: ...


# How each model that belongs to a bureau reaches it, and its story. Models not listed belong to the whole
# paper.
BUREAU_PATH = {
    "articles.article": "bureau",
    "articles.edition": "article__bureau",
    "articles.revision": "edition__article__bureau",
    "articles.release": "edition__article__bureau",
    "articles.transitionlog": "edition__article__bureau",
    "articles.correction": "edition__article__bureau",
    "articles.readerreport": "article__bureau",
    "articles.recall": "article__bureau",
    "articles.previewlink": "edition__article__bureau",
    "articles.sealedname": "article__bureau",
    "articles.task": "article__bureau",
    "articles.typing": "article__bureau",
    "articles.auditentry": "article__bureau",
    "articles.byline": "article__bureau",
    "articles.articleplace": "article__bureau",
    "articles.photouse": "article__bureau",
    "articles.coverageitem": "article__bureau",
    "articles.bureau": "pk",
    "articles.bureaumembership": "bureau",
    "articles.reporter": "",
    "media.photo": "home__bureau",
    "interchange.pageimport": "article__bureau",
    "accounts.assignment": "bureau",
}
STORY_PATH = {
    "articles.article": "",
    "articles.edition": "article__",
    "articles.revision": "edition__article__",
    "articles.release": "edition__article__",
    "articles.transitionlog": "edition__article__",
    "articles.correction": "edition__article__",
    "articles.readerreport": "article__",
    "articles.recall": "article__",
    "articles.previewlink": "edition__article__",
    "articles.sealedname": "article__",
    "articles.task": "article__",
    "articles.typing": "article__",
    "articles.auditentry": "article__",
    "articles.byline": "article__",
    "articles.articleplace": "article__",
    "articles.photouse": "article__",
    "articles.coverageitem": "article__",
    "interchange.pageimport": "article__",
}


# Records that hold the words of one edition: whoever may not see killed text does not meet them after a kill.
WORDS_OF = {
    "articles.revision": {"pk": "edition"},
    "articles.release": {"pk": "edition"},
    "articles.correction": {"pk": "edition"},
    "interchange.pageimport": {"article": "article", "language": "language"},
}
# What can be done with such an edition and its story by everybody who sees them.
WITHOUT_WORDS = {
    "articles.edition": frozenset({"view", "see_killed"}),
    "articles.article": frozenset(POLICY["articles.article"]) - {"share", "illustrate", "cover"},
}


def label_of(model: type[Model]) -> str:
    return str(model._meta.label_lower)


def fitting(
    actor: Actor, label: str, operation: str, language: str | None = None
) -> Iterator[tuple[Grant, str]]:
    """The actor's grants that allow the operation somewhere, with their reach."""
    if not actor.is_active:
        return
    for grant in actor.grants():
        how_far = reach(label, operation, grant.role)
        if how_far is not None and (language is None or grant.language in ("", language)):
            yield grant, how_far


def may_somewhere(actor: Actor, label: str, operation: str, language: str | None = None) -> bool:
    """Whether any grant allows the operation on any record at all."""
    return next(fitting(actor, label, operation, language), None) is not None


def within_bureaus(label: str, bureaus: frozenset[int]) -> Q:
    """Records of these bureaus; sub-queries, so that no row comes twice.

    A reporter belongs where they work today; without a bureau today, where they worked (or will work) last.
    """
    if label == "articles.reporter":
        today = BureauMembership.objects.on(clock.seoul_day(clock.now()))
        theirs = BureauMembership.objects.filter(reporter=OuterRef("reporter"))
        last = theirs.order_by(
            F("until").desc(nulls_first=True), F("since").desc(nulls_last=True), "-pk"
        ).values("pk")[:1]
        elsewhere = Exists(today.filter(reporter=OuterRef("reporter")))
        members = BureauMembership.objects.filter(
            Q(pk__in=today.values("pk")) | (~elsewhere & Q(pk=Subquery(last))), bureau__in=bureaus
        )
        return Q(pk__in=members.values("reporter_id"))
    if label == "articles.readerreport":
        theirs_today = Reporter.objects.filter(within_bureaus("articles.reporter", bureaus))
        return Q(article__bureau__in=bureaus) | Q(reporter__in=theirs_today.values("pk"))
    return Q(**{f"{BUREAU_PATH[label]}__in": bureaus})


def own(actor: Actor, label: str) -> Q:
    """Photos the actor added; stories the actor began or signs; letters to the actor."""
    if label == "media.photo":
        return Q(created_by=actor.pk)
    prefix = STORY_PATH[label]
    signed = Byline.objects.filter(reporter__user=actor.pk).values("article_id")
    story = f"{prefix}pk" if prefix == "" else prefix.removesuffix("__")
    theirs = Q(**{f"{prefix}created_by": actor.pk}) | Q(**{f"{story}__in": signed})
    return theirs | Q(reporter__user=actor.pk) if label == "articles.readerreport" else theirs


def unseen_killed(actor: Actor) -> QuerySet[Edition] | None:
    """The killed editions whose text the actor may not read; None if there is none such."""
    seen = held_by(actor, "articles.edition", "see_killed")
    killed = Edition.objects.filter(hold=Hold.KILLED)
    if seen is None:
        return killed
    return killed.exclude(seen) if seen else None


def scope(actor: Actor, model: type[Model], operation: str = "view") -> Q | None:
    """The condition that narrows a queryset of `model` to what the actor may do; None means nothing at
    all.
    """
    label = label_of(model)
    condition = held_by(actor, label, operation)
    if condition is None or operation in WITHOUT_WORDS.get(label, ()):
        return condition
    if label not in WORDS_OF and label not in WITHOUT_WORDS:
        return condition
    killed = unseen_killed(actor)
    if killed is None:
        return condition
    if label == "articles.edition":
        return condition & (~Q(hold=Hold.KILLED) | ~Q(pk__in=killed.values("pk")))
    keys = WORDS_OF.get(label, {"article": "pk"})
    there = killed.filter(**{name: OuterRef(own) for name, own in keys.items()})
    return condition & ~Exists(there)


def held_by(actor: Actor, label: str, operation: str) -> Q | None:
    """What the actor's grants give by themselves."""
    condition: Q | None = None
    for grant, how_far in fitting(actor, label, operation):
        part = Q()
        if how_far != ALL and grant.bureaus is not None and label in BUREAU_PATH:
            part &= within_bureaus(label, grant.bureaus)
        if how_far == OWN:
            part &= own(actor, label)
        if label == "articles.edition" and grant.language and operation != "view":
            part &= Q(language=grant.language)
        if not part:
            return Q()
        condition = part if condition is None else condition | part
    return condition


def may(actor: Actor, model: type[Model], operation: str, record: Model | None = None) -> bool:
    """Whether the actor may do the operation on this record, or (without one) on some record."""
    if record is None or record.pk is None:
        return may_somewhere(actor, label_of(model), operation)
    if not isinstance(record, model):
        # The same number in another table would answer for a record nobody asked about.
        raise TypeError(f"may() was asked about a {model.__name__} and given a {type(record).__name__}.")
    condition = scope(actor, model, operation)
    return condition is not None and model._default_manager.filter(condition, pk=record.pk).exists()


def allowed(actor: Actor, model: type[Model], operations: Iterable[str], record: Model) -> frozenset[str]:
    """Those of the operations that `may` allows on a stored record, in one query."""
    wanted: dict[str, Q] = {}
    for operation in operations:
        condition = scope(actor, model, operation)
        if condition is not None:
            wanted[operation] = condition
    cases = {
        f"may_{operation}": Case(When(condition, then=True), default=False) if condition else Value(True)
        for operation, condition in wanted.items()
    }
    found = model._default_manager.filter(pk=record.pk).values(**cases).first() if cases else None
    return frozenset(operation for operation in wanted if found and found[f"may_{operation}"])


def bureaus_for(actor: Actor, label: str, operation: str) -> frozenset[int] | None:
    """The bureaus where the actor may do something; None means every bureau."""
    found: frozenset[int] = frozenset()
    for grant, how_far in fitting(actor, label, operation):
        if how_far == ALL or grant.bureaus is None:
            return None
        found |= grant.bureaus
    return found
