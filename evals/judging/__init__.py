"""An optional judge: a language model behind an OpenAI-compatible address grades answers.

Its agreement with people is reported before its numbers; what cannot be parsed is unscored.
"""

from evals.judging.agreement import Agreement, agreement
from evals.judging.judge import Judge, Judgement, OpenAIJudge
from evals.judging.verdicts import parse_verdict

__all__ = ["Agreement", "Judge", "Judgement", "OpenAIJudge", "agreement", "parse_verdict"]
