"""Text that is no UTF-8: read where its words leave one way, else asked about."""

from __future__ import annotations

import pytest

from remitcalc.files.tables.encodings import ENCODINGS, certain_encoding, codec_of
from remitcalc.files.tables.reading import read_sheets

TEXTS = (
    "Prénom;Nom;Montant\nHélène;Lefèvre;400,00\nFrançois;Noël;1 234,50\n",
    "PRÉNOM;NOM;MONTANT\nANA;LEFÈVRE;400\n",
    "Nombre;Monto\nJosé Núñez;400,00\nMaría López;300\n",
    "Nombre;Monto\nTomás;400\n",
    "Name;Betrag\nMüller;400\nWeiß;3\n",
    "Name;Überweisung\nAna;400\n",
    "Ime i prezime;Iznos\nPetar Petrović;400\nŽika Kovačević;300\n",
    "Radnik;Iznos\nPetar Šćepanović;400\n",
    "Radnik;Iznos\nĐorđe Tišma;4\n",
    "Radnik;Iznos\nMarko Vučko;4\n",
    "Радник;Износ\nПетар Петровић;400\n",
    "РАДНИК;ИЗНОС\nПЕТАР ПЕТРОВИЋ;400\n",
    "imię;kwota\nŁukasz Wójcik;400\nŻaneta Gąsior;3\n",
    "worker;amount\nAna;1\u00a0234,50\nLuz;380,25\n",
    "worker;amount\nAna;400 €\n",
    "Nom;Montant\nVoilà;5\n",
    "Name;Betrag\nAna “Nina” O’Neil;5\n",
)
CODECS = ("cp1252", "cp1250", "cp1251", "cp850", "cp852", "mac_roman", "koi8_r", "iso8859_5")


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("codec", CODECS)
def test_letters_are_read_as_they_were_written_or_asked_about(tmp_path, text, codec):
    try:
        content = text.encode(codec)
        content.decode()
    except UnicodeEncodeError:
        return
    except UnicodeDecodeError:
        pass
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    sheets, (problem,) = read_sheets(path)
    if sheets is None:
        assert problem.message.code == "file_encoding_unclear"
    else:
        assert content.decode(codec_of(sheets[0].encoding)) == text
        assert problem.message.values["encoding"] == sheets[0].encoding


@pytest.mark.parametrize(
    ("at", "codec", "encoding"),
    [
        (0, "cp1252", "Windows-1252"),
        (1, "cp850", "CP850"),
        (2, "cp1252", "Windows-1252"),
        (4, "cp1252", "Windows-1252"),
        (6, "cp1250", "Windows-1250"),
        (8, "cp1250", "Windows-1250"),
        (10, "cp1251", "Windows-1251"),
        (11, "cp1251", "Windows-1251"),
        (13, "cp1252", "Windows-1252"),
        (14, "cp1252", "Windows-1252"),
    ],
)
def test_what_is_certain_is_read(at, codec, encoding):
    assert certain_encoding(TEXTS[at].encode(codec)) == encoding


def test_what_a_person_says_is_taken(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes("Radnik;Iznos\nMarko Vučko;4\n".encode("cp1250"))
    assert read_sheets(path)[0] is None
    sheets, problems = read_sheets(path, encoding="cp1250")
    assert (sheets[0].rows[1][0], problems) == ("Marko Vučko", ())
    _, (problem,) = read_sheets(path, encoding="UTF-8")
    assert problem.message.code == "file_not_encoded_so"


def test_every_encoding_that_can_be_said_is_known():
    assert all(map(codec_of, ENCODINGS))
    assert codec_of("windows-1252") == codec_of("Windows-1252") == "cp1252"
    assert codec_of("klingon") == codec_of("rot13") == codec_of("") == ""
