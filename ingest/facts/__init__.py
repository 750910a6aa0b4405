"""What is known of an article: title, publisher, author, date, signs of translation, speakers.

All of it is read from the page's own words; what the page does not say stays None. The rules take
a while to load, so each is imported when it is first asked for: answering needs the lexicon alone.
"""

from typing import TYPE_CHECKING

from ingest.lazily import lazily

if TYPE_CHECKING:
    from ingest.facts.describing import describe
    from ingest.facts.inferred_dates import infer_dates
    from ingest.facts.speakers import spoken_spans

__all__ = ["describe", "infer_dates", "spoken_spans"]

__getattr__ = lazily(
    __name__,
    {
        "describe": "ingest.facts.describing",
        "infer_dates": "ingest.facts.inferred_dates",
        "spoken_spans": "ingest.facts.speakers",
    },
)
