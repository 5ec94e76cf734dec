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
            "AED 3.7, AFN 70, ALL 83, AMD 380, AOA 920, ARS 1300, AUD 1.5, AZN 1.7, BAM 1.7, BBD 2,"
            " BDT 120, BGN 1.7, BHD 0.38, BIF 2900, BMD 1, BND 1.3, BOB 6.9, BRL 5.5, BSD 1, BTN 87,"
            " BWP 14, BYN 3.2, BZD 2, CAD 1.4, CDF 2800, CHF 0.81, CLP 950, CNY 7.2, COP 4100, CRC 510,"
            " CVE 96, CZK 21, DJF 180, DKK 6.5, DOP 60, DZD 130, EGP 50, ERN 15, ETB 140, EUR 0.87,"
            " FJD 2.3, GBP 0.75, GEL 2.7, GHS 11, GMD 71, GNF 8700, GTQ 7.7, GYD 210, HKD 7.8, HNL 26,"
            " HTG 130, HUF 350, IDR 16000, ILS 3.4, INR 87, IQD 1300, IRR 42000, ISK 120, JMD 160,"
            " JOD 0.71, JPY 150, KES 130, KGS 87, KHR 4000, KMF 430, KRW 1400, KWD 0.31, KZT 530,"
            " LAK 22000, LBP 90000, LKR 300, LRD 190, LSL 18, LYD 5.4, MAD 9.1, MDL 17, MGA 4500, MKD 53,"
            " MMK 2100, MNT 3500, MOP 8, MRU 40, MUR 45, MVR 15, MWK 1700, MXN 19, MYR 4.2, MZN 64,"
            " NAD 18, NGN 1500, NIO 37, NOK 10, NPR 140, NZD 1.7, OMR 0.38, PAB 1, PEN 3.5, PGK 4.1,"
            " PHP 57, PKR 280, PLN 3.7, PYG 7500, QAR 3.6, RON 4.4, RSD 100, RUB 80, RWF 1400, SAR 3.8,"
            " SBD 8.3, SCR 14, SEK 9.5, SGD 1.3, SLE 23, SOS 570, SRD 37, STN 21, SZL 18, THB 33, TJS 10,"
            " TMT 3.5, TND 2.9, TOP 2.4, TRY 41, TTD 6.8, TWD 30, TZS 2500, UAH 41, UGX 3600, USD 1,"
            " UYU 40, UZS 12000, VND 26000, VUV 120, WST 2.8, XAF 570, XCD 2.7, XOF 570, XPF 100, ZAR 18,"
            " ZMW 24"
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
