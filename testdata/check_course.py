#!/usr/bin/env python3
"""Compares --until and --payments with single months.

Random cases of the three tools, of a fixed seed: the ranges of --until against a
run of the same tool for each month by itself, the payments of --payments against
the rule of 国年18条の2 and 厚年36条の2 on exact twelfths, the forms of the output
against each other.

usage: check_course.py [--show ID] FOLDER      (CASES=n of each tool, default 60)
"""
import collections
import csv
import datetime
import json
import os
import random
import subprocess
import sys
from fractions import Fraction as F

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "ref")]
sys.dont_write_bytecode = True

import survivor_generate as families
import disability_generate
import generate

RULES = os.path.join(os.path.dirname(HERE), "rules")
SEED, SHOWN, LAST = 18020, 5, "2027-03"
TABLES = "2015-10"
ONCE = {"lump_sum_death", "disability_allowance"}
COUNTS = collections.Counter()


def number(m):
    return int(m[:4]) * 12 + int(m[5:7]) - 1


def text(n):
    return "%04d-%02d" % (n // 12, n % 12 + 1)


# ---- the cases -------------------------------------------------------------------

def old_age(r, n):
    return generate.one_case(r, n, r.choice(("totals", "record", "record", "boundary")))


def disability(r, n):
    return disability_generate.one_case(r, n, r.choice(("record", "record", "boundary")))


def survivors(r, n):
    c = families.one_case(r, n, "totals")
    birth = datetime.date.fromisoformat(c["person"]["birth"])
    death = number(c["death"]["date"][:7])
    if r.random() < 0.7 and birth.year < 1982 and birth.year + 70 > death // 12:
        # a record: its averages go on from year to year
        del c["totals"]
        c["employment"] = [{"from": "2003-04", "to": text(death - 1), "category": 1,
                            "pay": [["2003-04", r.randrange(150, 500) * 1000]]}]
        if c["death"].get("insured_as") == "old_age_pensioner":
            del c["death"]["insured_as"]
    return c


TOOLS = {"nenkin-oldage": old_age, "nenkin-disability": disability,
         "nenkin-survivor": survivors}


# ---- runs ------------------------------------------------------------------------

def run(folder, tool, cases, form, *options):
    p = subprocess.run([os.path.join(folder, tool), "-f", form, "--rules", RULES,
                        "--no-worksheet", *options],
                       input="".join(json.dumps(c) + "\n" for c in cases),
                       stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                       encoding="utf-8", check=False)
    if p.returncode not in (0, 3, 4):
        sys.exit("%s: exit status %d" % (tool, p.returncode))
    return p.stdout.splitlines()


def key(b):
    return b["benefit"], b.get("recipient", "")


def claims(case):
    return [m for m in case.get("old_age", {}).values()]


def expand(t):
    """{month: {benefit: (parts, annual, suspended, payable)}} of a timeline."""
    out = collections.defaultdict(dict)
    for b in t["benefits"]:
        if b["benefit"] in ONCE:
            continue
        for x in b["ranges"]:
            for n in range(number(x["from"]), number(x["to"]) + 1):
                out[text(n)][key(b)] = (x["parts"], x["annual"], x["suspended"],
                                        x["payable"])
    return out


def single(result):
    return {key(b): (b["parts"], b["annual"], b["suspended"], b["payable"])
            for b in result["benefits"] if b["entitled"] and
            b["benefit"] not in ONCE and b["from"] <= result["on"]}


def last_month(t):
    return text(number(t["ended"]["month"]) - 1) if "ended" in t else t["until"]


# ---- months ------------------------------------------------------------------------

def check_first(case, t, plain):
    """The month a timeline begins with, where none is asked for."""
    if "on" in case:
        return case["on"] == t["from"]
    if claims(case) and t["from"] <= min(claims(case)):
        return True               # a claim that is paid from before it
    if plain is not None:
        return plain["on"] == t["from"]
    return t["from"] == TABLES


def check_months(case, t, singles):
    months, bad = expand(t), []
    for n in range(number(t["from"]), number(last_month(t)) + 1):
        m = text(n)
        if any(number(c) > n for c in claims(case)):
            COUNTS["months before a claim"] += 1
            continue              # known in a timeline, not yet in the month
        COUNTS["months"] += 1
        if m not in singles:
            bad.append("%s: the month is refused" % m)
        elif single(singles[m]) != months.get(m, {}):
            bad.append("%s: %s, by itself %s" % (m, months.get(m), singles[m]))
    for b in t["benefits"]:
        for x, y in zip(b["ranges"], b["ranges"][1:]):
            COUNTS["borders"] += 1
            if number(y["from"]) <= number(x["to"]):
                bad.append("%s: ranges overlap" % b["benefit"])
    if "ended" in t and t["ended"]["month"] in singles and \
            "totals" not in t["ended"]["message"]:
        bad.append("%s can be computed" % t["ended"]["month"])
    return bad


# ---- payments ------------------------------------------------------------------------

def payments(yearly, first, last, whole):
    """The payments of one benefit: {month: (from, to, yen, addition)}.

    yearly: of each month, 0 = nothing; first, last: the months known; whole:
    nothing was due before the first."""
    out = {}
    for pay in range(first + 1, last + 2):
        if pay % 2 == 0:           # January is 0: the months of payment are odd
            continue
        pair = [m for m in (pay - 2, pay - 1) if yearly.get(m, 0) > 0]
        if not pair or (pay - 2 < first and not whole):
            continue
        exact = sum(F(yearly[m], 12) for m in pair)
        out[pay] = [pair[0], pair[-1], int(exact), 0, exact - int(exact)]
    for pay, x in out.items():
        if pay % 12 != 1:
            continue
        window = range(pay - 10, pay + 1, 2)
        if not whole and window[0] - 2 < first:
            x[3] = None            # a payment since March is not told
            continue
        x[3] = int(sum(out[w][4] for w in window if w in out))
        x[2] += x[3]
    return {text(m): [text(x[0]), text(x[1])] + x[2:4] for m, x in out.items()}


def check_windows(b, yearly, listed, first, last):
    """March to February: the payments and the award."""
    bad = []
    for feb in range(first + 13, last + 2):
        if feb % 12 != 1:
            continue
        due = [yearly.get(m, 0) for m in range(feb - 12, feb)]
        paid = [listed.get(text(m)) for m in range(feb - 10, feb + 1, 2)]
        if not paid[-1] or paid[-1]["addition"] is None:
            continue
        total = sum(p["yen"] for p in paid if p)
        if total != int(F(sum(due), 12)):
            bad.append("%s %s: %d in the year, %s due" %
                       (b["benefit"], text(feb), total, F(sum(due), 12)))
        if len(set(due)) == 1:
            COUNTS["years without a change"] += 1
            if total != due[0]:
                bad.append("%s %s: %d, award %d" %
                           (b["benefit"], text(feb), total, due[0]))
        else:
            COUNTS["years with a change"] += 1
    return bad


def check_payments(case, t, begun):
    bad, first, last = [], number(t["from"]), number(last_month(t))
    for b in t["benefits"]:
        if b["benefit"] in ONCE:
            if "payments" in b:
                bad.append("%s has payments" % b["benefit"])
            continue
        yearly = {n: x["payable"] for x in b["ranges"]
                  for n in range(number(x["from"]), number(x["to"]) + 1)}
        listed = {p["month"]: p for p in b["payments"]}
        want = payments(yearly, first, last, key(b) not in begun)
        got = {m: [p["from"], p["to"], p["yen"], p["addition"]]
               for m, p in listed.items()}
        COUNTS["payments"] += len(got)
        if want != got:
            bad.append("%s: payments\n  want %s\n  got  %s" % (b["benefit"], want, got))
        bad += check_windows(b, yearly, listed, first, last)
    return bad


def older(case, t, singles):
    """What was due before the first month: its payments are not whole."""
    if "on" not in case and t["from"] > TABLES:
        return set()              # nothing is payable before
    first = singles.get(t["from"])
    if first is None:
        return None
    return {key(b) for b in first["benefits"]
            if b["entitled"] and b["from"] < t["from"]}


# ---- the other forms --------------------------------------------------------------------

def check_csv(folder, tool, cases, lines):
    bad = []
    for options, part in ((), "ranges"), (("--payments",), "payments"):
        rows = list(csv.DictReader(run(folder, tool, cases, "csv", "--until", LAST,
                                       *options)))
        want = [(t["case"], *key(b), x) for t in lines for b in t["benefits"]
                for x in b.get(part, [])]
        COUNTS["lines of CSV"] += len(rows)
        if len(rows) != len(want):
            bad.append("%s: %d lines of CSV, %d in JSON" % (part, len(rows), len(want)))
            continue
        for row, (case, name, who, x) in zip(rows, want):
            flat = dict(x, **x.get("parts", {}))
            if (row["case"], row["benefit"], row.get("recipient", "")) != \
                    (case, name, who) or any(
                        row.get(k, str(flat.get(k))) !=
                        ("" if flat[k] is None else str(flat[k]))
                        for k in flat if k not in ("parts", "notes")):
                bad.append("CSV %s against JSON %s" % (row, x))
    return bad


# ---- all ----------------------------------------------------------------------------------

def check_tool(folder, tool, make, count, show):
    r, cases, failed = random.Random(SEED), [], 0
    for n in range(count):
        c = make(r, n)
        c["id"] = "%s-%d" % (tool[7], n)
        if "on" in c and r.random() < 0.6:
            del c["on"]
        elif "on" in c:
            c["on"] = max(c["on"], "2016-04")
        cases.append(c)
    by_id = {c["id"]: c for c in cases}
    lines = [json.loads(x) for x in run(folder, tool, cases, "json", "--until", LAST,
                                        "--payments")]
    plain = {x["case"]: x for x in map(json.loads, run(folder, tool, cases, "json"))}
    asked = [dict(by_id[t["case"]], on=text(n), id="%s %s" % (t["case"], text(n)))
             for t in lines for n in range(number(t["from"]), number(LAST) + 1)]
    singles = collections.defaultdict(dict)
    for x in map(json.loads, run(folder, tool, asked, "json")):
        case, month = x["case"].split(" ")
        singles[case][month] = x
    for t in lines:
        case = by_id[t["case"]]
        COUNTS["cases"] += 1
        bad = check_months(case, t, singles[t["case"]])
        if not check_first(case, t, plain.get(t["case"])):
            bad.append("begins with %s" % t["from"])
        begun = older(case, t, singles[t["case"]])
        if begun is None:
            bad.append("%s by itself is refused" % t["from"])
        elif not any(number(c) > number(t["from"]) for c in claims(case)):
            bad += check_payments(case, t, begun)
        if bad and (failed < SHOWN or show == t["case"]):
            print(tool, json.dumps(case), *bad[:3], sep="\n")
        failed += bool(bad)
    for x in check_csv(folder, tool, cases, lines):
        print(tool, x)
        failed += 1
    if 3 * len(lines) < count:
        print("%s: %d cases of %d are computed" % (tool, len(lines), count))
        failed += 1
    return failed


def main():
    argv, show = sys.argv[1:], None
    if argv[:1] == ["--show"]:
        show, argv = argv[1], argv[2:]
    if len(argv) != 1:
        sys.exit(__doc__)
    count = int(os.environ.get("CASES", "60"))
    failed = sum(check_tool(argv[0], tool, make, count, show)
                 for tool, make in TOOLS.items())
    print("check_course: " + ", ".join("%d %s" % (v, k) for k, v in COUNTS.items()))
    done = COUNTS["months"] + COUNTS["payments"] + COUNTS["lines of CSV"]
    print("%d passed, %d failed" % (done, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
