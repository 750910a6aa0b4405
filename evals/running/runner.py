"""Runs cases against a system, in order or several at once."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from evals.cases import Case, Places
from evals.metrics.metric import Support
from evals.running.judging import failed, judge
from evals.running.results import CaseResult
from evals.systems import System
from ingest.errors import PressmarkError
from rag.request import AskRequest, Filters

Task = tuple[Case, int]


def run_cases(  # noqa: PLR0913 - the sides of a run
    cases: Sequence[Case],
    system: System,
    places: Places,
    support: Support,
    *,
    repeat: int = 1,
    done: Sequence[CaseResult] = (),
    workers: int = 1,
    finished: Callable[[CaseResult], None] = lambda _: None,
) -> tuple[CaseResult, ...]:
    """Ask every case `repeat` times, and give the results in the order of the cases.

    Args:
        cases: What to ask.
        system: What to ask it of.
        places: Where the set's articles and quotes lie.
        support: The grounding checker.
        repeat: How often to ask each case.
        done: Results of an earlier, killed run; those are not asked again.
        workers: How many cases at once; latencies are only fair with one.
        finished: Called for each new result, one at a time.
    """
    results = {result.key: result for result in done}
    tasks = [
        (case, number)
        for number in range(1, repeat + 1)
        for case in cases
        if (case.id, number) not in results
    ]
    for result in _asked(tasks, system, places, support, workers):
        results[result.key] = result
        finished(result)
    wanted = [(case.id, number) for case in cases for number in range(1, repeat + 1)]
    return tuple(results[key] for key in wanted)


def request_of(case: Case) -> AskRequest:
    """Make the request that asks a case's last turn after the earlier ones."""
    filters = Filters(
        published_from=case.filters.published_from,
        published_to=case.filters.published_to,
        publishers=case.filters.publishers,
        include_comments=case.filters.include_comments,
    )
    return AskRequest(case.question, case.turns[:-1], filters, case.as_of)


def _asked(
    tasks: Sequence[Task], system: System, places: Places, support: Support, workers: int
) -> Iterator[CaseResult]:
    def ask(task: Task) -> CaseResult:
        case, number = task
        try:
            response = system.respond(request_of(case))
        except PressmarkError as error:
            return failed(case, places, str(error), number)
        return judge(case, response, places, support, number)

    if workers == 1:
        yield from map(ask, tasks)
        return
    with ThreadPoolExecutor(workers) as pool:
        yield from pool.map(ask, tasks)
