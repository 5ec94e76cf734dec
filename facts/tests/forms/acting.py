"""What the tests of forms share: a form filled in as a browser sends it."""

from __future__ import annotations

from django.http import QueryDict

from facts.forms.base import ActionForm


def filled(form: type[ActionForm], *, actor, row, files=None, opened=None, **typed) -> ActionForm:
    """Return the form as sent by a browser that opened it (now, or `opened` then) and typed over some fields."""
    shown = opened or form(actor=actor, row=row)
    sent = QueryDict(mutable=True)
    for bound in shown:
        put(sent, bound.html_name, bound.value())
        if bound.field.show_hidden_initial:
            put(sent, bound.html_initial_name, bound.value())
    if hasattr(shown, "evidence"):
        for bound in shown.evidence.management_form:
            put(sent, bound.html_name, bound.value())
    for name, value in typed.items():
        sent.pop(name, None)
        put(sent, name, value)
    return form(sent, files, actor=actor, row=row)


def put(sent: QueryDict, name: str, value: object) -> None:
    if isinstance(value, list):
        sent.setlist(name, [str(each) for each in value])
    elif value is not None and value is not False:
        sent[name] = str(getattr(value, "pk", value))
