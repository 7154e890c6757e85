"""A quote that is tried on the chosen offer: another answer beside the document's, until taken.

Nothing of the document changes before: the scenario with the quote in it is compared for itself.
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from remitcalc.engine.compare import compare
from remitcalc.engine.pricing import price, sums_at
from remitcalc.model.exchange import Margin, QuotedRate
from remitcalc.model.message import ModelError
from remitcalc.model.provenance import Provenance, Status
from remitcalc.model.tried_quote import LARGEST_MARGIN, MARGIN_DECIMALS, TriedQuote, tried
from remitcalc.output.answer import Answer
from remitcalc.output.language import marked

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.pulled_line import PulledTo
    from remitcalc.gui.session import Session
    from remitcalc.gui.tasks import Tick
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.scenario import Scenario

_AT_ONCE = 1_000
"""Workers up to which a quote is compared while it is dragged without anybody noticing."""
_PAUSE = 80
"""Milliseconds without another quote after which what can be said of one is looked for."""
_POSITIONS = 200
"""Between no fee and the dearest that is slid to there are at least so many."""
PULLED_STEP = 5
"""A margin is pulled, and stepped, by 0.05 percent points."""
_DEAREST_PULLED = 3
_COMPARED, _SAID = "tried quote", "bargain"


class Bargaining(QObject):
    """Tries quotes while it is open.

    Signals
    -------
    moved
        There is another quote, and `answer` is what it makes of the pool, as far as that is known.
    said
        What can be said to the bank is known for the answer.
    lever_changed
        Another figure moves with the line that is pulled.
    """

    moved = Signal()
    said = Signal()
    lever_changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._of: tuple[Corridor, str] | None = None
        self.is_open = False
        self.quote = TriedQuote()
        self.tried: Answer | None = None
        self.moves_fee = False
        self._before_pull: TriedQuote | None = None
        self._said: tuple[Answer | None, tuple[str, ...], tuple[str, ...]] = (None, (), ())
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._look)
        session.compared.connect(self._follow)

    @property
    def answer(self) -> Answer | None:
        """What is shown: the answer at the quote that is tried, else the document's."""
        return self._session.answer if self.tried is None else self.tried

    def lines_of(self, answer: Answer) -> tuple[str, ...]:
        """Return in short what can be said to the bank; nothing while it is looked for."""
        return self._said[1] if self._said[0] is answer else ()

    def sentences_of(self, answer: Answer) -> tuple[str, ...]:
        """Return the same in whole sentences."""
        return self._said[2] if self._said[0] is answer else ()

    @property
    def is_trying(self) -> bool:
        """Whether another quote than the offer's own is tried."""
        return not self.quote.says_nothing

    @property
    def stated(self) -> TriedQuote:
        """What the chosen offer states, as one margin and one fee; None: it does not say."""
        comparison = self._session.comparison
        if comparison is None or comparison.pooled_service is None:
            return TriedQuote()
        percent = _percent(comparison)
        margin = None if percent is None else round(percent.scaleb(MARGIN_DECIMALS))
        return TriedQuote(margin, _fee(comparison))

    @property
    def shown(self) -> TriedQuote:
        """What is tried, and for the rest what the offer states."""
        stated, quote = self.stated, self.quote
        return TriedQuote(
            stated.margin if quote.margin is None else quote.margin,
            stated.fee if quote.fee is None else quote.fee,
        )

    def open(self, *, is_open: bool) -> None:
        """Begin to say what can be said to the bank, or end it: then nothing is tried."""
        self.is_open = is_open
        self._of = (self._session.scenario.corridor, self._session.scenario.pooled)
        if is_open:
            self._pause.start()
        else:
            self.put_back()
            self._pause.stop()
            self._session.tasks.cancel(_SAID)

    def try_margin(self, steps: int) -> None:
        """Try a margin, in steps of 0.01 percent points."""
        wanted = TriedQuote(margin=min(steps, LARGEST_MARGIN))
        is_own = wanted.percent == _percent(self._session.comparison)
        self._try(replace(self.quote, margin=None if is_own else wanted.margin))

    def try_fee(self, minor: int) -> None:
        """Try a fee, in sending minor units."""
        fee = None if minor == self.stated.fee else minor
        self._try(replace(self.quote, fee=fee))

    def let_move(self, *, fee: bool) -> None:
        """Let the line that is pulled move the fee, or else the margin."""
        if fee != self.moves_fee:
            self.moves_fee = fee
            self.lever_changed.emit()

    @property
    def fee_reach(self) -> tuple[int, int]:
        """The step, a round figure, and the most of a fee that is slid to, sending minor units.

        A fee of what all of them pay alone is too dear whatever else is charged.
        """
        comparison = self._session.comparison
        alone = None if comparison is None else comparison.alone_total
        stated = 2 * (self.stated.fee or 0)
        most = max(stated, 0 if alone is None else alone.minor, _POSITIONS)
        return 10 ** (len(str(most // _POSITIONS)) - 1), most

    def pull(self, to: PulledTo) -> None:
        """Try the margin, or the fee, that brings the pool's line nearest to a place."""
        comparison, shown = self._session.comparison, self.shown
        if comparison is None or comparison.pooled_service is None:
            return
        from remitcalc.engine.pulled_line import figure_nearest  # the window starts without

        if self._before_pull is None:
            self._before_pull = self.quote
        quote: Callable[[int], TriedQuote]
        if self.moves_fee:
            step, most = self.fee_reach
            figures = range(0, _DEAREST_PULLED * most, step)
            now, quote = shown.fee or 0, lambda fee: replace(self.quote, fee=fee)
        else:
            least = min((shown.margin or 0) // PULLED_STEP * PULLED_STEP, 0)
            figures = range(least, LARGEST_MARGIN, PULLED_STEP)
            now, quote = shown.margin or 0, lambda steps: replace(self.quote, margin=steps)
        guess = max(now - figures.start, 0) // figures.step
        found = figure_nearest(comparison.priced, to, figures, quote, guess)
        (self.try_fee if self.moves_fee else self.try_margin)(found)

    def end_pull(self, *, is_kept: bool) -> None:
        """Let go of the line: what it was pulled to stays tried, or is as it was before."""
        before, self._before_pull = self._before_pull, None
        if before is not None and not is_kept:
            self._try(before)

    def step(self, by: int) -> None:
        """Try the next margin, or fee, up or down."""
        shown, (step, _) = self.shown, self.fee_reach
        if self.moves_fee:
            self.try_fee(max((shown.fee or 0) + by * step, 0))
        else:
            self.try_margin((shown.margin or 0) + by * PULLED_STEP)

    def put_back(self) -> None:
        """Try nothing any more."""
        if self.is_trying:
            self._try(TriedQuote())

    def take(self) -> None:
        """Type what is tried over the offer's figures, undoably, as one's own."""
        if not self.is_trying:
            return
        after = self._moved(self._session.scenario, self.quote)
        self._forget()
        self._session.end_edit()
        name = marked("Quote tried, taken into the offer")
        self._session.edit_document(name, lambda document: document.with_typed(after))

    def _try(self, quote: TriedQuote) -> None:
        if quote == self.quote:
            return
        self.quote = quote
        self._compare()

    def _forget(self) -> None:
        self.quote, self.tried, self._before_pull = TriedQuote(), None, None
        self._session.tasks.cancel(_COMPARED)

    def _follow(self) -> None:
        """Try the same quote on what was edited; on another offer, nothing."""
        scenario, before = self._session.scenario, self._of
        self._of = (scenario.corridor, scenario.pooled)
        is_same = before is not None and before[0] is self._of[0] and before[1] == self._of[1]
        if self.is_trying and is_same and self._session.comparison is not None:
            self._compare()
            return
        self._forget()
        if self.is_open:
            self._pause.start()
            self.moved.emit()

    def _compare(self) -> None:
        """Compare at the quote that is tried: at once, or beside the window."""
        self._session.tasks.cancel(_COMPARED)
        self._session.tasks.cancel(_SAID)
        if not self.is_trying:
            self._took(None)
            return
        before = self._session.scenario
        scenario = before.replace(corridor=self._moved(before, self.quote))
        if len(scenario.payroll) > _AT_ONCE:
            self._session.tasks.run(
                lambda tick: compare(scenario, tick, ()), self._took, key=_COMPARED
            )
            return
        try:
            self._took(compare(scenario, None, ()))
        except ModelError:
            self._took(None)

    def _moved(self, scenario: Scenario, quote: TriedQuote) -> Corridor:
        from remitcalc.output.tried_words import FEE_NAME  # the window starts without

        text, day = self._session.language.text, datetime.date.today()  # noqa: DTZ011 - the user's
        told = Provenance(text("typed in"), day.isoformat(), Status.OWN)
        return tried(scenario.corridor, scenario.pooled, quote, told, text(FEE_NAME))

    def _took(self, comparison: Comparison | None) -> None:
        self.tried = None if comparison is None else Answer(comparison, self._session.language)
        self.moved.emit()
        self._pause.start()

    def _look(self) -> None:
        """Look, beside the window, for what matches and where somebody loses."""
        answer = self.answer
        if not self.is_open or answer is None:
            return

        def found(tick: Tick) -> tuple[tuple[str, ...], tuple[str, ...]]:
            from remitcalc.output.bargain_words import bargain_lines, bargain_sentences

            tick(0)
            lines = tuple(bargain_lines(answer))
            tick(1)
            return lines, tuple(bargain_sentences(answer))

        def take(said: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
            if answer is self.answer:
                self._said = (answer, *said)
                self.said.emit()

        self._session.tasks.run(found, take, key=_SAID)


def _percent(comparison: Comparison | None) -> Decimal | None:
    """Return the margin of the chosen offer, or of its rate, exactly; None: it is not one."""
    if comparison is None or comparison.pooled_service is None:
        return None
    exchange, reference = comparison.pooled_service.exchange, comparison.scenario.corridor.reference
    if isinstance(exchange, Margin):
        return exchange.percent
    if isinstance(exchange, QuotedRate) and reference is not None:
        return 100 * (1 - exchange.rate / reference.rate)
    return None


def _fee(comparison: Comparison) -> int | None:
    """Return what one transfer is charged on top, of the first pool."""
    priced = comparison.priced
    assert priced.pooled_service is not None
    pricing = price(priced.corridor, priced.pooled_service, priced.scenario.date)
    if not priced.pooled_service.sending.is_surveyed or not priced.pools.groups:
        return None
    rows = priced.pools.groups[0][1]
    principals = comparison.pooled.principal[rows]
    if not comparison.pooled.is_possible[rows].all():
        return None
    return int(sums_at(pricing.sending, np.array([int(principals.sum())]))[0])
