#!/usr/bin/env python3
"""survivor_generate.py - random families of who died.

Profiles: totals; record (employments of several categories, deemed months, unpaid
ones); boundary (either, with births, deaths, counts and months on both sides of
what the law sets); later (months from 2028-04, deaths of both sides of it).

usage: survivor_generate.py --seed N --count N --profile totals|record|boundary|later
"""
import argparse
import datetime
import json
import random
import sys

from survivor_ref import DAY, REFORM, after, attained, fiscal_end, later, month

FIRST = datetime.date(1996, 4, 1)
LAST_ON = "2027-03"  # of the tables
LAST_LATER = 2034 * 12 + 2  # 2034-03: of the fictitious ones
TURNS = ("1996-04-01", "2002-04-01", "2007-04-01", "2014-04-01", "2015-10-01",
         "2017-08-01", "2021-04-01")
BIRTHS = ("1942-04-01", "1946-04-01", "1951-04-01", "1956-04-01")
AGES = (18, 20, 30, 35, 40, 55, 60, 65)
COUNTS = (239, 240, 241, 299, 300, 301)


def day_between(r, a, b):
    d = datetime.date(a, 1, 1) + DAY * r.randrange(max((b - a) * 365, 1))
    if r.random() < 0.15:
        d = d.replace(month=r.choice((3, 4)), day=1)
        d = r.choice((d, d + DAY, d - DAY))
    return d


def years_before(day, years):
    return datetime.date(day.year - years, day.month, min(day.day, 28))


def birth_of(r, relation, death, edge):
    if edge and r.random() < 0.6:
        if r.random() < 0.3 and relation in ("spouse", "parent"):
            return datetime.date.fromisoformat(r.choice(BIRTHS)) + DAY * r.randrange(-1, 3)
        ages = {"child": (18, 20, 0), "grandchild": (18, 20)}.get(relation, AGES[2:])
        return years_before(death, r.choice(ages)) + DAY * r.choice((0, 1, 2))
    ages = {"spouse": (20, 80), "child": (0, 22), "parent": (45, 85),
            "grandchild": (0, 20), "grandparent": (50, 95)}[relation]
    birth = day_between(r, death.year - ages[1], death.year - ages[0])
    if relation == "child" and r.random() < 0.15:
        birth = death + DAY * r.randrange(1, 290)
    elif birth > death:
        birth = death - DAY * 30
    return birth


def person(r, i, relation, death, edge):
    birth = birth_of(r, relation, death, edge)
    s = {"id": "%s-%d" % (relation, i), "relation": relation,
         "sex": r.choice(("male", "female", "female")), "birth": birth.isoformat(),
         "supported": r.random() < 0.93}
    if relation in ("child", "grandchild") and r.random() < 0.15:
        s["disabled"] = True
    if relation == "spouse" and r.random() < 0.8:
        s["married"] = (later(death, -120) + DAY * r.randrange(-1, 2) if edge
                        else death - DAY * r.randrange(0, 9000)).isoformat()
    if r.random() < 0.4 and relation in ("spouse", "parent", "grandparent"):
        s["old_age_employees"] = r.randrange(0, 1500000)
    if r.random() < 0.1 and relation == "spouse":
        s["old_age_basic"] = 700000
    if r.random() < 0.2:
        end = max(death, birth) + DAY * r.choice((r.randrange(3000), r.randrange(250)))
        s["right_ended"] = {"date": end.isoformat(), "cause": r.choice(
            ("remarriage", "adoption", "death", "other"))}
    return s


def possible(family, birth):
    """Nobody is older than a parent, or was married before a birth; returns the
    birth of the deceased."""
    birth = max([birth.isoformat()] + [p["birth"] for p in family if
                                       p["relation"] in ("parent", "grandparent")])
    for p in family:
        if p["relation"] in ("child", "grandchild"):
            p["birth"] = max(p["birth"], birth)
        if "married" in p:
            p["married"] = max(p["married"], p["birth"], birth)
    return datetime.date.fromisoformat(birth)


def relatives(r, death, edge):
    family = []
    for relation, most in (("spouse", 1), ("child", 4), ("parent", 2),
                           ("grandchild", 2), ("grandparent", 1)):
        chance = {"spouse": 0.75, "child": 0.4}.get(relation, 0.2)
        for i in range(most):
            if r.random() < chance:
                family.append(person(r, i, relation, death, edge))
    if r.random() < 0.1:
        family += two_children(r, death, family)
    r.shuffle(family)
    return family


def two_children(r, death, family):
    """a child whose right ends about when another, unborn at the death, is born"""
    born = death + DAY * r.randrange(1, 290)
    family[:] = [p for p in family if p["relation"] != "child"]
    first = person(r, 8, "child", death, False)
    first["birth"] = years_before(death, r.randrange(0, 17)).isoformat()
    end = min(max(born + DAY * r.choice((-60, -30, -1, 0, 1, 30)), death), born + DAY * 30)
    first["right_ended"] = {"date": end.isoformat(), "cause": "death"}
    second = person(r, 9, "child", death, False)
    second["birth"] = born.isoformat()
    second.pop("right_ended", None)
    first["supported"] = second["supported"] = True
    return [first, second]


def totals(r, edge):
    before, since = r.choice((0, 0, r.randrange(300))), r.choice(
        (0, r.randrange(260), r.randrange(200, 320)))
    own = r.choice((0, r.randrange(60), r.randrange(400)))
    if edge:
        n = r.choice(COUNTS)
        before = r.choice((0, 100))
        since = n - before
        own = r.choice((0, max(300 - n, 0), 119, 120, 35, 36))
    aged = before + since
    t = {"paid": aged + own, "category_1": own, "employees_before_2003_04": before,
         "average_before_2003_04": r.randrange(100000, 500000),
         "employees_from_2003_04": since,
         "average_from_2003_04": r.randrange(100000, 600000),
         "exempt_half": r.choice((0, 0, r.randrange(100))),
         "uncounted": r.choice((0, 0, r.randrange(200)))}
    if own >= 100:
        t["additional"] = r.choice((0, 35, 36, 100))
    return t


def pieces(r, first, last, n):
    """[first, last] cut into n stretches of months"""
    total = (int(last[:4]) - int(first[:4])) * 12 + int(last[5:]) - int(first[5:]) + 1
    cuts = sorted(r.sample(range(1, total), min(n - 1, total - 1)))
    bounds = [0] + cuts + [total]
    return [(after(first, a), after(first, b - 1)) for a, b in zip(bounds, bounds[1:])]


def pay(r, first, last):
    out = [[first, r.randrange(88, 650) * 1000]]
    while r.random() < 0.6:
        m = after(out[-1][0], r.randrange(1, 60))
        if m > last:
            break
        out.append([m, r.randrange(88, 650) * 1000])
    return out


def record(r, birth, death, edge):
    """employments of all categories, paid and unpaid months, deemed months"""
    start = month(attained(birth, 20))
    if r.random() < 0.3:
        start = after(start, -r.randrange(1, 24))
    start = max(start, "1980-04")
    here = month(death)
    at60 = month(attained(birth, 60))
    employment, national = [], []
    if edge and r.random() < 0.5:
        start = max(start, after(here, -r.choice(COUNTS)))
    if start >= here:
        start = after(here, -1)
    for a, b in pieces(r, start, here, r.randrange(1, 6)):
        last = b == here
        if a >= month(attained(birth, 20)) and b < min(here, at60) and a >= "1986-04" \
                and r.random() < 0.35:
            national.append({"from": a, "to": b,
                             "status": r.choice(("paid", "paid", "unpaid"))})
            if r.random() < 0.4:
                employment.append({"from": a, "to": b, "deemed": True,
                                   "category": r.choice((1, 1, 2, 3, 4)),
                                   "pay": pay(r, a, b)})
            continue
        if last and r.random() < 0.3:
            b = after(b, -r.randrange(1, 30))
            if b < a:
                continue
        e = {"from": a, "to": b, "category": r.choice((1, 1, 1, 2, 3, 4)),
             "pay": pay(r, a, b)}
        if r.random() < 0.4 and b >= "2003-04":
            e["bonus"] = [[max(a, "2003-07") if max(a, "2003-07") <= b else b,
                           r.randrange(1, 1500) * 1000]]
        employment.append(e)
    return employment, national


def asked(r, family, death, edge):
    first = max(month(death), "2015-10")
    top = (int(LAST_ON[:4]) - int(first[:4])) * 12 + int(LAST_ON[5:]) - int(first[5:])
    on = after(first, r.choice((0, 1, r.randrange(max(top, 0) + 1))))
    if edge and family and r.random() < 0.7:
        p = r.choice(family)
        birth = datetime.date.fromisoformat(p["birth"])
        ends = [attained(birth, a) for a in AGES] + [fiscal_end(birth), later(death, 60)]
        if "right_ended" in p:
            ends.append(datetime.date.fromisoformat(p["right_ended"]["date"]))
        near = [after(month(d), n) for d in ends for n in (-1, 0, 1)]
        near = [m for m in near if first <= m <= LAST_ON]
        on = r.choice(near or [on])
    return min(max(on, first), LAST_ON)


def death_day(r, edge):
    death = day_between(r, 1996, 2027)
    if r.random() < 0.6:
        death = day_between(r, 2014, 2027)
    if edge and r.random() < 0.6:
        death = datetime.date.fromisoformat(r.choice(TURNS)) + DAY * r.randrange(-2, 3)
    return min(max(death, FIRST - DAY * (r.random() < 0.02)), datetime.date(2027, 3, 1))


def standing(r, birth, death, has_record):
    d = {}
    as_ = r.choice((None, "insured", "insured", "disability_pensioner",
                    "within_5_years_of_first_visit", "old_age_pensioner"))
    if has_record:
        as_ = r.choice((None, None, None, "disability_pensioner"))
    elif r.random() < 0.15 and attained(birth, 60) <= death:  # no basic pension
        as_ = r.choice(("disability_pensioner", "within_5_years_of_first_visit"))
    if as_ == "insured" and attained(birth, 70) <= death and r.random() < 0.9:
        as_ = "disability_pensioner"
    if as_:
        d["insured_as"] = as_
    if r.random() < 0.25:
        d["elect_long_term"] = True
    return d


def of_reform(r, p, death):
    """a spouse on both sides of 60 and of 1989-04-01, a parent on both of 60"""
    p["birth"] = min(p["birth"], (death - DAY).isoformat()) \
        if p["relation"] == "spouse" else p["birth"]
    young = r.random() < 0.5 and p["relation"] == "spouse"
    if young and r.random() < 0.4:
        p["birth"] = (datetime.date(1989, 4, 1) + DAY * r.choice(
            (0, 1, 20, r.randrange(3000)))).isoformat()
    elif young:
        p["birth"] = (years_before(death.replace(day=1), 60) +
                      DAY * r.randrange(1500)).isoformat()
    if p["relation"] == "spouse" and r.random() < 0.2:
        p["supported"], p["household"] = False, r.random() < 0.7
    if p["relation"] == "parent" and r.random() < 0.4:
        p["birth"] = (years_before(death, 60) +
                      DAY * r.choice((-1, 0, 1, 2))).isoformat()


def one_later(r, n):
    death = r.choice((day_between(r, 2025, 2033), REFORM + DAY * r.randrange(40),
                      REFORM - DAY * r.randrange(40), REFORM - DAY, REFORM))
    family = relatives(r, death, r.random() < 0.3)
    for p in family:
        of_reform(r, p, death)
    birth = possible(family, day_between(r, death.year - 90, death.year - 21))
    birth = max(birth, datetime.date(1940, 4, 3))
    first = max(month(death), month(REFORM))
    on = int(first[:4]) * 12 + int(first[5:]) - 1
    on = min(LAST_LATER, on + r.choice((0, 1, 59, 60, 61,
                                        r.randrange(LAST_LATER - on + 1))))
    c = {"format": "nenkin-case/1", "id": "L%05d" % n,
         "on": "%04d-%02d" % (on // 12, on % 12 + 1),
         "person": {"birth": birth.isoformat(), "sex": "male"},
         "totals": totals(r, False)}
    c["death"] = {"date": death.isoformat(), "survivors": family}
    c["death"].update(standing(r, birth, death, False))
    return c


def one_case(r, n, profile):
    if profile == "later":
        return one_later(r, n)
    edge = profile == "boundary"
    has_record = profile == "record" or edge and r.random() < 0.4
    death = death_day(r, edge)
    if has_record and death < datetime.date(2015, 10, 1):
        death = death.replace(year=r.randrange(2016, 2027), day=min(death.day, 28))
    family = relatives(r, death, edge)
    birth = day_between(r, death.year - (64 if has_record else 90), death.year - 21)
    if not has_record and r.random() < 0.1:
        birth = years_before(death, r.randrange(65, 72))
    if edge and r.random() < 0.2:
        birth = years_before(death, r.choice((60, 64, 65))) + DAY * r.randrange(0, 3)
    birth = max(birth, datetime.date(1956, 4, 3) if has_record
                else datetime.date(1930, 4, 3))
    birth = possible(family, birth)
    c = {"format": "nenkin-case/1", "id": "%s%05d" % (profile[0].upper(), n),
         "on": asked(r, family, death, edge),
         "person": {"birth": birth.isoformat(),
                    "sex": r.choice(("male", "male", "female"))}}
    if has_record and later(birth, 21 * 12) < death and death < attained(birth, 65):
        c["employment"], c["national"] = record(r, birth, death, edge)
    else:
        has_record, c["totals"] = False, totals(r, edge)
    c["death"] = {"date": death.isoformat(), "survivors": family}
    c["death"].update(standing(r, birth, death, has_record))
    return c


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--seed", type=int, required=True)
    ap.add_argument("--count", type=int, required=True)
    ap.add_argument("--profile", required=True)
    a = ap.parse_args()
    r = random.Random("nenkin-survivor-%d-%s" % (a.seed, a.profile))
    for i in range(a.count):
        sys.stdout.write(json.dumps(one_case(r, i + 1, a.profile)) + "\n")


if __name__ == "__main__":
    main()
