"""The command palette: what the keys of a screen do, found by name."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from textual.app import App, SystemCommand
from textual.command import CommandList, CommandPalette
from textual.screen import Screen

from diary.ui.widgets.listing import is_laid_out


class Palette(CommandPalette):
    """Textual's, which holds in a window of any size."""

    def _action_command_list(self, action: str) -> None:
        if is_laid_out(self.query_one(CommandList)):
            super()._action_command_list(action)


def commands_of(app: App[Any], screen: Screen[Any]) -> Iterable[SystemCommand]:
    """One command for each thing a key does here; keys that only move a mark are left out."""
    seen = set()
    for node, binding, is_enabled, _ in screen.active_bindings.values():
        if not (is_enabled and binding.show and binding.id and binding.tooltip):
            continue
        if binding.description not in seen:
            seen.add(binding.description)
            run = partial(app.run_action, binding.action, default_namespace=node)
            yield SystemCommand(binding.description, binding.tooltip, run)
