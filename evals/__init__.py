"""Measures answers: test sets, metrics, reports, a gate, comparisons and benchmarks.

The parts are `cases`, `systems`, `running`, `metrics`, `statistics`, `reports`, `comparing`,
`judging`, `formats` and `bench`.
"""
