"""YAML and JSONL read with the line that each value stands on."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from evals.cases.problems import Problem

Path = tuple[str | int, ...]
MAX_ALIASED_VALUES = 200_000


@dataclass(frozen=True, slots=True)
class Marked:
    """A value as plain Python, with the line (from 1) of each part of it, by its path."""

    value: Any
    lines: dict[Path, int]

    def line(self, path: Path) -> int:
        """Give the line of the deepest part of `path` that is in the file."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


class UnreadableError(ValueError):
    """The text is not YAML or JSON at all."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class _TextDates(yaml.SafeLoader):
    """Leaves dates as text, so that one model reads them in YAML and in JSON alike."""


_TextDates.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_yaml(text: str) -> Marked:
    """Read a YAML text.

    Raises:
        UnreadableError: It is not YAML, names a key twice, or grows beyond reason by aliases.
    """
    try:
        loader = _TextDates(text)
        try:
            node = loader.get_single_node()
            if node is None:
                raise UnreadableError(Problem(1, "the file is empty"))
            lines: dict[Path, int] = {}
            for path, line in _node_lines(node):
                lines[path] = line
                if len(lines) > MAX_ALIASED_VALUES:
                    raise UnreadableError(Problem(line, "more values than a test set can have"))
            return Marked(loader.construct_document(node), lines)
        finally:
            loader.dispose()
    except RecursionError:
        raise UnreadableError(Problem(1, "nested too deeply, or an alias holds itself")) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise UnreadableError(Problem(line, f"not YAML: {error.problem}")) from None
    except yaml.YAMLError as error:
        raise UnreadableError(Problem(1, f"not YAML: {error}")) from None


def read_jsonl(text: str) -> Marked:
    """Read JSON lines: an object with `articles` may come first, each other line is a case.

    Raises:
        UnreadableError: A line is not a JSON object.
    """
    value: dict[str, Any] = {"cases": []}
    lines: dict[Path, int] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise UnreadableError(Problem(number, f"not JSON: {error}")) from None
        if not isinstance(item, dict):
            raise UnreadableError(Problem(number, "a line must be a JSON object"))
        if "turns" not in item and "kind" not in item and not value["cases"]:
            value = {**item, "cases": []}
            lines[()] = number
        else:
            lines[("cases", len(value["cases"]))] = number
            value["cases"].append(item)
    if not value["cases"]:
        raise UnreadableError(Problem(1, "the file has no cases"))
    return Marked(value, lines)


def _node_lines(node: yaml.Node, path: Path = ()) -> Iterator[tuple[Path, int]]:
    yield path, node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            name = str(key.value)
            if name in seen:
                raise UnreadableError(
                    Problem(key.start_mark.line + 1, f"{name!r} is given twice here")
                )
            seen.add(name)
            yield from _node_lines(value, (*path, name))
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from _node_lines(value, (*path, index))
