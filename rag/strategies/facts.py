"""Facts: the sentences that answer, every differing value beside them, or a refusal."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from rag.answer import Conflict
from rag.conflicts import as_sequence
from rag.evidence.answer_types import answer_spans
from rag.evidence.demands import by_demands
from rag.evidence.ranked import Ranked
from rag.evidence.selection import leans_on_previous, select
from rag.evidence.verdict import Verdict, judge
from rag.question.asked_for import AskedFor
from rag.question.understanding import Question
from rag.request import Filters
from rag.searcher import COMMENTS_ONLY, Found, Searcher
from rag.strategies.comparing import FIGURES, at_the_end, compared, sentence_row
from rag.strategies.differing import dated_note, in_order_of_time, remark_on, renumbered
from rag.strategies.either import told_either
from rag.strategies.findings import Evidence, Findings, evidence_from, evidence_of
from rag.strategies.further_down import found_further_down
from rag.strategies.given_names import find_given_names
from rag.strategies.near_misses import NEAR_MISSES, near_misses
from rag.strategies.offices import find_descriptions, find_holders, tells_no_office
from rag.strategies.quoted import find_quoted
from rag.strategies.retold import LEAST_SUPPORT, retold, told_differently, wordings

MOST_EVIDENCE = 4
COMMENT_LEAD = 0.2
"""A comment "speaks of it" when its support is this much above that of the articles."""
COUNTED_WORDS = 0.3
"""How much of a question's words must be matched where only differing counts answer it."""
CHANGED_WORDS = 0.2
"""The same where it asks how a count changed, which a dated sequence shows in any words."""
REWORDED = "The articles word it differently."
FURTHER = 6
"""Sentences beyond the answer's own that a language model is given."""


def find_facts(question: Question, searcher: Searcher, filters: Filters) -> Findings:
    """Answer from the articles' own sentences, or say what is nearest."""
    for find in (find_quoted, find_given_names, find_holders, find_descriptions):
        told = find(question, searcher, filters)
        if told is not None:
            return told
    found = searcher.find(question, filters)
    found = replace(found, ranked=by_demands(question, found.ranked, searcher.signals))
    verdict = judge(question, found.ranked, searcher.signals, searcher.weights)
    if apart := _told_apart(question, searcher, filters, found, verdict):
        return apart
    chosen = select(question, found.ranked, found.vectors)
    valued, conflicts = compared(question, searcher, filters, found, chosen)
    reworded = not conflicts and verdict.answered and question.asked_for not in FIGURES
    if reworded:
        valued, conflicts = told_differently(question, searcher, filters, found, chosen)
    if question.order is not None and (end := at_the_end(question.order, valued, conflicts)):
        chosen, valued, conflicts = (end,), (), ()
    counted = _is_counted(question, conflicts) and _counts_what_is_asked(
        question, valued, conflicts
    )
    if verdict.answered and not _tells_a_change(question, conflicts):
        conflicts = _on_the_answer(chosen, valued, conflicts)
    official = found.ranked and not tells_no_office(
        question, found.ranked[0].candidate.text, searcher.names
    )
    if not (verdict.answered and official) and not counted:
        if lower := found_further_down(question, searcher, found):
            laid_out = _laid_out(question, searcher, (lower,), (), ())
            return replace(laid_out, support=verdict.support, hits=found.hits)
        return _refused(question, searcher, filters, found, verdict)
    main = () if _tells_a_change(question, conflicts) else chosen
    entries = _with_differing(main, valued, conflicts)
    laid_out = _laid_out(question, searcher, entries, valued, conflicts)
    return replace(
        laid_out,
        support=verdict.support,
        hits=found.hits,
        further=_further(found, entries),
        remark=REWORDED if reworded and conflicts else laid_out.remark,
    )


def _told_apart(
    question: Question, searcher: Searcher, filters: Filters, found: Found, verdict: Verdict
) -> Findings | None:
    """Answer a question that names alternatives or asks to compare, where articles differ."""
    if verdict.support < LEAST_SUPPORT or question.asked_for in FIGURES:
        return None
    told, conflicts = told_either(question, searcher, found)
    remark = remark_on(conflicts)
    if not conflicts and question.compares:
        told = retold(question, searcher, filters, found)
        conflicts, remark = wordings(question, told), REWORDED
    if not conflicts:
        return None
    entries = _with_differing((), told, conflicts)
    laid_out = _laid_out(question, searcher, entries, told, conflicts)
    return replace(laid_out, support=verdict.support, hits=found.hits, remark=remark)


def _laid_out(
    question: Question,
    searcher: Searcher,
    entries: Sequence[Ranked],
    valued: Sequence[Ranked],
    conflicts: Sequence[Conflict],
) -> Findings:
    """Lay out sentences, each with what it leans on; conflicts cite places, from 1, in `valued`."""
    told_in_time = any(as_sequence(conflict).is_change for conflict in conflicts)
    if told_in_time or question.asked_for is AskedFor.CHANGE:
        entries = sorted(entries, key=_published)
    dated = bool(conflicts) or question.order is not None or question.asked_for is AskedFor.CHANGE
    evidence: list[Evidence] = []
    places: dict[int, int] = {}
    entries = _in_reading_order(entries)
    shown: set[int] = set()
    for entry in entries:
        previous = entry.candidate.previous
        if previous and leans_on_previous(entry) and previous.row not in shown:
            evidence.extend(_previous(entry))
            shown.add(previous.row)
        shown.add(sentence_row(entry))
        evidence.append(_evidence(question, searcher, entry, dated=dated))
        places[sentence_row(entry)] = len(evidence)
    return Findings(
        answered=True,
        support=1.0,
        evidence=tuple(evidence),
        conflicts=renumbered(
            in_order_of_time(conflicts), [sentence_row(entry) for entry in valued], places
        ),
        remark=remark_on(conflicts),
    )


def _in_reading_order(entries: Sequence[Ranked]) -> list[Ranked]:
    """Return sentences with one that another leans on ("He ...") right before that."""
    by_row = {sentence_row(entry): entry for entry in entries}
    ordered: dict[int, Ranked] = {}
    for entry in entries:
        previous = entry.candidate.previous
        if previous and leans_on_previous(entry) and previous.row in by_row:
            ordered.setdefault(previous.row, by_row[previous.row])
        ordered.setdefault(sentence_row(entry), entry)
    return list(ordered.values())


def _refused(
    question: Question, searcher: Searcher, filters: Filters, found: Found, verdict: Verdict
) -> Findings:
    near = near_misses(found.ranked)
    reason = verdict.reason
    if filters.include_comments:
        comments = searcher.find(question, filters, COMMENTS_ONLY)
        said = judge(question, comments.ranked, searcher.signals, searcher.weights)
        if said.answered and said.support >= verdict.support + COMMENT_LEAD:
            near = (*near_misses(comments.ranked)[:1], *near)[:NEAR_MISSES]
            reason = "Only a reader’s comment speaks of it, and a comment is no evidence."
    return Findings(
        answered=False, support=verdict.support, near=near, reason=reason, hits=found.hits
    )


def _is_counted(question: Question, conflicts: Sequence[Conflict]) -> bool:
    """Whether articles count, differently, the very thing whose number or change is asked."""
    if question.asked_for is AskedFor.QUANTITY:
        return bool(conflicts)
    return _tells_a_change(question, conflicts)


def _counts_what_is_asked(
    question: Question, valued: Sequence[Ranked], conflicts: Sequence[Conflict]
) -> bool:
    """Whether a sentence with one of the differing values has the question's other words too."""
    cited = {value.citation for conflict in conflicts for value in conflict.values}
    least = CHANGED_WORDS if question.asked_for is AskedFor.CHANGE else COUNTED_WORDS
    return any(
        entry.signals.terms >= least for place, entry in enumerate(valued, 1) if place in cited
    )


def _on_the_answer(
    chosen: Sequence[Ranked], valued: Sequence[Ranked], conflicts: Sequence[Conflict]
) -> tuple[Conflict, ...]:
    """Return the conflicts that a chosen sentence has a part in; others are of something else."""
    rows = {sentence_row(entry) for entry in chosen}
    cited = {place for place, entry in enumerate(valued, 1) if sentence_row(entry) in rows}
    return tuple(
        conflict
        for conflict in conflicts
        if any(value.citation in cited for value in conflict.values)
    )


def _tells_a_change(question: Question, conflicts: Sequence[Conflict]) -> bool:
    """Whether a question about change is answered by counts that differ with time."""
    changes = any(as_sequence(conflict).is_change for conflict in conflicts)
    return question.asked_for is AskedFor.CHANGE and changes


def _with_differing(
    chosen: Sequence[Ranked], valued: Sequence[Ranked], conflicts: Sequence[Conflict]
) -> list[Ranked]:
    """Return the chosen sentences and, up to a limit, those that a conflict cites."""
    cited = {value.citation for conflict in conflicts for value in conflict.values}
    differing = [entry for place, entry in enumerate(valued, 1) if place in cited]
    rows = {sentence_row(entry) for entry in chosen}
    return [*chosen, *(entry for entry in differing if sentence_row(entry) not in rows)][
        :MOST_EVIDENCE
    ]


def _further(found: Found, entries: Sequence[Ranked]) -> tuple[Evidence, ...]:
    """Return the next best sentences, which a language model may word from as well."""
    rows = {sentence_row(entry) for entry in entries}
    rest = [entry for entry in found.ranked if sentence_row(entry) not in rows and entry.in_scope]
    return tuple(evidence_of(entry) for entry in rest[:FURTHER])


def _published(entry: Ranked) -> date:
    article = entry.candidate.article
    return (article.published.value if article else None) or date.max


def _previous(entry: Ranked) -> tuple[Evidence, ...]:
    previous = entry.candidate.previous
    if previous is None:
        return ()
    return (evidence_from(previous, entry.candidate.before, entry.candidate.article),)


def _evidence(question: Question, searcher: Searcher, entry: Ranked, *, dated: bool) -> Evidence:
    candidate = entry.candidate
    span = entry.reader.span if entry.reader else None
    if span is None:
        spans = (
            searcher.signals.counted_spans(question, candidate.text)
            if question.asked_for is AskedFor.QUANTITY
            else answer_spans(
                question.asked_for, candidate.text, question.known_words, searcher.names
            )
        )
        span = spans[0] if len(spans) == 1 else None
    note = dated_note(candidate.article.published) if dated and candidate.article else ""
    return evidence_of(entry, span, note)
