"""The small extractive reader: where in a window the answer stands, and whether it is there.

Import `Reader` from `rag.reader.reader`; onnxruntime is loaded only by `Reader.load`.
"""

from rag.reader.reading import Reading

__all__ = ["Reading"]
