"""Hold the project's own files to their rules."""

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LIMIT_OF_LINES = 300
LIMIT_OF_A_FUNCTION = 50

# Spelt so that this file does not hold what it looks for.
REGISTRIES = re.compile(r"(py[p]i|files\.python[h]osted|registry\.npm[j]s)\.(org|com)")
MACHINE_PATHS = re.compile(r"(?<![\w.])/(work|farm|root)/")


def tracked_files():
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True
    )
    names = listed.stdout.decode().split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def python_files():
    return [
        path
        for path in tracked_files()
        if path.suffix == ".py" and "migrations" not in path.parts
    ]


def pins(lines):
    """Give {name: version} of lines such as ``psycopg[binary,pool]==3.3.9``."""
    found = (re.match(r"([\w.-]+)(?:\[.*?])?==([\w.]+)", line) for line in lines)
    return {match[1].lower(): match[2] for match in found if match}


@pytest.fixture(scope="module")
def pyproject():
    return tomllib.loads((ROOT / "pyproject.toml").read_text())


@pytest.fixture(scope="module")
def requirements():
    return (ROOT / "requirements.txt").read_text()


def test_every_direct_dependency_has_one_exact_version(pyproject):
    named = pyproject["project"]["dependencies"] + pyproject["dependency-groups"]["dev"]
    assert len(pins(named)) == len(named)
    extra = pins(pyproject["project"]["optional-dependencies"]["documents"])
    assert extra.items() <= pins(named).items()


def test_requirements_hold_the_versions_of_pyproject(pyproject, requirements):
    project = pyproject["project"]
    extra = project["optional-dependencies"]["documents"]
    wanted = pins(project["dependencies"] + extra)
    assert wanted.items() <= pins(requirements.splitlines()).items()


def test_requirements_hold_a_hash_for_every_package(requirements):
    packages = requirements.replace("\\\n", "").splitlines()
    assert [line for line in packages if "--hash=sha256:" not in line] == []


def test_requirements_hold_no_address(requirements):
    assert "://" not in requirements
    assert "--index" not in requirements


@pytest.mark.parametrize("forbidden", [REGISTRIES, MACHINE_PATHS])
def test_no_file_names_a_registry_or_a_machine(forbidden):
    texts = ((p, p.read_text("utf-8", errors="replace")) for p in tracked_files())
    assert [str(path) for path, text in texts if forbidden.search(text)] == []


def test_python_files_are_short():
    lengths = {path: path.read_text().count("\n") for path in python_files()}
    assert {p: n for p, n in lengths.items() if n > LIMIT_OF_LINES} == {}


def test_functions_are_short():
    functions = (
        (f"{path.relative_to(ROOT)}:{node.name}", node.end_lineno - node.lineno + 1)
        for path in python_files()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    assert {n: size for n, size in functions if size > LIMIT_OF_A_FUNCTION} == {}


def test_modules_say_what_they_do():
    silent = (
        path
        for path in python_files()
        if not path.name.startswith("test_")
        if path.stat().st_size and not ast.get_docstring(ast.parse(path.read_text()))
    )
    assert list(silent) == []


def test_nothing_is_put_off_or_hidden_without_a_reason():
    hidden = re.compile(
        r"TO[D]O|FIXM[E]|# (noqa|type: ignore)(\[[\w-]+])?(: [A-Z0-9, ]+)?$"
    )
    lines = (
        f"{path.relative_to(ROOT)}:{number}"
        for path in python_files()
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if hidden.search(line)
    )
    assert list(lines) == []
