# mypy: disable-error-code="import-not-found"
# mypy: disallow-subclassing-any=False, disallow-any-expr=False
"""The encoder in plain PyTorch, its weights read from safetensors.

A BERT of few narrow layers (Devlin et al. 2019; Wang et al. 2020, MiniLM). Parameter names follow
the published file, so that weights go in and out without a table of renamings.
"""

import json
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F  # noqa: N812

HIDDEN = 384
HEADS = 12
HEAD = HIDDEN // HEADS
INNER = 1536
VOCABULARY = 30522
POSITIONS = 512
EPSILON = 1e-12
DROPOUT = 0.1
"""Share of a block's outputs that are dropped while training."""


def read_safetensors(path: Path) -> dict[str, np.ndarray]:
    """Float32 arrays of a safetensors file, by name (format: huggingface/safetensors README)."""
    raw = path.read_bytes()
    header_size = int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8 : 8 + header_size])
    base = 8 + header_size
    arrays = {}
    for name, entry in header.items():
        if name == "__metadata__" or entry["dtype"] != "F32":
            continue
        begin, end = entry["data_offsets"]
        values = np.frombuffer(raw, np.float32, (end - begin) // 4, base + begin)
        arrays[name] = values.reshape(entry["shape"])
    return arrays


class Embeddings(nn.Module):
    """Word, position and token-type vectors, added and normalised."""

    def __init__(self) -> None:
        super().__init__()
        self.word_embeddings = nn.Embedding(VOCABULARY, HIDDEN)
        self.position_embeddings = nn.Embedding(POSITIONS, HIDDEN)
        self.token_type_embeddings = nn.Embedding(2, HIDDEN)
        self.LayerNorm = nn.LayerNorm(HIDDEN, eps=EPSILON)

    def forward(self, ids: torch.Tensor, types: torch.Tensor) -> torch.Tensor:
        """`(batch, tokens)` ids and token types to `(batch, tokens, HIDDEN)` states."""
        positions = self.position_embeddings.weight[: ids.shape[1]]
        return self.LayerNorm(
            self.word_embeddings(ids) + self.token_type_embeddings(types) + positions
        )


class Layer(nn.Module):
    """Self-attention and a feed-forward block, normalised after each (post-norm)."""

    def __init__(self) -> None:
        super().__init__()
        attention = {name: nn.Linear(HIDDEN, HIDDEN) for name in ("query", "key", "value")}
        self.attention = nn.ModuleDict(
            {
                "self": nn.ModuleDict(attention),
                "output": nn.ModuleDict(
                    {
                        "dense": nn.Linear(HIDDEN, HIDDEN),
                        "LayerNorm": nn.LayerNorm(HIDDEN, eps=EPSILON),
                    }
                ),
            }
        )
        self.intermediate = nn.ModuleDict({"dense": nn.Linear(HIDDEN, INNER)})
        self.output = nn.ModuleDict(
            {"dense": nn.Linear(INNER, HIDDEN), "LayerNorm": nn.LayerNorm(HIDDEN, eps=EPSILON)}
        )

    def forward(self, states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """States in, states out; `mask` is added to the attention scores."""
        batch, tokens, _ = states.shape
        query, key, value = (
            self.attention["self"][name](states)
            .view(batch, tokens, HEADS, HEAD)
            .transpose(1, 2)
            .reshape(batch * HEADS, tokens, HEAD)
            for name in ("query", "key", "value")
        )
        # Spelt out, because the fused kernel takes three times as long in bfloat16 on a CPU.
        scores = torch.baddbmm(mask, query, key.transpose(1, 2), alpha=HEAD**-0.5)
        mixed = torch.bmm(scores.softmax(-1), value).view(batch, HEADS, tokens, HEAD)
        mixed = mixed.transpose(1, 2).reshape(batch, tokens, HIDDEN)
        after = self.attention["output"]
        states = after["LayerNorm"](self._drop(after["dense"](mixed)) + states)
        inner = F.gelu(self.intermediate["dense"](states))
        return self.output["LayerNorm"](self._drop(self.output["dense"](inner)) + states)

    def _drop(self, states: torch.Tensor) -> torch.Tensor:
        return F.dropout(states, DROPOUT, training=self.training)


class Encoder(nn.Module):
    """Token ids to token states."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.embeddings = Embeddings()
        self.encoder = nn.ModuleDict({"layer": nn.ModuleList(Layer() for _ in range(layers))})

    def forward(
        self, ids: torch.Tensor, types: torch.Tensor, attended: torch.Tensor
    ) -> torch.Tensor:
        """States of `(batch, tokens)` ids; `attended` is 1 for a token and 0 for padding."""
        states = self.embeddings(ids, types)
        mask = (1.0 - attended[:, None, :].to(states.dtype)) * -1e4
        mask = mask.repeat_interleave(HEADS, dim=0)
        for layer in self.encoder["layer"]:
            states = layer(states, mask)
        return states


def load_encoder(weights: Path) -> Encoder:
    """The encoder with the weights of `weights/model.safetensors`, as deep as these are."""
    arrays = read_safetensors(weights / "model.safetensors")
    encoder = Encoder(sum(name.endswith("attention.self.query.weight") for name in arrays))
    wanted = set(encoder.state_dict())
    state = {name: torch.tensor(values) for name, values in arrays.items() if name in wanted}
    encoder.load_state_dict(state)
    return encoder
