#!/usr/bin/env python3
"""check_schema.py - the JSON Schemas of man/ against what they describe.

    check_schema.py [--tool COMMAND]

(a) the schemas themselves, and every rules/*.json;
(b) accepted.ndjson, which must also use every key and every name of the case
    schema at least once;
(c) refused.ndjson: each sample is refused by the loader or the schema, unless
    it says "schema": false, and then the schema must indeed let it pass;
(d) with --tool, every line the command writes for accepted.ndjson, and its
    sums; the same of its timelines.
(e) with --recheck, decision-samples.ndjson: what is refused and why, which codes
    are found, and every finding against its schema; partial results and figures
    in every mode, and damaged ones, which the schemas must refuse.

Python's own reader is lax: duplicate keys, NaN and 1.0 for an integer are
refused by hooks here.  Exit status 1 on any failure, or when a group is empty.
"""
import argparse
import glob
import json
import os
import shlex
import subprocess
import sys
import tempfile

from jsonschema import Draft202012Validator

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)

failures = 0


def fail(where, message):
    global failures
    failures += 1
    print(f"{where}: {message}", file=sys.stderr)


def no_duplicates(pairs):
    keys = [k for k, _ in pairs]
    if len(set(keys)) != len(keys):
        raise ValueError("duplicate key")
    return dict(pairs)


def refuse_number(text):
    raise ValueError(f"number '{text}'")


def load(text):
    """The value of a text in bytes; ValueError when it is not strict JSON."""
    try:
        return json.loads(text.decode("utf-8"), parse_float=refuse_number,
                          parse_constant=refuse_number,
                          object_pairs_hook=no_duplicates)
    except RecursionError:
        raise ValueError("nested too deep") from None


def load_file(path):
    with open(path, "rb") as f:
        return load(f.read())


def lines_of(path):
    """(where, text) of each line of an NDJSON file."""
    with open(path, "rb") as f:
        for number, line in enumerate(f, 1):
            yield f"{os.path.relpath(path, ROOT)}:{number}", line


def validator(name):
    path = os.path.join(ROOT, "man", f"nenkin-{name}.schema.json")
    schema = load_file(path)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(with_case(schema))


def with_case(schema):
    """References to the case's schema made to point to a copy within."""
    if "nenkin-case" in schema["$id"]:
        return schema
    case = load_file(os.path.join(ROOT, "man", "nenkin-case.schema.json"))
    del case["$id"]
    inner = json.dumps(case).replace('"#/$defs/', '"#/$defs/case/$defs/')
    outer = json.loads(json.dumps(schema).replace(
        "nenkin-case.schema.json#/$defs/", "#/$defs/case/$defs/"))
    outer.setdefault("$defs", {})["case"] = json.loads(inner)
    return outer


def validate(check, where, value):
    for e in sorted(check.iter_errors(value), key=lambda e: str(e.path)):
        fail(where, f"{e.json_path}: {e.message[:200]}")


# ---- (a) the tables ---------------------------------------------------------

def check_rules():
    check = validator("rules")
    names = sorted(glob.glob(os.path.join(ROOT, "rules", "*.json")))
    for path in names:
        where = os.path.relpath(path, ROOT)
        name = os.path.basename(path)[:-len(".json")]
        try:
            table = load_file(path)
        except ValueError as e:
            fail(where, e)
            continue
        validate(check, where, table)
        if name != "ruleset" and table.get("table") != name:
            fail(where, f"holds the table '{table.get('table')}'")
    return len(names)


# ---- (b) cases that are accepted ---------------------------------------------

def words_of_schema(schema, keys, names):
    """Keys and names of enumerations that the schema knows."""
    if isinstance(schema, list):
        for s in schema:
            words_of_schema(s, keys, names)
    elif isinstance(schema, dict):
        keys.update(schema.get("properties", {}))
        names.update(x for x in schema.get("enum", []) if isinstance(x, str))
        for s in schema.values():
            words_of_schema(s, keys, names)


def words_of_value(value, keys, strings):
    if isinstance(value, dict):
        keys.update(value)
        for v in value.values():
            words_of_value(v, keys, strings)
    elif isinstance(value, list):
        for v in value:
            words_of_value(v, keys, strings)
    elif isinstance(value, str):
        strings.add(value)


def check_accepted():
    check = validator("case")
    want_keys, want_names, keys, strings, n = set(), set(), set(), set(), 0
    words_of_schema(check.schema, want_keys, want_names)
    for where, text in lines_of(os.path.join(HERE, "accepted.ndjson")):
        n += 1
        try:
            value = load(text)
        except ValueError as e:
            fail(where, e)
            continue
        validate(check, where, value)
        words_of_value(value, keys, strings)
    for word in sorted(want_keys - keys) + sorted(want_names - strings):
        fail("testdata/accepted.ndjson", f"'{word}' is not used")
    return n


# ---- (c) records that are refused --------------------------------------------

def schema_refuses(check, raw):
    try:
        return not check.is_valid(load(raw))
    except ValueError:
        return True


def check_refused():
    check = validator("case")
    n = seen = 0
    for where, text in lines_of(os.path.join(HERE, "refused.ndjson")):
        n += 1
        sample = load(text)
        if "hex" in sample:
            raw = bytes.fromhex(sample["hex"])
        else:
            raw = sample["text"].encode("utf-8")
        want = sample.get("schema", True)
        seen += want
        if schema_refuses(check, raw) == want:
            continue
        if want:
            fail(where, f"the schema accepts: {sample['why']}")
        else:
            fail(where, f"the schema refuses, though the sample says it "
                 f"cannot: {sample['why']}")
    return n, seen


# ---- (d) what a tool writes --------------------------------------------------

def check_sums(where, result):
    for i, b in enumerate(result["benefits"]):
        if not b["entitled"]:
            continue
        at = f"benefits[{i}] ({b['benefit']})"
        if b["annual"] != sum(b["parts"].values()):
            fail(where, f"{at}: annual is not the sum of the parts")
        if b["payable"] != b["annual"] - b["suspended"]:
            fail(where, f"{at}: payable is not annual - suspended")
    for i, step in enumerate(result.get("worksheet", [])):
        if any(use > i for use in step.get("uses", [])):
            fail(where, f"worksheet[{i}]: uses a step that comes later")


def check_tool(command):
    check = validator("result")
    cases = os.path.join(HERE, "accepted.ndjson")
    argv = shlex.split(command) + ["--format", "json", "-w", cases]
    try:
        run = subprocess.run(argv, stdout=subprocess.PIPE, check=False)
    except OSError as e:
        fail(command, e)
        return 0
    # 3 and 4: some case rests on law or months that are not covered
    if run.returncode not in (0, 3, 4):
        fail(command, f"exit status {run.returncode}")
    ids = [load(text)["id"] for _, text in lines_of(cases)]
    lines = run.stdout.splitlines(keepends=True)
    for number, text in enumerate(lines, 1):
        where = f"{command}: output line {number}"
        try:
            result = load(text)
        except ValueError as e:
            fail(where, e)
            continue
        before = failures
        validate(check, where, result)
        if failures != before:
            continue
        check_sums(where, result)
        if result["case"] not in ids:
            fail(where, f"'{result['case']}' is no case, or out of order")
        else:
            del ids[:ids.index(result["case"]) + 1]
    return len(lines)


# ---- (e) decisions and findings ------------------------------------------------

def check_decisions(command):
    """Every sample says whether the reader takes it, and the schema; what the
    tool writes for those it takes is a finding."""
    check, finding = validator("decision"), validator("finding")
    n = found = 0
    for where, text in lines_of(os.path.join(HERE, "decision-samples.ndjson")):
        n += 1
        sample = load(text)
        raw = sample["text"].encode("utf-8") if "text" in sample else \
            json.dumps(sample["decision"]).encode("utf-8")
        run = subprocess.run(shlex.split(command) + ["--format", "json"], input=raw,
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        wrong = sample.get("refused")
        if (run.returncode == 3) != (wrong is not None) or \
                (wrong and wrong not in run.stderr.decode()):
            fail(where, f"exit status {run.returncode}: {run.stderr.decode()[:200]}")
        if schema_refuses(check, raw) != sample.get("schema", wrong is not None):
            fail(where, "the schema and the sample disagree")
        if run.returncode == 3:
            continue
        codes = [load(line)["code"] for line in run.stdout.splitlines()]
        if codes != sample.get("codes", []):
            fail(where, f"codes {codes}, want {sample.get('codes', [])}")
        sure = [load(line)["cause"]["certainty"] for line in run.stdout.splitlines()]
        if "certainty" in sample and sure[:1] != [sample["certainty"]]:
            fail(where, f"certainty {sure[:1]}, want {sample['certainty']}")
        for line in run.stdout.splitlines():
            found += 1
            validate(finding, where, load(line))
    return n, found


def outputs(command, folder):
    """(what, partial results, figures) of a recheck in its modes."""
    examples = os.path.join(HERE, "examples", "decisions.ndjson")
    with open(examples, "rb") as f:
        text = f.read()
    many = b"".join(text.splitlines(True)[1].replace(b'"D-2"', b'"E-%d"' % i)
                    for i in range(6))
    key = os.path.join(folder, "key")
    with open(key, "wb") as f:
        f.write(b"0123456789abcdef" * 2)
    part, figures = os.path.join(folder, "part"), os.path.join(folder, "figures")

    def run(options, raw):
        subprocess.run(shlex.split(command) + options, input=raw, check=False,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        found = []
        for path in (part, figures):
            if os.path.exists(path):
                with open(path, "rb") as f:
                    found.append(f.read())
        return b"".join(found)

    for what, options in (("plain", []), ("month", ["--on", "2026-12"]),
                          ("masked", ["--mask", key]),
                          ("second tables", ["--other-rules", os.path.join(
                              HERE, "examples", "draft")])):
        yield what, run(options + ["-f", "partial", "-o", part], text), None
    os.remove(part)
    yield "resumed", run(["--resume", part], text), None
    parts = os.path.join(folder, "parts")
    os.rename(part, parts)
    for what, options, raw in (
            ("figures", [], text), ("classes", [], many),
            ("a sample", ["--sample", "2", "--seed", "a"], text),
            ("suppressed", ["--suppress", "3"], text + many),
            ("nothing", [], b""), ("merged", ["--merge", parts], b"")):
        yield what, None, run(options + ["--statistics", figures], raw)


DAMAGES = [  # of a line of a partial result, of the figures: what stands there
    (b'"version":', b'"versions":'), (b'nenkin-partial/2', b'nenkin-partial/1'),
    (b'{"line":4', b'{"line":0'), (b'"code":3', b'"code":5'), (b'"of":[[', b'"of":[[1,'),
    (b'"records":', b'"records":-'), (b'"end":true', b'"end":false'),
    (b'"total":[', b'"total":[{},'), (b'"pass":', b'"pass":"1","fails":'),
    (b'"key":"S03"', b'"key":"s03"'), (b'"target_per_cent":9', b'"target_per_cent":-9'),
    (b'nenkin-statistics/1', b'nenkin-statistics/2'), (b'"run":[', b'"run":[null,'),
]


def check_outputs(command):
    partial, figures = validator("partial"), validator("statistics")
    finding = validator("finding")
    good = []
    with tempfile.TemporaryDirectory() as folder:
        for what, lines, one in outputs(command, folder):
            where = f"{command}: {what}"
            if not (lines or one):
                fail(where, "nothing was written")
            for line in (lines or b"").splitlines():
                value = load(line)
                validate(finding if value.get("format") == "nenkin-finding/1"
                         else partial, where, value)
                good.append((partial, line))
            if one:
                validate(figures, where, load(one))
                good.append((figures, one))
    for old, new in DAMAGES:
        tried = [(check, text.replace(old, new, 1)) for check, text in good
                 if old in text and b"nenkin-finding/1" not in text[:40]]
        if not tried:
            fail(command, f"nothing to damage: {old}")
        for check, text in tried:
            if not schema_refuses(check, text):
                fail(command, f"the schema takes {new} for {old}")
    return len(good)


def check_months(where, timeline):
    """Ranges and payments stand in order, inside the months asked."""
    for b in timeline["benefits"]:
        last = ""
        for r in b["ranges"]:
            if not last < r["from"] <= r["to"]:
                fail(where, f"{b['benefit']}: a range out of order")
            if r["annual"] != sum(r["parts"].values()) or \
                    r["payable"] != r["annual"] - r["suspended"]:
                fail(where, f"{b['benefit']}: the sums of a range")
            last = r["to"]
        if last > timeline["until"]:
            fail(where, f"{b['benefit']}: a range after the last month")
        last = ""
        for p in b.get("payments", []):
            if not last < p["month"] or not p["from"] <= p["to"] < p["month"] \
                    or int(p["month"][5:]) % 2 or not p["yen"]:
                fail(where, f"{b['benefit']}: payment {p['month']}")
            last = p["month"]


def check_timelines(command):
    check = validator("timeline")
    cases = os.path.join(HERE, "accepted.ndjson")
    argv = shlex.split(command) + ["-f", "json", "--until", "2027-06",
                                   "--payments", cases]
    run = subprocess.run(argv, stdout=subprocess.PIPE, check=False)
    if run.returncode not in (0, 3, 4):
        fail(command, f"--until: exit status {run.returncode}")
    lines = run.stdout.splitlines(keepends=True)
    for number, text in enumerate(lines, 1):
        where = f"{command} --until: output line {number}"
        try:
            timeline = load(text)
        except ValueError as e:
            fail(where, e)
            continue
        before = failures
        validate(check, where, timeline)
        if failures == before:
            check_months(where, timeline)
    return len(lines)


def main():
    options = argparse.ArgumentParser(description="check the JSON Schemas")
    options.add_argument("--tool", metavar="COMMAND", action="append",
                         default=[], help="validate what it writes too")
    options.add_argument("--recheck", metavar="COMMAND", action="append",
                         default=[], help="decisions read, findings validated")
    args = options.parse_args()

    validator("result")
    validator("timeline")
    refused, seen = check_refused()
    counts = {"rule files": check_rules(), "accepted cases": check_accepted(),
              "refused records": refused, "of them seen by the schema": seen}
    for tool in args.tool:
        counts[f"results of {tool}"] = check_tool(tool)
        if "--choose" not in tool:
            counts[f"timelines of {tool}"] = check_timelines(tool)
    for tool in args.recheck:
        counts["decisions"], counts["findings"] = check_decisions(tool)
        counts["partial lines and figures"] = check_outputs(tool)
    for what, n in counts.items():
        if n == 0:
            fail("check_schema", f"0 {what} were read")
    print("check_schema: " + ", ".join(f"{n} {w}" for w, n in counts.items())
          + f": {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
