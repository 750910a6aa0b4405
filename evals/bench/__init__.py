"""Benchmarks on public data: answers beside plain systems, and the grounding checker.

What is chosen on one part of the data is reported on the other.
"""
