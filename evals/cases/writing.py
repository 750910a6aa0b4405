"""Writes a test set as JSON lines, to be read again by `load_cases`."""

from pathlib import Path

from evals.cases.schema import CaseSet


def write_cases(cases: CaseSet, path: Path) -> None:
    """Write a set: what is said of all of it on the first line, then a line for each case."""
    head = cases.model_dump_json(exclude={"cases"}, exclude_defaults=False)
    lines = [case.model_dump_json(exclude_defaults=True) for case in cases.cases]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
