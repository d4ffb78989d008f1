import pytest

COMMANDS = (("entity",), ("card",), ("series",), ("series", "회원사"), ("activities",))


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_command_says_whom_it_answers_for_and_who_else_is_called_so(run, namesakes, command):
    word, *more = command
    outcome = run(word, "김민수", *more)
    assert outcome.status == 0
    assert outcome.err == (
        f"김민수: {namesakes[0]}의 답입니다. 같은 이름: {namesakes[1]} (문서 1건)\n"
    )
    assert run(word, namesakes[1], *more).err == ""
