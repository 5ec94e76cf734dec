"""Files of the site as they were collected, under names that change with what they hold."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage


class CollectedFiles(CompressedManifestStaticFilesStorage):
    """Names a file as it is where nothing was collected: a page without its style is better than none.

    The page that says what is wrong needs its style too, and must not fail for it.
    """

    def stored_name(self, name: str) -> str:
        """Return the name under which the file was collected, or the name itself."""
        try:
            return str(super().stored_name(name))
        except ValueError:
            return name
