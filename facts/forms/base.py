"""A form that acts: it turns what a person typed into the keywords of one use case, and a refusal into its errors."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.db import DataError, IntegrityError, models, transaction
from django.utils.text import slugify

from facts.editing import StaleVersion
from facts.models import Claim
from facts.permissions import may, obstacle
from facts.permissions import refusal as refused_role
from sources.refusals import refusal

from .conflicts import Conflict, conflict_of


class ActionForm(forms.Form):
    """What a person may do to one row, by one use case.

    `actor` does it, `row` is what it is done to. `act()` answers whether it was done; when it was not, the form says
    why, keeps what was typed, and after an edit conflict holds `conflict` and the version that the claim is at now, so
    that sending it again goes on top of that.
    """

    #: Templates hold the classes of forms that are offered.
    do_not_call_in_templates = True

    #: The name of the action in `facts.permissions`.
    action: ClassVar[str]
    #: The model whose rows it is about.
    subject: ClassVar[type[models.Model]]
    #: What a button says, and what a page says afterwards.
    title: ClassVar[str]
    done: str
    #: Whether readers see what follows: such a button is set apart.
    public: ClassVar[bool] = False

    #: Code of a refusal -> the field that it belongs to.
    places: ClassVar[dict[str, str]] = {}

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)

    def __init__(self, *args: Any, actor: User, row: Any, **kwargs: Any) -> None:
        self.actor, self.row = actor, row
        self.claim = claim_of(row)
        self.conflict: Conflict | None = None
        self.result: Any = None
        kwargs["initial"] = {**self.current(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        if self.claim is None:
            del self.fields["version"]
        for name in self.current():
            if name in self.fields and name != "version":
                # What the page showed at first comes back with what was typed: an edit conflict compares them.
                self.fields[name].show_hidden_initial = True
        if "reason" in self.fields:
            # Last of all, the form asks why.
            self.order_fields([name for name in self.fields if name != "reason"])

    @classmethod
    def name(cls) -> str:
        """Return the word that addresses use for it: "take-up"."""
        return slugify(cls.action)

    @classmethod
    def state_of(cls, row: Any) -> str:
        """Return the row's own state, "" where the status of its claim counts."""
        return ""

    @classmethod
    def offered(cls, actor: User, row: Any) -> bool:
        """Return whether role and state allow it to this person."""
        return may(actor, cls.action, claim=claim_of(row), state=cls.state_of(row))

    @classmethod
    def hindrance(cls, actor: User, row: Any) -> str:
        """Return why it is not for this person although their role may do it, in a sentence; "" for no reason."""
        return ""

    @classmethod
    def why_not(cls, actor: User, row: Any) -> str:
        """Return why this person may not do this to this row now, in a sentence; "" where they may."""
        if cls.offered(actor, row):
            return cls.hindrance(actor, row)
        claim = claim_of(row)
        return (
            refused_role(actor, cls.action, claim=claim)
            or obstacle(cls.action, claim=claim, state=cls.state_of(row))
            or cls.hindrance(actor, row)
            or "This is not possible now, or not for you: somebody may have done it already."
        )

    def current(self) -> dict[str, Any]:
        """Return what stands in the row now, by field."""
        return {"version": self.claim.version} if self.claim is not None else {}

    def run(self, **keywords: Any) -> Any:
        """Call the use case; `keywords` are actor, version and reason as far as the form has them. Raises what it raises."""
        raise NotImplementedError

    def act(self) -> bool:
        """Do it, all or nothing; return whether it was done."""
        if not self.is_valid():
            return False
        keywords = {
            name: self.cleaned_data[name] for name in ("version", "reason") if name in self.cleaned_data
        }
        try:
            with transaction.atomic():
                self.result = self.run(actor=self.actor, **keywords)
        except StaleVersion as stale:
            self._show_conflict(stale)
        except PermissionDenied as refused:
            self.add_error(None, str(refused))
        except ValidationError as refused:
            self._place(refused)
        except (IntegrityError, DataError) as refused:
            self.add_error(None, refusal(refused, [self.subject]))
        return not self.errors

    def send_back(self, **fields: Any) -> None:
        """Have these fields hold something else than what was typed when the form is shown again."""
        self.data: Any = self.data.copy()
        for name, value in fields.items():
            self.data[self.add_prefix(name)] = str(value)

    def _show_conflict(self, stale: StaleVersion) -> None:
        self.conflict = conflict_of(stale, self)
        self.add_error(None, stale.messages[0])
        current = self.current()
        self.initial.update(current)
        # Sent again, it goes on top of what stands there now.
        self.send_back(version=stale.claim.version)
        for name in current:
            self.data.pop(self.add_initial_prefix(name), None)

    def _place(self, refused: ValidationError) -> None:
        """Put every sentence to the field that it is about, or else to the whole form."""
        if not hasattr(refused, "error_dict"):
            for each in refused.error_list:
                field = self.places.get(each.code or "", each.code)
                self.add_error(field if field in self.fields else None, each)
            return
        for field, errors in refused.error_dict.items():
            named = field in self.fields
            for each in errors:
                said = each if named or field == NON_FIELD_ERRORS else f"{field}: {each.messages[0]}"
                self.add_error(field if named else None, said)


class ReasonedForm(ActionForm):
    """What takes a reason, which the history keeps."""

    reason = forms.CharField(
        label="Why",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Kept in the history of every row that this changes.",
    )


def claim_of(row: Any) -> Claim | None:
    """Return the claim that a row is, or hangs on; None for one that stands by itself."""
    return row if isinstance(row, Claim) else getattr(row, "claim", None)
