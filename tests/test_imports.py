"""Who may import whom, and what `naskah` loads before it knows what to do."""

from __future__ import annotations

import ast
import functools
import json
import re
import resource
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parent.parent
PACKAGE: Final = ROOT / "generator"

# What a stage may use of ours, besides itself. Left out: the other stages, and what knows their
# order (`api`, `cli`, `demonstration`).
SHARED: Final = {
    *("errors", "messages", "settings", "resources", "overlay", "registry", "indonesian"),
    *("dasar_hukum", "tables"),
}
MAY_IMPORT: Final = {
    "indonesian": set[str](),
    # Errors of pydantic become problems with a line and a column of the JSON text.
    "models": {"errors", "messages", "indonesian", "jsontext"},
    # Legal bases, file codes and clocks are tables and sums that rules judge by.
    "rules": {
        *("errors", "messages", "settings", "indonesian", "models"),
        *("dasar_hukum", "deadlines", "tables"),
    },
    # What the annual report counts is laid out like any other fact.
    "monev": {"models", "yearly"},
    "rendering": SHARED | {"models", "deadlines", "monev", "yearly"},
    "pdf": SHARED,
    "signing": SHARED,
    # No stages but tools beside the line: what compares Word documents, read as the renderer reads
    # them, and what looks at templates with the renderer's own eyes.
    "redline": SHARED | {"rendering"},
    "authoring": SHARED | {"models", "rendering", "loading", "pictures", "readiness", "monev"},
}
STAGES: Final = {"rendering", "pdf", "signing"}

# Third-party libraries met in one place only, so that replacing one touches one place.
HOME: Final = {
    "PIL": "generator.(pictures|signing.stamp_picture)",
    "distributed": "generator.executors",
    "docx": "generator.rendering",
    "docxtpl": "generator.rendering.dialect",
    "filelock": "generator.batch.results",
    "fontTools": "generator.(pdf|signing)",
    "holidays": "generator.indonesian.hari_kerja",
    "icalendar": "generator.tenggat",
    "jinja2": "generator.(rendering|authoring.(expressions|parsing))",
    "matplotlib": "generator.charts",
    "num2words": "generator.indonesian.(inggris|terbilang)",  # one module a language
    "openpyxl": "generator.register.(workbook|reading|writing)",
    "pkcs11": "generator.signing.token",
    "pyhanko": "generator.signing",
    "pyhanko_certvalidator": "generator.signing",
    "pypdf": "generator.pdf",
    "pypdfium2": "generator.pdf.pages",
    "rdocx": "generator.pdf.embedded",
    "rich": "generator.cli",
    "segno": "generator.signing.qr",
    "typer": "generator.cli",
    "watchfiles": "generator.preview.watching",
}

# Released together with the distribution that is declared.
PART_OF: Final = {"pydantic-core": "pydantic"}

HEAVY: Final = {
    *("PIL", "cryptography", "docx", "docxtpl", "fontTools", "holidays", "icalendar", "jinja2"),
    *("distributed", "lxml", "matplotlib", "num2words", "numpy", "openpyxl"),
    *("pydantic", "pydantic_core", "pyhanko", "pyhanko_certvalidator", "pypdf", "pypdfium2"),
    *("rdocx", "rich", "watchfiles"),
}

START_UP_BUDGET_S: Final = 0.150
RUNS: Final = 9


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@functools.cache
def trees() -> dict[str, ast.Module]:
    """Parse every module of the package, by dotted name."""
    return {
        module_name(path): ast.parse(path.read_text("utf-8"), path)
        for path in PACKAGE.rglob("*.py")
    }


@functools.cache
def imports(module: str) -> frozenset[str]:
    """List the dotted names a module imports, also lazily or for types only."""
    found = set()
    for node in ast.walk(trees()[module]):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative import"
            # `from generator import x` names a module or a value; both count.
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(found)


def top(name: str) -> str:
    return name.partition(".")[0]


def third_party(module: str) -> set[str]:
    return {top(name) for name in imports(module)} - sys.stdlib_module_names - {"generator"}


def stage_of(module: str) -> str:
    """Name the part right below `generator`; empty for the package itself."""
    return module.partition(".")[2].partition(".")[0]


def canonical(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()


@functools.cache
def declared() -> frozenset[str]:
    """Names of the distributions that `pyproject.toml` declares for run time."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return frozenset(
        canonical(re.split(r"[^\w.-]", line, maxsplit=1)[0])
        for lines in (project["dependencies"], *project["optional-dependencies"].values())
        for line in lines
    )


@pytest.mark.parametrize("stage", MAY_IMPORT)
def test_stage_imports_only_what_stages_share(stage: str) -> None:
    strays = {
        (module, name)
        for module in trees()
        if stage_of(module) == stage
        for name in imports(module)
        if top(name) == "generator" and stage_of(name) not in MAY_IMPORT[stage] | {stage}
    }
    assert not strays


def test_only_what_composes_imports_several_stages() -> None:
    composers = {
        "generator",
        "generator.api",
        "generator.composition",  # what `api` and `portfolios` put bundles together from
        "generator.demonstration",
        "generator.yearly.portfolio",  # keeps signed bundles whole, as portfolios do
        "generator.reports",  # the straight line of the annual report
        "generator.portfolios",  # the straight line with signing in the middle
        "generator.inspection",  # joins what signing and pdf find in one file
    }
    several = {
        module
        for module in trees()
        if len(STAGES & {stage_of(name) for name in imports(module) if top(name) == "generator"})
        > 1
    }
    assert {name for name in several if stage_of(name) != "cli"} <= composers


def test_nothing_but_main_imports_the_command_line() -> None:
    users = {
        module
        for module in trees()
        for name in imports(module)
        if name.startswith("generator.cli") and stage_of(module) != "cli"
    }
    assert users <= {"generator.__main__"}


@pytest.mark.parametrize("library", HOME)
def test_library_is_met_in_one_place(library: str) -> None:
    users = {module for module in trees() if library in third_party(module)}
    assert users
    assert {name for name in users if not re.match(rf"{HOME[library]}(\.|$)", name)} == set()


def test_only_the_command_line_prints() -> None:
    printing = {
        module
        for module, tree in trees().items()
        if stage_of(module) != "cli"
        for node in ast.walk(tree)
        if (isinstance(node, ast.Name) and node.id in {"print", "input"})
        or (
            isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and node.value.id == "sys"
            and node.attr in {"stdin", "stdout", "stderr", "exit", "argv"}
        )
    }
    assert printing == set()


def test_every_imported_library_is_declared() -> None:
    distributions = packages_distributions()
    missing = {
        (module, library)
        for module in trees()
        for library in third_party(module)
        if not {
            PART_OF.get(canonical(name), canonical(name)) for name in distributions.get(library, ())
        }
        & declared()
    }
    assert missing == set()


def test_every_declared_library_is_imported() -> None:
    distributions = packages_distributions()
    used = {
        canonical(name)
        for module in trees()
        for library in third_party(module)
        for name in distributions.get(library, ())
    }
    assert declared() - used == set()


def test_importing_the_command_loads_no_heavy_library() -> None:
    loaded = subprocess.run(
        [
            *(sys.executable, "-c"),
            "import json, sys, generator.cli.app; print(json.dumps(sorted(sys.modules)))",
        ],
        check=True,
        capture_output=True,
        cwd=ROOT,
    ).stdout
    assert {top(name) for name in json.loads(loaded)} & HEAVY == set()


def cpu_s(*arguments: str) -> float:
    """Seconds of processor time a fresh interpreter takes; other load hardly changes it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True, cwd=ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


def test_help_costs_at_most_150_ms_over_bare_python() -> None:
    # Other load makes a run slower, never faster: the best of several shows the cost.
    extra = [cpu_s("-m", "generator", "--help") - cpu_s("-c", "pass") for _ in range(RUNS)]
    assert min(extra) <= START_UP_BUDGET_S
