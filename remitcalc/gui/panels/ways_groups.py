"""How money is sent: alone, and together."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from remitcalc.gui.form import Form
from remitcalc.gui.number_style import percent_style
from remitcalc.gui.panels.offers_group import OffersGroup
from remitcalc.gui.widgets.choice_box import ChoiceBox
from remitcalc.gui.widgets.exact_box import ExactBox
from remitcalc.gui.widgets.text import give_tip
from remitcalc.model.corridor import NO_POOL
from remitcalc.model.scenario import CHEAPEST, TYPICAL
from remitcalc.output.language import marked
from remitcalc.output.service_label import service_labels

if TYPE_CHECKING:
    from remitcalc.gui.session import Session
    from remitcalc.output.language import Language

_HUNDREDTHS = 100
_USUAL_EVERY = (1, 2, 3, 4, 6)
SHARING = {
    "equal": marked("equally"),
    "proportional": marked("by amount"),
    "no-one-worse-off": marked("nobody worse off"),
}


class AloneGroup(Form):
    """What sending alone is compared with, and how often one sends."""

    def __init__(self, session: Session) -> None:
        text = session.language.text
        super().__init__(text("Sent alone"), topic="answer#against")
        self._session = session
        self.service = ChoiceBox()
        self.every = ChoiceBox()
        self.add(
            text("Com&pare with"),
            self.service,
            help_text=text("The way to send alone that the pool is compared with"),
        )
        self.add(
            text("Se&nds"),
            self.every,
            help_text=text("How often a worker sends alone"),
            topic="season#often",
        )
        self.service.chosen.connect(
            lambda key: session.change(marked("Change of the service alone"), individual=key)
        )
        self.every.chosen.connect(
            lambda key: session.change(
                marked("Change of how often alone"), individual_every=int(key)
            )
        )
        session.edited.connect(self._show)
        session.compared.connect(self._show)
        self._show()

    def _show(self) -> None:
        scenario, language = self._session.scenario, self._session.language
        labels = service_labels(scenario.corridor, language)
        services = [(s.id, labels[s.id]) for s in scenario.corridor.individual_services]
        services.sort(key=lambda pair: pair[1].casefold())
        choices = [(TYPICAL, self._typical(labels)), (CHEAPEST, language.text("Cheapest"))]
        self.service.set_choices([*choices, *services])
        self.service.choose(scenario.individual)
        give_tip(self.service, self.service.currentText())
        _show_every(self.every, scenario.individual_every, language)

    def _typical(self, labels: dict[str, str]) -> str:
        language, comparison = self._session.language, self._session.comparison
        typical = self._session.scenario.corridor.typical
        if typical is not None:
            return language.text("Most used: {service}", service=labels[typical.service])
        if comparison is None:
            return language.text("Median")
        count = len(comparison.ranking.comparable)
        if not count:
            return language.text("Median")
        return language.plural("Median of {count} service", "Median of {count} services", count)


class TogetherGroup(Form):
    """What the pool is sent through, how often, and who pays how much of it.

    A pool needs two: for one worker it is folded away, and `fold` unfolds it.
    """

    def __init__(self, session: Session) -> None:
        text = session.language.text
        super().__init__(text("Sent together"), topic="offers#pooled-service")
        self._session = session
        self.every, self.share = ChoiceBox(), ChoiceBox()
        self.employer = ExactBox(
            percent_style(session.language), 0, 100 * _HUNDREDTHS, step=5 * _HUNDREDTHS
        )
        self.offers = OffersGroup(session)
        self.offers.counted.connect(self._count)
        self._count(len(self.offers.lines))
        self.fold = QPushButton(text("Show sending together"))
        self.fold.setCheckable(True)
        give_tip(self.fold, text("A pool needs two workers or more."))
        self.put(self.fold)
        self._fields = Form()
        self.put(self._fields)
        self._lay_out()
        self._listen()
        self._show()

    def _lay_out(self) -> None:
        text, fields = self._session.language.text, self._fields
        fields.put(self.offers)
        fields.add(
            text("Sen&ds"),
            self.every,
            help_text=text("How often the pool is sent"),
            topic="season#often",
        )
        fields.add(
            text("Costs are sh&ared"),
            self.share,
            help_text=text("How the costs of the pooled transfer are shared between workers"),
            topic="sharing#rules",
        )
        fields.add(
            text("Emp&loyer's part of the fees"),
            self.employer,
            unit=text("percent"),
            help_text=text("How much of the fees on top of the pool the employer pays"),
            topic="sharing#employer",
        )

    def _listen(self) -> None:
        session = self._session
        self.every.chosen.connect(
            lambda key: session.change(marked("Change of how often pooled"), pooled_every=int(key))
        )
        self.share.chosen.connect(
            lambda key: session.change(marked("Change of the sharing rule"), share=key)
        )
        self.employer.value_changed.connect(self._bear)
        self.employer.editingFinished.connect(session.end_edit)
        self.fold.toggled.connect(self._fold)
        session.edited.connect(self._show)

    def _count(self, offers: int) -> None:
        """Say in the title how many offers there are."""
        text = self._session.language.text
        title = text("Sent together")
        if offers > 1:
            title = self._session.language.plural(
                "Sent together · {count} offer", "Sent together · {count} offers", offers
            )
        self.set_title(title)

    def _fold(self) -> None:
        """Show what is said of a pool where there can be one, or where somebody asks for it."""
        is_for_one = len(self._session.scenario.payroll) == 1
        self.fold.setVisible(is_for_one)
        self._fields.setVisible(not is_for_one or self.fold.isChecked())

    def _show(self) -> None:
        self._fold()
        scenario, language = self._session.scenario, self._session.language
        _show_every(self.every, scenario.pooled_every, language)
        self.share.set_choices([(rule, language.text(SHARING[rule])) for rule in SHARING])
        self.share.choose(scenario.share)
        self.employer.set_value(int(scenario.employer_share_percent * _HUNDREDTHS))
        for box in (self.every, self.share, self.employer):
            box.setEnabled(scenario.pooled != NO_POOL)

    def _bear(self, hundredths: int) -> None:
        self._session.change(
            marked("Change of the employer's part"),
            merge="employer",
            employer_share_percent=Decimal(hundredths).scaleb(-2),
        )


def _show_every(box: ChoiceBox, every: int, language: Language) -> None:
    choices = sorted({*_USUAL_EVERY, every})
    box.set_choices([(str(count), _every(count, language)) for count in choices])
    box.choose(str(every))


def _every(count: int, language: Language) -> str:
    if count == 1:
        return language.text("every payday")
    # Some languages have the form for one with 21, too.
    return language.plural("every {count} payday", "every {count} paydays", count)
