import json

import pytest

from remitcalc.cli.main import main


@pytest.fixture
def answered(capsys):
    def run(*typed):
        assert main(typed) == 0
        return capsys.readouterr().out

    return run


def test_a_refused_pool_is_neither_ranked_nor_priced(answered):
    typed = ("compare", "canada-guatemala", "--workers", "2", "--share", "no-one-worse-off")
    document = json.loads(answered(*typed, "--format", "json"))
    assert document["totals"]["pooled"] == {"total": None, "bound": "unknown"}
    assert document["totals"]["like_for_like_pooled"] == {"total": None, "bound": "unknown"}
    assert document["rank"]["position"] is None
    assert document["worse_off"] == {"count": None, "largest_loss": None}
    assert document["cheaper_individual_services"] == []
    assert "Pooled: Royal Bank" not in answered(*typed)


def test_a_tax_that_begins_within_the_season_is_told_by_transfer(answered):
    text = answered(
        "compare", "us-guatemala", "--individual", "ria-cash-agent", "--amount", "412.35",
        "--workers", "3", "--date", "2025-12-25", "--paydays", "3", "--payday-days", "7",
    )  # fmt: skip
    assert "Due alone on 2 of 3 transfers." in " ".join(text.split())
    assert (
        "each payday" not in text.partition("When pooling pays")[0].partition("Saved per")[2][:80]
    )
