#!/usr/bin/env python3
"""disability_ref.py - disability benefits computed a second, slow way: day by
day, in fractions, from the articles; the judge of nenkin-disability.

It shares with oldage_ref.py the record, the rule tables and the averages.
usage: disability_ref.py --rules DIR [FILE]...
"""
import argparse
import json
import sys
from datetime import date
from fractions import Fraction as F

import oldage_ref as o
from oldage_ref import (NEW_GROUP, M2003_04, M2015_10, M2016_04, Case, OutOfTables, Rules,
                        Unsupported, attained, first_day, half_up, last_day, mon, month_of, mtext)

M1986_04 = mon("1986-04")


def day(text):
    return date.fromisoformat(text)


def period_over(start, months):
    """民法143条, 起算して: the first day after a period that begins with `start`"""
    m = month_of(start) + months
    if start.day > last_day(m).day:
        return first_day(m + 1)
    return date(m // 12, m % 12 + 1, start.day)


# ---------------------------------------------------------------- the day of the first visit

def qualifies_from(c, until):
    """the first month from 65 on in which an old-age right has arisen, to `until`; None"""
    r65 = c.month(65)
    at65 = o.qualifying_counts(c, r65)
    if at65["paid"] + at65["exempt"] <= 0:
        return None
    for t in range(r65, until + 1):
        if o.qualifies_basic(c, t):
            return t
    return None


def standing(c, m, end2):
    """None = not insured in the National Pension, False = unpaid, True = paid or exempt"""
    if o.is_insured_month(c, m):
        return True if m < end2 else None
    s = c.national.get(m)
    if s is None or s == "uncounted":
        return None
    if s == "unpaid":
        return False if c.month(20) <= m < c.month(60) else None
    return True


def insured_employee(c, v):
    if o.is_insured_month(c, month_of(v)):
        return True
    if month_of(v) == c.month(70) and v < attained(c.birth, 70):
        return any(a < month_of(v) <= b for a, b in c.spans)
    return False


def insured_national(c, v):
    m = month_of(v)
    if standing(c, m, 0) is None and m == c.month(60) and v < attained(c.birth, 60):
        m -= 1
    s = c.national.get(m)
    return s is not None and s != "uncounted" and (s != "unpaid" or c.month(20) <= m < c.month(60))


def early_before(c, m):
    for k in (c.basic_claimed, c.emp_claimed):
        if k is not None and k < c.month(65):
            if k == m:
                raise Unsupported("国年附則9条の2の3（同じ月）")
            if k < m:
                return True
    return False


class Visit:
    """scheme: 'insured', 'resident', 'young', 'barred' or None"""
    def __init__(self, c, v):
        self.day, self.have, self.need, self.ok = v, None, None, True
        m = month_of(v)
        self.end2 = 10 ** 9
        if v >= attained(c.birth, 65):
            self.end2 = qualifies_from(c, m) or 10 ** 9
        young = v < attained(c.birth, 20)
        sixty = attained(c.birth, 60) <= v < attained(c.birth, 65)
        if c.totals is not None:
            self.employee = o.months_count(c, 10 ** 6) > 0
            if young and self.employee:
                raise Unsupported("国年30条の4（totals）")
            if v >= attained(c.birth, 65) and self.end2 <= m:
                self.scheme = None
            elif young:
                self.scheme = "young"
            elif v < attained(c.birth, 60) or self.employee:
                self.scheme = "insured"
            else:
                self.scheme = self.resident(c, m) if sixty else None
            return
        self.employee = insured_employee(c, v)
        if self.employee and m < self.end2:
            self.scheme = "insured"
        elif young:
            self.scheme = "young"
        elif insured_national(c, v):
            self.scheme = "insured"
        elif sixty and any(standing(c, x, self.end2) is not None for x in range(month_of(c.birth), m)):
            self.scheme = self.resident(c, m)
        else:
            self.scheme = None
        if self.employee or self.scheme in ("insured", "resident"):
            self.contributions(c)

    def resident(self, c, m):
        return "barred" if early_before(c, m) else "resident"

    def contributions(self, c):
        m = month_of(self.day)
        base = m - 2
        if m < mon("1991-05"):
            q = m - 1
            while q % 12 not in (0, 3, 6, 9):
                q -= 1
            base = q - 1
        got = [standing(c, x, self.end2) for x in range(month_of(c.birth), base + 1)]
        good = sum(1 for x in got if x)
        total = sum(1 for x in got if x is not None)
        self.have, self.need = good, -(-2 * total // 3)
        self.ok = 3 * good >= 2 * total
        if self.ok or m >= mon("2036-04") or self.day >= attained(c.birth, 65):
            return
        if not (self.employee or self.scheme == "insured"):
            while got and got[-1] is None:
                got.pop()
        self.ok = all(x is not False for x in got[-12:])


# ---------------------------------------------------------------- the earnings-related amount

def levels(c, cat, until, on, floor):
    """平12附則20条・21条 with 7.125, 5.481, 7.5, 5.769 whatever the birth"""
    r = c.rules
    kb, ka = (r.val("earnings_multiplier", on, NEW_GROUP, k) for k in ("before_2003_04", "from_2003_04"))
    ob, oa = (r.val("earnings_multiplier_1994", on, NEW_GROUP, k) for k in ("before_2003_04", "from_2003_04"))
    rate = r.val("revision_rate_1994", on, c.birth)
    if c.totals is not None:
        t = c.totals
        nb, na = t.get("employees_before_2003_04", 0), t.get("employees_from_2003_04", 0)
        a = F(t.get("average_before_2003_04", 0))
        if nb:
            a = o.floored_main(c, a, on)
        main = a * kb * nb + F(t.get("average_from_2003_04", 0)) * ka * na
        if (nb and "old_average_before_2003_04" not in t) or (na and "old_average_from_2003_04" not in t):
            return main
        a = F(t.get("old_average_before_2003_04", 0))
        if nb > 48:
            a = o.floored_1994(c, a, on)
        return max(main, (a * ob * nb + F(t.get("old_average_from_2003_04", 0)) * oa * na) * rate)
    months = o.employee_months(c, until, cat)
    before = [x for x in months if x.m < M2003_04]
    after = [x for x in months if x.m >= M2003_04]
    main = old = F(0)
    if before:
        pays = o.pays_of_month(c, before, on)
        third = [x for x in before if x.kind != "ordinary" and not x.deemed and x.m < mon("1991-04")]
        groups = [before]
        if third and not floor:
            groups = [[x for x in third if x.m < M1986_04], [x for x in third if x.m >= M1986_04],
                      [x for x in before if x not in third]]
        for g in groups:
            if g:
                a = o.floored_main(c, o.avg(c, o.average_before_2003(c, cat, g, pays)), on)
                main += a * kb * o.times(c, g)
        pays = {(x.m, x.deemed): o.pay_1994(c, x, on) for x in before}
        a = o.avg(c, o.average_before_2003(c, cat, before, pays))
        if o.was_insured_before(c, mon("1999-04")):
            a = o.floored_1994(c, a, on)
        old += a * ob * o.times(c, before)
    if after:
        main += o.avg(c, o.fsum(o.pay_main(c, x, on) for x in after) / len(after)) * ka * len(after)
        old += o.avg(c, o.fsum(o.pay_1994(c, x, on) for x in after) / len(after)) * oa * len(after)
    return max(main, old * rate)


def earnings(c, recognized, on):
    until = month_of(recognized) + 1
    real = o.months_count(c, until)
    floor = real < 300
    if floor and any(m < until for m in c.deemed):
        raise Unsupported("厚年78条の10第2項")
    total = sum((levels(c, cat, until, on, floor) for cat in o.categories(c, until)), F(0))
    return total * 300 / real if floor and real else total


def grade_2(c, on):
    return half_up(780900 * c.rules.val("revision_rate", on, c.birth), 100)


def minimum(c, on):
    return half_up(F(grade_2(c, on)) * 3 / 4, 100)


# ---------------------------------------------------------------- the benefits

def no(name, code):
    return {"benefit": name, "entitled": False, "reason": {"code": code}, "notes": []}


class Joined:
    """a second disability that has its effect: `new`, a right of 国年31条・厚年48条 from it,
    or the first raised by it (国年34条4項); `basic`, `both`, `of_second`: of which pension"""
    def __init__(self, person, other, month, new):
        a, b = person.visit, other.visit
        self.other, self.month, self.new = other, month, new
        self.basic = new and a.scheme not in (None, "barred")
        self.both = new and a.employee and b.employee
        self.of_second = new and not a.employee and b.employee
        self.young = a.scheme == b.scheme == "young"


class Person:
    def __init__(self, raw, rules):
        self.raw, self._joined = raw, {}
        self.c = c = Case(raw, rules)
        c.rounding = "parts"
        self.d = d = raw["disability"]
        self.visit_day = day(d["first_visit"])
        if self.visit_day < date(1986, 4, 1):
            raise Unsupported("昭60附則23条")
        usual = period_over(self.visit_day, 18)
        self.recognized = day(d["recognized"]) if "recognized" in d else usual
        self.claimed = mon(d["claimed"]) if "claimed" in d else None
        if self.recognized < self.visit_day or (d["grade"] != "allowance" and self.recognized > usual):
            raise Unsupported("障害認定日")
        if self.claimed is not None and self.claimed < month_of(self.recognized):
            raise Unsupported("請求")
        self._visit = None
        self.together = "other" in d
        self.reached = mon(d["other"]["reached"]) if self.together and "reached" in d["other"] else self.claimed
        if self.together and (
                d["grade"] not in (1, 2) or self.claimed is None or day(d["other"]["first_visit"]) > self.visit_day
                or not month_of(self.recognized) <= self.reached <= self.claimed):
            raise Unsupported("国年30条の3")
        self.changes = [(mon(x["month"]), x["grade"]) for x in d.get("changes", [])]

    @property
    def visit(self):
        if self._visit is None:
            self._visit = Visit(self.c, self.visit_day)
        return self._visit

    def right(self, on, young):
        """(month of the right, None) or (None, reason)"""
        c = self.c
        start = self.recognized
        if young and start < attained(c.birth, 20):
            start = attained(c.birth, 20)
        if self.claimed is None:
            return (month_of(start), None) if start <= last_day(on) else (None, "not_yet")
        if young and self.claimed < c.month(20):
            raise Unsupported("国年30条の4第2項")
        if self.reached >= c.month(65):
            return None, "claimed_after_65"
        if early_before(c, self.reached):
            return None, "early_claim"
        if self.claimed > on:
            return None, "not_claimed"
        return self.reached, None

    def start(self, right):
        """国年18条1項, 30条の3第3項"""
        return max(right, self.claimed) + 1 if self.together else right + 1

    # ------------------------------------------------------------ the grade in the course of time

    def degree(self, month, joined=None):
        """the degree before `month`: 1, 2, 3, "none", and those it had before, the last first"""
        events = [(m, 1, g) for m, g in self.changes if m < month]
        if joined and joined.month < month:
            events.append((joined.month, 2, self.d["second"]["merged_grade"]))
        had = [g for _, _, g in sorted(events, key=lambda e: e[:2])]
        return ([self.d["grade"]] + had)[::-1]

    def paid_degree(self, month, grades, joined):
        """(grade of the amount, whether it is stopped): 国年36条2項, 厚年54条2項"""
        all_of = self.degree(month, joined)
        return next((g for g in all_of if g in grades), max(grades)), all_of[0] not in grades

    def check_changes(self, on):
        c, v, d = self.c, self.visit, self.d
        basic_right = v.scheme not in (None, "barred")
        if not self.changes:
            return
        if d["grade"] == "allowance" or (d["grade"] == 3 and basic_right and not v.employee):
            raise Unsupported("国年34条")
        first = self.claimed if self.claimed is not None else month_of(self.recognized)
        if v.scheme == "young":
            first = max(first, c.month(20))
        basic = basic_right and d["grade"] in (1, 2)
        for m, g in self.changes:
            if m < first:
                raise Unsupported("国年34条")
            if not basic and g != "none" and (m >= c.month(65) or (m <= on and early_before(c, m))):
                raise Unsupported("厚年52条7項・附則16条の3第2項")
            basic = basic or (basic_right and g in (1, 2))

    def raised(self):
        if self.d["grade"] != 3 or not self.visit.employee:
            return None
        return next((m for m, g in self.changes if g in (1, 2)), None)

    def lost(self, joined=None):
        """国年35条, 厚年53条: the last month of the right, or None"""
        changes = [(m, g) for i, (m, g) in enumerate(self.changes)
                   if not (g == "none" and i and self.changes[i - 1][1] == "none")]
        events = sorted([m for m, _ in changes] + ([joined.month] if joined else []))
        for m, g in changes:
            if g != "none" or (joined and joined.month == m):
                continue
            end = max(m + 36, self.c.month(65))
            if not any(m < x <= end for x in events):
                return end
        return None

    def joined(self, on):
        """国年31条, 34条4項, 厚年48条, 52条4項, 52条の2: what the second does by `on`"""
        if on not in self._joined:
            self._joined[on] = self.join(on)
        return self._joined[on]

    def join(self, on):
        s, v = self.d.get("second"), self.visit
        if not s or day(s["first_visit"]) > last_day(on):
            return None
        low = s["grade"] not in (1, 2)
        if low and ("claimed" not in s or day(s["first_visit"]) <= self.visit_day):
            raise Unsupported("国年34条4項")
        other = Person(dict(self.raw, disability={k: s[k] for k in s if k != "merged_grade"}), self.c.rules)
        w = other.visit
        month, why = other.right(on, w.scheme == "young" and not low)
        contributory = w.scheme in ("insured", "resident")
        counts = (contributory if low else contributory or w.employee) and w.ok
        if not low and w.scheme == "young":
            counts = True
        if why or not counts:
            return None
        self.check_former(on, month)
        now = self.degree(month)[0]
        if not low:
            if s["merged_grade"] > s["grade"] or (now in (1, 2) and s["merged_grade"] > now):
                raise Unsupported("国年31条（程度）")
            if (v.scheme in (None, "barred")) != (w.scheme in (None, "barred")):
                raise Unsupported("国年31条・厚年48条")
            return Joined(self, other, month, True)
        if v.scheme in (None, "barred"):
            raise Unsupported("厚年52条4項")
        if v.employee and now == "none" and not w.employee:
            raise Unsupported("厚年52条の2第2項")
        if not v.employee and w.employee and s["grade"] == 3:
            raise Unsupported("厚年52条の2第2項")
        if now in (1, 2) and s["merged_grade"] >= now:
            raise Unsupported("国年34条4項（程度）")
        return Joined(self, other, month, False)

    def check_former(self, on, month):
        """a right to the first, of grade 1 or 2 at some time, is there in that month"""
        v = self.visit
        right, why = self.right(on, v.scheme == "young")
        lost = self.lost()
        if why or month < right or (v.scheme != "young" and not v.ok) or (lost is not None and lost < month):
            raise Unsupported("国年31条（前の受給権）")
        if v.scheme in (None, "barred") and not v.employee:
            raise Unsupported("国年31条（前の受給権）")
        if not any(g in (1, 2) for g in self.degree(month)):
            raise Unsupported("厚年48条1項")

    def basic(self, on):
        name, v = "disability_basic", self.visit
        if v.scheme == "barred":
            return no(name, "early_claim")
        if v.scheme is None or (self.together and v.scheme == "young"):
            return no(name, "not_insured")
        if v.scheme != "young" and not v.ok:
            return no(name, "contribution_requirement")
        raised, joined = self.raised(), self.joined(on)
        if self.d["grade"] not in (1, 2) and (raised is None or raised > on):
            return no(name, "grade")
        right, why = self.right(on, v.scheme == "young")
        if why:
            return no(name, why)
        if raised is not None:
            right = raised
        if joined and joined.basic and on > joined.month:
            right = joined.month
        start = self.start(right)
        shown = max(on, start)
        grade, stopped = self.paid_degree(shown, (1, 2), joined)
        amount = F(grade_2(self.c, on))
        if grade == 1:
            amount = amount * 5 / 4
        amount = half_up(amount)
        children = o.child_amount(self.c, sum(
            1 for x in self.c.children if x["supported"] and month_of(day(x["birth"])) < shown
            and on <= o.child_end_month(self.c, x)), on)
        stop = self.stopped(on, joined and joined.basic and shown > joined.month and joined, amount, children)
        if stopped:
            stop = amount + children
        return self.due(name, right, start, {"basic": amount, "child_addition": children}, stop, on)

    def stopped(self, on, renewed, amount, children):
        """国年36条の3: of a pension of 30条の4, which one of 31条 is not"""
        if self.visit.scheme != "young" or "income" not in self.d or (renewed and not renewed.young):
            return 0
        per = self.c.rules.val
        dep = self.d.get("dependents", {})
        extra = sum(dep.get(k, 0) * per("under20_income_limit", on, self.c.birth, "dependent." + k)
                    for k in ("ordinary", "aged", "specified"))
        over = [k for k in ("half", "full")
                if self.d["income"] > per("under20_income_limit", on, self.c.birth, k) + extra]
        if over and renewed:
            raise Unsupported("国年31条・36条の3")
        if "full" in over:
            return amount + children
        return half_up(F(amount, 2)) if over else 0

    def due(self, name, right, start, parts, stop, on):
        if right < M2015_10 and on < M2016_04:
            raise Unsupported("平24法63附則9条（障害年金）")
        c = self.c
        ends = [month_of(c.death)] if c.death else []
        ends += [x for x in (self.lost(self.joined(on)),) if x is not None]
        if name != "disability_allowance" and ends and max(on, start) > min(ends):
            return no(name, "ended")
        parts = {k: int(v) for k, v in parts.items()}
        annual, stop = sum(parts.values()), int(stop)
        return {"benefit": name, "entitled": True, "from": mtext(start), "parts": parts, "annual": annual,
                "suspended": stop, "payable": annual - stop, "notes": []}

    def employees(self, on):
        name, v, c = "disability_employees", self.visit, self.c
        joined = self.joined(on)
        if joined and joined.of_second:
            right, recognized = joined.month, joined.other.recognized
            self.check_older(right, recognized)
            start = right + 1
        else:
            if not v.employee:
                return no(name, "not_insured")
            if not v.ok:
                return no(name, "contribution_requirement")
            if self.d["grade"] not in (1, 2, 3):
                return no(name, "grade")
            right, why = self.right(on, False)
            if why:
                return no(name, why)
            recognized = self.recognized
            self.check_older(right, recognized)
            if joined and joined.both and on > joined.month:
                right, recognized = joined.month, max(recognized, joined.other.recognized)
            start = self.start(right)
        shown = max(on, start)
        grade, stopped = self.paid_degree(shown, (1, 2, 3), joined)
        amount, least = self.of_grade(grade, recognized, on)
        if joined and joined.both and shown > joined.month:
            was, _ = self.paid_degree(joined.month, (1, 2, 3), None)
            least = max(least, *self.of_grade(was, self.recognized, on))
        parts = {"earnings_related": amount, "guarantee": max(least - amount, 0)}
        stop, s = 0, c.spouse
        if s and s["supported"] and grade != 3:
            b = day(s["birth"])
            if b <= date(1926, 4, 1) or on <= month_of(attained(b, 65)):
                parts["spouse_addition"] = half_up(
                    c.rules.val("spouse_addition_base", on, c.birth) * o.addition_rate(c, on), 100)
                own = o.spouse_own_pension_from(c)
                if s.get("disability_pension") or (own is not None and own <= on):
                    stop = parts["spouse_addition"]
        if stopped:
            stop = sum(parts.values())
        return self.due(name, right, start, parts, stop, on)

    def check_older(self, right, recognized):
        if right < M2015_10 and any(
                x.cat > 1 for x in o.employee_months(self.c, month_of(recognized) + 1, None, False)):
            raise Unsupported("平24法63附則12条")

    def of_grade(self, grade, recognized, on):
        """厚年50条1項から3項まで: the amount, and the least without a basic pension"""
        amount = earnings(self.c, recognized, on)
        if grade == 1:
            amount = amount * 5 / 4
        none = grade == 3 or self.visit.scheme in (None, "barred")
        return half_up(amount), minimum(self.c, on) if none else 0

    def allowance(self, on):
        name, v, c = "disability_allowance", self.visit, self.c
        if not v.employee:
            return no(name, "not_insured")
        if not v.ok:
            return no(name, "contribution_requirement")
        cure = self.recognized
        if self.d["grade"] != "allowance" or cure >= period_over(v.day, 60):
            return no(name, "grade")
        if cure > last_day(on):
            return no(name, "not_yet")
        m = month_of(cure)
        held = early_before(c, m)
        if not held and o.qualifies(c, m):
            held = cure >= attained(c.birth, 65)
            held = held or any(self.special(cat, m, cure) for cat in o.categories(c, m, False))
        if held:
            return no(name, "received")
        if self.claimed is not None and self.claimed > on:
            return no(name, "not_claimed")
        if m < M2015_10:
            raise OutOfTables("before 2015-10")
        amount = half_up(earnings(c, cure, m) * 2)
        parts = {"earnings_related": amount, "guarantee": max(2 * minimum(c, m) - amount, 0)}
        return self.due(name, m, m, parts, 0, on)

    def special(self, cat, m, cure):
        """厚年附則8条: whether the special pension of a category has begun on the day of cure"""
        c = self.c
        months = o.months_count(c, m) if c.totals is not None else len(o.employee_months(c, m, None, False))
        if months < 12:
            return False
        start = o.start_month_special(c, cat, m)
        return start is not None and (start < m or (start == m and cure.day >= c.birth.day - 1))

    def first(self):
        if self.d["grade"] == "allowance":
            return max(month_of(self.recognized), self.claimed or 0)
        m = self.claimed if self.claimed is not None else month_of(self.recognized)
        if self.visit.scheme == "young":
            m = max(m, self.c.month(20))
        if m + 1 < M2015_10:
            raise OutOfTables("first payable month")
        return m + 1


def evaluate(raw, rules):
    p = Person(raw, rules)
    on = mon(raw["on"]) if "on" in raw else p.first()
    if on < M2015_10:
        raise OutOfTables("before 2015-10")
    rules.val("revision_rate", on, p.c.birth)
    out = {"format": "nenkin-result/1", "case": raw["id"], "on": mtext(on)}
    known = min(on, month_of(p.c.death)) if p.c.death else on
    names = (p.basic, p.employees, p.allowance)
    if p.visit_day > last_day(known):
        out["benefits"] = [no("disability_" + f.__name__, "not_yet") for f in names]
    else:
        p.check_changes(known)
        p.joined(known)
        out["benefits"] = [f(on) for f in names]
    return out


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--rules", action="append", required=True)
    ap.add_argument("files", nargs="*")
    a = ap.parse_args()
    rules, status = Rules(a.rules), 0
    for name in a.files or ["-"]:
        f = sys.stdin if name == "-" else open(name, encoding="utf-8")
        for line in f:
            raw = json.loads(line)
            try:
                sys.stdout.write(json.dumps(evaluate(raw, rules), ensure_ascii=False) + "\n")
            except Unsupported as x:
                sys.stderr.write("unsupported %s: %s\n" % (raw["id"], x))
                status = status or 3
            except OutOfTables as x:
                sys.stderr.write("out_of_tables %s: %s\n" % (raw["id"], x))
                status = 4
    return status


if __name__ == "__main__":
    sys.exit(main())
