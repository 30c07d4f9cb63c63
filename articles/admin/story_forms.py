"""All forms of one story's page as one: from the desk's data to fields, and from what was typed to data."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from articles.admin import story_fields
from articles.admin.rows import bureaus_to, rows
from articles.admin.story_fields import LanguageForm, SharedForm
from articles.admin.versions import VersionsForm, version_name
from articles.languages import column
from articles.media.models import Photo
from articles.models import Article, Bureau, Coverage, Edition, Place, Reporter, Section, Topic
from articles.rights.models import Holder
from articles.text import body
from articles.text.slug import slugify
from articles.workflow.copy import open_fields
from articles.workflow.grants import may, may_somewhere
from articles.workflow.parts import LANGUAGES, SHARED, SHARED_FIELDS, SHARED_SETS, Data, plain, typed

ROW_SETS = {"bylines": story_fields.BYLINES, "places": story_fields.PLACES, "photos": story_fields.PHOTOS}
# A byline may name any bureau; the story itself goes only where the person may put it.
MODELS: dict[str, type[Model]] = {
    "section": Section,
    "source": Holder,
    "topics": Topic,
    "coverages": Coverage,
    "reporter": Reporter,
    "place": Place,
    "any_bureau": Bureau,
}
Content = dict[str, tuple[int, Data]]


class Lists:
    """What this person may choose from, each list read once for the whole page."""

    def __init__(self, request: HttpRequest, article: Article | None) -> None:
        self.request = request
        self.article = article
        self.read: dict[str, list[Any]] = {}

    def of(self, name: str) -> QuerySet[Any]:
        """The rows a field accepts: what stands in the story already may stay there."""
        if name == "photo":
            used = self.article.photo_uses.values("photo") if self.article else []
            return rows(self.request, Photo) | Photo.objects.filter(pk__in=used)
        if name == "bureau" and self.article is None:
            return bureaus_to(self.request, "articles.article", "add")
        if name == "bureau":
            own = Bureau.objects.filter(pk=self.article.bureau_id)
            return bureaus_to(self.request, "articles.article", "share") | own
        found = rows(self.request, MODELS[name])
        return found.prefetch_related("terms__region") if name == "place" else found

    def choices(self, name: str) -> list[Any]:
        if name not in self.read:
            self.read[name] = list(forms.ModelChoiceField(self.of(name), required=False).choices)
        return self.read[name]


class StoryForms:
    """`writable`: the parts this person may change; the rest is shown, and posts for it are not read.

    `open`: the fields of the shared part they may change, where that is not all of it. `only` names the parts
    `data` speaks of: the others are as they stand. Without it `data` is a whole post.
    """

    def __init__(
        self,
        request: HttpRequest,
        article: Article | None,
        editions: Mapping[str, Edition],
        have: Mapping[str, tuple[int, Data]],
        *,
        data: Any = None,
        only: frozenset[str] | None = None,
    ) -> None:
        lists = Lists(request, article)
        self.have = have
        self.writable = {part for part in have if is_writable(request, article, editions, part)}
        read = self.writable if only is None else self.writable & only
        self.open = open_in(request, article)
        shared = have[SHARED][1]
        self.shared = SharedForm(
            data if SHARED in read else None,
            prefix=SHARED,
            lists=lists,
            initial=shared_initial(shared),
        )
        self.rows = {
            name: formset(
                data if name in self.open and SHARED in read else None,
                prefix=name,
                initial=row_initial(name, shared.get(name, [])),
                form_kwargs={"lists": lists},
            )
            for name, formset in ROW_SETS.items()
        }
        self.languages = {
            language: LanguageForm(
                data if language in read else None,
                prefix=language,
                initial=language_initial(have[language][1]),
                suggestion=slugify(have[language][1].get("headline", ""), language),
            )
            for language in settings.SITE_LANGUAGES
        }
        self.versions = VersionsForm(
            data if only is None else None,
            article=article,
            user=request.user,
            initial={version_name(part): number for part, (number, _data) in have.items()},
        )
        for part in set(have) - self.writable - {SHARED}:
            close(self.languages[part])
        close(self.shared, {name.removesuffix("_id") for name in self.open})
        for name, formset in self.rows.items():
            for form in formset.forms if name not in self.open else ():
                close(form)

    def of_part(self, part: str) -> Iterator[forms.Form]:
        if part != SHARED:
            yield self.languages[part]
            return
        yield self.shared
        for formset in self.rows.values():
            yield from formset.forms

    def is_valid(self) -> bool:
        """Looks at every part, so that all that is wrong is said at once."""
        fine = [self.versions.is_valid()]
        fine += [self.languages[part].is_valid() for part in self.languages if part in self.writable]
        if SHARED in self.writable:
            fine += [self.shared.is_valid()]
            fine += [formset.is_valid() for name, formset in self.rows.items() if name in self.open]
        return all(fine)

    def read(self) -> Iterator[forms.Form]:
        """Every form whose values this person posts."""
        for part in self.writable:
            yield from self.of_part(part)

    @property
    def has_errors(self) -> bool:
        """For the page: some field has a note beside it."""
        return any(form.errors for form in self.read() if form.is_bound) or any(
            formset.is_bound and not formset.is_valid() for formset in self.rows.values()
        )

    def seen(self) -> dict[str, int]:
        """The version of every part this person had before them, also of those they may not change."""
        return {part: self.versions.cleaned_data[version_name(part)] for part in self.have}

    def content(self) -> Content:
        """What was typed, by part, each with the version it is based on; after is_valid()."""
        found: Content = {}
        for part in self.writable:
            version = self.versions.cleaned_data[version_name(part)]
            found[part] = (
                version,
                self.shared_data() if part == SHARED else posted(self.languages[part]),
            )
        return found

    def shared_data(self) -> Data:
        cleaned = self.shared.cleaned_data
        data: Data = {}
        for name in SHARED_FIELDS:
            field = name.removesuffix("_id")
            if name not in self.open or was_left_out(self.shared, field):
                continue
            value = cleaned[field]
            data[name] = value.pk if isinstance(value, Model) else plain(value)
        for name in story_fields.SETS:
            if name in self.open:
                data[name] = sorted(record.pk for record in cleaned[name])
        made = {"bylines": self.byline_rows, "places": self.place_rows, "photos": self.photo_rows}
        return data | {name: make() for name, make in made.items() if name in self.open}

    def place_rows(self) -> list[int]:
        return [row["place"].pk for row in self.rows["places"].kept()]

    def photo_rows(self) -> list[dict[str, Any]]:
        return [
            {
                "photo": row["photo"].pk,
                "role": row["role"],
                "alt_text": words(row, "alt_text"),
                "caption": words(row, "caption"),
                "is_decorative": row["is_decorative"],
            }
            for row in self.rows["photos"].kept()
        ]

    def byline_rows(self) -> list[dict[str, Any]]:
        return byline_data(self.rows["bylines"].kept())

    def hidden(self, without: frozenset[str] | set[str] = frozenset()) -> Iterator[Any]:
        """Every field as hidden inputs, but those named in `without`: a page in between loses nothing."""
        for part in self.have:
            if part not in self.writable:
                continue
            for form in self.of_part(part):
                yield from (field.as_hidden() for field in form if field.html_name not in without)
        if SHARED in self.writable:
            yield from (formset.management_form for formset in self.rows.values())
        yield from (field.as_hidden() for field in self.versions)


def is_writable(
    request: HttpRequest, article: Article | None, editions: Mapping[str, Edition], part: str
) -> bool:
    if part == SHARED:
        return bool(open_in(request, article))
    if article is None:
        return may_somewhere(request.user, "articles.edition", "change", part)
    return may(request.user, Edition, "change", editions[part])


def open_in(request: HttpRequest, article: Article | None) -> frozenset[str]:
    """Who begins a story fills in everything."""
    return (
        frozenset((*SHARED_FIELDS, *SHARED_SETS)) if article is None else open_fields(request.user, article)
    )


def close(form: forms.Form, but: Collection[str] = ()) -> None:
    """These fields are shown, and what is posted for them is not read."""
    for name, field in form.fields.items():
        field.disabled = field.disabled or name not in but


def was_left_out(form: forms.Form, name: str) -> bool:
    """A form that came incomplete says nothing of a field; an empty box of a browser is no such case."""
    return form.fields[name].widget.value_omitted_from_data(form.data, form.files, form.add_prefix(name))


def posted(form: forms.Form) -> Data:
    return {name: value for name, value in form.cleaned_data.items() if not was_left_out(form, name)}


def words(row: Mapping[str, Any], field: str) -> dict[str, str]:
    return {language: row.get(column(field, language)) or "" for language in LANGUAGES}


def byline_data(kept: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of the form as byline rows of the desk's copy."""
    return [
        {
            "reporter": row["reporter"].pk if row["reporter"] else None,
            "name": words(row, "name"),
            "role": row["role"],
            "title": words(row, "title"),
            "bureau": row["bureau"].pk if row["bureau"] else None,
            "language": row["language"],
        }
        for row in kept
    ]


def spread(row: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """A row of data with its texts per language as one value a column."""
    flat = {name: value for name, value in row.items() if name not in names}
    for name in names:
        flat |= {column(name, language): row[name].get(language, "") for language in LANGUAGES}
    return flat


def shared_initial(data: Data) -> dict[str, Any]:
    initial = {name.removesuffix("_id"): typed(name, data[name]) for name in SHARED_FIELDS if name in data}
    return initial | {name: data[name] for name in story_fields.SETS if name in data}


def row_initial(name: str, found: list[Any]) -> list[dict[str, Any]]:
    if name == "places":
        return [{"place": pk} for pk in found]
    texts = ("name", "title") if name == "bylines" else ("alt_text", "caption")
    return [spread(row, *texts) for row in found]


def language_initial(data: Data) -> dict[str, Any]:
    """The body one block a line, to be readable where it is typed; the sanitiser joins them again."""
    return {**data, "body": "\n".join(body.blocks(data["body"]))} if data.get("body") else dict(data)
