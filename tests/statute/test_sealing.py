"""Does a root vouch for every leaf in its place, and a proof for one without the others?"""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.statute.sealing import (
    Leaf,
    Link,
    citation_leaf,
    hash_of_leaf,
    leaf_digest,
    leaves_of,
    need_leaf,
    proof,
    proof_among,
    root_of,
    root_of_digests,
    verify_proof,
)
from app.statute.snapshot import (
    Clause,
    Family,
    Kind,
    Numbering,
    Particulars,
    Snapshot,
    Vacated,
    word,
)

VECTORS = [
    bytes.fromhex(one)
    for one in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
"""Leaves of the test vectors that come with Certificate Transparency (RFC 6962)."""

ROOTS = (
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
"""Roots over the first none, one, … eight of them."""

PATHS = {
    (1, 1): [],
    (1, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (6, 8): [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (3, 3): ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
    (2, 5): [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}
"""Paths by leaf (counting from 1) and size of the tree."""


def test_roots_are_those_of_the_standards_vectors() -> None:
    hashes = [hash_of_leaf(one) for one in VECTORS]
    assert [root_of_digests(hashes[:size]) for size in range(9)] == list(ROOTS)


@pytest.mark.parametrize(("leaf", "size"), PATHS)
def test_proofs_are_those_of_the_standards_vectors(leaf: int, size: int) -> None:
    hashes = [hash_of_leaf(one) for one in VECTORS[:size]]
    path = PATHS[leaf, size]
    assert list(proof_among(hashes, leaf - 1)) == path
    assert verify_proof(hashes[leaf - 1], leaf - 1, size, path, ROOTS[size])


LEAVES = st.lists(
    st.builds(
        Leaf,
        st.sampled_from(["clause", "citation", "need"]),
        st.text("abc", min_size=1, max_size=4),
        st.dictionaries(st.sampled_from(["struck", "place"]), st.integers(0, 9)),
    ),
    min_size=1,
    max_size=20,
    unique_by=leaf_digest,
)


@given(LEAVES, st.data())
def test_any_leaf_changed_added_removed_or_moved_changes_the_root(
    leaves: list[Leaf], data: st.DataObject
) -> None:
    root, at = root_of(leaves), data.draw(st.integers(0, len(leaves) - 1))
    one = leaves[at]
    for other in (
        replace(one, kind=one.kind + "s"),
        replace(one, id=one.id + "x"),
        replace(one, facts={**one.facts, "struck": "no"}),
    ):
        assert root_of([*leaves[:at], other, *leaves[at + 1 :]]) != root
    assert root_of([*leaves[:at], *leaves[at + 1 :]]) != root
    assert root_of([*leaves[:at], one, *leaves[at:]]) != root
    others = data.draw(st.permutations(leaves))
    assert (root_of(others) == root) is (others == leaves)


@given(LEAVES, st.data())
def test_a_proof_holds_for_its_leaf_in_its_place_and_for_nothing_else(
    leaves: list[Leaf], data: st.DataObject
) -> None:
    size, root = len(leaves), root_of(leaves)
    index = data.draw(st.integers(0, size - 1))
    digest, path = leaf_digest(leaves[index]), proof(leaves, index)
    assert verify_proof(digest, index, size, path, root)
    assert not verify_proof(leaf_digest(Leaf("x", "y", {})), index, size, path, root)
    elsewhere = data.draw(st.integers(-1, size + 1))
    assert verify_proof(digest, elsewhere, size, path, root) is (elsewhere == index)
    assert not verify_proof(digest, index, size, [*path, digest], root)
    assert not verify_proof(digest, index, size, path, "0" * 64)
    if path:
        assert not verify_proof(digest, index, size, path[1:], root)
        assert not verify_proof(digest, index, size, [*path[:-1], "0" * 64], root)


@pytest.mark.parametrize("path", [["no hash"], [7], ["abc"]])
def test_what_is_no_hash_proves_nothing(path: list[str]) -> None:
    assert not verify_proof("0" * 64, 0, 2, path, "0" * 64)


def test_there_is_no_proof_of_a_leaf_that_is_not_there() -> None:
    for index in (-1, 1):
        with pytest.raises(IndexError):
            proof([Leaf("clause", "a", {})], index)


ABOUT = Particulars("charter", {"az": "Ad"}, "charter", Family.LAW, Numbering.FIXED)
FIRST = Clause("a", Kind.ARTICLE, None, 10, wordings={"az": word("az", "", "Bir.")})
SECOND = Clause("b", Kind.ARTICLE, None, 20, struck=True, wordings={"az": word("az", "", "İki.")})
BELOW = Clause("c", Kind.PARAGRAPH, "b", 5, fixed="2.1")


def at_step(*clauses: Clause, about: Particulars = ABOUT, left: str = "4") -> Snapshot:
    vacated = (Vacated("z", Kind.ARTICLE, None, left),)
    return Snapshot(about, 7, "d" * 64, None, clauses, vacated=vacated)


NOW = at_step(FIRST, SECOND, BELOW)
LINK = Link("a", "unifi-votes", "adapts", {"az": "Eyni qayda"}, {"summary": "One vote"})
STRAY = Link("gone", "E-01", "fully", {}, None)


def test_leaves_stand_in_reading_order_each_clause_before_its_evidence() -> None:
    found = leaves_of(
        NOW, [need_leaf(STRAY), need_leaf(replace(LINK, to="E-01")), citation_leaf(LINK)]
    )
    assert [(leaf.kind, leaf.id) for leaf in found] == [
        ("document", "charter"),
        ("clause", "a"),
        ("citation", "a/unifi-votes"),
        ("need", "a/E-01"),
        ("clause", "b"),
        ("clause", "c"),
        ("need", "gone/E-01"),
    ]


@pytest.mark.parametrize(
    "other",
    [
        at_step(FIRST, SECOND, replace(BELOW, fixed="2.2")),
        at_step(FIRST, SECOND, replace(BELOW, kind=Kind.POINT)),
        at_step(FIRST, BELOW, replace(SECOND, struck=False)),
        at_step(FIRST, SECOND, replace(BELOW, parent="a")),
        at_step(SECOND, BELOW, replace(FIRST, rank=30)),
        at_step(replace(FIRST, wordings={"az": word("az", "", "Üç.")}), SECOND, BELOW),
        at_step(
            replace(FIRST, wordings={**FIRST.wordings, "en": word("en", "", "One.")}),
            SECOND,
            BELOW,
        ),
        at_step(FIRST, SECOND),
        at_step(FIRST, SECOND, BELOW, left="5"),
        *(
            at_step(FIRST, SECOND, BELOW, about=replace(ABOUT, **change))
            for change in (
                {"titles": {"az": "Başqa"}},
                {"kind": "regulation"},
                {"family": Family.SUBORDINATE},
                {"numbering": Numbering.DERIVED},
                {"illustrative": True},
            )
        ),
    ],
)
def test_everything_a_text_says_is_signed(other: Snapshot) -> None:
    assert root_of(leaves_of(other, ())) != root_of(leaves_of(NOW, ()))


def test_a_rank_that_changes_no_order_is_not_signed() -> None:
    same = at_step(replace(FIRST, rank=11, since=3), SECOND, BELOW)
    assert root_of(leaves_of(same, ())) == root_of(leaves_of(NOW, ()))


def test_what_a_clause_rests_on_is_signed_with_the_words_that_were_read() -> None:
    others = [
        replace(LINK, clause="b"),
        replace(LINK, to="unifi-seats"),
        replace(LINK, how="follows"),
        replace(LINK, note={}),
        replace(LINK, said={"summary": "Two votes"}),
        replace(LINK, said=None),
    ]
    for leaf in (citation_leaf, need_leaf):
        digests = {leaf_digest(leaf(one)) for one in [LINK, *others]}
        assert len(digests) == 7
    assert leaf_digest(citation_leaf(LINK)) != leaf_digest(need_leaf(LINK))
