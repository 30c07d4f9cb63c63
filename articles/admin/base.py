"""The base of every admin screen: one scope for lists, choices, look-ups and acts, asked of the policy."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.utils import NestedObjects
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import FieldDoesNotExist, PermissionDenied, ValidationError
from django.db import DEFAULT_DB_ALIAS, models, transaction
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy as _
from modeltranslation.translator import NotRegistered, translator

from articles.admin import forged, seen_fields
from articles.admin.fields import DayInput, InstantField, NumberChoiceField, told_apart
from articles.admin.help import HELP, help_for
from articles.admin.rows import rows
from articles.languages import columns
from articles.media.models import Photo
from articles.models import Article
from articles.pagecache.models import Outbox
from articles.workflow import nouns
from articles.workflow.grants import may
from articles.workflow.policy import POLICY
from articles.workflow.refusals import Stale

MAX_SEARCH = 200  # characters
TOO_MANY_TO_LIST = (Article, Photo)


class NounForm(forms.ModelForm):
    """A translated field that must be filled must be filled in one language of the site at least.

    What somebody else changed since the page was drawn is kept, or told if this person changed it too.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.was_seen: dict[str, str] = {}
        self.was_stored: dict[str, Any] = {}
        if self.is_bound and self.instance.pk is not None:
            self.was_stored = seen_fields.stored(self.instance, self.fields)
            shown = seen_fields.read(str(self.data.get(seen_fields.FIELD, "")))
            self.was_seen = dict(shown.get(seen_fields.key(self.instance), {}))
        words = HELP.get(self._meta.model._meta.label_lower, {})
        for name, field in self.fields.items():
            # Fields of the form's own; a model's have it already.
            field.help_text = field.help_text or words.get(name, "")
            current = getattr(self.instance, f"{name}_id", None)
            if isinstance(field, NumberChoiceField) and current is not None:
                # What stands there already may stay, even if this person could not have chosen it.
                field.queryset = field.queryset | field.queryset.model._default_manager.filter(pk=current)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        seen_fields.settle(self, cleaned)
        kind = nouns.kind_of(self.instance)
        if kind and cleaned.get("slug"):
            self.instance.slug = cleaned["slug"]
            if nouns.taken(kind, self.instance):
                self.add_error("slug", ValidationError(nouns.TAKEN, code="taken"))
        try:
            translated = translator.get_options_for_model(self._meta.model).all_fields
        except NotRegistered:
            return cleaned
        for field in translated:
            names = [name for name in columns(field) if name in self.fields]
            needed = not self._meta.model._meta.get_field(field).blank
            if (
                needed
                and names
                and not any(cleaned.get(name) for name in names)
                and not self.has_error(names[0])
            ):
                self.add_error(
                    names[0], ValidationError(_("Fill this in, in one language at least."), code="required")
                )
        return cleaned


class Scoped(BaseModelAdmin):
    """What screens and their inlines share. `view` is the widest scope; other operations narrow it."""

    view_on_site = False
    show_full_result_count = False
    formfield_overrides = {
        models.DateTimeField: {"form_class": InstantField, "widget": InstantField.widget},
        models.DateField: {"widget": DayInput},
        models.URLField: {"assume_scheme": "https"},
    }

    def may(self, request: HttpRequest, operation: str, obj: Model | None = None) -> bool:
        return may(request.user, self.model, operation, obj)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.may(request, "view")

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.may(request, "view", obj)

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.may(request, "add")

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.may(request, "change", obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.may(request, "delete", obj)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        found = rows(request, self.model)
        ordering = self.get_ordering(request)
        return found.order_by(*ordering) if ordering else found

    def choices_for(self, request: HttpRequest, db_field: models.Field) -> QuerySet[Any]:
        """What a foreign key may point to: what the person may see, unless a screen says less."""
        return rows(request, db_field.remote_field.model)

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        formfield = super().formfield_for_dbfield(db_field, request, **kwargs)
        if formfield is None:
            return None
        if isinstance(formfield.widget, RelatedFieldWidgetWrapper):
            # No pop-up doors beside a choice: each noun has one screen.
            formfield.widget = formfield.widget.widget
        if words := help_for(db_field):
            # Django's own word about several choices stays behind ours.
            hint = formfield.help_text if isinstance(db_field, models.ManyToManyField) else ""
            formfield.help_text = format_lazy("{words} {hint}", words=words, hint=hint) if hint else words
        return told_apart(formfield, db_field, dict(settings.LANGUAGES))

    def formfield_for_foreignkey(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> forms.Field:
        kwargs["queryset"] = self.choices_for(request, db_field)
        if db_field.remote_field.model in TOO_MANY_TO_LIST:
            kwargs |= {"form_class": NumberChoiceField, "widget": NumberChoiceField.widget}
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        kwargs["queryset"] = self.choices_for(request, db_field)
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class ScopedAdmin(Scoped, admin.ModelAdmin):
    """A noun's screens. What a person may not meet answers 404, whatever the address."""

    form = NounForm
    actions = None
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50
    list_max_show_all = 50
    save_as = False
    # Whether a record is locked before its form is read; else its admin looks again when it has the lock.
    is_held = True

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Called by what is listed."""
        title = capfirst(self.opts.verbose_name_plural)
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def to_field_allowed(self, request: HttpRequest, to_field: str) -> bool:
        try:
            return bool(self.opts.get_field(to_field).primary_key)
        except FieldDoesNotExist:
            return False

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest | None = None) -> bool:
        """A closed list: what the screen's own filters put into an address, and nothing else."""
        allowed: set[str] = set()
        for item in self.get_list_filter(request):
            if isinstance(item, str):
                allowed |= {f"{item}__exact", f"{item}__isnull"}
            elif isinstance(item, type) and issubclass(item, admin.SimpleListFilter):
                allowed.add(item.parameter_name)
        return lookup in allowed

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        return super().get_search_results(request, queryset, search_term[:MAX_SEARCH].replace("\x00", ""))

    def _get_obj_does_not_exist_redirect(
        self, request: HttpRequest, opts: Any, object_id: str
    ) -> HttpResponse:
        raise Http404

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """A record and its rows are several changes: what they tell the pages comes after all of them."""
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        try:
            with Outbox.objects.gathering():
                return super().changeform_view(request, object_id, form_url, extra_context)
        except Stale:
            # Somebody saved between our reading and our lock: read again, the form tells both values.
            with Outbox.objects.gathering():
                return super().changeform_view(request, object_id, form_url, extra_context)

    def changed(self, form: Any) -> list[str]:
        """The fields a person changed: what others changed meanwhile is not written over."""
        return list(form.changed_data)

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """A record about to be saved is held from here on, so that what the form compares stays so."""
        found = super().get_object(request, object_id, from_field)
        is_saved = request.method == "POST" and transaction.get_connection().in_atomic_block
        if found is None or not is_saved or not self.is_held:
            return found
        nouns.hold(found)
        return super().get_object(request, object_id, from_field)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        form = context["adminform"].form
        shown = [form]
        for formset in context["inline_admin_formsets"]:
            shown += formset.formset.initial_forms
        if request.method == "POST":
            # A form that is drawn again was refused.
            formsets = [one.formset for one in context["inline_admin_formsets"]]
            forged.look(request, [form, *(row for formset in formsets for row in formset.forms)])
            forged.beside(request, self.model, form.fields)
            forged.foreign_rows(request, formsets)
        return super().render_change_form(
            request, {**context, "seen": seen_fields.mark(shown)}, *args, **kwargs
        )

    def save_form(self, request: HttpRequest, form: Any, change: bool) -> Any:
        forged.beside(request, self.model, form.fields)
        return super().save_form(request, form, change)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        nouns.save_noun(obj, by=request.user, fields=self.changed(form))

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        forged.foreign_rows(request, formsets)
        super().save_related(request, form, formsets, change)
        if any(formset.has_changed() for formset in formsets) or form._meta.model._meta.many_to_many:
            nouns.announce_noun(form.instance)
        if not self.may(request, "change" if change else "view", form.instance):
            # The second lock: nobody moves a record out of their own reach. Rolls everything back.
            raise PermissionDenied

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        nouns.delete_noun(obj, by=request.user)

    def get_deleted_objects(
        self, objs: Any, request: HttpRequest
    ) -> tuple[list[Any], dict[str, int], set[str], list[str]]:
        """As counts: the names of what hangs on a record may not be this person's to read."""
        collector = NestedObjects(using=DEFAULT_DB_ALIAS, origin=objs)
        collector.collect(objs)
        counts = {
            str(model._meta.verbose_name_plural): len(found) for model, found in collector.model_objs.items()
        }
        lacking = {
            str(model._meta.verbose_name)
            for model in collector.model_objs
            if model._meta.label_lower in POLICY and not may(request.user, model, "delete")
        }
        in_the_way = Counter(str(capfirst(found._meta.verbose_name_plural)) for found in collector.protected)
        return (
            [str(obj) for obj in objs],
            counts,
            lacking,
            [f"{name}: {count}" for name, count in in_the_way.items()],
        )


class ReadOnlyAdmin(ScopedAdmin):
    """Records that only the desk's own acts write: to be looked at."""

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class ScopedInline(Scoped, admin.StackedInline):
    """Rows under a noun. Only rows the person may change are rows of the form; others cannot be posted."""

    extra = 1
    max_num = 200
    form = NounForm

    def may(self, request: HttpRequest, operation: str, obj: Model | None = None) -> bool:
        """Django asks with the noun the rows hang on, no record of this model: the queryset chooses rows."""
        return may(request.user, self.model, operation)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return rows(request, self.model, "change" if self.may(request, "change") else "view")
