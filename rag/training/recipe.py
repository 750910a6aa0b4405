"""What decides how the reader learns: rates by layer, their schedule, weights of the losses."""

from dataclasses import dataclass

FROZEN = "encoder.embeddings.word_embeddings.weight"
"""Half of all weights; what they know of rare words should survive a small training set."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides how the reader learns."""

    rate: float = 1e-4
    head_rate: float = 4e-4
    layer_decay: float = 0.9
    weight_decay: float = 0.01
    warmup: float = 0.03
    clip: float = 1.0
    null_weight: float = 0.3
    answers_weight: float = 1.0
    about_weight: float = 0.5
    average: float = 0.98
    average_every: int = 10
    seed: int = 20


RECIPE = Recipe()


def layer_of(name: str) -> int | None:
    """Depth of an encoder parameter, 0 for the embeddings; None for the heads."""
    if not name.startswith("encoder."):
        return None
    parts = name.split(".")
    return int(parts[parts.index("layer") + 1]) + 1 if "layer" in parts else 0


def stays(name: str, frozen_layers: int) -> bool:
    """Whether a parameter is not trained: word vectors, and what lies below so many layers.

    `frozen_layers` counts from the bottom; with one or more the other embeddings stay too.
    """
    depth = layer_of(name)
    return name == FROZEN or (depth is not None and frozen_layers > 0 and depth <= frozen_layers)


def base_rate(name: str, recipe: Recipe, layers: int) -> float:
    """Learning rate of a parameter at the top of the schedule, in an encoder of so many layers."""
    depth = layer_of(name)
    if depth is None:
        return recipe.head_rate
    return float(recipe.rate * recipe.layer_decay ** (layers - depth))


def schedule(progress: float, warmup: float) -> float:
    """Factor of the learning rate: up over `warmup`, then straight down to 0 at progress 1."""
    if progress < warmup:
        return max(progress / warmup, 0.02)
    return max((1.0 - progress) / (1.0 - warmup), 0.0)
