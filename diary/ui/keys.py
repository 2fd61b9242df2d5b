"""Every binding of the app, and the keys that its owner wants instead."""

import pkgutil
from collections.abc import Iterator, Mapping
from importlib import import_module

from textual.app import App
from textual.dom import DOMNode

from diary.core.keymap import Bound, Keymap, letters, read_keymap

ROOMS = ("diary.ui", "diary.ui.screens", "diary.ui.widgets")


def classes() -> Iterator[type[DOMNode]]:
    """Every class of ours that has keys, whether or not it was needed yet."""
    for room in ROOMS:
        package = import_module(room)
        for module in pkgutil.iter_modules(package.__path__, f"{room}."):
            for one in vars(import_module(module.name)).values():
                is_ours = isinstance(one, type) and one.__module__ == module.name
                if is_ours and issubclass(one, DOMNode) and "BINDINGS" in vars(one):
                    yield one


def bound() -> list[Bound]:
    """Every binding that can be given other keys, and what is taken wherever it holds."""
    found: dict[str, Bound] = {}
    for owner in classes():
        by_key = owner._merge_bindings().key_to_bindings
        for key, bindings in by_key.items():
            for binding in bindings:
                if binding.id:
                    before = found.get(binding.id, Bound(binding.id, ()))
                    keys = tuple(dict.fromkeys((*before.keys, key)))
                    always = before.always or binding.priority
                    found[binding.id] = Bound(binding.id, keys, before.beside | set(by_key), always)
    return list(found.values())


def keymap(text: str, *, vim_keys: bool) -> Keymap:
    """The keys of the owner's file, and beside them, if wanted, the letters to move with."""
    known = bound()
    read = read_keymap(text, known)
    wrong = (*read.wrong, *(("taken", id_) for id_ in _losing(read.keys)))
    return Keymap({**(letters(known) if vim_keys else {}), **read.keys}, wrong)


def _losing(own: Mapping[str, str]) -> list[str]:
    """The bindings that are left without a key, as one of the owner's is the same."""
    keys = App._normalize_keymap(own)
    found: dict[str, None] = {}
    for owner in classes():
        by_key = owner._merge_bindings().key_to_bindings
        ids = {one.id for same in by_key.values() for one in same if one.id}
        taken: dict[str, str] = {}
        for id_ in sorted(ids & keys.keys()):
            for key in keys[id_].split(","):
                if taken.setdefault(key, id_) != id_:
                    found[id_] = None
        lost = {one.id for key in by_key.keys() & taken.keys() for one in by_key[key] if one.id}
        found |= dict.fromkeys(sorted(lost - keys.keys()))
    return list(found)
