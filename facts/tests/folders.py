"""Small story folders for tests: literal articles about an invented bridge."""

from __future__ import annotations

from pathlib import Path

ARTICLES = {
    "gazette.txt": (
        "New bridge opens in Marlow\n\n"
        "The city of Marlow opened its new bridge on Monday. The bridge cost 12 million dollars, the city said. "
        "About 300 people came to the opening. Mayor Ann Fielding said the work took two years.\n"
    ),
    "diario.txt": (
        "Marlow inaugura su nuevo puente\n\n"
        "La ciudad de Marlow inauguró el lunes su nuevo puente. El puente costó 12 millones de dólares, según la "
        "ciudad. Unas 300 personas acudieron a la inauguración. La obra duró dos años, dijo la alcaldesa Ann "
        "Fielding.\n"
    ),
}

SOURCES = """\
story: {slug: bridge, title: The bridge of Marlow}
sources:
  - {key: gazette, file: gazette.txt, outlet: The Gazette, language: en, published: 2026-03-03}
  - {key: diario, file: diario.txt, outlet: El Diario, language: es, derived_from: gazette}
  - {key: agency, outlet: The Agency, language: en}
"""

ENTITIES = """\
entities:
  - key: ann-fielding
    name: Ann Fielding
    kind: person
    aliases: {en: [Fielding], es: [Ann Fielding]}
"""

CLAIMS = """\
claims:
  - key: bridge-cost
    text: The bridge cost 12 million dollars.
    kind: value
    positions:
      - stance: affirms
        value: {amount: 12000000, unit: USD}
        citations:
          - {source: gazette, quote: "The bridge cost 12 million dollars", attribution: {kind: official, name: the city}}
          - {source: diario, quote: "El puente costó 12 millones de dólares", gloss: The bridge cost 12 million dollars}
"""


def write_folder(path: Path, **replaced: str) -> Path:
    """Write the folder to `path` and return it; `replaced` gives other contents by file name with “_” for “.”."""
    files = ARTICLES | {"sources.yaml": SOURCES, "entities.yaml": ENTITIES, "claims.yaml": CLAIMS}
    path.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (path / name).write_text(replaced.get(name.replace(".", "_"), content), encoding="utf-8", newline="")
    return path
