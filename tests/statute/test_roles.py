"""Who may do what, written out: the table of permissions may not change by accident."""

import pytest

from app.statute.roles import ALLOWED, HOUSE_ACTIONS, Action, Role, allowed

MAY: dict[Role, str] = {
    Role.OBSERVER: "read",
    Role.REVIEWER: "read comment",
    Role.MEMBER: "read comment moderate edit propose decide",
    Role.COORDINATOR: "read comment moderate edit propose coordinate",
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("action", Action)
def test_a_role_may_do_what_the_table_says_and_nothing_else(role: Role, action: Action) -> None:
    assert allowed(action, role) is (action in MAY[role].split())


@pytest.mark.parametrize("action", Action)
def test_somebody_without_role_may_do_nothing(action: Action) -> None:
    assert not allowed(action, None)


def test_who_counts_and_signs_does_not_decide() -> None:
    assert not ALLOWED[Action.DECIDE] & ALLOWED[Action.COORDINATE]


def test_every_action_is_somebodys_on_a_document_or_on_the_house() -> None:
    assert set(Action) - set(ALLOWED) == HOUSE_ACTIONS
    assert all(ALLOWED.values())
