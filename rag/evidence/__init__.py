"""Choosing evidence: sentences with the signals that they answer, and whether any does.

Public: `Candidate`, `Signals`, `gather`, `rank`, `support`.
"""
