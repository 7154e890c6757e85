import pytest

from remitcalc.output.language import Language, find_language, language_of_environment
from remitcalc.paths import resources

CATALOGUES = resources() / "translations"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("en", ("en", "")),
        ("fr-CA", ("fr", "CA")),
        ("fr_CA.UTF-8", ("fr", "CA")),
        ("sr", ("sr-Latn", "")),
        ("sr-Latn", ("sr-Latn", "")),
        ("sr_RS@latin", ("sr-Latn", "RS")),
        ("sr_Latn_RS", ("sr-Latn", "RS")),
        ("DE", ("de", "")),
        ("C", None),
        ("", None),
        ("pt_BR", None),
    ],
)
def test_a_language_is_found_however_it_is_written(text, found):
    assert find_language(text) == found


def test_the_first_variable_that_says_something_decides():
    assert language_of_environment({"LANG": "fr_CA.UTF-8"}) == ("fr", "CA")
    both = {"LC_ALL": "es_GT.UTF-8", "LANG": "fr_CA.UTF-8"}
    assert language_of_environment(both) == ("es", "GT")
    assert language_of_environment({"LC_ALL": "", "LC_MESSAGES": "de_CH"}) == ("de", "CH")
    assert language_of_environment({"LC_ALL": "C", "LANG": "fr_CA"}) == ("en", "")
    assert language_of_environment({}) == ("en", "")


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("en", "Pooled: C$1 each."),
        ("es", "Envío conjunto: C$1 por persona."),
        ("fr", "Envoi groupé\xa0: C$1 par personne."),
        ("de", "Gemeinsam: C$1 pro Person."),
        ("sr-Latn", "Zajednički: C$1 po osobi."),
    ],
)
def test_sentences_are_said_in_the_language_asked_for(tag, said):
    language = Language(tag, "", CATALOGUES)
    assert language.text("Pooled: {amount} each.", amount="C$1") == said


@pytest.mark.parametrize(
    ("count", "said"), [(1, "radnik šalje"), (3, "radnika šalju"), (5, "radnika šalje")]
)
def test_serbian_has_its_three_forms_of_many(count, said):
    language = Language("sr-Latn", "", CATALOGUES)
    forms = ("{count} worker sends {amount}", "{count} workers send {amount} each")
    assert said in language.plural(*forms, count, amount="1")


def test_an_unknown_territory_takes_the_languages_own_numbers():
    assert Language("fr", "ZZ", CATALOGUES).numbers.count(1000) == "1\u202f000"


def test_long_lists_of_choices_are_shortened():
    shown = Language("en").shown(tuple("abcdefghijklmnopq"))
    assert shown == "a, b, c, d, e, f, g, h …"


def test_a_list_of_which_most_would_be_shown_is_shown_whole():
    assert Language("en").shown(tuple("abcdefghijklmnop")).endswith("n, o, p")
