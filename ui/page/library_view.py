"""The collection in words: its articles, what a change is doing, and what became of each file."""

from collections.abc import Iterable

from ingest.index.report import FileReport
from ingest.records import DateBasis
from ui.page.library import NOTHING_TAKEN, JobState
from ui.page.markup import element, escape, isolated
from ui.page.origins import counted
from ui.page.shelving import Outcome
from ui.page.source_view import Articles
from ui.page.wording import day

BASIS_WORDS = {
    DateBasis.STATED: "",
    DateBasis.INFERRED: " (inferred)",
    DateBasis.UNKNOWN: "not given",
}
BUILD_STAGES = {
    "reading": "Reading the articles",
    "embedding": "Preparing the articles for search",
    "indexing": "Saving what was prepared",
    "verifying": "Checking that everything can be found",
}
A_MINUTE = 60
MOST_UNREAD = 50


def draw_articles(articles: Articles) -> str:
    """Every article with its publisher, date and file, as a table."""
    ordered = sorted(articles.values(), key=lambda one: (one.source, one.start))
    rows = "".join(
        element(
            "tr",
            element("th", isolated(one.title or "Without a title"), scope="row")
            + element("td", isolated(one.publisher or "not given"))
            + element(
                "td",
                (day(one.published.value, one.published.precision) if one.published.value else "")
                + BASIS_WORDS[one.published.basis],
            )
            + element("td", isolated(one.source), "file-name"),
        )
        for one in ordered
    )
    heads = "".join(
        element("th", head, scope="col") for head in ("Article", "Publisher", "Date", "File")
    )
    caption = element("caption", counted(len(ordered), "article"))
    table = caption + element("thead", element("tr", heads)) + element("tbody", rows)
    return element("div", element("table", table, "articles"), "wide")


def draw_unread(reports: Iterable[FileReport]) -> str:
    """The files of the folder that could not be read, with their reasons; nothing for none."""
    skipped = [(one.source, one.skipped) for one in reports if one.skipped]
    if not skipped:
        return ""
    lines = [
        f"{isolated(source, 'file-name')}: {escape(reason)}"
        for source, reason in skipped[:MOST_UNREAD]
    ]
    if len(skipped) > MOST_UNREAD:
        lines.append(escape(f"and {len(skipped) - MOST_UNREAD} more"))
    verb = "was" if len(skipped) == 1 else "were"
    heading = element("p", escape(f"{counted(len(skipped), 'file')} {verb} not read:"))
    items = "".join(element("li", line) for line in lines)
    return element("div", heading + element("ul", items, "outcomes"), "job unread")


def draw_job(state: JobState) -> str:
    """A change as far as it has come."""
    parts: list[str] = []
    if not state.done:
        stage = BUILD_STAGES.get(state.stage, state.stage)
        parts.append(element("p", escape(stage + _time_left(state)) + "…", "stage"))
    if state.trouble:
        parts.append(element("p", escape(state.trouble), "trouble"))
    lines = [_outcome(one, state) for one in state.outcomes]
    if lines:
        parts.append(element("ul", "".join(element("li", line) for line in lines), "outcomes"))
    if state.done and not state.trouble:
        parts.append(element("p", escape(_closing(state)), "done"))
    return element("div", "".join(parts), "job")


def _closing(state: JobState) -> str:
    if state.removed:
        return "Removed. It can be put back with Undo."
    if state.report is None:
        return NOTHING_TAKEN
    return "Done. New questions are answered from the collection as it is now."


def _outcome(outcome: Outcome, state: JobState) -> str:
    name = isolated(outcome.name, "file-name")
    if outcome.refused:
        return f"{name}: not taken. {escape(outcome.refused)}"
    if state.report is None:
        return f"{name}: {'read' if not state.trouble else 'not added'}."
    mine = [one for one in state.report.files if one.source.partition("#")[0] == outcome.source]
    return f"{name}: {escape(_found(mine))}"


def _found(reports: list[FileReport]) -> str:
    articles = sum(one.articles for one in reports)
    comments = sum(one.comments for one in reports)
    furniture = sum(one.furniture_lines for one in reports)
    parts = [f"{counted(articles, 'article')} read"]
    if comments:
        parts.append(counted(comments, "reader comment"))
    if furniture:
        parts.append(f"{counted(furniture, 'line')} of menus and adverts left aside")
    repeats = [source for one in reports for source in one.repeats]
    if repeats:
        parts.append(f"the same text stands in {', '.join(sorted(set(repeats)))}")
    skipped = [one.skipped for one in reports if one.skipped]
    return ", ".join(parts) + "." + "".join(f" {reason}" for reason in skipped)


def _time_left(state: JobState) -> str:
    left = state.seconds_left
    if left is None or left < 1:
        return ""
    if left < A_MINUTE:
        return f", about {counted(round(left), 'second')} left"
    return f", about {counted(round(left / A_MINUTE), 'minute')} left"
