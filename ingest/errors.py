"""Errors of the whole project, from one root.

PressmarkError
├── InputError            what a person gave cannot be used (exit status 2)
│   ├── CorpusError       the corpus folder or one of its files
│   ├── QuestionError     a question that cannot be asked
│   └── SettingError      a setting or an environment variable
└── IndexUnavailable      the index cannot be read or built
    ├── IndexMissing      there is none yet
    ├── IndexDamaged      a file of it is missing, cut or changed
    ├── IndexMismatch     made by another model or an older format
    └── IndexLocked       another process is building it

Each message is one sentence or two: what, where, and what to do.
"""


class PressmarkError(Exception):
    """Root of every error that Pressmark raises on purpose."""


class InputError(PressmarkError):
    """What a person gave cannot be used."""


class CorpusError(InputError):
    """The corpus folder, or one file of it, cannot be read."""


class QuestionError(InputError):
    """The question is empty, too long, or not text."""


class SettingError(InputError):
    """A setting or environment variable has no usable value."""


class IndexUnavailable(PressmarkError):
    """The index cannot be read or built."""


class IndexMissing(IndexUnavailable):
    """There is no index in the folder named."""


class IndexDamaged(IndexUnavailable):
    """A file of the index is missing, cut short or changed."""


class IndexMismatch(IndexUnavailable):
    """The index was made by another embedding model or an older format."""


class IndexLocked(IndexUnavailable):
    """Another process is building this index."""
