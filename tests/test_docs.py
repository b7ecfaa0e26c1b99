"""The documentation keeps its promises: its commands run, its tables match the code."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator import registry

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
GUIDE = (ROOT / "PANDUAN.md").read_text("utf-8")


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def commands(text: str) -> list[list[str]]:
    lines = [line for block in blocks(text, "sh") for line in block.splitlines()]
    return [shlex.split(line, comments=True) for line in lines if line.startswith("naskah ")]


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as a reader has it: the samples, and results of `naskah demo`."""
    folder = tmp_path_factory.mktemp("reader")
    shutil.copytree(ROOT / "samples", folder / "samples")
    run(["demo", "demo", "--sample", "sinergi-lengkap"], folder)
    return folder


def run(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
        text=True,
    )


def test_readme_leads_from_json_to_a_signed_pdf(workplace: Path) -> None:
    steps = commands(README)
    assert [step[1] for step in steps] == [
        "validate",
        "list",
        "render",
        "bundle",
        "sign",
        "verify",
    ]
    for step in steps:
        run(step[1:], workplace)
    assert (workplace / "hasil" / "bundel.kedua.pdf").read_bytes().startswith(b"%PDF-")


def test_python_of_the_readme_signs_and_verifies(workplace: Path) -> None:
    (program,) = blocks(README, "python")
    subprocess.run(
        [sys.executable, "-c", program],
        cwd=workplace,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
    )


def test_readme_names_every_form_and_counts_the_documents() -> None:
    assert all(f"`{form.key}`" in README for form in registry.FORMS)
    assert f"\n{len(registry.DOCUMENTS)} documents," in README


def test_every_command_of_readme_and_guide_exists(workplace: Path) -> None:
    known = {
        "naskah " + name
        for name in re.findall(
            r"^\W*([a-z]+)\s{2,}", run(["--help"], workplace).stdout, re.MULTILINE
        )
    }
    named = set(re.findall(r"`(naskah [a-z]+)", README + GUIDE))
    named |= {f"naskah {step[1]}" for step in commands(README) + commands(GUIDE)}
    assert named <= known


@pytest.mark.parametrize("page", ["README.md", "PANDUAN.md", "docs/from-json-to-signature.md"])
def test_links_lead_to_files(page: str) -> None:
    place = ROOT / page
    links = re.findall(r"\]\((?!https?:)([^)#]+)", place.read_text("utf-8"))
    assert links
    assert [link for link in links if not (place.parent / link).exists()] == []
