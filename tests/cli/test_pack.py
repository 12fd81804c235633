"""The verb pack: each of its verbs is in the docs, and what it answers."""

from __future__ import annotations

import argparse
import json
import re
from hashlib import sha256
from importlib import import_module
from pathlib import Path

import pytest

from marketgen.cli import pack, parser
from tests import support
from tests.cli.conftest import Call
from tests.scenario.helpers import country, written
from tests.scenario.test_folder_packs import pack as folder_pack
from tests.scenario.test_zips import zipped

DOCS = (support.ROOT / "docs" / "commands.md").read_text("utf-8")
NAMES = [sub.name for sub in pack.SUB_VERBS]


def subparsers(of: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """The parsers below one."""
    found = next(action for action in of._actions if isinstance(action, argparse._SubParsersAction))
    return dict(found.choices)


@pytest.mark.parametrize("name", NAMES)
def test_every_verb_of_pack_leads_to_a_function_and_is_in_the_docs(call: Call, name: str) -> None:
    sub = next(one for one in pack.SUB_VERBS if one.name == name)
    module, _dot, function = sub.run.partition(".")
    assert callable(getattr(import_module(f"marketgen.cli.{module}"), function))
    section = re.search(r"^### `marketgen pack`.*?(?=^### |^## )", DOCS, re.M | re.S)
    assert section
    assert re.search(rf"^- `{name}\b", section[0], re.M), f"pack {name} is not in docs/commands.md"
    assert re.search(rf"^marketgen pack {name}\b", section[0], re.M), f"pack {name}: no example"
    for action in subparsers(subparsers(parser.build())["pack"])[name]._actions:
        for word in action.option_strings:
            assert word in ("-h", "--help") or word in section[0], f"pack {name}: {word} is not in docs/commands.md"
    assert call("pack", name, "--help")[0] == 0


def test_show_prints_a_document_that_plays_alike(call: Call, tmp_path: Path) -> None:
    from marketgen.scenario import loading

    made = folder_pack(tmp_path)
    code, said, error = call("pack", "show", str(made))
    assert (code, error) == (0, "")
    whole = loading.load(written(tmp_path, said, "shown.json"))
    assert isinstance(whole, loading.Loaded)
    parted = loading.load(made)
    assert isinstance(parted, loading.Loaded)
    assert whole.digest == parted.digest


def test_blame_names_the_file_and_line_of_every_line(call: Call, tmp_path: Path) -> None:
    folder_pack(tmp_path, "base_one")
    head = {"format": 1, "id": "top", "title": "Top", "language": "en", "extends": "base_one"}
    top = written(tmp_path, {**head, "goods": {"plum": {"$patch": "merge", "price": 3}}}, "top.json")
    alone = call("pack", "show", str(top))[1]
    assert '"$patch": "merge"' in alone
    assert '"salt"' not in alone
    code, said, _error = call("pack", "show", str(top), "--merged", "--blame")
    assert code == 0
    seen = set()
    for line in said.splitlines():
        origin, _gap, text = line.partition("  ")
        if origin:
            name, _colon, number = origin.rpartition(":")
            written_there = Path(name).read_text("utf-8").splitlines()[int(number) - 1]
            word = re.match(r'\s*("[^"]*"|-?[0-9.]+)', text)
            assert not word or word[1] in (*re.findall(r'"[^"]*"|-?[0-9.]+', written_there), '"rest"'), line
            seen.add(Path(name).name)
        else:
            assert text.strip(" ,") in ("{", "}", "]"), line
    assert {"top.json", "scenario.json", "goods.json", "events.json"} <= seen
    price = next(line for line in said.splitlines() if '"price": 3' in line)
    assert "top.json:" in price


def test_a_pack_with_mistakes_is_shown_with_them(call: Call, tmp_path: Path) -> None:
    made = folder_pack(tmp_path)
    written(made / "parts", {"flags": {"rained": {"about": "A"}}}, "one.json")
    written(made / "parts", {"flags": {"rained": {"about": "B"}}}, "two.json")
    code, said, error = call("pack", "show", str(made))
    assert code == 1
    assert '"about": "A"' in said
    assert "E412" in error
    written(tmp_path, country(), "x.json").write_text("{", "utf-8")
    assert call("pack", "show", str(tmp_path / "x.json"))[0] == 1


def test_docs_is_the_reference_in_the_docs(call: Call, tmp_path: Path) -> None:
    reference = (support.ROOT / "docs" / "scenario-reference.md").read_text("utf-8")
    assert call("pack", "docs")[:2] == (0, reference)
    assert call("pack", "docs", "--out", str(tmp_path / "all.md"))[0] == 0
    assert (tmp_path / "all.md").read_text("utf-8") == reference
    code, said, error = call("pack", "docs", "--out", str(tmp_path / "nowhere" / "all.md"))
    assert (code, said) == (2, "")
    assert "could not be written: No such file or directory" in error


def test_install_list_and_remove(call: Call, home: Path, tmp_path: Path) -> None:
    path = tmp_path / "quay.zip"
    path.write_bytes(zipped([("parts/flags.json", "{}")]))
    checksum = sha256(path.read_bytes()).hexdigest()
    assert "No pack is installed." in call("pack", "list")[1]
    code, said, error = call("pack", "install", str(path), "--sha256", "0" * 64)
    assert (code, checksum in said, "E426" in error) == (1, True, True)
    assert "No pack is installed." in call("pack", "list")[1]
    code, said, error = call("pack", "install", str(path), "--sha256", checksum)
    assert (code, error) == (0, "")
    assert checksum in said
    assert "marketgen play quay plays it" in said
    assert "quay: " in call("list")[1]
    assert f"sha256 {checksum}\n" in call("pack", "list")[1]
    (told,) = json.loads(call("pack", "list", "--json")[1])["packs"]
    assert (told["id"], told["sha256"], told["source"], told["unchanged"]) == ("quay", checksum, "quay.zip", True)
    code, said, error = call("pack", "install", str(path))
    assert (code, "E425" in error, "--replace" in error) == (1, True, True)
    assert call("pack", "install", str(path), "--replace")[0] == 0
    (home / "marketgen" / "scenarios" / "quay" / "mine.txt").write_text("x", "utf-8")
    assert "; changed since" in call("pack", "list")[1]
    code, said, error = call("pack", "remove", "quay")
    assert (code, "mine.txt" in error) == (1, True)
    (home / "marketgen" / "scenarios" / "quay" / "mine.txt").unlink()
    assert call("pack", "remove", "quay")[0] == 0
    assert list((home / "marketgen" / "scenarios").iterdir()) == []


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("install", "x.zip", "--sha256", "abc"), "a sha256 is 64 digits"),
        (("install", "/no/such.zip"), "no such file"),
        (("install",), "ZIP|FOLDER"),
        (("remove",), "ID"),
    ],
)
def test_what_cannot_run(call: Call, words: tuple[str, ...], why: str) -> None:
    code, _said, error = call("pack", *words)
    assert code == 2
    assert why in error


def test_a_hostile_zip_is_one_sentence(call: Call, home: Path, tmp_path: Path) -> None:
    (tmp_path / "evil.zip").write_bytes(zipped([("parts/\u202enosj.json", "{}"), ("../x.json", "{}")]))
    code, said, error = call("pack", "install", str(tmp_path / "evil.zip"))
    assert (code, said) == (1, "")
    assert "E421" in error
    assert "\\u202enosj" in error
    assert not (home / "marketgen" / "scenarios").exists()


def test_diff_and_graph(call: Call) -> None:
    code, said, error = call("pack", "diff", "first_stall", "the_awning")
    assert (code, error) == (0, "")
    assert re.search(r"^start\.days\n  .*first_stall\.json:\d+:\d+: sets it to 6\n  .*: sets it to 30$", said, re.M)
    assert re.search(r"^\d+ paths where they differ; \d+ that both have alike\.$", said, re.M)
    assert call("pack", "diff", "first_stall", "nowhere")[0] == 2
    code, said, error = call("pack", "graph", "first_stall")
    assert (code, error) == (0, "")
    assert "choice keep makes: flag kept_packet" in said
    assert call("pack", "graph", "first_stall", "--dot")[1].startswith("digraph pack {")


def test_texts_writes_a_template_and_brings_a_translation_up_to_date(call: Call, tmp_path: Path) -> None:
    made = folder_pack(tmp_path)
    code, said, _error = call("pack", "texts", str(made))
    assert code == 0
    assert 'msgctxt "title"\nmsgid ' in said
    assert call("pack", "texts", str(made), "--lang", "de")[0] == 0
    po = made / "lang" / "de.po"
    done = po.read_text("utf-8").replace('msgstr ""', 'msgstr "Kai"').replace('msgstr "Kai"', 'msgstr ""', 1)
    po.write_text(done, "utf-8")
    assert call("pack", "texts", str(made), "--lang", "de")[0] == 0
    assert po.read_text("utf-8") == done
    po.write_text("nonsense", "utf-8")
    code, said, error = call("pack", "texts", str(made), "--lang", "de")
    assert (code, said) == (2, "")
    assert "de.po:1: this is not in the .po format" in error
    assert po.read_text("utf-8") == "nonsense"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("first_stall", "--lang", "de"), "first_stall came with the program; say with --out FILE"),
        (("first_stall", "--lang", "../de"), "../de is no code of a language"),
        (("nothing_here",), "nothing_here"),
    ],
)
def test_texts_says_what_it_cannot_do(call: Call, words: tuple[str, ...], told: str) -> None:
    code, said, error = call("pack", "texts", *words)
    assert (code, said) == (2, "")
    assert told in error
