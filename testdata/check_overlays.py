#!/usr/bin/env python3
"""nenkin-compare against two plain runs of nenkin-oldage: rule tables with one
cell changed (a value, a first month, a first birth), invented cases.

The cases that the comparison names must be those whose results differ, each
difference must be parts and joint effect together, and no change may be
without a cause.

usage: check_overlays.py [--count N] [--seed S] BIN      (N cells of each kind
                                                          of cell)
"""
import argparse
import copy
import glob
import json
import os
import random
import subprocess
import sys
import tempfile

import mutate

RULES = mutate.RULES
KINDS = (" value", " from", " born_from")
CASES = 400


def overlays(r, count):
    """`count` changed cells of each kind: (what, table, rows)."""
    known = mutate.known_tables()
    kinds = {kind: [] for kind in KINDS}
    for path in sorted(glob.glob(os.path.join(RULES, "*.json"))):
        with open(path, encoding="utf-8") as f:
            table = json.load(f)
        if table.get("table") not in known:
            continue
        cells = list(mutate.mutations(table))
        for kind in KINDS:
            these = [c for c in cells if c[0].endswith(kind)]
            for what, change, i in r.sample(these, min(2, len(these))):
                rows = change(copy.deepcopy(table["rows"]), i)
                if rows:
                    kinds[kind].append((what, table, rows))
    for kind in KINDS:
        yield from r.sample(kinds[kind], min(count, len(kinds[kind])))


def lines(command):
    run = subprocess.run(command, stdout=subprocess.PIPE,
                         stderr=subprocess.DEVNULL, encoding="utf-8")
    return [json.loads(x) for x in run.stdout.splitlines()]


def results(tools, cases, overlay):
    return {x["case"]: (x["on"], x["benefits"]) for x in lines(
        [tools + "/nenkin-oldage", "-f", "json", "--no-worksheet", "-r", RULES,
         *overlay, cases])}


def judge(tools, cases, base, folder):
    """What is wrong with the comparison, and how many cases it is of."""
    new = results(tools, cases, ["-r", folder])
    if not new:  # the tables do not load
        return "", 0
    want = {k for k in base.keys() | new.keys() if base.get(k) != new.get(k)}
    got, wrong = set(), ""
    for x in lines([tools + "/nenkin-compare", "-f", "json", "-r", RULES,
                    "--benefit", "old_age", "--against", folder, cases]):
        if x["format"] != "nenkin-comparison/1":
            continue
        got.add(x["case"])
        parts = sum(c.get("difference", 0) for c in x["causes"])
        if parts + x["joint"] != x["difference"] or not x["causes"]:
            wrong = "causes of " + x["case"]
    if got != want:
        wrong = "%d cases differ, %d are named" % (len(want), len(got))
    return wrong, len(want)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--count", type=int, default=10)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("bin")
    args = options.parse_args()
    tools = os.path.abspath(args.bin)
    r = random.Random(args.seed)
    passed = failed = moved = 0
    with tempfile.TemporaryDirectory() as folder:
        cases = os.path.join(folder, "cases.ndjson")
        made = subprocess.run(
            [tools + "/nenkin-compare", "generate", "--seed", str(args.seed),
             "--count", "0"], stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, encoding="utf-8").stdout.splitlines()
        with open(cases, "w", encoding="utf-8") as f:
            f.writelines(x + "\n" for x in r.sample(made, CASES))
        base = results(tools, cases, [])
        for what, table, rows in overlays(r, args.count):
            with tempfile.TemporaryDirectory() as over:
                with open(os.path.join(over, table["table"] + ".json"), "w",
                          encoding="utf-8") as f:
                    json.dump(dict(table, rows=rows), f, ensure_ascii=False)
                wrong, n = judge(tools, cases, base, over)
            moved += n
            passed += not wrong
            failed += bool(wrong)
            if wrong:
                print("check_overlays: %s: %s" % (what, wrong))
    print("check_overlays: %d changed cases; %d passed, %d failed" %
          (moved, passed, failed))
    return failed != 0 or moved == 0


if __name__ == "__main__":
    sys.exit(main())
