"""The guide shows manifests that are accepted."""

from __future__ import annotations

import re
from pathlib import Path

from facts.manifest.loading import load_manifest

HOWTO = Path(__file__).resolve().parents[3] / "docs" / "howto-add-a-story.md"


def test_the_example_of_the_guide_is_accepted(write):
    sources, entities, claims = re.findall(r"```yaml\n(.*?)```", HOWTO.read_text(), re.DOTALL)
    folder = write(
        sources=sources,
        entities=entities,
        claims=claims,
        gazette="They paid 40 million euros; the price was never agreed.",
        jornal="A Nordlink pagou 40 milhões.",
    )

    manifest = load_manifest(folder)

    assert [len(position.citations) for position in manifest.claims[0].positions] == [2, 1]
