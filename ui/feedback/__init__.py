"""What people thought of answers: kept in SQLite beside the index, and read back as test cases."""

from ui.feedback.store import FeedbackStore, GivenVote, Vote

__all__ = ["FeedbackStore", "GivenVote", "Vote"]
