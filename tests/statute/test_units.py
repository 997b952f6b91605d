"""Are clauses gathered under what they are decided on with?"""

from app.statute.snapshot import Kind
from app.statute.units import units_of
from tests.statute.drafts import id_of, text_of, unit


def test_an_article_has_everything_below_it_and_a_heading_stands_alone() -> None:
    now = text_of(
        [
            unit("c", kind=Kind.CHAPTER),
            unit("a", kind=Kind.ARTICLE, parent="c"),
            unit("p", parent="a"),
            unit("i", kind=Kind.POINT, parent="p", struck=True),
            unit("b", kind=Kind.ARTICLE),
        ]
    )
    found = {head: len(clauses) for head, clauses in units_of(now).items()}
    assert found == {id_of("c"): 1, id_of("a"): 3, id_of("b"): 1}
