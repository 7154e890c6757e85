"""What a service is called where people read it: provider and how one pays."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from remitcalc.output.wording.words import ACCESS_POINTS, INSTRUMENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from remitcalc.model.corridor import Corridor
    from remitcalc.model.service import Service
    from remitcalc.output.language import Language


def service_labels(corridor: Corridor, language: Language) -> dict[str, str]:
    """Return a label per service id, as short as it can be while it names one service only.

    First provider and payment instrument; where several share these, the access point is added;
    those that still look alike are numbered in file order.
    """
    labels: dict[str, str] = {}
    for services in (corridor.individual_services, corridor.pooled_services):
        full = _full_labels(services, language)
        numbers = _numbers(full)
        labels |= {key: _with_number(label, numbers.get(key)) for key, label in full.items()}
    return labels


def pooled_names(services: Iterable[Service], language: Language) -> dict[str, str]:
    """Return what pooled services that stand side by side are called, by id: the provider's name.

    Where several have it, the access point and the bearer of charges are added, and those that
    still look alike are numbered in their order.
    """
    by_id = {service.id: service for service in services}
    names = {key: language.own(service.provider) for key, service in by_id.items()}
    repeated = _repeated(names.values())
    for service in by_id.values():
        if names[service.id] in repeated:
            point = service.access_point
            where = language.text(ACCESS_POINTS[point]) if point else ""
            parts = (names[service.id], where, service.bearer or "")
            names[service.id] = ", ".join(part for part in parts if part)
    numbers = _numbers(names)
    return {key: _with_number(name, numbers.get(key)) for key, name in names.items()}


def way_labels(
    services: Iterable[Service], language: Language, known: Mapping[str, str]
) -> dict[str, str]:
    """Return what services of one provider are called, by id, where the provider is known.

    How one pays and where, and who bears charges. To those that are alike in this is added what is
    `known` of each, by id, where that differs; those that still look alike are numbered.
    """
    labels = {one.id: ", ".join(_way(one, language)) for one in services}
    told: dict[str, set[str]] = {}
    for key, label in labels.items():
        told.setdefault(label, set()).add(known.get(key, ""))
    for key, label in labels.items():
        if len(told[label]) > 1 and known.get(key):
            labels[key] = f"{label}, {known[key]}"
    numbers = _numbers(labels)
    return {key: _with_number(label, numbers.get(key)) for key, label in labels.items()}


def service_numbers(corridor: Corridor, language: Language) -> dict[str, int]:
    """Return the number, by id, of each service that has one in its label."""
    numbers: dict[str, int] = {}
    for services in (corridor.individual_services, corridor.pooled_services):
        numbers |= _numbers(_full_labels(services, language))
    return numbers


def _full_labels(services: Iterable[Service], language: Language) -> dict[str, str]:
    by_id = {service.id: service for service in services}
    short = {key: _short(service, language) for key, service in by_id.items()}
    repeated = _repeated(short.values())
    return {
        key: _full(by_id[key], language) if label in repeated else label
        for key, label in short.items()
    }


def _short(service: Service, language: Language) -> str:
    return f"{language.own(service.provider)}, {language.text(INSTRUMENTS[service.instrument])}"


def _way(service: Service, language: Language) -> Iterator[str]:
    yield language.text(INSTRUMENTS[service.instrument])
    if service.access_point:
        yield language.text(ACCESS_POINTS[service.access_point])
    if service.bearer:
        yield service.bearer


def _full(service: Service, language: Language) -> str:
    parts = [_short(service, language)]
    if service.access_point:
        parts.append(language.text(ACCESS_POINTS[service.access_point]))
    if service.bearer:
        parts.append(service.bearer)
    return " ".join(parts)


def _numbers(labels: dict[str, str]) -> dict[str, int]:
    repeated = _repeated(labels.values())
    seen: Counter[str] = Counter()
    numbers = {}
    for service, label in labels.items():
        if label in repeated:
            seen[label] += 1
            numbers[service] = seen[label]
    return numbers


def _with_number(label: str, number: int | None) -> str:
    return label if number is None else f"{label} ({number})"


def _repeated(labels: Iterable[str]) -> set[str]:
    return {label for label, times in Counter(labels).items() if times > 1}
