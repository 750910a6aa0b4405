"""Pages taken apart into articles, reader comments and furniture.

Line features, a lexicon of the lines that sites print around their text, and the page's own
structure; no rule is about any one site.
"""

from ingest.segmenting.segmenter import segment

__all__ = ["segment"]
