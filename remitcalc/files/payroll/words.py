"""The words of payrolls in English, Spanish, French, German and Serbian: headings, signs, yes.

Data only. Words are compared in lower case, without accents, marks and what stands in brackets.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remitcalc.files.letters import bare
from remitcalc.files.limits import LONGEST_WORDS

if TYPE_CHECKING:
    from remitcalc.model.payroll_choices import Role

HEADINGS: dict[Role, tuple[str, ...]] = {
    "worker": (
        *("worker", "name", "full name", "employee", "worker name", "employee name", "staff"),
        *("trabajador", "trabajadora", "nombre completo", "empleado", "empleada"),
        *("nombre y apellido", "nombre y apellidos", "apellidos y nombre", "apellidos y nombres"),
        *("nombres y apellidos", "nombre del trabajador", "nombre de la trabajadora"),
        *("nombre del empleado", "nombre de la empleada"),
        *("travailleur", "travailleuse", "employe", "employee", "salarie", "nom complet"),
        *("nom et prenom", "nom prenom", "ouvrier", "nom de l employe", "nom de l employee"),
        *("nom du travailleur", "nom de la travailleuse", "nom du salarie", "nom de l ouvrier"),
        *("arbeiter", "arbeiterin", "mitarbeiter", "mitarbeiterin", "arbeitnehmer", "person"),
        *("name vorname", "vor und nachname", "name des mitarbeiters", "name der mitarbeiterin"),
        *("name des arbeiters", "name des arbeitnehmers"),
        *("radnik", "radnica", "zaposleni", "ime i prezime", "prezime i ime", "ime radnika"),
    ),
    "number": (
        *("number", "no", "id", "worker id", "employee id", "employee number", "payroll number"),
        *("worker number", "staff number", "employee no", "worker no", "payroll no", "emp no"),
        *("numero", "num", "codigo", "clave", "no de empleado", "numero de empleado", "emp id"),
        *("no empleado", "codigo de empleado", "codigo empleado", "no de trabajador"),
        *("matricule", "numero de salarie", "numero d employe", "no d employe", "no matricule"),
        *("nr", "nummer", "personalnummer", "personal nr", "pers nr", "personalnr", "pnr"),
        *("mitarbeiternummer", "mitarbeiternr", "mitarbeiter nr", "ma nr"),
        *("broj", "sifra", "rb", "redni broj", "broj radnika", "sifra radnika"),
    ),
    "first": (
        *("first name", "first names", "given name", "given names", "forename", "first"),
        *("nombres", "primer nombre"),
        *("prenom", "prenoms", "vorname", "vornamen"),
        *("nombre", "ime"),
    ),
    "last": (
        *("last name", "last names", "surname", "family name", "apellido", "apellidos", "last"),
        *("primer apellido", "apellido paterno", "ap paterno", "a paterno", "paterno"),
        *("apellido 1", "first surname", "paternal surname"),
        *("nom de famille", "nachname", "familienname", "prezime"),
        *("nom",),
    ),
    "second_name": (
        *("middle name", "middle names", "middle", "second name", "second names", "mi"),
        *("middle initial", "segundo nombre", "segundos nombres", "otros nombres"),
        *("deuxieme prenom", "autres prenoms", "zweiter vorname", "srednje ime", "drugo ime"),
    ),
    "second_surname": (
        *("second surname", "second last name", "maternal surname", "segundo apellido"),
        *("apellido materno", "ap materno", "a materno", "materno", "apellido 2"),
        *("deuxieme nom", "zweiter nachname", "drugo prezime"),
    ),
    "amount": (
        *("amount", "amount sent", "amount to send", "sends", "sent", "send", "remittance"),
        *("transfer", "transfer amount", "monto", "importe", "envio", "envia"),
        *("send home", "sends home", "sent home", "remittance amount", "remit", "to remit"),
        *("amount to remit", "amount remitted", "transfer home"),
        *("amount to be sent", "to send", "sending", "remesa", "monto a enviar", "monto enviado"),
        *("monto de envio", "monto a transferir", "transferencia", "a enviar"),
        *("importe a enviar", "importe enviado", "cantidad a enviar", "importe del envio"),
        *("montant", "montant envoye", "envoi", "envoie", "somme envoyee", "montant a envoyer"),
        *("a envoyer", "montant du transfert", "montant a transferer", "transfert"),
        *("betrag", "sendet", "sendebetrag", "zu senden", "zu sendender betrag"),
        *("uberweisung", "uberweisungsbetrag", "iznos", "salje", "za slanje", "iznos za slanje"),
        *("iznos uplate", "iznos za uplatu"),
    ),
    "net": (
        *("net", "net pay", "net wage", "net wages", "net salary", "take home", "take home pay"),
        *("net amount", "net payable", "net to pay", "net payment", "net pay amount", "netpay"),
        *("amount net", "net paid", "net earnings", "net income", "net due", "total net"),
        *("total net pay", "importe neto", "monto neto", "total neto", "neto a cobrar"),
        *("neto a depositar", "neto pagado", "neto percibido", "pago liquido", "total liquido"),
        *("montant net", "total net a payer", "net a verser", "net percu", "salaire net a payer"),
        *("netto betrag", "netto lohn", "netto gehalt", "nettoverdienst", "nettoauszahlung"),
        *("neto za isplatu", "ukupno neto", "neto primanja", "neto dohodak"),
        *("neto", "pago neto", "salario neto", "sueldo neto", "liquido", "neto a pagar"),
        *("neto a recibir", "liquido a recibir", "liquido a pagar", "salario liquido"),
        *("sueldo liquido", "salaire net", "net a payer", "net paye", "net verse", "paie nette"),
        *("netto", "nettolohn", "nettogehalt", "nettobetrag", "auszahlungsbetrag", "auszahlung"),
        *("neto plata", "neto zarada", "plata", "za isplatu", "neto iznos", "neto isplata"),
    ),
    "currency": (
        *("currency", "currency code", "ccy", "curr", "cur", "iso currency", "pay currency"),
        *("moneda", "divisa", "codigo de moneda", "codigo moneda", "moneda de pago", "cod moneda"),
        *("devise", "monnaie", "code devise", "code monnaie", "wahrung", "wahrungscode", "wkz"),
        *("wahrungskennzeichen", "valuta", "sifra valute", "oznaka valute"),
    ),
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

BARE_AMOUNTS = frozenset("amount monto importe montant betrag iznos".split())
"""Headings that are an amount of anything: among lines of pay, of what was earned in each."""

PAY_LINES = frozenset(
    (
        *("hours hrs hour rate rates earning earnings quantity qty units".split()),
        *("horas hora tarifa cantidad unidades devengo devengos devengado percepcion".split()),
        *("heures heure taux quantite gains rubrique stunden stundensatz satz menge".split()),
        *("lohnart sati satnica kolicina".split()),
    )
)
"""Words of headings over the lines of which pay is made, never over what is sent."""

YES = frozenset("yes y true 1 x si s oui o vrai ja j wahr da d tacno ✓ ✔ ☑".split())
NO = frozenset("no n false 0 non faux nein falsch ne netacno ✗ ✘".split())

_DOLLARS = ("CAD", "USD", "AUD", "NZD", "SGD", "HKD", "BBD", "JMD")
MONEY_SIGNS: dict[str, tuple[str, ...]] = {
    "$": (*_DOLLARS, "MXN", "COP", "CLP", "ARS"),
    "c$": ("CAD",),
    "ca$": ("CAD",),
    "can$": ("CAD",),
    "cad$": ("CAD",),
    **dict.fromkeys(("$ca", "$can", "$cad", "cdn$", "$cdn"), ("CAD",)),
    "us$": ("USD",),
    **dict.fromkeys(("$us", "$usd"), ("USD",)),
    "usd$": ("USD",),
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
    **dict.fromkeys(("dollar", "dollars", "dólares", "dolares"), _DOLLARS),
    **dict.fromkeys(("quetzal", "quetzales"), ("GTQ",)),
    **dict.fromkeys(("euro", "euros"), ("EUR",)),
    **dict.fromkeys(("franc", "francs", "franken"), ("CHF",)),
    **dict.fromkeys(("dinar", "dinara"), ("RSD",)),
}
"""Which currencies a sign beside a figure can mean."""

_BRACKETS = re.compile(rf"\([^)]{{0,{LONGEST_WORDS}}}\)|\[[^]]{{0,{LONGEST_WORDS}}}\]")
_NO_LETTERS = re.compile(r"[^a-z0-9$€£✓✔☑✗✘]+")
_CYRILLIC = str.maketrans(
    dict(zip("абвгдежзијклмнопрстћуфхцчш", "abvgdezzijklmnoprstcufhccs", strict=True))
    | {"đ": "dj", "ђ": "dj", "љ": "lj", "њ": "nj", "џ": "dz"}
)


def plain(text: str) -> str:
    """Return a text as words are compared: lower case, no accents, no brackets, single spaces.

    Serbian in Cyrillic letters is compared as in Latin ones; of an endless text the beginning.

    >>> plain("Prénom:"), plain("Amount (CAD)"), plain("NET  PAY"), plain("Šalje"), plain("Износ")
    ('prenom', 'amount', 'net pay', 'salje', 'iznos')
    """
    return _NO_LETTERS.sub(" ", bare(_BRACKETS.sub(" ", text)).translate(_CYRILLIC)).strip()
