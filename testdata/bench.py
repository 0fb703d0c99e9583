#!/usr/bin/env python3
"""bench.py TOOL YARDSTICK - speed of the tool as ratios to a program that only
parses the same file with cJSON, on one core, in one run.

Two files are made once, always the same, in build/bench/: 100,000 cases with
totals, and 20,000 full records of 40 years; and the same of disability and of
deaths.  Tool and yardstick run in turn;
what counts is the median of the user time.  Exit 1 when a target is missed.
"""
import json
import os
import random
import resource
import statistics
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import decide  # noqa: E402

ROUNDS = 7
TOTALS = {"tool": 3.0, "tool, worksheet": 8.0}  # targets, of all three tools
RECORDS = {"tool": 1.3, "tool, worksheet": 4.0}
MEMORY_LIMIT = 32 * 1024  # KiB
FOLDER = os.path.join("build", "bench")


def day(r, first, last):
    return "%04d-%02d-%02d" % (r.randint(first, last), r.randint(1, 12),
                               r.randint(1, 28))


def month(m):
    return "%04d-%02d" % (m // 12, m % 12 + 1)


def totals_case(r, i):
    """The short way to ask: months and averages, a spouse, perhaps work."""
    birth = day(r, 1945, 1961)
    before = r.randint(24, 250)
    since = r.randint(24, 240)
    aged = before + since - r.randint(0, 24)
    if r.random() < 0.02:  # a short record
        before, since, aged = r.randint(0, 60), r.randint(0, 40), 0
    case = {
        "format": "nenkin-case/1", "id": "T-%06d" % i,
        "on": "%04d-%02d" % (r.choice((2025, 2026)), r.randint(4, 12)),
        "person": {"birth": birth, "sex": r.choice(("male", "female"))},
        "totals": {
            "paid": min(480, max(aged, r.randint(60, 480))),
            "employees_before_2003_04": before,
            "average_before_2003_04": r.randrange(150000, 500000, 1000),
            "employees_from_2003_04": since,
            "average_from_2003_04": r.randrange(180000, 700000, 1000),
            "employees_aged_20_to_59": aged}}
    totals = case["totals"]
    totals["employees_aged_20_to_59"] = min(aged, totals["paid"])
    kind = r.random()
    if kind < 0.3:
        case["spouse"] = {"birth": day(r, 1955, 1970), "sex": "female",
                          "supported": True}
    elif kind < 0.5:
        case["work"] = {"standard_monthly": r.randrange(98000, 650000, 1000)}
    return case


def employment(r, first, months):
    """One job: its pay is set anew each September, a bonus twice a year."""
    pay = [[month(first), 110000]]
    bonus = []
    yen = 110000.0
    for m in range(first + 1, first + months):
        if m % 12 == 8:  # September
            yen = min(650000, yen * r.uniform(0.99, 1.09))
            pay.append([month(m), int(yen / 10000) * 10000])
        if m % 12 in (5, 11) and m >= 2003 * 12 + 3:
            bonus.append([month(m), int(yen * r.uniform(1, 2.5) / 1000) * 1000])
    return {"from": month(first), "to": month(first + months - 1),
            "category": 1, "pay": pay, "bonus": bonus}


def record_case(r, i):
    """40 years of pay and bonuses, asked for as an examiner does: for the
    month of 65, or for a month of the year at hand."""
    year, mon, mday = r.randint(1955, 1961), r.randint(1, 12), r.randint(1, 28)
    at65 = (year + 65) * 12 + mon - 1
    first = (year + r.randint(20, 23)) * 12 + 3
    on = at65 if r.random() < 0.4 else 2026 * 12 + r.randint(3, 11)
    on = max(on, at65)
    case = {"format": "nenkin-case/1", "id": "R-%05d" % i, "on": month(on),
            "person": {"birth": "%04d-%02d-%02d" % (year, mon, mday),
                       "sex": r.choice(("male", "female"))},
            "employment": [employment(r, first, 480)]}
    at20 = (year + 20) * 12 + mon - 1
    if first > at20:
        case["national"] = [{"from": month(at20), "to": month(first - 1),
                             "status": "paid"}]
    if r.random() < 0.4:
        case["spouse"] = {"birth": day(r, 1957, 1968), "sex": "female",
                          "supported": True, "employees_months": 60}
    return case


def younger(case, years):
    """The same person and record so many years later; the months past 2025-12
    fall away."""
    def later(text):
        return "%04d%s" % (int(text[:4]) + years, text[4:])

    case["person"]["birth"] = later(case["person"]["birth"])
    for job in case.get("employment", []) + case.get("national", []):
        for key in ("from", "to"):
            job[key] = later(job[key])
        for key in ("pay", "bonus"):
            if key in job:
                job[key] = [[later(m), yen] for m, yen in job[key]
                            if later(m) <= "2025-12" and
                            (key == "pay" or later(m) >= "2003-04")]
        job["to"] = min(job["to"], "2025-12")
    case["on"] = "%04d-%02d" % (2026, int(case["on"][5:]) if
                                int(case["on"][5:]) > 3 else 6)


def disabled(how, years):
    """A benefit case as one of disability: a spouse, perhaps a revision."""
    def one(r, i):
        case = how(r, i)
        younger(case, years)
        at = r.randint(2005, 2022)
        d = {"first_visit": day(r, at, at), "grade": r.choice((1, 2, 2, 3))}
        if r.random() < 0.3:
            d["claimed"] = "%04d-05" % (at + 3)
        if d["grade"] < 3 and at <= 2018 and r.random() < 0.4:
            d["changes"] = [{"month": "2021-07", "grade": 3 - d["grade"]}]
        case["disability"] = d
        case.pop("work", None)
        return case
    return one


def dead(how, years):
    """The same as a death: a widow with or without children."""
    def one(r, i):
        case = how(r, i)
        younger(case, years)
        case.pop("work", None)
        case.pop("spouse", None)
        case["person"]["sex"] = "male"
        family = [{"id": "w", "relation": "spouse", "sex": "female",
                   "birth": day(r, 1960, 1990), "supported": True}]
        for n in range(r.randint(0, 2)):
            family.append({"id": "c%d" % n, "relation": "child", "sex": "male",
                           "birth": day(r, 2009, 2020), "supported": True})
        case["death"] = {"date": "2026-%02d-15" % r.randint(1, 3),
                         "survivors": family}
        if "totals" in case:
            case["death"]["insured_as"] = "insured"
        return case
    return one


def make(name, how, count, times=1):
    """Writes the file unless it is there; returns its path."""
    path = os.path.join(FOLDER, name)
    if os.path.exists(path):
        return path
    os.makedirs(FOLDER, exist_ok=True)
    r = random.Random(20260401)
    lines = [json.dumps(how(r, i)) + "\n" for i in range(count)]
    with open(path + ".new", "w", encoding="utf-8") as f:
        for _ in range(times):
            f.writelines(lines)
    os.rename(path + ".new", path)
    return path


def make_decisions(tool, cases):
    """What the tool computes of the cases, as clean decisions."""
    path = os.path.join(FOLDER, "decisions.ndjson")
    if not os.path.exists(path):
        with open(path + ".new", "w", encoding="utf-8") as out, \
                open(cases, encoding="utf-8") as f:
            for d in decide.decisions(tool, [json.loads(line) for line in f]):
                out.write(json.dumps(d) + "\n")
        os.rename(path + ".new", path)
    return path


def start(argv, quiet=False):
    null = os.open(os.devnull, os.O_WRONLY)
    try:
        return os.posix_spawn(argv[0], argv, os.environ, file_actions=[
            (os.POSIX_SPAWN_DUP2, null, 1)] + (
                [(os.POSIX_SPAWN_DUP2, null, 2)] if quiet else []))
    finally:
        os.close(null)


def finish(pid, argv, any_end=False):
    """The user time of a process that ends well (or with any exit status)."""
    _, status, used = os.wait4(pid, 0)
    if status != 0 and not (any_end and os.WIFEXITED(status)):
        sys.exit("bench.py: '%s' ended with %d" % (
            " ".join(argv), os.waitstatus_to_exitcode(status)))
    return used.ru_utime


def run(argv, any_end=False):
    counts = os.path.basename(argv[0]) == "nenkin-recheck"  # on standard error
    return finish(start(argv, any_end or counts), argv, any_end)


def peak_memory(argv):
    """The largest resident set, in KiB, as /proc told it last."""
    pid = start(argv)
    peak = 0
    while os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        with open("/proc/%d/status" % pid, encoding="ascii") as f:
            for line in f:
                if line.startswith("VmHWM:"):
                    peak = max(peak, int(line.split()[1]))
        time.sleep(0.002)
    finish(pid, argv)
    return peak


def measure_recheck(path, tool, yardstick):
    """Clean decisions rechecked."""
    return measure("(c) clean decisions", path, tool, yardstick, {"recheck": 1.5},
                   {"recheck": [tool, "--format", "json", "-o", os.devnull, path]})


def wall(argv):
    begun = time.monotonic()
    run(argv)
    return time.monotonic() - begun


def measure_workers(path, tool):
    """One worker against two, by the clock, on a file ten times as long; the
    best of the rounds, because others may use the machine."""
    if len(os.sched_getaffinity(0)) < 2:
        print("(c) two workers: skipped: one core only")
        return 0
    long = path + ".10"
    if not os.path.exists(long):
        with open(path, "rb") as f:
            text = f.read()
        with open(long + ".new", "wb") as f:
            for _ in range(10):
                f.write(text)
        os.rename(long + ".new", long)
    argv = [tool, "--format", "json", "-o", os.devnull, long]
    times = [(wall(argv + ["-j", "1"]), wall(argv + ["-j", "2"])) for _ in range(ROUNDS)]
    one, two = (min(t) for t in zip(*times))
    peak = peak_memory(argv + ["-j", "2"])
    ok = one / two >= 1.8 and peak < 64 * 1024
    print("(c) one worker %.2f s, two %.2f s: %.2f times as fast   target 1.8; peak "
          "memory %.1f MB, under 64   %s" % (one, two, one / two, peak / 1024,
          "met" if ok else "MISSED"), flush=True)
    return not ok


def measure_compare(path, tool, cases):
    """Two rule sets against one plain run, each case asked for a month in which
    the whole order of 2026-04 is in force."""
    compare = os.path.join(os.path.dirname(tool), "nenkin-compare")
    draft = os.path.join("testdata", "examples", "draft")
    end = ["-d", "2026-06", "-o", os.devnull, path]
    compare_end = ["--benefit", "old_age", *end]
    programs = {
        "plain": [tool, "-f", "json", "--no-worksheet", *end],
        "a threshold": [compare, "--against", draft, *compare_end],
        "the order": [compare, "--undo", "2026-04", *compare_end],
        "together": [compare, "--undo", "2026-04", "--causes", "together",
                     *compare_end]}
    times = {name: [] for name in programs}
    for _ in range(ROUNDS):
        for name, argv in programs.items():
            times[name].append(run(argv, any_end=True))
    print("(d) two rule sets, %d %s, as a multiple of one plain run" % (
        sum(1 for _ in open(path, "rb")), cases))
    missed = 0
    base = statistics.median(times["plain"])
    for name in programs:
        t = statistics.median(times[name])
        line = "  %-16s %7.3f s" % (name, t)
        if name != "plain":
            missed += t > 2.2 * base
            line += "   ratio %5.2f   target  2.2   %s" % (
                t / base, "met" if t <= 2.2 * base else "MISSED")
        print(line, flush=True)
    return missed


def make_people(tool):
    """Invented people, as nenkin-compare invents them."""
    path = os.path.join(FOLDER, "people.ndjson")
    if not os.path.exists(path):
        compare = os.path.join(os.path.dirname(tool), "nenkin-compare")
        finish(start([compare, "generate", "--seed", "1", "--count", "100000",
                      "--no-pairs", "-o", path + ".new"]), ["generate"])
        os.rename(path + ".new", path)
    return path


def measure(title, path, tool, yardstick, targets, programs=None):
    """Prints the rows of one file; the number of targets missed."""
    count = sum(1 for _ in open(path, "rb"))
    size = os.path.getsize(path) / count
    programs = dict({"yardstick": [yardstick, path]}, **programs) if programs else {
        "yardstick": [yardstick, path],
        "tool": [tool, "--format", "json", "--no-worksheet", "-o",
                 os.devnull, path],
        "tool, worksheet": [tool, "--format", "json", "--worksheet", "-o",
                            os.devnull, path]}
    times = {name: [] for name in programs}
    for _ in range(ROUNDS):
        for name, argv in programs.items():
            times[name].append(run(argv))
    print("%s: %d cases of %.0f bytes, median of %d rounds" % (
        title, count, size, ROUNDS))
    base = statistics.median(times["yardstick"])
    missed = 0
    for name in programs:
        t = statistics.median(times[name])
        line = "  %-16s %7.3f s %9.0f cases/s" % (name, t, count / t)
        if name in targets:
            ok = t / base <= targets[name]
            missed += not ok
            line += "   ratio %5.2f   target %4.1f   %s" % (
                t / base, targets[name], "met" if ok else "MISSED")
        print(line, flush=True)
    return missed


def measure_memory(title, tool, short, long):
    """The peak for a file and for one four times as long."""
    missed = 0
    for sheet in ("--no-worksheet", "--worksheet"):
        a, b = (peak_memory([tool, "--format", "json", sheet, "-o", os.devnull,
                             path]) for path in (short, long))
        ok = b < MEMORY_LIMIT and b <= a + 1024
        missed += not ok
        print("%s, %s: peak memory %.1f MB, file 4 times as long %.1f MB   "
              "under 32 MB and flat   %s" % (title, sheet[2:], a / 1024,
              b / 1024, "met" if ok else "MISSED"), flush=True)
    return missed


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: bench.py TOOL YARDSTICK")
    tool, yardstick = (os.path.abspath(a) for a in sys.argv[1:])
    files = [make("totals.ndjson", totals_case, 100000),
             make("records.ndjson", record_case, 20000),
             make("totals4.ndjson", totals_case, 100000, 4),
             make("records4.ndjson", record_case, 20000, 4)]
    cores = os.sched_getaffinity(0) if hasattr(os, "sched_setaffinity") else None
    if cores:
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    missed = measure("(a) totals", files[0], tool, yardstick,
                     TOTALS)
    missed += measure("(b) full records", files[1], tool, yardstick,
                      RECORDS)
    missed += measure_memory("(a) totals", tool, files[0], files[2])
    missed += measure_memory("(b) full records", tool, files[1], files[3])
    for name, what in (("disability", disabled), ("survivor", dead)):
        other = os.path.join(os.path.dirname(tool), "nenkin-" + name)
        for title, how, years, count, targets in (
                ("totals", totals_case, 20, 100000, TOTALS),
                ("records", record_case, 3, 20000, RECORDS)):
            path = make("%s-%s.ndjson" % (name, title), what(how, years), count)
            missed += measure("%s, %s" % (name, title), path, other, yardstick,
                              targets)
    recheck = os.path.join(os.path.dirname(tool), "nenkin-recheck")
    decisions = make_decisions(tool, files[1])
    missed += measure_recheck(decisions, recheck, yardstick)
    missed += measure_compare(files[0], tool, "cases with totals")
    missed += measure_compare(make_people(tool), tool, "invented records")
    if cores:
        os.sched_setaffinity(0, cores)
        missed += measure_workers(decisions, recheck)
    if missed:
        print("bench.py: %d targets missed" % missed, file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
