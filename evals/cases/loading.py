"""A file of cases, read or refused with every fault and its line."""

from pathlib import Path

from pydantic import ValidationError

from evals.cases.marked import Marked, UnreadableError, read_jsonl, read_yaml
from evals.cases.places import Places, UnknownPlaceError
from evals.cases.problems import Problem
from evals.cases.schema import CaseSet
from ingest.errors import InputError

MAX_SHOWN = 20
PLAIN_MESSAGES = {
    "extra_forbidden": "no such field",
    "missing": "this field is missing",
}


class CaseFileError(InputError):
    """A case file cannot be used; `problems` holds every fault."""

    def __init__(self, file: Path, problems: tuple[Problem, ...]) -> None:
        shown = [problem.at(str(file)) for problem in problems[:MAX_SHOWN]]
        if len(problems) > MAX_SHOWN:
            shown.append(f"and {len(problems) - MAX_SHOWN} more")
        super().__init__("; ".join(shown))
        self.file = file
        self.problems = problems


def load_cases(file: Path) -> CaseSet:
    """Read a set from YAML (.yaml, .yml) or JSON lines (.jsonl).

    Raises:
        CaseFileError: The file cannot be read, or something in it is wrong.
    """
    return _read(file)[0]


def check_cases(file: Path, places_of: "PlacesMaker | None" = None) -> tuple[Problem, ...]:
    """Find every fault of a file; with `places_of` also quotes that are not in the corpus."""
    try:
        cases, marked = _read(file)
    except CaseFileError as error:
        return error.problems
    return place_problems(cases, marked, places_of(cases)) if places_of else ()


class PlacesMaker:
    """Makes the places of a set over one corpus."""

    def __init__(self, texts: dict[str, str]) -> None:
        self._texts = texts

    def __call__(self, cases: CaseSet) -> Places:
        """Give the places of `cases`."""
        return Places(cases, self._texts.get)


def place_problems(cases: CaseSet, marked: Marked, places: Places) -> tuple[Problem, ...]:
    """Find articles and gold quotes that are not in the corpus."""
    problems = []
    for name in cases.articles:
        try:
            places.article(name)
        except UnknownPlaceError as error:
            problems.append(Problem(marked.line(("articles", name)), str(error)))
    for index, case in enumerate(cases.cases):
        for field in ("cover", "also"):
            for at, name in enumerate(getattr(case, field)):
                try:
                    places.article(name)
                except UnknownPlaceError as error:
                    line = marked.line(("cases", index, field, at))
                    problems.append(Problem(line, f"case {case.id!r}: {error}"))
        for at, gold in enumerate(case.gold):
            try:
                places.gold(gold)
            except UnknownPlaceError as error:
                line = marked.line(("cases", index, "gold", at))
                problems.append(Problem(line, f"case {case.id!r}: {error}"))
    return tuple(sorted(set(problems)))


def _read(file: Path) -> tuple[CaseSet, Marked]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise CaseFileError(file, (Problem(1, "the file is not UTF-8 text"),)) from None
    except OSError as error:
        raise CaseFileError(file, (Problem(1, f"cannot be read: {error.strerror}"),)) from None
    try:
        marked = read_jsonl(text) if file.suffix == ".jsonl" else read_yaml(text)
    except UnreadableError as error:
        raise CaseFileError(file, (error.problem,)) from None
    try:
        cases = CaseSet.model_validate(marked.value)
    except ValidationError as error:
        raise CaseFileError(file, _schema_problems(error, marked)) from None
    problems = _repeated_ids(cases, marked)
    if problems:
        raise CaseFileError(file, problems)
    return cases, marked


def _schema_problems(error: ValidationError, marked: Marked) -> tuple[Problem, ...]:
    problems = []
    for fault in error.errors(include_url=False, include_input=False):
        path = tuple(fault["loc"])
        message = PLAIN_MESSAGES.get(fault["type"], fault["msg"].removeprefix("Value error, "))
        named = ".".join(str(part) for part in path if not isinstance(part, int))
        problems.append(Problem(marked.line(path), f"{named or 'the file'}: {message}"))
    return tuple(sorted(problems))


def _repeated_ids(cases: CaseSet, marked: Marked) -> tuple[Problem, ...]:
    first: dict[str, int] = {}
    problems = []
    for index, case in enumerate(cases.cases):
        line = marked.line(("cases", index, "id"))
        if case.id in first:
            problems.append(Problem(line, f"id {case.id!r} is that of line {first[case.id]} too"))
        first.setdefault(case.id, line)
    return tuple(problems)
