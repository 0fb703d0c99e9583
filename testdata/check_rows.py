#!/usr/bin/env python3
"""Does the generated set notice each row of the rule tables made wrong?

`nenkin-compare generate --seed 1 --count 300` into `nenkin-compare --mutate`, for
the old-age, the disability and the survivors' benefits: each row within reach must
be noticed in a result, but for those of rows-inert.txt (rows-inert-disability.txt,
rows-inert-survivor.txt), which must not; what can be proved of these from the
tables is.  By default only the deciders and each tenth other record are
computed; with --all all of them.

usage: check_rows.py [--all] BIN
"""
import bisect
import collections
import concurrent.futures
import functools
import json
import os
import re
import subprocess
import sys
from fractions import Fraction

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
NAME = re.compile(r"(\w+)(?:\[(.+)\])?@(\d{4}-\d\d)(?: born (\S*)\.\.(\S*))?$")
OF_1994 = {"revaluation_main": "revaluation_1994",
           "revaluation_seamen": "revaluation_1994_seamen",
           "revaluation_mutual_table3": "revaluation_1994_mutual"}
passed = failed = 0
tables = {}


def check(ok, text):
    global passed, failed
    if ok:
        passed += 1
    else:
        failed += 1
        print("check_rows:", text)


def rows(table):
    if table not in tables:
        path = os.path.join(ROOT, "rules", table + ".json")
        with open(path, encoding="utf-8") as f:
            tables[table] = json.load(f)["rows"]
    return tables[table]


@functools.lru_cache(None)
def find(table, on, birth, key=""):
    for r in rows(table):
        if (r.get("key", "") == key and r["from"] <= on <= r.get("to", "9999") and
                r.get("born_from", "") <= birth <= r.get("born_to", "9999")):
            return r
    return None


def value(table, on, birth, key=""):
    return Fraction(find(table, on, birth, key)["value"])


@functools.lru_cache(None)
def rates(table, on, birth):
    r = find(table, on, birth)
    series = r["series"] if "series" in r else [["0000-00", r["value"]]]
    return [m for m, _ in series], [Fraction(v) for _, v in series]


def rate(table, on, birth, month):
    """The revaluation rate of a pay month."""
    begin, value_from = rates(table, on, birth)
    return value_from[bisect.bisect_right(begin, month) - 1]


def months(a, b):
    y, m = int(a[:4]), int(a[5:])
    while "%d-%02d" % (y, m) <= b:
        yield "%d-%02d" % (y, m)
        y, m = (y, m + 1) if m < 12 else (y + 1, 1)


def cohorts():
    for year in range(1926, 1968):
        for day in ("-04-01", "-04-02"):
            if "%d%s" % (year, day) >= "1926-04-02":
                yield "%d%s" % (year, day)


def aprils(first, last):
    return [m for m in months(first, last) if m == first or m.endswith("-04")]


def row_of(name):
    table, key, start, a, b = NAME.match(name).groups()
    for r in rows(table):
        if (r.get("key", "") == (key or "") and r["from"] == start and
                r.get("born_from", "") == (a or "") and
                r.get("born_to", "") == (b or "")):
            return table, r
    raise SystemExit("no such row: " + name)


# ---- what the tables themselves prove --------------------------------------------

def outdone(table, r, first, last):
    """No month in which these births were insured has a better rate today."""
    margin = Fraction(999, 1000)
    births = [x for x in cohorts()
              if r.get("born_from", "") <= x <= r.get("born_to", "9999")]
    for on in aprils(max(r["from"], first), min(r.get("to", last), last)):
        for birth in births:
            end = min("2002-03", "%d-03" % (int(birth[:4]) + 66))
            factor = (value("earnings_multiplier", on, birth, "before_2003_04") /
                      value("earnings_multiplier_1994", on, birth,
                            "before_2003_04") /
                      value("revision_rate_1994", on, birth))
            for month in months("1942-06", end):
                lists = ["revaluation_main"]
                if month <= "1985-09":
                    lists.append(table)
                for t in lists:
                    if (rate(t, on, birth, month) * factor >=
                            rate(OF_1994[t], on, birth, month) * margin):
                        return False
    return True


def rose(r):
    """The list after it does not begin with less, nor would with this one wrong."""
    after = [x for x in rows("revaluation_main") if x["from"] > r["to"] and
             x.get("born_from", "") <= r.get("born_to", "9999") and
             x.get("born_to", "9999") >= r.get("born_from", "")]
    start = min(x["from"] for x in after)
    return all(Fraction(x["series"][0][1]) >= Fraction(r["series"][0][1]) +
               Fraction(1, 1000) for x in after if x["from"] == start)


def equal(r, key, first, last):
    if key == "base_months_end":
        return equal_base(r)
    border = str(int(r["value"]) + (1 if int(r["value"]) % 100 < 12 else 89))
    month = border[:4] + "-" + border[4:]
    special = ("revaluation_seamen" if "seamen" in key
               else "revaluation_mutual_table3")
    pairs = ((special, "revaluation_main"), (OF_1994[special], "revaluation_1994"))
    return all(rate(a, on, birth, month) == rate(b, on, birth, month)
               for a, b in pairs for on in aprils(first, last)
               for birth in cohorts())


def equal_base(r):
    """The month after the border: the month before the last is the one before the
    quarter, too."""
    quarter = int(find("required_months", "1991-05", "",
                       "contribution_quarter")["value"])
    visit = int(r["value"][:4]) * 12 + int(r["value"][4:])  # of the month after, from 0
    base = visit - 1
    while base % quarter:
        base -= 1
    return base - 1 == visit - 2


def add_years(day, years):
    return "%d%s" % (int(day[:4]) + years, day[4:])


def too_old_or_young(table, r, first):
    if table in ("basic_full_months", "basic_max_months"):  # 65 before 1996-04
        return add_years(r["born_to"], 65) <= "1996-04-01"
    if table == "revaluation_mutual_table3":  # a first visit before 70, from 2014-04 on
        return add_years(r["born_to"], 70) <= "2014-04-01"
    if table == "early_rate":  # claimed from 60 on
        return add_years(r["born_from"], 60)[:7] > r["to"]
    if table == "fixed_cap_months":  # paid to 65
        return add_years(r["born_to"], 65)[:7] < first
    return add_years(r["born_to"], 70) < "2003-04-02"  # insured to 70


def later(table, r, last):
    if table in ("law_month", "survivor_month"):
        return r["value"] > last.replace("-", "")
    if table == "deferral_cap_months":
        return add_years(r["from"], int(r["value"]) // 12) > last
    return r["from"] > last


def zero(table, r):
    key = r["key"].replace("den", "num")
    return find(table, r["from"], r.get("born_to", ""), key)["value"] == "0"


def proved(kind, name, got, known):
    table, r = row_of(name)
    first, last, cases = known
    if kind in ("unread", "refused"):
        return got["cases"] == 0
    if kind == "outdone":
        return outdone(table, r, first, last)
    if kind == "fell":
        return rose(r)
    if kind == "equal":
        return equal(r, r["key"], first, last)
    if kind == "age":
        return too_old_or_young(table, r, first)
    if kind == "zero":
        return zero(table, r)
    if kind == "unasked":
        return r["value"] == "1"
    if kind == "later":
        return later(table, r, last)
    if kind == "note":
        return table == "national_status"
    if kind == "other":  # read for everybody
        return got["cases"] == cases
    if kind == "limit":  # what lies beyond is refused, by both
        return table == "law_days"
    return kind in ("mark", "open", "request")


# ---- the run ----------------------------------------------------------------------

def run(tool, *args, text=None):
    p = subprocess.run([tool, "--rules", os.path.join(ROOT, "rules"), *args],
                       input=text, capture_output=True, text=True, check=False)
    if p.returncode not in (0, 1):
        raise SystemExit(p.stderr)
    return p.stdout


def answered():
    """First and last month the tool answers for."""
    first = [r for r in rows("rounding_unit") if "to" not in r][0]["from"]
    return first, max(r.get("to", "") for r in rows("revision_rate"))


def listed(benefit):
    name = "rows-inert%s.txt" % ("" if benefit == "old_age" else "-" + benefit)
    inert = {}
    with open(os.path.join(ROOT, "testdata", name), encoding="utf-8") as f:
        for line in f:
            if line.strip() and not line.startswith("#"):
                kind, name = line.rstrip("\n").split("\t")
                inert[name] = kind
    return inert


def found_by(tool, benefit, every):
    lines = run(tool, "generate", "--seed", "1", "--count", "300", "--benefit",
                benefit).splitlines(True)
    if not every:
        decider = re.compile(r'"id":"synthetic-1-(\w+-)?d\d')
        lines = [x for i, x in enumerate(lines)
                 if decider.search(x) or i % 10 == 0]
    found = [json.loads(x) for x in run(
        tool, "-f", "json", "--mutate", "--benefit", benefit,
        text="".join(lines)).splitlines()]
    return {x["rule"]: x for x in found if x["in_reach"]}


def compare(benefit, found):
    inert = listed(benefit)
    known = (*answered(), max(x["cases"] for x in found.values()))
    for name, x in found.items():
        noticed = x["noticed"] in ("case", "load")
        check(noticed != (name in inert), benefit + ": " + name +
              (" is listed but noticed" if noticed else " is not noticed"))
    for name, kind in inert.items():
        if kind == "fell" and name not in found:
            continue  # in reach where a case meets it
        check(name in found and proved(kind, name, found[name], known),
              "%s: not proved (%s): %s" % (benefit, kind, name))
    print("check_rows: %s: rows within reach %d, noticed in a result %d, without "
          "effect %s" % (benefit, len(found), len(found) - sum(
              x in found for x in inert), ", ".join(
                  "%s %d" % x for x in sorted(collections.Counter(
                      inert.values()).items()))))


def main():
    every = "--all" in sys.argv
    tool = os.path.join(sys.argv[-1], "nenkin-compare")
    benefits = ("old_age", "survivor", "disability")
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for benefit, found in zip(benefits, pool.map(
                lambda b: found_by(tool, b, every), benefits)):
            compare(benefit, found)
    print("%d passed, %d failed" % (passed, failed))
    return failed > 0


sys.exit(main())
