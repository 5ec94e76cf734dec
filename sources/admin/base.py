"""What every page of the admin shares: who and why, refusals as form errors, history, counts that scale."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DataError, IntegrityError, models, transaction
from django.forms import BaseInlineFormSet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.text import capfirst

from sources.changes import Part, has_history, history_of, last_state, own
from sources.describing import describe
from sources.history import remember
from sources.refusals import refusal

from .forms import RememberingForm
from .paging import BoundedPaginator


class RemembersActor(admin.ModelAdmin):
    """Tells the history who changes rows through the admin, and why; refusals of the database become form errors."""

    form = RememberingForm

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002  (Django's signature)
        """Return the form, told what the database refused when this request was tried before."""
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.refused = getattr(request, "refused_by_database", "")
        return form

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Return the field sets; last of all the form asks why."""
        fieldsets = [
            (name, {**options, "fields": [field for field in options["fields"] if field != "edit_reason"]})
            for name, options in super().get_fieldsets(request, obj)
        ]
        if self.may_write(request, obj):
            fieldsets.append((None, {"fields": ["edit_reason"]}))
        return fieldsets

    def may_write(self, request: HttpRequest, obj: Any) -> bool:
        """Return whether the page is a form, and not only a view."""
        return self.has_change_permission(request, obj) if obj else self.has_add_permission(request)

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Answer with the form; when the database refuses what was sent, with the form and the reason."""
        try:
            with transaction.atomic():
                return super().changeform_view(request, *args, **kwargs)
        except (IntegrityError, DataError) as error:
            touched = [self.model, *(inline.model for inline in self.inlines)]
            said = refusal(error, touched)
        except ValidationError as error:
            said = " ".join(error.messages)
        request.refused_by_database = said  # type: ignore[attr-defined]
        return super().changeform_view(request, *args, **kwargs)

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        """Delete the row, or go back to it with what the database refused."""
        try:
            with transaction.atomic():
                return super().delete_view(request, object_id, extra_context)
        except IntegrityError as error:
            self.message_user(request, refusal(error, [self.model]), messages.ERROR)
            return HttpResponseRedirect("../change/")

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """Answer with the list, or go back to it with what the database refused."""
        try:
            return super().changelist_view(request, extra_context)
        except IntegrityError as error:
            self.message_user(request, refusal(error, [self.model]), messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        """Store what the form changed by the use case of all descriptions, which asks who may and tells the history."""
        actor, reason = actor_of(request), form.cleaned_data["edit_reason"]
        columns = {field.name for field in self.opts.concrete_fields}
        facts = {name: form.cleaned_data[name] for name in form.changed_data if name in columns}
        if change and not facts:
            # Names and the like that the page changes beside the row are told to the history all the same.
            remember(actor=actor, reason=reason)
            return
        row = self.model._base_manager.get(pk=obj.pk) if change else obj
        describe(row=row, facts=facts | self.stated(request), actor=actor, reason=reason)

    def stated(self, request: HttpRequest) -> dict[str, Any]:
        """Return the columns that say whose word a row is."""
        return {}

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Delete the row, and tell the history."""
        remember(actor=actor_of(request), reason="Deleted in the admin")
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> None:
        """Delete the rows, and tell the history."""
        with transaction.atomic():
            remember(actor=actor_of(request), reason="Deleted in the admin")
            super().delete_queryset(request, queryset)


class RowSearch(AutocompleteSelect):
    """The admin's search for a row, which is shown again without what is no id: Django looks that up, and fails."""

    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> list[Any]:
        """Return the rows that are chosen, as far as ids name them."""
        return super().optgroups(name, [each for each in value if self._is_id(each)], attr)

    def _is_id(self, text: str) -> bool:
        try:
            self.field.target_field.to_python(text)
        except ValidationError:
            return False
        return True


class DeskAdmin(RemembersActor):
    """The admin of one model: history with what changed, search by id, lists that do not count large tables."""

    paginator = BoundedPaginator
    show_full_result_count = False
    list_per_page = 50
    list_max_show_all = 200
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    object_history_template = "admin/row_history.html"

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Return the field of another row; what is searched for is shown again whatever was sent."""
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", RowSearch(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[Any], search_term: str
    ) -> tuple[models.QuerySet[Any], bool]:
        """Return the rows that the words find; a whole id finds its row."""
        try:
            wanted = uuid.UUID(search_term.strip())
        except ValueError:
            return super().get_search_results(request, queryset, search_term)
        if not isinstance(self.model._meta.pk, models.UUIDField):
            return super().get_search_results(request, queryset, search_term)
        return queryset.filter(pk=wanted), False

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Answer with who changed the row when, by which path, why, and in which fields; also when it was deleted."""
        row = self.get_object(request, unquote(object_id))
        gone = None if row is not None else self._deleted(unquote(object_id))
        if row is None and gone is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined]
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        shown: Any = row if row is not None else gone
        try:
            history = history_of(self.history_parts(shown.pk), after=request.GET.get("after", ""))
        except ValueError:
            raise Http404("No page of this history begins there.") from None
        context = {
            **self.admin_site.each_context(request),
            "title": f"History of {shown}",
            "subtitle": None,
            "history": history,
            "tracked": has_history(self.model),
            "module_name": str(capfirst(self.opts.verbose_name_plural)),
            "object": shown,
            "deleted": gone is not None,
            "opts": self.opts,
            **(extra_context or {}),
        }
        return TemplateResponse(request, self.object_history_template, context)

    def history_parts(self, pk: Any) -> list[Part]:
        """Return what the history of a row is made of."""
        return [own(self.model, pk)]

    def _deleted(self, object_id: str) -> models.Model | None:
        try:
            pk = self.opts.pk.to_python(object_id)
        except ValidationError:
            return None
        return last_state(self.model, pk)


class ReadOnly:
    """A page or inline of the admin that shows rows and changes none."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse."""
        return False


class ReadOnlyAdmin(ReadOnly, DeskAdmin):
    """The admin of rows that the machine writes or that nobody changes: to be looked at."""


class FirstRows(BaseInlineFormSet):
    """The first rows only: a text of a megabyte has thousands of sentences."""

    SHOWN = 50

    def get_queryset(self) -> Any:
        """Return the first rows, once."""
        if not hasattr(self, "_first"):
            self._first = super().get_queryset()[: self.SHOWN]
        return self._first


class ReadOnlyInline(ReadOnly, admin.TabularInline):
    """The first rows that belong to the row of the page, to be looked at."""

    formset = FirstRows
    extra = 0
    can_delete = False
    show_change_link = True


def actor_of(request: HttpRequest) -> Any:
    """Return the user who sent the request; the admin lets nobody else in."""
    return request.user
