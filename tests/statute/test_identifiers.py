"""Names of instruments: what people paste is read, what is none is refused, links lead there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.statute.identifiers import (
    Celex,
    NoDate,
    NoIdentifier,
    Scheme,
    celex,
    link_of,
    read_date,
    read_identifier,
)


@pytest.mark.parametrize(
    ("scheme", "pasted", "name"),
    [
        (Scheme.CELEX, " 31998h0561 ", "31998H0561"),
        (Scheme.CELEX, "32022H0413(01)", "32022H0413(01)"),
        (Scheme.CELEX, "12016E165", "12016E165"),
        (Scheme.CELEX, "CELEX: 32013R1288", "32013R1288"),
        (Scheme.CELEX, "02013R1288-20181005", "02013R1288-20181005"),
        (Scheme.CELEX, "32013R1288R(02)", "32013R1288R(02)"),
        (
            Scheme.CELEX,
            "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX%3A32006H0143&qid=1",
            "32006H0143",
        ),
        (
            Scheme.ELI,
            "https://data.europa.eu/eli/reg/2013/1288/oj",
            "http://data.europa.eu/eli/reg/2013/1288/oj",
        ),
        (
            Scheme.ELI,
            "www.BOE.es/eli/es/rd/1989/09/01/1085",
            "http://www.boe.es/eli/es/rd/1989/09/01/1085",
        ),
        (
            Scheme.ELI,
            "fedlex.data.admin.ch/eli/cc/2014/693/",
            "http://fedlex.data.admin.ch/eli/cc/2014/693",
        ),
        (Scheme.ECLI, "ecli:eu:c:1998:27", "ECLI:EU:C:1998:27"),
        (Scheme.ECLI, "https://e-justice.europa.eu/ecli/ECLI:EU:C:1998:27", "ECLI:EU:C:1998:27"),
        (Scheme.DOI, "https://doi.org/10.2880/5575", "10.2880/5575"),
    ],
)
def test_what_people_paste_is_read(scheme: Scheme, pasted: str, name: str) -> None:
    assert read_identifier(scheme, pasted) == name


@pytest.mark.parametrize(
    ("scheme", "given"),
    [
        (Scheme.CELEX, ""),
        (Scheme.CELEX, "98/561/EC"),
        (Scheme.CELEX, "31998H0561x"),
        (Scheme.CELEX, "X1998H0561"),
        (Scheme.CELEX, "٣١٩٩٨H0561"),
        (Scheme.ELI, "eli/reg/2013/1288"),
        (Scheme.ELI, "javascript:alert(1)//x.eu/eli/a/b"),
        (Scheme.ELI, "https://example.org/reg/2013"),
        (Scheme.ECLI, "ECLI:EU:C:1998"),
        (Scheme.ECLI, "ECLI:EU:C:1998:" + "1" * 26),
        (Scheme.DOI, "11.2880/5575"),
        (Scheme.DOI, "10.2880/a b"),
    ],
)
def test_what_is_none_is_refused_with_what_was_given(scheme: Scheme, given: str) -> None:
    with pytest.raises(NoIdentifier) as refused:
        read_identifier(scheme, given)
    assert (refused.value.scheme, refused.value.given) == (scheme, given)


@given(st.sampled_from(list(Scheme)), st.text(max_size=60))
def test_reading_is_idempotent_and_every_name_has_a_link(scheme: Scheme, given: str) -> None:
    try:
        name = read_identifier(scheme, given)
    except NoIdentifier:
        return
    assert read_identifier(scheme, name) == name
    assert link_of(scheme, name).startswith(("http://", "https://"))


@given(st.from_regex(r"\A[0-9CE][0-9]{4}[A-Z]{1,2}[0-9]{3,5}(\([0-9]{2}\))?\Z"))
def test_every_number_built_as_eur_lex_builds_them_is_read(number: str) -> None:
    said = celex(number)
    assert number.startswith(f"{said.sector}{said.year:04}{said.kind}{said.number}")
    assert link_of(Scheme.CELEX, number).endswith(f"CELEX:{number}")


def test_a_celex_number_says_what_it_is_of() -> None:
    assert celex("32022H0413(01)") == Celex("3", 2022, "H", "0413")


@pytest.mark.parametrize("day", ["", "2010", "2010-05", "2010-05-13", " 2024-02-29 "])
def test_a_date_may_be_a_day_a_month_or_a_year(day: str) -> None:
    assert read_date(day) == day.strip()


@pytest.mark.parametrize(
    "day", ["13.05.2010", "2010-13", "2023-02-29", "2010-5-1", "soon", "0000", "٢٠١٠"]
)
def test_a_day_that_is_none_is_refused(day: str) -> None:
    with pytest.raises(NoDate):
        read_date(day)
