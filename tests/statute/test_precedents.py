"""Are the likeliest precedents named first, in any order of the library and whatever is typed?"""

from collections.abc import Sequence
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from app.statute.precedents import Asked, Library, Neighbour, Parts, Passage, precedents
from app.statute.precedents.features import MOST_WORDS, fours, spoken, stems, subjects, things
from app.statute.precedents.glossary import TERMS, TOPICS
from app.statute.precedents.library import MOST

TERMS_OF_OFFICE = Passage("hrk-terms", ("The president serves three years.",), ("terms",))
QUORUM = Passage("crus-quorum", ("A quorum is half of the members present.",), ("votes",))
SEAT = Passage("eua-seat", ("The seat is in Brussels.",), ("seat",))
FEES = Passage("suhf-fees", ("Members pay a yearly fee.",), ("fees", "membership"))
LIBRARY = Library((TERMS_OF_OFFICE, QUORUM, SEAT, FEES))

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)
SAID = st.lists(
    st.sampled_from(
        [
            "üzv",
            "seçki",
            "prezident",
            "müddət",
            "yetərsay",
            "kvorum",
            "quorum",
            "member",
            "fee",
            "seat",
            "Bakı",
            "üç",
            "il",
            "və",
        ]
    ),
    max_size=8,
).map(" ".join)


@st.composite
def passages(draw: st.DrawFn) -> list[Passage]:
    """Some extracts of different names."""
    topics = st.lists(st.sampled_from(sorted(TOPICS)), max_size=3).map(tuple)
    said = draw(st.lists(st.tuples(SAID, topics), max_size=8))
    return [Passage(f"x{place}", (words,), some) for place, (words, some) in enumerate(said)]


def names(found: Sequence[object]) -> list[str]:
    """Slugs in their order."""
    return [one.name for one in found]  # type: ignore[attr-defined]  # precedents have names


def test_a_clause_in_azerbaijani_finds_an_extract_in_english() -> None:
    asked = Asked(("Üzvlərin yarısı iştirak etdikdə yetərsay vardır.",))
    assert names(precedents(LIBRARY, asked))[0] == "crus-quorum"


def test_the_reason_names_the_topic_and_the_shared_words() -> None:
    asked = Asked(("Prezidentin səlahiyyət müddəti; the president serves four years.",))
    [first, *_] = precedents(LIBRARY, asked)
    assert first.name == "hrk-terms"
    assert first.topics == ("terms",)
    assert set(first.words) <= {"prezidentin", "president", "serves", "years"}
    assert "serves" in first.words
    assert first.like == ""


def test_another_clause_like_it_that_cites_the_extract_is_named() -> None:
    near = Neighbour("c2", ("Konfransın ünvanı Bakı şəhəridir.",), frozenset({"eua-seat"}))
    far = Neighbour("c3", ("Büdcə illik təsdiq olunur.",), frozenset({"suhf-fees"}))
    asked = Asked(("Konfransın ünvanı Gəncə şəhəridir.",))
    found = {one.name: one.like for one in precedents(LIBRARY, asked, neighbours=(near, far))}
    assert found["eua-seat"] == "c2"
    assert found.get("suhf-fees", "") == ""


def test_of_two_clauses_like_it_the_liker_one_is_named() -> None:
    cites = frozenset({"eua-seat"})
    near = Neighbour("c9", ("Konfransın ünvanı Bakı şəhəridir.",), cites)
    nearer = Neighbour("c5", ("Konfransın ünvanı Gəncə şəhəridir.",), cites)
    asked = Asked(("Konfransın ünvanı Gəncə şəhəridir.",))
    [first, *_] = precedents(LIBRARY, asked, neighbours=(near, nearer))
    assert first.like == "c5"


def test_headings_around_a_clause_tell_what_it_is_about() -> None:
    bare = Asked(("Həmin şəxs bir dəfə də təyin oluna bilər.",))
    headed = Asked(bare.texts, around=("Səlahiyyət müddəti", "Term of office of the president"))
    assert names(precedents(LIBRARY, bare)) == []
    assert names(precedents(LIBRARY, headed))[:1] == ["hrk-terms"]


def test_what_the_article_cites_already_tells_its_topic() -> None:
    asked = Asked(("Yüz manat.",), topics=frozenset({"fees"}))
    [first, *_] = precedents(LIBRARY, asked)
    assert (first.name, first.topics) == ("suhf-fees", ("fees",))


def test_an_empty_clause_and_an_empty_library_have_no_precedents() -> None:
    assert precedents(LIBRARY, Asked(())) == ()
    assert precedents(Library(()), Asked(("Üzvlər",))) == ()


def test_a_part_that_weighs_nothing_is_not_asked() -> None:
    asked = Asked(("A quorum is needed.",))
    only = Parts(words=0, letters=0, topics=1, neighbours=0)
    assert names(precedents(LIBRARY, asked, parts=only)) == ["crus-quorum"]


def test_numbers_and_words_that_stand_everywhere_tell_nothing() -> None:
    assert stems("və the 2026 ya") == {}
    assert fours("və the 2026 ya") == {}


def test_a_phrase_is_met_in_its_forms_only_where_it_is_whole() -> None:
    assert "=səlahiyyət müddəti" in things("Səlahiyyət müddətinin sonu")
    assert "=səlahiyyət müddəti" in things("terms of office")
    assert "=səlahiyyət müddəti" not in things("müddətli səlahiyyət")
    assert "=səlahiyyət müddəti" not in things("səlahiyyət")
    assert subjects("Üzvlük haqqı") >= {"fees", "membership"}


def test_every_word_of_the_glossary_names_its_thing_in_both_languages() -> None:
    for az, en in TERMS:
        name = f"={az.split('|')[0]}"
        for phrase in (*az.split("|"), *en.split("|")):
            assert name in things(phrase), phrase


def test_every_topic_is_known_by_each_of_its_words() -> None:
    for topic, said in TOPICS.items():
        for phrase in said.split("|"):
            assert topic in subjects(phrase), phrase


@settings(max_examples=50, deadline=None)
@given(passages(), SAID, st.randoms(use_true_random=False))
def test_the_order_of_the_library_changes_nothing(
    known: list[Passage], words: str, chance: object
) -> None:
    shuffled = list(known)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # a Random
    asked = Asked((words,))
    assert precedents(Library(known), asked) == precedents(Library(shuffled), asked)


@settings(max_examples=50, deadline=None)
@given(passages(), SAID, st.sets(st.sampled_from([f"x{n}" for n in range(8)])))
def test_what_is_to_be_left_out_is_never_suggested(
    known: list[Passage], words: str, without: set[str]
) -> None:
    found = precedents(Library(known), Asked((words,)), without=without)
    assert not without & set(names(found))


@settings(max_examples=50, deadline=None)
@given(passages(), TEXT, TEXT)
def test_whatever_is_typed_is_answered_with_reasons_that_stand_in_it(
    known: list[Passage], words: str, heading: str
) -> None:
    library = Library(known)
    found = precedents(library, Asked((words,), (heading,)), most=3)
    assert found == precedents(library, Asked((words,), (heading,)), most=3)
    assert len(found) <= 3
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    for one in found:
        assert all(word in f"{words} {heading}".lower() for word in one.words)


def test_a_hostile_text_is_looked_at_as_far_as_it_tells() -> None:
    long = " ".join(f"söz{number}" for number in range(20_000))
    assert len(spoken(long)) == MOST_WORDS
    assert precedents(LIBRARY, Asked((long, "a" * 100_000, "quorum " * 5_000))) != ()


def test_of_a_long_clause_only_what_tells_most_is_looked_up() -> None:
    said = ["".join(pair) * 2 + "z" for pair in product("abcdefghijklmnopq", repeat=2)]
    library = Library(Passage(f"p-{word}", (word,)) for word in said)
    asked = dict.fromkeys(said, 1.0)
    assert len(said) > MOST
    assert sum(map(bool, library.words.score(asked))) == MOST
