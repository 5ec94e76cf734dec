"""Builds `spelled_numbers.zip` from ICU: `python -m sources.reading.quantities.build_spelled_numbers [--from FILE]`.

Needed only to renew the data: PyICU with ICU 74 or later must be installed, or `--from` must name a JSON file
`{language: {words: value}}` written by an earlier run with `--dump`. The rules are those of ICU's rule-based number
formats (Unicode License v3); the words are their output. Archive entries carry a fixed date, so that the same
words give the same bytes.
"""

from __future__ import annotations

import argparse
import importlib
import json
import zipfile
from pathlib import Path
from typing import Any

from babel import localedata

from sources.reading.quantities.spelled import ARCHIVE

NUMBERS = [*range(200), *range(200, 1000, 100), *range(1000, 10_000, 1000)]


def spell(languages: list[str]) -> dict[str, dict[str, int]]:
    """Words of `NUMBERS` in every cardinal rule set (genders, cases, counting forms) of each language."""
    icu: Any = importlib.import_module("icu")
    spelled: dict[str, dict[str, int]] = {}
    for language in languages:
        formats = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, icu.Locale(language))
        # ICU falls back to English rules for languages it cannot spell.
        if formats.getLocale().getName().split("_")[0] != language:
            continue
        words: dict[str, int] = {}
        for index in range(formats.getNumberOfRuleSetNames()):
            name = formats.getRuleSetName(index)
            if ("cardinal" not in name and name != "%spellout-numbering") or "financial" in name:
                continue
            formats.setDefaultRuleSet(name)
            for number in NUMBERS:
                word = formats.format(number).replace("\u200b", "").replace("\u00ad", "").lower()
                words.setdefault(word, number)
                if "-" in word:
                    words.setdefault(word.replace("-", " "), number)
        spelled[language] = words
    return spelled


def write(spelled: dict[str, dict[str, int]], path: Path = ARCHIVE) -> None:
    """Writes one JSON entry per language, compressed, in alphabetical order."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for language, words in sorted(spelled.items()):
            entry = zipfile.ZipInfo(f"{language}.json", date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, json.dumps(words, ensure_ascii=False, separators=(",", ":")))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--from", dest="source", type=Path, help="a JSON file of an earlier run instead of PyICU"
    )
    parser.add_argument("--dump", type=Path, help="also write the words as JSON")
    options = parser.parse_args()
    if options.source:
        spelled = json.loads(options.source.read_text(encoding="utf-8"))
    else:
        spelled = spell(sorted({name.split("_")[0] for name in localedata.locale_identifiers()}))
    if options.dump:
        options.dump.write_text(json.dumps(spelled, ensure_ascii=False), encoding="utf-8")
    write(spelled)


if __name__ == "__main__":
    main()
