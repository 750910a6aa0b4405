"""When a run began, for a person."""

from datetime import UTC, datetime


def spoken_time(started: str) -> str:
    """Write an ISO time: "2026-11-21T12:37:39+00:00" gives "21 November 2026, 12:37 UTC".

    What is no ISO time is given back as it is.
    """
    try:
        moment = datetime.fromisoformat(started).astimezone(UTC)
    except ValueError:
        return started
    return f"{moment.day} {moment:%B %Y, %H:%M} UTC"
