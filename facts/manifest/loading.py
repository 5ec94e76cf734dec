"""Loading a story folder: all of its manifests checked before anything is done with them."""

from __future__ import annotations

from pathlib import Path

from facts.manifest.claims import EarlierTexts, Known, no_earlier_texts, read_claims
from facts.manifest.entities import read_entities
from facts.manifest.nodes import Document, decode
from facts.manifest.sources import ReadText, read_sources
from facts.manifest.types import Manifest, ManifestErrors, Mistake

SOURCES, ENTITIES, CLAIMS = "sources.yaml", "entities.yaml", "claims.yaml"


def decode_file(content: bytes, path: Path) -> str:
    """The text of a UTF-8 file with its line endings as they stand, without a byte order mark."""
    return decode(content)


def load_manifest(
    folder: Path, *, read_text: ReadText = decode_file, earlier: EarlierTexts = no_earlier_texts
) -> Manifest:
    """The folder's manifest with the text of every source and the place of every quote.

    `sources.yaml` must be there, `entities.yaml` and `claims.yaml` may be. `read_text` turns a source's bytes
    into the text that quotes are looked up in. A quote that only an `earlier` text of its source has is left out:
    it is cited from there already. Raises ManifestErrors with every mistake of every file.
    """
    sources_document = _open(folder, SOURCES)
    if sources_document is None:
        raise ManifestErrors((Mistake(SOURCES, 1, f"there is no {SOURCES} in {folder}"),))
    entities_document, claims_document = _open(folder, ENTITIES), _open(folder, CLAIMS)
    documents = [held for held in (sources_document, entities_document, claims_document) if held]

    story, sources = read_sources(sources_document, folder, read_text)
    entities = read_entities(entities_document) if entities_document else {}
    # Where nothing could be read, what refers to it is not blamed.
    known = Known(
        sources=sources or None,
        entities=entities if entities or not entities_document else None,
        earlier=earlier,
    )
    language, claims = read_claims(claims_document, known) if claims_document else ("en", ())

    mistakes = [mistake for document in documents for mistake in sorted(document.mistakes)]
    if mistakes or story is None:
        raise ManifestErrors(tuple(mistakes))
    return Manifest(folder, story, tuple(sources.values()), tuple(entities.values()), claims, language)


def _open(folder: Path, name: str) -> Document | None:
    path = folder / name
    try:
        return Document(name, path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise ManifestErrors((Mistake(name, 1, f"cannot be read: {error.strerror}"),)) from error
