"""A fault of a case file, and the line it is on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault; `line` counts from 1."""

    line: int
    message: str

    def at(self, file: str) -> str:
        """Write it as compilers do: `Problem(3, "no id").at("a.yaml")` is "a.yaml:3: no id"."""
        return f"{file}:{self.line}: {self.message}"
