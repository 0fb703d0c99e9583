#!/usr/bin/env python3
"""Compares nenkin-survivor with a slow, plain second way of computing.

Random families of a fixed seed, the deceased known by totals, so that the
amounts rest on the rights alone.  Everything is worked out here day by day from
the articles, with fractions and the rule tables read anew.  A second lot of
families is of the months from 2028-04, under the fictitious rates of
rules-fictitious-2028; there a refusal must be one on both sides.

usage: check_survivor_ref.py [--show ID] TOOL      (CASES=n, default 3000; and
half as many of 2028-04 and later)
"""
import calendar
import datetime
import json
import os
import random
import subprocess
import sys
from fractions import Fraction as F

HERE = os.path.dirname(os.path.abspath(__file__))
RULES = os.path.join(os.path.dirname(HERE), "rules")
LATER = os.path.join(HERE, "rules-fictitious-2028")
REFORM = datetime.date(2028, 4, 1)
SEED = 20280401
SHOWN = 5
DAY = datetime.timedelta(1)
FAR = datetime.date(9000, 1, 1)


# ---- rules and dates ---------------------------------------------------------

def table(name):
    path = os.path.join(LATER, name + ".json")
    if not os.path.exists(path):
        path = os.path.join(RULES, name + ".json")
    with open(path, encoding="utf-8") as f:
        return json.load(f)["rows"]


class Refused(Exception):
    """The Act of 2025 waits for an order, or its article was not at hand."""


def look(name, month, birth, key=""):
    for r in table_cache.setdefault(name, table(name)):
        if (r.get("key", "") == key and r["from"] <= month <= r.get("to", "9999-12")
                and r.get("born_from", "0001-01-01") <= birth <=
                r.get("born_to", "9999-12-31")):
            return F(r["value"])
    return None


table_cache = {}


def yen(x):
    return int((F(x) * 2 + 1) // 2)


def hundred(x):
    return int((F(x) / 100 * 2 + 1) // 2) * 100


def attained(birth, years):
    """The day on which the age is attained: the day before the birthday."""
    y = birth.year + years
    if birth.month == 2 and birth.day == 29:
        return datetime.date(y, 2, 28)
    return datetime.date(y, birth.month, birth.day) - DAY


def later(day, months):
    """The day after a period of months counted from the day on (民法143条)."""
    m = day.year * 12 + day.month - 1 + months
    y, m = divmod(m, 12)
    last = calendar.monthrange(y, m + 1)[1]
    if day.day > last:
        return datetime.date(y, m + 1, last) + DAY
    return datetime.date(y, m + 1, day.day)


def month(day):
    return "%04d-%02d" % (day.year, day.month)


def after(m, n=1):
    k = int(m[:4]) * 12 + int(m[5:]) - 1 + n
    return "%04d-%02d" % (k // 12, k % 12 + 1)


def fiscal_end(birth):
    d = attained(birth, 18)
    return datetime.date(d.year + (d > datetime.date(d.year, 3, 31)), 3, 31)


# ---- one death ------------------------------------------------------------------

class Span:
    """A right: day of its cause, day of the event that ends it."""

    def __init__(self, start, end):
        self.start, self.end = start, end
        self.first, self.last = after(month(start)), month(end)

    def pays(self, m):
        return self.first <= m <= self.last


class Death:
    def __init__(self, case):
        self.case, self.on = case, case["on"]
        self.totals = case["totals"]
        self.birth = datetime.date.fromisoformat(case["person"]["birth"])
        d = case["death"]
        self.day = datetime.date.fromisoformat(d["date"])
        self.as_ = d.get("insured_as")
        self.elect = d.get("elect_long_term", False)
        self.people = []
        for s in d["survivors"]:
            p = dict(s)
            p["birth"] = datetime.date.fromisoformat(s["birth"])
            e = s.get("right_ended")
            p["ended"] = datetime.date.fromisoformat(e["date"]) if e else FAR
            self.people.append(p)
        self.requirements()
        self.rights()

    def total(self, key):
        return self.totals.get(key, 0)

    def requirements(self):
        t = self.total
        self.months = t("employees_before_2003_04") + t("employees_from_2003_04")
        counted = t("paid") + t("exempt_half") + t("uncounted")
        at65 = attained(self.birth, 65)
        self.long = counted >= 300 or self.as_ == "old_age_pensioner"
        if not self.long and counted >= 240 and self.birth <= datetime.date(1956, 4, 1):
            raise NotImplementedError  # the shorter periods of older births
        insured = self.as_ == "insured"
        self.short = (insured and self.months > 0) or self.as_ in (
            "within_5_years_of_first_visit", "disability_pensioner")
        at60 = attained(self.birth, 60)
        national = (insured and self.day < at65) or (
            self.as_ in ("within_5_years_of_first_visit", "disability_pensioner")
            and self.day < at60) or (
            at60 <= self.day < at65 and t("paid") + t("exempt_half") + self.months > 0)
        has_paid = t("paid") + t("exempt_half") > 0
        if insured and self.months > 0 and self.day >= at65 and counted < 120:
            national = True
        self.basic_ok = national or (self.long and has_paid)
        self.employees_ok = self.months > 0 and (self.short or self.long)
        self.use_long = self.long and (not self.short or self.elect)
        # ten years suffice since 2017-08, and are paid from the month after
        right = month(at65) if counted >= 300 else max(month(at65), "2017-08")
        got = month(self.day) > right and counted >= 120 and has_paid
        self.received = got or self.as_ == "disability_pensioner" or (
            self.as_ == "old_age_pensioner" and month(self.day) > month(at65))

    def child_span(self, p):
        if not p["supported"]:
            return None
        if p.get("disabled"):
            end = attained(p["birth"], 20)
            if end <= self.day:
                return None
        else:
            end = fiscal_end(p["birth"])
            if end < self.day:
                return None
        return Span(max(self.day, p["birth"]), min(end, p["ended"]))

    def rights(self):
        day = self.day
        for p in self.people:
            p["child"] = self.child_span(p) if p["relation"] in (
                "child", "grandchild") else None
        kids = [p["child"] for p in self.people
                if p["relation"] == "child" and p["child"]]
        for p in self.people:
            p["basic"] = None
            if self.basic_ok and p["supported"]:
                if p["relation"] == "child":
                    p["basic"] = p["child"]
                elif p["relation"] == "spouse" and kids:
                    p["basic"] = Span(min(k.start for k in kids),
                                      min(p["ended"], max(k.end for k in kids)))
        unborn = min([k.start for k in kids if k.start > day], default=FAR)
        taken = False
        for rank in (("spouse", "child"), ("parent",), ("grandchild",),
                     ("grandparent",)):
            now = False
            for p in self.people:
                if p["relation"] not in rank:
                    continue
                p["employees"] = p["limited"] = None
                if not self.employees_ok or taken or not (
                        p["supported"] or self.young(p) and p.get("household")):
                    continue
                p["employees"] = s = self.employees_span(p, unborn)
                now |= s is not None and p["birth"] <= day
            taken |= now

    def employees_span(self, p, unborn):
        r, day = p["relation"], self.day
        if r == "child":
            return p["child"]
        if r == "grandchild":
            c = p["child"]
            return Span(c.start, min(c.end, unborn)) if c else None
        if r == "spouse" and day >= REFORM:
            return self.new_spouse(p)
        if r == "spouse" and p["sex"] == "female":
            end = p["ended"]
            at30 = attained(p["birth"], 30)
            if p["basic"] is None:
                if day < at30:
                    end = min(end, later(day, 60))
            elif p["basic"].end < at30:
                end = min(end, later(p["basic"].end, 60))
            return Span(day, end)
        if attained(p["birth"], 60 if day >= REFORM else 55) > day:
            return None
        return Span(day, p["ended"] if r == "spouse" else min(p["ended"], unborn))

    def young(self, p):
        """A spouse below 60 at a death of the new law."""
        return self.day >= REFORM and p["relation"] == "spouse" and \
            self.day < attained(p["birth"], 60)

    def new_spouse(self, p):
        """62 and 65: of limited term when the basic pension never was, or was
        lost before the day of 60; it ends on the day of 65."""
        if not self.young(p):
            return Span(self.day, p["ended"])
        if p["sex"] == "female" and p["birth"] <= datetime.date(1989, 4, 1):
            p["limited"] = "another law"
            return Span(self.day, p["ended"])
        begin = self.day if p["basic"] is None else p["basic"].end
        if begin >= attained(p["birth"], 60):
            return Span(self.day, p["ended"])
        p["limited"] = begin
        return Span(self.day, min(p["ended"], attained(p["birth"], 65)))

    def settled(self, p, m):
        """Refused where the Act of 2025 does not settle the month."""
        kids = [q for q in self.people if q["relation"] == "child" and q["child"]]
        now = sum(q["child"].pays(m) for q in kids)
        if self.on >= month(REFORM) and (p["relation"] == "spouse" and now or
                                         p["relation"] == "child" and now > 1):
            raise Refused
        term = p["limited"]
        if term is None:
            return
        if term == "another law" or m > month(later(term, 60)):
            raise Refused
        if p["basic"] is None and kids:
            raise Refused
        if p["basic"] is not None and m <= month(p["basic"].start):
            raise Refused
        if p.get("old_age_employees", 0) and m >= month(attained(p["birth"], 60)):
            raise Refused

    # ---- amounts

    def full(self, p):
        b = p["birth"].isoformat()
        return hundred(look("basic_full_amount", self.on, b) *
                       look("revision_rate", self.on, b))

    def addition(self, first, more):
        rate = look("revision_rate", self.on, "9000-01-01")
        if self.on >= month(REFORM):
            return (first + more) * hundred(269600 * rate)
        return first * hundred(224700 * rate) + more * hundred(74900 * rate)

    def spouse(self):
        return next((p for p in self.people if p["relation"] == "spouse"), None)

    def due(self, span):
        if span is None or self.on < month(span.start) or span.first > span.last \
                or self.on > span.last:
            return None
        return max(self.on, span.first)

    def of_basic(self, p):
        m = self.due(p["basic"])
        if m is None:
            return None
        n = sum(q["relation"] == "child" and q["basic"] is not None and
                q["basic"].pays(m) for q in self.people)
        if p["relation"] == "spouse":
            if n == 0:
                raise NotImplementedError
            return self.full(p) + self.addition(min(n, 2), max(n - 2, 0)), 0
        whole = self.full(p)
        if n > 1:
            whole = yen(F(whole + self.addition(1, n - 2), n))
        w = self.spouse()
        stopped = w is not None and w["basic"] is not None and w["basic"].pays(m)
        return whole, whole if stopped else 0

    def three_quarters(self):
        t, b = self.total, self.birth.isoformat() if self.use_long else "9000-01-01"
        n1, n2 = t("employees_before_2003_04"), t("employees_from_2003_04")
        x = (t("average_before_2003_04") * n1 *
             look("earnings_multiplier", self.on, b, "before_2003_04") +
             t("average_from_2003_04") * n2 *
             look("earnings_multiplier", self.on, b, "from_2003_04"))
        if not self.use_long and n1 + n2 < 300:
            x = x * 300 / (n1 + n2)
        return x * F(3, 4)

    def widow(self, p, m):
        """(middle-aged, transitional) additions."""
        if self.use_long and self.months < 240:
            return None, None
        start, at40, at65 = p["employees"].start, attained(p["birth"], 40), \
            attained(p["birth"], 65)
        full = self.full(p)
        middle = hundred(F(full * 3, 4))
        if at65 <= start:
            had, begin = False, None
        elif at40 <= start:
            had, begin = True, p["employees"].first
        else:
            had = any(q["relation"] == "child" and q["child"] and
                      q["child"].start <= at40 and
                      (at40 < q["child"].end or
                       at40 == q["child"].end == fiscal_end(q["birth"]) and
                       not q.get("disabled") and q["ended"] > at40)
                      for q in self.people)
            begin = after(month(at40))
        if m > month(at65):
            num = look("widow_transitional_fraction", self.on,
                       p["birth"].isoformat(), "num")
            if num is None or not (had or at65 <= start):
                return None, None
            den = look("widow_transitional_fraction", self.on,
                       p["birth"].isoformat(), "den")
            return None, middle - full * num / den
        return (middle if had and m >= begin else None), None

    def below_60(self, p, m):
        if self.day >= REFORM:
            return False  # a spouse is paid at once, a parent is 60
        if p["relation"] in ("child", "grandchild") or p["sex"] == "female" and \
                p["relation"] == "spouse" or m > month(attained(p["birth"], 60)):
            return False
        return not (p["relation"] == "spouse" and p["basic"] is not None and
                    p["basic"].pays(m))

    def of_employees(self, p):
        m = self.due(p["employees"])
        if m is None:
            return None
        if not self.basic_ok and p["relation"] in ("spouse", "child") and any(
                q["relation"] == "child" and q["child"] for q in self.people):
            raise NotImplementedError
        self.settled(p, m)
        a = self.three_quarters()
        quarter = 0
        if isinstance(p["limited"], datetime.date) and m > month(p["limited"]):
            quarter = yen(a / 3)
        if p["relation"] != "spouse":
            a /= sum(q["relation"] == p["relation"] and q["employees"] is not None
                     and q["employees"].pays(m) for q in self.people)
        middle = trans = None
        if p["relation"] == "spouse" and p["sex"] == "female":
            middle, trans = self.widow(p, m)
            if self.day >= REFORM and (middle, trans) != (None, None):
                raise Refused  # it fades out, by an article not at hand
        own = p.get("old_age_employees", 0)
        if m <= month(attained(p["birth"], 65)):
            own = 0
        beside = p["basic"] is not None and p["basic"].pays(m)
        k = trans or 0
        if own and p["relation"] == "spouse" and not beside and \
                (a + k) * F(2, 3) + F(own, 2) > a + k:
            a, k = a * F(2, 3) + F(own, 2), k * F(2, 3)
        parts = [yen(a), middle or 0, yen(k), quarter]
        annual = sum(parts)
        stop = min(annual, own + (parts[1] + parts[2] if beside else 0))
        w = self.spouse()
        if self.below_60(p, m) or p["relation"] == "child" and w and \
                w["employees"] is not None and w["employees"].pays(m) and \
                not self.below_60(w, m):
            stop = annual
        return annual, stop

    def of_widow(self, p):
        months = self.total("paid_1") + self.total("exempt_half")
        if self.received or months < 120 or not p["supported"] or \
                attained(p["birth"], 65) <= self.day or "married" not in p:
            return None
        if later(datetime.date.fromisoformat(p["married"]), 120) > self.day:
            return None
        at60 = month(attained(p["birth"], 60))
        if p.get("old_age_basic", 0) and at60 <= self.on < \
                month(attained(p["birth"], 65)):
            return None
        span = Span(self.day, min(p["ended"], attained(p["birth"], 65)))
        first = max(span.first, after(at60))
        if self.due(span) is None or first > span.last <= self.on:
            return None  # what ends it before 60 is known from its month on
        half = self.total("exempt_half")  # beyond 480 months a quarter each
        within = max(0, min(half, 480 - self.total("paid_1")))
        credited = min(480, self.total("paid_1") + within * F(3, 4) +
                       (half - within) * F(1, 4))
        whole = look("basic_full_months", self.on, self.birth.isoformat())
        x = yen(self.full(p) * credited / whole * F(3, 4))
        return x, x if self.on < first and first != span.first else 0

    @staticmethod
    def together(p):
        return p["supported"] or p.get("household", False)

    def of_lump(self, p):
        months = self.total("paid_1") + F(self.total("exempt_half"), 2)
        rank = ("spouse", "child", "parent", "grandchild", "grandparent").index
        if self.on < month(self.day) or self.received or months < 36 or \
                not self.together(p) or p["birth"] > self.day:
            return None
        if any(q["basic"] and q["basic"].first <= q["basic"].last
               for q in self.people):
            return None
        if any(rank(q["relation"]) < rank(p["relation"]) and self.together(q) and
               q["birth"] <= self.day for q in self.people):
            return None
        bands = ((420, 320000), (360, 270000), (300, 220000), (240, 170000),
                 (180, 145000), (36, 120000))
        x = next(y for n, y in bands if months >= n)
        return x + (8500 if self.total("additional") >= 36 else 0), 0

    def results(self):
        out = {}
        for p in self.people:
            if p["relation"] in ("spouse", "child"):
                out["survivors_basic", p["id"]] = self.of_basic(p)
            out["survivors_employees", p["id"]] = self.of_employees(p)
            if p["relation"] == "spouse" and p["sex"] == "female":
                out["widows_pension", p["id"]] = self.of_widow(p)
            out["lump_sum_death", p["id"]] = self.of_lump(p)
        return out


# ---- cases -------------------------------------------------------------------------

def day_between(r, a, b):
    d = datetime.date(a, 1, 1) + DAY * r.randrange((b - a) * 365)
    if r.random() < 0.15:  # the days at which the law turns
        d = d.replace(month=r.choice((3, 4)), day=1)
        d = r.choice((d, d + DAY, d - DAY))
    return d


def person(r, i, relation, death):
    ages = {"spouse": (22, 80), "child": (0, 22), "parent": (45, 85),
            "grandchild": (0, 20), "grandparent": (50, 95)}[relation]
    birth = day_between(r, death.year - ages[1], death.year - ages[0])
    if relation == "child" and r.random() < 0.1:
        birth = death + DAY * r.randrange(1, 290)
    elif birth > death:
        birth = death - DAY * 30
    if r.random() < 0.15 and relation != "child":
        years = r.choice((30, 40, 55, 60, 65))
        birth = datetime.date(death.year - years, death.month, min(death.day, 28)) \
            + DAY * r.choice((0, 1, 2))
    s = {"id": "%s-%d" % (relation, i), "relation": relation,
         "sex": r.choice(("male", "female", "female")), "birth": birth.isoformat(),
         "supported": r.random() < 0.93}
    if relation in ("child", "grandchild") and r.random() < 0.15:
        s["disabled"] = True
    if relation == "spouse" and r.random() < 0.8:
        s["married"] = (death - DAY * r.randrange(0, 9000)).isoformat()
    if r.random() < 0.35 and relation in ("spouse", "parent", "grandparent"):
        s["old_age_employees"] = r.randrange(0, 1500000)
    if r.random() < 0.1 and relation == "spouse":
        s["old_age_basic"] = 700000
    if r.random() < 0.2:
        end = max(death, birth) + DAY * r.randrange(0, 3000)
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


def make_later(r, n):
    """Deaths of both sides of 2028-04-01, months from then on."""
    death = r.choice((day_between(r, 2025, 2033), REFORM - DAY * r.randrange(40),
                      REFORM + DAY * r.randrange(40), REFORM - DAY, REFORM))
    case = make(r, n, death)
    for p in case["death"]["survivors"]:
        young = r.random() < 0.5 and p["relation"] == "spouse"
        if young and r.random() < 0.4:
            p["birth"] = (datetime.date(1989, 4, 1) + DAY * r.choice(
                (0, 1, 20, r.randrange(3000)))).isoformat()
        elif young:
            p["birth"] = (datetime.date(death.year - 60, death.month, 1) +
                          DAY * r.randrange(1500)).isoformat()
        if p["relation"] == "spouse" and r.random() < 0.2:
            p["supported"], p["household"] = False, r.random() < 0.7
        if p["relation"] == "parent" and r.random() < 0.4:
            p["birth"] = (datetime.date(death.year - 60, death.month, min(
                death.day, 28)) + DAY * r.choice((-1, 0, 1, 2))).isoformat()
    birth = datetime.date.fromisoformat(case["person"]["birth"])
    case["person"]["birth"] = possible(case["death"]["survivors"], birth).isoformat()
    if attained(datetime.date.fromisoformat(case["person"]["birth"]), 70) <= death \
            and case["death"].get("insured_as") == "insured":
        case["death"]["insured_as"] = "disability_pensioner"
    first = max(month(death), month(REFORM))
    last = 2034 * 12 + 2
    here = int(first[:4]) * 12 + int(first[5:]) - 1
    on = min(last, here + r.choice((0, 1, 59, 60, 61, r.randrange(last - here + 1))))
    case["on"] = "%04d-%02d" % (on // 12, on % 12 + 1)
    case["id"] = "L%05d" % n
    return case


def make(r, n, death=None):
    death = death or max(day_between(r, 2017, 2027), datetime.date(2017, 8, 1))
    birth = day_between(r, death.year - 90, death.year - 21)
    birth = max(birth, datetime.date(1930, 4, 3))
    before, since = r.choice((0, 0, r.randrange(300))), r.choice(
        (0, r.randrange(260), r.randrange(200, 320)))
    own = r.choice((0, r.randrange(60), r.randrange(400)))
    aged = before + since
    t = {"paid": aged + own, "category_1": own, "employees_before_2003_04": before,
         "average_before_2003_04": r.randrange(100000, 500000),
         "employees_from_2003_04": since,
         "average_from_2003_04": r.randrange(100000, 600000),
         "exempt_half": r.choice((0, 0, r.randrange(100))),
         "uncounted": r.choice((0, 0, r.randrange(200)))}
    if own:
        t["additional"] = r.choice((0, 35, 36, 100)) if own >= 100 else 0
    family = []
    for relation, most in (("spouse", 1), ("child", 4), ("parent", 2),
                           ("grandchild", 2), ("grandparent", 1)):
        chance = {"spouse": 0.75, "child": 0.5}.get(relation, 0.2)
        for i in range(most):
            if r.random() < chance:
                family.append(person(r, i, relation, death))
    r.shuffle(family)
    birth = possible(family, birth)
    d = {"date": death.isoformat(), "survivors": family}
    as_ = r.choice((None, "insured", "insured", "disability_pensioner",
                    "within_5_years_of_first_visit", "old_age_pensioner"))
    if as_ == "insured" and attained(birth, 70) <= death:
        as_ = "disability_pensioner"
    if as_:
        d["insured_as"] = as_
    if r.random() < 0.2:
        d["elect_long_term"] = True
    first = max(month(death), "2017-09")
    last = 2027 * 12 + 2
    here = int(first[:4]) * 12 + int(first[5:]) - 1
    on = here + r.choice((0, 1, r.randrange(max(last - here + 1, 1))))
    on = min(on, last)
    return {"format": "nenkin-case/1", "id": "R%05d" % n,
            "on": "%04d-%02d" % (on // 12, on % 12 + 1),
            "person": {"birth": birth.isoformat(), "sex": "male"},
            "totals": t, "death": d}


def wanted(case):
    c = json.loads(json.dumps(case))
    c["totals"]["paid_1"] = c["totals"]["category_1"]
    try:
        return Death(c).results()
    except NotImplementedError:
        return None
    except Refused:
        return {}


def have(line):
    out = {}
    for b in json.loads(line)["benefits"]:
        out[b["benefit"], b["recipient"]] = (
            (b["annual"], b["suspended"]) if b["entitled"] else None)
    return out


def main():
    show = sys.argv[2] if sys.argv[1] == "--show" else None
    tool = sys.argv[-1]
    r = random.Random(SEED)
    count = int(os.environ.get("CASES", "3000"))
    cases = [make(r, n) for n in range(count)]
    cases += [make_later(r, n) for n in range(count // 2)]
    text = "".join(json.dumps(c) + "\n" for c in cases)
    run = subprocess.run([tool, "-f", "json", "-r", RULES, "-r", LATER], input=text,
                         encoding="utf-8", capture_output=True, check=False)
    got = {json.loads(x)["case"]: have(x) for x in run.stdout.splitlines()}
    same = refused = different = due = 0  # of cases; `due` of benefits
    for c in cases:
        want = wanted(c)
        if show == c["id"]:
            print(json.dumps(c), want, got.get(c["id"]), sep="\n")
        if not want or c["id"] not in got:
            refused += 1
            if want or want == {} and c["id"] in got and c["death"]["survivors"]:
                different += 1
                print("refused by one alone:", c["id"])
            continue
        due += sum(v is not None for v in want.values())
        if want == got[c["id"]]:
            same += 1
            continue
        different += 1
        if different <= SHOWN:
            for k in want:
                if want[k] != got[c["id"]].get(k):
                    print(c["id"], c["on"], k, "want", want[k], "have",
                          got[c["id"]].get(k))
    print("check_survivor_ref: %d cases: %d the same (%d benefits due), %d refused" %
          (len(cases), same, due, refused))
    print("check_survivor_ref: %d passed, %d failed" % (len(cases) - different,
                                                        different))
    return 1 if different or not same else 0


if __name__ == "__main__":
    sys.exit(main())
