"""What is known of an article: title, publisher, author, date, signs of translation, speakers.

All of it is read from the page's own words; what the page does not say stays None.
"""

from ingest.facts.describing import describe
from ingest.facts.inferred_dates import infer_dates
from ingest.facts.speakers import spoken_spans

__all__ = ["describe", "infer_dates", "spoken_spans"]
