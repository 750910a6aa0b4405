"""Forms joined to groups, where nothing forbids it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

Key = tuple[str, ...]


@dataclass(slots=True)
class Groups:
    """A partition of forms; `forbidden` says of two forms that they are never one name."""

    forbidden: Callable[[Key, Key], bool]
    _group: dict[Key, list[Key]] = field(default_factory=dict)

    def add(self, key: Key) -> None:
        """Put a form in, as a group of its own."""
        self._group.setdefault(key, [key])

    def join(self, left: Key, right: Key, *, told: bool = False) -> bool:
        """Join the groups of two forms; False where a pair of their members forbids it.

        What a person or a table has `told` is joined whatever the evidence.
        """
        self.add(left)
        self.add(right)
        first, second = self._group[left], self._group[right]
        if first is second:
            return True
        if not told and any(self.forbidden(mine, theirs) for mine in first for theirs in second):
            return False
        first.extend(second)
        for key in second:
            self._group[key] = first
        return True

    def together(self, left: Key, right: Key) -> bool:
        """Say whether two forms are in one group."""
        return left in self._group and self._group[left] is self._group.get(right)

    def of(self, key: Key) -> list[Key]:
        """List the members of a form's group."""
        return self._group[key]

    def all(self) -> Iterable[list[Key]]:
        """List the groups, each once, in the order of their first members."""
        return {id(group): group for group in self._group.values()}.values()
