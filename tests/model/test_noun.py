from dataclasses import FrozenInstanceError, field, fields, replace

import pytest

from remitcalc.model.frozen import frozen


@frozen
class Fee:
    name: str
    minor: int = 0
    tags: tuple[str, ...] = field(default_factory=tuple)

    def __post_init__(self) -> None:
        if self.minor < 0:
            raise ValueError("negative")


@frozen(eq=False)
class Column:
    values: list[int]


def test_it_is_built_by_position_by_name_and_from_defaults() -> None:
    assert Fee("wire", 5) == Fee(minor=5, name="wire")
    assert Fee("wire").tags == ()


def test_equal_values_are_equal_and_hash_alike_but_not_across_classes() -> None:
    assert len({Fee("wire"), Fee("wire"), Fee("incoming")}) == 2
    assert Fee("wire") != ("wire", 0, ())
    assert Column([1]) != Column([1])


def test_nothing_can_be_changed_afterwards() -> None:
    fee = Fee("wire")
    with pytest.raises(FrozenInstanceError):
        fee.minor = 3  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del fee.name


def test_wrong_calls_are_type_errors() -> None:
    for call in (
        lambda: Fee(),  # type: ignore[call-arg]  # noqa: PLW0108
        lambda: Fee("wire", 1, (), "more"),  # type: ignore[call-arg]
        lambda: Fee("wire", name="again"),  # type: ignore[misc]
        lambda: Fee("wire", other=1),  # type: ignore[call-arg]
    ):
        with pytest.raises(TypeError):
            call()


def test_dataclasses_tools_and_pattern_matching_work() -> None:
    fee = replace(Fee("wire", 5), minor=6)
    assert [f.name for f in fields(fee)] == ["name", "minor", "tags"]
    with pytest.raises(ValueError, match="negative"):
        replace(fee, minor=-1)
    match fee:
        case Fee(name, minor):
            assert (name, minor) == ("wire", 6)
    assert repr(fee) == "Fee(name='wire', minor=6, tags=())"
