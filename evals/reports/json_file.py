"""The JSON report: all of a run, to read again as a baseline."""

from pathlib import Path

from pydantic import ValidationError

from evals.running.results import Report
from ingest.errors import InputError


class ReportError(InputError):
    """A file is no report of this version."""


def write_report(report: Report, path: Path) -> None:
    """Write a report, making its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(report.model_dump_json(indent=1) + "\n", encoding="utf-8")


def load_report(path: Path) -> Report:
    """Read a report.

    Raises:
        ReportError: The file cannot be read, or is no report.
    """
    try:
        return Report.model_validate_json(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ReportError(f"Cannot read the report {path}: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise ReportError(f"{path} is no report: it is not UTF-8 text.") from None
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in fault["loc"])
        raise ReportError(
            f"{path} is no JSON report of `pressmark eval`: {where}: {fault['msg']}."
        ) from None
