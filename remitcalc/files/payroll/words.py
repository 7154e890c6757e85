"""The words of payrolls in English, Spanish, French, German and Serbian: headings, totals, yes.

Data only. Words are compared in lower case, without accents, marks and what stands in brackets.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from remitcalc.model.payroll_choices import Role

HEADINGS: dict[Role, tuple[str, ...]] = {
    "worker": (
        *("worker", "name", "full name", "employee", "worker name", "employee name", "staff"),
        *("trabajador", "trabajadora", "nombre completo", "empleado", "empleada"),
        *("nombre y apellido", "nombre y apellidos", "apellidos y nombre"),
        *("travailleur", "travailleuse", "employe", "employee", "salarie", "nom complet"),
        *("nom et prenom", "nom prenom", "ouvrier"),
        *("arbeiter", "arbeiterin", "mitarbeiter", "mitarbeiterin", "arbeitnehmer", "person"),
        *("name vorname", "vor und nachname"),
        *("radnik", "radnica", "zaposleni", "ime i prezime", "prezime i ime"),
    ),
    "number": (
        *("number", "no", "id", "worker id", "employee id", "employee number", "payroll number"),
        *("worker number", "numero", "num", "codigo", "matricule", "numero de salarie"),
        *("nr", "nummer", "personalnummer", "personal nr", "broj", "sifra", "rb", "redni broj"),
    ),
    "first": (
        *("first name", "first names", "given name", "forename", "nombres", "primer nombre"),
        *("prenom", "prenoms", "vorname", "vornamen"),
        *("nombre", "ime"),
    ),
    "last": (
        *("last name", "last names", "surname", "family name", "apellido", "apellidos"),
        *("nom de famille", "nachname", "familienname", "prezime"),
        *("nom",),
    ),
    "amount": (
        *("amount", "amount sent", "amount to send", "sends", "sent", "send", "remittance"),
        *("transfer", "transfer amount", "monto", "importe", "cantidad", "envio", "envia"),
        *("remesa", "monto a enviar", "monto enviado", "montant", "montant envoye", "envoi"),
        *("envoie", "somme envoyee", "montant a envoyer", "betrag", "sendet", "sendebetrag"),
        *("uberweisung", "uberweisungsbetrag", "iznos", "salje", "za slanje", "iznos za slanje"),
    ),
    "net": (
        *("net", "net pay", "net wage", "net wages", "net salary", "take home", "take home pay"),
        *("neto", "pago neto", "salario neto", "sueldo neto", "liquido", "neto a pagar"),
        *("salaire net", "net a payer", "net paye", "paie nette"),
        *("netto", "nettolohn", "nettogehalt", "nettobetrag", "auszahlungsbetrag"),
        *("neto plata", "neto zarada", "plata", "za isplatu"),
    ),
    "currency": ("currency", "moneda", "divisa", "devise", "monnaie", "wahrung", "valuta"),
    "service": (
        *("service", "provider", "sends with", "servicio", "proveedor", "prestataire"),
        *("fournisseur", "dienst", "anbieter", "usluga", "pruzalac"),
    ),
    "group": (
        *("group", "farm", "site", "team", "crew", "grupo", "finca", "granja", "cuadrilla"),
        *("equipo", "groupe", "ferme", "equipe", "exploitation", "gruppe", "betrieb", "hof"),
        *("grupa", "tim", "farma", "imanje"),
    ),
    "joins": (
        *("joins", "join", "pooled", "takes part", "participates", "participa", "se une"),
        *("participe", "participation", "teilnahme", "nimmt teil", "macht mit"),
        *("ucestvuje", "pridruzuje se"),
    ),
}
"""What a column is called. A word that can be a whole name or a part of one is under the part."""

TOTALS = frozenset(
    {"total", "totals", "grand total", "subtotal", "sub total", "sum", "sum total"}
    | {"suma", "suma total", "total general", "totales", "totaux", "somme", "sous total"}
    | {"summe", "gesamt", "gesamtsumme", "insgesamt", "zwischensumme"}
    | {"ukupno", "zbir", "svega", "sveukupno"}
)
YES = frozenset("yes y true 1 x si s oui o vrai ja j wahr da d tacno".split())
NO = frozenset("no n false 0 non faux nein falsch ne netacno".split())

MONEY_SIGNS: dict[str, tuple[str, ...]] = {
    "$": ("CAD", "USD", "AUD", "NZD", "MXN", "COP", "CLP", "ARS", "SGD", "HKD", "BBD", "JMD"),
    "c$": ("CAD",),
    "ca$": ("CAD",),
    "can$": ("CAD",),
    "us$": ("USD",),
    "a$": ("AUD",),
    "nz$": ("NZD",),
    "€": ("EUR",),
    "£": ("GBP",),
    "¥": ("JPY", "CNY"),
    "q": ("GTQ",),
    "fr": ("CHF",),
    "fr.": ("CHF",),
    "sfr": ("CHF",),
    "sfr.": ("CHF",),
    "din": ("RSD",),
    "din.": ("RSD",),
    "kr": ("SEK", "NOK", "DKK"),
    "kr.": ("DKK",),
    "zł": ("PLN",),
}
"""Which currencies a sign beside a figure can mean."""

_BRACKETS = re.compile(r"\([^)]*\)|\[[^]]*\]")
_NO_LETTERS = re.compile(r"[^a-z0-9$€£]+")


def plain(text: str) -> str:
    """Return a text as words are compared: lower case, no accents, no brackets, single spaces.

    >>> plain("Prénom:"), plain("Amount (CAD)"), plain("NET  PAY"), plain("Šalje")
    ('prenom', 'amount', 'net pay', 'salje')
    """
    folded = unicodedata.normalize("NFKD", _BRACKETS.sub(" ", text).casefold())
    bare = "".join(c for c in folded if not unicodedata.combining(c)).replace("đ", "dj")
    return _NO_LETTERS.sub(" ", bare).strip()
