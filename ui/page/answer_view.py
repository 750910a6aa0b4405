"""A question and its answer, as far as it has come, as escaped HTML."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from rag.answer import Answer, AnswerSentence, Citation, Conflict
from rag.events import Stage
from ui.page.asides import Asides, asides, refusal_reason
from ui.page.markup import element, escape, isolated
from ui.page.origins import counted_sources
from ui.page.source_view import Articles, card, chip
from ui.page.turns import Turn
from ui.page.wording import STAGE_WORDS, UNDATED, composed_by, dated

REFUSAL = "These articles do not answer that."
PARTLY = "Only part of this is in the source"
BY_A_READER = "A reader’s comment"
NEAREST = "The nearest passages, which do not answer it"


@dataclass(frozen=True, slots=True)
class TurnInView:
    """What of a turn can be shown by now; `answer` comes last."""

    turn_id: int
    question: str
    stage: Stage | None = Stage.SEARCHING
    sentences: tuple[AnswerSentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    answer: Answer | None = None
    filtered: str = ""
    trouble: str | None = None

    def with_sentence(
        self, sentence: AnswerSentence, citations: Sequence[Citation]
    ) -> "TurnInView":
        """The turn with one more sentence and the citations not seen before."""
        known = {citation.marker for citation in self.citations}
        fresh = tuple(citation for citation in citations if citation.marker not in known)
        return replace(
            self,
            sentences=(*self.sentences, sentence),
            citations=tuple(sorted((*self.citations, *fresh), key=lambda one: one.marker)),
        )

    def finished(self, answer: Answer) -> "TurnInView":
        """The turn with its complete answer."""
        return replace(
            self,
            stage=None,
            answer=answer,
            sentences=answer.sentences,
            citations=answer.citations,
        )


def draw(turn: TurnInView, articles: Articles) -> str:
    """The whole turn as one line of HTML, safe in a Markdown component."""
    state = "troubled" if turn.trouble else turn.answer.status if turn.answer else "under-way"
    parts = [
        element("h2", isolated(turn.question), "question"),
        element("p", escape(turn.filtered), "filtered") if turn.filtered else "",
        element("div", "".join(_body(turn, articles)), "answer"),
        _kept(turn),
    ]
    return element("article", "".join(parts), f"turn {state}", id=f"turn-{turn.turn_id}")


def draw_stored(turn_id: int, turn: Turn, articles: Articles) -> str:
    """A turn that a browser kept."""
    view = TurnInView(turn_id, turn.question, filtered=turn.filtered).finished(turn.answer)
    return draw(view, articles)


def _body(turn: TurnInView, articles: Articles) -> list[str]:
    comments = {one.marker for one in turn.citations if one.kind == "reader_comment"}
    said = asides(turn.answer) if turn.answer else Asides("", ("",) * len(turn.sentences))
    parts = [element("p", escape(said.lead), "lead")] if said.lead else []
    parts += [
        _sentence(turn.turn_id, sentence, comments, aside)
        for sentence, aside in zip(turn.sentences, said.behind, strict=True)
    ]
    if turn.stage is not None and not turn.trouble:
        parts.append(element("p", escape(STAGE_WORDS[turn.stage]), "stage"))
    if turn.trouble:
        parts.append(element("p", escape(turn.trouble), "trouble"))
    answer = turn.answer
    if answer is None:
        cards = "".join(card(turn.turn_id, one, articles) for one in turn.citations)
        return [*parts, f"<ol hidden>{cards}</ol>"] if cards else parts
    if answer.status == "error":
        parts.append(element("p", escape(answer.message or "Something went wrong."), "trouble"))
    if answer.status == "refused":
        parts += [*_refusal(turn.turn_id, answer, articles), _understood(answer)]
    parts += [_conflict(turn, conflict, articles) for conflict in answer.conflicts]
    if answer.status == "answered":
        parts.append(element("p", escape(answer.message), "note") if answer.message else "")
        parts.append(_sources(turn.turn_id, answer, articles))
    return parts


def _sentence(turn_id: int, sentence: AnswerSentence, comments: Set[int], aside: str) -> str:
    chips = "".join(chip(turn_id, marker) for marker in sentence.citations)
    cautions = [PARTLY] if sentence.verdict == "partly supported" else []
    if comments >= set(sentence.citations):
        cautions.append(BY_A_READER)
    note = "".join(element("span", escape(caution), "caution") for caution in cautions)
    behind = " " + element("span", escape(aside), "aside") if aside else ""
    # The joiner keeps the first chip on the line of the sentence's last word.
    return element("p", f"{_worded(sentence)}&#8288;{chips}{note}{behind}", "sentence")


def _worded(sentence: AnswerSentence) -> str:
    if sentence.answer_span is None:
        return escape(sentence.text)
    start, end = sentence.answer_span
    before, found, after = sentence.text[:start], sentence.text[start:end], sentence.text[end:]
    return escape(before) + element("strong", escape(found), "answer-span") + escape(after)


def _refusal(turn_id: int, answer: Answer, articles: Articles) -> list[str]:
    parts = [element("p", escape(refusal_reason(answer) or REFUSAL), "refusal")]
    if answer.near_misses:
        cards = "".join(card(turn_id, citation, articles) for citation in answer.near_misses)
        parts += [element("h3", NEAREST, "nearest"), element("ol", cards, "near-misses")]
    return parts


def _conflict(turn: TurnInView, conflict: Conflict, articles: Articles) -> str:
    dates = {one.marker: dated(one, articles) for one in turn.citations}
    rows = "".join(
        element(
            "tr",
            element("th", isolated(value.value), scope="row")
            + element("td", chip(turn.turn_id, value.citation))
            + element("td", escape(dates.get(value.citation, UNDATED))),
        )
        for value in conflict.values
    )
    heads = "".join(element("th", head, scope="col") for head in ("Value", "Article", "Date"))
    caption = element("caption", "The articles differ on " + isolated(conflict.about))
    table = caption + element("thead", element("tr", heads)) + element("tbody", rows)
    return element("table", table, "conflict")


def _sources(turn_id: int, answer: Answer, articles: Articles) -> str:
    cards = "".join(card(turn_id, citation, articles) for citation in answer.citations)
    summary = element("summary", escape(counted_sources(answer.citations)))
    removed = "".join(
        element("li", f"{isolated(cut.text)} ({escape(cut.reason)})") for cut in answer.removed
    )
    return element(
        "div",
        element("details", summary + element("ol", cards), "sources")
        + element("p", escape(composed_by(answer.composer)), "composer")
        + _understood(answer)
        + (
            element("details", "<summary>Left out</summary>" + element("ul", removed), "left-out")
            if removed
            else ""
        ),
        "basis",
    )


def _understood(answer: Answer) -> str:
    """How a question that leans on earlier ones was read, where that differs."""
    if answer.standalone_question == answer.question:
        return ""
    return element("p", "Understood as: " + isolated(answer.standalone_question), "understood")


def _kept(turn: TurnInView) -> str:
    """The turn as the page's script stores it, hidden from view."""
    if turn.answer is None:
        return ""
    kept = Turn(question=turn.question, answer=turn.answer, filtered=turn.filtered)
    return f'<code class="kept" hidden>{escape(kept.model_dump_json())}</code>'


def draw_follow_ups(questions: Sequence[str]) -> str:
    """Questions to go on with, as buttons, or nothing."""
    if not questions:
        return ""
    items = "".join(
        element("li", element("button", isolated(question), "ask-this")) for question in questions
    )
    heading = element("h3", "You could ask next")
    return element("div", heading + element("ul", items), "follow-ups")
