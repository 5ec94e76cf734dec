"""Quantities: does the reader find the annotated amounts, with their units, where they stand?"""

from __future__ import annotations

from collections.abc import Iterator

from .measures import Measure
from .spans import overlap
from .types import Found, FoundQuantity, Gold, GoldQuantity, Judgement

#: Units written in more than one way -> the name under which they are compared (CLDR's, in the singular).
UNITS = {
    "%": "percent",
    "km": "kilometer",
    "kilometre": "kilometer",
    "m": "meter",
    "metre": "meter",
    "cm": "centimeter",
    "mm": "millimeter",
    "mi": "mile",
    "feet": "foot",
    "ft": "foot",
    "in": "inch",
    "inches": "inch",
    "ha": "hectare",
    "km2": "square-kilometer",
    "km²": "square-kilometer",
    "m2": "square-meter",
    "m²": "square-meter",
    "t": "tonne",
    "ton": "tonne",
    "metric-ton": "tonne",
    "kg": "kilogram",
    "g": "gram",
    "l": "liter",
    "litre": "liter",
    "kw": "kilowatt",
    "mw": "megawatt",
    "gw": "gigawatt",
    "kwh": "kilowatt-hour",
    "mwh": "megawatt-hour",
    "gwh": "gigawatt-hour",
    "twh": "terawatt-hour",
    "kph": "kilometer-per-hour",
    "km/h": "kilometer-per-hour",
    "square-kilometre": "square-kilometer",
    "square-metre": "square-meter",
    "m³": "cubic-meter",
    "m3": "cubic-meter",
    "cubic-metre": "cubic-meter",
    "kilometres-per-hour": "kilometer-per-hour",
    "kilometers-per-hour": "kilometer-per-hour",
    "mph": "mile-per-hour",
    "miles-per-hour": "mile-per-hour",
    "kb": "kilobyte",
    "mb": "megabyte",
    "gb": "gigabyte",
    "tb": "terabyte",
    "w": "watt",
    "tw": "terawatt",
    "v": "volt",
    "kv": "kilovolt",
    "db": "decibel",
    "hpa": "hectopascal",
    "mg": "milligram",
    "µg": "microgram",
    "ml": "milliliter",
    "millilitre": "milliliter",
    "cl": "centiliter",
    "degrees-celsius": "celsius",
    "°c": "celsius",
    "°f": "fahrenheit",
    "h": "hour",
    "min": "minute",
    "s": "second",
    "person": "people",
    "household": "familie",
    "lot": "batche",
    "ng/ml": "nanogram-per-milliliter",
    "µg/ml": "microgram-per-milliliter",
    "mg/ml": "milligram-per-milliliter",
    "µg/m3": "microgram-per-cubic-meter",
    "µg/m³": "microgram-per-cubic-meter",
    "µg/l": "microgram-per-liter",
    "mg/l": "milligram-per-liter",
    "g/l": "gram-per-liter",
    "mg/dl": "milligram-per-deciliter",
    "mg/kg": "milligram-per-kilogram",
    "µg/kg": "microgram-per-kilogram",
    "t/ha": "tonne-per-hectare",
    "kg/ha": "kilogram-per-hectare",
    "l/s": "liter-per-second",
    "m3/s": "cubic-meter-per-second",
    "m³/s": "cubic-meter-per-second",
    "ft3/s": "cubic-foot-per-second",
    "ft³/s": "cubic-foot-per-second",
    "m/s": "meter-per-second",
    "percentage": "percent",
    "pp": "percentage-point",
    "kn": "kilonewton",
    "msv": "millisievert",
    "µsv": "microsievert",
    "bq": "becquerel",
    "ppm": "part-per-million",
    "ppb": "part-per-billion",
    "g/kg": "gram-per-kilogram",
    "lb": "pound",
    "oz": "ounce",
    "storey": "floor",
    "flat": "apartment",
    "home": "house",
    "vessel": "ship",
}


def judge_quantities(found: Found, gold: Gold) -> Iterator[Judgement]:
    """Judge every annotated quantity, and every found one of the annotated articles.

    Amount and unit must be right; exactly, the span too, else it need only overlap. A found amount in words that
    overlaps no annotated one is not judged: only the main ones are annotated.
    """
    if gold.quantities is None:
        return
    for wanted in gold.quantities:
        for exact, measure in ((True, Measure.QUANTITY_RECALL), (False, Measure.QUANTITY_LOOSE_RECALL)):
            hit = any(_same(quantity, wanted, exact=exact) for quantity in found.quantities)
            what = f"“{wanted.text}” {wanted.amount} {wanted.unit}"
            yield _judgement(measure, wanted.places[0].file, what, gold, hit=hit)
    for quantity in found.quantities:
        if not any(map(str.isnumeric, quantity.text)) and not _touches(quantity, gold.quantities):
            continue
        what = f"“{quantity.text}” {quantity.amount} {quantity.unit}"
        for exact, measure in ((True, Measure.QUANTITY_PRECISION), (False, Measure.QUANTITY_LOOSE_PRECISION)):
            hit = any(_same(quantity, wanted, exact=exact) for wanted in gold.quantities)
            yield _judgement(measure, quantity.place.file, what, gold, hit=hit)


def _same(quantity: FoundQuantity, wanted: GoldQuantity, *, exact: bool) -> bool:
    return (
        abs(quantity.amount) == abs(wanted.amount)
        and unit_name(quantity.unit) == unit_name(wanted.unit)
        and any(
            quantity.place == place if exact else overlap(quantity.place, place) for place in wanted.places
        )
    )


def unit_name(unit: str) -> str:
    """Return the name under which a unit is compared: CLDR's, lower case, in the singular."""
    name = unit.strip().casefold().replace(" ", "-")
    name = UNITS.get(name, name)
    singular = name.removesuffix("s") if len(name) > 3 else name
    return UNITS.get(singular, singular)


def _touches(quantity: FoundQuantity, wanted: tuple[GoldQuantity, ...]) -> bool:
    return any(overlap(quantity.place, place) for one in wanted for place in one.places)


def _judgement(measure: Measure, file: str, what: str, gold: Gold, *, hit: bool) -> Judgement:
    return Judgement(measure, hit, (gold.languages[file],), f"{file} {what}")
