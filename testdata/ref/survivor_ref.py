#!/usr/bin/env python3
"""survivor_ref.py - survivors' benefits computed a second, slow way: day by day,
in fractions, from the articles; the judge of nenkin-survivor.

A deceased known by totals is worked out from them; of a record the averages are
those of oldage_ref.py, everything else is its own.  What the law leaves open,
and the tool must refuse, raises Refused; what this reference does not know
raises NotImplementedError.
"""
import calendar
import datetime
import json
import os
from fractions import Fraction as F

import oldage_ref as o

HERE = os.path.dirname(os.path.abspath(__file__))
RULES = os.path.join(os.path.dirname(os.path.dirname(HERE)), "rules")
LATER = os.path.join(os.path.dirname(HERE), "rules-fictitious-2028")
DAY = datetime.timedelta(1)
FAR = datetime.date(9000, 1, 1)
D1996 = datetime.date(1996, 4, 1)
D2007 = datetime.date(2007, 4, 1)  # 平16法104附則1条6号
D2014 = datetime.date(2014, 4, 1)  # 平24法62附則1条3号
REFORM = datetime.date(2028, 4, 1)  # 令7法74附則1条1項8号


class Refused(Exception):
    """the Act does not settle it, or it is not at hand"""


# ---- rules and dates ---------------------------------------------------------

def table(name):
    path = os.path.join(LATER, name + ".json")
    if not os.path.exists(path):
        path = os.path.join(RULES, name + ".json")
    with open(path, encoding="utf-8") as f:
        return json.load(f)["rows"]


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


class Rates(o.Rules):
    """The tables as oldage_ref.py asks for them, by the births that count."""
    kept = None

    def __init__(self, recipient, multiplier):
        if Rates.kept is None:
            Rates.kept = o.Rules([RULES])
        self.__dict__.update(Rates.kept.__dict__)
        self.recipient, self.multiplier = recipient, multiplier

    def whose(self, name, birth):
        if name.startswith("earnings_multiplier"):
            return self.multiplier
        return self.recipient if name.startswith("rev") else birth

    def val(self, name, m, birth, *key):
        return Rates.kept.val(name, m, self.whose(name, birth), *key)

    def opt(self, name, m, birth, *key):
        return Rates.kept.opt(name, m, self.whose(name, birth), *key)

    def series(self, name, m, birth, *key):
        return Rates.kept.series(name, m, self.whose(name, birth), *key)


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
        self.record = "totals" not in case
        self.totals = case.get("totals", {})
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
            if p["relation"] == "child" and p["birth"] > self.day:
                p["supported"] = True  # 国年37条の2第2項, 厚年59条3項
            self.people.append(p)
        if self.day < D1996:
            raise Refused
        if self.record:
            self.of_record()
        else:
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
        if not self.long and counted >= 180 and self.birth <= datetime.date(1951, 4, 1):
            raise NotImplementedError
        if self.day < datetime.date(2017, 8, 1) and self.day >= at65 - DAY * 31 and \
                counted >= 120:
            raise NotImplementedError  # 25 years for an old-age right until then
        insured = self.as_ == "insured"
        last = 65 if self.day < datetime.date(2002, 4, 1) else 70
        if insured and self.day >= attained(self.birth, last):
            raise Refused
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

    # ---- a record: employments of several categories, deemed months, national ones

    def of_record(self):
        """厚年14条, 19条, 58条; 国年7条, 37条; 厚年78条の6第3項, 78条の11"""
        self.real, self.deemed, self.national = {}, {}, {}
        here = month(self.day)
        for e in self.case["employment"]:
            m = e["from"]
            while m <= e.get("to", here):
                (self.deemed if e.get("deemed") else self.real)[m] = e["category"]
                m = after(m)
        for n in self.case.get("national", []):
            m = n["from"]
            while m <= n["to"]:
                self.national[m] = n["status"]
                m = after(m)
        insured = here in self.real
        whole = self.day.month != (self.day + DAY).month or (
            insured and any(e["from"] == here for e in self.case["employment"]))
        self.until = after(here) if whole else here
        for months in (self.real, self.deemed):
            for m in [m for m in months if m >= self.until]:
                del months[m]
        self.months = len(self.real) + len(self.deemed)
        at20, at60 = month(attained(self.birth, 20)), month(attained(self.birth, 60))
        past = [m for m in self.real]
        counted = len(past) + sum(  # 合算対象期間 too: no month is left out
            s == "paid" for m, s in self.national.items() if m < self.until)
        self.long = counted >= 300
        ok = self.contributions(here, insured, at20, at60)
        self.short = ok and insured and self.months > 0 or \
            self.as_ == "disability_pensioner"
        has_paid = any(at20 <= m < at60 for m in past) or any(
            s == "paid" for m, s in self.national.items() if m < self.until)
        age60 = self.day >= attained(self.birth, 60)
        national = insured or (not age60 and here in self.national)
        self.basic_ok = ok and (national or age60 and self.months > 0) or (
            self.long and has_paid)
        self.employees_ok = self.months > 0 and (self.short or self.long)
        self.use_long = self.long and (not self.short or self.elect)
        self.received = self.as_ == "disability_pensioner"
        self.totals = {"paid_1": sum(s == "paid" for m, s in self.national.items()
                                     if m < here)}

    def contributions(self, here, insured, at20, at60):
        """国年37条ただし書; 昭60附則20条2項"""
        last = after(here, -2)
        unpaid = [m for m, s in self.national.items()
                  if s == "unpaid" and at20 <= m < at60]
        good = sorted(set(self.real) | {m for m, s in self.national.items()
                                        if s == "paid"})
        g, u = sum(m <= last for m in good), sum(m <= last for m in unpaid)
        if 3 * g >= 2 * (g + u):
            return True
        known = sorted(m for m in good + unpaid if m <= last)
        national = insured or (here in self.national and
                               self.day < attained(self.birth, 60))
        if not national and known:
            last = known[-1]
        return not any(after(last, -11) <= m <= last for m in unpaid)

    def by_category(self, p):
        """厚年43条1項の例: the larger level of each category, exact, at the rates of
        the recipient's birth; 昭60附則59条1項: by long term alone the multipliers
        of the deceased's"""
        c = o.Case({k: v for k, v in self.case.items() if k != "death"},
                   Rates(p["birth"], self.birth if self.use_long else FAR))
        c.rounding = "parts"
        out = {}
        cats = set(self.real.values()) | set(self.deemed.values())
        for cat in sorted(cats):
            until, on = o.mon(self.until), o.mon(self.on)
            main = o.level_main(c, cat, until, on)
            old = o.level_1994(c, cat, until, on)
            out[cat] = max(main, old) * F(3, 4)
        return out

    def parts(self, p):
        """厚年60条1項1号, 令3条の13の6: {category: amount}; one part where the months
        make one pension"""
        if not self.record:
            return {0: self.three_quarters()}
        out = self.by_category(p)
        if self.use_long:
            return out
        n = len(self.real) + len(self.deemed)
        return {0: sum(out.values()) * max(F(300, n), 1)}

    def longest(self):
        """平27政令343号70条, 令3条の13の7"""
        cats = list(self.real.values()) + list(self.deemed.values())
        return max(sorted(set(cats)), key=cats.count)

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
            p["basic"], p["added"] = [], []
            if not p["supported"]:
                continue
            if p["relation"] == "child" and p["child"]:
                now = [p["child"]]
            elif p["relation"] == "spouse" and kids and not (
                    p["sex"] == "male" and day < D2014 and self.basic_ok):
                now = self.rights_with(p, kids)
            else:
                continue
            p["basic" if self.basic_ok else "added"] = now
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

    def rights_with(self, p, kids):
        """国年37条の2, 39条2項, 40条2項: while there is a child; anew with the birth of
        one that was unborn when the last one ended"""
        held = []
        for k in sorted(kids, key=lambda k: k.start):
            if held and (k.start <= held[-1][1] or k.start == held[-1][0]):
                held[-1][1] = max(held[-1][1], k.end)
            else:
                held.append([k.start, k.end])
        return [Span(a, min(b, p["ended"])) for a, b in held]

    def holds(self, p, kind, m):
        return any(s.pays(m) for s in p[kind])

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
            p["five"] = [later(d, 60) for d in
                         [s.end for s in p["basic"] + p["added"]] or [day]
                         if day >= D2007 and d < attained(p["birth"], 30)]
            end = p["ended"]
            had = p["basic"] + p["added"]
            if p["five"] and (not had or had[-1].end < attained(p["birth"], 30)):
                end = min(end, p["five"][-1])
            return Span(day, end)
        if attained(p["birth"], 60 if day >= REFORM else 55) > day:
            return None
        return Span(day, p["ended"] if r == "spouse" else min(p["ended"], unborn))

    # ---- 令7法74, deaths from 2028-04

    def young(self, p):
        """a spouse below 60 at a death of the new law"""
        return self.day >= REFORM and p["relation"] == "spouse" and \
            self.day < attained(p["birth"], 60)

    def new_spouse(self, p):
        """厚年62条, 65条: of limited term when the basic pension never was, or was
        lost before the day of 60; it ends on the day of 65"""
        p["five"] = []
        if not self.young(p):
            return Span(self.day, p["ended"])
        if p["sex"] == "female" and p["birth"] <= datetime.date(1989, 4, 1):
            p["limited"] = "another law"
            return Span(self.day, p["ended"])
        begin = p["basic"][0].end if p["basic"] else self.day
        if begin >= attained(p["birth"], 60):
            return Span(self.day, p["ended"])
        p["limited"] = begin
        return Span(self.day, min(p["ended"], attained(p["birth"], 65)))

    def settle(self, p, m):
        """refused where the Act of 2025 does not settle the month"""
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
        if not p["basic"] and kids:
            raise Refused
        if p["basic"] and m <= month(p["basic"][0].start):
            raise Refused
        if len(p["basic"]) > 1 and m > month(p["basic"][0].end):
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
        """the month whose circumstances count, None = no right"""
        if isinstance(span, list):
            for s in reversed(span):
                if s is span[0] or self.on >= month(s.start) and self.on > span[0].last:
                    return self.due(s)
            return None
        if span is None or self.on < month(span.start) or span.first > span.last \
                or self.on > span.last:
            return None
        return max(self.on, span.first)

    def of_basic(self, p):
        m = self.due(p["basic"])
        if m is None:
            return None
        whole = self.with_children(p, "basic", m)
        if p["relation"] == "spouse":
            return whole, 0
        w = self.spouse()
        stopped = w is not None and self.holds(w, "basic", m)
        return whole, whole if stopped else 0

    def with_children(self, p, kind, m):
        """国年38条, 39条1項, 39条の2第1項"""
        n = sum(q["relation"] == "child" and self.holds(q, kind, m)
                for q in self.people)
        if p["relation"] == "spouse":
            return self.full(p) + self.addition(min(n, 2), max(n - 2, 0))
        if n == 1:
            return self.full(p)
        return yen(F(self.full(p) + self.addition(1, n - 2), n))

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
        real = len(self.real) if self.record else self.months
        if self.use_long and real < 240:  # deemed months are none of them
            return None, None
        start, at65 = p["employees"].start, attained(p["birth"], 65)
        # 平16法104附則44条3項: 35 by older deaths, paid from 40 on
        at40 = attained(p["birth"], 35 if self.day < D2007 else 40)
        paid = after(month(attained(p["birth"], 40)))
        full = self.full(p)
        middle = hundred(F(full * 3, 4))
        if at65 <= start:
            had, begin = False, None
        elif at40 <= start:
            had, begin = True, max(p["employees"].first, paid)
        else:
            had = any(q["relation"] == "child" and q["child"] and
                      q["child"].start <= at40 and
                      (at40 < q["child"].end or
                       at40 == q["child"].end == fiscal_end(q["birth"]) and
                       not q.get("disabled") and q["ended"] > at40)
                      for q in self.people)
            begin = paid
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
        return not (p["relation"] == "spouse" and self.holds(p, "basic", m))

    def behind_child(self, p, m):
        """厚年66条2項"""
        return p["relation"] == "spouse" and not self.holds(p, "basic", m) and any(
            q["relation"] == "child" and self.holds(q, "basic", m)
            for q in self.people)

    def unsettled_74(self, p, m, own, a):
        """昭60附則74条: what it does not say"""
        if p["relation"] != "spouse" or not p["added"]:
            return False
        if p["sex"] == "male" and self.day < D2014:
            return self.on <= p["added"][-1].last
        late = [s for s in p["added"] if s.start > self.day]
        if late and self.on >= month(late[0].start):
            return True
        return self.holds(p, "added", m) and (self.below_60(p, m) or own > a)

    def of_employees(self, p):
        m = self.due(p["employees"])
        if m is None:
            return None
        if self.day < D2007 and p["birth"] <= datetime.date(1942, 4, 1):
            raise Refused  # 平16法104附則44条1項
        if p["relation"] == "spouse" and p["sex"] == "female" and \
                len(p["basic"]) > 1 and len(p["five"]) > 0 and \
                p["basic"][0].end < attained(p["birth"], 30) and \
                self.on > month(p["five"][0]):
            raise Refused  # 厚年63条1項5号ロ
        self.settle(p, m)
        parts = self.parts(p)
        n = 1
        if p["relation"] != "spouse":
            n = sum(q["relation"] == p["relation"] and q["employees"] is not None
                    and q["employees"].pays(m) for q in self.people)
        base = sum(parts.values())  # 60条1項1号
        middle = trans = None
        if p["relation"] == "spouse" and p["sex"] == "female":
            middle, trans = self.widow(p, m)
            if self.day >= REFORM and (middle, trans) != (None, None):
                raise Refused  # it fades out, by an article not at hand
        own = p.get("old_age_employees", 0)
        if m <= month(attained(p["birth"], 65)):
            own = 0
        if self.unsettled_74(p, m, own, base):
            raise Refused
        beside = self.holds(p, "basic", m) or self.holds(p, "added", m)
        k, a = trans or 0, base
        if own and p["relation"] == "spouse" and not beside:
            larger = (a + k) * F(2, 3) + F(own, 2) > a + k
            if len(parts) > 1 and k and larger != (a * F(2, 3) + F(own, 2) > a):
                raise Refused
            if larger:
                a, k = a * F(2, 3) + F(own, 2), k * F(2, 3)
        rate = {c: F(x, base) if base else F(1, len(parts)) for c, x in parts.items()}
        each = {c: yen(a / n * rate[c]) for c in parts}  # 厚年35条
        if k:
            c = self.longest() if len(parts) > 1 else list(parts)[0]
            each[c] += yen(k)
        if len(parts) > 1:
            stop = yen(sum(min(each[c], own * rate[c]) for c in parts))
        else:
            stop = own
        annual = sum(each.values()) + (middle or 0)
        if isinstance(p["limited"], datetime.date) and m > month(p["limited"]):
            annual += yen(base / 3)  # 厚年62条1項
        if beside:
            stop += (middle or 0) + yen(k)
        if self.holds(p, "added", m):
            annual += self.with_children(p, "added", m)
        stop = min(annual, stop)
        w = self.spouse()
        if self.below_60(p, m) or self.behind_child(p, m) or (
                p["relation"] == "child" and w and w["employees"] is not None and
                w["employees"].pays(m) and not self.below_60(w, m) and
                not self.behind_child(w, m)):
            stop = annual
        return annual, stop

    def of_widow(self, p):
        months = self.total("paid_1") + self.total("exempt_half")
        need = 120 if self.day >= datetime.date(2017, 8, 1) else 300
        if self.received or months < need or not p["supported"] or \
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
        if any(s.first <= s.last for q in self.people for s in q["basic"]):
            return None
        if any(rank(q["relation"]) < rank(p["relation"]) and self.together(q) and
               q["birth"] <= self.day for q in self.people):
            return None
        bands = ((420, 320000), (360, 270000), (300, 220000), (240, 170000),
                 (180, 145000), (36, 120000))
        x = next(y for n, y in bands if months >= n)
        return x + (8500 if self.total("additional") >= 36 else 0), 0

    def hundred(self, out):
        """平24法63附則9条: rights from before 2015-10 were in 100 yen"""
        for (kind, who), x in out.items():
            p = next(p for p in self.people if p["id"] == who)
            start = self.day
            if p["relation"] == "child" and kind.startswith("survivors"):
                start = p["child"].start if p["child"] else start
            elif kind == "survivors_basic" and p["basic"]:
                start = p["basic"][0].start
            if x and x[0] % 100 and month(start) < "2015-10":
                raise Refused

    def results(self):
        out = {}
        for p in self.people:
            older = p["sex"] == "male" and self.day < D2014
            if p["relation"] == "child" or p["relation"] == "spouse" and not older:
                out["survivors_basic", p["id"]] = self.of_basic(p)
            out["survivors_employees", p["id"]] = self.of_employees(p)
            if p["relation"] == "spouse" and p["sex"] == "female" and \
                    self.case["person"]["sex"] == "male":
                out["widows_pension", p["id"]] = self.of_widow(p)
            out["lump_sum_death", p["id"]] = self.of_lump(p)
        if self.on < "2016-04":
            self.hundred(out)
        return out


def wanted(case):
    """the benefits of a case, "refused", or None = not known here"""
    c = json.loads(json.dumps(case))
    if "totals" in c:
        c["totals"]["paid_1"] = c["totals"]["category_1"]
    try:
        return Death(c).results()
    except Refused:
        return "refused"
    except NotImplementedError:
        return None
