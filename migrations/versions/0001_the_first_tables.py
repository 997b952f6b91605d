"""The first tables, and the triggers that keep what is recorded from being changed."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

IMMUTABLE = (
    "citation",
    "clause",
    "comment",
    "decision",
    "extract",
    "membership",
    "milestone",
    "need",
    "need_link",
    "particulars",
    "placement",
    "proposal",
    "seal",
    "source",
    "step",
    "thread",
    "turn",
    "wording",
)
"""Tables that only ever grow."""


def _institution() -> None:
    op.create_table(
        "institution",
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_institution")),
    )


def _record() -> None:
    op.create_table(
        "record",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("steps", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record")),
    )


def _sign_in_try() -> None:
    op.create_table(
        "sign_in_try",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_sign_in_try")),
    )
    op.create_index(
        op.f("ix_sign_in_try_subject_at"), "sign_in_try", ["subject", "at"], unique=False
    )


def _clause() -> None:
    op.create_table(
        "clause",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("record_id", sa.String(length=16), nullable=False),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_clause_record_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clause")),
    )
    op.create_index(op.f("ix_clause_record_id"), "clause", ["record_id"], unique=False)


def _document() -> None:
    op.create_table(
        "document",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("founded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_document_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("slug", name=op.f("uq_document_slug")),
    )


def _extract() -> None:
    op.create_table(
        "extract",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("source_slug", sa.String(length=80), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("record_id", sa.String(length=16), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_extract_record_id")),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_extract")),
        sa.UniqueConstraint("slug", "since", name=op.f("uq_extract_slug_since")),
    )
    op.create_index(op.f("ix_extract_source_slug"), "extract", ["source_slug"], unique=False)


def _milestone() -> None:
    op.create_table(
        "milestone",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=200), nullable=False),
        sa.Column("name_az", sa.String(length=200), nullable=False),
        sa.Column("name_en", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("record_id", sa.String(length=16), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_milestone_record_id")),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_milestone")),
        sa.UniqueConstraint("record_id", "slug", name=op.f("uq_milestone_record_id_slug")),
    )


def _need() -> None:
    op.create_table(
        "need",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("group", sa.String(length=20), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("record_id", sa.String(length=16), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_need_record_id")),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_need")),
        sa.UniqueConstraint("slug", "since", name=op.f("uq_need_slug_since")),
    )


def _particulars() -> None:
    op.create_table(
        "particulars",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("titles", sa.JSON(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("family", sa.String(length=20), nullable=False),
        sa.Column("numbering", sa.String(length=20), nullable=False),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.Column("policy", sa.JSON(), nullable=False),
        sa.Column("record_id", sa.String(length=16), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name=op.f("fk_particulars_record_id")
        ),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_particulars")),
        sa.UniqueConstraint("record_id", "since", name=op.f("uq_particulars_record_id_since")),
    )


def _person() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("institution_id", sa.String(length=80), nullable=True),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("locale", sa.String(length=5), nullable=False),
        sa.Column("theme", sa.String(length=20), nullable=False),
        sa.Column("steward", sa.Boolean(), nullable=False),
        sa.Column("demonstration", sa.Boolean(), nullable=False),
        sa.Column("disabled", sa.Boolean(), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["institution_id"], ["institution.id"], name=op.f("fk_person_institution_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("email", name=op.f("uq_person_email")),
    )


def _source() -> None:
    op.create_table(
        "source",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("country", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("record_id", sa.String(length=16), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_source_record_id")),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_source")),
        sa.UniqueConstraint("slug", "since", name=op.f("uq_source_slug_since")),
    )


def _citation() -> None:
    op.create_table(
        "citation",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("clause_id", sa.String(length=16), nullable=False),
        sa.Column("extract_slug", sa.String(length=80), nullable=False),
        sa.Column("extract_row", sa.Integer(), nullable=False),
        sa.Column("relation", sa.String(length=20), nullable=False),
        sa.Column("note", sa.JSON(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("record_id", sa.String(length=16), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["clause_id"], ["clause.id"], name=op.f("fk_citation_clause_id")),
        sa.ForeignKeyConstraint(
            ["extract_row"], ["extract.row"], name=op.f("fk_citation_extract_row")
        ),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_citation_record_id")),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_citation")),
        sa.UniqueConstraint(
            "clause_id",
            "extract_slug",
            "since",
            name=op.f("uq_citation_clause_id_extract_slug_since"),
        ),
    )
    op.create_index(
        op.f("ix_citation_record_id_since"), "citation", ["record_id", "since"], unique=False
    )


def _decision() -> None:
    op.create_table(
        "decision",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("clause_id", sa.String(length=16), nullable=False),
        sa.Column("person_id", sa.String(length=16), nullable=False),
        sa.Column("verdict", sa.String(length=20), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("record_id", sa.String(length=16), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["clause_id"], ["clause.id"], name=op.f("fk_decision_clause_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_decision_person_id")),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_decision_record_id")),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_decision")),
    )
    op.create_index(
        op.f("ix_decision_record_id_clause_id"),
        "decision",
        ["record_id", "clause_id"],
        unique=False,
    )


def _invitation() -> None:
    op.create_table(
        "invitation",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("record_id", sa.String(length=16), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("token_digest", sa.String(length=64), nullable=False),
        sa.Column("invited_by", sa.String(length=16), nullable=False),
        sa.Column("invited_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["invited_by"], ["person.id"], name=op.f("fk_invitation_invited_by")
        ),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_invitation_record_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_invitation_token_digest")),
    )
    op.create_index(op.f("ix_invitation_record_id"), "invitation", ["record_id"], unique=False)


def _membership() -> None:
    op.create_table(
        "membership",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("person_id", sa.String(length=16), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("record_id", sa.String(length=16), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_membership_person_id")),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_membership_record_id")),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_membership")),
        sa.UniqueConstraint(
            "record_id", "person_id", "since", name=op.f("uq_membership_record_id_person_id_since")
        ),
    )
    op.create_index(
        op.f("ix_membership_person_id_record_id_since"),
        "membership",
        ["person_id", "record_id", "since"],
        unique=False,
    )


def _need_link() -> None:
    op.create_table(
        "need_link",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("clause_id", sa.String(length=16), nullable=False),
        sa.Column("need_slug", sa.String(length=80), nullable=False),
        sa.Column("answers", sa.String(length=20), nullable=False),
        sa.Column("note", sa.JSON(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("record_id", sa.String(length=16), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["clause_id"], ["clause.id"], name=op.f("fk_need_link_clause_id")),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_need_link_record_id")),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_need_link")),
        sa.UniqueConstraint(
            "clause_id", "need_slug", "since", name=op.f("uq_need_link_clause_id_need_slug_since")
        ),
    )
    op.create_index(
        op.f("ix_need_link_record_id_since"), "need_link", ["record_id", "since"], unique=False
    )


def _placement() -> None:
    op.create_table(
        "placement",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("clause_id", sa.String(length=16), nullable=False),
        sa.Column("parent_id", sa.String(length=16), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("fixed", sa.String(length=40), nullable=True),
        sa.Column("struck", sa.Boolean(), nullable=False),
        sa.Column("record_id", sa.String(length=16), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["clause_id"], ["clause.id"], name=op.f("fk_placement_clause_id")),
        sa.ForeignKeyConstraint(["parent_id"], ["clause.id"], name=op.f("fk_placement_parent_id")),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_placement_record_id")),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_placement")),
        sa.UniqueConstraint("clause_id", "since", name=op.f("uq_placement_clause_id_since")),
    )
    op.create_index(
        op.f("ix_placement_record_id_since"), "placement", ["record_id", "since"], unique=False
    )


def _seal() -> None:
    op.create_table(
        "seal",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(length=16), nullable=False),
        sa.Column("root", sa.String(length=64), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("exceptions", sa.JSON(), nullable=False),
        sa.Column("record_id", sa.String(length=16), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_seal_person_id")),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_seal_record_id")),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_seal")),
    )
    op.create_index(op.f("ix_seal_record_id_step"), "seal", ["record_id", "step"], unique=False)


def _sign_in() -> None:
    op.create_table(
        "sign_in",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("token_digest", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=16), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("address", sa.String(length=45), nullable=False),
        sa.Column("browser", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_sign_in_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_sign_in_token_digest")),
    )
    op.create_index(op.f("ix_sign_in_person_id"), "sign_in", ["person_id"], unique=False)


def _step() -> None:
    op.create_table(
        "step",
        sa.Column("record_id", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.String(length=16), nullable=True),
        sa.Column("deed", sa.String(length=40), nullable=False),
        sa.Column("clause_id", sa.String(length=16), nullable=True),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["person.id"], name=op.f("fk_step_actor_id")),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_step_record_id")),
        sa.PrimaryKeyConstraint("record_id", "number", name=op.f("pk_step")),
    )
    op.create_index(op.f("ix_step_actor_id"), "step", ["actor_id"], unique=False)
    op.create_index(op.f("ix_step_clause_id"), "step", ["clause_id"], unique=False)


def _thread() -> None:
    op.create_table(
        "thread",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("clause_id", sa.String(length=16), nullable=True),
        sa.Column("author_id", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("blocking", sa.Boolean(), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=True),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("suffix", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("record_id", sa.String(length=16), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_thread_author_id")),
        sa.ForeignKeyConstraint(["clause_id"], ["clause.id"], name=op.f("fk_thread_clause_id")),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_thread_record_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_thread")),
    )
    op.create_index(
        op.f("ix_thread_record_id_clause_id"), "thread", ["record_id", "clause_id"], unique=False
    )


def _wording() -> None:
    op.create_table(
        "wording",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("clause_id", sa.String(length=16), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("heading", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("made_from", sa.String(length=64), nullable=True),
        sa.Column("author_id", sa.String(length=16), nullable=True),
        sa.Column("record_id", sa.String(length=16), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_wording_author_id")),
        sa.ForeignKeyConstraint(["clause_id"], ["clause.id"], name=op.f("fk_wording_clause_id")),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_wording_record_id")),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_wording")),
        sa.UniqueConstraint(
            "clause_id", "language", "since", name=op.f("uq_wording_clause_id_language_since")
        ),
    )
    op.create_index(
        op.f("ix_wording_record_id_since"), "wording", ["record_id", "since"], unique=False
    )
    op.create_index(
        op.f("ix_wording_record_id_digest_language_author_id"),
        "wording",
        ["record_id", "digest", "language", "author_id"],
        unique=False,
    )


def _comment() -> None:
    op.create_table(
        "comment",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("thread_id", sa.String(length=16), nullable=False),
        sa.Column("author_id", sa.String(length=16), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("record_id", sa.String(length=16), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_comment_author_id")),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_comment_record_id")),
        sa.ForeignKeyConstraint(["thread_id"], ["thread.id"], name=op.f("fk_comment_thread_id")),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_comment")),
    )
    op.create_index(op.f("ix_comment_record_id"), "comment", ["record_id"], unique=False)
    op.create_index(op.f("ix_comment_thread_id"), "comment", ["thread_id"], unique=False)


def _placement_head() -> None:
    op.create_table(
        "placement_head",
        sa.Column("clause_id", sa.String(length=16), nullable=False),
        sa.Column("record_id", sa.String(length=16), nullable=False),
        sa.Column("placement_row", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["clause_id"], ["clause.id"], name=op.f("fk_placement_head_clause_id")
        ),
        sa.ForeignKeyConstraint(
            ["placement_row"], ["placement.row"], name=op.f("fk_placement_head_placement_row")
        ),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name=op.f("fk_placement_head_record_id")
        ),
        sa.PrimaryKeyConstraint("clause_id", name=op.f("pk_placement_head")),
    )
    op.create_index(
        op.f("ix_placement_head_record_id"), "placement_head", ["record_id"], unique=False
    )


def _proposal() -> None:
    op.create_table(
        "proposal",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("thread_id", sa.String(length=16), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("base", sa.String(length=64), nullable=False),
        sa.Column("heading", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("record_id", sa.String(length=16), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_proposal_record_id")),
        sa.ForeignKeyConstraint(["thread_id"], ["thread.id"], name=op.f("fk_proposal_thread_id")),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_proposal")),
        sa.UniqueConstraint("thread_id", name=op.f("uq_proposal_thread_id")),
    )
    op.create_index(op.f("ix_proposal_record_id"), "proposal", ["record_id"], unique=False)


def _turn() -> None:
    op.create_table(
        "turn",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("thread_id", sa.String(length=16), nullable=False),
        sa.Column("resolved", sa.Boolean(), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("record_id", sa.String(length=16), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_turn_record_id")),
        sa.ForeignKeyConstraint(["thread_id"], ["thread.id"], name=op.f("fk_turn_thread_id")),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_turn")),
    )
    op.create_index(op.f("ix_turn_record_id"), "turn", ["record_id"], unique=False)
    op.create_index(op.f("ix_turn_thread_id"), "turn", ["thread_id"], unique=False)


def _wording_head() -> None:
    op.create_table(
        "wording_head",
        sa.Column("clause_id", sa.String(length=16), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("record_id", sa.String(length=16), nullable=False),
        sa.Column("wording_row", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["clause_id"], ["clause.id"], name=op.f("fk_wording_head_clause_id")
        ),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name=op.f("fk_wording_head_record_id")
        ),
        sa.ForeignKeyConstraint(
            ["wording_row"], ["wording.row"], name=op.f("fk_wording_head_wording_row")
        ),
        sa.PrimaryKeyConstraint("clause_id", "language", name=op.f("pk_wording_head")),
    )
    op.create_index(op.f("ix_wording_head_record_id"), "wording_head", ["record_id"], unique=False)


def upgrade() -> None:
    _institution()
    _record()
    _sign_in_try()
    _clause()
    _document()
    _extract()
    _milestone()
    _need()
    _particulars()
    _person()
    _source()
    _citation()
    _decision()
    _invitation()
    _membership()
    _need_link()
    _placement()
    _seal()
    _sign_in()
    _step()
    _thread()
    _wording()
    _comment()
    _placement_head()
    _proposal()
    _turn()
    _wording_head()
    if op.get_bind().dialect.name == "postgresql":
        _guard_postgresql()
    else:
        _guard_sqlite()


def _guard_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION nizam_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION 'Rows of % are never changed or deleted', TG_TABLE_NAME; END $$"
    )
    for table in IMMUTABLE:
        op.execute(
            f"CREATE TRIGGER {table}_never BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION nizam_refuse()"
        )


def _guard_sqlite() -> None:
    for table in IMMUTABLE:
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_never_{act.lower()} BEFORE {act} ON {table} BEGIN "
                f"SELECT RAISE(ABORT, 'Rows of {table} are never changed or deleted'); END"
            )


def downgrade() -> None:
    raise NotImplementedError("A record is never taken away: restore a backup instead.")
