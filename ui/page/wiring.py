"""Events as this page wants them: out of the public API and without Gradio's own overlays."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gradio.blocks import Blocks
from gradio.components import Component
from gradio.events import Dependency

Boxes = Sequence[Component] | Component | None
QUIET = {"api_visibility": "private", "show_progress": "hidden"}


@dataclass(frozen=True, slots=True)
class Places:
    """Handlers of one `name` share `at_once` places; more wait in the queue."""

    name: str
    at_once: int


def connect(
    listener: Callable[..., Dependency],
    handler: Callable[..., object],
    inputs: Boxes = None,
    outputs: Boxes = None,
    places: Places | None = None,
) -> Dependency:
    """Attach a handler to an event such as `button.click`."""
    return listener(
        handler,
        inputs,
        outputs,
        concurrency_id=places.name if places else None,
        concurrency_limit=places.at_once if places else "default",
        **QUIET,
    )


def connect_stop(listener: Callable[..., Dependency], running: Dependency) -> Dependency:
    """Let an event end what another one began."""
    return listener(None, None, None, cancels=[running], **QUIET)


def on_arrival(
    blocks: Blocks, handler: Callable[..., object], inputs: Boxes, outputs: Boxes
) -> Dependency:
    """Run a handler for every visitor whose page has opened."""
    return connect(blocks.load, handler, inputs, outputs)
