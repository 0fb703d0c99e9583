#!/usr/bin/env python3
"""Compares --choose with a second, slow judgement of the same pensions.

Random persons of a fixed seed with an own record, a disability, a deceased
spouse, child or both.  The amount of each benefit by itself is what the tools say
without --choose; which of them may be paid together, and what each is beside the
others, is worked out here from the articles, over every subset of the pensions.

usage: check_choice_ref.py [--show ID] FOLDER      (CASES=n, default 10000)
"""
import datetime
import itertools
import json
import os
import random
import subprocess
import sys
from fractions import Fraction as F

HERE = os.path.dirname(os.path.abspath(__file__))
RULES = os.path.join(os.path.dirname(HERE), "rules")
SEED = 38020
SHOWN = 5
AT_ONCE = 2000
DAY = datetime.timedelta(1)
ONCE = {"lump_sum_death", "disability_allowance"}
OLD = {"old_age_basic", "old_age_employees", "special_old_age_employees"}


# ---- dates --------------------------------------------------------------------

def number(m):
    return int(m[:4]) * 12 + int(m[5:7]) - 1


def text(n):
    return "%04d-%02d" % (n // 12, n % 12 + 1)


def attained(birth, age):
    """The day before the birthday; its month as a number."""
    b = datetime.date.fromisoformat(birth)
    try:
        day = b.replace(year=b.year + age) - DAY
    except ValueError:
        day = datetime.date(b.year + age, 2, 28)
    return day.year * 12 + day.month - 1


# ---- the law of the choice ------------------------------------------------------

CAUSE = {"old_age_basic": "old age", "old_age_employees": "old age",
         "special_old_age_employees": "old age",
         "survivors_basic": "death", "survivors_employees": "death",
         "widows_pension": "death",
         "disability_basic": "disability", "disability_employees": "disability"}
NATIONAL = {"old_age_basic", "survivors_basic", "widows_pension",
            "disability_basic"}


def stopped_20(a, b, aged):
    """国年20条1項 as 附則9条の2の4 reads it: is the national pension a stopped
    because b can be received?  Before 65 all are like the survivors' basic and
    the widow's; from 65 old-age and disability basic have their own sentence."""
    same = CAUSE[a] == CAUSE[b]
    if a in ("old_age_basic", "disability_basic") and aged:
        if b in NATIONAL:
            return True
        if a == "disability_basic":
            return False               # 他の年金給付 alone
        return not same and b != "survivors_employees"
    return b in NATIONAL or not same


def stopped_38(a, b, aged):
    """厚年38条1項 as 附則17条 reads it, of the employees' pension a."""
    if a == "disability_employees":
        return b != "disability_basic"
    if a in ("old_age_employees", "special_old_age_employees"):
        # two rights of the same person's own old age follow one another
        if b in OLD:
            return False
        return not (aged and b in ("survivors_employees", "disability_basic"))
    if b == "survivors_basic":
        return False                   # 同一の支給事由
    return not (aged and b in ("old_age_employees", "special_old_age_employees",
                               "old_age_basic", "disability_basic"))


def stopped(a, b, aged):
    return (stopped_20 if a in NATIONAL else stopped_38)(a, b, aged)


def lawful(group, aged):
    return not any(stopped(a, b, aged)
                   for a, b in itertools.permutations(group, 2))


# ---- amounts beside one another ---------------------------------------------------

def yen(x):
    return int((F(x) * 2 + 1) // 2)


def hundred(x):
    return int((F(x) / 100 * 2 + 1) // 2) * 100


def look(name, on, birth, key=""):
    with open(os.path.join(RULES, name + ".json"), encoding="utf-8") as f:
        rows = json.load(f)["rows"]
    for r in rows:
        if (r.get("key", "") == key and r["from"] <= on <= r.get("to", "9999-12")
                and r.get("born_from", "0001-01-01") <= birth <=
                r.get("born_to", "9999-12-31")):
            return F(r["value"])
    return None


def three_quarters(dead):
    """厚年60条1項1号 of a deceased insured since 2003-04 alone."""
    t = dead["totals"]
    n = t.get("employees_from_2003_04", 0)
    x = F(t.get("average_from_2003_04", 0)) * F(5481, 1000000)
    return x * max(n, 300) * F(3, 4)


def without_basic(pension, dead, birth, on, own):
    """60条1項2号, 73条, 64条の2 where the basic pension held is not paid."""
    s, t = three_quarters(dead), F(0)
    if "transitional_widow_addition" in pension["parts"]:
        full = hundred(look("basic_full_amount", on, birth) *
                       look("revision_rate", on, birth))
        t = hundred(full * F(3, 4)) - full * \
            look("widow_transitional_fraction", on, birth, "num") / \
            look("widow_transitional_fraction", on, birth, "den")
    if (s + t) * F(2, 3) + F(own, 2) > s + t:
        s, t = s * F(2, 3) + F(own, 2), t * F(2, 3)
    if not own:
        return pension["payable"]
    return max(0, yen(s) - own)        # what 73条 adds is stopped: 厚年65条


def beside(name, held, group, x):
    """The amount of one pension of a group."""
    b = held[name]
    d = held.get("disability_basic") if "disability_basic" in group else None
    if d and not d["payable"]:
        d = None
    if name == "old_age_basic" and x["disabled"]:
        # no disability pension is ever paid beside it: 昭60附則16条
        return b["payable"] + b["parts"].get("transfer_addition", 0)
    if name in OLD and x["disabled"]:
        # 厚年44条1項ただし書, while the basic disability pension has an addition
        part, held_by = b["parts"].get("child_addition", 0), \
            held.get("disability_basic")
        if held_by and held_by["payable"] and "child_addition" in held_by["parts"]:
            return b["payable"] + (0 if d else part)
        return b["payable"]
    if name == "survivors_employees":
        total, both = b["payable"], "survivors_basic" in held
        if both and x["spouse"] and x["aged"] and "survivors_basic" not in group:
            total = without_basic(b, x["dead"], x["birth"], x["on"], x["own"])
        if d and not both:
            part = b["parts"].get("transitional_widow_addition", 0)
            total = max(0, total - part)
        return total
    return b["payable"]


def choices(held, x):
    """Every lawful group that nothing could be added to, the best first."""
    names = sorted(held)
    groups = [set(g) for n in range(1, len(names) + 1)
              for g in itertools.combinations(names, n) if lawful(g, x["aged"])]
    out = []
    for g in groups:
        if any(g < h for h in groups):
            continue
        amounts = {n: beside(n, held, g, x) for n in g}
        out.append((sum(amounts.values()), tuple(sorted(amounts.items()))))
    return sorted(out)


# ---- the cases ----------------------------------------------------------------------

def a_day(r, first, last):
    return (datetime.date(first, 1, 1) + DAY *
            r.randrange((last - first + 1) * 365)).isoformat()


def a_month(r, birth):
    """Mostly about 65, within the tables."""
    at65 = attained(birth, 65)
    n = at65 + r.choice((-40, -13, -1, 0, 1, 2, 12, 30))
    if r.random() < 0.3:
        n = r.randrange(number("2019-04"), number("2027-03") + 1)
    return min(max(n, number("2016-04")), number("2027-03"))


def totals(r, paid):
    n = r.choice((0, 0, 40, 100, 276, 400))
    n = min(n, paid)
    t = {"paid": paid, "category_1": 0}
    if n:
        t.update(employees_from_2003_04=n, employees_aged_20_to_59=n,
                 average_from_2003_04=r.choice((150000, 225000, 300000, 411000)))
    else:
        t["category_1"] = paid
    return t


def children(r, on):
    year = on // 12
    return [{"birth": a_day(r, year - 19, year - 8), "supported": True,
             "disabled": r.random() < 0.2} for _ in range(r.choice((1, 1, 2, 3)))]


def a_death(r, birth, sex, on):
    dead = {"format": "nenkin-case/1", "id": "dead",
            "person": {"birth": a_day(r, 1947, 1966),
                       "sex": "male" if sex == "female" else "female"},
            "totals": totals(r, r.choice((200, 330, 400)))}
    day = datetime.date(min(on // 12 - 1, 2026) - r.choice((0, 0, 1, 2)), 2, 10)
    relation = "parent" if r.random() < 0.08 else "spouse"
    who = {"id": "w", "relation": relation, "sex": sex, "birth": birth,
           "supported": True}
    if relation == "spouse":
        who["married"] = "1990-05-01"
    family = [who]
    if r.random() < 0.45:
        for i, c in enumerate(children(r, on)):
            family.append({"id": "k%d" % i, "relation": "child",
                           "sex": "male", **c})
    dead["death"] = {"date": day.isoformat(), "survivors": family}
    if "employees_from_2003_04" in dead["totals"]:
        dead["death"]["insured_as"] = "insured"
    return dead


def one_case(r, n):
    birth, sex = a_day(r, 1951, 1963), r.choice(("female", "female", "male"))
    on, at65 = a_month(r, birth), attained(birth, 65)
    case = {"format": "nenkin-case/1", "id": "CR-%05d" % n, "on": text(on),
            "person": {"birth": birth, "sex": sex},
            "totals": totals(r, r.choice((150, 300, 400, 480)))}
    disabled = r.random() < 0.45
    if disabled:
        case["disability"] = {"first_visit": a_day(r, 2003, 2012),
                              "grade": r.choice((1, 2, 2, 3))}
    elif r.random() < 0.3 and case["totals"].get("employees_from_2003_04"):
        case["work"] = {"standard_monthly": r.choice((200000, 500000)),
                        "bonus_12_months": 0}
    if r.random() < 0.3:
        case["children"] = children(r, on)
    if r.random() < 0.25:
        case["spouse"] = {"birth": a_day(r, 1948, 1965), "supported": True,
                          "sex": "male" if sex == "female" else "female",
                          "adds_for_me": r.random() < 0.7}
        if case["spouse"]["adds_for_me"]:
            case["spouse"]["employees_months"] = 300
    x = r.random()
    if x < 0.2:
        case["old_age"] = {"employees_claimed": text(at65 + r.choice((3, 11, 14, 36)))}
    elif x < 0.3:
        case["old_age"] = {"basic_claimed": text(at65 + r.choice((5, 40)))}
    elif x < 0.4:
        m = text(at65 - r.choice((1, 20, 44)))
        case["old_age"] = {"basic_claimed": m, "employees_claimed": m}
    if r.random() < 0.75:
        case["as_survivor"] = {"id": "w", "case": a_death(r, birth, sex, on)}
    return case


# ---- the tools ----------------------------------------------------------------------

def run(folder, tool, cases, *options):
    """Results by id."""
    p = subprocess.run([os.path.join(folder, tool), "-f", "json",
                        "--no-worksheet", "--rules", RULES, *options],
                       input="".join(json.dumps(c) + "\n" for c in cases),
                       stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                       encoding="utf-8", check=False)
    if p.returncode not in (0, 3, 4):
        sys.exit("%s: exit status %d: %s" % (tool, p.returncode, p.stderr))
    return {x["case"]: x for x in map(json.loads, p.stdout.splitlines())}, p.stderr


def by_name(result, who=None):
    return {b["benefit"]: b for b in result["benefits"]
            if b.get("recipient") == who}


def paid(b, on):
    return b["entitled"] and b["from"] <= on


def own_amounts(case, plain, at_right):
    """What 64条の2 and 附則9条の2第5項 look at: the right, claimed or not."""
    on, birth = case["on"], case["person"]["birth"]
    own = by_name(plain)
    basic = own["old_age_basic"]
    basic = basic["annual"] if paid(basic, on) else 0
    e = own["old_age_employees"]
    if number(on) <= attained(birth, 65):
        return basic, 0
    if not paid(e, on):
        if not at_right:
            return basic, None
        e = by_name(at_right)["old_age_employees"]
        if not paid(e, on):
            return basic, 0
    return basic, e["annual"] - e["parts"].get("spouse_addition", 0) - \
        e["parts"].get("child_addition", 0)


def unclaimed(case):
    copy = json.loads(json.dumps(case))
    copy.get("old_age", {}).pop("employees_claimed", None)
    return copy


def deceased(case, basic, employees):
    dead = json.loads(json.dumps(case["as_survivor"]["case"]))
    dead.update(id=case["id"], on=case["on"])
    who = next(s for s in dead["death"]["survivors"] if s["id"] == "w")
    who["old_age_basic"], who["old_age_employees"] = basic, employees
    return dead


def judge(case, plain, survivors, disabled, own):
    """The choice as this program sees it; None: a tool refused the benefit."""
    on, i = case["on"], case["id"]
    held = by_name(plain[i])
    dead = case.get("as_survivor", {}).get("case")
    if dead:
        if i not in survivors:
            return None
        held.update(by_name(survivors[i], "w"))
    if "disability" in case:
        if i not in disabled:
            return None
        held.update(by_name(disabled[i]))
    if "basic" in held.get("survivors_employees", {}).get("parts", {}):
        return None  # 昭60附則74条6項: the basic amount counts as a basic pension
    lump = all(n in held and held[n]["entitled"]
               for n in ("lump_sum_death", "widows_pension"))
    held = {n: b for n, b in held.items() if n not in ONCE and paid(b, on)}
    x = {"aged": number(on) > attained(case["person"]["birth"], 65), "on": on,
         "birth": case["person"]["birth"], "disabled": "disability" in case,
         "dead": dead, "own": own, "spouse": dead and
         dead["death"]["survivors"][0]["relation"] == "spouse"}
    return x["aged"], lump, choices(held, x)


def told(result):
    k = result["choices"]
    if len(k) != 1 or k[0].get("recipient"):
        return None
    rows = k[0]["combinations"]
    sums = [c["payable"] for c in rows]
    if sums != sorted(sums, reverse=True) or \
            any(c["rank"] != 1 + sum(s > c["payable"] for s in sums) or
                c["payable"] != sum(c["benefits"].values()) for c in rows):
        return None
    return k[0]["aged_65"], k[0]["lump_sum_too"], sorted(
        (c["payable"], tuple(sorted(c["benefits"].items()))) for c in rows)


def batch(folder, cases, seen):
    """Failures among some cases; counts into `seen`."""
    plain, _ = run(folder, "nenkin-oldage", cases)
    right, _ = run(folder, "nenkin-oldage", map(unclaimed, cases))
    cases = [c for c in cases if c["id"] in plain]
    own, dead = {}, []
    for c in cases:
        if "as_survivor" not in c:
            continue
        basic, e = own_amounts(c, plain[c["id"]], right.get(c["id"]))
        own[c["id"]] = e
        if e is not None:
            dead.append(deceased(c, basic, e))
    survivors, _ = run(folder, "nenkin-survivor", dead)
    disabled, _ = run(folder, "nenkin-disability",
                      [c for c in cases if "disability" in c])
    chosen, said = run(folder, "nenkin-oldage", cases, "--choose")
    bad = []
    for c in cases:
        want = judge(c, plain, survivors, disabled, own.get(c["id"], 0))
        got = told(chosen[c["id"]]) if c["id"] in chosen else None
        if want is None:
            seen["refused"] += 1
        else:
            seen["before 65" if not want[0] else "from 65"] += 1
            seen["with several"] += len(want[2]) > 1
            both = {"survivors_basic", "survivors_employees", "old_age_employees"}
            names = {n for _, g in want[2] for n, _ in g}
            seen["both survivors' and own"] += want[0] and both <= names
        if (want is None) != (c["id"] not in chosen) or want != got:
            bad.append((c, want, got))
    return bad, said


def main():
    argv, show = sys.argv[1:], None
    if argv[:1] == ["--show"]:
        show, argv = argv[1], argv[2:]
    if len(argv) != 1:
        sys.exit(__doc__)
    r, wanted = random.Random(SEED), int(os.environ.get("CASES", "10000"))
    seen = dict.fromkeys(("before 65", "from 65", "with several",
                          "both survivors' and own", "refused"), 0)
    n = failed = 0
    while seen["before 65"] + seen["from 65"] < wanted:
        cases = [one_case(r, n + i) for i in range(AT_ONCE)]
        n += AT_ONCE
        if show:
            cases = [c for c in cases if c["id"] == show]
        bad, said = batch(argv[0], cases, seen)
        for case, want, got in bad if failed < SHOWN or show else []:
            print(json.dumps(case), "\n  want", want, "\n  got ", got)
        failed += len(bad)
        if show and cases:
            print(said)
            return 1
        if n > 4 * wanted + AT_ONCE:
            sys.exit("too few cases are computed: %s" % seen)
    done = seen["before 65"] + seen["from 65"]
    print("check_choice_ref: " + ", ".join("%d %s" % (v, k)
                                           for k, v in seen.items()))
    if any(v == 0 for k, v in seen.items() if k != "refused"):
        failed += 1
    print("%d passed, %d failed" % (done - failed, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
