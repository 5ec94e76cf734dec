"""What people do with rows, as forms that the admin and the desk share; each calls one use case."""

from __future__ import annotations

from typing import Any

from . import (
    assignments,
    citations,
    claims,
    comments,
    contradictions,
    entities,
    mentions,
    origins,
    positions,
    publications,
    reviews,
    sources,
)
from .base import ActionForm

#: In the order in which pages offer them.
FORMS: tuple[type[ActionForm], ...] = (
    reviews.TakeUpForm,
    reviews.JudgeForm,
    reviews.ReopenForm,
    publications.PublishForm,
    publications.CorrectForm,
    publications.CancelPublicationForm,
    claims.WordForm,
    claims.FileForm,
    assignments.TakeForm,
    assignments.GiveUpForm,
    claims.AssignForm,
    positions.AddForm,
    citations.CiteForm,
    contradictions.RecordForm,
    comments.AddForm,
    claims.SplitForm,
    claims.MergeForm,
    publications.RetractForm,
    publications.RedactForm,
    positions.ChangeForm,
    positions.SplitForm,
    positions.MergeForm,
    citations.AcceptForm,
    citations.RejectForm,
    citations.ReAnchorForm,
    citations.ReValueForm,
    citations.MoveForm,
    citations.GlossForm,
    comments.AddToCitationForm,
    contradictions.ConfirmForm,
    contradictions.ExplainForm,
    contradictions.DismissForm,
    contradictions.ReopenForm,
    entities.MergeForm,
    entities.TellApartForm,
    entities.UnmergeForm,
    entities.WithdrawForm,
    origins.OriginForm,
    origins.RefuteForm,
    origins.ReconsiderForm,
    sources.DescribeForm,
    sources.GlossForm,
    sources.RewordGlossForm,
    mentions.IntroduceForm,
    mentions.RecogniseForm,
    mentions.MisnamedForm,
    comments.ReplyForm,
    comments.EditForm,
    comments.ResolveForm,
    comments.ReopenForm,
    comments.WithdrawForm,
)


def forms_for(actor: Any, row: Any) -> list[type[ActionForm]]:
    """Return the forms that role and state offer this person on this row."""
    return [form for form in FORMS if form.subject is type(row) and form.offered(actor, row)]


def form_named(name: str, row: Any) -> type[ActionForm] | None:
    """Return the form for rows of this kind whose address has this name, None for no such."""
    return next((form for form in FORMS if form.subject is type(row) and form.name() == name), None)


__all__ = ["FORMS", "ActionForm", "form_named", "forms_for"]
