"""A story folder that is right, for tests to break."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from facts.manifest.loading import load_manifest
from facts.manifest.types import ManifestErrors, Mistake

SOURCES = """\
story:
  slug: ferry
  title: The ferry
sources:
  - key: gazette
    file: texts/gazette.txt
    language: en
    outlet: The Gazette
    published: 2031-05-04
  - key: jornal
    file: texts/jornal.txt
    language: pt
    derived_from: agency
  - key: agency
    language: en
    outlet: An Agency
"""
ENTITIES = """\
entities:
  - key: nordlink
    name: Nordlink
    kind: organisation
    aliases:
      en: [Nordlink Lines]
      pt: [Nordlink]
  - key: ana-reis
    name: Ana Reis
    kind: person
"""
CLAIMS = """\
claims:
  - key: ferry-price
    text: Nordlink paid 40 million euros for the ferry.
    kind: value
    entities: [nordlink]
    positions:
      - stance: affirms
        value: {amount: 40000000, unit: EUR}
        citations:
          - source: gazette
            quote: paid 40 million euros
            attribution: {kind: named, name: Ana Reis}
          - source: jornal
            quote: pagou 40 milhões
            prefix: "A Nordlink "
            gloss: paid 40 million
"""
GAZETTE = "Nordlink paid 40 million euros for it, Ana Reis said.\r\nIt sails. It sails.\n"
JORNAL = "A Nordlink pagou 40 milhões. Ela diz que pagou 40 milhões. 🛳️ Fim."

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write the folder, with these manifests in place of the right ones; None leaves a file out."""

    def build(**files: str | bytes | None) -> Path:
        folder = tmp_path / "a story"
        (folder / "texts").mkdir(parents=True)
        contents: dict[str, str | bytes | None] = {
            "sources.yaml": files.get("sources", SOURCES),
            "entities.yaml": files.get("entities", ENTITIES),
            "claims.yaml": files.get("claims", CLAIMS),
            "texts/gazette.txt": files.get("gazette", GAZETTE),
            "texts/jornal.txt": files.get("jornal", JORNAL),
        }
        for name, content in contents.items():
            if content is not None:
                data = content if isinstance(content, bytes) else content.encode()
                (folder / name).write_bytes(data)
        return folder

    return build


Mistakes = Callable[..., tuple[Mistake, ...]]


@pytest.fixture
def mistakes(write: Write) -> Mistakes:
    """The mistakes found in a folder that is written with these manifests."""

    def find(**files: str | bytes | None) -> tuple[Mistake, ...]:
        with pytest.raises(ManifestErrors) as caught:
            load_manifest(write(**files))
        return caught.value.mistakes

    return find
