"""What a survey of prices found in a corridor, in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from fractions import Fraction


class SurveyedCorridor(NamedTuple):
    """A corridor in a quarter.

    Attributes
    ----------
    source, destination : str
        Alpha-3 codes; the names are the newest that the survey gives.
    quarter : int
        20253 is the third of 2025.
    quarters : int
        In how many quarters it was surveyed.
    services, undisclosed, flagged : int
        How many in all, without a disclosed margin, with anything odd.
    counted_200, counted_500 : int
        How many are in the averages: the disclosed whose local amount is not outlying.
    average_200, average_500 : Fraction or None
        Total cost in percent, the simple average of the published figures, exact.
    """

    source: str
    destination: str
    source_name: str
    destination_name: str
    quarter: int
    quarters: int
    services: int
    undisclosed: int
    flagged: int
    counted_200: int
    average_200: Fraction | None
    counted_500: int
    average_500: Fraction | None

    @property
    def code(self) -> str:
        """The corridor as commands write it, such as USA-GTM."""
        return f"{self.source}-{self.destination}"

    @property
    def period(self) -> str:
        """The quarter as a period, such as 2025-Q3."""
        return "{}-Q{}".format(*divmod(self.quarter, 10))
