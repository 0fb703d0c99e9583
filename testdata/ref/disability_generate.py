#!/usr/bin/env python3
"""disability_generate.py - random cases of disability: the records of generate.py
with a first visit, a grade and a month asked.

usage: disability_generate.py --seed N --count N --profile totals|record|boundary
"""
import argparse
import json
import random
import sys
from datetime import date, timedelta

import generate as g


def first_visit(r, birth, boundary):
    lowest, highest = date(1986, 4, 1), date(2026, 1, 1)
    if boundary and r.random() < 0.6:
        edge = g.attained(birth, r.choice((20, 20, 60, 65, 65, 70)))
        if r.random() < 0.2:
            edge = r.choice((date(1991, 5, 1), date(2014, 4, 1), date(1986, 4, 1)))
        v = edge + timedelta(r.choice((-32, -1, 0, 1, 15, 40)))
    else:
        v = g.random_day(r, g.attained(birth, r.choice((15, 22, 45))), g.attained(birth, 69))
    return min(max(v, birth), highest) if v >= lowest or r.random() < 0.02 else g.random_day(r, max(lowest, birth), highest)


def disability(r, birth, boundary):
    v = first_visit(r, birth, boundary)
    d = {"first_visit": v.isoformat(), "grade": r.choice((1, 2, 2, 3, 3, "allowance"))}
    cured = v + timedelta(r.choice((0, 30, 200, 400, 500)))
    if d["grade"] == "allowance":
        cured = v + timedelta(r.choice((0, 200, 600, 1000, 1824, 1825, 1826, 1827)))
        d["recognized"] = cured.isoformat()
    elif r.random() < 0.2:
        d["recognized"] = cured.isoformat()
    if r.random() < 0.25:
        d["claimed"] = g.mtext(g.month_of(v) + 19 + r.choice((0, 1, 30, 100, 200)))
    if r.random() < 0.7:
        d["income"] = r.choice((0, 3604000, 3604001, 3704001, 3761000, 4000000, 4794001, 6000000))
        if r.random() < 0.4:
            d["dependents"] = {k: r.choice((0, 1, 2)) for k in ("ordinary", "aged", "specified")}
    return d


def second(r, d, birth, boundary):
    """a second disability near the first, or the one by which the grade is reached"""
    v = date.fromisoformat(d["first_visit"])
    w = v + timedelta(r.choice((-700, -1, 0, 1, 400, 900, 1500, 3000)))
    if boundary and r.random() < 0.4:
        w = g.attained(birth, r.choice((20, 60, 65))) + timedelta(r.choice((-1, 0, 1, 40)))
    w = min(max(w, birth, date(1986, 4, 1)), date(2026, 1, 1))
    s = {"first_visit": w.isoformat(), "grade": r.choice((1, 2, 2, 2, 3, 3, "none")),
         "merged_grade": r.choice((1, 1, 1, 2))}
    if s["grade"] in (3, "none") or r.random() < 0.2:
        s["claimed"] = g.mtext(g.month_of(max(v, w)) + 19 + r.choice((0, 1, 12, 40)))
        if boundary and r.random() < 0.4:
            s["claimed"] = g.mtext(max(g.month_of(g.attained(birth, 65)) + r.choice((-1, 0)), g.month_of(w) + 19))
    return s


def changes(r, d):
    m = g.month_of(date.fromisoformat(d["first_visit"])) + 19
    out = []
    for _ in range(r.choice((1, 1, 2, 3))):
        m += r.choice((0, 1, 5, 20, 36, 37, 60)) + (1 if out else 0)
        out.append({"month": g.mtext(m), "grade": r.choice((1, 2, 3, "none"))})
    return out


def course(r, d, birth, boundary):
    """what happens to the disability later: a third of the cases"""
    kind = r.random()
    if d["grade"] == "allowance" or kind > 0.5:
        return
    if kind < 0.13:
        v = date.fromisoformat(d["first_visit"])
        d["claimed"] = d.get("claimed", g.mtext(g.month_of(v) + 19 + r.choice((0, 1, 40))))
        if boundary and r.random() < 0.5:
            d["claimed"] = g.mtext(max(g.month_of(g.attained(birth, 65)) + r.choice((-1, 0, 6)), g.month_of(v) + 19))
        d["grade"] = r.choice((1, 2, 2, 2))
        d["other"] = {"first_visit": (v - timedelta(r.choice((-1, 0, 0, 1, 600, 4000)))).isoformat()}
        if r.random() < 0.5:
            m = g.mon(d["claimed"]) - r.choice((0, 1, 8))
            d["other"]["reached"] = g.mtext(max(m, g.month_of(v) + 18))
        return
    if kind < 0.40:
        if d["grade"] == 3 and r.random() < 0.8:
            d["grade"] = 2
        d["second"] = second(r, d, birth, boundary)
    if kind > 0.33:
        d["changes"] = changes(r, d)


def thin(r, nat):
    """unpaid months, so that contributions matter"""
    for n in nat:
        if n["status"] in ("paid", "exempt_full", "student") and not n.get("additional") and r.random() < 0.45:
            n["status"] = "unpaid"


def one_case(r, number, profile):
    c = g.one_case(r, number, profile)
    birth = date.fromisoformat(c["person"]["birth"])
    if birth.year < 1945 or r.random() < 0.5:
        years = r.choice((10, 15, 20)) if birth.year > 1945 else r.choice((20, 30, 40))
        if "totals" in c:
            try:
                c["person"]["birth"] = birth.replace(year=birth.year + years).isoformat()
            except ValueError:
                pass
            birth = date.fromisoformat(c["person"]["birth"])
    c["disability"] = disability(r, birth, profile == "boundary")
    course(r, c["disability"], birth, profile == "boundary")
    thin(r, c.get("national", []))
    c.pop("on", None)
    if r.random() < 0.85:
        c["on"] = g.mtext(r.randrange(g.mon("2015-10"), g.mon("2027-03") + 1))
    if r.random() < 0.6:
        c.pop("old_age", None)
    c.pop("work", None)
    return c


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--seed", type=int, required=True)
    ap.add_argument("--count", type=int, required=True)
    ap.add_argument("--profile", required=True)
    a = ap.parse_args()
    r = random.Random("nenkin-disability-%d-%s" % (a.seed, a.profile))
    for i in range(a.count):
        sys.stdout.write(json.dumps(one_case(r, i + 1, a.profile), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
