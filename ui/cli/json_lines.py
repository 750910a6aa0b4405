"""JSON objects on one line each, as `--json` prints them."""

import json
from typing import TYPE_CHECKING

from ui.cli.printable import encodable

if TYPE_CHECKING:
    from rag.answer import Answer

# JSON allows these inside a string; many readers of lines take them for the end of one.
_LINE_ENDS = {ord(end): f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"}


def json_line(record: object) -> str:
    r"""Return `record` as JSON in UTF-8 without a line end inside.

    >>> json_line({"quote": "a\u2028b"})
    '{"quote": "a\\u2028b"}'
    """
    return encodable(json.dumps(record, ensure_ascii=False)).translate(_LINE_ENDS)


def answer_line(answer: "Answer") -> str:
    """Return an answer as one line of JSON; fields that only some answers have are left out."""
    record = answer.model_dump(mode="json")
    if record["message"] is None:
        del record["message"]
    for sentence in record["sentences"]:
        if sentence["answer_span"] is None:
            del sentence["answer_span"]
    return json_line(record)
