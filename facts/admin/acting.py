"""Pages of the admin that act by the forms of `facts.forms`: buttons on a row, a page for each action."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import AdminForm
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import capfirst

from facts.forms import ActionForm, form_named, forms_for
from facts.forms.base import claim_of
from facts.forms.fields import PickedField, PickedManyField
from facts.histories import parts_of
from facts.models import Citation, Claim, Entity, Evidence, Position
from facts.permissions import refusal
from sources.admin.base import DeskAdmin, actor_of
from sources.changes import Part
from sources.models import Outlet, Source, Story

#: Model -> the column that the admin's search for its rows hangs on.
SEARCHED: dict[type[models.Model], Any] = {
    Claim: Claim._meta.get_field("merged_into"),
    Entity: Citation._meta.get_field("speaker"),
    Position: Citation._meta.get_field("position"),
    Source: Evidence._meta.get_field("source"),
    Story: Claim._meta.get_field("story"),
    Outlet: Source._meta.get_field("outlet"),
}


class OffersActions(DeskAdmin):
    """The admin of rows on which people act: a row's page has a button for all that role and state offer."""

    change_form_template = "admin/facts/offering.html"

    class Media:
        """The looks of buttons, words and conflicts."""

        css: ClassVar = {"all": ("facts/admin.css", "facts/changes.css")}

    def get_urls(self) -> list[Any]:
        """Return the addresses of the model, with one for each action on a row."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_act"
        view = self.admin_site.admin_view(self.act_view)
        return [path("<path:object_id>/act/<slug:name>/", view, name=name), *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Answer with the row, and with what this person may do to it."""
        row = self.get_object(request, unquote(object_id))
        offered = self.offered(request, row) if row is not None else []
        context = {"offered": offered, **self.about(request, row), **(extra_context or {})}
        return super().change_view(request, object_id, form_url, context)

    def offered(self, request: HttpRequest, row: Any) -> list[dict[str, Any]]:
        """Return a button for each action: form, address, and why it is not for this person, or ""."""
        actor = actor_of(request)
        return [
            {
                "form": form,
                "address": self.address(row, "act", form.name()),
                "hindrance": form.hindrance(actor, row),
            }
            for form in forms_for(actor, row)
        ]

    def history_parts(self, pk: Any) -> list[Part]:
        """Return what the history of a row is made of: of its own changes, and of those of its parts."""
        return parts_of(self.model, pk)

    def about(self, request: HttpRequest, row: Any) -> dict[str, Any]:
        """Return what else the page of a row shows above its fields."""
        return {}

    def address(self, row: Any, page: str, *args: Any) -> str:
        """Return the address of a page of a row of this model."""
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}"
        return reverse(name, args=[row.pk, *args], current_app=self.admin_site.name)

    def act_view(self, request: HttpRequest, object_id: str, name: str) -> HttpResponse:
        """Answer with the form of an action; sent, do it and go back to the row, or say why not."""
        row = self.get_object(request, unquote(object_id))
        if row is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined]
        form_class = form_named(name, row)
        if form_class is None:
            raise Http404
        actor = actor_of(request)
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        # What was typed is never thrown away: a form that is sent says itself what has changed meanwhile.
        if request.method != "POST" and not form_class.offered(actor, row):
            if sentence := refusal(actor, form_class.action, claim=claim_of(row)):
                raise PermissionDenied(sentence)
            self.message_user(request, form_class.why_not(actor, row), messages.WARNING)
            return HttpResponseRedirect(self.address(row, "change"))
        sent = (request.POST, request.FILES) if request.method == "POST" else ()
        return self.answer(request, form_class(*sent, actor=actor, row=row), row)

    def answer(self, request: HttpRequest, form: ActionForm, row: Any) -> HttpResponse:
        """Do what a form that was sent says and go back to the row; else answer with the form."""
        evidence = getattr(form, "evidence", None)
        for each in (form, *(evidence or ())):
            search_rows(each, self.admin_site)
        if form.is_bound and form.act():
            self.message_user(request, form.done, messages.SUCCESS)
            goes_on = row if row is not None else form.result
            return HttpResponseRedirect(self.address(goes_on, "change"))
        context = {
            **self.admin_site.each_context(request),
            "title": form.title,
            "subtitle": None,
            "opts": self.opts,
            "original": row,
            "form": form,
            "fields": self.as_in_the_admin(form),
            "evidence": evidence,
            "items": [self.as_in_the_admin(each) for each in evidence or ()],
            "media": self.media + form.media + (evidence.media if evidence else forms.Media()),
            "module_name": str(capfirst(self.opts.verbose_name_plural)),
            "back": self.address(row, "change") if row is not None else None,
        }
        return TemplateResponse(request, "admin/facts/act.html", context)

    def as_in_the_admin(self, form: Any) -> AdminForm:
        """Return a form as the admin's own templates take it."""
        return AdminForm(form, [(None, {"fields": list(form.fields)})], {}, (), model_admin=self)


class ActsOnly(OffersActions):
    """The admin of rows that change by actions alone: their columns are shown."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return whether lists may change rows; the page of a row changes none."""
        return obj is None and super().has_change_permission(request)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: rows come by actions on what they belong to."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: what is wrong is rejected, merged, dismissed or withdrawn, and stays known."""
        return False


class AddsByForm(ActsOnly):
    """The admin of rows that also come by a form of their own."""

    add_form: ClassVar[type[ActionForm]]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return whether the role may add one."""
        return self.add_form.offered(actor_of(request), self.model())

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Answer with the form of a new row; sent, add it."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        sent = (request.POST,) if request.method == "POST" else ()
        return self.answer(request, self.add_form(*sent, actor=actor_of(request), row=self.model()), None)


def search_rows(form: forms.Form, site: admin.AdminSite) -> None:
    """Put the admin's search in place of lines for ids, but for what could not be read: that is shown as typed."""
    picked = {
        name: field for name, field in form.fields.items() if isinstance(field, PickedField | PickedManyField)
    }
    for field in picked.values():
        # Before the errors are asked for: they remember what a field said.
        field.help_text = ""
    for name, field in picked.items():
        if form.is_bound and name in form.errors:
            continue
        many = isinstance(field, PickedManyField)
        column = SEARCHED[field.queryset.model]  # type: ignore[union-attr]
        widget: Any = (AutocompleteSelectMultiple if many else AutocompleteSelect)(column, site)
        widget.choices, widget.is_required = field.choices, field.required
        field.widget = widget
