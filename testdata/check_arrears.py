#!/usr/bin/env python3
"""check_arrears.py [--count N] - what is owed, against a second way to count it.

Errors put into clean decisions (no addition for the spouse, no transfer
addition, a period left out, not in work) are rechecked; the months are computed
by nenkin-oldage --until (claims are known up to the month decided), or by the tool
month by month, of the record with and without the error, and made into payments
here: cut to the yen, the cuts of March to February with that of February, five
years from the first day of the month after the payment month.  After a
correction of the record what is barred is paid too, with the addition for late
payment (平成22年政令第133号2条, 4条).
"""
import argparse
import copy
import fractions
import json
import os
import random
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import audit_matrix as audit  # noqa: E402
import decide  # noqa: E402

FIRST = audit.mon("2015-10")
TRIED = []  # corrections after which something barred is paid


def by_ranges(case, benefit, first, last):
    """Old age by --until, which knows a claim that is paid from before."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as f:
        json.dump(dict(case, on=audit.mtext(first)), f)
        f.flush()
        run = subprocess.run([audit.OLDAGE, "-f", "json", "--until", audit.mtext(last), f.name],
                             capture_output=True, text=True, check=False)
    if run.returncode or not run.stdout:
        return None
    b = next(b for b in json.loads(run.stdout)["benefits"] if b["benefit"] == benefit)
    out = dict.fromkeys(range(first, last + 1), 0)
    for x in b["ranges"]:
        for m in range(audit.mon(x["from"]), audit.mon(x["to"]) + 1):
            out[m] = x["payable"]
    return out


def monthly(case, benefit, first, last, tool=audit.OLDAGE, recipient=None):
    if tool == audit.OLDAGE and first < last:
        return by_ranges(case, benefit, first, last)
    asked = [dict(copy.deepcopy(case), on=audit.mtext(m), id=audit.mtext(m)) for m in range(first, last + 1)]
    found = decide.results(tool, asked)
    out = {}
    for m in range(first, last + 1):
        if audit.mtext(m) not in found:
            return None
        b = next(b for b in found[audit.mtext(m)]["benefits"] if b["benefit"] == benefit
                 and b.get("recipient") == recipient)
        out[m] = b["payable"] if b["entitled"] and audit.mon(b["from"]) <= m else 0
    return out


def payments(yearly, first, last):
    cuts, paid = 0, {}
    for month in range(first + 1 + first % 2, last + 3):
        if month % 2 == 0:          # January is 0: payments are in odd ones
            continue
        two = sum(yearly.get(m, 0) for m in (month - 2, month - 1))
        cuts += two % 12
        paid[month] = two // 12
        if month % 12 == 1:
            paid[month] += cuts // 12
            cuts = 0
    return paid


def owed(due, decided, first, last, direction):
    if direction == "underpaid":
        more, less = {m: max(due[m], decided[m]) for m in due}, decided
    else:
        more, less = decided, {m: min(due[m], decided[m]) for m in due}
    a, b = payments(more, first, last), payments(less, first, last)
    now = sum(a[p] - b[p] for p in a if last < p + 61)
    return now, sum(a[p] - b[p] for p in a) - now


CODES = {"old_age": ("S02", "S03", "R01"), "survivors": ("R01", "R03", "S06"), "disability": ("R01", "R03", "S02")}


def addition(barred, first, last):
    """Of months counted from 0; None where the order of that year is not at hand."""
    with open(os.path.join(audit.ROOT, "rules/late_payment_rate.json"),
              encoding="utf-8") as f:
        rows = [x for x in json.load(f)["rows"]
                if audit.mon(x["from"]) <= last <= audit.mon(x["to"])]
    if not rows:
        return None
    rate = {audit.mon(m) // 12: fractions.Fraction(c) for m, c in rows[0]["series"]}
    paid = first + 1 if first % 2 == 0 else first + 2  # January is 0
    barred_in = [p for p in range(paid, last) if p % 2 and last >= p + 61]
    years = range((paid - 3) // 12, (barred_in[-1] - 3) // 12 + 1)
    return int(barred * sum(rate[y] for y in years) / len(years))


def corrected(wrong, f, who, want, first):
    """What is owed when the record was corrected: all, and the addition."""
    line = next(x for x in wrong["decisions"] if audit.whose(x) == who)
    found = audit.recheck([dict(wrong, arrears_reason="record_correction")])[0][wrong["id"]]
    mine = [x for x in found if (x["benefit"], x.get("recipient", "")) == who]
    same = next(x for x in mine if x["part"] == f["part"])
    more = next((x for x in mine if x["part"] == "late_payment_addition"), None)
    now, barred = want
    if f["direction"] == "overpaid":
        return same["arrears"] == f["arrears"] and more is None
    if same["arrears"]["yen"] != now + barred or same["arrears"]["time_barred_yen"]:
        return False
    if not barred:
        return more is None
    if "employees" in who[0] and any(x["category"] > 1 for x in wrong["case"].get("employment", ())):
        return more["code"] == "M04"
    yen = addition(barred, first, audit.mon(line["on"]))
    TRIED.append(yen is not None)
    if yen is None:
        return more["code"] == "M02"
    return more["code"] == "P03" and more["recomputed"] == yen == more["arrears"]["yen"]


def one_year_alone(case):
    """What is known of one year only, which counts no further."""
    return "totals" in case or "work" in case or "income" in case.get("disability", {}) or \
        any(s.get("old_age_employees") for s in case.get("death", {}).get("survivors", ()))


def errors(r, name, clean):
    for code in CODES[name]:
        for d in clean:
            if one_year_alone(d["case"]) or any(audit.mon(x["from"]) < FIRST for x in d["decisions"]):
                continue
            new = audit.GROUPS[name]["records"][code](r, copy.deepcopy(d["case"]))
            if new:
                yield code, d, new


def compared(r, name, g, clean, each):
    """(code, decision, the case with the error, the decision with it, a finding) of
    findings whose months can be counted."""
    n = {}
    for code, d, new in errors(r, name, clean):
        if n.get(code, 0) >= each:
            continue
        found = decide.results(g["tool"], [new])
        if new["id"] not in found:
            continue
        wrong = audit.decided(d["case"], d, found[new["id"]])
        if audit.same(d, wrong) or any(not x["annual"] for x in wrong["decisions"]):
            continue
        for f in audit.recheck([wrong])[0].get(wrong["id"], ()):
            if f["code"] != code or not f["arrears"] or f["cause"]["certainty"] != "unique" and code[0] == "R" \
                    or f["benefit"] in ("lump_sum_death", "disability_allowance"):
                continue
            n[code] = n.get(code, 0) + 1
            yield code, d, new, wrong, f


def one(name, g, code, d, new, wrong, f):
    """Whether what is owed is what the second way gives."""
    who = f["benefit"], f.get("recipient", "")
    line = next(x for x in wrong["decisions"] if audit.whose(x) == who)
    last = audit.mon(line["on"])
    first = min([audit.mon(line["from"]), last]
                + [audit.mon(x["from"]) for x in d["decisions"] if audit.whose(x) == who])
    due = monthly(d["case"], f["benefit"], first, last, g["tool"], f.get("recipient"))
    decided = monthly(new, f["benefit"], first, last, g["tool"], f.get("recipient"))
    if first < FIRST or due is None or decided is None:
        return True
    want = owed(due, decided, first, last, f["direction"])
    got = f["arrears"]["yen"], f["arrears"]["time_barred_yen"]
    right = min(audit.mon(x["from"]) for x in d["decisions"] if audit.whose(x) == who)
    if got == want and not corrected(wrong, f, who, want, right):
        print("%s %s %s %s: after a correction" % (name, code, wrong["id"], who))
        return False
    if got != want:
        print("%s %s %s %s: owed %s, want %s" % (name, code, wrong["id"], who, got, want))
    return got == want


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--count", type=int, default=2500)
    options.add_argument("--seed", type=int, default=9)
    options.add_argument("--each", type=int, default=12)
    o = options.parse_args()
    passed, failed = 0, 0
    for name in CODES:
        g = audit.GROUPS[name]
        r = random.Random(o.seed)
        count = o.count if name == "old_age" else o.count // 2
        clean = list(decide.decisions(g["tool"], g["cases"](o.seed, count)))
        done = [one(name, g, *x) for x in compared(r, name, g, clean, o.each)]
        passed += sum(done)
        failed += len(done) - sum(done)
    print("check_arrears: barred sums paid after a correction: %d, with "
          "the rates of the addition: %d" % (len(TRIED), sum(TRIED)))
    failed += not sum(TRIED)
    print("check_arrears: %d passed, %d failed" % (passed, failed))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
