"""One case in the HTML report: what was asked, what came out, and why it passed or failed."""

from html import escape

from evals.cases import Case, Places
from evals.metrics import METRICS, Score
from evals.reports.html_quotes import answer_citations, cited_beside_gold, text_of
from evals.running.results import CaseResult
from evals.systems import Response
from rag.answer import Answer

MAX_PASSAGES = 10


def case_block(result: CaseResult, places: Places) -> str:
    """Write one case as a block to open."""
    case = result.case
    css = "passed" if result.verdict.passed else "failed"
    part = "held-out" if case.held_out else "open"
    answer = result.response.answer.text if result.response else ""
    words = escape(" ".join((case.id, *case.turns, *case.tags, answer)).casefold(), quote=True)
    repeat = f" ({result.repeat})" if result.repeat > 1 else ""
    latency = f"{result.response.elapsed_ms:.0f} ms" if result.response else "no response"
    return f"""<details class="case {css}" data-kind="{case.kind}" data-verdict="{css}" \
data-part="{part}" data-words="{words}">
<summary><span class="mark">{"✓" if result.verdict.passed else "✗"}</span>\
<span class="question">{escape(case.question)}</span>\
<span class="meta">{escape(case.id)}{repeat} · {escape(case.kind.replace("_", " "))} · {latency}\
</span></summary>
<div class="body">
{_reasons(result)}
{_turns(case)}
{_expected(case)}
{_response(result, places)}
{_scores(result)}
</div>
</details>"""


def _reasons(result: CaseResult) -> str:
    items = "".join(f"<li>{escape(reason)}</li>" for reason in result.verdict.reasons)
    return f'<ul class="reasons">{items}</ul>' if items else ""


def _turns(case: Case) -> str:
    if len(case.turns) == 1:
        return ""
    items = "".join(f"<li>{escape(turn)}</li>" for turn in case.turns)
    return f'<h3>Conversation</h3><ol class="turns">{items}</ol>'


def _expected(case: Case) -> str:
    rows = [("expected", case.expected_status.value)]
    named = (
        ("accepted", case.accept),
        ("required", case.require),
        ("forbidden", case.forbid),
        ("conflicting values", case.values),
        ("speaker", case.speaker),
        ("published", (case.published,) if case.published else ()),
        ("articles to cover", case.cover),
        ("tags", case.tags),
    )
    rows += [(name, " · ".join(values)) for name, values in named if values]
    cells = "".join(f"<dt>{name}</dt><dd>{escape(value)}</dd>" for name, value in rows)
    return f'<dl class="expected">{cells}</dl>'


def _response(result: CaseResult, places: Places) -> str:
    response = result.response
    if response is None:
        return f'<p class="bad">{escape(result.error or "")}</p>'
    answer = response.answer
    return f"""<h3>Answer <span class="status {answer.status}">{answer.status}</span></h3>
{_sentences(answer)}
{_worded(answer)}
{_asked_as(answer, result.case)}
{_conflicts(answer)}
{answer_citations(answer, places)}
{cited_beside_gold(result.case, answer, places)}
{_passages(response, result.case, places)}
{_timings(response)}"""


def _sentences(answer: Answer) -> str:
    if not answer.sentences:
        return f'<blockquote class="answer">{escape(answer.text)}</blockquote>'
    items = "".join(
        f'<li>{escape(sentence.text)} <span class="verdict {escape(sentence.verdict.split()[0])}">'
        f"{escape(sentence.verdict)}</span> "
        f"<small>{''.join(f'[{marker}]' for marker in sentence.citations)}</small></li>"
        for sentence in answer.sentences
    )
    return f'<ol class="sentences">{items}</ol>'


def _worded(answer: Answer) -> str:
    """Write who worded an answer, what went wrong, and what was taken out of it and why."""
    quoted = answer.composer == "quotes"
    by = "quoted word for word" if quoted else f"worded by {answer.composer}"
    said = " · ".join(part for part in (by if answer.sentences else "", answer.message) if part)
    removed = "".join(
        f"<li>{escape(one.text)} <small>{escape(one.reason)}</small></li>" for one in answer.removed
    )
    return (f'<p class="hint">{escape(said)}</p>' if said else "") + (
        f"<details><summary>Taken out: {len(answer.removed)}</summary><ul>{removed}</ul></details>"
        if removed
        else ""
    )


def _asked_as(answer: Answer, case: Case) -> str:
    if answer.standalone_question == case.question:
        return ""
    return f'<p class="hint">asked as: {escape(answer.standalone_question)}</p>'


def _conflicts(answer: Answer) -> str:
    return "".join(
        f"<p>Conflict on {escape(conflict.about)}: "
        + "; ".join(
            f"{escape(value.value)} [{value.citation}], {value.published or 'undated'}"
            for value in conflict.values
        )
        + "</p>"
        for conflict in answer.conflicts
    )


def _passages(response: Response, case: Case, places: Places) -> str:
    if not response.passages:
        return ""
    gold = places.gold_of(case)
    rows = []
    for rank, passage in enumerate(response.passages[:MAX_PASSAGES], start=1):
        holds = any(span.overlap(passage.source, passage.start, passage.end) for span in gold)
        mark = '<span class="verdict verbatim">gold</span>' if holds else ""
        text = text_of(places, passage.source, passage.start, passage.end)
        rows.append(
            f"<tr><td>{rank}</td><td>{passage.score:.3f}</td><td>{mark}</td>"
            f"<td>{escape(passage.source)}</td><td>{escape(text)}</td></tr>"
        )
    support = "" if response.support is None else f", support {response.support:.3f}"
    return (
        f"<details><summary>{len(response.passages)} ranked passages{support}</summary>"
        '<table class="passages"><thead><tr><th>rank</th><th>score</th><th></th><th>source</th>'
        f"<th>text</th></tr></thead><tbody>{''.join(rows)}</tbody></table></details>"
    )


def _timings(response: Response) -> str:
    stages = {name: ms for name, ms in response.answer.timings_ms.items() if name != "total"}
    if not stages:
        return ""
    longest = max(*stages.values(), 0.001)
    rows = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td>{ms:.1f} ms</td>'
        f'<td><meter min="0" max="{longest:.3f}" value="{ms:.3f}"></meter></td></tr>'
        for name, ms in stages.items()
    )
    return f'<details><summary>Timings</summary><table class="timings">{rows}</table></details>'


def _scores(result: CaseResult) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escape(metric.title)}</th><td>{_value(score, metric.unit)}</td>'
        f"<td>{escape(score.explanation)}</td></tr>"
        for metric in METRICS
        if (score := result.scores.get(metric.name)) is not None
    )
    return (
        '<details><summary>Every metric</summary><table class="scores">'
        f"<tbody>{rows}</tbody></table></details>"
    )


def _value(score: Score, unit: str) -> str:
    if score.value is None:
        return '<span class="unscored">unscored</span>'
    return f"{score.value:.2f}" if unit == "share" else f"{score.value:.0f} {unit}"
