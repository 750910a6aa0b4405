"""Whether each citation names the article that its words really stand in."""

from evals.metrics.metric import Metric, Score, View, share, unscored
from evals.metrics.statements import plain


def score(view: View) -> Score:
    """Compare the title a citation shows with that of the place its offsets lie in.

    Only citations that show a title, in places the set gives one, can be compared; one title may
    be the beginning or end of the other.
    """
    checked = 0
    wrong = []
    for citation in (*view.answer.citations, *view.answer.near_misses):
        for span in view.places.declared_in(citation.source):
            title = view.places.headline(span.article)
            if not title or not citation.title:
                continue
            if not span.start <= citation.start < span.end:
                continue
            checked += 1
            expected, shown = plain(title), plain(citation.title)
            if expected not in shown and shown not in expected:
                wrong.append(f"[{citation.marker}] is shown as {citation.title!r}, not {title!r}")
    if not checked:
        return unscored("no citation shows a title where the set gives one")
    return share(checked - len(wrong), checked, "; ".join(wrong) or "all show their own article")


METRIC = Metric(
    "article_named",
    "Article named rightly",
    "Share of citations, near misses included, shown under the title of the article that their "
    "words stand in.",
    score,
    decides=True,
)
