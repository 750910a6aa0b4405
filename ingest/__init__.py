"""Article files become an index: decoded, taken apart, dated, named, embedded and stored.

Import from the subpackages; `ingest.records` holds what their stages hand each other.
"""
