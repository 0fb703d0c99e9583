#!/usr/bin/env python3
"""check_scan.py [--count N] [--seed S] - the scan of 2017, acted again: is every
transfer addition (振替加算) that was left out found, and to the yen?

In 2017 a scan by rule found 105,963 people whose transfer addition had not been
started.  Here are N invented couples with the decisions of nenkin-oldage; in a
part of those to whom the addition is due it is taken out of the decision, by the
sums alone.  nenkin-recheck must find each with the code S03, nothing on the rest,
and owe what this file counts in a second way: from the published yearly amounts,
with no rule table, no record and none of the tool's arithmetic.
"""
import argparse
import json
import os
import random
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import check_arrears  # noqa: E402
import decide  # noqa: E402
import scan_samples  # noqa: E402

BIN = os.path.join(os.path.dirname(HERE), os.environ.get("BIN", "bin"))
TABLES_FROM = 2015 * 12 + 9  # months are counted from 2015-10
ON = 2026 * 12 + 10          # to 2026-11

# Published yearly amounts from April: 満額, and 振替加算 at the rate 1.  Since 2023
# those born from 1956-04-02 on have the first, others the second.
PUBLISHED = {
    2015: ((780100, 224500),), 2016: ((780100, 224500),), 2017: ((779300, 224300),),
    2018: ((779300, 224300),), 2019: ((780100, 224500),), 2020: ((781700, 224900),),
    2021: ((780900, 224700),), 2022: ((777800, 223800),),
    2023: ((795000, 228700), (792600, 228100)), 2024: ((816000, 234800), (813700, 234100)),
    2025: ((831700, 239300), (829300, 238600)), 2026: ((847300, 243800), (844900, 243100))}


def month(t):
    return int(t[:4]) * 12 + int(t[5:7]) - 1


def text(m):
    return "%04d-%02d" % (m // 12, m % 12 + 1)


def half_up(a, b):
    return (2 * a + b) // (2 * b)


# ---- the second way ------------------------------------------------------------

def year_of(birth):
    """Years of birth run from 2 April; the first is that of 1926-04-02."""
    return int(birth[:4]) - 1926 - (birth[5:] < "04-02")


def amounts(birth, m):
    """The published amounts of a month."""
    both = PUBLISHED[(m - 3) // 12]
    return both[0] if len(both) == 1 or birth >= "1956-04-02" else both[1]


def rounded(m, last, a, b):
    """Half up to the yen; until 2016-03 to 100 yen what was last set before 2015-10."""
    unit = 100 if m < TABLES_FROM + 6 and last < TABLES_FROM else 1
    return half_up(a, b * unit) * unit


def addition(person, m):
    """令24条: from 1 down by 4/150 for each year of birth, at three decimals, to
    that of 1961-04-02 on."""
    rate = half_up((150 - 4 * min(35, year_of(person["birth"]))) * 1000, 150)
    return rounded(m, person["at65"], amounts(person["birth"], m)[1] * rate, 1000)


def basic(person, m, last):
    """27条 with the months that a person could have (昭和60年附則13条); early or
    late by the month."""
    most = 12 * min(40, 25 + year_of(person["birth"]))
    share = amounts(person["birth"], m)[0] * min(person["months"], most)
    by = person["claimed"] - person["at65"]
    if by < 0 and m < TABLES_FROM + 6 and last < TABLES_FROM:
        return rounded(m, last, share * (1000 + 5 * by), most * 1000)
    change = share * abs(by) * (5 if by < 0 else 7)
    return rounded(m, last, share, most) + half_up(change, most * 1000) * (1 if by > 0 else -1)


def owed(person, known_from):
    """Payable now, barred: what the payments with and without the addition differ in.
    The addition at 65 sets the whole anew."""
    first, at65 = max(known_from, person["claimed"] + 1), person["at65"]
    without = {m: basic(person, m, person["claimed"]) for m in range(first, ON + 1)}
    due = {m: basic(person, m, max(at65, person["claimed"])) + addition(person, m) if m > at65 else yen
           for m, yen in without.items()}
    return check_arrears.owed(due, without, first, ON, "underpaid")


# ---- the couples ---------------------------------------------------------------

def at_65(birth):
    """The month in which 65 is attained, on the day before the birthday."""
    m = month(birth) + 65 * 12
    return m - 1 if birth[8:] == "01" else m


def person_of(r):
    year = r.choice((r.randrange(1927, 1962), r.randrange(1950, 1962)))
    birth = "%d-%02d-%02d" % (year, r.randrange(1, 13), r.choice((1, 2, 3, r.randrange(4, 29))))
    p = {"birth": birth, "at65": at_65(birth), "months": r.randrange(312, 481)}
    if p["at65"] >= ON:
        return person_of(r)
    p["claimed"] = p["at65"]
    way = r.random()
    if year >= 1952 and way < 0.2 and p["at65"] + 12 < ON:
        p["claimed"] += r.randrange(12, min(61, ON - p["at65"]))
    elif year >= 1951 and way > 0.8:
        p["claimed"] -= r.randrange(1, 61)
    return p


def national(p):
    """That many months, the last of them before 60, none before 1961-04."""
    to = p["at65"] - 5 * 12 - 1
    p["months"] = min(p["months"], to - month("1961-04") + 1)
    split = to - p["months"] // 2
    return [{"from": text(to - p["months"] + 1), "to": text(split), "status": "paid"},
            {"from": text(split + 1), "to": text(to), "status": "paid"}]


def couple(r, n):
    """A case, and the person as the second way knows them."""
    p = person_of(r)
    kind = r.choice(("due",) * 6 + ("single", "no link", "own 240"))
    case = {"format": "nenkin-case/1", "id": "%05d" % n, "on": text(ON),
            "person": {"birth": p["birth"], "sex": r.choice(("female",) * 9 + ("male",))},
            "national": national(p)}
    if kind == "own 240":
        at = month(p["birth"]) + 25 * 12
        case["employment"] = [{"from": text(at), "to": text(at + 239 + r.choice((0, 12))), "category": 1,
                               "pay": [[text(at), 98000 + 2000 * r.randrange(100)]]}]
        case["national"] = [{"from": text(at + 252), "to": text(at + 252 + 59), "status": "paid"}]
    if kind != "single":
        case["spouse"] = {"birth": "%d%s" % (int(p["birth"][:4]) - r.randrange(1, 9),
                                            p["birth"][4:].replace("02-29", "02-28")),
                          "sex": "male" if case["person"]["sex"] == "female" else "female",
                          "supported": True, "employees_months": r.randrange(240, 481),
                          "adds_for_me": kind != "no link"}
    if p["claimed"] != p["at65"]:
        case["old_age"] = {"basic_claimed": text(p["claimed"]), "employees_claimed": text(p["claimed"])}
    p["due"] = kind == "due"
    return case, p


def leave_out(r, d):
    """The decision of an office that did not add it: other sums, no more."""
    line = next(x for x in d["decisions"] if x["benefit"] == "old_age_basic")
    line["annual"] -= line["parts"].pop("transfer_addition")
    line["payable"] = line["annual"] - line["suspended"]
    if r.random() < 0.2:
        line.pop("parts")


# ---- the scan ------------------------------------------------------------------

def recheck(decisions, *options):
    run = subprocess.run([os.path.join(BIN, "nenkin-recheck"), "-f", "json", "--class", "0",
                          "--on", text(ON), *options],
                         input="".join(json.dumps(d) + "\n" for d in decisions),
                         capture_output=True, text=True, check=False)
    found = {}
    for f in map(json.loads, run.stdout.splitlines()):
        found.setdefault(f["id"], []).append(f)
    return found, run.stderr.splitlines()[-1]


def known_from(found):
    """Rights that are older than the tables: some months of 100 yen are not covered,
    and the finding says so."""
    return TABLES_FROM + 6 if any(f["code"] == "M04" for f in found) else TABLES_FROM


def is_right(found, person):
    """One finding S03 that owes what the second way counts; beside it M02 where
    months before the tables are not counted."""
    codes = [f["code"] for f in found]
    want = ["S03"] + ["M02"] * (person["at65"] + 1 < TABLES_FROM) + ["M04"] * ("M04" in codes)
    if sorted(codes) != sorted(want) or "M04" in codes and min(person["at65"], person["claimed"]) >= TABLES_FROM:
        return "found %s" % codes
    a = next(f for f in found if f["code"] == "S03")["arrears"]
    want = owed(person, known_from(found))
    if (a["yen"], a["time_barred_yen"]) != want:
        return "owed %s, second way %s" % ((a["yen"], a["time_barred_yen"]), want)
    return None


def sums(found):
    s03 = [f["arrears"] for list_ in found.values() for f in list_ if f["code"] == "S03"]
    return sum(a["yen"] for a in s03), sum(a["time_barred_yen"] for a in s03)


def injected(r, couples, share):
    """The decisions, and the people of those in which something was left out."""
    found = decide.results(os.path.join(BIN, "nenkin-oldage"), [c for c, _ in couples])
    decisions, omitted = [], {}
    for case, person in couples:
        d = decide.decision(case, found[case["id"]])
        line = next(x for x in d["decisions"] if x["benefit"] == "old_age_basic")
        if person["due"] != ("transfer_addition" in line["parts"]):
            raise SystemExit("check_scan: %s is not what was meant" % case["id"])
        if person["due"] and r.random() < share:
            leave_out(r, d)
            omitted[d["id"]] = person
        decisions.append(d)
    return decisions, omitted


def picked(d):
    """Rules that pick a decision out."""
    run = subprocess.run([BIN + "/nenkin-recheck", "--statistics", "/dev/stdout", "-o", "/dev/null"],
                         input=json.dumps(d), capture_output=True, text=True, check=False)
    if run.returncode not in (0, 1, 4) or not run.stdout:
        return None
    return {x["key"] for x in json.loads(run.stdout)["scan"] if x["decisions"]}


def check_samples():
    """How many samples of the rules are picked out wrongly."""
    bad = 0
    for what, d, rule, want in scan_samples.SAMPLES:
        got = picked(d)
        if got is None or (rule in got) != want:
            bad += 1
            print("%s: picked out by %s" % (what, got))
    return bad


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--count", type=int, default=2400)
    options.add_argument("--seed", default="2017")
    options.add_argument("--share", type=float, default=0.3)
    options.add_argument("-o", help="write the decisions there too")
    o = options.parse_args()
    r = random.Random(o.seed)
    decisions, omitted = injected(r, [couple(r, n) for n in range(o.count)], o.share)
    if o.o:
        with open(o.o, "w", encoding="utf-8") as f:
            f.write("".join(json.dumps(d) + "\n" for d in decisions))
    found, last = recheck(decisions)
    bad = 0
    for d in decisions:
        wrong = is_right(found.get(d["id"], []), omitted[d["id"]]) if d["id"] in omitted \
            else "found %s" % found[d["id"]] if d["id"] in found else None
        if wrong:
            bad += 1
            print("%s: %s" % (d["id"], wrong))
    now, barred = map(sum, zip(*(owed(p, known_from(found[i])) for i, p in omitted.items())))
    waived, _ = recheck(decisions, "--arrears-reason", "office_error")
    for got, want in ((sums(found), (now, barred)), (sums(waived), (now + barred, 0))):
        if got != want:
            bad += 1
            print("owed in all %s, second way %s" % (got, want))
    bad += check_samples()
    print("check_scan: %d couples, %d left out, %d found; yen payable %d, barred %d; %s" % (
        len(decisions), len(omitted), sum("S03" in [f["code"] for f in x] for x in found.values()),
        now, barred, last))
    print("check_scan: %d passed, %d failed" % (
        len(decisions) + 2 + len(scan_samples.SAMPLES) - bad, bad))
    return 1 if bad or not omitted else 0


if __name__ == "__main__":
    sys.exit(main())
