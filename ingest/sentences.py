"""Sentence spans: where each sentence of a stretch of text begins and ends.

Rules of our own over full stops, quotation marks and line ends, because the usual splitters
normalise text or lose its offsets. A sentence never crosses a blank line.
"""

import re
import tomllib
from pathlib import Path

from ingest.paragraphs import NEXT_WORD, paragraph_spans

MIN_WORDS_BEFORE_ELLIPSIS_BREAK = 4
_LOOK_BACK = 40

with Path(__file__).with_name("abbreviations.toml").open("rb") as _file:
    _LEXICON = {name: frozenset(words) for name, words in tomllib.load(_file).items()}

_STOP = re.compile(
    r"(?P<wide>[。！？｡]+[」』”’\"）)]*)"
    r"|(?P<stop>[.!?…؟۔।](?:[^\S\n]?[.!?…؟])*)"
    r"(?P<close>[\"”“’'»«)\]}]*(?:\[\d{1,3}\])*(?:[^\S\n]+[\"”“»’](?=\s|\Z))?)"
)
_NAMED_SPEECH = re.compile(
    r"\s*(?:[A-Z][\w'’.-]*,?\s+){1,5}(?:" + "|".join(_LEXICON["speech_verbs"]) + r")\b"
)
_OPENERS = "\"“”„‘’'«»‹›([{—–-"
_DATE_LABEL = re.compile(
    r"\s*(?:\d{1,2}(?:st|nd|rd|th)?\s+[A-Z]\w{2,8}\.?(?:,?\s+\d{4})?|"
    r"[A-Z]\w{2,8}\.?\s+\d{1,2},?\s+\d{4}|[A-Z]\w{2,8}\s+\d{4}|(?:19|20)\d\d)"
)
"""An entry of a timeline: "6 March 2024. The general gives up command." is one sentence."""
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\Z")


def sentence_spans(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Find the sentences of `text[start:end]`, without white space around them.

    `"He left. Mr. Fox stayed."` from 0 to 24 gives `((0, 8), (9, 24))`. Closing quotation marks
    belong to the sentence before them; a line without a full stop (a headline, a caption) is
    one sentence; together the spans hold every character that is not white space.

    Args:
        text: The whole text.
        start: Where to begin.
        end: Where to stop, exclusive.

    Returns:
        Spans in order, apart, each with at least one character.
    """
    spans: list[tuple[int, int]] = []
    for block_start, block_end in paragraph_spans(text, start, end):
        at = block_start
        for match in _STOP.finditer(text, block_start, block_end):
            if _ends_sentence(text, at, match, block_end):
                _append_stripped(spans, text, at, match.end())
                at = match.end()
        _append_stripped(spans, text, at, block_end)
    return tuple(spans)


def _append_stripped(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    chunk = text[start:end]
    inner = chunk.strip()
    if not inner:
        return
    begin = start + len(chunk) - len(chunk.lstrip())
    if spans and not any(character.isalnum() for character in inner):
        last_start, last_end = spans[-1]
        if "\n" not in text[last_end:begin]:
            spans[-1] = (last_start, begin + len(inner))
            return
    spans.append((begin, begin + len(inner)))


def _ends_sentence(text: str, at: int, match: re.Match[str], end: int) -> bool:
    position = match.end()
    if match["wide"] or position >= end:
        return True
    following = NEXT_WORD.match(text, position, end)
    if not text[position].isspace():
        return _is_glued_end(text, at, match)
    if following is None:
        return True
    word = following["word"]
    stop = match["stop"]
    if stop.count(".") + 3 * stop.count("…") > 1:
        return _ellipsis_ends(text, at, match, word)
    if match["close"]:
        quoted = match["close"].strip(")]} ")
        if word[0].islower():
            return not quoted and stop == "." and not match["close"].startswith(")")
        return not (quoted and stop != "." and _says(text, position, end, word))
    if stop == ".":
        return _full_stop_ends(text, at, match.start(), word)
    return not word[0].islower()


def _says(text: str, position: int, end: int, word: str) -> bool:
    if word.lower() in _LEXICON["starters"]:
        return False
    return _NAMED_SPEECH.match(text, position, min(end, position + 80)) is not None


def _is_glued_end(text: str, at: int, match: re.Match[str]) -> bool:
    """A full stop without a space behind it, as in broken scrapes: "in Iraq.The troops"."""
    position = match.end()
    following = text[position : position + 2]
    if text[position : position + 3].lower() in {"com", "org", "net", "edu", "gov"}:
        return False
    if not (len(following) == 2 and following[0].isupper() and following[1].islower()):
        return False
    token = _last_token(text, at, match.start())
    tail = token[-3:]
    return len(tail) == 3 and tail.isalpha() and tail.islower() and not set(token) & set("./@:")


def _ellipsis_ends(text: str, at: int, match: re.Match[str], word: str) -> bool:
    if word[0].islower():
        return False
    dots = match["stop"].count(".") + 3 * match["stop"].count("…")
    if dots == 2:
        return not text[match.start() - 1 : match.start()].isspace()
    if dots > 3 or set(match["stop"]) & set("!?"):
        return True
    return len(text[at : match.start()].split()) >= MIN_WORDS_BEFORE_ELLIPSIS_BREAK


def _full_stop_ends(text: str, at: int, position: int, word: str) -> bool:
    if _DATE_LABEL.fullmatch(text, at, position):
        return False
    token = _last_token(text, at, position)
    key = token.lower()
    starter = word[0].isupper() and word.lower().replace("’", "'") in _LEXICON["starters"]
    capital = token[:1].isupper()
    if not key or key in _LEXICON["never"] or (capital and key in _LEXICON["titles"]):
        return False
    if key in _LEXICON["before_number"] and word[0].isdigit():
        return False
    if _DOTTED.search(token) or key == "etc":
        return starter
    if capital and len(key) > 1 and key in _LEXICON["sometimes"] | _LEXICON["before_number"]:
        return starter
    if len(token) == 1 and token.isalpha() and token.isupper():
        return starter and not text[max(at, position - 4) : position - 1].rstrip()[-1:].isupper()
    if token.isdigit() and len(token) <= 2:
        is_list_number = position - at <= _LOOK_BACK and not text[at:position].strip(
            _OPENERS + " \t\n" + token
        )
        return not is_list_number and word.lower() not in _LEXICON["ordinal_followers"]
    return True


def _last_token(text: str, at: int, position: int) -> str:
    chunk = text[max(at, position - _LOOK_BACK) : position]
    if not chunk or chunk[-1].isspace():
        return ""
    return chunk.split()[-1].lstrip(_OPENERS)
