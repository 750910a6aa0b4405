"""One source as a card: its words, where they stand, and what to know about them."""

import json
from collections.abc import Mapping

from ingest.records import Article
from rag.answer import Citation
from ui.page.markup import element, escape, isolated
from ui.page.wording import dated, labels

Articles = Mapping[str, Article]


def anchor(turn_id: int, marker: int) -> str:
    """The id of a source's card; chips point at it."""
    return f"source-{turn_id}-{marker}"


def chip(turn_id: int, marker: int) -> str:
    """The numbered link behind a sentence; the page's script gives it its card."""
    inner = element("span", "Source ", "for-ears") + str(marker)
    return f'<a class="chip" role="button" href="#{anchor(turn_id, marker)}">{inner}</a>'


def card(turn_id: int, citation: Citation, articles: Articles) -> str:
    """A source in full: number, title, publisher, date, quote and labels."""
    title = citation.title or citation.source
    facts = [citation.publisher, dated(citation, articles)]
    about = " · ".join(isolated(fact) for fact in facts if fact)
    speaker = (
        element("p", "Words of " + isolated(citation.speaker), "speaker")
        if citation.speaker
        else ""
    )
    inner = (
        element("p", chip(turn_id, citation.marker) + " " + isolated(title), "source-title")
        + element("p", about, "source-facts")
        + element("blockquote", isolated(citation.quote), "quote")
        + speaker
        + label_list(labels(citation, articles))
        + f'<code class="place" hidden>{escape(_place(citation))}</code>'
    )
    return element("li", inner, "source", id=anchor(turn_id, citation.marker))


def label_list(found: tuple[str, ...]) -> str:
    """Labels as a list, or nothing."""
    items = "".join(element("li", escape(label)) for label in found)
    return element("ul", items, "labels") if items else ""


def _place(citation: Citation) -> str:
    """What the reader has to be told to open a source, as JSON."""
    wanted = {"marker", "article_id", "source", "title", "start", "end", "quote"}
    return json.dumps(citation.model_dump(include=wanted))
