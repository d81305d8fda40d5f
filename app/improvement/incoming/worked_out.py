"""A value out of so many and out of how many, without rounding on the way."""

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from typing import Final

from app.improvement.charts.cells import BIGGEST, NotUnderstood

KEPT: Final = Context(prec=28, rounding=ROUND_HALF_EVEN)  # figures of a quotient that is kept beside its parts
FULL: Final = 100  # per cent


@dataclass(frozen=True)
class Figures:
    """What is known of one value. `numerator`, `denominator`: out of what it was worked out, both or neither; `note`: None where nothing was said."""

    number: Decimal
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    note: str | None = None


def out_of_parts(numerator: Decimal, denominator: Decimal, times: int, *, percent: bool) -> Decimal:
    """`numerator` by `denominator`, so many times. Raises NotUnderstood for parts that cannot be.

    The quotient is worked out as a fraction and rounded once, to 28 figures; who needs more has the parts.
    """
    if denominator == 0:
        raise NotUnderstood("Out of 0 nothing can be worked out. Leave this row empty.")
    if numerator < 0 or denominator < 0:
        raise NotUnderstood("A number is below 0. Both are counted from 0.")
    if percent and numerator > denominator:
        raise NotUnderstood("The first number is above the second. At most all of them can be counted.")
    exact = Fraction(numerator) / Fraction(denominator) * times
    if exact > Fraction(BIGGEST):
        raise NotUnderstood("The result is too large for a chart. Choose another unit.")
    return _plain(KEPT.divide(Decimal(exact.numerator), Decimal(exact.denominator)))


def check_percent(number: Decimal) -> None:
    """Raises NotUnderstood for what is no percentage."""
    if not 0 <= number <= FULL:
        raise NotUnderstood("A percentage is from 0 to 100.")


def _plain(number: Decimal) -> Decimal:
    """45 and not 4.5E+1, 50 and not 50.000."""
    whole = number.to_integral_value()
    return whole.quantize(Decimal(1)) if number == whole and abs(number) < Decimal("1e27") else number.normalize()
