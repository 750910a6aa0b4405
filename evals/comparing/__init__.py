"""Compares a run with an earlier one, and holds it against a gate.

A gate has floors for means and invariants that every scored case must keep.
"""

from evals.comparing.baseline import Comparison, compare
from evals.comparing.gate import Gate, GateError, GateFault, hold, load_gate

__all__ = ["Comparison", "Gate", "GateError", "GateFault", "compare", "hold", "load_gate"]
