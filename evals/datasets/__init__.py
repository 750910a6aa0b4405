"""Test sets that come with the project: of the seeds, and of invented pages of several places.

Which cases of a set are held out its file says. The JSON Schema of any set is here too.
"""

from pathlib import Path

_FOLDER = Path(__file__).parent
SEED_CASES = _FOLDER / "seeds.yaml"
MORE_SEED_CASES = _FOLDER / "seeds-more.yaml"
FRESH_SEED_CASES = _FOLDER / "seeds-fresh.yaml"
INVENTED = (
    "harbour", "mission", "outbreak", "takeover", "avalanche", "garrison", "reactor", "pullout"
)  # fmt: skip
"""Sets about invented pages that have open cases."""


def invented_cases(name: str) -> Path:
    """Return the file of a set about invented pages."""
    return _FOLDER / f"{name}.yaml"


def invented_pages(name: str) -> Path:
    """Return the folder of the pages that such a set is about."""
    return _FOLDER / name / "pages"
