"""Filters of the API's lists: the same sets that filter the pages, strict about every parameter."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet, UUIDField
from django_filters import CharFilter
from django_filters.rest_framework import DjangoFilterBackend
from drf_spectacular.contrib.django_filters import DjangoFilterExtension
from rest_framework.request import Request
from rest_framework.views import APIView

from sources.filters import AmountFilter, LanguageFilter, MomentFilter, RowFilter, StrictForm
from sources.models import LANGUAGE_TAG

from .parameters import LIST_PARAMETERS, InvalidParameter


class StrictFilterBackend(DjangoFilterBackend):
    """Filters by the view's `filterset_class`; an unknown parameter or a bad value is a 400 that says what is allowed.

    A view that takes other parameters beside its filters than a list of pages does names them in `besides`.
    """

    def get_filterset_kwargs(
        self, request: Request, queryset: QuerySet[Any], view: APIView
    ) -> dict[str, Any]:
        """Tell the set which parameters the list takes beside the filters, and which filters are asked for."""
        return {
            **super().get_filterset_kwargs(request, queryset, view),
            "besides": _besides(view),
            "asked": request.query_params,
        }

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: APIView) -> QuerySet[Any]:
        """Return the rows that the query asks for."""
        # Most requests filter nothing; forms of a dozen fields cost more than the page.
        if _besides(view).issuperset(request.query_params):
            return queryset
        filterset = self.get_filterset(request, queryset, view)
        if filterset is None:
            return queryset
        refuse_errors(filterset.form, request)
        return filterset.qs


def _besides(view: APIView) -> frozenset[str]:
    return getattr(view, "besides", LIST_PARAMETERS)


def refuse_errors(form: StrictForm, request: Request) -> None:
    """Raise `InvalidParameter` for every parameter of the query that the form finds at fault, empty ones among them."""
    # The forms of the pages send empty values for what nobody chose; a client that does has made a mistake.
    empty = [name for name in form.fields if "" in request.query_params.getlist(name)]
    if empty:
        raise InvalidParameter(
            dict.fromkeys(empty, "Give a value, or leave the parameter out."),
            allowed={name: values for name in empty if (values := _allowed(form, name))},
        )
    if not form.is_valid():
        raise InvalidParameter(
            {name: [str(message) for message in messages] for name, messages in form.errors.items()},
            allowed={name: values for name in form.errors if (values := _allowed(form, name))},
        )


def _allowed(form: StrictForm, name: str) -> list[str]:
    if name not in form.fields:
        return sorted({*form.fields, *form.known, *form.besides})
    field = form.fields[name]
    # The choices of a row are all rows; those are not for an error message.
    if isinstance(field, forms.ModelChoiceField) or not isinstance(field, forms.ChoiceField):
        return []
    choices: Any = field.choices
    return [str(value) for value, _ in choices if value != ""]


class StrictFilterDescription(DjangoFilterExtension):
    """How the schema describes our filters."""

    target_class = "sources.api.filtering.StrictFilterBackend"
    priority = 1

    def resolve_filter_field(
        self, auto_schema: Any, model: Any, filterset_class: Any, field_name: str, filter_field: Any
    ) -> list[dict[str, Any]]:
        """Return the parameter of one filter, with a type that says what the filter takes."""
        parameters: list[dict[str, Any]] = super().resolve_filter_field(
            auto_schema, model, filterset_class, field_name, filter_field
        )
        for parameter in parameters:
            parameter["schema"] = _taken(filter_field) or parameter["schema"]
            parameter["description"] = parameter.get("description", "").strip()
        return parameters


def _limits(filter_field: Any) -> dict[str, Any]:
    limit = filter_field.extra.get("max_length")
    return {"maxLength": limit} if limit else {}


def _taken(filter_field: Any) -> dict[str, Any] | None:
    match filter_field:
        case RowFilter():
            column = filter_field.extra.get("to_field_name") or "pk"
            field = filter_field.queryset.model._meta.pk if column == "pk" else None
            return (
                {"type": "string", "format": "uuid"} if isinstance(field, UUIDField) else {"type": "string"}
            )
        case LanguageFilter():
            return {"type": "string", "maxLength": 35, "pattern": LANGUAGE_TAG}
        case CharFilter():
            return {"type": "string", "minLength": 1, **_limits(filter_field)}
        case AmountFilter():
            return {"type": "number"}
        case MomentFilter():
            # A day is enough; "date-time" alone would forbid it.
            return {"type": "string", "anyOf": [{"format": "date"}, {"format": "date-time"}]}
    return None
