"""The admin of sources; `base`, `paging` and `forms` serve the admin of facts too."""

from . import events, outlets, sources

__all__ = ["events", "outlets", "sources"]
