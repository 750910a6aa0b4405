"""A window as the reader reads it: under the title of what it stands in."""

SEPARATOR = ": "
LONGEST_TITLE = 120
"""Characters; the rest of a longer title is left out."""


def headed(title: str, window: str) -> tuple[str, int]:
    """Return the window with its title in front, and where the window starts in that.

    A window that begins with its title, or has none, stays as it is.
    """
    title = " ".join(title.split())[:LONGEST_TITLE]
    if not title or window.startswith(title):
        return window, 0
    return f"{title}{SEPARATOR}{window}", len(title) + len(SEPARATOR)
