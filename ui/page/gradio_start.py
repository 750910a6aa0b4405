"""Lets Gradio start without two things that it does and a running page does not need.

Each import of it parses the source of its 80 components and rewrites the `.pyi` files that lie
beside them. And while a page is laid out it makes its web application three times before the one
that is mounted.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType

STUB_WRITER = "create_or_modify_pyi"
ITS_MODULE = "gradio.component_meta"
_MAKER = "create_app"


class _Without(Loader):
    """Loads the module as its own loader does, then takes the writing of stubs out."""

    def __init__(self, loader: Loader) -> None:
        self._loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        self._loader.exec_module(module)
        if hasattr(module, STUB_WRITER):
            setattr(module, STUB_WRITER, lambda *_: None)


class _StubSkipper(MetaPathFinder):
    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name != ITS_MODULE:
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None and spec.loader is not None:
            spec.loader = _Without(spec.loader)
        return spec


def skip_gradio_stubs() -> None:
    """Call this before Gradio is first imported; later it does nothing."""
    if ITS_MODULE not in sys.modules:
        sys.meta_path.insert(0, _StubSkipper())


@contextmanager
def without_applications() -> Iterator[None]:
    """Let a page be laid out without a web application; mounting it makes one, outside."""
    from gradio.routes import App

    maker = vars(App)[_MAKER]
    setattr(App, _MAKER, staticmethod(lambda *_, **__: None))
    try:
        yield
    finally:
        setattr(App, _MAKER, maker)
