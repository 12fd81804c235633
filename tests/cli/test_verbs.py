"""The command line: what each verb answers, exit codes, one clear line on an error, JSON that is always the same."""

from __future__ import annotations

import argparse
import json
import re
import shlex
import shutil
from importlib import import_module
from pathlib import Path

import pytest

from marketgen import i18n
from marketgen.cli import guard, machine, many, output, parser
from marketgen.plain import ears
from marketgen.play import games
from marketgen.play.bots import BOTS
from tests import support
from tests.cli.conftest import Call

DOCS = (support.ROOT / "docs" / "commands.md").read_text("utf-8")
RUN = "first_stall-lawful"
FILE = str(support.ROOT / "scenarios" / "first_stall.json")


# usage


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("frobnicate",), "There is no verb frobnicate."),
        (("replya",), "Did you mean replay?"),
        (("--frobnicate",), "--frobnicate"),
        (("--lang", "xx"), "There is no option --lang."),
        (("play", "--sed", "x"), "--sed"),
        (("play", "one", "two"), "two"),
        (("replay",), "file"),
        (("new", "mine"), "--from"),
        (("sim", "first_stall", "--games", "0"), "from 1 to"),
        (("sim", "first_stall", "--games", "many"), "from 1 to"),
        (("sim", "first_stall", "--games", "9" * 400), "from 1 to"),
        (("sim", "first_stall", "--bots", "nobody"), f"no bot called nobody; take some of: {', '.join(BOTS)}.\n"),
        (("sim", "first_stall", "--bots", ","), "no bot"),
        (("sim", "first_stall", "--seed", "two words"), "A seed is a word"),
        (("sim", "nowhere"), "nowhere"),
        (("catalog", "first_stall", "--seeds", "5-2"), "smaller number first"),
        (("catalog", "first_stall", "--seeds", "x"), "from 1 to"),
        (("replay", RUN, "--verify", "--to-day", "2"), "leave out"),
        (("replay", RUN, "--csv", "--json"), "leave out"),
        (("replay", RUN, "--out", "x.csv"), "--out is for --csv"),
        (("chronicle",), "RUN"),
        (("chronicle", "no_such_run"), "no run at"),
        (("what-if", RUN, "--instead", "1"), "needs --decision"),
        (("what-if", RUN, "--decision", "999"), "no such decision"),
        (("what-if", RUN, "--decision", "1", "--instead", "99"), "no other way"),
        (("what-if", RUN, "--decision", "1", "--instead", "jump"), "jump"),
        (("what-if", RUN, "--day", "2", "--instead", "borrow kang 5"), "nothing like borrow kang 5"),
        (("what-if", "rules1-first_stall-lawful"), "rules of this version"),
        (("replay", "no_such_run"), "no run at"),
        (("resume", "no_such_run", "--plain"), "no run at"),
        (("resume", "--plain"), "no saved run"),
        (("play", "nowhere", "--plain"), "nowhere"),
        (("play", "first_stall", "--plain", "--difficulty", "mad"), "no difficulty called mad; take one of: guided"),
        (("play", "first_stall", "--plain", "--goal", "gold"), "no goal called gold"),
        (("play", "first_stall", "--plain", "--seed", "a b"), "A seed is a word"),
        (("explain", "E999"), "no page for E999"),
        (("new", "first_stall", "--from", "first_stall"), "first_stall"),
        (("new", "Bad Name", "--from", "first_stall"), "bad_name"),
        (("new", "mine", "--from", "base"), "base pack"),
        (("check", "/no/such/file.json"), "no such file"),
        (("pack",), "Verbs: show"),
        (("pack", "shwo"), "Did you mean show?"),
        (("pack", "show"), "PACK"),
        (("play", "no_such.mgclass", "--plain"), "there is no such file"),
        (("play", "no_such.mgclass", "--plain", "--seed", "x", "--dev"), "leave out --seed, --dev."),
        (("play", "no_such.mgclass", "--plain", "--results", "/no/such"), "There is no folder /no/such."),
        (("play", "first_stall", "--plain", "--results", "."), "name a lesson's file"),
        (("play", "plum-lamp.mgresult", "--plain"), "A teacher reads it with marketgen class mark FOLDER."),
        (("pack", "show", "nowhere"), "nowhere"),
        (("\x1b[31m",), "There is no verb ?[31m."),
        (("play",), "--plain"),
        ((), "--plain"),
    ],
    ids=lambda value: " ".join(value)[:30].encode("unicode_escape").decode() if isinstance(value, tuple) else "",
)
def test_what_cannot_run_ends_with_two_and_says_why(call: Call, words: tuple[str, ...], why: str) -> None:
    code, _said, error = call(*words)
    assert code == 2
    assert why in error
    assert "Traceback" not in error
    assert error.endswith("\n")
    assert all(line.isprintable() for line in error.splitlines())


def test_usage_errors_are_one_line(call: Call) -> None:
    for words in (("frobnicate",), ("play", "--sed"), ("replay",), ("sim", "x", "--jobs", "-1")):
        _code, said, error = call(*words)
        assert said == ""
        assert len(error.splitlines()) == 1


# every verb


@pytest.mark.parametrize("words", [("--help",), *((verb, "--help") for verb in parser.VERBS)], ids=" ".join)
def test_help_is_fine(call: Call, words: tuple[str, ...]) -> None:
    code, said, _error = call(*words)
    assert code == 0
    assert "usage: marketgen" in said


def test_every_verb_leads_to_a_function() -> None:
    needed = {"replay": [RUN], "check": [FILE], "explain": ["E101"], "new": ["x", "--from", "y"], "pack": ["show", "x"]}
    needed["class"] = ["assign", "x", "--seed", "y"]
    needed["fmt"] = [FILE]
    needed["chronicle"] = needed["what-if"] = [RUN]
    needed["class"] = ["mark", "results", "--out", "marked"]
    for verb in parser.VERBS:
        more = needed.get(verb, ["first_stall"] if verb in ("sim", "catalog") else [])
        module, _dot, name = parser.parse([verb, *more]).run.partition(".")
        assert callable(getattr(import_module(f"marketgen.cli.{module}"), name))


def subparsers() -> dict[str, argparse.ArgumentParser]:
    """The parser of each verb."""
    found = next(action for action in parser.build()._actions if isinstance(action, argparse._SubParsersAction))
    return dict(found.choices)


def test_the_verbs_are_those_of_the_parser() -> None:
    assert tuple(subparsers()) == parser.VERBS


@pytest.mark.parametrize("verb", parser.VERBS)
def test_every_verb_and_option_is_in_the_docs_with_an_example(verb: str) -> None:
    section = re.search(rf"^### `marketgen {verb}\b.*?(?=^### |^## |\Z)", DOCS, re.M | re.S)
    assert section, f"docs/commands.md has no section for {verb}"
    for action in subparsers()[verb]._actions:
        for word in action.option_strings or [str(action.metavar or action.dest).upper()]:
            if word not in ("-h", "--help"):
                assert word in section[0], f"{verb}: {word} is not in docs/commands.md"
    assert re.search(rf"^marketgen {verb}", section[0], re.M), f"{verb}: no example"


def test_the_examples_of_the_docs_can_be_parsed() -> None:
    examples = re.findall(r"^marketgen ([^|<>#\n]*)", DOCS, re.M)
    assert len(examples) >= len(parser.VERBS)
    for example in examples:
        assert parser.parse(shlex.split(example))


def test_the_exit_codes_are_in_the_docs() -> None:
    for code in (output.FINE, output.PROBLEMS, output.COULD_NOT):
        assert re.search(rf"^\| {code} \|", DOCS, re.M)


# answers


def test_list_and_saves(call: Call, home: Path) -> None:
    code, said, error = call("list")
    assert (code, error) == (0, "")
    assert said.startswith("first_stall: First stall. ")
    assert "106 of 355 days to play, about" in said, "of a year in chapters those that are played"
    assert call("saves")[1].startswith("There are no saved runs.")
    games.begin("first_stall", seed="one", name="mine").close()
    assert "mine: First stall, seed one, day 1;" in call("saves")[1]
    (home / "marketgen" / "saves" / "torn.mgsave").write_bytes(b"no run\n")
    code, said, _error = call("saves")
    assert code == 0
    assert "torn: " in said
    assert "is not a saved run" in said


def test_a_broken_scenario_is_listed_in_its_place(call: Call, home: Path) -> None:
    folder = home / "marketgen" / "scenarios"
    folder.mkdir(parents=True)
    text = Path(FILE).read_text("utf-8")
    (folder / "mine.json").write_text(text.replace('"id": "first_stall"', '"id": "mine"').replace('"depth"', '"dept"'))
    code, said, _error = call("list")
    assert code == 0
    assert "mine: First stall cannot be played:" in said
    assert "error E" in said
    entry = next(one for one in json.loads(call("list", "--json")[1])["scenarios"] if one["id"] == "mine")
    assert "dept" in entry["problem"]
    code, said, error = call("play", "mine", "--plain")
    assert code == 2
    assert "dept" in error


def test_check(call: Call, tmp_path: Path) -> None:
    assert call("check", FILE, "first_stall") == (0, f"{FILE}: no problems.\nfirst_stall: no problems.\n", "")
    bad = tmp_path / "bad.json"
    bad.write_text(Path(FILE).read_text("utf-8").replace('"days": 6', '"days": "six"'))
    code, said, error = call("check", str(bad))
    assert code == 1
    assert re.search(r"bad\.json:\d+:\d+: error E\d+: ", said)
    assert "fix:" in said
    assert len(error.splitlines()) == 1
    code, said, error = call("check", "--json", str(bad), FILE)
    files = json.loads(said)["files"]
    assert [bool(one["problems"]) for one in files] == [True, False]
    assert {"code", "line", "column", "mend"} <= files[0]["problems"][0].keys()


def test_explain_and_new(call: Call, home: Path) -> None:
    assert call("explain", "e101")[1].startswith("E101: ")
    code, said, _error = call("new", "mine", "--from", "first_stall")
    assert code == 0
    path = home / "marketgen" / "scenarios" / "mine.json"
    assert str(path) in said
    assert call("check", "mine")[0] == 0
    assert call("new", "mine", "--from", "first_stall")[0] == 2
    assert json.loads(path.read_text("utf-8"))["id"] == "mine"


def test_replay(call: Call) -> None:
    code, said, error = call("replay", RUN)
    assert (code, error) == (0, "")
    assert said.startswith("First stall.\n")
    assert "Day 6 is over" in said
    assert "Score: " in said
    two = call("replay", RUN, "--to-day", "2")[1]
    assert "Day 2 is over" in two
    assert "Day 3 is over" not in two
    assert "\n> " not in said


def test_verify(call: Call, home: Path) -> None:
    code, said, error = call("replay", RUN, "--verify")
    assert (code, error) == (0, "")
    assert re.fullmatch(r"Verified: 6 days, \d+ commands, .* score \d+ of 100\.\n", said)
    verdict = json.loads(call("replay", RUN, "--verify", "--json")[1])
    assert verdict["result"] == "verified"
    assert verdict["difference"] is None
    games.begin("first_stall", seed="one", name="begun").close()
    assert "The run is not finished." in call("replay", "begun", "--verify")[1]


def test_a_run_that_differs_is_named_by_day_and_command(call: Call, home: Path) -> None:
    from marketgen.engine.commands import parse
    from marketgen.saves.log import RunFile, read_run

    session = games.begin("first_stall", seed="one", name="true")
    for line in ("show maize 1", "open", "open", "sleep"):
        command = parse(line)
        assert not hasattr(command, "reason")
        session.do(command)  # type: ignore[arg-type]
    path = session.file.path if session.file else Path()
    session.close()
    contents = read_run(path)
    with RunFile.create(path.with_name("false.mgsave"), contents.head) as forged:
        for record in contents.records:
            line = "price maize low" if record.get("text") == "show maize 1" else record.get("text")
            forged.append({**record, "text": line} if line else record)
    code, said, _error = call("replay", "false", "--verify")
    assert code == 1
    assert "the first difference is on day 1, at “sleep”" in said
    found = json.loads(call("replay", "false", "--verify", "--json")[1])["difference"]
    assert (found["day"], found["command"]) == (1, "sleep")
    code, _said, error = call("replay", "false")
    assert code == 1
    assert "From day 1 on" in error
    assert json.loads(call("replay", "false", "--json")[1])["difference"]["day"] == 1


def test_replay_as_data_holds_every_command(call: Call) -> None:
    from marketgen.saves.log import DO, KIND, UNDO

    found = json.loads(call("replay", RUN, "--json")[1])
    lines = [line for day in found["days"] for line in day["commands"]]
    records = games.watch(RUN).records
    assert lines == [
        "undo" if record[KIND] == UNDO else record["text"] for record in records if record[KIND] in (DO, UNDO)
    ]
    assert [day["day"] for day in found["days"]] == [1, 2, 3, 4, 5, 6]
    assert found["end"]["score"] == json.loads(call("replay", RUN, "--verify", "--json")[1])["score"]
    assert len(json.loads(call("replay", RUN, "--json", "--to-day", "2")[1])["days"]) == 2


def test_sim_and_catalog(call: Call) -> None:
    code, said, error = call("sim", "first_stall", "--bots", "idle,lawful", "--games", "3")
    assert code == 0
    assert "days in" in error
    table, _blank, known = said.partition("\n\n")
    assert [line.split()[0] for line in table.splitlines()[1:]] == ["bot", "idle", "lawful"]
    assert known.startswith("What an author should know:\n- ")
    assert "(seed sim-" in known
    assert "(seed" not in known.partition("That is said of")[2]
    found = json.loads(call("sim", "first_stall", "--games", "2", "--days", "2", "--json")[1])
    assert [run["seed"] for run in found["runs"]] == ["sim-1", "sim-2"]
    assert found["bots"][0]["finished_bp"] == 0
    assert {one["kind"] for one in found["findings"]} >= {"few", "no_luck"}
    assert all(one["says"] and one["seed"] for one in found["findings"])
    code, said, _error = call("catalog", "first_stall", "--seeds", "3-4")
    assert code == 0
    assert len(said.splitlines()) == 12
    assert json.loads(call("catalog", "first_stall", "--seeds", "3", "--json")[1])["seeds"][0]["seed"] == "3"


def test_the_best_run_of_a_simulation_can_be_played_by_its_seed(call: Call) -> None:
    found = json.loads(call("sim", "first_stall", "--games", "2", "--seed", "w", "--json")[1])["runs"][1]
    session = games.begin("first_stall", seed=found["seed"], keep=False)
    from marketgen.engine.scoring import points
    from marketgen.play.recording import play_out

    play_out(session, "lawful")
    end = session.outcome()
    assert end is not None
    assert end.score is not None
    assert points(end.score) == found["score"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [
        ("list", "--json"),
        ("saves", "--json"),
        ("check", FILE, "--json"),
        ("replay", RUN, "--json"),
        ("replay", RUN, "--verify", "--json"),
        ("sim", "first_stall", "--games", "2", "--bots", "random,lawful", "--json"),
        ("catalog", "first_stall", "--seeds", "1-2", "--json"),
    ],
    ids=" ".join,
)
def test_json_is_one_document_and_the_same_bytes_under_two_hash_seeds(call: Call, words: tuple[str, ...]) -> None:
    """In a process of its own, and in this one, which has the seed it happened to get."""
    games.begin("first_stall", seed="one", name="mine").close()
    one = support.python("-m", "marketgen", *words, hash_seed="77")
    assert one.returncode == 0, one.stderr
    assert call(*words)[:2] == (0, one.stdout)
    assert one.stdout.isascii()
    assert json.loads(one.stdout)
    assert not re.search(r"20\d\d-\d\d-\d\dT|seconds", one.stdout), "a time is in it"


@pytest.mark.slow
def test_jobs_change_no_byte() -> None:
    words = ("sim", "first_stall", "--bots", "idle,lawful", "--games", "12", "--seed", "j", "--json")
    one, two = (support.marketgen(*words, "--jobs", jobs, timeout=120) for jobs in ("1", "2"))
    assert two.returncode == 0, two.stderr
    assert one.stdout == two.stdout


# this machine


def test_doctor(call: Call, home: Path) -> None:
    code, said, _error = call("doctor")
    assert code == 0
    assert f"Folder for saved runs: {home / 'marketgen' / 'saves'} (not there yet" in said
    assert "Nothing is missing." in said
    assert "Scenarios: first_stall, class_week, the_awning, four_seasons." in said
    shutil.rmtree(home / "marketgen")
    (home / "marketgen").write_text("a file stands where the folder should be")
    code, said, _error = call("doctor")
    assert code == 1
    assert "Missing: permission to write in" in said


def test_doctor_names_a_broken_scenario(call: Call, home: Path) -> None:
    folder = home / "marketgen" / "scenarios"
    folder.mkdir(parents=True)
    (folder / "mine.json").write_text("{")
    code, said, _error = call("doctor")
    assert code == 1
    assert "mine.json" in said


def test_keys_name_every_action_that_has_one(call: Call) -> None:
    from marketgen.play.actions import ACTIONS

    code, said, _error = call("keys")
    assert code == 0
    assert {screen for action in ACTIONS for screen in action.screens} <= machine._SCREENS.keys()
    for action in ACTIONS:
        if action.key:
            assert f"{machine.key_names(action.key)}: {action.help}" in said


@pytest.mark.parametrize(
    ("key", "name"),
    [("S", "Shift+S"), ("f1", "F1"), ("question_mark", "?"), ("ctrl+c,ctrl+q", "Ctrl+c or Ctrl+q"), ("enter", "Enter")],
)
def test_the_names_of_keys(key: str, name: str) -> None:
    assert machine.key_names(key) == name


def test_columns_stand_under_each_other() -> None:
    lines = many.columns([("bot", "score"), ("idle", "41"), ("lawful", "7")])
    assert lines == ["bot     score", "idle       41", "lawful      7"]


# when it breaks


def test_a_fault_ends_in_sentences_a_report_and_two(call: Call, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(asked: argparse.Namespace) -> int:
        guard.now_playing(Path("/somewhere/mine.mgsave"))
        raise RuntimeError("my secret note")

    monkeypatch.setattr(machine, "doctor", break_down)
    code, said, error = call("doctor")
    guard.now_playing(None)
    assert (code, said) == (2, "")
    assert "The run is safe: /somewhere/mine.mgsave." in error
    assert "Traceback" not in error
    assert "secret" not in error
    (report,) = (home / "marketgen" / "reports").iterdir()
    assert str(report) in error
    assert "secret" not in report.read_text("utf-8")


def test_only_verbs_that_open_a_screen_leave_the_others_alone() -> None:
    for words in ([], ["play", "quay", "--seed", "plum"], ["resume", "--plain"]):
        assert parser.parse(words) == parser.build().parse_args(words)
    assert parser.parse(["--plain", "saves"]).run == "runs.saves"


def test_ctrl_c_in_a_verb_is_a_word_and_two(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(asked: argparse.Namespace) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(machine, "doctor", interrupted)
    monkeypatch.setattr(ears, "heed_no_more_interrupts", lambda: None)  # the tests' own Ctrl-C goes on working
    assert call("doctor") == (2, "", "Stopped.\n")


def test_the_language_is_that_of_the_settings_or_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(i18n, "languages", lambda: ("de",))
    monkeypatch.setattr(i18n, "install", lambda word="": asked.append(word) or "")
    monkeypatch.setenv("LC_ALL", "de_AT.UTF-8")
    guard.use_language()
    assert asked == ["de_AT.UTF-8"]


# names that no file system has, files under other names


@pytest.mark.parametrize("length", [300, 10_000])
@pytest.mark.parametrize(
    "words",
    [
        ("check", "{}"), ("check", "x/{}.json"), ("play", "{}", "--plain"), ("play", "x/{}.json", "--plain"),
        ("replay", "{}"), ("replay", "x/{}.mgsave"), ("sim", "{}"), ("sim", "{}.json"), ("catalog", "{}"),
        ("resume", "{}", "--plain"), ("resume", "x/{}.mgsave", "--plain"), ("new", "{}", "--from", "first_stall"),
        ("new", "mine", "--from", "{}"), ("explain", "{}"), ("play", "first_stall", "--plain", "--goal", "{}"),
        ("play", "first_stall", "--plain", "--difficulty", "{}"), ("--{}",), ("{}",),
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_name_of_any_length_gets_a_short_sentence(call: Call, words: tuple[str, ...], length: int) -> None:
    code, said, error = call(*(word.format("a" * length) for word in words))
    assert (code, said) == (2, "")
    assert error
    assert "fault of its own" not in error
    assert len(error) < 800


def test_what_cannot_be_read_is_said_once_and_nothing_is_counted(call: Call, tmp_path: Path) -> None:
    gone = str(tmp_path / "gone.json")
    code, said, error = call("check", gone, str(tmp_path), FILE)
    assert code == 2
    assert said == f"{FILE}: no problems.\n"
    assert error.count("there is no such file") == 1
    assert error.count("this is no pack") == 1
    assert "not checked" not in error
    assert "not checked" not in call("play", "nosuch", "--plain")[2]
    assert call("check", "\udcff.json")[2].startswith("?.json: ")


def test_a_file_of_another_name_than_its_id_is_named(call: Call, home: Path) -> None:
    folder = home / "marketgen" / "scenarios"
    folder.mkdir(parents=True)
    text = Path(FILE).read_text("utf-8").replace('"id": "first_stall"', '"id": "mine"')
    for name in ("br", "zz"):
        (folder / f"{name}.json").write_text(text, "utf-8")
    said = call("list")[1]
    assert "mine (br.json): First stall." in said
    assert "mine (zz.json): First stall cannot be played:" in said
    assert 'the file br.json has the id "mine"; use that' in call("play", "br", "--plain")[2]
    assert (
        "one of: class_week, first_stall, four_seasons, mine, the_awning\n" in call("play", "nosuch", "--plain")[2]
    )  # no base pack, nothing twice
    assert "one of: base, class_week, first_stall, four_seasons, mine, the_awning\n" in call("check", "nosuch")[2]
