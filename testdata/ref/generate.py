#!/usr/bin/python3
"""Random valid nenkin-case/1 records for old-age benefits, the same for a seed.

usage: generate.py --seed S --count N [--profile totals|record|boundary]

totals    one-off work from totals
record    whole records: national months, employments, pay and bonuses
boundary  records and totals with birth dates, claims, ages of the family and
          months asked on both sides of what the rule tables and the Acts hold
Without --profile the three are mixed.
"""
import argparse
import calendar
import json
import random
import sys
from datetime import date, timedelta

FIRST, LAST = 2015 * 12 + 9, 2027 * 12 + 2        # 2015-10 ... 2027-03
REFORMS = ["2015-10", "2016-04", "2017-04", "2017-08", "2018-04", "2019-04", "2020-04", "2020-09",
           "2021-04", "2022-04", "2022-09", "2022-10", "2023-04", "2024-04", "2025-04", "2026-04",
           "2026-10", "2027-03"]
COHORTS = ([(y, 4, 1) for y in range(1927, 1968)] + [(y, 4, 1) for y in range(1941, 1963)] * 2
           + [(1965, 4, 1), (1962, 4, 1), (1952, 4, 1), (1941, 4, 1), (1956, 4, 1), (1938, 4, 1),
              (1953, 4, 1), (1955, 4, 1), (1957, 4, 1), (1959, 4, 1), (1961, 4, 1), (1958, 4, 1),
              (1960, 4, 1), (1964, 4, 1), (1966, 4, 1), (1954, 4, 1), (1950, 4, 1)] * 3)


def mon(t):
    y, m = t.split("-")
    return int(y) * 12 + int(m) - 1


def mtext(m):
    return "%04d-%02d" % (m // 12, m % 12 + 1)


def month_of(d):
    return d.year * 12 + d.month - 1


def attained(birth, age):
    try:
        b = date(birth.year + age, birth.month, birth.day)
    except ValueError:
        b = date(birth.year + age, 3, 1)
    return b - timedelta(1)


def at(birth, age):
    return month_of(attained(birth, age))


def random_day(r, first, last):
    return first + timedelta(r.randrange((last - first).days + 1))


def a_birth(r, boundary):
    x = r.random()
    if boundary and x < 0.7:
        y, m, d = r.choice(COHORTS)
        return date(y, m, d) + timedelta(r.choice((-1, 0, 1, 2)))
    if x < 0.55:
        return random_day(r, date(1949, 1, 1), date(1961, 12, 31))
    if x < 0.75:
        return random_day(r, date(1955, 1, 1), date(1966, 12, 31))
    if x < 0.90:
        return random_day(r, date(1935, 1, 1), date(1950, 12, 31))
    if x < 0.92:
        return random_day(r, date(1926, 4, 2), date(1935, 1, 1))
    if x < 0.925:
        return random_day(r, date(1942, 1, 1), date(1949, 1, 1))
    if x < 0.94:
        y = r.choice((1948, 1952, 1956, 1960, 1964))
        return date(y, 2, 29)
    y = r.randrange(1946, 1963)
    m = r.randrange(1, 13)
    return date(y, m, r.choice((1, 2, calendar.monthrange(y, m)[1])))


def a_month(r, birth, claims, boundary):
    """a month to ask for, or None = omitted"""
    if r.random() < 0.08:
        return None
    marks = [mon(x) for x in REFORMS]
    for age in (60, 61, 62, 63, 64, 65, 66, 70, 75):
        marks += [at(birth, age)] * 2
    marks += [c for c in claims if c is not None] * 4
    marks = [m + d for m in marks for d in (-1, 0, 1, 2)]
    marks = [m for m in marks if FIRST <= m <= LAST and (m >= at(birth, 59) or r.random() < 0.1)]
    if marks and r.random() < (0.75 if boundary else 0.4):
        return r.choice(marks)
    low = max(FIRST, min(at(birth, 59), LAST))
    if r.random() < 0.5:
        low = max(low, min(at(birth, 65) - 2, LAST))
    return r.randrange(low, LAST + 1)


def a_claim(r, birth, kind):
    """(month or None) of a claim; kind early, late, none"""
    r60, r65 = at(birth, 60), at(birth, 65)
    if kind == "none":
        return r65 + r.choice((0, 0, 1, 5, 11)) if r.random() < 0.3 else None
    if kind == "early":
        edges = [r60, r60 + 1, r65 - 1, r65 - 2, r60 + 12, r60 + 24, r60 + 36, r60 + 48]
        edges += [e + d for e in edges for d in (-1, 1)]
        edges = [e for e in edges if r60 <= e < r65]
        return r.choice(edges) if r.random() < 0.5 else r.randrange(r60, r65)
    edges = [r65 + n for n in (11, 12, 13, 59, 60, 61, 119, 120, 121, 130)]
    if r.random() < 0.8:
        edges = [e for e in edges if e < LAST] or edges
    return r.choice(edges) if r.random() < 0.5 else r65 + r.randrange(12, max(14, min(125, LAST - r65)))


def yen(r):
    return r.choice((88000, 98000, 104000, 118000, 134000, 160000, 200000, 240000, 280000, 300000, 320000, 360000,
                     410000, 440000, 470000, 500000, 530000, 560000, 590000, 620000, 650000))


def old_yen(r, m, kind, low):
    if kind == "seaman" and m < mon("1986-04") and r.random() < 0.5:
        return r.choice((6000, 9000, 9999, 10000, 11000, 11999, 12000, 12001, 14000, 18000))   # 昭60附則53条
    if low and r.random() < 0.9:
        if m < mon("1969-11"):
            return r.choice((3000, 7000, 9999, 10000))
        if m < mon("1985-10"):
            return r.choice((10000, 12000, 20000, 30000))
        return r.choice((68000, 80000, 88000, 92000))
    if m < mon("1969-11"):
        return r.choice((7000, 8000, 9000, 10000, 14000, 20000, 28000, 36000, 52000, 60000))
    if m < mon("1976-08"):
        return r.choice((20000, 30000, 42000, 56000, 72000, 86000, 104000, 134000))
    if m < mon("1985-10"):
        return r.choice((45000, 68000, 86000, 104000, 126000, 160000, 200000, 260000, 320000))
    return yen(r)


def employment(r, a, b, cat, kind, open_end, low=False):
    e = {"from": mtext(a)}
    if not open_end:
        e["to"] = mtext(b)
    e["category"] = cat
    if kind != "ordinary":
        e["kind"] = kind
    pay = []
    m = a
    while m <= b:
        pay.append([mtext(m), old_yen(r, m, kind, low)])
        m += r.choice((6, 12, 12, 24, 36, 60))
    e["pay"] = pay
    bonus = []
    if b >= mon("2003-04") and r.random() < 0.7:
        every = r.choice((1, 1, 1, 3))
        for y in range(max(a // 12, 2003), b // 12 + 1, every):
            for mm in (5, 11):
                x = y * 12 + mm
                if max(a, mon("2003-04")) <= x <= b and r.random() < 0.8:
                    bonus.append([mtext(x), r.randrange(1, 1500) * 1000])
    if bonus:
        if r.random() < 0.05:
            bonus.append([bonus[-1][0], 100000])
        e["bonus"] = bonus
    return e


def status_allowed(r, m):
    pool = ["paid"] * 6 + ["exempt_full"] * 2 + ["unpaid", "uncounted"]
    if m >= mon("1986-04"):
        pool += ["category_3"] * 3
    if m >= mon("2000-04"):
        pool += ["student"]
    if m >= mon("2002-04"):
        pool += ["exempt_half"] * 2
    if m >= mon("2005-04"):
        pool += ["deferred"]
    if m >= mon("2006-07"):
        pool += ["exempt_one_quarter", "exempt_three_quarters"]
    if m >= mon("2019-04"):
        pool += ["maternity"]
    if m >= mon("2026-10"):
        pool += ["childcare"]
    return r.choice(pool)


def timeline(r, birth, sex):
    """national and employment periods without overlap from 15 to about 72"""
    nat, emp = [], []
    old = birth < date(1942, 1, 1)                 # half of them at work from 15 to 18, in the 1940s and 1950s
    m = max(at(birth, r.choice((15, 15, 16, 18))), mon("1942-06")) if old and r.random() < 0.5 else \
        max(at(birth, r.choice((15, 18, 18, 20, 22))) + r.randrange(0, 12), mon("1942-06"))
    first = m
    m20, m60, m70 = at(birth, 20), at(birth, 60), at(birth, 70)
    stop = min(at(birth, r.choice((58, 60, 60, 62, 65, 65, 68, 70, 72))) + r.randrange(-3, 4), LAST + 24)
    style = r.choice(("worker", "worker", "worker", "mixed", "mixed", "national", "mutual", "miner", "two"))
    if birth < date(1953, 10, 1) and style in ("mutual", "two") and r.random() < 0.8:
        style = "worker"                           # 平24法63附則11条: mutual aid pension of before 2015-10
    base_cat = {"worker": 1, "mixed": 1, "national": 1, "mutual": r.choice((2, 3, 4)), "miner": 1, "two": 1}[style]
    kind0 = r.choice(("miner", "seaman")) if style == "miner" else "ordinary"
    while m < stop:
        length = r.choice((1, 2, 3, 7, 11, 12, 13, 24, 36, 60, 119, 120, 121, 180, 239, 240, 241, 300, 528))
        b = min(m + length - 1, stop - 1)
        want_emp = r.random() < {"worker": 0.85, "mixed": 0.5, "national": 0.12, "mutual": 0.85, "miner": 0.85,
                                 "two": 0.85}[style]
        if m < m20 or m >= m60:
            want_emp = want_emp or r.random() < 0.3
        if old and m == first:
            want_emp = True
            b = min(m + r.choice((1, 12, 35, 36, 37, 60, 120, 240)) - 1, stop - 1)
        if want_emp:
            cat = base_cat
            if style == "two" and r.random() < 0.5:
                cat = r.choice((2, 3, 4))
            elif r.random() < 0.04 and birth >= date(1953, 10, 1):
                cat = r.choice((1, 2, 3, 4))
            kind = kind0 if cat == 1 and r.random() < 0.85 else "ordinary"
            if kind != "ordinary" and b >= mon("1986-04") and m < mon("1986-04") and r.random() < 0.3:
                b = mon("1986-03")
            open_end = b >= stop - 1 and b >= FIRST and r.random() < 0.4
            emp.append((m, b, cat, kind, open_end))
            if open_end:
                break
        elif m >= mon("1961-04"):
            if m < m20:
                if r.random() < 0.1:
                    pass
                b = min(b, m20 - 1)
            elif m < m60:
                b = min(b, m60 - 1)
                s = status_allowed(r, m)
                if s == "maternity":
                    b = min(b, m + 3)
                n = {"from": mtext(m), "to": mtext(b), "status": s}
                if s in ("paid", "maternity") and m >= mon("1970-10") and r.random() < 0.3:
                    n["additional"] = True
                if r.random() < 0.93:
                    nat.append(n)
            else:
                b = min(b, m70 - 1 if r.random() < 0.1 else at(birth, 65) - 1)
                if b >= m and m >= mon("1986-04") and r.random() < 0.3 and b < at(birth, 65):
                    n = {"from": mtext(m), "to": mtext(b), "status": "voluntary"}
                    if r.random() < 0.3:
                        n["additional"] = True
                    nat.append(n)
                b = max(b, m)
        m = b + 1
        if r.random() < 0.15:
            m += r.choice((1, 1, 2, 6))
    return nat, emp


def family(r, birth, sex, boundary, asked):
    out = {}
    if r.random() < 0.55:
        other = "female" if sex == "male" else "male"
        if boundary and r.random() < 0.5 and asked is not None:
            y = asked // 12 - 65
            b = date(y, asked % 12 + 1, 1) + timedelta(r.choice((-32, -31, -2, -1, 0, 1, 2, 30, 31, 32)))
        elif r.random() < 0.3:
            b = birth + timedelta(r.choice((-366, -31, -1, 0, 1, 31, 366)))
        else:
            b = birth + timedelta(r.randrange(-3000, 5000))
        s = {"birth": b.isoformat(), "sex": other, "supported": r.random() < 0.8}
        if r.random() < 0.6:
            s["employees_months"] = r.choice((0, 100, 156, 239, 240, 241, 400))
        if s.get("employees_months", 0) >= 240 and r.random() < 0.5:
            s["old_age_employees_from"] = mtext(month_of(attained(b, r.choice((60, 62, 64, 65)))) + 1)
        if r.random() < 0.07:
            s["disability_pension"] = True
        if r.random() < 0.25:
            s["adds_for_me"] = True
        out["spouse"] = s
    if r.random() < 0.15:
        kids = []
        for _ in range(r.choice((1, 1, 2, 3, 4))):
            y65 = birth.year + 65
            if boundary and r.random() < 0.5:
                y = r.choice((y65, (asked or FIRST) // 12)) - r.choice((18, 19, 20))
                b = date(y, *r.choice(((3, 1), (3, 31), (4, 1), (4, 1), (4, 2), (4, 2), (4, 3))))
            else:
                b = random_day(r, date(y65 - 26, 1, 1), date(y65 - 6, 12, 31))
            lim = attained(birth, 60) - timedelta(330)
            if b > lim:
                b = lim - timedelta(r.randrange(0, 900))
            kids.append({"birth": b.isoformat(), "supported": r.random() < 0.9, "disabled": r.random() < 0.2})
        out["children"] = kids
    return out


def disability(r, birth):
    g = r.choice((1, 2, 3))
    v = random_day(r, attained(birth, 40), attained(birth, 63))
    d = {"first_visit": v.isoformat(), "grade": g}
    if r.random() < 0.5:
        d["recognized"] = (v + timedelta(548)).isoformat()
    return d


def insurance(r, asked, birth):
    out = {}
    if asked is None:
        return out
    if r.random() < 0.6:
        a = asked - r.randrange(0, 20)
        out["continuation"] = {"from": mtext(a), "to": mtext(max(a, asked + r.randrange(-1, 10))),
                               "wage_at_60": r.choice((200000, 300000, 350000, 400000, 450000, 480000))}
    else:
        a = asked - r.randrange(0, 8)
        out["basic_allowance"] = {"applied": mtext(a), "until": mtext(a + r.randrange(1, 9)), "days": r.randrange(0, 240)}
    return out


def work_of(r, boundary, asked, birth):
    w = {"standard_monthly": r.choice((0, 88000, 118000, 200000, 280000, 320000, 410000, 470000, 500000, 590000, 650000))}
    if r.random() < 0.8:
        w["bonus_12_months"] = r.choice((0, 0, 400000, 1000000, 1234567, 3000000))
    return w


def one_case(r, number, profile):
    boundary = profile == "boundary"
    birth = a_birth(r, boundary)
    if profile != "totals" and r.random() < 0.07:
        birth = random_day(r, date(1930, 1, 1), date(1941, 12, 31))
    sex = r.choice(("male", "female"))
    kind = r.choices(("none", "early", "late"), (5, 2, 2))[0]
    claim = a_claim(r, birth, kind)
    bc = ec = claim
    if kind == "late" and r.random() < 0.5:
        if r.random() < 0.5:
            ec = a_claim(r, birth, r.choice(("none", "late")))
        else:
            bc = a_claim(r, birth, r.choice(("none", "late")))
    if kind == "late" and birth <= date(1942, 4, 1) and r.random() < 0.9:
        ec = None                                  # 平12附則17条: hardly any of these could defer
    asked = a_month(r, birth, (bc, ec), boundary)
    c = {"format": "nenkin-case/1", "id": "%s-%07d" % (profile[0].upper(), number)}
    if asked is not None:
        c["on"] = mtext(asked)
    c["person"] = {"birth": birth.isoformat(), "sex": sex}
    employed = False
    miners = False
    if profile == "totals" or (boundary and r.random() < 0.3):
        t = {}
        nb = r.choice((0, 0, 1, 12, 47, 48, 49, 100, 180, 228, 240, 300, 419, 420, 440))
        na = r.choice((0, 0, 1, 11, 12, 60, 120, 200, 239, 284))
        n = nb + na
        inside = min(n, 480) if r.random() < 0.6 else r.randrange(0, min(n, 480) + 1)
        paid = min(480, inside + r.choice((0, 0, 1, 60, 120, 200, 300)))
        paid = max(paid, inside)
        t["paid"] = paid
        if r.random() < 0.4:
            for s in ("exempt_full", "exempt_three_quarters", "exempt_half", "exempt_one_quarter"):
                if r.random() < 0.5:
                    t[s] = r.choice((1, 12, 40, 100))
                if r.random() < 0.4:
                    t[s + "_before_2009_04"] = r.choice((1, 12, 40, 100))
        if r.random() < 0.2:
            t["student_or_deferred"] = r.choice((1, 24, 48, 120))
        if r.random() < 0.3:
            t["uncounted"] = r.choice((1, 12, 60, 120, 200))
        if r.random() < 0.3 and paid > inside:
            t["additional"] = r.randrange(0, paid - inside + 1)
        old = r.random() < 0.5
        if n or r.random() < 0.1:
            if nb or r.random() < 0.5:
                t["employees_before_2003_04"] = nb
                t["average_before_2003_04"] = r.randrange(60, 620) * 1000 + r.choice((0, 0, 1, 333))
                if old:
                    t["old_average_before_2003_04"] = int(t["average_before_2003_04"] * r.choice((0.85, 0.9, 0.95, 1.0)))
            if na:
                t["employees_from_2003_04"] = na
                t["average_from_2003_04"] = r.randrange(90, 900) * 1000 + r.choice((0, 0, 1, 777))
                if old:
                    t["old_average_from_2003_04"] = int(t["average_from_2003_04"] * r.choice((0.85, 0.9, 0.95, 1.0)))
            t["employees_aged_20_to_59"] = inside
        c["totals"] = t
        employed = n > 0
        longi = n >= 528
    else:
        nat, emp = timeline(r, birth, sex)
        if nat:
            c["national"] = nat
        low = r.random() < 0.07                      # averages at the floors
        items = [employment(r, a, b, cat, kd, op, low) for a, b, cat, kd, op in emp]
        miners = any(e[3] != "ordinary" for e in emp)
        if r.random() < 0.05:
            over = [n for n in nat if mon(n["to"]) - mon(n["from"]) > 3]
            if over:
                n = r.choice(over)
                e = employment(r, mon(n["from"]), mon(n["to"]), 1, "ordinary", False, low or r.random() < 0.3)
                e["deemed"] = True
                items.append(e)
        if r.random() < 0.08 and items:
            fit = [e for e in items if e["category"] == 1 and "deemed" not in e and mon(e["from"]) >= mon("1966-10")
                   and ("kind" not in e or r.random() < 0.05)]
            for e in fit:
                if r.random() < 0.6:
                    e["fund"] = True
        if items:
            c["employment"] = items
        employed = bool(items)
    c.update(family(r, birth, sex, boundary, asked))
    if r.random() < 0.3:
        c["work"] = work_of(r, boundary, asked, birth)
        if asked is not None and r.random() < 0.3 and asked < at(birth, 65) + 2:
            ei = insurance(r, asked, birth)
            if ei:
                c["work"]["employment_insurance"] = ei
    elif asked is not None and asked < at(birth, 65) and r.random() < 0.05:
        c["work"] = {"standard_monthly": 0, "bonus_12_months": 0, "employment_insurance": insurance(r, asked, birth)}
    if r.random() < 0.04:
        c["disability"] = disability(r, birth)
    old = {}
    if bc is not None:
        old["basic_claimed"] = mtext(bc)
    if ec is not None and (employed or kind != "early"):
        old["employees_claimed"] = mtext(ec)
    if kind == "early":
        # 同時請求: both where both can be claimed, the basic pension alone where the special pension has begun
        table = special_age(birth, sex, c)
        if table is not None and (claim >= at(birth, table) or table <= 60):
            old.pop("employees_claimed", None)
    if old:
        c["old_age"] = old
    return c


def special_age(birth, sex, c):
    """start age of the earnings-related special pension (for valid claims only; the reference reads the table)"""
    cats = set(e["category"] for e in c.get("employment", [{"category": 1}]))
    women = sex == "female" and cats == {1}
    edges = ((1958, 60), (1960, 61), (1962, 62), (1964, 63), (1966, 64)) if women else \
            ((1953, 60), (1955, 61), (1957, 62), (1959, 63), (1961, 64))
    for y, a in edges:
        if birth <= date(y, 4, 1):
            return a
    return None


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--seed", type=int, required=True)
    ap.add_argument("--count", type=int, required=True)
    ap.add_argument("--profile", choices=("totals", "record", "boundary"))
    a = ap.parse_args()
    r = random.Random("nenkin-oldage-%d-%s" % (a.seed, a.profile or "mixed"))
    for i in range(a.count):
        p = a.profile or r.choice(("totals", "record", "boundary"))
        sys.stdout.write(json.dumps(one_case(r, i + 1, p), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
