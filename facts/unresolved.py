"""Names in texts that nobody knows yet, the most frequent first."""

from __future__ import annotations

from sources.models import Source, Story

from .models import Mention
from .presenting import ShownMention, show_mention

#: So many names are shown, of at most so many that are read.
SHOWN, READ = 40, 500


def unresolved_names(*, source: Source | None = None, story: Story | None = None) -> list[ShownMention]:
    """Return the unresolved names of a source, or of all newest sources of a story, each where it stands first; one query.

    Each row is annotated with `times`, how often the name stands there.
    """
    if source is not None:
        where = Mention.objects.filter(source=source)
    else:
        where = Mention.objects.filter(source__in=Source.objects.filter(story=story).newest().values("pk"))
    rows = list(where.unresolved().in_context().by_words()[:READ])
    rows.sort(key=lambda row: (-row.times, row.text))  # type: ignore[attr-defined]
    return [show_mention(row) for row in rows[:SHOWN]]
