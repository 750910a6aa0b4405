"""Test sets that come with the project: of the seeds and of invented pages about a harbour.

Half of the cases of each are held out; the files say how. The JSON Schema of any set is here too.
"""

from pathlib import Path

SEED_CASES = Path(__file__).parent / "seeds.yaml"
HARBOUR_CASES = Path(__file__).parent / "harbour.yaml"
HARBOUR_PAGES = Path(__file__).parent / "harbour" / "pages"

__all__ = ["HARBOUR_CASES", "HARBOUR_PAGES", "SEED_CASES"]
