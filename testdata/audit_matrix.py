#!/usr/bin/env python3
"""audit_matrix.py [--count N] [--seed S] [--each M] [--check] - how the auditor
does on errors that were put in on purpose.

Clean decisions are made of generated cases by nenkin-oldage (alone, and with the
pension after a death), nenkin-survivor and nenkin-disability; then each error of a
code that the benefits can show is put in, by another record, another rule table or
another sum, never by the auditor's own probes.  Where a code has several such
errors they take turns.

Printed for each group of benefits and code: injected; equivalent (no yen and no
month changes, or only the rounding that the law leaves open); detected; the right
cause first; second by rule; among the first three; called unique and wrong.

Second by rule: an addition for the spouse, or a transfer addition, that alone is
missing is told as S02 or S03, and the link to the spouse (R10) after it; the yen
are the same.  Codes that a person must decide (D01, M05) are no cause the auditor
may name before another; they are shown, and left out of the sums of causes.

With --check, exit 1 when a target is missed: at least 3,000 clean decisions and
no finding on them; every change that is not equivalent detected; the right cause
first in 90 %, among three in 98 %, in each group (with --each 100 or more); no cause called unique and wrong,
with one error or with two.  (BIN: folder of the tools.)
"""
import argparse
import copy
import itertools
import json
import os
import random
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
sys.path.insert(0, HERE)
import audit_cases as more  # noqa: E402
import audit_paid  # noqa: E402
import decide  # noqa: E402

BIN = os.path.join(ROOT, os.environ.get("BIN", "bin"))
OLDAGE = os.path.join(BIN, "nenkin-oldage")
SURVIVOR = os.path.join(BIN, "nenkin-survivor")
DISABILITY = os.path.join(BIN, "nenkin-disability")
RECHECK = os.path.join(BIN, "nenkin-recheck")
RULES = os.path.join(ROOT, "rules")


def mon(t):
    return int(t[:4]) * 12 + int(t[5:7]) - 1


def mtext(m):
    return "%04d-%02d" % (m // 12, m % 12 + 1)


# ---- other rule tables --------------------------------------------------------

def table(name):
    with open(os.path.join(RULES, name + ".json"), encoding="utf-8") as f:
        return json.load(f)


def value_of(row):
    return {k: row[k] for k in ("value", "series") if k in row}


def set_value(row, value):
    row.pop("value", None)
    row.pop("series", None)
    row.update(value)


def years(name, by, keys=None):
    """Each row has what the row of `by` months later says."""
    t, rows = table(name), table(name)["rows"]
    for row in t["rows"]:
        if keys and row.get("key") not in keys:
            continue
        month, born = mtext(mon(row["from"]) + by), row.get("born_from", "1800-01-01")
        for other in rows:
            if other["from"] <= month <= other.get("to", "9999-12") and \
                    other.get("born_from", "1800-01-01") <= born <= other.get("born_to", "9999-12-31") \
                    and other.get("key") == row.get("key"):
                set_value(row, value_of(other))
    return t


def cohorts(name, by, keys=None):
    """Each row has what the row of the cohort beside it says."""
    t = table(name)
    groups = {}
    for row in t["rows"]:
        groups.setdefault((row.get("key"), row["from"]), []).append(row)
    for (key, _), rows in groups.items():
        if keys and key not in keys:
            continue
        values = [value_of(r) for r in rows]
        for i, row in enumerate(rows):
            if 0 <= i + by < len(rows):
                set_value(row, values[i + by])
    return t


def every(name, value, keys=None):
    t = table(name)
    for row in t["rows"]:
        if not keys or row.get("key") in keys:
            set_value(row, {"value": value})
    return t


def swap_keys(name, a, b):
    t = table(name)
    values = {(r["key"], r["from"], r.get("born_from")): value_of(r) for r in t["rows"]}
    for r in t["rows"]:
        other = {a: b, b: a}.get(r["key"])
        if (other, r["from"], r.get("born_from")) in values:
            set_value(r, values[(other, r["from"], r.get("born_from"))])
    return t


def early_rates():
    t = table("early_rate")
    for r in t["rows"]:
        r["value"] = "0.005" if r["value"] == "0.004" else "0.004"
    return t


def weights(new_as_old):
    t = table("exemption_weight")
    for r in t["rows"]:
        for other in t["rows"]:
            if other["key"] == r["key"] and (other["from"] < r["from"]) == new_as_old \
                    and other["from"] != r["from"]:
                if (r["from"] >= "2009-04") == new_as_old:
                    r["value"] = other["value"]
    return t


TABLES = {
    "C01": [lambda: [cohorts("earnings_multiplier", 1), cohorts("earnings_multiplier_1994", 1)],
            lambda: [cohorts("earnings_multiplier", -1), cohorts("earnings_multiplier_1994", -1)],
            lambda: [cohorts("earnings_multiplier", 1)],
            lambda: [swap_keys("earnings_multiplier", "before_2003_04", "from_2003_04"),
                     swap_keys("earnings_multiplier_1994", "before_2003_04", "from_2003_04")]],
    "C02": [lambda: [month_law("total_remuneration", "2003-05")],
            lambda: [month_law("total_remuneration", "2003-03")]],
    "C03": [lambda: [years("revaluation_main", -12)],
            lambda: [cohorts("revaluation_main", 1)]],
    "C04": [lambda: [every("revision_rate_1994", "0")]],
    "C05": [lambda: [every("fixed_cap_months", "9999")],
            lambda: [cohorts("fixed_cap_months", 1, ("transitional",))]],
    "C06": [lambda: [every("calendar_month", "0", ("annual_in_work_base",))]],
    "C08": [lambda: [early_rates()]],
    "E01": [lambda: [every("qualifying_months", "300")]],
    "E04": [lambda: [cohorts("special_start_age", 1)], lambda: [cohorts("special_start_age", -1)]],
    "I02": [lambda: [years("revision_rate", -12)],
            lambda: [years("revision_rate", -12), years("revision_rate_1994", -12),
                     years("revaluation_main", -12), years("in_work_threshold", -12)]],
    "I03": [lambda: [cohorts("revision_rate", 1)], lambda: [cohorts("revision_rate", -1)]],
    "J01": [lambda: [years("in_work_threshold", -12)]],
    "R08": [lambda: [weights(True)], lambda: [weights(False)]],
    "S04": [lambda: [every("required_months", "9999", ("transfer_own_limit",))]],
    "S05": [lambda: [cohorts("special_addition_base", 1)], lambda: [cohorts("transfer_addition_rate", 1)],
            lambda: [cohorts("transfer_addition_rate", -1)]],
    "S06": [lambda: [swap_keys("child_addition_base", "first_second", "third_on")]],
    "E05": [lambda: [every("required_months", "9999", ("long_insured",))]],
}


def one_cell(name, key=None, month=None, by=1, born=None):
    """I01: one row whose last digit is off."""
    t = table(name)
    for row in t["rows"]:
        if "value" in row and (key is None or row.get("key") == key) and (month is None or row["from"] == month) \
                and (born is None or row.get("born_from") == born):
            digits = row["value"].split(".")
            n = int("".join(digits)) + by
            text = str(n).zfill(len(row["value"].replace(".", "")))
            row["value"] = text if len(digits) == 1 else "%s.%s" % (text[:-len(digits[1])], text[-len(digits[1]):])
            return t
    raise SystemExit("audit_matrix: no row of %s" % name)


CELLS = {
    "old_age": [lambda: one_cell("revision_rate", month="2026-04", born="1956-04-02"),
                lambda: one_cell("earnings_multiplier", "from_2003_04", by=3, born="1946-04-02"),
                lambda: one_cell("revision_rate_1994", month="2026-04"),
                lambda: one_cell("fixed_unit_base", by=1),
                lambda: one_cell("spouse_addition_base", by=100),
                lambda: one_cell("in_work_threshold", "adjustment", "2026-04", by=10000)],
    "survivors": [lambda: one_cell("revision_rate", month="2026-04", born="1956-04-02"),
                  lambda: one_cell("earnings_multiplier", "before_2003_04", by=3, born="1946-04-02"),
                  lambda: one_cell("survivor_child_addition_base", by=100)],
    "disability": [lambda: one_cell("revision_rate", month="2026-04", born="1956-04-02"),
                   lambda: one_cell("earnings_multiplier", "from_2003_04", by=3, born="1946-04-02"),
                   lambda: one_cell("spouse_addition_base", by=100)],
    "own_and_survivors": [lambda: one_cell("revision_rate", month="2025-04"),
                          lambda: one_cell("revision_rate_1994", month="2026-04")]}


def month_law(key, month):
    t = table("law_month")
    for r in t["rows"]:
        if r["key"] == key:
            y, m = month.split("-")
            r["value"] = str(int(y) * 12 + int(m) - 1) if len(r["value"]) > 6 or \
                not r["value"].count(".") and int(r["value"]) < 100000 else "%s%s" % (y, m)
    return t


# ---- other records --------------------------------------------------------------

def periods(c):
    return [("national", i) for i in range(len(c.get("national", ())))] + \
        [("employment", i) for i in range(len(c.get("employment", ())))]


def r01(r, c):
    p = periods(c)
    if len(p) < 2:
        return None
    kind, i = r.choice(p)
    del c[kind][i]
    return c


def r02(r, c):
    p = periods(c)
    if not p:
        return None
    kind, i = r.choice(p)
    x = c[kind][i]
    if r.random() < 0.5 and "to" in x and x["to"] > x["from"]:
        x["to"] = mtext(mon(x["to"]) - 1)
        if kind == "employment":
            x["pay"] = [q for q in x["pay"] if q[0] <= x["to"]]
            x["bonus"] = [q for q in x.get("bonus", ()) if q[0] <= x["to"]]
    else:
        first = mtext(mon(x["from"]) + 1)
        if first > x.get("to", "9999"):
            return None
        x["from"] = first
        if kind == "employment":
            if len(x["pay"]) > 1 and x["pay"][1][0] == first:
                del x["pay"][0]
            x["pay"][0][0] = first
            x["bonus"] = [q for q in x.get("bonus", ()) if q[0] >= first]
    return c


def r03(r, c):
    if not c.get("employment"):
        return None
    x = r.choice(c["employment"])
    i = r.randrange(len(x["pay"]))
    v = x["pay"][i][1]
    text = str(v)
    where = r.randrange(max(1, len(text) - 3))
    new = text[:where] + r.choice([d for d in "123456789" if d != text[where]]) + text[where + 1:]
    x["pay"][i][1] = int(new)
    return c


def r04(r, c):
    jobs = [x for x in c.get("employment", ()) if x.get("bonus")]
    if not jobs:
        return None
    x = r.choice(jobs)
    del x["bonus"][r.choice((0, -1))]
    return c


def r05(r, c):
    if not c.get("employment"):
        return None
    x = r.choice(c["employment"])
    for q in x["pay"] + x.get("bonus", []):
        q[1] *= 2
    return c


def r06(r, c):
    jobs = [x for x in c.get("employment", ()) if x["category"] == 1 and "kind" not in x]
    if not jobs:
        return None
    x = r.choice(jobs)
    x["fund"] = not x.get("fund", False)
    return c


def r07(r, c):
    runs = [x for x in c.get("national", ()) if x["status"] in ("category_3", "unpaid", "uncounted")]
    if not runs:
        return None
    x = r.choice(runs)
    if x["status"] == "category_3":
        x["status"] = r.choice(("unpaid", "uncounted"))
    elif x["from"] < "1986-04":
        return None
    else:
        x["status"] = "category_3"
    return c


def r09(r, c):
    p = c["person"]
    y, m, d = p["birth"].split("-")
    if r.random() < 0.3:
        p["sex"] = "female" if p["sex"] == "male" else "male"
    elif r.random() < 0.5:
        p["birth"] = "%04d-%s-%02d" % (int(y) + r.choice((-1, 1)), m, min(int(d), 28))
    else:
        p["birth"] = "%s-%s-%02d" % (y, m, min(28, int(d) + 1) if int(d) < 28 else int(d) - 1)
    return c


def r10(r, c):
    return c.pop("spouse", None) and c


def e02(r, c):
    before = len(c.get("national", ()))
    if before:
        c["national"] = [x for x in c["national"] if x["status"] != "uncounted"]
    return c if len(c.get("national", ())) < before or c.get("totals", {}).pop("uncounted", 0) else None


def e05(r, c):
    return c.pop("disability", None) and c


def s01(r, c):
    s = c.get("spouse")
    if not s or not s["supported"]:
        return None
    s.pop("disability_pension", None)
    s.pop("old_age_employees_from", None)
    s["employees_months"] = 0
    if s["birth"] < mtext(mon(c["on"]) - 12 * 64) + "-01":
        s["birth"] = mtext(mon(c["on"]) - 12 * 64) + "-02"
    return c


def s02(r, c):
    s = c.get("spouse")
    if not s or not s["supported"]:
        return None
    s["supported"] = False
    return c


def s03(r, c):
    return c.get("spouse", {}).pop("adds_for_me", None) and c


def s06(r, c):
    if not c.get("children"):
        return None
    x = r.choice(c["children"])
    if r.random() < 0.5:
        x["birth"] = "%04d%s" % (int(x["birth"][:4]) + r.choice((-1, 1)), x["birth"][4:].replace("-02-29", "-02-28"))
    else:
        x["supported"] = not x["supported"]
    return c


def j01(r, c):
    w = c.setdefault("work", {})
    w["standard_monthly"] = 0
    return c


def j03(r, c):
    return c.get("work", {}).pop("employment_insurance", None) and c


def c06(r, c):
    """Months after the special pension's start, or the last ones, not counted."""
    jobs = [x for x in c.get("employment", ()) if x.get("to", "9999") < c["on"]]
    if not jobs:
        return None
    x = max(jobs, key=lambda j: j["to"])
    y, m = int(c["person"]["birth"][:4]), c["person"]["birth"][5:7]
    until = "%04d-%s" % (y + r.choice((61, 62, 63, 64)), m)
    if c["person"]["birth"].endswith("-01") or not x["from"] < until <= x["to"]:
        return None
    if any(j["from"] > x["from"] for j in c["employment"]):
        return None
    x["to"] = mtext(mon(until) - 1)
    x["pay"] = [q for q in x["pay"] if q[0] <= x["to"]]
    x["bonus"] = [q for q in x.get("bonus", ()) if q[0] <= x["to"]]
    return c


def claim_moved(r, c, keys=None):
    o = c.get("old_age")
    by = r.choice((-1, 1))
    for k in [k for k in o or () if not keys or k in keys]:
        o[k] = mtext(mon(o[k]) + by)
    return c if o else None


RECORDS = {"R01": r01, "R02": r02, "R03": r03, "R04": r04, "R05": r05, "R06": r06, "R07": r07,
           "R09": r09, "R10": r10, "E02": e02, "E05": e05, "S01": s01, "S02": s02, "S03": s03,
           "S06": s06, "J01": j01, "J03": j03, "C06": c06, "E03": claim_moved}


# ---- other sums -------------------------------------------------------------------

def sums(line):
    whole = line["suspended"] == line["annual"]
    line["annual"] = sum(line["parts"].values())
    line["suspended"] = line["annual"] if whole else min(line["suspended"], line["annual"])
    line["payable"] = line["annual"] - line["suspended"]


def hundred(r, line):
    for k, v in line["parts"].items():
        line["parts"][k] = (abs(v) + 50) // 100 * 100 * (1 if v > 0 else -1)
    sums(line)
    return line


def from_moved(r, line):
    line["from"] = mtext(mon(line["from"]) + r.choice((-1, 1, -12, 12)))
    return line


def order(r, line):
    p = line["parts"]
    key = "early_reduction" if "early_reduction" in p else "deferral_increase"
    if key not in p or "transfer_addition" not in p:
        return None
    before = p["basic"] + p.get("additional_premium", 0)
    n = abs(p[key]) * (before + p["transfer_addition"])
    p[key] = (2 * n + before) // (2 * before) * (1 if p[key] > 0 else -1)
    sums(line)
    return line


SUMS = {"C07": hundred, "E03": from_moved, "C11": order}


# ---- the groups of benefits ---------------------------------------------------------

def only(codes, of):
    return {k: of[k] for k in codes}


def old_age_cases(seed, count):
    text = subprocess.run([sys.executable, os.path.join(HERE, "ref", "generate.py"), "--seed", str(seed),
                           "--count", str(count)], capture_output=True, text=True, check=True).stdout
    return [c for c in map(json.loads, text.splitlines()) if "on" in c]


SHARED_TABLES = ("C02", "C03", "C04", "I02", "I03")
SHARED_RECORDS = ("R01", "R02", "R03", "R04", "R05", "R07")

GROUPS = {
    "old_age": {"tool": OLDAGE, "cases": old_age_cases, "tables": TABLES, "records": RECORDS, "sums": SUMS,
                "decisions": {"E09": more.line_lost}},
    "survivors": {
        "tool": SURVIVOR, "cases": more.survivor_cases,
        "tables": dict(only(SHARED_TABLES, TABLES), **{
            "C01": TABLES["C01"][:3], "R08": TABLES["R08"],
            "C10": [lambda: [every("survivor_months", "0", ("floor",))]],
            "E01": [lambda: [every("survivor_months", "300", ("widow_insured",))],
                    lambda: [every("contribution_requirement", "99", ("share.num",)),
                             month_law("last_year_rule_end", "1986-03")]],
            "E07": [lambda: [every("survivor_age", "0", ("limited_wife",))]],
            "S06": [lambda: [swap_keys("survivor_child_addition_base", "first_second", "third_on")]],
            "S07": [lambda: [every("survivor_age", "120", ("middle_aged_from",))],
                    lambda: [every("survivor_age", "0", ("middle_aged_from",))],
                    lambda: [every("survivor_months", "9999", ("middle_aged",))],
                    lambda: [cohorts("widow_transitional_fraction", 1)],
                    lambda: [cohorts("widow_transitional_fraction", -1)]],
            "J04": [lambda: [every("survivor_fraction", "0", ("choice_own.num",))]]}),
        "records": dict(only(SHARED_RECORDS + ("R09", "E02"), RECORDS), **{
            "R09 of the family": more.r09_family, "E06": more.e06, "E07": more.e07, "S06": more.s06_family,
            "M05": more.m05, "J04": more.j04_own, "E03": more.e03_death}),
        "sums": {"C07": hundred, "E03": from_moved, "J04": more.stopped, "S07": more.no_widow}},
    "disability": {
        "tool": DISABILITY, "cases": more.disability_cases,
        "tables": dict(only(SHARED_TABLES, TABLES), **{
            "C10": [lambda: [every("required_months", "0", ("disability_floor",))],
                    lambda: [every("disability_factor", "0", ("minimum",))],
                    lambda: [every("disability_factor", "1", ("minimum_allowance",))]],
            "E01": [lambda: [every("contribution_requirement", "99", ("share.num",)),
                             month_law("last_year_rule_end", "1986-03")]],
            "J06": [lambda: [years("under20_income_limit", -12)]],
            "S06": [lambda: [swap_keys("child_addition_base", "first_second", "third_on")]]}),
        "records": dict(only(SHARED_RECORDS + ("R09", "R10", "S01", "S02", "S06"), RECORDS), **{
            "D01": more.d01, "D03": more.d03, "J06": more.j06, "E03": more.e03_recognized}),
        "sums": {"C07": hundred, "E03": from_moved},
        "decisions": {"D02": more.d02, "C10": more.minimum_beside, "E09": more.line_lost}},
    "own_and_survivors": {
        "tool": OLDAGE, "options": ("--choose",), "cases": more.own_and_survivors,
        "tables": only(("C01", "C02", "C03", "C04", "I02"), TABLES),
        "records": dict(only(SHARED_RECORDS, RECORDS), **{
            k + " of the deceased": more.of_deceased(RECORDS[k]) for k in ("R01", "R02", "R03", "R04", "R05")}, **{
            "E06": more.of_deceased(more.e06), "E03": more.of_deceased(more.e03_death)}),
        "sums": {"C07": hundred, "E03": from_moved, "J04": more.own_not_taken_off, "S07": more.no_widow},
        "decisions": {"E08": more.one_alone, "E09": more.line_lost}},
}
JUDGEMENT = ("D01", "M05")
BY_RULE = {"R10": ("S02", "S03")}
CLEAN_MIN, FIRST_MIN, THREE_MIN, EACH_MIN = 3000, 90, 98, 100


# ---- injecting ------------------------------------------------------------------------

def overlay(folder, tables):
    os.makedirs(folder)
    for t in tables:
        with open(os.path.join(folder, t["table"] + ".json"), "w", encoding="utf-8") as f:
            json.dump(t, f)
    return ["--rules", RULES, "--rules", folder]


def whose(x):
    return x["benefit"], x.get("recipient", "")


def decided(case, clean, result, take=None):
    """The lines of a decision that follows `result`: what is no longer due is
    refused."""
    lines = decide.lines_of(result)
    have = {whose(x) for x in lines}
    for x in clean["decisions"]:
        if whose(x) not in have:
            lines.append(dict(((k, x[k]) for k in ("benefit", "on", "recipient") if k in x), annual=0))
    if take:
        own = {whose(x): x for x in clean["decisions"]}
        for x in lines:
            if whose(x) in own and x["annual"]:
                x["from"] = own[whose(x)]["from"]
    return dict(clean, case=case, decisions=lines)


def results(g, cases, *options):
    return decide.results(g["tool"], cases, *g.get("options", ()), *options)


def clean_decisions(g, cases):
    found = results(g, cases)
    for c in cases:
        if c["id"] in found and decide.lines_of(found[c["id"]]):
            yield decide.decision(c, found[c["id"]])


def by_table(r, g, clean, each, tables):
    by_id = {d["case"]["id"]: d for d in clean}
    cases = [d["case"] for d in clean]
    with tempfile.TemporaryDirectory() as tmp:
        options = overlay(tmp + "/rules", tables)
        found = results(g, r.sample(cases, min(len(cases), each * 8)), *options)
        for i, x in found.items():
            yield by_id[i], decided(by_id[i]["case"], by_id[i], x)


def by_record(r, g, clean, each, change, alone=None):
    """alone: the benefit of which alone the error is."""
    by_id = {d["case"]["id"]: d for d in clean}
    changed = []
    for d in r.sample(clean, len(clean)):
        new = change(r, copy.deepcopy(d["case"]))
        if new:
            changed.append(new)
        if len(changed) >= each * 6:
            break
    found = results(g, changed)
    for i, x in found.items():
        if x["on"] != by_id[i]["case"].get("on"):
            continue
        if alone:
            x = dict(x, benefits=[b for b in x["benefits"] if b["benefit"] == alone])
        new = decided(by_id[i]["case"], by_id[i], x)
        if alone:
            new["decisions"] += [y for y in by_id[i]["decisions"] if y["benefit"] != alone]
            new["decisions"] = [y for y in new["decisions"] if y["annual"] or y["benefit"] == alone]
        yield by_id[i], new


def with_part(d, part):
    """The claims of the benefits that have a part."""
    return [{"old_age_basic": "basic_claimed"}.get(x["benefit"], "employees_claimed")
            for x in d["decisions"] if part in x["parts"]]


def by_claim(r, g, clean, each, part):
    """The months of an early or deferred claim, paid from the right month."""
    by_id = {d["case"]["id"]: d for d in clean}
    changed = []
    for d in clean:
        keys = with_part(d, part)
        new = keys and claim_moved(r, copy.deepcopy(d["case"]), keys)
        if new:
            changed.append(new)
    found = results(g, changed[:each * 3])
    for i, x in found.items():
        if {b["benefit"] for b in x["benefits"] if b["entitled"]} == {y["benefit"] for y in by_id[i]["decisions"]}:
            yield by_id[i], decided(by_id[i]["case"], by_id[i], x, True)


def by_sum(r, clean, change):
    for d in r.sample(clean, len(clean)):
        new = copy.deepcopy(d)
        if change(r, r.choice(new["decisions"])):
            yield d, new


def by_decision(r, clean, change):
    for d in r.sample(clean, len(clean)):
        new = change(r, copy.deepcopy(d))
        if new:
            yield d, new


def by_category(r, g, clean):
    """J02: suspended by the pension of one category alone."""
    changed, by_id = [], {}
    for d in r.sample(clean, len(clean)):
        of = sorted({x["category"] for x in d["case"].get("employment", ())})
        if len(of) < 2 or "work" not in d["case"]:
            continue
        c = copy.deepcopy(d["case"])
        one = r.choice(of)
        c["employment"] = [x for x in c["employment"] if x["category"] == one]
        changed.append(c)
        by_id[c["id"]] = d
    found = results(g, changed)
    for i, x in found.items():
        new = copy.deepcopy(by_id[i])
        for b in x["benefits"]:
            for line in new["decisions"]:
                if line["benefit"] == b["benefit"] and b["entitled"] and 0 < line["suspended"] < line["annual"]:
                    line["suspended"] = min(b["suspended"], line["annual"])
                    line["payable"] = line["annual"] - line["suspended"]
        yield by_id[i], new


def past_death(r, clean):
    """E07: the death came before the month."""
    for d in r.sample(clean, len(clean)):
        case = copy.deepcopy(d["case"])
        last = max([x.get("to", case["on"]) for k in ("national", "employment") for x in case.get(k, ())]
                   + ["2015-10"])
        if "totals" in case and "work" not in case and last < mtext(mon(case["on"]) - 1):
            case["death"] = {"date": mtext(mon(case["on"]) - 1) + "-15", "survivors": []}
            yield d, dict(d, case=case)


def sources(r, name, clean, each):
    """{code: the ways in which it is put in}, each giving (clean decision, decision
    with the error)."""
    g, ways = GROUPS[name], {}
    for code, variants in g["tables"].items():
        for make in variants:
            ways.setdefault(code, []).append(by_table(r, g, clean, each, make()))
    for key, change in g["records"].items():
        code = key.split()[0]
        ways.setdefault(code, []).append(by_record(
            r, g, clean, each, change, "survivors_employees" if code == "E06" else None))
    if name == "old_age":
        ways.setdefault("C08", []).append(by_claim(r, g, clean, each, "early_reduction"))
        ways.setdefault("C09", []).append(by_claim(r, g, clean, each, "deferral_increase"))
        ways.setdefault("E07", []).append(past_death(r, clean))
        ways.setdefault("J02", []).append(by_category(r, g, clean))
    for code, change in g["sums"].items():
        ways.setdefault(code, []).append(by_sum(r, clean, change))
    for code, change in g.get("decisions", {}).items():
        ways.setdefault(code, []).append(by_decision(r, clean, change))
    return ways


def in_turn(ways):
    for row in itertools.zip_longest(*ways):
        yield from (x for x in row if x)


def same(a, b):
    def key(d):
        return sorted((whose(x), x.get("from"), x["annual"], x.get("suspended", 0), x.get("payable", 0),
                       sorted((k, v) for k, v in x.get("parts", {}).items() if v)) for x in d["decisions"]
                      if x["annual"])
    return a["case"] == b["case"] and key(a) == key(b)


def in_total(g, clean):
    """The results with the total alone rounded; of the pension after a death the own
    amounts stay."""
    whole = results(g, [d["case"] for d in clean], "--rounding", "total")
    if "options" in g:
        other = decide.results(SURVIVOR, [more.own_amounts(d) for d in clean], "--rounding", "total")
        for i, x in whole.items():
            own = [b for b in x["benefits"] if b["benefit"] not in more.SURVIVORS + more.ONCE]
            x["benefits"] = own + other.get(i, {"benefits": []})["benefits"]
    return whole


def lawful(whole, base, wrong):
    """Each line as due, or as due with the total alone rounded."""
    case = wrong["case"]
    if case != base["case"] or case["id"] not in whole:
        return False
    total = decide.decision(case, whole[case["id"]])["decisions"]

    def one(d, x):
        return dict(d, decisions=[x])

    def in_order(lines):
        return sorted(lines, key=whose)
    return len(wrong["decisions"]) == len(base["decisions"]) == len(total) and all(
        same(one(base, a), one(base, w)) or same(one(base, b), one(base, w))
        for a, b, w in zip(*map(in_order, (base["decisions"], total, wrong["decisions"]))))


# ---- judging --------------------------------------------------------------------------

def recheck(lines, *options):
    run = subprocess.run([RECHECK, "--format", "json", *options], input="".join(json.dumps(d) + "\n" for d in lines),
                         capture_output=True, text=True, check=False)
    found = {}
    for f in map(json.loads, run.stdout.splitlines()):
        found.setdefault(f["id"], []).append(f)
    return found, run.stderr


COUNTS = ("injected", "equivalent", "detected", "first", "by_rule", "three", "unique_wrong")


def judge(x, code, findings):
    """Counts what was said of one decision; the code said first."""
    errors = [f for f in findings if f["severity"] != "info"]
    if not errors:
        return None
    said, cause = errors[0]["code"], errors[0]["cause"]
    right = [code] + list(BY_RULE.get(code, ()))
    x["detected"] += 1
    x["first"] += said == code
    x["by_rule"] += said != code and said in right and code in cause["candidates"][:2]
    x["three"] += code in cause["candidates"][:3] or said == code
    x["unique_wrong"] += cause["certainty"] == "unique" and said != code
    return said


def wrong_cells(r, name, clean, each):
    """I01: decided by tables with one wrong row, which the auditor has as a second
    set; without them no other cause may be called unique."""
    g, x, said = GROUPS[name], dict.fromkeys(COUNTS, 0), {}
    whole = in_total(g, clean)
    by_id = {d["case"]["id"]: d for d in clean}
    for make in CELLS[name]:
        t = make()
        batch = []
        with tempfile.TemporaryDirectory() as tmp:
            folder = tmp + "/other"
            found = results(g, r.sample([d["case"] for d in clean], min(len(clean), each * 8)),
                            *overlay(folder, [t]))
            for i, y in found.items():
                wrong = decided(by_id[i]["case"], by_id[i], y)
                x["injected"] += 1
                if same(by_id[i], wrong) or lawful(whole, by_id[i], wrong):
                    x["equivalent"] += 1
                    continue
                batch.append(wrong)
                if len(batch) >= max(1, each // len(CELLS[name])):
                    break
            known, _ = recheck(batch, "--other-rules", folder)
            plain, _ = recheck(batch)
        for d in batch:
            code = judge(x, "I01", known.get(d["id"], ()))
            if code == "I01" and t["table"] not in known[d["id"]][0]["cause"]["detail"]:
                code, x["first"] = "I01 of another row", x["first"] - 1
            if code != "I01":
                said.setdefault(code or "missed", []).append(d)
            x["unique_wrong"] += any(f["cause"]["certainty"] == "unique" and f["severity"] == "error"
                                     for f in plain.get(d["id"], ())[:1])
    return x, said


def wrong_payments(r, clean, each, code):
    """P01, P02, P04: payments beside right lines; the right ones first, on which
    nothing may be found."""
    x, said, right, batch = dict.fromkeys(COUNTS, 0), {}, [], []
    for base, wrong in audit_paid.PAID[code](r, OLDAGE, r.sample(clean, len(clean)), each * 20):
        right.append(base)
        x["injected"] += 1
        if base["paid"] == wrong["paid"]:
            x["equivalent"] += 1
            continue
        batch.append(wrong)
        if len(batch) >= each:
            break
    found, _ = recheck(batch)
    for d in batch:
        first = judge(x, code, found.get(d["id"], ()))
        if first != code:
            said.setdefault(first or "missed", []).append(d)
    found, _ = recheck(right)
    return x, said, sum(f["severity"] != "info" for fs in found.values() for f in fs)


def mutate(r, name, clean, each):
    rows, batch = {}, []
    whole = in_total(GROUPS[name], clean)
    for code, ways in sources(r, name, clean, each).items():
        x = rows[code] = dict.fromkeys(COUNTS, 0)
        for base, wrong in in_turn(ways):
            x["injected"] += 1
            if same(base, wrong) or lawful(whole, base, wrong):
                x["equivalent"] += 1
                continue
            batch.append((code, dict(wrong, id="%s/%d/%s" % (code, len(batch), wrong["id"]))))
            if x["injected"] - x["equivalent"] >= each:
                break
    found, _ = recheck([d for _, d in batch])
    others = {}
    for code, d in batch:
        said = judge(rows[code], code, found.get(d["id"], ()))
        if said != code:
            others.setdefault(code, {}).setdefault(said or "missed", []).append(d)
    return rows, others


PAIRS = {"old_age": ["R01", "R02", "R03", "R07", "S02", "S03", "J01", "R06"],
         "survivors": ["R01", "R02", "R03", "S06", "E07", "R09 of the family", "J04"],
         "disability": ["R01", "R02", "R03", "S06", "S02", "D03", "D01"],
         "own_and_survivors": ["R01", "R02", "R03", "R03 of the deceased", "R01 of the deceased", "E06"]}


def pairs(r, name, clean, n):
    """Two records' errors at once: how many, detected, with one cause called unique
    that is neither; with one of the two called unique."""
    g, changed, by_id = GROUPS[name], [], {d["case"]["id"]: d for d in clean}
    for d in r.sample(clean, len(clean)):
        a, b = r.sample(PAIRS[name], 2)
        c = g["records"][a](r, copy.deepcopy(d["case"]))
        c = c and g["records"][b](r, c)
        if c:
            changed.append((a.split()[0], b.split()[0], c))
    res = results(g, [c for _, _, c in changed])
    whole = in_total(g, clean)
    batch = []
    for a, b, c in changed:
        x = res.get(c["id"])
        if x and len(batch) < n:
            new = decided(by_id[c["id"]]["case"], by_id[c["id"]], x)
            if not same(by_id[c["id"]], new) and not lawful(whole, by_id[c["id"]], new):
                batch.append((a, b, dict(new, id="%s+%s/%d" % (a, b, len(batch)))))
    found, _ = recheck([d for _, _, d in batch])
    wrong = 0
    for a, b, d in batch:
        for f in found.get(d["id"], ())[:1]:
            if f["cause"]["certainty"] == "unique" and f["code"] not in (a, b):
                wrong += 1
                if os.environ.get("AUDIT_VERBOSE"):
                    print(d["id"], f["code"], f["cause"]["detail"], f["difference"], f["part"], json.dumps(d))
    return {"injected": len(batch), "detected": sum(bool(found.get(d["id"])) for _, _, d in batch),
            "unique_wrong": wrong}


# ---- the tables -----------------------------------------------------------------------

HEADS = ("code", "injected", "equivalent", "detected", "first", "by rule", "three", "unique, wrong")
FORM = "%-6s %9s %10s %9s %8s %8s %8s %14s"


def percent(n, of):
    return "%.1f%%" % (100 * n / of) if of else "-"


def show(code, x, rest=""):
    n = x["injected"] - x["equivalent"]
    print((FORM % (code, x["injected"], x["equivalent"], x["detected"], percent(x["first"], n),
                   percent(x["by_rule"], n), percent(x["three"], n), x["unique_wrong"]) + "   " + rest).rstrip())


def total(rows):
    rows = list(rows)
    return {k: sum(x[k] for x in rows) for k in COUNTS}


def table_of(rows, others):
    print(FORM % HEADS)
    for code in sorted(rows):
        show(code, rows[code], " ".join("%s:%d" % (k, len(v)) for k, v in sorted(others.get(code, {}).items())))
    show("causes", total(x for k, x in rows.items() if k not in JUDGEMENT))


def misses(name, rows, both, each):
    """What of the targets is missed; shares only of enough errors of a code."""
    causes = total(x for k, x in rows.items() if k not in JUDGEMENT)
    n = causes["injected"] - causes["equivalent"]
    every_one = total(rows.values())
    missed = every_one["injected"] - every_one["equivalent"] - every_one["detected"]
    said = {
        "not detected": missed + both["injected"] - both["detected"],
        "called unique and wrong": causes["unique_wrong"] + both["unique_wrong"],
        "right cause first or second by rule below %d %%" % FIRST_MIN:
            each >= EACH_MIN and 100 * (causes["first"] + causes["by_rule"]) < FIRST_MIN * n,
        "right cause among three below %d %%" % THREE_MIN:
            each >= EACH_MIN and 100 * causes["three"] < THREE_MIN * n}
    return ["%s: %s%s" % (name, k, "" if v is True else ": %d" % v) for k, v in said.items() if v]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--count", type=int, default=12000)
    options.add_argument("--seed", type=int, default=5)
    options.add_argument("--each", type=int, default=150)
    options.add_argument("--group", action="append", choices=list(GROUPS), help="these benefits only")
    options.add_argument("--check", action="store_true")
    options.add_argument("--dump", help="write the decisions with another first cause to this file")
    o = options.parse_args()
    every_row, missed, dumped, cleans, held = [], [], [], 0, 0
    for name in o.group or GROUPS:
        g, r = GROUPS[name], random.Random(o.seed)
        clean = list(clean_decisions(g, g["cases"](o.seed, o.count)))
        found, last = recheck(clean)
        alarms = sum(f["severity"] != "info" for x in found.values() for f in x)
        print("%s: clean decisions %d, findings on them %d   (%s)" % (name, len(clean), alarms,
                                                                     last.strip().split("\n")[-1]))
        rows, others = mutate(r, name, clean, o.each)
        rows["I01"], others["I01"] = wrong_cells(random.Random(o.seed + 1), name, clean, o.each)
        for code in audit_paid.PAID if name == "old_age" else ():
            rows[code], others[code], more_alarms = wrong_payments(random.Random(o.seed + 2), clean, o.each, code)
            alarms += more_alarms
            print("%s: findings on the right payments %d" % (code, more_alarms))
        table_of(rows, others)
        both = pairs(r, name, clean, 1000)
        print("two errors at once: %(injected)d, detected %(detected)d, "
              "one unique cause that is neither %(unique_wrong)d\n" % both, flush=True)
        missed += misses(name, rows, both, o.each) + ["%s: findings on clean decisions: %d" % (name, alarms)] * bool(alarms)
        cleans += len(clean)
        held += len(clean) + sum(x["detected"] for x in rows.values()) + both["detected"]
        every_row += [x for k, x in rows.items() if k not in JUDGEMENT]
        dumped += [d for by in others.values() for many in by.values() for d in many]
    print("all groups: clean decisions %d" % cleans)
    show("causes", total(every_row))
    missed += ["clean decisions: %d, at least %d" % (cleans, CLEAN_MIN)] * (cleans < CLEAN_MIN)
    for x in missed:
        print("missed: " + x)
    print("audit_matrix: %d passed, %d failed" % (held, len(missed)))
    if o.dump:
        with open(o.dump, "w", encoding="utf-8") as f:
            f.writelines(json.dumps(d) + "\n" for d in dumped)
    return 1 if o.check and missed else 0


if __name__ == "__main__":
    sys.exit(main())
