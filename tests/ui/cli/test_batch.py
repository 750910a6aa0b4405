"""Each line of a batch file keeps its place, whether it can be asked or not."""

import pytest

from ingest.errors import InputError
from ui.cli.batch import BatchLine, batch_lines, read_batch


def test_plain_lines_and_objects():
    content = (
        b"Who was shot?\n"
        b'{"question": "When?", "history": ["Who was shot?"]}\n'
        b'{"question": "Where?", "id": 7}\r\n'
    )
    assert list(batch_lines(content)) == [
        BatchLine("Who was shot?"),
        BatchLine("When?", ("Who was shot?",)),
        BatchLine("Where?"),
    ]


def test_a_byte_order_mark_and_a_missing_last_line_end_do_not_matter():
    assert list(batch_lines(b"\xef\xbb\xbfOne?\nTwo?")) == [BatchLine("One?"), BatchLine("Two?")]


def test_an_empty_line_keeps_its_place():
    assert [line.question for line in batch_lines(b"One?\n\nThree?\n")] == ["One?", "", "Three?"]


def test_a_line_separator_inside_a_question_is_no_line_end():
    assert len(list(batch_lines("One\u2028line\x85only?\n".encode()))) == 1


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"caf\xe9?", "The line is not UTF-8 text"),
        (b'{"question": ', "The line starts like JSON and is not"),
        (b'{"query": "Who?"}', 'The line has no "question"'),
        (b'{"question": 5}', 'The line has no "question"'),
        (b'{"question": "Who?", "history": "none"}', 'The "history" of the line'),
        (b'{"a":' * 20_000, "The line starts like JSON and is not"),
    ],
)
def test_a_line_that_cannot_be_read_says_why(line, reason):
    (read,) = batch_lines(line)
    assert read.problem is not None
    assert read.problem.startswith(reason)


def test_an_empty_file_has_no_lines():
    assert list(batch_lines(b"")) == []


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_a_file_that_cannot_be_read_is_named(tmp_path, name):
    with pytest.raises(InputError, match="cannot be read"):
        read_batch(tmp_path / name)
