"""What quantities and dates share: folded text, phrase lookup, CLDR words and the rows of the lexicon."""
