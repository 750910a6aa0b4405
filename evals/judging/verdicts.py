"""Reads a judge's reply strictly: one JSON object with one known verdict, or nothing."""

import json

VERDICTS = {"supported": True, "unsupported": False}


def parse_verdict(reply: str) -> bool | None:
    """Give the verdict of a reply, or None where it is not exactly the form asked for.

    `parse_verdict('{"verdict": "supported"}')` is True; prose, another word, another field or
    a repeated field is None, never a guess.
    """
    try:
        pairs = json.loads(reply.strip(), object_pairs_hook=list)
    except (ValueError, RecursionError):
        return None
    if not isinstance(pairs, list) or len(pairs) != 1:
        return None
    (pair,) = pairs
    if not isinstance(pair, tuple) or pair[0] != "verdict" or not isinstance(pair[1], str):
        return None
    return VERDICTS.get(pair[1])
