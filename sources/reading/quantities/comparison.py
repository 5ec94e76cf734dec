"""Amounts in a common unit, so that kilometres and miles can be compared."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

from sources.reading.types import Quantity

#: CLDR's unit names where pint spells them otherwise, or means another thing by them.
_NAMES = {
    "foot": "foot", "inch": "inch", "ton": "short_ton", "tonne": "metric_ton", "gallon-imperial": "imperial_gallon",
    "mile-per-hour": "mile / hour", "kilometer-per-hour": "kilometer / hour", "meter-per-second": "meter / second",
    "celsius": "degree_Celsius", "fahrenheit": "degree_Fahrenheit", "dunam": "dunam", "rai": "rai",
    "nautical-mile": "nautical_mile", "light-year": "light_year", "barrel": "oil_barrel",
    "astronomical-unit": "astronomical_unit", "acre-foot": "acre_foot", "horsepower": "horsepower", "mu": "mu",
}  # fmt: skip
_BASES = (
    "meter", "meter ** 2", "meter ** 3", "kilogram", "watt", "joule", "hertz", "meter / second", "degree_Celsius", "day",
)  # fmt: skip
_SIGNIFICANT = 12


@cache
def _registry() -> Any:
    import pint

    registry: Any = pint.UnitRegistry()
    # Land measures of the press that pint does not have (m² in round figures of their statutes).
    registry.define("dunam = 1000 * meter ** 2")
    registry.define("rai = 1600 * meter ** 2")
    registry.define("mu = 2000 / 3 * meter ** 2")
    registry.define("pyeong = 400 / 121 * meter ** 2")
    return registry


@cache
def _conversion(unit: str) -> tuple[Decimal, Decimal, str] | None:
    """Factor, offset and base unit for a CLDR-style unit name; None for what is no physical unit."""
    import pint

    name = _NAMES.get(unit)
    if name is None:
        power, _, root = unit.partition("-")
        exponent = {"square": " ** 2", "cubic": " ** 3"}.get(power)
        name = f"{root.replace('-', '_')}{exponent}" if exponent else unit.replace("-", "_")
    registry = _registry()
    try:
        parsed = registry.Unit(name)
    except (pint.errors.UndefinedUnitError, pint.errors.DefinitionSyntaxError, ValueError, AttributeError):
        return None
    for base in _BASES:
        target = registry.Unit(base)
        if parsed.dimensionality == target.dimensionality:
            nought = registry.Quantity(0.0, parsed).to(target).magnitude
            one = registry.Quantity(1.0, parsed).to(target).magnitude
            return _rounded(one - nought), _rounded(nought), base.replace(" ** 2", "²").replace(" ** 3", "³")
    return None


def _rounded(number: float) -> Decimal:
    return Decimal(f"{number:.{_SIGNIFICANT}g}")


def comparable(quantity: Quantity) -> tuple[Decimal, str]:
    """The amount in its base unit and that unit: ("meter", "meter²", "meter³", "kilogram", "watt", "day" …).

    Money, percentages, counts and unknown units come back as they are: no exchange rate is known here.
    """
    if not quantity.unit or quantity.kind.value in {"money", "percent", "count", "number"}:
        return quantity.amount, quantity.unit
    conversion = _conversion(quantity.unit)
    if conversion is None:
        return quantity.amount, quantity.unit
    factor, offset, base = conversion
    return quantity.amount * factor + offset, base
