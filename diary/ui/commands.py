"""The command palette: what the keys of a screen do, found by name."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.command import CommandList, CommandPalette
from textual.dom import DOMNode
from textual.screen import Screen

from diary.ui.widgets.listing import is_laid_out


class Palette(CommandPalette):
    """Textual's, which holds in a window of any size."""

    def _action_command_list(self, action: str) -> None:
        if is_laid_out(self.query_one(CommandList)):
            super()._action_command_list(action)


def bindings_here(screen: Screen[Any]) -> Iterable[tuple[DOMNode, Binding]]:
    """Ours that act on a screen, one a key, each with what it belongs to.

    Textual's own are passed over: a field and a page have keys to scroll that hide ours from
    `active_bindings`, though they leave them to us when one is pressed.
    """
    found: dict[str, tuple[DOMNode, Binding]] = {}
    for node, bindings in screen._modal_binding_chain:
        for key, binding in bindings:
            is_first = key not in found or (binding.priority and not found[key][1].priority)
            if binding.id and is_first and screen.app._check_action_state(binding.action, node):
                found[key] = node, binding
    return found.values()


def commands_of(app: App[Any], screen: Screen[Any]) -> Iterable[SystemCommand]:
    """One command for each thing a key does here; plain arrows and digits have no words."""
    seen = set()
    for node, binding in bindings_here(screen):
        if binding.description and binding.description not in seen:
            seen.add(binding.description)
            run = partial(app.run_action, binding.action, default_namespace=node)
            yield SystemCommand(binding.description, binding.tooltip, run)
