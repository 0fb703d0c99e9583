#!/usr/bin/python3
"""Slow second way of computing old-age benefits: the judge of the C program.

Reads nenkin-case/1 NDJSON (valid cases), writes nenkin-result/1 without the
worksheet, one JSON line a case.  Everything is done month by month with exact
fractions; one function per article, the article in its docstring.  Nothing is
clever here on purpose.  Every figure set by law comes from the rule tables.

usage: oldage_ref.py --rules DIR [--rules DIR ...] [--on YYYY-MM]
                     [--rounding parts|total] [FILE ...]

A case that needs law which is not covered, or a month outside the tables,
writes no result line but one line on standard error (`unsupported` or
`out_of_tables`), and the run goes on.
"""
import argparse
import json
import os
import sys
from bisect import bisect_left
from datetime import date, timedelta
from fractions import Fraction as F


class Unsupported(Exception):
    """law that is not covered; the argument names the article"""


class OutOfTables(Exception):
    """a rule table is silent for the month or the birth date asked"""


# ---------------------------------------------------------------- months, days

def mon(text):
    """'YYYY-MM' -> number of the month"""
    year, month = text.split("-")
    return int(year) * 12 + int(month) - 1


def mtext(m):
    return "%04d-%02d" % (m // 12, m % 12 + 1)


def month_of(day):
    return day.year * 12 + day.month - 1


def last_day(m):
    return date((m + 1) // 12, (m + 1) % 12 + 1, 1) - timedelta(1)


def first_day(m):
    return date(m // 12, m % 12 + 1, 1)


def attained(birth, age):
    """年齢計算ニ関する法律・民法143条: the day before the birthday; born on
    29 February: 28 February in every year"""
    try:
        birthday = date(birth.year + age, birth.month, birth.day)
    except ValueError:
        birthday = date(birth.year + age, 3, 1)
    return birthday - timedelta(1)


def half_up(x, unit=1):
    """50銭未満切捨て、50銭以上切上げ, to `unit` yen; of the absolute value"""
    if x < 0:
        return -half_up(-x, unit)
    q = F(x) / unit
    n = q.numerator // q.denominator
    if q - n >= F(1, 2):
        n += 1
    return n * unit


M1961_04, M1985_09, M1986_04 = mon("1961-04"), mon("1985-09"), mon("1986-04")
M1991_03, M1999_03, M2003_04 = mon("1991-03"), mon("1999-03"), mon("2003-04")
M1957_10, M1969_11, M1976_08 = mon("1957-10"), mon("1969-11"), mon("1976-08")
M2002_04 = mon("2002-04")
M2007_04, M2009_04, M2014_04 = mon("2007-04"), mon("2009-04"), mon("2014-04")
M2015_10, M2016_04, M2017_08 = mon("2015-10"), mon("2016-04"), mon("2017-08")
M2022_04, M2022_09, M2028_04 = mon("2022-04"), mon("2022-09"), mon("2028-04")
NEW_GROUP = date(9999, 1, 1)   # 国年27条の3・27条の5の適用がないもの: the younger group


# ---------------------------------------------------------------- rule tables

class Rules:
    def __init__(self, dirs):
        self.tables = {}
        self.seen = {}
        self.vals = {}
        for d in dirs:
            for name in sorted(os.listdir(d)):
                if not name.endswith(".json") or name == "ruleset.json":
                    continue
                with open(os.path.join(d, name), encoding="utf-8") as f:
                    t = json.load(f)
                if t.get("format") == "nenkin-rules/1":
                    self.tables[t["table"]] = t
        for t in self.tables.values():
            for r in t["rows"]:
                r["_from"] = mon(r["from"])
                r["_to"] = mon(r["to"]) if "to" in r else 10 ** 9
                r["_bf"] = date.fromisoformat(r["born_from"]) if "born_from" in r else date.min
                r["_bt"] = date.fromisoformat(r["born_to"]) if "born_to" in r else date.max
                if "series" in r:
                    r["_series"] = [(mon(a), F(b)) for a, b in r["series"]]

    def row(self, table, m, birth, key=None, may_miss=False):
        tag = (table, m, birth, key)
        if tag in self.seen:
            found = self.seen[tag]
        else:
            if table not in self.tables:
                raise OutOfTables("table " + table)
            found = None
            for r in self.tables[table]["rows"]:
                if r.get("key") != key:
                    continue
                if r["_from"] <= m <= r["_to"] and r["_bf"] <= birth <= r["_bt"]:
                    found = r
                    break
            self.seen[tag] = found
        if found is None and not may_miss:
            raise OutOfTables("%s %s %s %s" % (table, key or "-", mtext(m), birth))
        return found

    def val(self, table, m, birth, key=None):
        tag = (table, m, birth, key)
        if tag not in self.vals:
            self.vals[tag] = F(self.row(table, m, birth, key)["value"])
        return self.vals[tag]

    def opt(self, table, m, birth, key=None):
        if self.row(table, m, birth, key, True) is None:
            return None
        return self.val(table, m, birth, key)

    def series(self, table, m, birth, pay_month):
        tag = (table, m, birth, pay_month)
        if tag not in self.vals:
            rate = None
            for start, value in self.row(table, m, birth)["_series"]:
                if start <= pay_month:
                    rate = value
            if rate is None:
                raise OutOfTables("%s %s" % (table, mtext(pay_month)))
            self.vals[tag] = rate
        return self.vals[tag]


# ---------------------------------------------------------------- the case

PAID = ("paid", "category_3", "voluntary", "maternity", "childcare")
EXEMPT = ("exempt_one_quarter", "exempt_half", "exempt_three_quarters", "exempt_full")


class Insured:
    """one month of an employment"""
    def __init__(self, m, cat, kind, deemed, pay, bonus, fund):
        self.m, self.cat, self.kind, self.deemed = m, cat, kind, deemed
        self.pay, self.bonus, self.fund = pay, bonus, fund


class Case:
    def __init__(self, raw, rules):
        self.raw, self.rules = raw, rules
        self.id = raw.get("id")
        p = raw["person"]
        self.birth, self.sex = date.fromisoformat(p["birth"]), p["sex"]
        if self.birth <= date(1926, 4, 1):
            raise Unsupported("昭60法34附則31条・63条")
        self.death = None
        if "death" in raw and "date" in raw["death"]:
            self.death = date.fromisoformat(raw["death"]["date"])
        self.totals = raw.get("totals")
        self.on = None                               # the month asked
        old = raw.get("old_age", {})
        self.known = 0  # month to which claims are known, beside the month asked
        self.basic_claimed = mon(old["basic_claimed"]) if "basic_claimed" in old else None
        self.emp_claimed = mon(old["employees_claimed"]) if "employees_claimed" in old else None
        self.spouse = raw.get("spouse")
        self.children = raw.get("children", [])
        self.work = raw.get("work")
        self.life_end = month_of(self.death) if self.death else mon("2060-12")
        self.national = {}
        self.additional = set()
        for n in raw.get("national", []):
            end = mon(n["to"]) if "to" in n else self.life_end
            for m in range(mon(n["from"]), end + 1):
                self.national[m] = n["status"]
                if n.get("additional"):
                    self.additional.add(m)
        self.employed = {}     # month -> Insured, real employments
        self.deemed = {}       # month -> Insured, 離婚時みなし被保険者期間
        self.fund = False
        self.spans = []        # (first, last month) of each real employment
        for e in raw.get("employment", []):
            self.read_employment(e)
        self.disabled_from = self.read_disability(raw.get("disability"))
        self.cache = {}
        self.a65 = self.age_limit("employees_start", M2015_10)
        self.a70 = self.age_limit("employees_insured_end", M2015_10)
        self.a60 = self.age_limit("early_claim", M2015_10)

    def read_employment(self, e):
        end = mon(e["to"]) if "to" in e else self.life_end
        if e.get("fund"):
            self.fund = True
            if e["category"] != 1 or e.get("kind", "ordinary") != "ordinary" or e.get("deemed"):
                raise Unsupported("昭60法34附則83条・82条1項（基金の第三種被保険者）")
        if not e.get("deemed"):
            self.spans.append((mon(e["from"]), end))
        pays = [(mon(a), b) for a, b in e.get("pay", [])]
        bonus = {}
        for a, b in e.get("bonus", []):
            bonus[mon(a)] = bonus.get(mon(a), 0) + b
        current = 0
        for m in range(mon(e["from"]), end + 1):
            for a, b in pays:
                if a == m:
                    current = b
            rec = Insured(m, e["category"], e.get("kind", "ordinary"),
                          bool(e.get("deemed")), current, bonus.get(m, 0), bool(e.get("fund")))
            (self.deemed if rec.deemed else self.employed)[m] = rec

    def read_disability(self, d):
        """day from which the status of disability counts, or None"""
        if not d or d.get("grade") not in (1, 2, 3, "1", "2", "3"):
            return None
        if "claimed" in d:
            return first_day(mon(d["claimed"]))
        if "recognized" in d:
            return date.fromisoformat(d["recognized"])
        if "first_visit" in d:
            v = date.fromisoformat(d["first_visit"])
            m = month_of(v) + 18
            day = min(v.day, last_day(m).day)
            return date(m // 12, m % 12 + 1, day)
        return date.min

    # --- ages
    def day(self, age):
        return attained(self.birth, age)

    def month(self, age):
        tag = ("month", int(age))
        if tag not in self.cache:
            self.cache[tag] = month_of(self.day(int(age)))
        return self.cache[tag]

    def age_limit(self, key, m, birth=None):
        tag = ("age", key, m, birth)
        if tag not in self.cache:
            self.cache[tag] = int(self.rules.val("age_limit", m, birth or self.birth, key))
        return self.cache[tag]


# ---------------------------------------------------------------- insured months

def multiplier(c, rec):
    """昭60附則47条2項～4項: miners and seamen 4/3 before 1986-04, 6/5 until 1991-03"""
    if rec.kind == "ordinary" or rec.deemed or rec.m > M1991_03:
        return 1
    return (c.rules.val("insured_multiplier", rec.m, c.birth, rec.kind + ".num")
            / c.rules.val("insured_multiplier", rec.m, c.birth, rec.kind + ".den"))


def is_insured_month(c, m):
    """厚年9条・14条・19条: the month counts as 被保険者期間 (below 70, 65 before 2002-04)"""
    if m not in c.employed:
        return False
    tag = ("insured", m)
    if tag not in c.cache:
        row = c.rules.row("age_limit", m, c.birth, "employees_insured_end", True)
        c.cache[tag] = row is None or m < c.month(int(row["value"]))
    return c.cache[tag]


def employee_months(c, until, cat=None, deemed=True):
    """厚年19条: every insured month before the month `until`"""
    tag = ("months", cat, deemed)
    if tag not in c.cache:
        out = []
        for m in sorted(set(c.employed) | set(c.deemed)):
            if is_insured_month(c, m):
                out.append(c.employed[m])
            if deemed and m in c.deemed:
                out.append(c.deemed[m])
        out = [r for r in out if cat is None or r.cat == cat]
        c.cache[tag] = (out, [r.m for r in out])
    out, months = c.cache[tag]
    return out[:bisect_left(months, until)]


def fsum(values):
    """sum of fractions, those of one denominator first"""
    parts = {}
    for v in values:
        d = v.denominator
        parts[d] = parts.get(d, 0) + v.numerator
    out = F(0)
    for d in parts:
        out += F(parts[d], d)
    return out


def months_count(c, until, cat=None, deemed=False):
    """厚年19条・昭60附則47条: number of insured months with multipliers"""
    if c.totals is not None:
        if cat not in (None, 1):
            return F(0)
        return F(c.totals.get("employees_before_2003_04", 0) + c.totals.get("employees_from_2003_04", 0))
    tag = ("count", until, cat, deemed)
    if tag not in c.cache:
        c.cache[tag] = fsum(multiplier(c, r) for r in employee_months(c, until, cat, deemed))
    return c.cache[tag]


def underground_months(c, until):
    """厚年附則9条の4第2項: months as miner or seaman, counted without multiplier"""
    if c.totals is not None:
        return 0
    tag = ("underground", until)
    if tag not in c.cache:
        c.cache[tag] = len([r for r in employee_months(c, until, 1, False) if r.kind != "ordinary"])
    return c.cache[tag]


def categories(c, until, deemed=True):
    if c.totals is not None:
        return [1] if months_count(c, until) > 0 else []
    return sorted(set(r.cat for r in employee_months(c, until, None, deemed)))


# ---------------------------------------------------------------- 国年 26条, 附則9条, 昭60附則8条・12条

def within_20_59(c, m):
    """昭60附則8条4項: from the month of attaining 20 to the month before that of 60"""
    return c.month(c.age_limit("category_2_from", max(m, M1961_04))) <= m < \
        c.month(c.age_limit("category_2_to", max(m, M1961_04)))


def early_months_count(c, until):
    """昭61政令54号14条3項: category-1 months before 1961-04 are 合算対象期間 only where all category-1 months are a
    year or more"""
    return months_count(c, until, 1, False) >= 12


def classed_months(c):
    """国年5条・26条・附則9条、昭60附則8条: each month of the record: (month, class, weight, insured as employee)"""
    out = []
    for m in sorted(set(c.national) | set(c.employed)):
        if m in c.employed and (m < M1961_04 or is_insured_month(c, m)):
            k = multiplier(c, c.employed[m])
            kind = "paid" if m >= M1961_04 and within_20_59(c, m) else "counted"
            if m < M1961_04 and c.employed[m].cat == 1:
                kind = "early"
            out.append((m, kind, k, is_insured_month(c, m)))
        elif m in c.national:
            s = c.national[m]
            if s in PAID:
                out.append((m, "paid", 1, False))
            elif s in EXEMPT:
                out.append((m, "exempt", 1, False))
            elif s in ("student", "deferred"):
                out.append((m, "student", 1, False))
            elif s == "uncounted" and within_20_59(c, m):
                out.append((m, "counted", 1, False))     # 附則9条1項: not before 20, not from 60
    return out


def qualifying_counts(c, until):
    """国年26条・附則9条: months before `until` by class"""
    tag = ("q", until)
    if tag in c.cache:
        return c.cache[tag]
    n = {"paid": 0, "exempt": 0, "student": 0, "counted": 0, "employees": 0}
    if c.totals is not None:
        t = c.totals
        n["paid"] = F(t.get("paid", 0))
        for s in EXEMPT:
            n["exempt"] += t.get(s, 0) + t.get(s + "_before_2009_04", 0)
        n["student"] = F(t.get("student_or_deferred", 0))
        n["counted"] = F(t.get("uncounted", 0))
        n["employees"] = months_count(c, until)
    else:
        if "classed" not in c.cache:
            c.cache["classed"] = classed_months(c)
        for m, kind, k, employee in c.cache["classed"]:
            if m >= until:
                break
            if kind == "early":
                if early_months_count(c, until):
                    n["counted"] += k
            else:
                n[kind] += k
            if employee:
                n["employees"] += k
    n["total"] = n["paid"] + n["exempt"] + n["student"] + n["counted"]
    c.cache[tag] = n
    return n


def middle_aged_months(c, until):
    """昭60附則12条1項4号・5号: months from 40 (women 35) as category 1, from 35 as miner or seaman"""
    if c.totals is not None:
        return F(0), F(0)
    start = c.month(c.age_limit("middle_aged_from." + c.sex, M1986_04))
    start5 = c.month(c.age_limit("middle_aged_from.miner_seaman", M1986_04))
    a = b = F(0)
    for r in employee_months(c, until, 1, False):
        if r.m >= start:
            a += multiplier(c, r)
        if r.m >= start5 and r.kind != "ordinary":
            b += multiplier(c, r)
    return a, b


def is_middle_aged(c, until):
    """昭60附則12条1項4号・5号、別表第三"""
    need = c.rules.opt("qualifying_exception", M1986_04, c.birth, "middle_aged")
    need5 = c.rules.opt("qualifying_exception", M1986_04, c.birth, "miner_seaman")
    a, b = middle_aged_months(c, until)
    return (need is not None and a >= need) or (need5 is not None and b >= need5)


def qualifies(c, m):
    """国年26条・附則9条1項、厚年42条2号、昭60附則12条1項1号～5号: in the month m, months before m"""
    tag = ("qual", m)
    if tag in c.cache:
        return c.cache[tag]
    n = qualifying_counts(c, m)
    need = c.rules.val("qualifying_months", max(m, M1986_04), c.birth)
    ok = n["total"] >= need
    if not ok:
        e = c.rules.opt("qualifying_exception", max(m, M1986_04), c.birth, "employees")
        ok = e is not None and n["employees"] >= e
    if not ok and m < M2017_08:
        e = c.rules.opt("qualifying_exception", max(m, M1986_04), c.birth, "national")
        ok = e is not None and n["total"] >= e
    if not ok:
        ok = is_middle_aged(c, m)
    c.cache[tag] = ok
    return ok


def qualifies_basic(c, m):
    """国年26条: needs paid or exempt months, not only those of students and 合算対象期間"""
    n = qualifying_counts(c, m)
    if not qualifies(c, m):
        return False
    return n["paid"] + n["exempt"] > 0


# ---------------------------------------------------------------- rights

def basic_right(c, on):
    """国年26条・附則9条の2・昭60附則18条: ('early'|'normal', month of the right) or a reason"""
    r65 = c.month(c.age_limit("basic_start", max(on, M1986_04)))
    k = c.basic_claimed
    if k is not None and k < r65:
        if k < c.month(c.age_limit("early_claim", max(on, M1986_04))):
            raise Unsupported("国年法附則9条の2第1項（60歳前の繰上げ請求）")
        if on < k:
            return ("no", {"code": "not_claimed"})
        if qualifies_basic(c, k):
            for m in range(k, on + 1):
                if c.national.get(m) == "voluntary":
                    raise Unsupported("国年法附則9条の2第1項（任意加入被保険者の繰上げ請求）")
            return ("early", k)
        if on < r65:
            return ("no", lacking(c, on))
    if on < r65:
        return ("no", {"code": "age"})
    at65 = qualifying_counts(c, r65)
    if at65["paid"] + at65["exempt"] > 0:                # 昭60附則18条1項: a paid or exempt month on the day of 65
        for t in range(r65, on + 1):
            if qualifies_basic(c, t):
                return ("normal", t)
    return ("no", lacking(c, on))


def lacking(c, on):
    n = qualifying_counts(c, on)
    have = n["total"]
    return {"code": "qualifying_period", "have": int(have) if have.denominator == 1 else str(have),
            "need": int(c.rules.val("qualifying_months", max(on, M1986_04), c.birth))}


def claim_and_deferral(c, right, claim, on, other_right, known=0):
    """国年28条・厚年44条の3 and the contract: (from, months deferred, month of the claim) or None = not claimed.

    1-11 months after the right: no deferral.  Beyond the cap: as made on the day of the cap.
    other_right: day on which another pension (国年28条1項ただし書, 2項1号) arose, or None."""
    if claim is None or claim <= right:
        return right + 1, 0, right
    if claim > max(on, known):
        return None
    n = claim - right
    wait = int(c.rules.val("required_months", max(claim, M2015_10), c.birth, "deferral_wait"))
    if n < wait:
        return right + 1, 0, right
    if other_right is not None:
        if month_of(other_right) <= right + wait:
            return right + 1, 0, right           # 国年28条1項ただし書: no deferral
        if month_of(other_right) < claim:
            claim = month_of(other_right)        # 2項1号
            n = claim - right
    if c.birth <= date(1941, 4, 1):
        last = c.month(c.age_limit("deferral_last", M2015_10))
        if claim > last:                             # 平24法62附則6条
            claim = max(last, min(claim, M2014_04))
        return claim + 1, n, claim
    cap = int(c.rules.val("deferral_cap_months", right, c.birth))
    if n > cap:
        limit = right + cap
        if limit < M2014_04:                     # 平24法62附則6条
            limit = min(claim, M2014_04)
        return limit + 1, cap, limit
    return claim + 1, n, claim


def disability_bars(c, employees):
    """国年28条1項、厚年44条の3第1項: the disability pension bars deferral; for the employees' pension
    only a 障害厚生年金 (初診日 while insured, or grade 3) does"""
    if c.disabled_from is None:
        return None
    if employees:
        d = c.raw["disability"]
        if str(d.get("grade")) != "3" and "first_visit" in d:
            v = month_of(date.fromisoformat(d["first_visit"]))
            if v not in c.employed:
                return None
    return c.disabled_from


def start_month_special(c, cat, m):
    """厚年附則8条・8条の2、平6附則15条: month of the start age of category `cat`, seen in the month m; None = no special pension"""
    ages = []
    table = "earnings.female" if (c.sex == "female" and cat == 1) else "earnings.male"
    a = c.rules.opt("special_start_age", max(m, mon("2000-04")), c.birth, table)
    miner = cat == 1 and underground_months(c, m) >= c.rules.val("required_months", m, c.birth, "miner_seaman")
    if miner:
        b = c.rules.opt("special_start_age", max(m, mon("2000-04")), c.birth, "miner_seaman")
        a = b
    if a is not None:
        ages.append(int(a))
    return c.month(ages[0]) if ages else None


def special_right(c, cat, on):
    """厚年附則8条・附則20条1項、平6附則15条: month in which the right arises (< 65), or a reason"""
    r65 = c.month(c.age_limit("special_end", max(on, M1986_04)))
    possible = False
    reason = None
    t = c.month(50)
    while t < r65 and t <= on:
        s = start_month_special(c, cat, max(t, M1986_04))
        if s is not None:
            possible = True
            if t >= s:
                enough = months_count(c, t) >= c.rules.val("required_months", max(t, M2015_10), c.birth, "special_old_age")
                mine = months_count(c, t, cat) > 0 or employee_months(c, t, cat, True)
                if not mine or not enough:
                    reason = {"code": "insured_months"}
                elif not qualifies(c, t):
                    reason = lacking(c, t)
                else:
                    return ("right", t)
        t += 1
    if not possible:
        s = start_month_special(c, cat, min(on + 1, r65 - 1))   # 15 years as a miner by the end of `on`
        if s is None:
            return ("no", {"code": "birth"})
    return ("no", reason or {"code": "age"})


def early_kind(c, cat, k):
    """厚年附則7条の3・13条の4: which early claim category `cat` has in the month k; None: none;
    "months": none for want of the 12 months of 附則8条2号"""
    s = start_month_special(c, cat, k)
    if s is None:
        return "7-3"
    if s == c.month(c.age_limit("special_default", k)) or s < c.month(c.age_limit("special_default", k)):
        return None                                  # 附則8条 from 60: nothing to claim early
    if k >= s:
        return None
    if months_count(c, k) < c.rules.val("required_months", max(k, M2015_10), c.birth, "special_old_age"):
        return "months"                              # 附則8条2号: one year of insured months
    insured = k in c.employed and is_insured_month(c, k)             # 被保険者でなく: in any category
    at_work = bool((c.work or {}).get("standard_monthly"))
    if at_work and (c.totals is not None or (c.on is not None and c.on - 1 <= k <= c.on)):
        insured = True                               # `work`: insured in `on` and in the month before; totals: then too
    if not qualifies(c, k):
        return "13-4"                                # 附則8条3号 is wanting: the claim comes to nothing
    if not insured:
        disabled = c.disabled_from is not None and c.disabled_from <= last_day(k)
        longi = months_count(c, k, cat) >= c.rules.val("required_months", max(k, M2015_10), c.birth, "long_insured")
        if disabled or longi:
            raise Unsupported("厚年法附則13条の5（繰上げ調整額）")
    if cat == 1 and underground_months(c, k) >= c.rules.val("required_months", k, c.birth, "miner_seaman"):
        raise Unsupported("厚年法附則13条の5（繰上げ調整額）")
    return "13-4"


class Right:
    """a right to the employees' pension of one category"""
    def __init__(self, cat, month, mode, special_month=None):
        self.cat, self.month, self.mode, self.special_month = cat, month, mode, special_month


def early_lacks_year(c, k):
    """厚年附則13条の4第1項・8条2号: the early claim in the month k cannot be made in any category for want of
    12 insured months; it is void, and the right at 65 is the ordinary one"""
    kinds = [early_kind(c, cat, k) for cat in categories(c, k)]
    return bool(kinds) and all(x == "months" for x in kinds)


def early_impossible(c, k):
    """厚年附則13条の4第1項: no category can be claimed early in the month k, the special pension having begun: no claim"""
    kinds = [early_kind(c, cat, k) for cat in categories(c, k)]
    return bool(kinds) and all(x is None for x in kinds)


def rights_from_65(c, cats, on):
    """厚年42条・78条の26第1項: each category from the month of 65 in which it has months and the period"""
    out = []
    for cat in cats:
        for t in range(c.month(c.age_limit("employees_start", max(on, M1986_04))), on + 1):
            if (employee_months(c, t, cat) or c.totals is not None) and qualifies(c, t):
                out.append(Right(cat, t, "65"))
                break
    return out


def employees_rights(c, on):
    """厚年42条・附則7条の3・13条の4・78条の26: list of Right, or a reason"""
    r65 = c.month(c.age_limit("employees_start", max(on, M1986_04)))
    cats = categories(c, on)                         # a right in `on` rests on the months before it
    k = c.emp_claimed
    early = k is not None and k < r65 and not (on >= k >= c.month(c.a60) and early_impossible(c, k))
    bk = c.basic_claimed
    basic_early = bk is not None and bk < r65
    if early and on >= k:
        if k < c.month(c.age_limit("early_claim", k)):
            raise Unsupported("厚年法附則7条の3第1項（60歳前の繰上げ請求）")
    if basic_early and on >= bk and not (early and k == bk):
        for cat in categories(c, bk):
            if early_kind(c, cat, bk) in ("7-3", "13-4") and qualifies(c, bk):
                raise Unsupported("国年法附則9条の2第2項（同時請求）")
    void = early and on >= k and early_lacks_year(c, k)
    if early and on >= k and not void and (not basic_early or bk != k):
        raise Unsupported("厚年法附則7条の3第2項・13条の4第2項（同時請求）")
    if not cats:
        return ("no", {"code": "no_insured_months"})
    if early:
        if on < k:
            return ("no", {"code": "not_claimed"})
        early_cats = categories(c, k)
        if void and on < r65:
            return ("no", {"code": "insured_months", "have": int(months_count(c, k)),
                           "need": int(c.rules.val("required_months", max(k, M2015_10), c.birth, "special_old_age"))})
        if early_cats and qualifies(c, k) and not void:
            out = []
            for cat in early_cats:
                kind = early_kind(c, cat, k)
                if kind not in ("7-3", "13-4"):
                    raise Unsupported("厚年法附則13条の4第1項（繰上げできない者の請求）")
                out.append(Right(cat, k, kind, start_month_special(c, cat, k)))
            out += [r for r in rights_from_65(c, cats, on) if r.cat not in early_cats]    # 42条・78条の26第1項
            return ("early", out)
        if on < r65:
            return ("no", lacking(c, on) if early_cats else {"code": "insured_months", "have": 0, "need": 1})
    if on < r65:
        return ("no", {"code": "age"})
    out = rights_from_65(c, cats, on)
    if not out:
        return ("no", lacking(c, on))
    return ("normal", out)


# ---------------------------------------------------------------- revisions: which months count (厚年43条)

def revisions(c, right, on):
    """厚年43条2項・3項、附則7条の3第5項・13条の4第5項6項・15条の2: (month from which, months before which month count, why)"""
    out = []
    cat = right.cat
    r65 = c.month(c.a65)
    m70 = c.month(c.a70)
    if c.totals is not None:
        return out
    if right.mode in ("7-3", "13-4"):
        if right.mode == "13-4":
            out.append((right.special_month + 1, right.special_month, "special"))
        out.append((r65 + 1, r65, "65"))

    def in_cat(m):
        return m in c.employed and c.employed[m].cat == cat and is_insured_month(c, m)

    for m in range(right.month, on):
        # 43条3項: leaving on the last day of month m, not insured again within a month
        if in_cat(m) and not in_cat(m + 1) and not (m + 1 == m70 and m70 in c.employed):
            ok = True
            if right.mode == "7-3" and m + 1 <= r65 and last_day(m) < c.day(c.a65):
                ok = False
            if right.mode == "13-4" and last_day(m) < first_day(right.special_month):
                ok = False
            if ok:
                out.append((m + 1, m + 1, "left"))
    # 70: loss on the day itself, one month later
    if right.month < m70 and m70 + 1 <= on and in_cat(m70 - 1) and m70 in c.employed:
        out.append((m70 + 1, m70, "70"))
    # 43条2項: 1 September, from 2022
    for year in range(2022, on // 12 + 1):
        base = int(c.rules.val("calendar_month", year * 12 + 11, c.birth, "annual_in_work_base"))
        s = year * 12 + base - 1
        if s + 1 > on or right.month > s:
            continue
        if c.day(c.a65) > first_day(s):
            continue
        if right.month == s and right.mode == "65":
            continue                                 # nothing before September that does not count already
        if c.day(c.a70) <= first_day(s):
            continue
        if s == m70 and in_cat(s - 1) and s in c.employed and c.employed[s].cat == cat:
            out.append((s + 1, s, "annual"))         # still insured on 1 September
        elif in_cat(s - 1) and in_cat(s):
            out.append((s + 1, s, "annual"))
    return out


def counted_until(c, right, on):
    """months before this month are the basis of the pension in the month `on`"""
    until = right.month
    for start, before, _ in revisions(c, right, on):
        if start <= on and before > until:
            until = before
    return until


# ---------------------------------------------------------------- 報酬比例部分

def pay_main(c, rec, on):
    """厚年43条1項・附則17条の4第1項～7項: revalued pay of one month, own level"""
    r = c.rules
    pay = floor_pay(c, rec)
    if rec.kind == "seaman" and rec.m < M1986_04:
        rate = r.series("revaluation_seamen", on, c.birth, rec.m)
    elif rec.cat in (2, 3, 4) and rec.m <= M1985_09:
        rate = r.val("revaluation_mutual_table3", on, c.birth)
    else:
        rate = r.series("revaluation_main", on, c.birth, rec.m)
    return pay * rate + rec.bonus * rate


def pay_1994(c, rec, on):
    """平12附則21条5項～11項: revalued pay of one month, 1994 level"""
    r = c.rules
    pay = floor_pay(c, rec)
    if rec.kind == "seaman" and rec.m < M1986_04:
        rate = r.series("revaluation_1994_seamen", on, c.birth, rec.m)
    elif rec.cat in (2, 3, 4) and rec.m <= M1985_09:
        rate = r.val("revaluation_1994_mutual", on, c.birth)
    else:
        rate = r.series("revaluation_1994", on, c.birth, rec.m)
    return pay * rate + rec.bonus * rate


def floor_pay(c, rec):
    """昭44法78附則3条: pay below 10,000 yen before 1969-11 counts as 10,000.
    昭60附則53条: pay of a seaman before 1986-04 below 12,000 counts as 12,000 for those who were seamen
    before 1969-11.  平16政令298号30条: neither for pay decided by a division (deemed months)"""
    if rec.deemed:
        return F(rec.pay)
    f = None
    if rec.kind == "seaman" and rec.cat == 1 and rec.m < M1986_04 and seaman_before_1969_11(c):
        f = c.rules.opt("pay_floor_seamen", rec.m, c.birth)
    elif rec.m < M1969_11:
        f = c.rules.opt("pay_floor", rec.m, c.birth)
    if f is not None and rec.pay < f:
        return f
    return F(rec.pay)


def seaman_before_1969_11(c):
    """昭60附則53条: 昭和44年11月1日前に船員保険の被保険者であつた者"""
    for m in c.employed:
        r = c.employed[m]
        if m < M1969_11 and r.kind == "seaman" and r.cat == 1:
            return True
    return False


def avg(c, x):
    """平均標準報酬月額・平均標準報酬額: to the yen (--rounding parts)"""
    return F(half_up(x)) if c.rounding == "parts" else x


def average_floor(c, on):
    """厚年附則17条の4第8項: the base x 改定率, to the yen"""
    base = c.rules.opt("average_pay_floor", on, c.birth)
    if base is None:
        return None
    return F(half_up(base * c.rules.val("revision_rate", on, c.birth)))


def was_insured_before(c, m):
    """平12政令180号14条: insured in a month before m (deemed months do not make one insured)"""
    for u in c.employed:
        if u < m and is_insured_month(c, u):
            return True
    return False


def pays_of_month(c, months, on):
    """厚年附則17条の4第1項・9項: revalued pay of each month; 9項, for those whose pay was changed or decided
    by a division: where the average of the other months is below the floor, each of them counts as the floor"""
    pays = {}
    for x in months:
        pays[x.m, x.deemed] = pay_main(c, x, on)
    floor = average_floor(c, on)
    if c.deemed and floor is not None:
        rest = [x for x in months if not x.deemed]
        if rest and avg(c, mean(pays, rest)) < floor:
            for x in rest:
                pays[x.m, x.deemed] = floor
    return pays


def floored_main(c, a, on):
    """厚年附則17条の4第8項: 平均標準報酬月額 not below the floor; not for those of 78条の6"""
    floor = average_floor(c, on)
    if floor is None or c.deemed or a >= floor:
        return a
    return floor


def floored_1994(c, a, on):
    """平12政令180号14条: 平均標準報酬月額 at the 1994 level of those insured before 1999-04"""
    floor = c.rules.opt("average_pay_floor_1994", on, c.birth)
    if floor is None or a >= floor:
        return a
    return floor


def months_of_average(c, cat, months):
    """昭44法78附則4条: the months before 2003-04 the average is taken of, and whether the article applies.

    1項: insured before 1957-10, and 3 years or more from 1957-10 to 1976-07: the months before 1957-10 are
    left out.  2項: less than 3 years in that time, but 3 years or more to 1976-07: of the months to 1976-07
    only the last 3 years stay in"""
    if cat != 1 or not any(x.m < M1957_10 for x in months):
        return months, False
    years3 = 3 * 12
    early = [x for x in months if x.m < M1976_08]
    middle = [x for x in early if x.m >= M1957_10]
    if len(early) < years3:
        return months, False
    if any(x.kind != "ordinary" or x.deemed for x in months):
        raise Unsupported("昭44法78附則4条・昭51法63附則35条（第三種・船員・みなしと並ぶ昭和32年10月前の期間）")
    if len(middle) >= years3:
        return [x for x in months if x.m >= M1957_10], True
    late = [x for x in months if x.m >= M1976_08]
    return early[len(early) - years3:] + late, True


def mean(pays, months):
    return fsum(pays[x.m, x.deemed] for x in months) / len(months)


def average_before_2003(c, cat, group, pays):
    """平12附則20条1項1号・21条1項1号: 平均標準報酬月額.  昭51法63附則35条1項: where 昭44法78附則4条 applies and
    there are months from 1976-08: the averages to 1976-07 (of the months 4条 leaves in) and from 1976-08, each
    times all months of its time, divided by all months"""
    kept, special = months_of_average(c, cat, group)
    if not special:
        return mean(pays, group)
    late = [x for x in kept if x.m >= M1976_08]
    if not late:
        return mean(pays, kept)
    early = [x for x in kept if x.m < M1976_08]
    n_early = len([x for x in group if x.m < M1976_08])
    return (mean(pays, early) * n_early + mean(pays, late) * len(late)) / len(group)


def groups_before_2003(c, months, all_months):
    """昭60附則52条: three groups where miners' and seamen's months are among them and there are 240 months.
    It replaces 平12附則20条1項1号 only; 21条1項1号 (1994 level) is not named, and 21条14項 reads 52条 out of
    the old 59条1項: that average is always one"""
    third = [r for r in months if r.kind != "ordinary" and not r.deemed and r.m <= M1991_03]
    if not third:
        return [months]
    if times(c, all_months) < c.rules.val("required_months", M1986_04, c.birth, "spouse_addition") and \
            not is_middle_aged(c, max(r.m for r in all_months) + 1):
        return [months]
    a = [r for r in third if r.m < M1986_04]
    b = [r for r in third if r.m >= M1986_04]
    rest = [r for r in months if r not in third]
    return [g for g in (a, b, rest) if g]


def times(c, months):
    """被保険者期間の月数, multiplied"""
    return fsum(multiplier(c, x) for x in months)


def level_main(c, cat, until, on):
    """平12附則20条1項・昭60附則52条・59条1項: own level, exact"""
    kb = c.rules.val("earnings_multiplier", on, c.birth, "before_2003_04")
    ka = c.rules.val("earnings_multiplier", on, c.birth, "from_2003_04")
    if c.totals is not None:
        t = c.totals
        nb, na = t.get("employees_before_2003_04", 0), t.get("employees_from_2003_04", 0)
        a = F(t.get("average_before_2003_04", 0))
        if nb > 0:
            a = floored_main(c, a, on)
        return a * kb * nb + F(t.get("average_from_2003_04", 0)) * ka * na
    months = employee_months(c, until, cat)
    before = [x for x in months if x.m < M2003_04]
    after = [x for x in months if x.m >= M2003_04]
    amount = F(0)
    if before:
        pays = pays_of_month(c, before, on)
        for g in groups_before_2003(c, before, months):
            a = floored_main(c, avg(c, average_before_2003(c, cat, g, pays)), on)
            amount += a * kb * times(c, g)
    if after:
        amount += avg(c, fsum(pay_main(c, x, on) for x in after) / len(after)) * ka * times(c, after)
    return amount


def level_1994(c, cat, until, on):
    """平12附則21条1項・2項・14項、平12政令180号14条・21条: 1994 level, exact; None = an average is not given"""
    ob = c.rules.val("earnings_multiplier_1994", on, c.birth, "before_2003_04")
    oa = c.rules.val("earnings_multiplier_1994", on, c.birth, "from_2003_04")
    rate = c.rules.val("revision_rate_1994", on, c.birth)
    if c.totals is not None:
        t = c.totals
        nb, na = t.get("employees_before_2003_04", 0), t.get("employees_from_2003_04", 0)
        if (nb and "old_average_before_2003_04" not in t) or (na and "old_average_from_2003_04" not in t):
            return None
        a = F(t.get("old_average_before_2003_04", 0))
        if nb > M2003_04 - (M1999_03 + 1):           # more months than 1999-04..2003-03 has: one lies before
            a = floored_1994(c, a, on)
        return (a * ob * nb + F(t.get("old_average_from_2003_04", 0)) * oa * na) * rate
    months = employee_months(c, until, cat)
    before = [x for x in months if x.m < M2003_04]
    after = [x for x in months if x.m >= M2003_04]
    amount = F(0)
    if before:
        pays = {}
        for x in before:
            pays[x.m, x.deemed] = pay_1994(c, x, on)
        a = avg(c, average_before_2003(c, cat, before, pays))
        if was_insured_before(c, M1999_03 + 1):
            a = floored_1994(c, a, on)
        amount += a * ob * times(c, before)
    if after:
        amount += avg(c, fsum(pay_1994(c, x, on) for x in after) / len(after)) * oa * times(c, after)
    return amount * rate


def earnings_gross(c, cat, until, on):
    """厚年43条1項、平12附則20条・21条: the larger level, (exact, as shown), without regard to a fund"""
    tag = ("e", cat, until, on)
    if tag in c.cache:
        return c.cache[tag]
    main = level_main(c, cat, until, on)
    old = level_1994(c, cat, until, on)
    best = main
    if old is not None and old > main:
        best = old
    shown = best
    if c.rounding == "parts":
        # each once, then compared
        shown = half_up(main)
        if old is not None and half_up(old) > shown:
            shown = half_up(old)
    c.cache[tag] = (best, shown)
    return c.cache[tag]


def fund_part(c, cat, until, on):
    """旧厚年132条2項・平12附則23条・24条: what the fund pays, exact: pay and bonuses not revalued (厚年附則17条の4第1項
    ただし書・17条の6) x the multiplier.  平12附則9条・24条: born to 1940-04-01: the multipliers of the 1994 level"""
    if not c.fund or cat != 1:
        return F(0)
    table = "earnings_multiplier_1994" if c.birth <= date(1940, 4, 1) else "earnings_multiplier"
    kb = c.rules.val(table, on, c.birth, "before_2003_04")
    ka = c.rules.val(table, on, c.birth, "from_2003_04")
    total = F(0)
    for x in employee_months(c, until, 1, False):
        if x.fund:
            total += x.pay * kb if x.m < M2003_04 else (x.pay + x.bonus) * ka
    return total


def earnings_related(c, cat, until, on):
    """平25法63附則86条1項・旧厚年44条の2第1項: what the State pays: 43条1項's amount less the part of the fund,
    not below 0: (exact, as shown)"""
    best, shown = earnings_gross(c, cat, until, on)
    part = fund_part(c, cat, until, on)
    if part == 0:
        return best, shown
    rest = best - part
    if rest < 0:
        rest = F(0)
    return rest, F(half_up(rest)) if c.rounding == "parts" else rest


# ---------------------------------------------------------------- 定額部分, 経過的加算

def fixed_unit(c, on):
    """厚年附則9条の2第2項1号・昭60附則59条3項: 1628 x 改定率 to the yen, x the birth rate"""
    u = half_up(c.rules.val("fixed_unit_base", on, c.birth) * c.rules.val("revision_rate", on, c.birth))
    return F(u) * c.rules.val("fixed_unit_rate", on, c.birth)


def capped(c, n, on, key, middle):
    cap = c.rules.val("fixed_cap_months", on, c.birth, key)
    if middle:
        least = c.rules.val("required_months", on, c.birth, "fixed_floor_middle_aged")
        if n < least:
            n = least
    return n if n < cap else cap


def fixed_amount(c, cat, until, on):
    """厚年附則9条の2第2項1号、平6附則18条～20条、平16附則36条1項: exact"""
    n = months_count(c, until, cat, False)
    return fixed_unit(c, on) * capped(c, n, on, "fixed", cat == 1 and is_middle_aged(c, until))


def full_basic(c, on, birth=None):
    """国年27条本文: 780,900 x 改定率 to 100 yen"""
    b = birth or c.birth
    unit = c.rules.val("rounding_unit_base", on, b, "full_amount")
    return half_up(c.rules.val("basic_full_amount", on, b) * c.rules.val("revision_rate", on, b), unit)


def basic_equivalent_months(c, cat, until):
    """昭60附則59条2項2号イ・昭61政令54号74条7号: months from 1961-04 between 20 and 59, no multiplier"""
    if c.totals is not None:
        return c.totals.get("employees_aged_20_to_59", 0)
    allowed = None
    limit = c.rules.opt("basic_full_months", M1986_04, c.birth)
    if c.birth <= date(1941, 4, 1) and limit is not None:
        allowed = set()
        used = 0
        for m in sorted(set(c.national) | set(c.employed)):
            if used >= limit:
                break
            if m in c.employed and is_insured_month(c, m):
                if m >= M1961_04 and within_20_59(c, m):
                    used += 1
                    allowed.add(m)
                    continue
            if m in c.national and (c.national[m] in PAID or c.national[m] in EXEMPT):
                used += 1
    n = 0
    for r in employee_months(c, until, cat, False):
        if r.m >= M1961_04 and within_20_59(c, r.m) and (allowed is None or r.m in allowed):
            n += 1
    return n


def basic_equivalent(c, cat, until, on):
    """昭60附則59条2項2号"""
    return F(full_basic(c, on)) * basic_equivalent_months(c, cat, until) / \
        c.rules.val("transitional_full_months", on, c.birth)


def transitional_addition(c, cat, until, on):
    """昭60附則59条2項、平16附則36条2項: exact, 0 when the second exceeds the first"""
    n = months_count(c, until, cat, False)
    if n == 0 and c.totals is None:
        return F(0)
    one = fixed_unit(c, on) * capped(c, n, on, "transitional", cat == 1 and is_middle_aged(c, until))
    two = basic_equivalent(c, cat, until, on)
    return one - two if one > two else F(0)


# ---------------------------------------------------------------- 加給年金額

def addition_rate(c, on):
    """厚年44条2項: 改定率 without 国年27条の3・27条の5"""
    return c.rules.val("revision_rate", on, NEW_GROUP)


def spouse_addition_amount(c, on):
    """厚年44条2項・昭60附則60条2項"""
    r = c.rules
    a = half_up(r.val("spouse_addition_base", on, c.birth) * addition_rate(c, on),
                r.val("rounding_unit_base", on, c.birth, "spouse_addition"))
    s = r.opt("special_addition_base", on, c.birth)
    if s is not None:
        a += half_up(s * addition_rate(c, on), r.val("rounding_unit_base", on, c.birth, "special_addition"))
    return a


def child_end_month(c, child):
    """厚年44条1項・4項8号10号: last month for which the child is added"""
    b = date.fromisoformat(child["birth"])
    d18 = attained(b, c.age_limit("child_end", mon("2015-10")))
    year = d18.year if d18.month <= 3 else d18.year + 1
    end = year * 12 + 2
    if child.get("disabled"):
        d20 = month_of(attained(b, c.age_limit("disabled_child_end", mon("2015-10"))))
        if d20 > end:
            end = d20
    return end


def child_was_eligible(c, child, day):
    """厚年44条1項: a child on that day"""
    b = date.fromisoformat(child["birth"])
    if b > day:
        return False
    d18 = attained(b, c.age_limit("child_end", mon("2015-10")))
    year = d18.year if d18.month <= 3 else d18.year + 1
    if day <= date(year, 3, 31):
        return True
    return bool(child.get("disabled")) and day < attained(b, c.age_limit("disabled_child_end", mon("2015-10")))


def child_amount(c, n, on):
    """厚年44条2項"""
    r = c.rules
    unit = r.val("rounding_unit_base", on, c.birth, "child_addition")
    one = half_up(r.val("child_addition_base", on, c.birth, "first_second") * addition_rate(c, on), unit)
    more = half_up(r.val("child_addition_base", on, c.birth, "third_on") * addition_rate(c, on), unit)
    total = 0
    for i in range(n):
        total += one if i < 2 else more
    return total


def spouse_own_pension_from(c):
    """厚年46条6項: first month of the spouse's own old-age pension of 240 months and more, or None"""
    s = c.spouse
    if s.get("employees_months", 0) < c.rules.val("required_months", M2015_10, c.birth, "spouse_own_limit"):
        return None
    if "old_age_employees_from" in s:
        return mon(s["old_age_employees_from"])
    b = date.fromisoformat(s["birth"])
    key = "earnings.female" if s["sex"] == "female" else "earnings.male"
    a = c.rules.opt("special_start_age", M2015_10, b, key)
    return month_of(attained(b, int(a) if a is not None else 65)) + 1


def additions(c, on, reached_day, start, right_day=None):
    """厚年44条・46条6項・昭60附則60条: (spouse, spouse suspended, children, children suspended).

    reached_day: the day of the right, or on which 240 months were reached.  start: the first payable month:
    what makes the addition begin is tested there where it is after `on`; its end and its suspension in `on`.
    right_day: the day of the right at 65 where an earlier day is kept: the spouse's and the child's age there too"""
    begin = max(on, start)
    spouse = child = 0
    s_stop = c_stop = 0
    s = c.spouse
    if s and s.get("supported"):
        sb = date.fromisoformat(s["birth"])
        end_age = c.rules.opt("age_limit", M2015_10, sb, "spouse_addition_end")
        d65 = attained(sb, int(end_age)) if end_age is not None else date.max
        if d65 > max(reached_day, right_day or reached_day) and month_of(d65) >= on:
            spouse = spouse_addition_amount(c, on)
            own = spouse_own_pension_from(c)
            if s.get("disability_pension") or (own is not None and own <= on):
                s_stop = spouse
    n = 0
    for ch in c.children:
        if not ch.get("supported"):
            continue
        if right_day is not None and date.fromisoformat(ch["birth"]) <= right_day and \
                not child_was_eligible(c, ch, right_day):
            continue
        if child_was_eligible(c, ch, reached_day):
            if child_end_month(c, ch) >= on:
                n += 1
        else:
            b = date.fromisoformat(ch["birth"])
            if reached_day < b <= reached_day + timedelta(300) and month_of(b) < begin and on <= child_end_month(c, ch):
                n += 1                               # 44条3項 胎児
    if n:
        child = child_amount(c, n, on)
        d = c.raw.get("disability")
        if c.disabled_from is not None and month_of(c.disabled_from) < on and str(d["grade"]) in ("1", "2"):
            c_stop = child                           # 44条1項ただし書 (国年33条の2の加算)
    return spouse, s_stop, child, c_stop


def right_day(c, m):
    """the day of a right that arises in the month m: that of the age attained in it, else the first"""
    for age in range(50, c.a65 + 1):
        if c.month(age) == m:
            return c.day(age)
    return first_day(m)


def reached_240(c, rights, on, first_month, first_day_):
    """厚年44条1項・78条の27、昭60附則61条1項: the day on which the pension had 240 months, or None"""
    for u in range(first_month, on + 1):
        n = F(0)
        middle = False
        for r in in_force(rights, u):
            until = counted_until(c, r, u)
            n += months_count(c, until, r.cat, False)
            if r.cat == 1 and is_middle_aged(c, until):
                middle = True
        if middle or n >= c.rules.val("required_months", u, c.birth, "spouse_addition"):
            if u == first_month:
                return first_day_
            for r in rights:
                if r.month + 1 == u:                 # 厚年令3条の13第1項: the right of another category
                    return right_day(c, r.month)
            why = None
            for r in rights:
                for start, _, w in revisions(c, r, on):
                    if start == u:
                        why = w
            if why == "annual":
                return first_day(u - 1)
            if why == "65":
                return c.day(c.a65)
            return last_day(u)
    return None


# ---------------------------------------------------------------- 在職老齢年金

def can_be_added(c, day):
    """厚年44条1項・3項: somebody the addition is made for on that day, or a child not yet born"""
    s = c.spouse
    if s and s.get("supported"):
        sb = date.fromisoformat(s["birth"])
        age = c.rules.opt("age_limit", M2015_10, sb, "spouse_addition_end")
        if age is None or attained(sb, int(age)) > day:
            return True
    return any(ch.get("supported") and (child_was_eligible(c, ch, day) or
               day < date.fromisoformat(ch["birth"]) <= day + timedelta(300)) for ch in c.children)


def moment_before_65(c):
    """厚年附則16条、平6附則30条、厚年令3条の5第3項: the day on which the special pension had its 240 months and its
    addition; the pension at 65 keeps it.  None = there was none"""
    r65 = c.month(c.a65)
    k = c.emp_claimed
    if k is not None and k < r65 and employees_rights(c, r65 - 1)[0] == "early":
        return None
    rights = []
    for cat in categories(c, r65):
        st, v = special_right(c, cat, r65 - 1)
        if st == "right":
            rights.append(Right(cat, v, "special"))
    days = []
    kinds = set()
    for r in rights:
        got = special_fixed(c, r, r65)
        if got is not None:
            days.append((got[0], got[3]))
            kinds.add(got[2])
    if not days:
        return None
    start, day = min(days)
    reached = reached_240(c, rights, r65, max(start, min(r.month for r in rights)), day)
    if reached is None or ("disabled" not in kinds and not can_be_added(c, reached)):
        return None
    return reached


def in_work(c, m, on):
    """厚年46条1項・附則11条: (標準報酬月額, 総報酬月額相当額) in the month m, or None"""
    std = None
    bonus = None
    if m == on and c.work is not None:
        if "standard_monthly" in c.work:
            std = c.work["standard_monthly"]
            if std == 0:
                return None
        if "bonus_12_months" in c.work:
            bonus = c.work["bonus_12_months"]
    if std is None:
        if m not in c.employed or (m - 1) not in c.employed:
            return None
        if m > c.month(c.a70) and not any(a < m <= b for a, b in c.spans):
            return None                              # 70 and over: still at the same establishment
        std = c.employed[m].pay
    if bonus is None:
        bonus = bonus_year(c, m)
    return F(std), F(std) + F(bonus) / 12


def bonus_year(c, m):
    total = 0
    for u in range(m - 11, m + 1):
        if u in c.employed:
            total += c.employed[u].bonus
    return total


def stop_new(c, pay, base, m):
    """厚年46条1項・附則11条1項（令和4年4月から）: half of what exceeds the threshold, a month"""
    over = pay + base - c.rules.val("in_work_threshold", m, c.birth, "adjustment")
    return over * c.rules.val("in_work_ratio", m, c.birth) if over > 0 else F(0)


def stop_old_under65(c, pay, base, m):
    """厚年附則11条（令和2年法40号による改正前）: four cases"""
    start = c.rules.val("in_work_threshold", m, c.birth, "under65_start")
    change = c.rules.val("in_work_threshold", m, c.birth, "under65_change")
    half = c.rules.val("in_work_ratio", m, c.birth)
    if pay + base <= start:
        return F(0)
    if base <= start and pay <= change:
        return (pay + base - start) * half
    if base <= start:
        return (change + base - start) * half + (pay - change)
    if pay <= change:
        return pay * half
    return change * half + (pay - change)


def stop_under65(c, pay, base, m):
    return stop_old_under65(c, pay, base, m) if m < M2022_04 else stop_new(c, pay, base, m)


def continuation_cut(c, std, m):
    """厚年附則11条の6・7条の5・13条の6、平6附則26条、厚年則34条の4: yearly cut, or None when it does not apply"""
    ei = (c.work or {}).get("employment_insurance", {}).get("continuation")
    if not ei:
        return None
    if "from" in ei and m < mon(ei["from"]):
        return None
    if "to" in ei and m > mon(ei["to"]):
        return None
    wage = F(ei["wage_at_60"])
    v = lambda key: c.rules.val("employment_insurance", m, c.birth, key)
    if std >= wage * v("wage.high"):
        return None
    if std < wage * v("wage.low"):
        rate = v("cut.max")
    else:
        a = wage * v("wage.high")
        third = (a - std) * v("taper.num") / v("taper.den")
        rate = (a - (std + third)) / std * v("benefit_per_cut.den") / v("benefit_per_cut.num")
    cut = std * rate
    per = v("benefit_per_cut.num") / v("benefit_per_cut.den")          # 四分の十（六分の十五）
    table = "employment_insurance_limit"
    limit = c.rules.opt(table, m, c.birth)                             # 支給限度額
    if limit is None and cut * per + std <= min(F(r["value"]) for r in c.rules.tables[table]["rows"]):
        return F(half_up(cut * 12))                  # not published; below every limit there has been
    limit = c.rules.val(table, m, c.birth)
    if std >= limit:
        return None
    if cut * per + std > limit:
        cut = (limit - std) / per
    return F(half_up(cut * 12))


def allowance_months(c, on, right_month, r65):
    """厚年附則7条の4・11条の5: the months of the period, from the one after the request (or the right)"""
    a = (c.work or {}).get("employment_insurance", {}).get("basic_allowance")
    if not a:
        return []
    start = max(mon(a["applied"]), right_month) + 1
    end = min(mon(a["until"]), r65)
    return range(start, end + 1)


def allowance_stops(c, on, right_month, r65, stop_of):
    """厚年附則7条の4第1項～3項: is the month `on` wholly suspended.  stop_of(m) = in-work stop of the month m"""
    a = (c.work or {}).get("employment_insurance", {}).get("basic_allowance")
    months = allowance_months(c, on, right_month, r65)
    if on not in months:
        return False
    if stop_of(on) > 0:
        return False                                 # 2項2号
    stopped = [m for m in months if stop_of(m) == 0]
    per = int(c.rules.val("employment_insurance_days", on, c.birth, "allowance_days_a_month"))
    used = -(-int(a.get("days", 0)) // per)
    free = len(stopped) - used
    if free >= 1 and on in stopped[len(stopped) - free:]:
        return False                                 # 3項
    return True


# ---------------------------------------------------------------- benefits: basic

def basic_months(c, until):
    """国年27条・平16附則10条: months by class before `until`; exempt months split at 2009-04"""
    n = {"paid": 0, "additional": 0}
    for s in EXEMPT:
        n[s, 0] = n[s, 1] = 0
    if c.totals is not None:
        t = c.totals
        n["paid"] = t.get("paid", 0)
        n["additional"] = t.get("additional", 0)
        for s in EXEMPT:
            n[s, 0] = t.get(s + "_before_2009_04", 0)
            n[s, 1] = t.get(s, 0)
        return n
    for m in sorted(set(c.national) | set(c.employed)):
        if m >= until:
            break
        if m in c.employed and is_insured_month(c, m):
            if m >= M1961_04 and within_20_59(c, m):
                n["paid"] += 1
            continue
        s = c.national.get(m)
        if s in PAID:
            n["paid"] += 1
            if m in c.additional:
                n["additional"] += 1
        elif s in EXEMPT:
            n[s, 1 if m >= M2009_04 else 0] += 1
    return n


def basic_amount(c, until, on):
    """国年27条、平16附則10条、昭60附則13条: exact"""
    full = full_basic(c, on)
    limit = c.rules.val("basic_max_months", on, c.birth)
    n = basic_months(c, until)
    if n["paid"] >= limit:
        return F(full)
    total = F(n["paid"])
    used = F(n["paid"])
    for s in EXEMPT:
        for late in (1, 0):
            month = M2009_04 if late else M2009_04 - 1
            count = n[s, late]
            if not count:
                continue
            w = {}
            for k in ("within", "beyond"):
                w[k] = (c.rules.val("exemption_weight", month, c.birth, "%s.%s.num" % (s, k))
                        / c.rules.val("exemption_weight", month, c.birth, "%s.%s.den" % (s, k)))
            room = max(limit - used, 0)
            inside = min(F(count), room)
            total += inside * w["within"] + (count - inside) * w["beyond"]
            used += count
    if total > limit:
        total = limit
    return F(full) * total / c.rules.val("basic_full_months", on, c.birth)


def early_rate_basic(c, k, on):
    """国年令12条: reduction for the claim in the month k"""
    r65 = c.month(c.a65)
    if c.birth <= date(1941, 4, 1):
        age = c.a60 + (k - c.month(c.a60)) // 12
        return c.rules.val("early_factor_old", on, c.birth, str(age))
    return c.rules.val("early_rate", max(on, mon("2001-04")), c.birth) * (r65 - k)


def deferral_rate_basic(c, n, on):
    """国年令4条の5"""
    if c.birth <= date(1941, 4, 1):
        age = c.a65 + n // 12
        return c.rules.val("deferral_factor_old", on, c.birth, str(min(age, c.age_limit("deferral_last", M2015_10))))
    return c.rules.val("deferral_rate", on, c.birth) * n


def transfer_addition(c, on, emp_rights):
    """昭60附則14条・16条、昭61政令54号24条・25条: (amount exact, suspended?) or None"""
    s = c.spouse
    if not s or not s.get("adds_for_me"):
        return None
    rate = c.rules.opt("transfer_addition_rate", on, c.birth)
    if rate is None or on < c.month(c.a65) :
        return None
    if emp_rights:
        n = F(0)
        middle = False
        for r in emp_rights:
            until = counted_until(c, r, on)
            n += months_count(c, until, r.cat, True)     # 25条1号: deemed months are not left out
            if r.cat == 1 and is_middle_aged(c, until):
                middle = True
        if middle or n >= c.rules.val("required_months", on, c.birth, "transfer_own_limit"):
            return None
    unit = c.rules.val("rounding_unit_base", on, c.birth, "transfer_addition")
    base = half_up(c.rules.val("transfer_addition_base", on, c.birth) * c.rules.val("revision_rate", on, c.birth), unit)
    stop = c.disabled_from is not None and month_of(c.disabled_from) < on
    return base * rate, stop


def only_transfer_basic(c, on, emp_rights):
    """昭60附則15条1項・3項・16条2項: a basic pension of the transfer addition alone, for those without
    paid or exempt months; the right arises at 65: (exact amount, suspended?) or None"""
    r65 = c.month(c.a65)
    n = qualifying_counts(c, r65)
    if on < r65 or n["paid"] + n["exempt"] > 0 or not qualifies(c, r65):
        return None
    return transfer_addition(c, on, emp_rights)


def old_age_basic(c, on, amounts=True):
    out = {"benefit": "old_age_basic"}
    if c.death and on > month_of(c.death):
        return refuse(out, {"code": "ended"})
    state, right = basic_right(c, on)
    emp = employees_rights(c, on)
    emp_rights = emp[1] if emp[0] in ("early", "normal") else None
    if state == "no":
        got = only_transfer_basic(c, on, emp_rights)
        if got is not None:
            start = c.month(c.a65) + 1
            out["entitled"] = True
            out["from"] = mtext(start)
            out["_from"] = start
            if not amounts:
                return out
            guard_rounding(c, start - 1, on, out)
            return finish(c, out, {"transfer_addition": got[0]}, half_up(got[0]) if got[1] else 0, "transfer_addition")
        return refuse(out, right)
    deferred = 0
    no_transfer = False
    if state == "early":
        start = right + 1
        if on == c.month(c.a65):
            no_transfer = True                       # 14条4項: from the month after 65
    else:
        got = claim_and_deferral(c, right, c.basic_claimed, on, disability_bars(c, False), c.known)
        if got is None:
            return refuse(out, {"code": "not_claimed"})
        start, deferred, _ = got
    out["entitled"] = True
    out["from"] = mtext(start)
    out["_from"] = start
    if not amounts:
        return out
    guard_rounding(c, right, on, out)
    a = basic_amount(c, right, on)
    add = F(basic_months(c, right)["additional"]) * c.rules.val("additional_premium_unit", on, c.birth)
    parts = {"basic": a, "additional_premium": add}
    cmd = [a, add]
    if state == "early":
        rate = early_rate_basic(c, right, on)
        parts["early_reduction"] = ("two", -a * rate, -add * rate)
    if deferred:
        rate = deferral_rate_basic(c, deferred, on)
        parts["deferral_increase"] = ("two", a * rate, add * rate)
    suspended = 0
    got = transfer_addition(c, on, emp_rights)
    if got is not None and not no_transfer:
        parts["transfer_addition"] = got[0]
        if got[1]:
            suspended = half_up(got[0])
    return finish(c, out, parts, suspended, "basic")


# ---------------------------------------------------------------- finish: rounding of parts and totals

ORDER = ["basic", "additional_premium", "transfer_addition", "earnings_related", "fixed_amount",
         "transitional_addition", "spouse_addition", "child_addition", "early_reduction", "deferral_increase"]


def finish(c, out, parts, suspended, main):
    shown = {}
    exact = F(0)
    for name in ORDER:
        if name not in parts:
            continue
        v = parts[name]
        if isinstance(v, tuple):
            shown[name] = half_up(v[1]) + half_up(v[2])
            exact += v[1] + half_up(v[2]) if c.rounding == "total" else 0
        else:
            shown[name] = half_up(v)
            exact += v
    if c.rounding == "total":
        total = half_up(exact)
        shown[main] += total - sum(shown.values())
    out["parts"] = {k: v for k, v in shown.items() if v != 0}
    out["annual"] = sum(shown.values())
    s = half_up(suspended)
    if s > out["annual"]:
        s = out["annual"]
    out["suspended"] = s
    out["payable"] = out["annual"] - s
    return out


def refuse(out, reason):
    out["entitled"] = False
    out["reason"] = reason
    return out


def guard_rounding(c, right_month, on, out):
    """平24法63附則9条: marks a right from before 2015-10 in the months before the 2016-04 revision"""
    if on < M2015_10:
        raise OutOfTables("before 2015-10")
    c.rules.val("revision_rate", on, c.birth)
    if on >= M2028_04:
        raise Unsupported("令和7年法律第74号（令和10年4月1日施行）")
    if right_month < M2015_10 and on < M2016_04:
        out["_old"] = True


def keep_hundred(c, out, then):
    """平24法63附則9条: 100 yen, as the Acts before 2015-10 rounded, unless the amount was revised since; `then` is the
    benefit of 2015-10"""
    article = "平24法63附則9条"
    if out["_from"] > M2015_10:
        raise Unsupported(article + "（平成27年10月以後の請求）")
    if out["benefit"] != "old_age_basic" and any(
            M2015_10 - 1 in c.employed and c.employed[M2015_10 - 1].cat == cat and
            not (M2015_10 in c.employed and c.employed[M2015_10].cat == cat) for cat in (1, 2, 3, 4)):
        return
    if out["parts"] != then.get("parts"):
        return
    parts, stop, annual = out["parts"], out["suspended"], out["annual"]
    family = [parts.get("spouse_addition", 0), parts.get("child_addition", 0)]
    if stop not in (0, annual, family[0], family[1], sum(family)):
        raise Unsupported(article + "（支給停止）")
    if "additional_premium" in parts and ("early_reduction" in parts or "deferral_increase" in parts):
        raise Unsupported(article + "（付加年金の繰上げ・繰下げ）")

    def up(x):
        return (x + 50) // 100 * 100
    transfer = parts.get("transfer_addition", 0)
    if up(annual) != up(annual - transfer) + up(transfer):
        raise Unsupported(article + "（振替加算）")
    if c.rounding == "parts" and annual % 100 == 50:
        raise Unsupported(article + "（50円の端）")
    first = next(n for n in ORDER if n in parts)
    parts[first] += up(annual) - annual
    out["annual"] = up(annual)
    if stop == annual:
        out["suspended"] = up(annual)
    out["payable"] = out["annual"] - out["suspended"]


# ---------------------------------------------------------------- benefits: employees' pension from 65 (and early)

def in_force(rights, m):
    """厚年36条1項: the categories' pensions paid in the month m, each from the month after its right; in the month of
    the first right that one (the amounts of `on` even where `from` is later)"""
    first = min(r.month for r in rights)
    return [r for r in rights if r.month < m or r.month == first]


def amounts65(c, rights, m):
    """厚年43条・昭60附則59条2項 with the months that count in the month m: lists by category"""
    e = gross = t = F(0)
    for r in in_force(rights, m):
        until = counted_until(c, r, m)
        e += earnings_related(c, r.cat, until, m)[1]
        gross += earnings_gross(c, r.cat, until, m)[1]
        tr = transitional_addition(c, r.cat, until, m)
        t += half_up(tr) if c.rounding == "parts" else tr
    return e, gross, t


def early_reduction_employees(c, rights, on, fund=True):
    """厚年令6条の3・8条の2の3: on the months before the claim; 附則7条の3第6項・13条の4第7項・7条の6第1項:
    the part of the fund is reduced alike, so the State reduces what is left after it (fund=False: as if
    there had been no fund)"""
    red = F(0)
    r65 = c.month(c.a65)
    rate = c.rules.val("early_rate", on, c.birth)
    for r in rights:
        if r.mode == "65":
            continue
        best, _ = (earnings_related if fund else earnings_gross)(c, r.cat, r.month, on)
        tr = transitional_addition(c, r.cat, r.month, on)
        if r.mode == "7-3":
            red += (best + tr) * rate * (r65 - r.month)
        else:
            red += best * rate * (r.special_month - r.month) + tr * rate * (r65 - r.month)
    return red


def average_payment_rates(c, rights, start_month, claim):
    """厚年令3条の5の2第2項: mean over the months after the right to the claim, for each category's pension by itself
    (78条の26第2項), with its share of the stop (78条の29).  Only real employment: `work` is of the month asked"""
    totals = [F(0)] * len(rights)
    first = max(start_month, claim - 10 * 12)        # 申出日の十年前の日の属する月
    for u in range(first + 1, claim + 1):
        w = in_work(c, u, None) if c.totals is None else None
        stop = gross_all = F(0)
        if w is not None:
            amounts = [amounts65(c, [r], u) for r in rights]
            gross_all = sum((g for _, g, _ in amounts), F(0))
            stop = stop_new(c, w[1], gross_all / 12, u) * 12   # 平25法63附則87条: 旧46条5項 with a fund
        for i, r in enumerate(rights):
            rate = F(1)
            base0 = earnings_related(c, r.cat, r.month, u)[0] if stop > 0 else F(0)
            if base0:
                e, gross, _ = amounts[i]
                rate = 1 - min(stop * gross / gross_all, F(e)) / base0
            totals[i] += max(rate, F(0))
    n = claim - first
    return [t / n if n else F(1) for t in totals]


def old_age_employees(c, on, amounts=True):
    out = {"benefit": "old_age_employees"}
    if c.death and on > month_of(c.death):
        return refuse(out, {"code": "ended"})
    state, rights = employees_rights(c, on)
    if state == "no":
        return refuse(out, rights)
    deferred = 0
    claim = None
    first = min(r.month for r in rights)
    if state == "early":
        start = first + 1
    else:
        # 平16法104附則42条: 44条の3 is not for rights of 2002-04 to 2007-03 (平12法18附則17条: before, the old one)
        claim = None if M2002_04 <= first < M2007_04 else c.emp_claimed
        got = claim_and_deferral(c, first, claim, on, disability_bars(c, True), c.known)
        if got is None:
            return refuse(out, {"code": "not_claimed"})
        start, deferred, claim = got
        if deferred:
            if first < M2002_04:
                raise Unsupported("平12法18附則17条（平成14年4月前の受給権の繰下げ）")
            if len(set(r.month for r in rights)) > 1:
                raise Unsupported("厚年法78条の28（受給権の月が異なる種別の繰下げ）")
    out["entitled"] = True
    out["from"] = mtext(start)
    out["_from"] = start
    if not amounts:
        return out
    guard_rounding(c, first, on, out)
    guard_unification(c, rights, on, True)
    e, gross, t = amounts65(c, rights, on)
    parts = {"earnings_related": e, "transitional_addition": t}
    reduction = reduction_gross = F(0)
    if state == "early":
        reduction = early_reduction_employees(c, rights, on)
        reduction_gross = early_reduction_employees(c, rights, on, False)
        parts["early_reduction"] = -reduction
    if deferred:
        rate = c.rules.val("deferral_rate", on, c.birth) * deferred
        inc = F(0)
        for r, avg_rate in zip(rights, average_payment_rates(c, rights, first, claim)):
            inc += earnings_related(c, r.cat, r.month, on)[0] * avg_rate + transitional_addition(c, r.cat, r.month, on)
        parts["deferral_increase"] = inc * rate
    # 加給年金額: from 65 (附則7条の3第6項・13条の4第7項)
    spouse = s_stop = child = c_stop = 0
    first_add = max(first, c.month(c.a65))
    if on >= first_add:
        day = c.day(c.a65) if first_add == c.month(c.a65) else first_day(first_add)
        reached = reached_240(c, rights, on, first_add, day)
        if reached is not None and (first_add == first or on > first_add):
            day = None
            if state == "normal" and first_add == c.month(c.a65):
                before = moment_before_65(c)
                if before is not None:
                    reached, day = before, reached
            spouse, s_stop, child, c_stop = additions(c, on, reached, start, day)
    if spouse:
        parts["spouse_addition"] = F(spouse)
    if child:
        parts["child_addition"] = F(child)
    # 附則13条の6第1項: in the month of 65 still
    under65 = state == "early" and on <= c.month(c.a65)
    red = half_up(reduction_gross) if c.rounding == "parts" else reduction_gross
    red_state = half_up(reduction) if c.rounding == "parts" else reduction
    # base: as if there had been no fund (旧46条5項, 附則13条の6第2項); most: what the State pays of it
    if under65 and any(r.mode == "13-4" for r in rights):
        base = gross + t - red                       # 附則13条の6第1項: with 経過的加算
        most = e + t - red_state
        kept = F(0)
    else:
        base = gross - red                           # 46条1項・昭60附則62条1項
        most = e - red_state
        kept = t + parts.get("deferral_increase", F(0))
        if c.rounding == "parts":
            kept = t + half_up(parts.get("deferral_increase", F(0)))
    mode13 = any(r.mode == "13-4" for r in rights)
    w = in_work(c, on, on)
    if under65 and mode13 and any(r.mode == "7-3" for r in rights) and \
            (w is not None or (c.work or {}).get("employment_insurance")):
        raise Unsupported("厚年令8条の6（附則7条の3と13条の4が並ぶ者の在職支給停止）")
    stop = F(0)
    if w is not None:
        if under65 and mode13:
            stop = stop_under65(c, w[1], base / 12, on) * 12
        else:
            stop = stop_new(c, w[1], base / 12, on) * 12
        stop = cap_born_1937(c, w[1], base / 12, stop, on)
        guard_13_unification(c, rights, on, stop)
        if under65:
            cut = continuation_cut(c, w[0], on)
            if cut is not None:
                stop += cut
    whole = stop >= base and w is not None and stop > 0
    if under65 and not whole:
        def stop_of(m):
            ww = in_work(c, m, on)
            if ww is None:
                return F(0)
            _, ee, tt = amounts65(c, rights, m)
            b = (ee + tt - red if mode13 else ee - red) / 12
            return stop_under65(c, ww[1], b, m) if mode13 else stop_new(c, ww[1], b, m)
        if allowance_stops(c, on, first, c.month(c.a65), stop_of):
            return finish(c, out, parts, F(10) ** 12, "earnings_related")
    if whole:
        total = sum((half_up(v) if c.rounding == "parts" else v) for v in parts.values())
        suspended = total - kept
    else:
        suspended = min(stop, most) + s_stop + c_stop
    return finish(c, out, parts, suspended, "earnings_related")


def cap_born_1937(c, pay, base, stop, on):
    """平24法63附則16条1項・13条1項、平27政令343号59条: born to 1937-04-01 and employed at the same
    establishment since before 2015-10: at most a tenth of pay and pension; yearly yen"""
    if c.birth > date(1937, 4, 1):
        return stop
    cap = (pay + base) / 10 * 12
    if cap >= stop:
        return stop
    if c.work is not None and ("standard_monthly" in c.work or "bonus_12_months" in c.work):
        raise Unsupported("平24法63附則16条（昭和12年4月1日以前に生まれた者の激変緩和）")
    m = on
    while m in c.employed and m >= M2015_10:
        m -= 1
    if m >= M2015_10 or m not in c.employed:
        return stop                                  # not employed right through
    for first, last in c.spans:
        if first <= m and last >= on:
            return cap
    raise Unsupported("平24法63附則16条（同一の適用事業所か不明）")


def guard_unification(c, rights, on, at65):
    """平24法63附則11条: mutual-aid months of those with a mutual-aid retirement pension on 2015-09-30"""
    for r in rights:
        if r.cat in (2, 3, 4) and r.month < M2015_10:
            raise Unsupported("平24法63附則11条（平成27年10月前の退職共済年金）")


def guard_13_unification(c, rights, on, stop):
    """平24法63附則13条: cap for members since before 2015-10 with a right before 2015-10"""
    if stop <= 0 or not any(r.month < M2015_10 for r in rights):
        return
    m = on
    if m in c.employed and c.employed[m].cat in (2, 3, 4):
        while m in c.employed and c.employed[m].cat in (2, 3, 4):
            if m < M2015_10:
                raise Unsupported("平24法63附則13条（激変緩和）")
            m -= 1


# ---------------------------------------------------------------- benefits: special pension

def special_fixed(c, right, on):
    """厚年附則9条の2～9条の4、平6附則18条～20条: (kind, month from which the fixed amount is due, day for 加給) or None"""
    t = right.month
    cat = right.cat
    need = c.rules.val("required_months", max(t, M2015_10), c.birth, "long_insured")
    r65 = c.month(c.a65)

    def insured(m):
        if c.totals is not None:
            return bool((c.work or {}).get("standard_monthly"))   # totals: as in the month asked
        return m in c.employed and is_insured_month(c, m)

    def insured_cat(m):
        return c.totals is None and insured(m) and c.employed[m].cat == cat

    day0 = last_day(t)
    for age in range(50, c.a65 + 1):
        if c.month(age) == t:
            day0 = c.day(age)
    found = []
    # 平6附則18条～20条: by birth
    table = "fixed.female" if (c.sex == "female" and cat == 1) else "fixed.male"
    a = c.rules.opt("special_start_age", max(on, mon("2000-04")), c.birth, table)
    if a is not None and t >= c.month(c.a60):
        f = c.month(int(a))
        if f <= t:
            found.append((t, 0, "birth", day0))
        else:
            found.append((f + 1, 0, "birth", c.day(int(a))))
    if c.totals is None or cat == 1:
        # 9条の4: 15 years as miner or seaman
        if cat == 1 and underground_months(c, t) >= c.rules.val("required_months", t, c.birth, "miner_seaman"):
            found.append((t, 1, "miner", day0))
        # 9条の3第1項: 44 years and not insured when the right arose
        if months_count(c, t, cat) >= need and not insured(t):
            found.append((t, 2, "long", day0))
    # 9条の3第3項・9条の4第4項: on leaving
    for m in range(t, min(on, r65)):
        if insured_cat(m) and not insured_cat(m + 1):
            if cat == 1 and underground_months(c, m + 1) >= c.rules.val("required_months", t, c.birth, "miner_seaman"):
                found.append((m + 1, 1, "miner", last_day(m + 1)))
            if months_count(c, m + 1, cat) >= need:
                found.append((m + 1, 2, "long", last_day(m + 1)))
    # 9条の2: disabled and not insured, deemed claimed at the earliest day
    if c.disabled_from is not None:
        if not insured(t) and c.disabled_from <= day0:
            found.append((t, 3, "disabled", day0))
        else:
            for m in range(t, on + 1):
                if m > t and insured(m - 1) and not insured(m) and c.disabled_from <= first_day(m):
                    found.append((m + 1, 3, "disabled", first_day(m)))     # 5項3号: day of the loss
                    break
                if month_of(c.disabled_from) == m and not insured(m) and c.disabled_from > day0:
                    found.append((m + 1, 3, "disabled", c.disabled_from))  # 5項2号
                    break
    # work: if he works in `on` although the record does not say so, the right is as found
    found = [f for f in found if f[0] <= on]
    if not found:
        return None
    found.sort()
    best = found[0]
    if best[2] in ("long", "disabled"):
        if a is not None and t >= c.month(c.a60) and c.month(int(a)) < on:
            best = (best[0], best[1], "birth", best[3])          # 平6附則22条
        for f in found:
            if f[2] == "miner":
                best = (best[0], best[1], "miner", best[3])      # 厚年附則11条の3第3項
    return best


def special_old_age(c, on, amounts=True):
    out = {"benefit": "special_old_age_employees"}
    if c.death and on > month_of(c.death):
        return refuse(out, {"code": "ended"})
    r65 = c.month(c.age_limit("special_end", max(on, M1986_04)))
    cats = categories(c, on + 1)
    if not cats:
        return refuse(out, {"code": "no_insured_months"})
    k = c.emp_claimed
    early = employees_rights(c, min(on, r65 - 1)) if (k is not None and k < r65) else ("no", None)
    rights = []
    reasons = []
    for cat in cats:
        # 附則13条の4第9項: 附則8条 is not for that person any more
        if early[0] == "early" and any(r.mode == "13-4" for r in early[1]):
            reasons.append({"code": "early_claim"})
            continue
        st, v = special_right(c, cat, on)
        if st == "right":
            rights.append(Right(cat, v, "special"))
        else:
            reasons.append(v)
    if on > r65:
        if rights:
            return refuse(out, {"code": "ended"})
        return refuse(out, pick_reason(reasons))
    if not rights:
        return refuse(out, pick_reason(reasons))
    first = min(r.month for r in rights)
    out["entitled"] = True
    out["from"] = mtext(first + 1)
    out["_from"] = first + 1
    if not amounts:
        return out
    guard_rounding(c, first, on, out)
    guard_unification(c, rights, on, False)
    return special_amounts(c, on, out, rights, first, r65)


def pick_reason(reasons):
    # of several categories the one that has come furthest
    for code in ("early_claim", "qualifying_period", "insured_months", "age", "birth", "no_insured_months"):
        for r in reasons:
            if r["code"] == code:
                return r
    return reasons[0]


def special_amounts(c, on, out, rights, first, r65):
    e = F(0)
    gross = F(0)                                     # as if there had been no fund
    fixed = F(0)
    fixed_equiv = F(0)
    kinds = {}
    days = []
    for r in in_force(rights, on):
        until = counted_until(c, r, on)
        e += earnings_related(c, r.cat, until, on)[1]
        gross += earnings_gross(c, r.cat, until, on)[1]
        got = special_fixed(c, r, on)
        if got is not None:
            kinds[r.cat] = got[2]
            f = fixed_amount(c, r.cat, until, on)
            q = basic_equivalent(c, r.cat, until, on)
            if c.rounding == "parts":
                f, q = F(half_up(f)), F(half_up(q))
            fixed += f
            fixed_equiv += min(f, q)                 # 昭60附則62条2項
            days.append((got[0], got[3]))
    parts = {"earnings_related": e}
    if kinds:
        parts["fixed_amount"] = fixed
    spouse = s_stop = child = c_stop = 0
    if kinds:
        start = min(days)[0]
        day = min(days)[1]
        reached = reached_240(c, rights, on, max(start, first), day)
        if reached is not None:
            spouse, s_stop, child, c_stop = additions(c, on, reached, max(start, first + 1))
    if spouse:
        parts["spouse_addition"] = F(spouse)
    if child:
        parts["child_addition"] = F(child)
    if len(kinds) > 0 and len(in_force(rights, on)) > 1:
        raise Unsupported("厚年令8条の5（二以上の種別と定額部分）")
    kind = list(kinds.values())[0] if kinds else None
    # 老齢基礎年金 received early (全部繰上げ): 11条の4, 平6附則24条3項4項
    b = c.basic_claimed
    with_basic = b is not None and b < on and basic_right(c, on)[0] == "early"
    suspended = special_stop(c, on, on, e, gross, fixed, fixed_equiv, kind, with_basic, spouse + child)
    w = in_work(c, on, on)
    total = e + fixed + spouse + child
    if w is not None:
        guard_13_unification(c, rights, on, suspended)
        cut = continuation_cut(c, w[0], on)
        if cut is not None:
            suspended = special_stop(c, on, on, e, gross, fixed, fixed_equiv, kind, with_basic, spouse + child, cut)
    if suspended < total:
        def stop_of(m):
            if in_work(c, m, on) is None:
                return F(0)
            ee = gg = ff = qq = F(0)
            for r in in_force(rights, m):
                u = counted_until(c, r, m)
                ee += earnings_related(c, r.cat, u, m)[1]
                gg += earnings_gross(c, r.cat, u, m)[1]
                g = special_fixed(c, r, m)
                if g is not None:
                    ff += fixed_amount(c, r.cat, u, m)
                    qq += min(ff, basic_equivalent(c, r.cat, u, m))
            return special_stop(c, m, on, ee, gg, ff, qq, kind, with_basic, 0)
        if allowance_stops(c, on, first, r65, stop_of):
            return finish(c, out, parts, F(10) ** 12, "earnings_related")
        # 46条6項: the additions themselves, where they are not stopped already
        if not (kind in ("disabled", "long") and w is not None):
            suspended += s_stop + c_stop
    return finish(c, out, parts, suspended, "earnings_related")


def special_stop(c, m, on, e, gross, fixed, fixed_equiv, kind, with_basic, adds, cut=F(0)):
    """厚年附則11条・11条の2・11条の3・11条の4・11条の6、平6附則21条・24条・26条: yearly yen stopped in the month m.

    e: what the State pays; gross: as if there had been no fund, of which the base is taken"""
    w = in_work(c, m, on)
    if kind is None:
        if w is None:
            return F(0)
        s = stop_under65(c, w[1], gross / 12, m) * 12 + cut      # 11条
        return e if s >= e else s
    if kind in ("disabled", "long"):
        if w is None:
            return fixed_equiv if with_basic else F(0)           # 11条の4第1項
        s = fixed + adds + stop_under65(c, w[1], gross / 12, m) * 12 + cut   # 11条の2
        return e + fixed + adds if s >= e + fixed + adds else s
    # miner (11条の3), birth (平6附則21条)
    if w is None:
        return fixed_equiv if with_basic else F(0)               # 11条の4第1項・平6附則24条3項
    if with_basic:                                               # 11条の4第2項・平6附則24条4項
        rest = gross + fixed - fixed_equiv
        s = stop_under65(c, w[1], rest / 12, m) * 12
        if s >= rest:
            return e + fixed + adds
        s += fixed_equiv + cut
    else:
        s = stop_under65(c, w[1], (gross + fixed) / 12, m) * 12 + cut
    if s >= gross + fixed:
        return e + fixed + adds
    return e + fixed if s >= e + fixed else s                    # 11条の3第2項: 加給年金額 is kept


# ---------------------------------------------------------------- a case

BENEFITS = (old_age_basic, old_age_employees, special_old_age)


def first_month(c):
    """omitted `on`: the first month for which anything is payable"""
    start = c.month(55)
    fallback = None
    last = max(r["_to"] for r in c.rules.tables["revision_rate"]["rows"] if r["_to"] < 10 ** 9)
    m = start
    while m <= max(last, c.month(c.a65) + 1):
        if m > last and fallback is not None:
            return fallback                          # nothing payable within the tables
        for f in BENEFITS:
            got = f(c, m, False)
            if got["entitled"] and got["_from"] <= m:
                if fallback is None:
                    fallback = m
                if m < M2015_10:
                    raise OutOfTables("first payable month %s" % mtext(m))
                full = f(c, m, True)
                if full["payable"] > 0:
                    return m
        m += 1
    if fallback is not None:
        return fallback
    for key in (c.basic_claimed, c.emp_claimed):
        if key is not None and key >= m:
            raise OutOfTables("claim %s" % mtext(key))
    return c.month(c.a65) + 1


def evaluate(raw, rules, on_option, rounding):
    c = Case(raw, rules)
    c.rounding = rounding
    if on_option:
        on = mon(on_option)
    elif "on" in raw:
        on = mon(raw["on"])
    else:
        on = first_month(c)
    c.on = on
    if on < M2015_10:
        raise OutOfTables("before 2015-10")
    rules.val("revision_rate", on, c.birth)
    out = {"format": "nenkin-result/1", "case": raw["id"], "on": mtext(on), "benefits": []}
    for f in BENEFITS:
        b = f(c, on)
        if b.get("_old") and b["entitled"]:
            c.on = M2015_10
            c.known = on  # 平24法63附則9条 asks when the cause arose, not when it was claimed
            then = f(c, M2015_10)
            c.known, c.on = 0, on
            keep_hundred(c, b, then)
        b.pop("_from", None)
        b.pop("_old", None)
        out["benefits"].append(b)
    return out


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--rules", action="append", required=True)
    ap.add_argument("--on")
    ap.add_argument("--rounding", choices=("parts", "total"), default="parts")
    ap.add_argument("files", nargs="*")
    a = ap.parse_args()
    rules = Rules(a.rules)
    status = 0
    for name in a.files or ["-"]:
        f = sys.stdin if name == "-" else open(name, encoding="utf-8")
        for line in f:
            if not line.strip():
                continue
            raw = json.loads(line)
            try:
                res = evaluate(raw, rules, a.on, a.rounding)
            except Unsupported as x:
                sys.stderr.write("unsupported %s: %s\n" % (raw.get("id"), x))
                status = status or 3
                continue
            except OutOfTables as x:
                sys.stderr.write("out_of_tables %s: %s\n" % (raw.get("id"), x))
                status = 4
                continue
            sys.stdout.write(json.dumps(res, ensure_ascii=False) + "\n")
    return status


if __name__ == "__main__":
    sys.exit(main())
