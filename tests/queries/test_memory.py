"""What is kept in memory: the newest asked for, up to a size, whoever asks."""

from hypothesis import given
from hypothesis import strategies as st

from app.queries.memory import Memory
from tests.operations.writers import all_at_once


def test_what_was_not_asked_for_longest_makes_room() -> None:
    memory: Memory[str, str] = Memory(10, len)
    for name in "ab":
        memory.put(name, name * 5)
    assert memory.find("a") == "aaaaa"
    memory.put("c", "ccccc")
    assert [memory.find(name) for name in "abc"] == ["aaaaa", None, "ccccc"]
    memory.clear()
    assert len(memory) == 0


def test_what_is_larger_than_all_the_room_pushes_nothing_out() -> None:
    memory: Memory[str, str] = Memory(10, len)
    memory.put("a", "aaaaa")
    memory.put("b", "b" * 11)
    assert (memory.find("a"), memory.find("b")) == ("aaaaa", None)


def test_the_first_is_believed_and_made_once() -> None:
    memory: Memory[str, int] = Memory(2)
    assert [memory.found("a", lambda: 1), memory.found("a", lambda: 2)] == [1, 1]
    memory.put("a", 3)
    assert memory.find("a") == 1


def test_looking_at_all_values_is_not_asking_for_them() -> None:
    memory: Memory[str, int] = Memory(2)
    memory.put("a", 1)
    memory.put("b", 2)
    assert memory.values(lambda key: key != "b") == [1]
    memory.put("c", 3)
    assert memory.values(lambda _: True) == [2, 3]


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 4)), max_size=40))
def test_there_is_never_more_than_there_is_room_for(puts: list[tuple[str, int]]) -> None:
    memory: Memory[str, int] = Memory(6, lambda value: value)
    first: dict[str, int] = {}
    for key, value in puts:
        kept = memory.find(key)
        memory.put(key, value)
        first[key] = first.get(key, value) if kept is not None else value
        assert memory.find(key) == first[key]
        assert sum(memory.values(lambda _: True)) <= 6


def test_many_threads_may_ask() -> None:
    memory: Memory[int, int] = Memory(50)

    def work(number: int) -> bool:
        return all(
            memory.found(key % 80, lambda key=key: key % 80) == key % 80  # type: ignore[misc]
            for key in range(number, number + 2_000)
        )

    assert all(all_at_once(work, 6))
    assert len(memory) <= 50
