"""Whether two amounts of money in two currencies can be one, by rates that are right but for a third.

Papers tell a foreign sum in the money of their readers. The rates are rounded ones of 2025 and only tell “120 million
euros” from sums of another size; nothing that the desk reads is converted by them.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

#: How far apart two amounts may lie at these rates: rates move, and papers round.
_WITHIN: Final = Decimal("1.35")

#: Units of a currency (ISO 4217) for a dollar, to two digits.
_FOR_A_DOLLAR: Final = {
    code: Decimal(rate)
    for code, rate in (
        pair.split()
        for pair in (
            "AED 3.7, ARS 1300, AUD 1.5, BDT 120, BGN 1.7, BRL 5.5, CAD 1.4, CHF 0.81, CLP 950, CNY 7.2, COP 4100,"
            " CZK 21, DKK 6.5, DZD 130, EGP 50, ETB 140, EUR 0.87, GBP 0.75, GEL 2.7, GHS 11, HKD 7.8, HUF 350,"
            " IDR 16000, ILS 3.4, INR 87, IQD 1300, IRR 42000, ISK 120, JOD 0.71, JPY 150, KES 130, KRW 1400,"
            " KWD 0.31, KZT 530, LBP 90000, LKR 300, MAD 9.1, MMK 2100, MXN 19, MYR 4.2, NGN 1500, NOK 10, NPR 140,"
            " NZD 1.7, OMR 0.38, PEN 3.5, PHP 57, PKR 280, PLN 3.7, QAR 3.6, RON 4.4, RSD 100, RUB 80, SAR 3.8,"
            " SEK 9.5, SGD 1.3, THB 33, TND 2.9, TRY 41, TWD 30, TZS 2500, UAH 41, UGX 3600, USD 1, UYU 40,"
            " UZS 12000, VND 26000, XAF 570, XOF 570, ZAR 18"
        ).split(", ")
    )
}


def can_be_one(left: Decimal, left_currency: str, right: Decimal, right_currency: str) -> bool:
    """Whether two amounts in two currencies can be one sum; False where a rate is not known."""
    rates = _FOR_A_DOLLAR.get(left_currency), _FOR_A_DOLLAR.get(right_currency)
    if rates[0] is None or rates[1] is None or not left or not right:
        return False
    one, other = abs(left) / rates[0], abs(right) / rates[1]
    return max(one, other) <= _WITHIN * min(one, other)
