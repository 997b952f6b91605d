"""What stands around the instructions: title, preamble, groups, and the help in English."""

from app.statute.amending import NOTE, Voice, amend, compose_in_english, plain_text
from app.statute.amending.grammar import counted, object_noun
from app.statute.snapshot import Family, Kind
from tests.statute.amending.saying import MEETING, english, of, orders
from tests.statute.amending.texts import about, act, clause, snapshot

LAW = about(Family.LAW, "Ali təhsil haqqında Qanun")
ARTICLES = [clause(n, heading=f"Ad {n}", kind=Kind.ARTICLE, rank=int(n)) for n in ("1", "2", "3")]


def test_the_act_names_what_it_amends_and_groups_by_unit() -> None:
    old = act(("1", "", "A"), ("1.1", MEETING), ("1.2", MEETING), ("2", "", "B"), ("2.1", MEETING))
    new = act(
        ("1", "", "A"),
        ("1.1", MEETING.replace("rübdə", "ildə")),
        ("1.2", MEETING.replace("rübdə", "ayda")),
        ("2", "", "B"),
        ("2.1", MEETING.replace("rübdə", "gündə")),
    )
    lines = plain_text(amend(old, new).act).splitlines()
    assert lines[0] == "“Rektorlar Şurası haqqında Əsasnamə”də dəyişikliklər edilməsi haqqında"
    assert [line[:34] for line in lines if line[:1].isdigit()] == [
        "1. “Rektorlar Şurası haqqında Əsas",
        "1.1. 1-ci hissə üzrə:",
        "1.1.1. 1.1-ci bənddə “rübdə” sözü ",
        "1.1.2. 1.2-ci bənddə “rübdə” sözü ",
        "1.2. 2.1-ci bənddə “rübdə” sözü “g",
        "2. Bu Qərar dərc edildiyi gündən q",
    ]


def test_one_change_is_called_one_and_parliament_adopts_a_law() -> None:
    found = amend(snapshot(ARTICLES, LAW), snapshot(ARTICLES[:2], LAW))
    assert found.act.title == "“Ali təhsil haqqında Qanun”da dəyişiklik edilməsi haqqında"
    assert found.act.preamble.startswith("Azərbaycan Respublikasının Milli Məclisi ")
    assert found.act.entries[-1].text == "Bu Qanun dərc edildiyi gündən qüvvəyə minir."


def test_a_title_that_is_possessed_takes_its_n() -> None:
    title = "İclasların keçirilməsi Qaydası"
    old, new = (act(("5", "", ad), title=title) for ad in ("A", "B"))
    assert amend(old, new).act.title.startswith(f"“{title}”nda ")


def test_in_english_the_act_is_a_help_and_says_so() -> None:
    found = amend(of(MEETING), act(("5", "", "Başqa"), ("5.2", f"{MEETING} Əlavə.")))
    voice = Voice(found.old.family, found.old.kind)
    told = compose_in_english(found.act, voice, "Regulation")
    assert told.title == "Amendments to “Regulation”"
    assert told.preamble == NOTE
    assert [(one.number, one.text) for one in told.entries] == [
        ("1.1", "In paragraph 5:"),
        ("1.1.1", "The heading of paragraph 5 is worded anew:"),
        ("1.1.2", "In clause 5.2 a second sentence is added at the end:"),
    ]


def test_quoted_digits_and_words_are_called_what_they_are() -> None:
    assert [object_noun(one) for one in ("5", "25", "söz", "iki söz", "– söz")] == [
        "rəqəmi", "rəqəmləri", "sözü", "sözləri", "sözü",
    ]  # fmt: skip


def test_lines_are_counted_in_words() -> None:
    assert [counted(one) for one in (1, 10, 11, 20, 45, 99, 100)] == [
        "birinci", "onuncu", "on birinci", "iyirminci", "qırx beşinci", "doxsan doqquzuncu",
        "100-cü",
    ]  # fmt: skip


def test_english_counts_beyond_nine() -> None:
    lines = "\n".join(f"Sətir {place} burada dayanır və çox uzundur." for place in range(1, 24))
    old = act(("1", "", "A"), ("1.1", lines))
    new = act(
        ("1", "", "A"),
        ("1.1", lines.replace("Sətir 11 ", "Sətir 0 ").replace("Sətir 22 b", "Yazı b")),
    )
    assert english(amend(old, new)) == [
        "in clause 1.1 the word “11” is replaced by “0”",
        "in clause 1.1 the words “Sətir 22” are replaced by “Yazı”",
    ]
    gone = act(
        ("1", "", "A"),
        (
            "1.1",
            "\n".join(lines.split("\n")[:10] + lines.split("\n")[11:21] + lines.split("\n")[22:]),
        ),
    )
    assert english(amend(old, gone)) == [
        "the 11th indent of clause 1.1 is deleted",
        "the 22nd indent of clause 1.1 is deleted",
    ]


def test_two_changes_of_the_title_stand_together_under_the_act() -> None:
    titles = (
        f"Rektorlar Şurası və onun {MEETING} komitəsinin fəaliyyəti haqqında Qayda",
        f"Prorektorlar Şurası və onun {MEETING} komitəsinin vəzifəsi haqqında Qayda",
    )
    found = amend(*(act(("5", "", "Ad"), title=title) for title in titles))
    assert len(orders(found)) == 2
    assert "\n1.1. Əsasnamə üzrə:\n1.1.1. Əsasnamənin adında" in plain_text(found.act)
    voice = Voice(found.old.family, found.old.kind)
    assert "1.1. In the Regulation:" in plain_text(compose_in_english(found.act, voice, "X"))
