"""Hold the documentation to the code."""

import ast
import re
from pathlib import Path

import pytest
from django.urls import URLPattern, get_resolver

from transcripts import parsing

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()
PACKAGE = ROOT / "transcripts"
NO_FRAMEWORK = (
    *(
        "parsing",
        "parsed",
        "reading",
        "archives",
        "confined",
        "extracting",
        "encodings",
    ),
    *("sourcemap", "anchors", "bodies", "courtesies", "phrases", "quotes", "referrals"),
)


def section(text, heading):
    """Give what stands under a heading of a Markdown text."""
    return text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def rows(text):
    """Give the cells of the rows of the first table in a Markdown text."""
    lines = [line for line in text.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def names(cell):
    return set(re.findall(r"`([\w/]+)`", cell))


def layers():
    """Give {module: the modules it may import} of the README's table."""
    table = rows(section(README, "How it is built"))
    return {
        name: names(allowed) | names(cell)
        for cell, _, allowed in table
        for name in names(cell)
    }


def modules():
    """Give {module of transcripts/: its Python files}."""
    found = {}
    for path in PACKAGE.rglob("*.py"):
        first = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        found.setdefault(first, []).append(path)
    for plain in ("__init__", "apps", "migrations"):
        found.pop(plain, None)
    return found


def imported(path):
    """Give the dotted names that a file imports, at the top or within."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_layer_table_names_every_module():
    assert set(layers()) == set(modules())


@pytest.mark.parametrize("module", sorted(modules()))
def test_module_imports_what_the_layer_table_allows(module):
    ours = (
        name.split(".")[1]
        for path in modules()[module]
        for name in imported(path)
        if name.startswith("transcripts.")
    )
    assert set(ours) - {module} <= layers()[module]


@pytest.mark.parametrize("module", NO_FRAMEWORK)
def test_the_core_knows_no_framework(module):
    found = {name for path in modules()[module] for name in imported(path)}
    assert {n for n in found if n.split(".")[0] in {"django", "archive"}} == set()


def addresses(patterns, before=""):
    """Give the addresses of URL patterns as the README writes them."""
    for pattern in patterns:
        route = before + re.sub(r"<(?:\w+:)?(\w+)>", r"<\1>", str(pattern.pattern))
        if isinstance(pattern, URLPattern):
            yield f"/{route}"
        elif pattern.namespace != "admin":
            yield from addresses(pattern.url_patterns, route)


def test_url_list_names_every_address():
    table = rows(section(README, "Addresses"))
    listed = {name for cell, _ in table for name in re.findall(r"`(/.*?)`", cell)}
    assert listed == {*addresses(get_resolver().url_patterns), "/admin/"}


def test_commands_of_the_readme_are_complete_and_what_ci_runs():
    blocks = re.findall(r"^```\n(.*?)\n```$", section(README, "Try it"), re.M | re.S)
    assert blocks == [
        "pip install uv && uv run --no-dev manage.py demo",
        "pip install uv && uv run pytest",
    ]
    ci = (ROOT / ".ci" / "run").read_text()
    assert [block for block in blocks if block not in ci] == []


def test_configuration_names_every_variable_that_settings_read():
    source = (ROOT / "archive" / "settings.py").read_text()
    block = source[: source.index("\n# What a run keeps")]
    read = {
        f"LECTERN_{name}" if indented else name
        for indented, name in re.findall(
            r'^( {4})?\w+(?:: [\w\[\]]+)? = env\.\w+\(\s*"(\w+)"', block, re.M
        )
    }
    table = rows((ROOT / "docs" / "configuration.md").read_text())
    assert {name for cell, *_ in table for name in names(cell)} == read
    assert source.count("env.") == block.count("env.")


def test_links_between_documents_lead_somewhere():
    documents = [ROOT / "README.md", ROOT / "CHANGELOG.md", *ROOT.glob("docs/*.md")]
    dead = [
        f"{path.name}: {link}"
        for path in documents
        for link in re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text())
        if not (path.parent / link).exists()
    ]
    assert dead == []


def keys(value):
    """Give every key of a JSON value, at any depth."""
    if isinstance(value, dict):
        yield from value
        value = value.values()
    if not isinstance(value, str | int | float | bool | None):
        for part in value:
            yield from keys(part)


def test_parse_format_documents_every_key_and_no_other():
    document = (ROOT / "docs" / "parse-format.md").read_text()
    samples = (p.read_bytes() for p in (ROOT / "fixtures").glob("*.txt"))
    texts = (parsing.decode(content).text for content in samples)
    parses = [parsing.json_from_transcript(parsing.parse(text)) for text in texts]
    first_cells = re.findall(r"^\| (`.*?) \| ", document, re.M)
    listed = {name for cell in first_cells for name in names(cell)}
    # What a cell on sentences, spans and hints says of their parts.
    listed |= {"sets", "outlet", "quote"}
    assert {key for parse in parses for key in keys(parse)} | {"file"} == listed
