"""Resources whose rows may be merged."""

from __future__ import annotations

from django.db.models import Model
from django.urls import reverse
from rest_framework.response import Response

from facts.merged import survivors
from sources.api.views import ReadOnlyResource


class MergeableResource(ReadOnlyResource):
    """A resource whose rows may be merged: the list leaves merged ones out, their details lead on."""

    def elsewhere(self, row: Model) -> Response | None:
        """Return a redirect to the row that goes on in the place of a merged one."""
        pk = row.pk
        goes_on = survivors(type(row), [pk])[pk] if row.merged_into_id else pk  # type: ignore[attr-defined]
        if goes_on == pk:
            return None
        address = reverse(self.request.resolver_match.view_name, args=[goes_on])  # type: ignore[union-attr]
        # A merge can be undone, so that nobody may keep the redirect.
        headers = {"Location": self.request.build_absolute_uri(address), "Cache-Control": "no-store"}
        return Response({"merged_into": str(goes_on)}, status=308, headers=headers)
