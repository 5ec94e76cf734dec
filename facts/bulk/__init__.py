"""Edit many rows as one unit: previewed row by row, applied in one transaction, undone where nobody touched them since."""
