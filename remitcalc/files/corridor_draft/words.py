"""What people type for the words of the format, in English, Spanish, French, German and Serbian.

Words are compared in small letters, without accents and marks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from remitcalc.files.corridor_format import NONE, NOT_SURVEYED, UNDISCLOSED
from remitcalc.files.letters import bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_Words = dict[str, tuple[str, ...]]

UNKNOWN_SIGN: Final = "?"

_NONE: _Words = {
    NONE: (
        *("none", "free", "no charge", "no fee"),
        *("ninguno", "ninguna", "nada", "sin cargo", "sin costo", "gratis"),
        *("aucun", "aucune", "rien", "sans frais", "gratuit", "aucun frais", "neant"),
        *("keine", "keiner", "keines", "kein", "gratis", "kostenlos", "nichts"),
        *("nema", "bez naknade", "besplatno", "nista", "nijedna"),
    ),
    NOT_SURVEYED: (
        *("ask", "unknown", "not known", "not known yet", "not surveyed"),
        *("preguntar", "desconocido", "no se sabe", "sin encuestar", "no encuestado"),
        *("demander", "a demander", "inconnu", "pas connu", "non releve"),
        *("fragen", "unbekannt", "nicht bekannt", "nicht erhoben", "noch nicht bekannt"),
        *("pitati", "pitaj", "nepoznato", "nije poznato", "nije anketirano"),
    ),
    UNDISCLOSED: (
        *("not told", "undisclosed", "not disclosed"),
        *("no lo dice", "no revelado", "no se dice", "no divulgado"),
        *("non indique", "non communique", "pas dit"),
        *("nicht angegeben", "nicht offengelegt", "nicht gesagt"),
        *("nije receno", "neotkriveno", "ne kazu"),
    ),
}
_INSTRUMENTS: _Words = {
    "cash": ("efectivo", "en efectivo", "especes", "en especes", "bargeld", "bar", "gotovina"),
    "money order": ("giro postal", "mandat", "zahlungsanweisung", "novcana uputnica"),
    "cashier's check": (
        *("cashiers check", "cashier's cheque", "cashiers cheque", "bank draft"),
        *("cheque de caja", "cheque de banque", "bankscheck", "bankarski cek"),
    ),
    "bank account": (
        *("account", "bank transfer", "cuenta bancaria", "cuenta", "transferencia bancaria"),
        *("compte bancaire", "compte", "virement", "bankkonto", "konto", "uberweisung"),
        *("bankovni racun", "racun", "sa racuna"),
    ),
    "debit card": ("debit", "tarjeta de debito", "carte de debit", "debitkarte", "debitna kartica"),
    "credit card": (
        *("credit", "tarjeta de credito", "carte de credit", "kreditkarte", "kreditna kartica"),
    ),
    "mobile money": (
        "dinero movil",
        "argent mobile",
        "mobilgeld",
        "mobilni novac",
        "mobile wallet",
    ),
}
_ACCESS_POINTS: _Words = {
    "agent": (
        *("at an agent", "agency", "agencia", "en agencia", "agente", "chez un agent", "agent"),
        *("agentur", "bei einer agentur", "kod agenta", "agenta"),
    ),
    "bank branch": (
        *("branch", "at a bank branch", "sucursal", "sucursal bancaria", "en sucursal bancaria"),
        *("agence bancaire", "en agence bancaire", "filiale", "bankfiliale"),
        *("in einer bankfiliale", "filijala", "u filijali banke", "filijala banke"),
    ),
    "post office": (
        *("at a post office", "post", "correos", "en correos", "poste", "a la poste"),
        *("auf der post", "postamt", "posta", "u posti"),
    ),
    "internet": (
        *("online", "app", "web", "website", "en linea", "en ligne", "onlajn", "na internetu"),
    ),
    "mobile phone": (
        *("by mobile phone", "mobile", "telefono movil", "por telefono movil", "movil"),
        *("telephone mobile", "par telephone mobile", "mobiltelefon", "per mobiltelefon", "handy"),
        *("mobilni telefon", "mobilnim telefonom"),
    ),
    "call center": (
        *("call centre", "by telephone", "telephone", "phone", "telefono", "por telefono"),
        *("par telephone", "telefon", "per telefon", "telefonom"),
    ),
}
_KINDS: _Words = {
    "pooled": (
        *("yes", "y", "x", "true", "together", "one transfer", "pooled", "\u2713", "\u2714"),
        *("si", "juntos", "una transferencia", "oui", "ensemble", "un seul transfert"),
        *("ja", "zusammen", "gemeinsam", "eine uberweisung", "da", "zajedno", "jedan prenos"),
    ),
    "individual": (
        *("no", "n", "false", "alone", "individual", "solo", "seul", "non", "nein", "allein"),
        *("ne", "sam", "pojedinacno"),
    ),
}
_STATUSES: _Words = {
    "published": ("publicado", "publie", "veroffentlicht", "objavljeno"),
    "quoted": ("cotizado", "offert", "angeboten", "ponudeno", "ponuđeno"),
    "surveyed": ("encuestado", "releve", "erhoben", "anketirano"),
    "own": (
        *("own figure", "propio", "cifra propia", "propre", "chiffre propre", "eigene"),
        *("eigene zahl", "svoja brojka", "sopstveno"),
    ),
    "proxy": ("sustituto", "substitut", "ersatzwert", "zamena"),
    "illustrative": ("example", "ejemplo", "exemple", "beispiel", "primer"),
}
_PROVIDER_TYPES: _Words = {
    "bank": ("banco", "banque", "banka"),
    "money transfer operator": (
        *("mto", "operator", "remesadora", "empresa de remesas", "operador de remesas"),
        *("operateur de transfert d argent", "geldtransferdienst", "operater za prenos novca"),
    ),
    "post office": ("correos", "poste", "post", "posta"),
    "mobile operator": (
        *("operador movil", "operateur mobile", "mobilfunkanbieter", "mobilni operater"),
    ),
    "credit union": (
        *("cooperativa de credito", "cooperative de credit", "kreditgenossenschaft"),
        "kreditna zadruga",
    ),
    "fintech": (),
    "informal": ("informel", "informell", "neformalno"),
}
_PICKUP_METHODS: _Words = {
    "card": ("tarjeta", "carte", "karte", "kartica"),
    "home delivery": (
        *("entrega a domicilio", "livraison a domicile", "lieferung nach hause", "zustellung"),
        "dostava na kucu",
    ),
}
_PER: _Words = {
    "transfer": (
        *("per transfer", "por transferencia", "par transfert", "je uberweisung", "po prenosu"),
    ),
    "worker": (
        *("per worker", "por trabajador", "par travailleur", "je person", "po radniku"),
        *("the worker", "el trabajador", "le travailleur", "die person", "person", "radnik"),
    ),
    "season": (*("per season", "por temporada", "par saison", "je saison", "po sezoni"),),
    "employer": ("the employer", "el empleador", "l employeur", "arbeitgeber", "poslodavac"),
}
_KEEPERS: _Words = {
    "bank": ("the bank", "el banco", "la banque", "die bank"),
    "agent": ("the agent", "el agente", "l agent", "der agent"),
    "agency": (
        *("the agency", "la agencia", "l agence", "die vermittlung", "vermittlung", "agencija"),
    ),
    "employer": ("der arbeitgeber",),
}

_OTHERWISE: _Words = {
    "bands": ("bands", "tramos", "tranches", "staffeln", "staffel", "rasponi"),
    "observed": (
        *("observed", "observed amounts", "amounts surveyed", "importes encuestados"),
        *("montants releves", "erhobene betrage", "anketirani iznosi"),
    ),
    "charges": ("charges", "cargos", "frais", "gebuhren", "naknade"),
    "steps": ("steps", "conversions", "conversiones", "umrechnungen", "konverzije"),
}

COLUMNS: _Words = {
    "provider": (
        *("provider", "firm", "company", "bank", "service", "provider name", "who"),
        *("proveedor", "empresa", "banco", "servicio", "prestataire", "fournisseur", "banque"),
        *("entreprise", "anbieter", "firma", "dienst", "pruzalac", "pruzalac usluge", "banka"),
    ),
    "instrument": (
        *("paid with", "payment instrument", "payment method", "instrument", "payment"),
        *("se paga con", "pagado con", "medio de pago", "forma de pago", "instrumento de pago"),
        *("paye avec", "moyen de paiement", "mode de paiement", "instrument de paiement"),
        *("bezahlt mit", "zahlungsmittel", "zahlungsart", "placa se", "placeno", "nacin placanja"),
    ),
    "access_point": (
        *("where", "access point", "channel", "donde", "canal", "punto de acceso", "ou", "lieu"),
        *("point d acces", "wo", "ort", "zugang", "gde", "mesto", "pristupna tacka"),
    ),
    "fee": (
        *("fee", "fixed", "fixed fee", "transfer fee", "cost", "price"),
        *("comision", "comision fija", "tarifa", "cargo", "frais", "frais fixes", "commission"),
        *("gebuhr", "feste gebuhr", "festbetrag", "naknada", "provizija", "fiksna naknada"),
    ),
    "percent": (
        *("%", "percent", "+ % of amount", "% of amount", "fee percent", "percentage"),
        *("+ % del importe", "% del importe", "porcentaje", "+ % du montant", "% du montant"),
        *("pourcentage", "+ % des betrags", "% des betrags", "prozent", "+ % iznosa", "% iznosa"),
        *("procenat", "procenat iznosa"),
    ),
    "margin": (
        *("margin", "exchange margin", "fx margin", "fx margin percent", "exchange rate margin"),
        *("margen", "margen de cambio", "margen cambiario", "marge", "marge de change"),
        *("kursmarge", "wechselkursmarge", "kursaufschlag", "marza", "kursna marza"),
    ),
    "transit": (
        *("on the way", "transit", "correspondent", "correspondent bank", "en camino", "en ruta"),
        *("en el camino", "en chemin", "en route", "unterwegs", "na putu", "usput"),
    ),
    "receiving": (
        *("on arrival", "receiving", "arrival", "incoming", "al llegar", "a la llegada"),
        *("a l arrivee", "bei ankunft", "bei der ankunft", "po prispecu", "na prijemu"),
    ),
    "source": (
        *("who said so", "source", "according to", "publisher", "said by"),
        *("quien lo dijo", "fuente", "segun", "qui l a dit", "selon", "wer es gesagt hat"),
        *("quelle", "laut", "ko je rekao", "ko je to rekao", "izvor", "prema"),
    ),
    "date": (*("date", "when", "on", "fecha", "cuando", "quand", "datum", "wann", "kada"),),
    "kind": (
        *("together", "sent together", "kind", "pooled", "juntos", "en grupo", "envio conjunto"),
        *("ensemble", "envoi groupe", "zusammen", "gemeinsam", "gemeinsam gesendet", "zajedno"),
        *("salje se zajedno", "zajednicko slanje"),
    ),
}
"""The headings of the grid of ways."""


def plain(text: str) -> str:
    """Return a text as words are compared.

    >>> plain(" Tarjeta de d\u00e9bito. "), plain("+ % of amount"), plain("?")
    ('tarjeta de debito', '% of amount', '?')
    """
    return re.sub(r"[^\w%?\u2713\u2714]+", " ", bare(text)).strip()


def _by_word(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {plain(word): meant for meant, words in table.items() for word in (*words, meant)}


NOTHING_TOLD: Final = _by_word(_NONE)
STATED_OTHERWISE: Final = _by_word(_OTHERWISE)
HEADINGS: Final = _by_word(COLUMNS)

_CHOICES = tuple(
    map(
        _by_word,
        (
            *(_INSTRUMENTS, _ACCESS_POINTS, _KINDS, _STATUSES, _PROVIDER_TYPES),
            *(_PICKUP_METHODS, _PER, _KEEPERS),
        ),
    )
)


def meant_by(text: str, choices: Iterable[str]) -> str:
    """Return which of some words of the format a text means; empty: none.

    >>> meant_by("Efectivo", ["cash", "card"]), meant_by("soon", ["cash"])
    ('cash', '')
    """
    said = plain(text)
    known = [*choices]
    found = (table.get(said) for table in _CHOICES)
    return next((word for word in found if word in known), "")
