"""Python's own `inspect`, loaded when somebody asks it something.

`dataclasses` imports it for classes without a docstring, and ours all have one; its import, with
the compiler's modules behind it, is a twentieth of what a check-in costs.
"""

import sys
from types import ModuleType
from typing import Any


class _Late(ModuleType):
    """Stands in for the module until one of its names is asked for."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if sys.modules.get("inspect") is self:
            del sys.modules["inspect"]
        import inspect

        return getattr(inspect, name)


def put_off_inspect() -> None:
    """Let `import inspect` cost nothing from here on."""
    if "inspect" not in sys.modules:
        sys.modules["inspect"] = _Late("inspect")
