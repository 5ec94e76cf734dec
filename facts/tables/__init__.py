"""Tables of the desk's nouns, out to files and back: CSV, XLSX and JSON (docs/tables.md)."""

from .citations import CITATIONS
from .claims import CLAIMS
from .entities import ALIASES, ENTITIES
from .positions import POSITIONS
from .sources import SOURCES
from .types import Table

#: Noun -> its table.
TABLES: dict[str, Table] = {
    table.noun: table for table in (CLAIMS, POSITIONS, CITATIONS, ENTITIES, ALIASES, SOURCES)
}

__all__ = ["TABLES"]
