"""The user's own corridors in the window: all kinds of them, broken ones, those without a pool."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from remitcalc import paths
from remitcalc.files.corridor_library import bundled_corridors, find_corridor
from remitcalc.gui.models.services_model import ways_of
from remitcalc.model.corridor import NO_POOL
from tests.files.making import write_fee_table

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.gui.conftest import Opener

FORMS = (Path(__file__).parents[1] / "data" / "corridors" / "every-form.toml").read_text("utf-8")
ALONE = FORMS.replace('kind = "pooled"', 'kind = "individual"').replace(
    'pooled_service = "wire"\n', ""
)


def own_folder() -> Path:
    folder = paths.own_corridors()
    assert folder is not None
    folder.mkdir(parents=True)
    return folder


def test_fee_tables_stand_beside_corridor_files_and_a_broken_file_is_told(
    open_window: Opener, qtbot: QtBot
) -> None:
    folder = own_folder()
    corridor, _ = find_corridor("us-guatemala")
    assert corridor is not None
    (folder / "forms.toml").write_text(FORMS, "utf-8")
    write_fee_table(folder / "fees.csv", corridor)
    (folder / "fees.csv").write_text(
        (folder / "fees.csv").read_text("utf-8").replace("us-guatemala", "my-fees"), "utf-8"
    )
    (folder / "broken.toml").write_text("format = 1\n", "utf-8")
    app = open_window()
    qtbot.waitUntil(lambda: "my-fees" in dict(app.known_corridors.names("en")))
    assert {"every-form", *bundled_corridors()} < dict(app.known_corridors.names("en")).keys()
    said = app.window.centre.notice.text()
    assert said.startswith("broken.toml, in your folder of corridors, cannot be read: ")


def test_a_corridor_without_a_pool_has_one_with_the_first_offer_and_none_after_the_last(
    open_window: Opener, qtbot: QtBot
) -> None:
    (own_folder() / "alone.toml").write_text(ALONE.replace("every-form", "alone"), "utf-8")
    app = open_window()
    app.session.take_corridor(app.known_corridors.corridor("alone"))
    offers = app.window.scenario.together.offers
    assert (app.session.scenario.pooled, offers.lines) == (NO_POOL, ())
    assert offers.add_button.isVisible()
    assert not offers.edit_button.isVisible()
    alone = app.window.centre.answer.headline.text()
    assert alone.startswith("Cheapest alone")
    qtbot.mouseClick(offers.add_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(offers.form.fee, "35")
    app.settle()
    assert app.session.scenario.pooled == "offer-1"
    assert app.window.centre.answer.headline.text().startswith("Pooled")
    qtbot.mouseClick(offers.form.close_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(offers.remove_button, Qt.MouseButton.LeftButton)
    app.settle()
    assert (app.session.scenario.pooled, offers.lines) == (NO_POOL, ())
    assert offers.note.text().endswith("is removed: there is no pool now.")
    assert offers.add_button.hasFocus()
    assert app.window.centre.answer.headline.text() == alone


def test_an_own_first_corridor_is_the_one_to_start_with(open_window: Opener) -> None:
    (own_folder() / "canada-guatemala.toml").write_text(ALONE, "utf-8")
    assert open_window().session.scenario.pooled == NO_POOL


def test_the_window_says_what_a_corridor_says_in_each_language(open_window: Opener) -> None:
    app = open_window()
    app.session.take_corridor(app.known_corridors.corridor("switzerland-serbia"))
    for tag, carried in (("de", "Busfahrer"), ("es", "Conductor de autobús"), ("en", "Bus driver")):
        app.speak(tag)
        answer = app.session.answer
        assert answer is not None
        assert carried in {way.name for way in ways_of(answer)}
