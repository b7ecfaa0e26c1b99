"""The wheel holds what it should and works away from the checkout; the pins are complete."""

from __future__ import annotations

import functools
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path
from typing import Any, Final

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from generator import __version__

ROOT: Final = Path(__file__).resolve().parent.parent
SHIPPED: Final = {
    "generator": "generator",
    "templates": "generator/_data/templates",
    "schemas": "generator/_data/schemas",
    "samples": "generator/_data/samples",
}
# What programs leave behind while people work: byte code, locks of Word and LibreOffice, the
# marks of fontconfig.
LITTER: Final = ("__pycache__", "~$*", ".~lock.*", ".uuid")

REQUIREMENTS: Final = ROOT / "requirements"


@functools.cache
def pyproject() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout, as messy as one gets after a day of work."""
    copy = tmp_path_factory.mktemp("checkout")
    ignore = shutil.ignore_patterns(*LITTER)
    for folder in (*SHIPPED, "tests"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=ignore)
    for name in ("pyproject.toml", "README.md", "LICENSE", ".gitignore"):
        shutil.copy(ROOT / name, copy)
    return copy


@pytest.fixture(scope="module")
def wheel(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a checkout with litter in it."""
    for path in (
        "templates/~$ta_kesepakatan.docx",
        "templates/.~lock.nota_kesepakatan.docx#",
        "generator/fonts/liberation-sans/.uuid",
        "generator/__pycache__/api.cpython-311.pyc",
    ):
        (source / path).parent.mkdir(exist_ok=True)
        (source / path).write_bytes(b"litter")
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [
            *(sys.executable, "-m", "build", "--wheel", "--no-isolation"),
            *("--outdir", str(folder), str(source)),
        ],
        check=True,
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` folder of an environment with the wheel; the libraries are those of the tests."""
    home = tmp_path_factory.mktemp("venv")
    venv.create(home, with_pip=False, symlinks=os.name != "nt")
    scheme = sysconfig.get_preferred_scheme("prefix")
    paths = sysconfig.get_paths(scheme, {"base": str(home), "platbase": str(home)})
    programs = Path(paths["scripts"])
    # A line in a .pth file puts a folder on the path, after the environment's own, and ignores
    # the .pth files in it: the editable install of the checkout stays out.
    (Path(paths["purelib"]) / "libraries.pth").write_text(sysconfig.get_path("purelib"))
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "--python", str(programs / "python"), "-qq"),
            *("install", "--no-deps", "--no-index", str(wheel)),
        ],
        check=True,
    )
    return programs


def is_litter(path: Path) -> bool:
    return any(map(path.match, LITTER))


def run(*command: str | Path, folder: Path) -> str:
    """Run a program outside the checkout and hand back what it prints."""
    outside = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [str(part) for part in command],
        check=False,
        stdout=subprocess.PIPE,
        cwd=folder,
        env=outside,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def test_wheel_holds_package_and_data_and_nothing_else(source: Path, wheel: Path) -> None:
    expected = {
        f"{target}/{path.relative_to(source / folder).as_posix()}"
        for folder, target in SHIPPED.items()
        for path in (source / folder).rglob("*")
        if path.is_file() and not is_litter(path) and not is_litter(path.parent)
    }
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert names == expected
    assert {
        "generator/py.typed",
        "generator/fonts/fonts.json",
        "generator/_data/templates/nota_kesepakatan.docx",
        "generator/_data/schemas/sinergi.schema.json",
        "generator/_data/samples/profil.json",
    } <= names


def test_wheel_carries_the_licences_of_code_and_fonts(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        licences = {
            name.partition("/licenses/")[2] for name in archive.namelist() if "/licenses/" in name
        }
    fonts = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("generator/fonts/*/LICENSE*")}
    assert len(fonts) == sum(path.is_dir() for path in (ROOT / "generator/fonts").iterdir())
    assert licences == {"LICENSE", *fonts}


def test_installed_package_is_the_wheels(installed: Path, tmp_path: Path) -> None:
    told = run(
        *(installed / "python", "-c"),
        "import generator, generator.resources as r; print(generator.__file__, r.TEMPLATES)",
        folder=tmp_path,
    )
    package, templates = (Path(path) for path in told.split())
    assert installed.parent in package.parents
    assert templates == package.parent / "_data" / "templates"


def test_installed_command_tells_its_version(installed: Path, tmp_path: Path) -> None:
    assert run(installed / "naskah", "--version", folder=tmp_path) == f"naskah {__version__}\n"


def test_installed_command_runs_the_demonstration(installed: Path, tmp_path: Path) -> None:
    samples = ("sinergi-lengkap", "ksdpl-kembar")
    chosen = [part for name in samples for part in ("--sample", name)]
    told = json.loads(
        run(installed / "naskah", "demo", "hasil", "--json", *chosen, folder=tmp_path)
    )
    bundles = [tmp_path / bundle["bundle"] for bundle in told["bundles"]]
    assert told["ok"]
    assert len(bundles) == len(samples)
    assert all(bundle.read_bytes().startswith(b"%PDF-") for bundle in bundles)


def pins(name: str) -> dict[str, Requirement]:
    """Read a file of pins: the line of each distribution, by name."""
    text = (REQUIREMENTS / name).read_text("utf-8").replace("\\\n", " ")
    lines = [Requirement(line.partition("--hash")[0]) for line in text.splitlines()]
    return {canonicalize_name(line.name): line for line in lines}


@pytest.mark.parametrize("name", ["build.txt", "dev.txt", "run.txt"])
def test_every_pin_is_one_version_with_hashes_and_no_address(name: str) -> None:
    text = (REQUIREMENTS / name).read_text("utf-8")
    pin = re.compile(r"[a-z0-9-]+==[\w.]+( ; [^\\\n]+)?( \\\n    --hash=sha256:[0-9a-f]{64})+\n")
    assert pin.sub("", text) == ""


@pytest.mark.parametrize("name", ["build.txt", "run.txt"])
def test_development_pins_the_same_versions(name: str) -> None:
    development = pins("dev.txt")
    assert {
        key: str(line.specifier) for key, line in pins(name).items()
    } == {key: str(development[key].specifier) for key in pins(name)}  # fmt: skip


def test_pins_lie_in_the_declared_ranges() -> None:
    groups = pyproject()["dependency-groups"]
    wanted = {
        "run.txt": pyproject()["project"]["dependencies"],
        "build.txt": groups["build"],
        "dev.txt": [line for group in groups.values() for line in group],
    }
    outside = []
    for name, lines in wanted.items():
        pinned = pins(name)
        for line in map(Requirement, lines):
            (pin,) = pinned[canonicalize_name(line.name)].specifier
            if not line.specifier.contains(pin.version):
                outside.append((name, str(line), pin.version))
    assert outside == []
