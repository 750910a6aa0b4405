"""Ways to answer, by what is asked for: facts, articles, summaries, readers' comments.

Each strategy turns a question into `Findings`; `strategy_for` names the one for a question.
"""
