"""What a question asks for: its kind, its names and times, and what it leaves to earlier ones.

`rag.question.understanding.understand` is the public face.
"""
