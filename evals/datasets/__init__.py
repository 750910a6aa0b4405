"""Test sets that come with the project: `seeds.yaml`, and the JSON Schema of any set.

Half of the seed cases are held out; the file says how.
"""

from pathlib import Path

SEED_CASES = Path(__file__).parent / "seeds.yaml"

__all__ = ["SEED_CASES"]
