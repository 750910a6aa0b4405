"""Which cases of a set are run."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from evals.cases import Case
from ingest.errors import InputError

FIELDS: dict[str, Callable[[Case], tuple[str, ...]]] = {
    "id": lambda case: (case.id,),
    "kind": lambda case: (case.kind.value,),
    "tag": lambda case: case.tags,
    "cluster": lambda case: (case.cluster,) if case.cluster else (),
    "article": lambda case: (*(gold.article for gold in case.gold), *case.cover),
    "part": lambda case: ("held-out" if case.held_out else "open",),
}


class SelectionError(InputError):
    """A filter cannot be read, or leaves no case."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Filters that must all hold, and ids that a case must be one of; None leaves that open.

    A filter is `field=pattern`, with commas between alternatives: `kind=quote,time`,
    `tag=near-*`, `part=open`.
    """

    filters: tuple[str, ...] = ()
    ids: frozenset[str] | None = None


def select(cases: Sequence[Case], selection: Selection) -> tuple[Case, ...]:
    """Give the selected cases, in order.

    Raises:
        SelectionError: A filter cannot be read, or no case is left.
    """
    tests = [_test(text) for text in selection.filters]
    chosen = tuple(
        case
        for case in cases
        if (selection.ids is None or case.id in selection.ids) and all(test(case) for test in tests)
    )
    if not chosen:
        raise SelectionError(f"No case of {len(cases)} is left by {_shown(selection)}.")
    return chosen


def _test(text: str) -> Callable[[Case], bool]:
    name, sign, patterns = text.partition("=")
    if not sign or name not in FIELDS or not patterns:
        raise SelectionError(
            f"Cannot read the filter {text!r}: write field=pattern, with a field of "
            f"{', '.join(FIELDS)}."
        )
    wanted = [pattern.strip() for pattern in patterns.split(",")]
    return lambda case: any(
        fnmatchcase(value, pattern) for value in FIELDS[name](case) for pattern in wanted
    )


def _shown(selection: Selection) -> str:
    parts = [f"--filter {text}" for text in selection.filters]
    if selection.ids is not None:
        parts.append(f"the {len(selection.ids)} failing cases")
    return " and ".join(parts) or "the selection"
