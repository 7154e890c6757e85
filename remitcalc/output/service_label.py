"""What a service is called where people read it: provider and how one pays."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from remitcalc.output.wording.words import ACCESS_POINTS, INSTRUMENTS

if TYPE_CHECKING:
    from collections.abc import Iterable

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
        short = {s.id: _short(s, language) for s in services}
        repeated = _repeated(short.values())
        full = {
            s.id: _full(s, language) if short[s.id] in repeated else short[s.id] for s in services
        }
        labels |= _numbered(full)
    return labels


def _short(service: Service, language: Language) -> str:
    return f"{service.provider}, {language.text(INSTRUMENTS[service.instrument])}"


def _full(service: Service, language: Language) -> str:
    parts = [_short(service, language)]
    if service.access_point:
        parts.append(language.text(ACCESS_POINTS[service.access_point]))
    if service.bearer:
        parts.append(service.bearer)
    return " ".join(parts)


def _numbered(labels: dict[str, str]) -> dict[str, str]:
    repeated = _repeated(labels.values())
    seen: Counter[str] = Counter()
    numbered = {}
    for service, label in labels.items():
        seen[label] += 1
        numbered[service] = f"{label} ({seen[label]})" if label in repeated else label
    return numbered


def _repeated(labels: Iterable[str]) -> set[str]:
    return {label for label, times in Counter(labels).items() if times > 1}
