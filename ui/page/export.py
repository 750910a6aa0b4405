"""A conversation as Markdown, and as a page to print."""

import re

from rag.answer import Answer, Citation
from ui.page.answer_view import NEAREST, REFUSAL
from ui.page.asides import asides, refusal_reason
from ui.page.markup import UNSHOWABLE, element, escape, isolated
from ui.page.origins import counted_sources
from ui.page.source_view import Articles
from ui.page.turns import Conversation, Turn
from ui.page.wording import UNDATED, composed_by, dated

MARKDOWN_ACTIVE = re.compile(r"([\\`*_{}\[\]()#+!|<>~&$:-])")
LINE_BREAKS = re.compile(r"\s*[\r\n\x0b\x0c\x85\u2028\u2029]+\s*")


def to_markdown(conversation: Conversation, articles: Articles) -> str:
    """Questions, answers and sources; text of articles and people stays plain text."""
    parts = [f"# {_plain(conversation.title)}"]
    for number, turn in enumerate(conversation.turns, start=1):
        parts += [f"## {_plain(turn.question)}", *_markdown_turn(number, turn, articles)]
    return "\n\n".join(parts) + "\n"


def to_print(conversation: Conversation, articles: Articles, stylesheet: str) -> str:
    """A whole HTML page without scripts."""
    turns = "".join(_printed_turn(turn, articles) for turn in conversation.turns)
    title = escape(conversation.title)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{title}</title><link rel="stylesheet" href="{escape(stylesheet)}"></head>'
        f"<body><main><h1>{title}</h1>{turns}</main></body></html>"
    )


def _markdown_turn(number: int, turn: Turn, articles: Articles) -> list[str]:
    dates = {one.marker: dated(one, articles) for one in turn.answer.citations}
    answer = turn.answer
    parts = [_plain(turn.filtered)] if turn.filtered else []
    said = asides(answer)
    parts += [_plain(said.lead)] if said.lead else []
    for sentence, behind in zip(answer.sentences, said.behind, strict=True):
        markers = "".join(f"[^{_note(number, marker)}]" for marker in sentence.citations)
        parts.append(f"{_plain(sentence.text)}{markers} {_plain(behind)}".rstrip())
    if answer.status == "refused":
        parts.append(_plain(refusal_reason(answer) or REFUSAL))
    if answer.status == "error":
        parts.append(_plain(answer.message or ""))
    for conflict in answer.conflicts:
        rows = [
            f"| {_plain(value.value)}[^{_note(number, value.citation)}] "
            f"| {dates.get(value.citation, UNDATED)} |"
            for value in conflict.values
        ]
        head = (
            f"The articles differ on {_plain(conflict.about)}:\n\n| Value | Date |\n| --- | --- |"
        )
        parts.append("\n".join([head, *rows]))
    if answer.status == "answered":
        parts.append(f"{counted_sources(answer.citations)}. {_plain(_worded_by(answer))}")
    notes = [
        f"[^{_note(number, one.marker)}]: {_markdown_source(one, articles)}"
        for one in answer.citations
    ]
    if answer.near_misses:
        nearest = [f"- {_markdown_source(one, articles)}" for one in answer.near_misses]
        parts.append("\n".join([NEAREST + ":", "", *nearest]))
    return [*parts, "\n".join(notes)] if notes else parts


def _worded_by(answer: Answer) -> str:
    """Who worded it, and what went wrong where a model failed."""
    return " ".join(filter(None, (f"{composed_by(answer.composer)}.", answer.message)))


def _note(number: int, marker: int) -> str:
    """A footnote name that no other turn of the same export has."""
    return f"{number}-{marker}"


def _markdown_source(citation: Citation, articles: Articles) -> str:
    return f"“{_plain(citation.quote)}” {_plain(_about(citation, articles))}"


def _about(citation: Citation, articles: Articles) -> str:
    """Title, publisher, date and what the date rests on, file; as one line."""
    when = dated(citation, articles)
    basis = (
        f" (inferred from “{citation.date_evidence}”)" if citation.date_basis == "inferred" else ""
    )
    kind = "reader comment under " if citation.kind == "reader_comment" else ""
    facts = (kind + (citation.title or citation.source), citation.publisher, when + basis)
    return ", ".join(filter(None, facts)) + f". File {citation.source}"


def _plain(text: str) -> str:
    one_line = LINE_BREAKS.sub(" ", UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", text))
    return MARKDOWN_ACTIVE.sub(r"\\\1", one_line)


def _printed_turn(turn: Turn, articles: Articles) -> str:
    answer = turn.answer
    dates = {one.marker: dated(one, articles) for one in answer.citations}
    parts = [element("h2", isolated(turn.question))]
    if turn.filtered:
        parts.append(element("p", escape(turn.filtered), "filtered"))
    said = asides(answer)
    parts += [element("p", escape(said.lead))] if said.lead else []
    for sentence, behind in zip(answer.sentences, said.behind, strict=True):
        markers = "".join(f"<sup>{marker}</sup>" for marker in sentence.citations)
        words = f"{escape(sentence.text)}{markers} {escape(behind)}"
        parts.append(element("p", words.rstrip(), "sentence"))
    if answer.status == "refused":
        parts.append(element("p", escape(refusal_reason(answer) or REFUSAL), "refusal"))
    if answer.status == "error":
        parts.append(element("p", escape(answer.message or ""), "refusal"))
    for conflict in answer.conflicts:
        rows = "".join(
            element(
                "li",
                f"{escape(value.value)}<sup>{value.citation}</sup>, "
                + escape(dates.get(value.citation, UNDATED)),
            )
            for value in conflict.values
        )
        about = element("p", "The articles differ on " + escape(conflict.about))
        parts.append(about + element("ul", rows))
    shown = answer.citations or answer.near_misses
    heading = "Sources" if answer.citations else NEAREST
    cards = "".join(
        element(
            "li",
            element("q", escape(one.quote)) + " " + escape(_about(one, articles)),
            value=str(one.marker),
        )
        for one in shown
    )
    if cards:
        parts.append(element("h3", heading) + element("ol", cards))
    if answer.status == "answered":
        parts.append(element("p", escape(_worded_by(answer))))
    return element("section", "".join(parts))
