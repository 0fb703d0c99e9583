#!/usr/bin/env python3
"""The order of April 2026 on invented people: nenkin-compare with and without
its rows, against the amounts that were published for 2025 and 2026
(rules/published_amount.json, which no calculation reads).

Whoever had a full amount or an addition of 2025 must have that of 2026; each
row that differs must be named with the values of both years; parts and joint
effect must make up each difference.

usage: check_order.py [--count N] BIN
"""
import argparse
import collections
import json
import os
import subprocess
import sys
import tempfile

MONTH = "2026-04"
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
failed = collections.Counter()
passed = collections.Counter()


def check(ok, what, text):
    (passed if ok else failed)[what] += 1
    if not ok and failed[what] <= 5:
        print("check_order: %s: %s" % (what, text))


def table(name):
    with open(os.path.join(ROOT, "rules", name + ".json"), encoding="utf-8") as f:
        return json.load(f)


def published(birth, key, year):
    """The published amount of a year for a birth, or None."""
    for r in table.amounts:
        if (r["key"] == key and r["from"] == "%d-04" % year and
                r.get("born_from", "") <= birth <= r.get("born_to", "9999")):
            return int(r["value"])
    return None


def additions(birth, year):
    """What an addition for a spouse may be: alone, or with the special one."""
    spouse = published(birth, "spouse_addition", year)
    special = published(birth, "special_addition", year)
    return [spouse, spouse + special if special else None]


def children(birth, year):
    one, more = (published(birth, "child_addition." + k, year)
                 for k in ("first_second", "third_on"))
    return [one, 2 * one, 2 * one + more, 2 * one + 2 * more]


def case_line(x):
    birth = x["birth"]
    check(x["causes"] and x["joint"] + sum(
        c.get("difference", 0) for c in x["causes"]) == x["difference"],
        "causes that make up the difference", x["case"])
    if "refused" in x["old"] or "refused" in x["new"]:
        return
    old, new = x["old"].get("parts", {}), x["new"].get("parts", {})
    amounts = {"spouse_addition": additions, "child_addition": children}
    for part, amount in amounts.items():
        if part in old and part in new:
            pairs = list(zip(amount(birth, 2025), amount(birth, 2026)))
            check((old[part], new[part]) in pairs, part + " as published",
                  "%s: %d -> %d" % (x["case"], old[part], new[part]))
    full = published(birth, "basic_full", 2025)
    if old.get("basic") == full:
        check(new.get("basic") == published(birth, "basic_full", 2026),
              "full basic pension as published",
              "%s: %d -> %d" % (x["case"], full, new.get("basic", 0)))


def in_year(name, rule, year):
    """Values of the rows of a table in force in April of a year."""
    return [r.get("value", "series") for r in table(name)["rows"]
            if r["from"] <= "%d-04" % year <= r.get("to", "9999-12") and
            "[%s]" % r.get("key", "") in rule + "[]"]


def row_line(x):
    name = x["rule"].partition("@")[0].partition("[")[0]
    for value, year in ((x.get("old"), 2025), (x.get("new"), 2026)):
        if value is not None and not value.startswith("series"):
            check(value in in_year(name, x["rule"], year),
                  "rows that differ, with the values of both years",
                  "%s: %s in %d" % (x["rule"], value, year))


def goes_on(rows, row):
    """Whether the row before says the same."""
    return any(r.get("to") == "2026-03" and all(
        r.get(k) == row.get(k) for k in ("key", "value", "series", "born_from",
                                         "born_to")) for r in rows)


def expected_rows():
    """The rows that begin with the order and say something new; an age or a
    count that the law first names then stays in the old set (--undo)."""
    for path in sorted(os.listdir(os.path.join(ROOT, "rules"))):
        name = path[:-len(".json")]
        if name != "ruleset":
            rows, unit = table(name)["rows"], table(name)["unit"]
            for r in rows:
                known = any(x["from"] < MONTH and x.get("key") == r.get("key")
                            for x in rows)
                if r["from"] == MONTH and not goes_on(rows, r) and (
                        known or unit in ("yen", "ratio")):
                    yield name, r


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--count", type=int, default=100000)
    options.add_argument("bin")
    args = options.parse_args()
    compare = os.path.join(os.path.abspath(args.bin), "nenkin-compare")
    rules = ["-r", os.path.join(ROOT, "rules")]
    table.amounts = table("published_amount")["rows"]
    with tempfile.TemporaryDirectory() as folder:
        people = os.path.join(folder, "people.ndjson")
        subprocess.run([compare, "generate", *rules, "--seed", "2026", "--count",
                        str(args.count), "--no-pairs", "-o", people],
                       check=True, stderr=subprocess.DEVNULL)
        run = subprocess.Popen(
            [compare, *rules, "-f", "json", "--undo", MONTH, "-d", "2026-06",
             "--benefit", "old_age", people], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            encoding="utf-8")
        for line in run.stdout:
            x = json.loads(line)
            if x["format"] == "nenkin-comparison/1":
                case_line(x)
            else:
                sums = x
        run.wait()
    named = {r["rule"].partition(" ")[0] for r in sums["rows"]}
    for name, r in expected_rows():
        key = "[%s]" % r["key"] if "key" in r else ""
        rule = "%s%s@%s" % (name, key, MONTH)
        check(rule in named, "rows of the order named", rule)
    for x in sums["rows"]:
        row_line(x)
    print("cases %d, changed %d, yen a year %+d" % (
        sums["cases"], sums["changed"], sums["payable_new"] - sums["payable_old"]))
    for what in sorted(passed | failed):
        print("  %-48s %7d  wrong %d" % (what, passed[what], failed[what]))
    for x in sums["rows"]:
        if x["cases"]:
            print("  %-56s %s -> %s  cases %d  yen %+d" % (
                x["rule"], x.get("old"), x.get("new"), x["cases"], x["difference"]))
    print("rows that differ %d, come across %d" % (
        len(sums["rows"]), sum(x["cases"] > 0 for x in sums["rows"])))
    print("check_order: %d passed, %d failed" % (
        sum(passed.values()), sum(failed.values())))
    return 1 if failed or not passed["full basic pension as published"] else 0


if __name__ == "__main__":
    sys.exit(main())
