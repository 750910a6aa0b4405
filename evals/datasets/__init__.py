"""Test sets that come with the project: of the seeds, and of invented pages of two places.

Which cases of a set are held out its file says. The JSON Schema of any set is here too.
"""

from pathlib import Path

SEED_CASES = Path(__file__).parent / "seeds.yaml"
MORE_SEED_CASES = Path(__file__).parent / "seeds-more.yaml"
HARBOUR_CASES = Path(__file__).parent / "harbour.yaml"
HARBOUR_PAGES = Path(__file__).parent / "harbour" / "pages"

__all__ = ["HARBOUR_CASES", "HARBOUR_PAGES", "MORE_SEED_CASES", "SEED_CASES"]
