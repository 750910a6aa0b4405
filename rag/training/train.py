# mypy: disable-error-code="import-not-found"
"""Trains the reader: `python -m rag.training.train`.

The learning rate falls to nothing over `--steps` batches, so that the same command gives the same
reader on a fast machine and a slow one. Checkpoints are written every few minutes; started again,
the training goes on from the last. Weights are float32; arithmetic is bfloat16 where the processor
multiplies it faster.
"""

import argparse
import itertools
import logging
import random
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import torch
from torch.nn import functional as F  # noqa: N812

from rag.training import checkpoint
from rag.training.arithmetic import working_type
from rag.training.batches import Batch, batches, load_tokenizer
from rag.training.encoder import load_encoder
from rag.training.examples import read_examples
from rag.training.model import Heads, ReaderModel
from rag.training.recipe import FROZEN, RECIPE, Recipe, base_rate, schedule, stays
from rag.training.trial import summary, try_out

REPORT_EVERY = 50
TRIED = 200

log = logging.getLogger("rag.training.train")


def start_from(model: ReaderModel, path: Path) -> None:
    """Gives a model the averaged weights of an earlier stage's checkpoint."""
    arrays, _ = checkpoint.load(path)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if name != FROZEN:
                parameter.copy_(arrays[f"average/{name}"])


def loss_of(heads: Heads, batch: Batch, recipe: Recipe) -> torch.Tensor:
    """Mean loss: the span (position 0 where there is none), "answers" and "is about"."""
    weights = torch.where(batch.answers > 0, 1.0, recipe.null_weight)
    span = F.cross_entropy(heads.starts, batch.starts, reduction="none")
    span = span + F.cross_entropy(heads.ends, batch.ends, reduction="none")
    answers = F.binary_cross_entropy_with_logits(heads.answers, batch.answers)
    about = F.binary_cross_entropy_with_logits(heads.about, batch.about)
    return (
        (span * weights).mean() / 2 + recipe.answers_weight * answers + recipe.about_weight * about
    )


class Trainer:
    """A model that works, in the fastest arithmetic, and the float32 weights that learn."""

    def __init__(self, model: ReaderModel, recipe: Recipe, frozen_layers: int = 0) -> None:
        self.recipe = recipe
        for name, parameter in model.named_parameters():
            parameter.requires_grad_(not stays(name, frozen_layers))
        self.masters = {
            name: p.detach().clone().float()
            for name, p in model.named_parameters()
            if p.requires_grad
        }
        self.average = {name: p.clone() for name, p in self.masters.items()}
        self.model = model
        self.model.encoder.to(working_type())
        layers = len(model.encoder.encoder["layer"])
        groups = [
            {
                "params": [p],
                "rate": base_rate(name, recipe, layers),
                "weight_decay": recipe.weight_decay if p.dim() > 1 else 0.0,
            }
            for name, p in self.masters.items()
        ]
        self.optimizer = torch.optim.AdamW(groups, lr=recipe.rate, fused=True)
        self.step_number = 0
        self.seconds = 0.0

    def step(self, batch: Batch, factor: float) -> float:
        """Learns from one batch; returns its loss."""
        heads = self.model(batch.ids, batch.types, batch.attended)
        loss = loss_of(heads, batch, self.recipe)
        loss.backward()
        working = dict(self.model.named_parameters())
        for name, master in self.masters.items():
            master.grad = working[name].grad.float()
            working[name].grad = None
        torch.nn.utils.clip_grad_norm_(list(self.masters.values()), self.recipe.clip)
        for group in self.optimizer.param_groups:
            group["lr"] = group["rate"] * factor
        self.optimizer.step()
        self.put(self.masters)
        self.step_number += 1
        if self.step_number % self.recipe.average_every == 0:
            for name, mean in self.average.items():
                mean.lerp_(self.masters[name], 1.0 - self.recipe.average)
        return float(loss.detach())

    def put(self, weights: dict[str, torch.Tensor]) -> None:
        """Writes float32 weights into the working model."""
        with torch.no_grad():
            for name, parameter in self.model.named_parameters():
                if name in weights:
                    parameter.copy_(weights[name])

    def save(self, path: Path) -> None:
        """Writes weights, their average and the optimizer's state, but not the word vectors."""
        named = {k: v for k, v in self.model.named_parameters() if k != FROZEN}
        arrays = {f"weights/{k}": v for k, v in (named | self.masters).items()}
        arrays |= {f"average/{k}": v for k, v in (named | self.average).items()}
        for name, master in self.masters.items():
            state = self.optimizer.state[master]
            arrays[f"first/{name}"] = state["exp_avg"]
            arrays[f"second/{name}"] = state["exp_avg_sq"]
        checkpoint.save(path, arrays, {"step": self.step_number, "seconds": self.seconds})

    def load(self, path: Path) -> None:
        """Goes on from a checkpoint."""
        arrays, numbers = checkpoint.load(path)
        self.step_number, self.seconds = int(numbers["step"]), numbers["seconds"]
        for name, master in self.masters.items():
            master.copy_(arrays[f"weights/{name}"])
            self.average[name].copy_(arrays[f"average/{name}"])
            self.optimizer.state[master] = {
                "step": torch.tensor(float(self.step_number)),
                "exp_avg": arrays[f"first/{name}"],
                "exp_avg_sq": arrays[f"second/{name}"],
            }
        self.put(self.masters)


def endless(cache: Path, start: Path, seed: int) -> Iterator[Batch]:
    """Batches of every pass in turn, again and again."""
    tokenizer = load_tokenizer(start)
    files = sorted(cache.glob("train-*.jsonl"))
    for turn, path in enumerate(itertools.cycle(files)):
        log.info("pass %d: %s", turn, path.name)
        rng = random.Random(seed + turn)
        examples = list(read_examples(path))
        rng.shuffle(examples)
        yield from batches(examples, tokenizer, rng)


class Watch:
    """Reports, saves and tries out as training goes on."""

    def __init__(self, cache: Path, start: Path, steps: int, save_every: float) -> None:
        self.path = cache / "checkpoint.npz"
        self.steps = steps
        self.save_every = save_every
        self.saved = time.monotonic()
        self.losses: list[float] = []
        self.tokenizer = load_tokenizer(start)
        development = list(read_examples(cache / "development.jsonl"))
        random.Random(RECIPE.seed).shuffle(development)
        self.development = development[:TRIED]

    def saw(self, trainer: Trainer, loss: float) -> None:
        """Takes note of one step; saves when it is time."""
        self.losses.append(loss)
        elapsed = time.monotonic() - self.saved
        if trainer.step_number % REPORT_EVERY == 0:
            mean = sum(self.losses[-REPORT_EVERY:]) / len(self.losses[-REPORT_EVERY:])
            pace = trainer.seconds / trainer.step_number
            left = (self.steps - trainer.step_number) * pace / 60
            log.info(
                "step %d of %d, loss %.3f, %.2f s a step, %.0f minutes left",
                trainer.step_number,
                self.steps,
                mean,
                pace,
                left,
            )
        if trainer.step_number == self.steps or elapsed > self.save_every * 60:
            trainer.save(self.path)
            trainer.model.eval()
            log.info("%s", summary(try_out(trainer.model, self.development, self.tokenizer)))
            trainer.model.train()
            self.saved = time.monotonic()


def main() -> None:
    """Trains until the time is over."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--start", type=Path, required=True, help="folder of rag.training.start")
    parser.add_argument("--cache", type=Path, required=True, help="folder of rag.training.data")
    parser.add_argument("--steps", type=int, required=True, help="batches in all")
    parser.add_argument("--start-from", type=Path, help="checkpoint of an earlier stage")
    parser.add_argument("--rate-share", type=float, default=1.0, help="of the learning rates")
    parser.add_argument("--frozen-layers", type=int, default=0, help="lowest ones, that stay")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--save-every", type=float, default=8.0, help="minutes")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(options.threads)
    torch.manual_seed(RECIPE.seed)
    recipe = replace(
        RECIPE,
        rate=RECIPE.rate * options.rate_share,
        head_rate=RECIPE.head_rate * options.rate_share,
    )
    model = ReaderModel(load_encoder(options.start))
    if options.start_from:
        start_from(model, options.start_from)
    trainer = Trainer(model, recipe, options.frozen_layers)
    trainer.model.train()
    watch = Watch(options.cache, options.start, options.steps, options.save_every)
    if watch.path.exists():
        trainer.load(watch.path)
        log.info("going on from step %d", trainer.step_number)
    stream = itertools.islice(
        endless(options.cache, options.start, RECIPE.seed), trainer.step_number, None
    )
    while trainer.step_number < options.steps:
        begun = time.monotonic()
        progress = trainer.step_number / options.steps
        loss = trainer.step(next(stream), schedule(progress, RECIPE.warmup))
        trainer.seconds += time.monotonic() - begun
        watch.saw(trainer, loss)


if __name__ == "__main__":
    main()
