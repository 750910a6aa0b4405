"""The rules of ARCHITECTURE.md that a machine can read, read with `ast`."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LAYERS = ("ingest", "rag", "evals", "ui")  # each may import itself and what stands before it
MAX_LINES = 250
NAMELESS = {"utils", "util", "helpers", "helper", "common", "misc"}
CLI = "ui.cli.app"
LIGHT = {"rich", "typer"}  # the libraries that `pressmark --help` may load

SOURCES = sorted(path for layer in LAYERS for path in (ROOT / layer).rglob("*.py"))


@dataclass(frozen=True, slots=True)
class Import:
    """One imported name, absolute; `name` is what `from module import name` takes."""

    module: str
    name: str | None
    line: int


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def is_type_checking(test: ast.expr) -> bool:
    return (isinstance(test, ast.Name) and test.id == "TYPE_CHECKING") or (
        isinstance(test, ast.Attribute) and test.attr == "TYPE_CHECKING"
    )


def as_imports(node: ast.stmt) -> Iterator[Import]:
    if isinstance(node, ast.Import):
        yield from (Import(alias.name, None, node.lineno) for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.level == 0:
        yield from (Import(node.module or "", alias.name, node.lineno) for alias in node.names)


def at_import_time(body: list[ast.stmt]) -> Iterator[Import]:
    """The imports that run when the module is imported, so none inside a function."""
    for node in body:
        yield from as_imports(node)
        if isinstance(node, ast.ClassDef | ast.With):
            yield from at_import_time(node.body)
        elif isinstance(node, ast.If) and not is_type_checking(node.test):
            yield from at_import_time(node.body + node.orelse)
        elif isinstance(node, ast.Try):
            handlers = [line for handler in node.handlers for line in handler.body]
            yield from at_import_time(node.body + handlers + node.orelse + node.finalbody)


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def reachable(start: str) -> set[str]:
    """Top-level packages of other people's code that importing `start` loads."""
    files = {module_name(path): path for path in SOURCES}
    seen: set[str] = set()
    foreign: set[str] = set()
    waiting = [start]
    while waiting:
        module = waiting.pop()
        parents = module.rpartition(".")[0]
        if parents:
            waiting.append(parents)
        if module in seen or module not in files:
            continue
        seen.add(module)
        for found in at_import_time(parse(files[module]).body):
            if found.module.partition(".")[0] in LAYERS:
                waiting.append(found.module)
                if found.name:
                    waiting.append(f"{found.module}.{found.name}")
            else:
                foreign.add(found.module.partition(".")[0])
        waiting = [name for name in waiting if name not in seen]
    return foreign


@pytest.mark.parametrize("path", SOURCES, ids=module_name)
def test_imports_run_one_way(path):
    layer = path.relative_to(ROOT).parts[0]
    above = set(LAYERS[LAYERS.index(layer) + 1 :])
    tree = parse(path)
    wrong = [
        f"line {found.line}: {found.module}"
        for node in ast.walk(tree)
        if isinstance(node, ast.stmt)
        for found in as_imports(node)
        if found.module.partition(".")[0] in above
    ]
    assert not wrong, f"{layer} may not import what stands above it"


@pytest.mark.parametrize("path", SOURCES, ids=module_name)
def test_a_file_is_named_for_its_idea_and_short(path):
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= MAX_LINES
    assert path.stem not in NAMELESS


@pytest.mark.parametrize("path", SOURCES, ids=module_name)
def test_no_relative_imports(path):
    tree = parse(path)
    relative = [
        node.lineno for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert not relative


def test_every_package_says_what_it_is():
    silent = [
        folder.relative_to(ROOT).as_posix()
        for folder in {path.parent for path in SOURCES}
        if not (folder / "__init__.py").is_file()
        or not ast.get_docstring(parse(folder / "__init__.py"))
    ]
    assert not silent


def test_the_command_line_starts_without_heavy_libraries():
    import sys

    foreign = reachable(CLI)
    assert foreign, "the command line was found and read"
    assert foreign - set(sys.stdlib_module_names) - LIGHT == set()
