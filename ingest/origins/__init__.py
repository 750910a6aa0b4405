"""Articles that retell one report are one origin: wire copies, rewrites and translations.

Answers count origins, not copies.
"""

from ingest.origins.clustering import cluster_origins
from ingest.origins.spellings import note_odd_spellings

__all__ = ["cluster_origins", "note_odd_spellings"]
