"""Sources whose pasted texts are read for claims."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from facts.capturing import check_text
from facts.jobs import read_article
from sources.admin.sources import SourceAdmin, SourceForm
from sources.models import Source


class ArticleForm(SourceForm):
    """A text that is pasted in must be one of which an article can be made."""

    def clean_text(self) -> str | None:
        """Return the text, None where there is none; refuse binary junk and what is too long to read."""
        text = super().clean_text()
        return text if text is None else check_text(text)


admin.site.unregister(Source)


@admin.register(Source)
class ReadSourceAdmin(SourceAdmin):
    """Sources; a worker reads a new text and places it on the claims of its story."""

    form = ArticleForm

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        """Save the source; with a new text, and in the same transaction, ask a worker to read it."""
        super().save_model(request, obj, form, change)
        if not change and obj.text is not None:
            read_article.defer(source_id=str(obj.pk), reason=form.cleaned_data["edit_reason"])
