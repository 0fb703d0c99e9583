"""scan_samples.py - decisions on both sides of each date, age and month count by
which a scan rule (calc/scan_rule.c) picks a decision out; for check_scan.py.

Each is what changes of one plain decision, and the rules that must apply.  Only
`picks` is looked at: what is found is the recheck's.
"""
import copy

PERSON = {"birth": "1955-05-20", "sex": "female"}
SPOUSE = {"birth": "1957-06-10", "sex": "male", "supported": False, "employees_months": 100}
JOB = {"from": "1980-04", "to": "1990-03", "category": 1, "pay": [["1980-04", 200000]]}


def line(benefit, on, since="2020-06", **parts):
    annual = sum(parts.values())
    return {"benefit": benefit, "on": on, "from": since, "parts": parts, "annual": annual}


def basic(on, transfer=0):
    return line("old_age_basic", on, basic=700000, **({"transfer_addition": transfer} if transfer else {}))


def employees(on, spouse=0, since="2020-06"):
    return line("old_age_employees", on, since, earnings_related=100000,
                **({"spouse_addition": spouse} if spouse else {}))


def job(months):
    """That many months to 2000-03."""
    first = 2000 * 12 + 3 - months
    since = "%04d-%02d" % (first // 12, first % 12 + 1)
    return dict(JOB, **{"from": since, "to": "2000-03", "pay": [[since, 200000]]})


def decision(lines, **changes):
    case = {"format": "nenkin-case/1", "person": PERSON, "spouse": SPOUSE, "employment": [JOB]}
    case.update(changes)
    return {"format": "nenkin-decision/1", "id": "scan",
            "case": copy.deepcopy({k: v for k, v in case.items() if v is not None}),
            "decisions": lines}


def spouse(**changes):
    return dict(SPOUSE, **changes)


def death(child, on, **changes):
    return decision([dict(line("survivors_basic", on, "2020-01", basic=800000), recipient="c")],
                    spouse=None, person={"birth": "1970-05-20", "sex": "male"}, employment=None,
                    national=[{"from": "1990-05", "to": "2019-12", "status": "paid"}],
                    death={"date": "2019-12-05", "insured_as": "insured", "survivors": [
                        dict({"id": "c", "relation": "child", "sex": "female", "birth": child,
                              "supported": True}, **changes)]})


BOTH = [basic("2022-07"), employees("2022-07")]
SAMPLES = [  # what, the decision, rules of those named that must pick it out
    ("S03: the month of 65", decision([basic("2020-05")]), "S03", False),
    ("S03: the month after", decision([basic("2020-06")]), "S03", True),
    ("S03: born on a 1st, 65 the day before", decision(
        [basic("2020-05")], person=dict(PERSON, birth="1955-05-01")), "S03", True),
    ("S03: 239 months", decision([basic("2020-06")], employment=[job(239)]), "S03", True),
    ("S03: 240 months", decision([basic("2020-06")], employment=[job(240)]), "S03", False),
    ("S03: with the addition", decision([basic("2020-06", 15000)]), "S03", False),
    ("S03: no spouse", decision([basic("2020-06")], spouse=None), "S03", False),
    ("S04: 239 months", decision([basic("2020-06", 15000)], employment=[job(239)]), "S04", False),
    ("S04: 240 months", decision([basic("2020-06", 15000)], employment=[job(240)]), "S04", True),
    ("S04: 240 without the addition", decision([basic("2020-06")], employment=[job(240)]), "S04", False),
    ("S01: the month of the spouse's 65", decision([employees("2022-06", 390000)]), "S01", False),
    ("S01: the month after", decision([employees("2022-07", 390000)]), "S01", True),
    ("S01: spouse with 239 months", decision(
        [employees("2022-06", 390000)], spouse=spouse(employees_months=239)), "S01", False),
    ("S01: spouse with 240", decision(
        [employees("2022-06", 390000)], spouse=spouse(employees_months=240)), "S01", True),
    ("S01: spouse with a disability pension", decision(
        [employees("2022-06", 390000)], spouse=spouse(disability_pension=True)), "S01", True),
    ("S02: 240 months, spouse supported", decision(
        [employees("2022-06")], spouse=spouse(supported=True), employment=[job(240)]), "S02", True),
    ("S02: 239 months", decision(
        [employees("2022-06")], spouse=spouse(supported=True), employment=[job(239)]), "S02", False),
    ("S02: spouse 65", decision(
        [employees("2022-07")], spouse=spouse(supported=True), employment=[job(240)]), "S02", False),
    ("S02: spouse not supported", decision([employees("2022-06")], employment=[job(240)]), "S02", False),
    ("E07: March after 18", death("2007-04-01", "2025-03"), "E07", False),
    ("E07: the April after", death("2007-04-01", "2025-04"), "E07", True),
    ("E07: born a day later", death("2007-04-02", "2025-04"), "E07", False),
    ("E07: and the year after", death("2007-04-02", "2026-04"), "E07", True),
    ("E07: disabled", death("2007-04-01", "2025-04", disabled=True), "E07", False),
    ("E09: one pension in the month of 65", decision([basic("2020-05")]), "E09", False),
    ("E09: in the month after", decision([basic("2020-06")]), "E09", True),
    ("E09: both", decision(BOTH), "E09", False),
    ("E09: never employed", decision([basic("2020-06")], employment=None), "E09", False),
    ("R05: one category", decision(BOTH, employment=[JOB, job(12)]), "R05", False),
    ("R05: two", decision(BOTH, employment=[JOB, dict(job(12), category=2)]), "R05", True),
    ("R10: an addition without a spouse", decision([employees("2022-06", 390000)], spouse=None), "R10", True),
    ("R10: with one", decision([employees("2022-06", 390000)]), "R10", False),
    ("R10: a spouse and no addition", decision([employees("2022-06")]), "R10", True),
    ("C06: to the month before the pension", decision(
        [employees("2022-06")], employment=[dict(JOB, to="2020-05")]), "C06", False),
    ("C06: to its first month", decision(
        [employees("2022-06")], employment=[dict(JOB, to="2020-06")]), "C06", True),
    ("C06: to the month decided alone", decision(
        [employees("2020-06")], employment=[dict(JOB, to="2020-06")]), "C06", False),
]
