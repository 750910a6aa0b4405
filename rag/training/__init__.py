"""Trains the small reader: data, model, training, export and evaluation, one command each.

Needs PyTorch (`requirements-training.lock`); nothing of it is imported when questions are answered.
"""
