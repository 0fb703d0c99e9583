#!/usr/bin/env python3
"""Compares the tool with a slow, independent second way of computing.

Random cases of a fixed seed (testdata/ref/generate.py), a third of each
profile, go through the tool and through testdata/ref/oldage_ref.py in two
processes.  Every field that decides anything must be the same.  A case that
only one side refuses is allowed when the message of that side names an
article of testdata/ref/known.txt (article, tab, reason).

For nenkin-disability these are disability_generate.py and disability_ref.py.

usage: check_ref.py [--show ID] [--keep FILE] TOOL
CASES=n in the environment sets the number of cases (default 10002).
"""
import argparse
import collections
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
REF = os.path.join(HERE, "ref")
RULES = os.path.join(os.path.dirname(HERE), "rules")
SEED = 20260401
PROFILES = ("totals", "record", "boundary")
CASES = 10002
PROCESSES = 2
SHOWN = 20  # differences printed in full


def scripts(tool):
    """(generator, reference) of a tool, by its name."""
    if os.path.basename(tool) == "nenkin-disability":
        return "disability_generate.py", "disability_ref.py"
    return "generate.py", "oldage_ref.py"


def generate(total, script):
    cases = {}
    for i, profile in enumerate(PROFILES):
        count = total // len(PROFILES) + (i < total % len(PROFILES))
        run = subprocess.run(
            [sys.executable, os.path.join(REF, script), "--seed",
             str(SEED), "--count", str(count), "--profile", profile],
            stdout=subprocess.PIPE, check=True, encoding="utf-8")
        for line in run.stdout.splitlines():
            cases[json.loads(line)["id"]] = line
    if len(cases) != total:
        sys.exit(f"check_ref: {len(cases)} cases instead of {total}")
    return cases


def write_lines(path, lines):
    with open(path, "w", encoding="utf-8") as f:
        f.writelines(line + "\n" for line in lines)


def read_lines(path):
    with open(path, encoding="utf-8") as f:
        return f.read().splitlines()


class Side:
    """What one side answered: a result or a refusal for each id."""

    def __init__(self):
        self.results, self.refused = {}, {}

    def take(self, path):
        for line in read_lines(path):
            result = json.loads(line)
            self.results[result["case"]] = result


def start_reference(folder, ids, cases, script):
    """Starts the processes, each with its own share of the cases."""
    runs = []
    for n in range(PROCESSES):
        path = os.path.join(folder, f"ref{n}")
        write_lines(path, (cases[i] for i in ids[n::PROCESSES]))
        with open(path + ".out", "wb") as out, open(path + ".err", "wb") as err:
            runs.append((path, subprocess.Popen(
                [sys.executable, os.path.join(REF, script),
                 "--rules", RULES, path], stdout=out, stderr=err)))
    return runs


def finish_reference(runs):
    side = Side()
    for path, process in runs:
        if process.wait() not in (0, 3, 4):
            sys.exit("check_ref: the reference failed:\n"
                     + "\n".join(read_lines(path + ".err")[-5:]))
        side.take(path + ".out")
        for line in read_lines(path + ".err"):
            kind, case, message = line.split(" ", 2)
            side.refused[case.rstrip(":")] = f"{kind}: {message}"
    return side


def run_tool(tool, folder, ids, cases):
    path = os.path.join(folder, "tool")
    write_lines(path, (cases[i] for i in ids))
    with open(path + ".out", "wb") as out, open(path + ".err", "wb") as err:
        run = subprocess.run([tool, "--rules", RULES, "--format", "json", path],
                             stdout=out, stderr=err, check=False)
    if run.returncode not in (0, 3, 4):
        sys.exit(f"check_ref: {tool}: exit status {run.returncode}\n"
                 + "\n".join(read_lines(path + ".err")[-5:]))
    side = Side()
    side.take(path + ".out")
    for line in read_lines(path + ".err"):
        found = re.match(re.escape(f"{os.path.basename(tool)}: {path}:") + r"(\d+): (.*)",
                         line)
        if not found:
            sys.exit(f"check_ref: {tool} says: {line}")
        side.refused[ids[int(found[1]) - 1]] = found[2]
    return side


def benefit(b):
    """The fields compared; parts of 0 may be left out."""
    out = {"entitled": b["entitled"]}
    if not b["entitled"]:
        out["reason"] = b["reason"]["code"]
        return out
    for key in ("from", "annual", "suspended", "payable"):
        out[key] = b[key]
    for part, yen in b["parts"].items():
        if yen:
            out["parts." + part] = yen
    return out


def differences(tool, ref):
    if tool["on"] != ref["on"]:
        return [("on", tool["on"], ref["on"])]
    mine = {b["benefit"]: benefit(b) for b in tool["benefits"]}
    other = {b["benefit"]: benefit(b) for b in ref["benefits"]}
    out = []
    for name in list(mine) + [n for n in other if n not in mine]:
        a, b = mine.get(name, {}), other.get(name, {})
        out += [(f"{name}.{key}", a.get(key), b.get(key))
                for key in list(a) + [k for k in b if k not in a]
                if a.get(key) != b.get(key)]
    return out


def known_articles():
    known = []
    for number, line in enumerate(read_lines(os.path.join(REF, "known.txt")), 1):
        if not line or line.startswith("#"):
            continue
        article, _, reason = line.partition("\t")
        if not article or not reason.strip():
            sys.exit(f"check_ref: known.txt:{number}: "
                     "expected an article, a tab and a reason")
        known.append(article)
    return known


class Tally:
    def __init__(self):
        self.same = self.both = self.failed = 0
        self.one = collections.Counter()
        self.kinds = collections.Counter()

    def fail(self, case, kind, text):
        self.failed += 1
        self.kinds[kind] += 1
        if self.failed <= SHOWN:
            print(f"check_ref: {case}: {text}")


def compare(ids, tool, ref, tally):
    known = known_articles()
    bad = []
    for case in ids:
        mine, other = tool.results.get(case), ref.results.get(case)
        before = tally.failed
        if mine and other:
            diff = differences(mine, other)
            if diff:
                tally.fail(case, diff[0][0], f"on {other['on']}: " + ", ".join(
                    f"{k} {a} (reference {b})" for k, a, b in diff))
            else:
                tally.same += 1
        elif not mine and not other:
            if case in tool.refused and case in ref.refused:
                tally.both += 1
            else:
                tally.fail(case, "no answer", "neither answered nor refused")
        else:
            who = "reference" if mine else "tool"
            message = (ref if mine else tool).refused.get(case)
            article = next((a for a in known if message and a in message), None)
            if article:
                tally.one[f"{article} ({who})"] += 1
            else:
                tally.fail(case, f"only the {who} refuses",
                           f"only the {who} refuses: {message}")
        if tally.failed != before:
            bad.append(case)
    return bad


def main():
    options = argparse.ArgumentParser(description="compare with the reference")
    options.add_argument("tool")
    options.add_argument("--show", metavar="ID", help="print one case and stop")
    options.add_argument("--keep", metavar="FILE",
                         help="write the cases that differ to FILE")
    args = options.parse_args()
    total = int(os.environ.get("CASES") or CASES)
    generator, reference = scripts(args.tool)
    cases = generate(total, generator)
    if args.show:
        print(cases[args.show])
        return 0
    ids = list(cases)
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        runs = start_reference(folder, ids, cases, reference)
        try:
            tool = run_tool(args.tool, folder, ids, cases)
            ref = finish_reference(runs)
        finally:
            for _, process in runs:
                process.kill()
        bad = compare(ids, tool, ref, tally)
    if args.keep:
        write_lines(args.keep, (cases[i] for i in bad))
    print(f"check_ref: {total} cases: {tally.same} the same, {tally.both} "
          f"refused by both, {sum(tally.one.values())} refused by one side")
    for article, n in sorted(tally.one.items()):
        print(f"check_ref:   {n} by {article}")
    for kind, n in tally.kinds.most_common():
        print(f"check_ref:   {n} differ first in {kind}")
    # comparing nothing proves nothing
    if tally.same < total // 2:
        tally.fail("-", "too few", f"only {tally.same} cases were compared")
    print(f"check_ref: {tally.same + tally.both + sum(tally.one.values())} "
          f"passed, {tally.failed} failed")
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main())
