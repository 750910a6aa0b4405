"""A person's corrections of the name table, from `names.toml` in the corpus folder."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import CorpusError

FILE_NAME = "names.toml"
_TABLES = ("same", "different")


@dataclass(frozen=True, slots=True)
class NameCorrections:
    """Groups of forms that are one name, and groups whose forms are all different names."""

    same: tuple[tuple[str, ...], ...] = ()
    different: tuple[tuple[str, ...], ...] = ()


def read_corrections(folder: Path) -> NameCorrections:
    """Read `names.toml` of a corpus folder; no file means no corrections.

    Raises:
        CorpusError: The file is no TOML, or an entry has no list of two or more forms.
    """
    path = folder / FILE_NAME
    if not path.is_file():
        return NameCorrections()
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise CorpusError(f"{FILE_NAME} is not UTF-8 text; save it as UTF-8.") from error
    return parse_corrections(text)


def parse_corrections(text: str) -> NameCorrections:
    """Parse the text of `names.toml`: tables `[[same]]` and `[[different]]` with `forms`.

    Raises:
        CorpusError: As `read_corrections`; the message gives the line.
    """
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CorpusError(f"{FILE_NAME} is not valid TOML: {error}.") from error
    for name in document:
        if name not in _TABLES:
            raise CorpusError(
                f"{FILE_NAME}{_line_of(text, name)}: unknown table {name!r}; "
                "use [[same]] or [[different]]."
            )
    return NameCorrections(
        **{name: _groups(text, name, document.get(name, [])) for name in _TABLES}
    )


def _groups(text: str, table: str, rows: object) -> tuple[tuple[str, ...], ...]:
    if not isinstance(rows, list):
        raise CorpusError(
            f"{FILE_NAME}{_line_of(text, table)}: write [[{table}]], twice bracketed."
        )
    groups = []
    for number, row in enumerate(rows, start=1):
        forms = row.get("forms") if isinstance(row, dict) else None
        if (
            not isinstance(forms, list)
            or len(forms) < 2
            or not all(isinstance(form, str) and form.strip() for form in forms)
            or set(row) != {"forms"}
        ):
            where = _line_of(text, f"[[{table}]]", number)
            raise CorpusError(
                f'{FILE_NAME}{where}: [[{table}]] needs forms = ["…", "…"], '
                "a list of two or more names, and nothing else."
            )
        groups.append(tuple(form.strip() for form in forms))
    return tuple(groups)


def _line_of(text: str, needle: str, number: int = 1) -> str:
    """Give ", line n" for the n-th line that holds `needle`, or nothing."""
    lines = [at for at, line in enumerate(text.splitlines(), start=1) if needle in line]
    return f", line {lines[number - 1]}" if len(lines) >= number else ""
