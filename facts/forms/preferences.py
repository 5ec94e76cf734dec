"""The form of what people choose for themselves."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from facts.models import Preference
from facts.preferring import choose


class PreferenceForm(forms.ModelForm):
    """Mails or not, and a time zone by its name."""

    class Meta:
        model = Preference
        fields: ClassVar = ["by_mail", "time_zone"]
        widgets: ClassVar[dict[str, Any]] = {"time_zone": forms.TextInput(attrs={"list": "zones"})}

    def keep(self) -> Preference:
        """Return what is kept now."""
        return choose(user=self.instance.user, **self.cleaned_data)
