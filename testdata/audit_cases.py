"""audit_cases.py - cases of survivors' and disability benefits for
audit_matrix.py, and the errors that are put into decisions on them.

The records are those of testdata/ref/generate.py and of check_survivor_ref.py;
the errors are other records, other rule tables or other sums.
"""
import datetime
import json
import os
import random
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "ref"))
sys.path.insert(0, HERE)
import survivor_generate as families  # noqa: E402
import disability_generate  # noqa: E402
import generate  # noqa: E402

DAY = datetime.timedelta(1)


def mon(t):
    return int(t[:4]) * 12 + int(t[5:7]) - 1


def mtext(m):
    return "%04d-%02d" % (m // 12, m % 12 + 1)


def day(t):
    return datetime.date.fromisoformat(t)


def month_off(t, by):
    """The same day of a month before or after, or its last."""
    first = day(mtext(mon(t) + by) + "-01")
    end = day(mtext(mon(t) + by + 1) + "-01") - DAY
    return first.replace(day=min(int(t[8:]), end.day)).isoformat()


# ---- survivors -------------------------------------------------------------------

def cut(c, last):
    """Nothing of the record lies after a month."""
    for key in ("national", "employment"):
        kept = [x for x in c.get(key, ()) if x["from"] <= last]
        for x in kept:
            if x.get("to", "9999-12") > last:
                x["to"] = last
            for money in ("pay", "bonus"):
                if money in x:
                    x[money] = [q for q in x[money] if q[0] <= last]
        if key in c:
            c[key] = kept
    return c


def family(r, birth, death):
    out = []
    for relation, most in (("spouse", 1), ("child", 3), ("parent", 2), ("grandchild", 1)):
        for i in range(most):
            if r.random() < {"spouse": 0.8, "child": 0.4}.get(relation, 0.2):
                p = families.person(r, i, relation, death, False)
                if relation == "parent":
                    p["birth"] = (birth - 365 * DAY * r.randrange(20, 35)).isoformat()
                if relation in ("child", "grandchild"):
                    p["birth"] = max(p["birth"], (birth + 365 * DAY * 18).isoformat())
                if "married" in p:
                    p["married"] = max(p["married"], p["birth"], birth.isoformat())
                out.append(p)
    return [p for p in out if p["birth"] <= (death + 280 * DAY).isoformat()
            and p.get("right_ended", {"date": "9"})["date"] >= p["birth"]]


def death_of_record(r, n):
    """A whole record that a death ends."""
    c = generate.one_case(r, n, "record")
    birth = day(c["person"]["birth"])
    death = families.day_between(r, 2016, 2027)
    if not 25 < (death - birth).days / 365 < 85:
        return None
    for key in ("spouse", "children", "old_age", "work", "disability", "death"):
        c.pop(key, None)
    cut(c, death.isoformat()[:7] if r.random() < 0.6 else mtext(mon(death.isoformat()) - 1))
    c["death"] = {"date": death.isoformat(), "survivors": family(r, birth, death)}
    if r.random() < 0.15:
        c["death"]["elect_long_term"] = True
    first = mon(death.isoformat())
    c["on"] = mtext(min(generate.LAST, first + r.choice((1, 1, 2, r.randrange(1, 100)))))
    c["id"] = "V%05d" % n
    return c


def survivor_cases(seed, count):
    r = random.Random(seed)
    cases = [families.one_case(r, n, "totals") for n in range(count // 2)]
    return cases + [c for c in (death_of_record(r, n) for n in range(count)) if c]


def survivors(c):
    return c.get("death", {}).get("survivors", [])


def pick(r, c, *relations):
    some = [s for s in survivors(c) if not relations or s["relation"] in relations]
    return r.choice(some) if some else None


def off_a_year(r, p):
    p["birth"] = "%04d%s" % (int(p["birth"][:4]) + r.choice((-1, 1)),
                             p["birth"][4:].replace("-02-29", "-02-28"))


def e06(r, c):
    d = c["death"]
    if r.random() < 0.5:
        d["elect_long_term"] = not d.get("elect_long_term", False)
    else:
        d["insured_as"] = "disability_pensioner"
        d.pop("elect_long_term", None)
    return c


def e07(r, c):
    ended = [s for s in survivors(c) if "right_ended" in s]
    if not ended:
        return None
    r.choice(ended).pop("right_ended")
    return c


def r09_family(r, c):
    """A birth of the family; that of a child is its end: S06."""
    s = pick(r, c, "spouse", "parent", "grandparent")
    if s:
        off_a_year(r, s)
    return c if s else None


def s06_family(r, c):
    s = pick(r, c, "child", "grandchild")
    if not s:
        return None
    if r.random() < 0.6:
        off_a_year(r, s)
    else:
        s["disabled"] = not s.get("disabled", False)
    return c


def m05(r, c):
    s = pick(r, c, "spouse", "parent", "grandparent")
    if s:
        s["supported"] = not s["supported"]
    return c if s else None


def j04_own(r, c):
    own = [s for s in survivors(c) if s.get("old_age_employees")]
    if not own:
        return None
    r.choice(own)["old_age_employees"] = 0
    return c


def e03_death(r, c):
    c["death"]["date"] = month_off(c["death"]["date"], r.choice((-1, 1)))
    return c


def fitting(cases, clean_ids):
    return [c for c in cases if c and c["id"] in clean_ids]


# ---- disability --------------------------------------------------------------------

def before_20(r, c):
    """A first visit before 20, and an income about the limits."""
    birth = c["person"]["birth"]
    if birth < "1970":
        birth = c["person"]["birth"] = "%d%s" % (r.randrange(1970, 1990), birth[4:].replace("-02-29", "-02-28"))
    for key in ("national", "employment"):
        if key in c:
            c[key] = [x for x in c[key] if x["from"] > "%d-12" % (int(birth[:4]) + 20)]
    c["disability"].update(first_visit="%d-05-%02d" % (int(birth[:4]) + 17, r.randrange(1, 29)), grade=r.choice((1, 2)),
                           income=r.choice((3604001, 3700000, 4600000, 4700000, 4794001, 6000000)))
    for key in ("recognized", "claimed"):
        c["disability"].pop(key, None)


def disability_cases(seed, count):
    cases = []
    for profile in ("totals", "record", "record", "boundary"):
        r = random.Random("audit-%d-%s-%d" % (seed, profile, len(cases)))
        for n in range(count // 4):
            c = disability_generate.one_case(r, n, profile)
            if n % 5 == 0:
                before_20(r, c)
            cases.append(dict(c, id="%s%06d" % (profile[0].upper(), len(cases))))
    return [c for c in cases if "on" in c]


def d01(r, c):
    d = c["disability"]
    grades = [g for g in (1, 2, 3) if g != d["grade"]]
    if d["grade"] == "allowance":
        return None
    d["grade"] = r.choice(grades)
    return c


def d03(r, c):
    d = c["disability"]
    if d["grade"] == "allowance":
        return None
    if d.pop("claimed", None):
        return c
    at = d.get("recognized", d["first_visit"])
    d["claimed"] = mtext(mon(at) + 18 + r.randrange(3, 80))
    return c


def j06(r, c):
    d = c["disability"]
    if "income" not in d:
        return None
    d.pop("income")
    return c


def e03_recognized(r, c):
    d = c["disability"]
    if "recognized" not in d:
        return None
    d["recognized"] = month_off(d["recognized"], r.choice((-1, 1)))
    return c


def d02(r, d):
    """Taken for a first visit in the national pension alone."""
    lines = [x for x in d["decisions"] if x["benefit"] in ("disability_employees", "disability_allowance")]
    if not lines or d["case"]["disability"]["first_visit"][:4] < "1988":
        return None
    for x in lines:
        for k in ("parts", "from", "suspended", "payable"):
            x.pop(k, None)
        x["annual"] = 0
    return d


def minimum_beside(r, d):
    """厚年50条3項: the minimum given though a basic pension is due."""
    lines = {x["benefit"]: x for x in d["decisions"]}
    basic, own = lines.get("disability_basic"), lines.get("disability_employees")
    if not basic or not own or d["case"]["disability"]["grade"] == 3 or not basic["annual"] or not own["annual"]:
        return None
    grade_2 = basic["parts"]["basic"] * (4 if d["case"]["disability"]["grade"] == 1 else 5) // 5
    more = (grade_2 * 3 // 4 + 50) // 100 * 100 - own["parts"]["earnings_related"]
    if more <= 0 or own["suspended"] or "guarantee" in own["parts"] or "second" in d["case"]["disability"]:
        return None
    own["parts"]["guarantee"] = more
    own["annual"] += more
    own["payable"] += more
    return d


# ---- own pensions beside those after a death -------------------------------------------

def own_and_survivors(seed, count):
    """Records of people of 65 and over with the record of a spouse who died."""
    r = random.Random("own-%d" % seed)
    dead = [c for c in survivor_cases(seed, count) if c["death"]["date"] > "2007-04"]
    out = []
    for n in range(count):
        own, other = generate.one_case(r, n, r.choice(("totals", "record"))), json.loads(json.dumps(r.choice(dead)))
        on, person = own.get("on"), own["person"]
        for key in ("spouse", "children", "old_age", "disability", "death"):
            own.pop(key, None)
        if not on or mon(on) < mon(person["birth"]) + 12 * 65 + 1 or other["death"]["date"][:7] >= on:
            continue
        for key in ("id", "on", "spouse", "children"):
            other.pop(key, None)
        other["death"]["survivors"] = [{"id": "w", "relation": "spouse", "sex": person["sex"],
                                        "birth": person["birth"], "supported": True}]
        out.append(dict(own, id="W%05d" % n, as_survivor={"id": "w", "case": other}))
    return out


def of_deceased(change):
    def changed(r, c):
        return change(r, c["as_survivor"]["case"]) and c
    return changed


def own_not_taken_off(r, line):
    """厚年64条の2: the own pension not set against the survivors' pension."""
    if line["benefit"] != "survivors_employees" or line["suspended"] in (0, line["annual"]):
        return None
    line["suspended"] = 0
    line["payable"] = line["annual"]
    return line


ONCE = ("lump_sum_death", "disability_allowance")
SURVIVORS = ("survivors_basic", "survivors_employees", "widows_pension")


def one_alone(r, d):
    """E08: the pension after a death was not asked for beside the own one."""
    kept = [x for x in d["decisions"] if x["benefit"] not in SURVIVORS + ONCE]
    lost = [x for x in d["decisions"] if x["benefit"] in SURVIVORS and x["payable"] > 0 and x["from"] <= x["on"]]
    return dict(d, decisions=kept) if kept and lost else None


def own_amounts(d):
    """The record of the deceased, with the own amounts that a decision gives."""
    c = json.loads(json.dumps(d["case"]["as_survivor"]["case"]))
    c.update(id=d["case"]["id"], on=d["case"]["on"])
    own = {x["benefit"]: x for x in d["decisions"] if x["from"] <= x["on"]}
    self = c["death"]["survivors"][0]
    for key in ("old_age_employees", "old_age_basic"):
        x = own.get(key)
        if x:
            self[key] = x["annual"] - sum(x["parts"].get(k, 0) for k in ("spouse_addition", "child_addition"))
    return c


def line_lost(r, d):
    """E09: a benefit that is due and was not decided, beside another of its kind."""
    if len(d["decisions"]) < 2:
        return None
    lost = r.choice(d["decisions"])
    if lost["payable"] <= 0 or lost["from"] > lost["on"] or lost["benefit"] in ONCE:
        return None
    after_death = SURVIVORS + ONCE
    if not any((x["benefit"] in after_death) == (lost["benefit"] in after_death)
               for x in d["decisions"] if x is not lost):
        return None  # of the last line of its kind: E08
    d["decisions"].remove(lost)
    return d


# ---- sums -----------------------------------------------------------------------------

def stopped(r, line):
    line["suspended"] = 0 if line["suspended"] else line["annual"]
    line["payable"] = line["annual"] - line["suspended"]
    return line


def no_widow(r, line):
    have = [k for k in ("middle_aged_widow_addition", "transitional_widow_addition") if line["parts"].get(k)]
    if not have or line["suspended"]:
        return None
    line["annual"] -= line["parts"].pop(have[0])
    line["payable"] = line["annual"] - line["suspended"]
    return line
