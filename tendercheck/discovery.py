"""Finds plugins: a package's modules whose names do not start with an underscore."""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType


def plugins_in(package: ModuleType) -> dict[str, ModuleType]:
    """The plugin modules of `package` by name, in alphabetical order."""
    names = sorted(info.name for info in pkgutil.iter_modules(package.__path__) if not info.name.startswith("_"))
    return {name: importlib.import_module(f"{package.__name__}.{name}") for name in names}
