#!/usr/bin/env python3
"""Would anything notice a wrong cell?  Changes the rule tables one cell at a
time and counts who sees it.

Each value is changed by one in its last digit, each first month by one month
and each first birth by one day (with the row before, so that nothing gapes),
each rate of a series by a thousandth.  What can notice, in this order:
  load   the table no longer loads, or `nenkin-rules check` objects
  cases  a case of the tests (published, decided, generated) comes out otherwise
  golden the expansion (testdata/expansion.txt) differs
A table that a calculation looks up must have no cell that nothing notices.

usage: mutate.py [--every N] [--table NAME]... OLDAGE RULES-TOOL
--every N tries every Nth cell only (make check); make mutation tries them all.
"""
import argparse
import collections
import concurrent.futures
import copy
import datetime
import glob
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
RULES = os.path.join(ROOT, "rules")
GENERATED = 600  # cases of each profile
ORDER = ("load", "cases", "golden", "nothing")


def known_tables():
    with open(os.path.join(ROOT, "calc", "rule.h"), encoding="utf-8") as f:
        return set(re.findall(r'X\([A-Z0-9_]+, "(\w+)"\)', f.read()))


def write_cases(path):
    with open(path, "w", encoding="utf-8") as out:
        for name in ("published", "decided"):
            with open(os.path.join(HERE, name + ".ndjson"), encoding="utf-8") as f:
                for line in f:
                    case = json.loads(line)["case"]
                    out.write(json.dumps(case, ensure_ascii=False) + "\n")
        for profile in ("totals", "record", "boundary"):
            run = subprocess.run(
                [sys.executable, os.path.join(HERE, "ref", "generate.py"),
                 "--seed", "7", "--count", str(GENERATED), "--profile", profile],
                stdout=subprocess.PIPE, check=True, encoding="utf-8")
            out.write(run.stdout)


# ---- mutations ---------------------------------------------------------------

def last_digit(text, by):
    scale = len(text.partition(".")[2])
    n = int(text.replace(".", "")) + by
    if not scale:
        return str(n)
    sign, digits = ("-", str(-n)) if n < 0 else ("", str(n))
    digits = digits.rjust(scale + 1, "0")
    return f"{sign}{digits[:-scale]}.{digits[-scale:]}"


def next_month(text, by):
    y, m = map(int, text.split("-"))
    n = y * 12 + m - 1 + by
    return f"{n // 12:04d}-{n % 12 + 1:02d}"


def next_day(text, by):
    return str(datetime.date.fromisoformat(text) + datetime.timedelta(days=by))


def shift_month(rows, i):
    """The row begins a month later; what ended before it ends a month later."""
    row = rows[i]
    at = row["from"]
    if row.get("to") == at:
        return None
    for other in rows:
        if other.get("key") == row.get("key") and other["from"] == at:
            other["from"] = next_month(at, 1)
            if other.get("to") == at:
                return None
        elif (other.get("key") == row.get("key") and
              other.get("to") == next_month(at, -1)):
            other["to"] = at
    return rows


def shift_birth(rows, i):
    row = rows[i]
    at = row["born_from"]
    for other in rows:
        if other.get("key") != row.get("key"):
            continue
        if other.get("born_from") == at and other["from"] == row["from"]:
            other["born_from"] = next_day(at, 1)
        elif (other.get("born_to") == next_day(at, -1) and
              other["from"] == row["from"]):
            other["born_to"] = at
    return rows


def change_value(rows, i):
    rows[i]["value"] = last_digit(rows[i]["value"], 1)
    return rows


def mutations(table):
    """(what, change, row) of one table, a cell at a time; not its series."""
    rows = table["rows"]
    keys = set()
    for i, row in enumerate(rows):
        name = f'{table["table"]}[{row.get("key", "")}]@{row["from"]}'
        if "born_from" in row:
            name += " born " + row["born_from"]
        if "value" in row:
            yield name + " value", change_value, i
        known, _ = row.get("key") in keys, keys.add(row.get("key"))
        if known and row["from"] != rows[i - 1]["from"]:
            yield name + " from", shift_month, i
        if "born_from" in row:
            yield name + " born_from", shift_birth, i


# ---- who notices -----------------------------------------------------------------

class Judge:
    def __init__(self, oldage, tool, folder):
        self.oldage, self.tool = os.path.abspath(oldage), os.path.abspath(tool)
        self.cases = os.path.join(folder, "cases.ndjson")
        write_cases(self.cases)
        self.base = [self.answers([]), self.expansion([])]

    @staticmethod
    def hash(run):
        text = re.sub(rb'"sha256":"[0-9a-f]+"|"name":"[^"]*"', b"", run.stdout)
        return run.returncode, hashlib.sha256(text).digest()

    def answers(self, overlay):
        run = subprocess.run(
            [self.oldage, "--rules", RULES, *overlay, "--format", "json", self.cases],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        return self.hash(run)

    def expansion(self, overlay):
        run = subprocess.run([self.tool, "--rules", RULES, *overlay, "expand"],
                             stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        return self.hash(run)

    def sees(self, table, change, row):
        rows = change(copy.deepcopy(table["rows"]), row)
        if not rows:
            return "load"  # a row of one month: nothing to shift
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, table["table"] + ".json"), "w",
                      encoding="utf-8") as f:
                json.dump(dict(table, rows=rows), f, ensure_ascii=False)
            overlay = ["--rules", folder]
            if subprocess.run([self.tool, "--rules", RULES, *overlay, "check"],
                              stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL).returncode:
                return "load"
            if self.answers(overlay) != self.base[0]:
                return "cases"
            return "golden" if self.expansion(overlay) != self.base[1] else "nothing"

    def sees_series(self, table, k):
        """The k-th rate of every row changed at once: the rows whose line of
        the expansion stayed the same."""
        rows = copy.deepcopy(table["rows"])
        hit = []
        for i, row in enumerate(rows):
            if len(row.get("series", ())) > k:
                row["series"][k][1] = last_digit(row["series"][k][1], 1)
                hit.append(i)
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, table["table"] + ".json"), "w",
                      encoding="utf-8") as f:
                json.dump(dict(table, rows=rows), f, ensure_ascii=False)
            run = subprocess.run(
                [self.tool, "--rules", RULES, "--rules", folder, "expand"],
                stdout=subprocess.PIPE, check=True, encoding="utf-8")
        with open(os.path.join(HERE, "expansion.txt"), encoding="utf-8") as f:
            golden = set(f)
        lines = [x for x in run.stdout.splitlines(keepends=True)
                 if x.startswith(table["table"] + "[")]
        return len(hit), sum(x in golden for x in lines) - (len(rows) - len(hit))


def main():
    options = argparse.ArgumentParser(description="change each cell, who notices")
    options.add_argument("oldage")
    options.add_argument("rules")
    options.add_argument("--every", type=int, default=1)
    options.add_argument("--table", action="append", default=[])
    args = options.parse_args()
    tables = []
    for path in sorted(glob.glob(os.path.join(RULES, "*.json"))):
        with open(path, encoding="utf-8") as f:
            table = json.load(f)
        if table.get("table") and (not args.table or table["table"] in args.table):
            tables.append(table)
    known = known_tables()
    seen = collections.Counter()
    missed = []
    with tempfile.TemporaryDirectory() as folder, \
            concurrent.futures.ThreadPoolExecutor(2) as pool:
        judge = Judge(args.oldage, args.rules, folder)
        work = [(t, *m) for t in tables for m in mutations(t)][::args.every]
        for (t, what, _, _), who in zip(work, pool.map(
                lambda w: judge.sees(w[0], w[2], w[3]), work)):
            seen[who] += 1
            if who == "nothing":
                missed.append((t["table"] in known, what))
        for t in tables:
            most = max(len(r.get("series", ())) for r in t["rows"])
            for cells, blind in pool.map(lambda k, t=t: judge.sees_series(t, k),
                                         range(0, most, args.every)):
                seen["golden"] += cells - blind
                seen["nothing"] += blind
                if blind:
                    missed.append((True, f'{t["table"]}: {blind} cells of a series'))
    total = sum(seen.values())
    for used, what in missed:
        print(f"mutate: nothing notices {what}" + ("" if used else " (used by no calculation)"))
    print("mutate: " + ", ".join(f"{seen[k]} seen by {k}" for k in ORDER[:3]) +
          f"; {total - seen['nothing']}/{total} killed")
    bad = sum(used for used, _ in missed)
    print(f"mutate: {total - bad} passed, {bad} failed")
    return bad != 0


if __name__ == "__main__":
    sys.exit(main())
