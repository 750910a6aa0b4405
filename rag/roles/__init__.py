"""Offices: which words name one, which a question speaks of, what a sentence calls a person.

Nothing is known beforehand of who holds one; `rag/strategies` reads that from the articles.
"""
