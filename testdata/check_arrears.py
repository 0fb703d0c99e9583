#!/usr/bin/env python3
"""check_arrears.py [--count N] - what is owed, against a second way to count it.

Errors put into clean decisions (no addition for the spouse, no transfer
addition, a period left out, not in work) are rechecked; the months are computed
by nenkin-oldage of the record with and without the error, and made into payments
here: cut to the yen, the cuts of March to February with that of February, five
years from the first day of the month after the payment month.
"""
import argparse
import copy
import json
import os
import random
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import audit_matrix as audit  # noqa: E402
import decide  # noqa: E402

FIRST = audit.mon("2015-10")


def monthly(case, benefit, first, last):
    asked = [dict(copy.deepcopy(case), on=audit.mtext(m), id=audit.mtext(m)) for m in range(first, last + 1)]
    found = decide.results(audit.OLDAGE, asked)
    out = {}
    for m in range(first, last + 1):
        if audit.mtext(m) not in found:
            return None
        b = next(b for b in found[audit.mtext(m)]["benefits"] if b["benefit"] == benefit)
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


def errors(r, clean):
    for code in ("S02", "S03", "R01"):
        for d in clean:
            case = d["case"]
            if "totals" in case or "work" in case or any(audit.mon(x["from"]) < FIRST for x in d["decisions"]):
                continue
            new = audit.RECORDS[code](r, copy.deepcopy(case))
            if new:
                yield code, d, new


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--count", type=int, default=2500)
    options.add_argument("--seed", type=int, default=9)
    options.add_argument("--each", type=int, default=12)
    o = options.parse_args()
    r = random.Random(o.seed)
    text = subprocess.run([sys.executable, os.path.join(audit.HERE, "ref", "generate.py"), "--seed", str(o.seed),
                           "--count", str(o.count)], capture_output=True, text=True, check=True).stdout
    clean = list(decide.decisions(audit.OLDAGE, [c for c in map(json.loads, text.splitlines()) if "on" in c]))
    passed, failed, n = 0, 0, {}
    for code, d, new in errors(r, clean):
        found = decide.results(audit.OLDAGE, [new])
        if n.get(code, 0) >= o.each or new["id"] not in found:
            continue
        wrong = audit.decided(d["case"], d, found[new["id"]])
        if audit.same(d, wrong) or any(not x["annual"] for x in wrong["decisions"]):
            continue
        for f in audit.recheck([wrong])[0].get(wrong["id"], ()):
            if f["code"] != code or not f["arrears"] or f["cause"]["certainty"] != "unique" and code == "R01":
                continue
            line = next(x for x in wrong["decisions"] if x["benefit"] == f["benefit"])
            last = audit.mon(line["on"])
            first = min(audit.mon(line["from"]), *(audit.mon(x["from"]) for x in d["decisions"]
                                                   if x["benefit"] == f["benefit"]), last)
            if first < FIRST:
                continue
            due = monthly(d["case"], f["benefit"], first, last)
            decided = monthly(new, f["benefit"], first, last)
            if due is None or decided is None:
                continue
            n[code] = n.get(code, 0) + 1
            want = owed(due, decided, first, last, f["direction"])
            got = f["arrears"]["yen"], f["arrears"]["time_barred_yen"]
            passed += got == want
            failed += got != want
            if got != want:
                print("%s %s %s: owed %s, want %s" % (code, wrong["id"], f["benefit"], got, want))
    print("check_arrears: %d passed, %d failed" % (passed, failed))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
