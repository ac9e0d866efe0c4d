"""How far a person has followed one sample through a network: first every z and a, then every δ and gradient."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Walk:
    """A place on the way forward and back through ``n_layers`` layers, counted from 1.

    Attributes
    ----------
    n_layers : int, at least 1
        Layers of weights.
    forward : int in [0, 2 n_layers]
        Steps forward taken: z of the first layer, its a, z of the second, ….
    backward : int in [0, n_layers]
        Steps backward taken: δ and gradients of the last layer, of the one before, ….
    """

    n_layers: int
    forward: int = 0
    backward: int = 0

    @property
    def may_go_forward(self) -> bool:
        """Whether something of the forward pass is still hidden."""
        return self.forward < 2 * self.n_layers

    @property
    def may_go_backward(self) -> bool:
        """Whether the loss is known, and something of the backward pass still hidden."""
        return not self.may_go_forward and self.backward < self.n_layers

    @property
    def is_over(self) -> bool:
        """Whether every gradient is known, so that the weights can be moved."""
        return self.backward == self.n_layers

    @property
    def knows_loss(self) -> bool:
        """Whether the last layer has answered."""
        return not self.may_go_forward

    @property
    def layer(self) -> int | None:
        """The layer at work, or None before the first step."""
        if self.backward:
            return self.n_layers + 1 - self.backward
        return (self.forward + 1) // 2 or None

    def step_forward(self) -> Walk:
        """Return the place one step further on, or this one at the end."""
        return replace(self, forward=self.forward + 1) if self.may_go_forward else self

    def step_backward(self) -> Walk:
        """Return the place one step further back, or this one where there is no such step."""
        return replace(self, backward=self.backward + 1) if self.may_go_backward else self

    def knows_z(self, layer: int) -> bool:
        """Return whether z of a layer is known."""
        return self.forward >= 2 * layer - 1

    def knows_a(self, layer: int) -> bool:
        """Return whether a of a layer is known; layer 0 is the sample."""
        return self.forward >= 2 * layer

    def knows_delta(self, layer: int) -> bool:
        """Return whether δ and the gradients of a layer are known."""
        return layer > self.n_layers - self.backward
