"""Questions become cited answers: understood, searched for, weighed, checked and composed.

`rag.engine.AnswerEngine` is the one way in; `rag.request` and `rag.answer` are its two ends.
"""
