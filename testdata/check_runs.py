#!/usr/bin/env python3
"""check_runs.py - nenkin-recheck at scale: the same bytes however it is run.

Workers, runs killed and resumed, partial results merged (also by GNU parallel
and a Slurm array, where installed), samples, masks, SQLite, SARIF, statistics,
classes, and 10,000 broken lines.  Everything is made from the decisions in
testdata/, with one seed.  (BIN: folder of the tools.)
"""
import collections
import csv
import hashlib
import hmac
import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
BIN = os.path.join(ROOT, os.environ.get("BIN", "bin"))
TOOL = os.path.join(BIN, "nenkin-recheck")
SANITIZED = bool(os.environ.get("SAN"))
FUZZED = 1000 if SANITIZED else 10000

passed = failed = 0


def check(ok, what):
    global passed, failed
    passed += bool(ok)
    failed += not ok
    if not ok:
        print("%s: %s" % (os.path.basename(sys.argv[0])[:-3], what))


def run(*args, stdin=None, lang="en"):
    """(status, output, messages)"""
    p = subprocess.run([TOOL, "-l", lang] + list(args), capture_output=True,
                       input=stdin, timeout=600)
    return p.returncode, p.stdout, p.stderr


# ---- the input -------------------------------------------------------------------

def samples():
    """Decisions of the test data that are accepted, as Python values."""
    found = []
    for name in ("decision-samples.ndjson", "examples/decisions.ndjson"):
        with open(os.path.join(HERE, name), encoding="utf-8") as f:
            for line in f:
                value = json.loads(line)
                value = value.get("decision", value)
                if isinstance(value, dict) and value.get("format") == "nenkin-decision/1":
                    found.append(value)
    return found


def make(count, r):
    """Many decisions: ids, offices and days vary, some amounts are wrong."""
    base, lines = samples(), []
    for i in range(count):
        d = json.loads(json.dumps(base[i % len(base)]))
        d["id"] = "P-%06d" % i
        d["office"] = "%04d" % r.randint(1, 9)
        d["received"] = "2026-%02d-%02d" % (r.randint(1, 3), r.randint(1, 28))
        d["decided"] = "2026-%02d-%02d" % (r.randint(4, 6), r.randint(1, 28))
        if d.get("decisions") and r.random() < 0.3:
            x = r.choice(d["decisions"])
            x["annual"] = x.get("annual", 0) + r.choice((1, 100, 20000))
            x.pop("parts", None)
            x.pop("payable", None)
            x.pop("suspended", None)
        text = json.dumps(d, ensure_ascii=False).encode()
        if r.random() < 0.02:
            text = text[:r.randint(1, len(text) - 1)]  # cut in half
        if r.random() < 0.02:
            text = b"\n" + text  # a blank line before it
        lines.append(text + b"\n")
    return b"".join(lines)


def mutate(text, r):
    """One to three changes of a record's bytes."""
    b = bytearray(text)
    for _ in range(r.randint(1, 3)):
        at, how = r.randrange(len(b)), r.randrange(5)
        if how == 0:
            b[at] = r.randrange(32, 127)
        elif how == 1:
            del b[at]
        elif how == 2:
            b.insert(at, r.randrange(32, 127))
        elif how == 3:
            b[at] = r.randrange(128, 256)
        else:
            del b[at:at + r.randrange(1, 200)]
        if not b:
            b = bytearray(b"{")
    return bytes(b).replace(b"\n", b" ")


# ---- the checks ------------------------------------------------------------------

FORMATS = ("text", "json", "csv", "html", "sarif", "partial")


def check_jobs(path):
    for f in FORMATS:
        one = run("-f", f, path)
        for j in ("2", "3", "8"):
            check(run("-f", f, "-j", j, path) == one, "-j %s: %s differs" % (j, f))
    limited = run("-f", "json", "--limit", "5", "--only", "R,S,C", path)
    check(run("-f", "json", "--limit", "5", "--only", "R,S,C", "-j", "2", path) == limited,
          "-j 2: --limit differs")
    check(sum(b'"class"' not in x for x in limited[1].splitlines()) == 5, "--limit 5")


def last_line(messages):
    return dict((k, int(v)) for k, v in
                (x.split("=") for x in messages.decode().splitlines()[-1].split()))


def check_resume(path, tmp, r):
    whole = {f: run("-f", f, path) for f in ("text", "json")}
    part = os.path.join(tmp, "part")
    check(run("--resume", part, path) == whole["text"], "--resume without a break differs")
    with open(part, "rb") as f:
        complete = f.read()
    for n in range(12):  # a power cut: any byte, with zeros or half a line behind it
        with open(part, "wb") as f:
            f.write(complete[:r.randrange(len(complete))])
            f.write((b"", b"\0" * 900, b'{"block":{"file":"')[n % 3])
        check(run("-j", str(1 + n % 2), "--resume", part, path) == whole["text"],
              "--resume after a cut differs")
        with open(part, "rb") as f:
            check(f.read() == complete, "the partial result of a resumed run differs")
    check_kill(path, part, whole)
    check(run("--resume", part, "--on", "2026-06", path)[0] == 2, "other options are refused")
    with open(path, "rb") as f:
        other = f.read().replace(b"P-000000", b"Q-000000")
    check(run("--resume", part, stdin=other)[0] == 2, "another input is refused")
    with open(part, "w") as f:
        f.write("notes\n")
    check(run("--resume", part, path)[0] == 2 and open(part).read() == "notes\n",
          "a file that is none is left alone")


def check_kill(path, part, whole):
    """kill -9, again and again, while the lines come slowly."""
    if os.path.exists(part):
        os.remove(part)
    with open(path, "rb") as f:
        text = f.read()
    kills = 0
    for n in range(1, 6):
        p = subprocess.Popen([TOOL, "-l", "en", "-j", str(1 + n % 2), "--resume", part],
                             stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL)
        p.stdin.write(text[:len(text) * n // 6])
        p.stdin.flush()
        time.sleep(0.05 * n)
        p.send_signal(signal.SIGKILL)
        kills += p.wait() == -signal.SIGKILL
        try:
            p.stdin.close()
        except BrokenPipeError:
            pass
    check(kills == 5, "the runs were killed")
    by_name = tuple(x.replace(path.encode(), b"standard input") if isinstance(x, bytes) else x
                    for x in whole["text"])
    check(run("--resume", part, stdin=text) == by_name, "a killed and resumed run differs")


def check_merge(text, tmp):
    lines, parts = text.splitlines(True), []
    for n in range(4):
        share = b"".join(lines[len(lines) * n // 4:len(lines) * (n + 1) // 4])
        parts.append(os.path.join(tmp, "part%d" % n))
        with open(parts[-1], "wb") as f:
            f.write(run("-f", "partial", stdin=share)[1])
    whole = os.path.join(tmp, "whole")
    with open(whole, "wb") as f:
        f.write(text)
    for f in ("text", "json", "csv", "html", "sarif"):
        check(run("-f", f, "--merge", "--input", whole, *parts) == run("-f", f, stdin=text),
              "--merge: %s differs" % f)
    for options in (("--only", "R"), ("--limit", "3"), ("--fail-on", "error", "--only", "T01")):
        check(run("-f", "json", *options, "--merge", *parts) ==
              run("-f", "json", *options, stdin=text), "--merge %s differs" % (options,))
    for options in ((), ("--suppress", "5")):
        for end in (".json", ".csv"):
            one, merged = os.path.join(tmp, "one" + end), os.path.join(tmp, "merged" + end)
            run("--on", "2026-11", "--statistics", one, *options, stdin=text)
            given = [p + "-on" for p in parts]
            for n, p in enumerate(given):
                with open(p, "wb") as f:
                    f.write(run("--on", "2026-11", "-f", "partial", stdin=b"".join(
                        lines[len(lines) * n // 4:len(lines) * (n + 1) // 4]))[1])
            run("--merge", "--on", "2026-11", "--input", whole, "--statistics", merged, *options, *given)
            with open(one, "rb") as f, open(merged, "rb") as g:
                check(f.read() == g.read(), "--merge: statistics %s %s" % (end, options))
    with open(parts[0], "rb") as f:
        old = f.read().replace(b"nenkin-partial/2", b"nenkin-partial/1", 1)
    check(run("--merge", stdin=old)[0] == 3, "a partial result of the format before is told")
    with open(parts[2], "rb") as f:
        half = f.read()
    with open(parts[2], "wb") as f:
        f.write(half[:len(half) // 2])
    check(run("--merge", *parts)[0] == 3, "a partial result cut in half is told")
    check(run("--merge", "--on", "2026-06", parts[0])[0] == 3, "parts made otherwise are told")
    check_parallel(text, whole)


def check_parallel(text, whole):
    if not shutil.which("parallel"):
        print("check_runs: skipped: GNU parallel is not installed (Debian package parallel)")
        return
    p = subprocess.run("parallel --will-cite --pipe -k --block 200k -j2 '%s' -f partial "
                       "| '%s' -l en --merge --input '%s' -" % (TOOL, TOOL, whole),
                       shell=True, input=text, capture_output=True)
    err = b"".join(x for x in p.stderr.splitlines(True) if not x.startswith(b"checked=") )
    one = run(stdin=text)
    check(p.stdout == one[1] and p.returncode == one[0], "GNU parallel: the bytes differ")
    check(all(x in err for x in one[2].splitlines() if not x.startswith(b"checked=")),
          "GNU parallel: a refused line is not told")


def check_sample(path, text):
    one = run("-f", "text", "--sample", "100", "--seed", "2026", path)
    check(one == run("-j", "2", "-f", "text", "--sample", "100", "--seed", "2026", path),
          "--sample -j 2 differs")
    check(one != run("-f", "text", "--sample", "100", "--seed", "2027", path),
          "another seed draws others")
    check(b"drawn at random" in one[1] and b"Clopper-Pearson" in one[1], "the interval is shown")
    records = [x for x in text.splitlines() if x.strip()]
    number = {i: hashlib.sha256(b"2026:%d" % i).hexdigest()[:32]
              for i in range(1, len(records) + 1)}
    drawn = sorted(sorted(number, key=number.get)[:100])
    wanted = run("-f", "json", "--class", "0",
                 stdin=b"".join(records[i - 1] + b"\n" for i in drawn))
    got = run("-f", "json", "--class", "0", "--sample", "100", "--seed", "2026", path)
    check(got[1] == wanted[1], "--sample draws by the documented rule")
    check(run("--sample", "5", path)[0] == 2, "--sample needs --seed")
    every = run("-f", "json", "--sample", "1000000", "--seed", "1", path)
    check(every == run("-f", "json", path), "a sample of all is all")


def check_mask(path, tmp):
    key = os.path.join(tmp, "key")
    with open(key, "wb") as f:
        f.write(b"0123456789abcdef\n")
    plain, masked = run("-f", "json", path), run("-f", "json", "--mask", key, path)
    ids = [json.loads(x)["id"] for x in plain[1].splitlines()]
    want = [i if i.startswith("class-") else
            hmac.new(b"0123456789abcdef", i.encode(), "sha256").hexdigest()[:32] for i in ids]
    check([json.loads(x)["id"] for x in masked[1].splitlines()] == want, "--mask: the ids")
    check(b"P-0" not in masked[1] + masked[2], "--mask: an id is shown")
    check(all(b"not shown" in x for x in masked[2].splitlines()[:-1]), "--mask: messages")
    with open(key, "wb") as f:
        f.write(b"short")
    check(run("--mask", key, path)[0] == 2, "a short key is refused")


def check_db(path, text, tmp):
    db = os.path.join(tmp, "decisions.db")
    records = [x for x in text.splitlines() if x.strip()]
    con = sqlite3.connect(db)
    con.execute("create table decision (id text, record text)")
    for x in records:
        try:
            name = json.loads(x)["id"]
        except (ValueError, KeyError):
            name = "?"
        con.execute("insert into decision values (?, ?)", (name, x.decode("utf-8", "replace")))
    con.commit()
    for f in ("text", "json"):
        plain = run("-f", f, stdin=b"\n".join(records) + b"\n")
        rows = run("-f", f, "--db", db, "--query", "select record from decision order by rowid")
        check(rows[:2] == plain[:2], "--db: %s differs" % f)
        check(rows[2] == plain[2].replace(b"standard input", db.encode() + b":row"),
              "--db: the rows of messages")
        check(run("-f", f, "-j", "2", "--db", db, "--query",
                  "select id, record from decision order by rowid") == rows, "--db: id, record")
    con.execute("update decision set id = 'other' where rowid = 1")
    con.execute("insert into decision values ('n', null)")
    con.commit()
    con.close()
    err = run("--db", db, "--query", "select id, record from decision order by rowid")[2]
    check(b":row:1: the id" in err and b":row:%d: the row has no text" % (len(records) + 1) in err,
          "--db: rows that do not fit are named")
    before = open(db, "rb").read()
    for bad in ("delete from decision", "select 1, 2, 3", "select", "select 1; select 2"):
        check(run("--db", db, "--query", bad)[0] == 2, "--query %s" % bad)
    check(open(db, "rb").read() == before, "the database is left alone")
    check(run("--db", db + ".none", "--query", "select 1")[0] == 5, "no such database")


def check_sarif(path):
    """What SARIF 2.1.0 requires of a log, a run, a result, a location."""
    log = json.loads(run("-f", "sarif", path)[1])
    rows = [json.loads(x) for x in run("-f", "json", path)[1].splitlines()]
    check(log["version"] == "2.1.0" and len(log["runs"]) == 1, "SARIF: version and runs")
    driver = log["runs"][0]["tool"]["driver"]
    results = log["runs"][0]["results"]
    check(isinstance(driver["name"], str) and driver["name"], "SARIF: driver.name")
    ids = [x["id"] for x in driver["rules"]]
    check(len(set(ids)) == len(ids), "SARIF: rules are unique")
    check(len(results) == len(rows), "SARIF: as many results as findings")
    level = {"error": "error", "review": "warning", "info": "note"}
    for x, row in zip(results, rows):
        check(x["message"]["text"] and ids[x["ruleIndex"]] == x["ruleId"] == row["code"] and
              x["level"] == level[row["severity"]] and
              x["locations"][0]["logicalLocations"][0]["name"] == row["id"] and
              x["properties"]["finding"] == row, "SARIF: result of %s" % row["id"])
    empty = json.loads(run("-f", "sarif", stdin=b"")[1])
    check(empty["runs"][0]["results"] == [], "SARIF: nothing found")


def check_statistics(path, tmp):
    out = os.path.join(tmp, "figures.json")
    one = run("-f", "json", "--statistics", out, path)
    with open(out, encoding="utf-8") as f:
        figures = json.load(f)
    rows = [json.loads(x) for x in one[1].splitlines()]
    rows = [x for x in rows if x["part"] != "class"]
    with open(path, "rb") as f:
        check(figures["input_sha256"] == hashlib.sha256(
            b"".join(x + b"\n" for x in f.read().splitlines() if x.strip())).hexdigest(),
            "statistics: SHA-256 of the records")
    codes = collections.Counter(x["code"] for x in rows)
    check({x["key"]: x["findings"] for x in figures["code"]} == codes, "statistics: by code")
    for way in ("underpaid", "overpaid"):
        yen = sum(abs(x["difference"]) for x in rows if x["direction"] == way and
                  x["difference"] is not None and x["benefit"])
        owed = sum(x["arrears"]["yen"] for x in rows if x["direction"] == way and x["arrears"])
        total = figures["total"][0]
        check(total[way + "_yen_a_year"] == yen, "statistics: yen %s" % way)
        check(total[way + ("_yen_payable" if way == "underpaid" else "_yen_recoverable")] == owed,
              "statistics: owed %s" % way)
        for table in ("code", "category", "benefit", "certainty", "office", "month", "found", "found_category",
                      "band"):
            check(sum(x[way + "_yen_a_year"] for x in figures[table]) == yen,
                  "statistics: %s adds up by %s" % (way, table))
    for x in figures["scan"]:
        check(x["found"] + x["found_elsewhere"] == len({y["id"] for y in rows if y["code"] == x["key"]}),
              "statistics: scan %s" % x["key"])
    counts = last_line(one[2])
    check(all(figures["run"][0][k] == v for k, v in counts.items()), "statistics: the run")
    table = os.path.join(tmp, "figures.csv")
    check(run("-f", "json", "-j", "2", "--statistics", table, path) == one, "--statistics FILE.csv")
    with open(table, encoding="utf-8", newline="") as f:
        cells = {(x["table"], x["key"], x["measure"]): int(x["value"]) for x in csv.DictReader(f)}
    check(all(cells["code", k, "findings"] == v for k, v in codes.items()), "statistics: CSV")


def rows_of(figures):
    """{(table, key): findings}, None where it is suppressed."""
    tables = ("code", "category", "benefit", "certainty", "office", "month", "found", "found_category", "band")
    return {(t, x["key"]): x["findings"] for t in tables for x in figures[t]}


def check_suppress(path, tmp):
    """What is suppressed is small or hides what is; sums tell of nothing smaller."""
    found = []
    for options in ((), ("--suppress", "40")):
        out = os.path.join(tmp, "cells.json")
        run("--on", "2026-11", *options, "--statistics", out, path)
        with open(out, encoding="utf-8") as f:
            found.append(json.load(f))
    all_, shown = map(rows_of, found)
    check(found[1]["suppressed_below"] == 40 and all_.keys() == shown.keys(), "--suppress: rows")
    check(None in shown.values() and any(shown.values()), "--suppress: some are shown, some are not")
    for x in found[1]["total"] + [y for t in ("code", "office", "found") for y in found[1][t]]:
        check(not any(v is not None and 0 < v < 40 for k, v in x.items() if k.endswith("findings")),
              "--suppress: a small cell of %s" % x["key"])
    for t in {t for t, _ in all_} if found[1]["total"][0]["findings"] else ():
        out = [all_[k] for k in all_ if k[0] == t and shown[k] is None]
        check(not out or len(out) > 1 and sum(out) >= 40, "--suppress: %s tells %s" % (t, out))
    for years in {k for t, k in all_ if t == "found"}:
        out = [k for k in all_ if k[0] == "found_category" and k[1].startswith(years + " ") and shown[k] is None]
        check(shown["found", years] is None or not out or len(out) > 1, "--suppress: %s by category" % years)
    text = run("-l", "en", "--on", "2026-11", "--suppress", "40", path)[1].decode()
    check("    decided " not in text and "not shown" in text, "--suppress: no single decision")


def standard(benefit, received, decided, again=False):
    line = {"benefit": benefit, "on": "2026-06", "from": "2026-06", "annual": 1}
    d = {"format": "nenkin-decision/1", "id": "T", "case": {
        "format": "nenkin-case/1", "on": "2026-06", "person": {"birth": "1961-05-20", "sex": "male"},
        "totals": {"paid": 480}}, "decisions": [line], "received": received, "decided": decided}
    if again:
        d["reconfirmed"] = True
    if benefit.startswith("survivors"):
        line["recipient"] = "w"
        d["case"]["death"] = {"date": "2026-05-02", "survivors": [
            {"id": "w", "relation": "spouse", "sex": "female", "birth": "1964-01-01",
             "supported": True}]}
    if benefit.startswith("disability"):
        d["case"]["disability"] = {"first_visit": "2024-01-10", "grade": 2}
    return json.dumps(d).encode() + b"\n"


def check_standards(tmp):
    """Old age and survivors a month, disability three, confirmed again two: the
    day itself, and the day after."""
    out = os.path.join(tmp, "figures.json")
    for benefit, group, last, late, again in (
            ("old_age_basic", "old_age", "2026-06-10", "2026-06-11", False),
            ("survivors_employees", "survivors", "2026-06-10", "2026-06-11", False),
            ("disability_basic", "disability", "2026-08-10", "2026-08-11", False),
            ("old_age_basic", "old_age", "2026-07-10", "2026-07-11", True)):
        text = standard(benefit, "2026-05-10", last, again) + \
            standard(benefit, "2026-05-10", late, again)
        run("--statistics", out, stdin=text)
        with open(out, encoding="utf-8") as f:
            rows = json.load(f)["standard"]
        check(rows and rows[0]["key"] == group + " " + last[:7] and rows[0]["decisions"] == 2 and
              rows[0]["in_time"] == 1 and rows[0]["reconfirmed_in_time"] == again,
              "service standard: %s %s" % (benefit, rows))


def check_classes():
    """k alike make a class, k - 1 none."""
    base = samples()
    clean = [d for d in base if run("-f", "json", stdin=json.dumps(d).encode())[1] == b""
             and any(x.get("parts") for x in d.get("decisions", []))]
    check(clean, "a clean decision is there")
    lines = []
    for i in range(5):
        d = json.loads(json.dumps(clean[0]))
        x = next(x for x in d["decisions"] if x.get("parts"))
        part = next(iter(x["parts"]))
        x["parts"][part] += 123456
        x["annual"] += 123456
        if "payable" in x:
            x["payable"] += 123456
        d["id"], d["office"] = "C-%d" % i, "77"
        lines.append(json.dumps(d).encode() + b"\n")

    def classes(text, *options):
        rows = [json.loads(x) for x in run("-f", "json", *options, stdin=text)[1].splitlines()]
        return [x for x in rows if x["part"] == "class"]
    found = classes(b"".join(lines))
    check(any(x["code"] == "I01" and "123456" in x["cause"]["detail"] and
              x["difference"] == 5 * 123456 for x in found), "five of the same yen are suspected")
    check(any("office: 77" in x["cause"]["detail"] for x in found), "five of one office")
    check(classes(b"".join(lines[:4])) == [], "four are no class")
    check(classes(b"".join(lines[:4]), "--class", "4"), "--class 4")
    check(classes(b"".join(lines), "--class", "0") == [], "--class 0")


def check_faults(text, tmp):
    r = random.Random(20260525)
    base = [x for x in text.splitlines() if x.strip()]
    lines = [mutate(r.choice(base), r) for _ in range(FUZZED)]
    status, out, err = run("-j", "2", "-f", "json", "--class", "0", stdin=b"\n".join(lines) + b"\n")
    messages = err.splitlines()
    counts = last_line(err)
    records = sum(1 for x in lines if x.strip())
    check(status in (3, 4), "broken lines: exit status %d" % status)
    check(counts["checked"] + counts["refused"] == records, "broken lines: nothing is lost")
    named = [int(x.split(b":")[2]) for x in messages[:-1]]
    check(len(named) == len(set(named)) == counts["refused"], "every refused line is named once")
    bad = set(named)
    good = [x for i, x in enumerate(lines, 1) if i not in bad]
    again = run("-f", "json", "--class", "0", stdin=b"\n".join(good) + b"\n")
    check(again[1] == out and last_line(again[2])["refused"] == 0,
          "broken lines do not change what is found in the others")
    half = base[0][:len(base[0]) // 2]
    status, _, err = run(stdin=b"\n".join(base[:3]) + b"\n" + half)
    check(status == 3 and b"standard input:4:" in err, "a line cut in half is named")
    if os.path.exists("/dev/full"):
        check(run("-f", "json", "-j", "2", "-o", "/dev/full", stdin=text)[0] == 5, "full disk")
        check(run("--resume", "/dev/full", stdin=text)[0] == 2, "--resume needs a regular file")
        check(run("--statistics", "/dev/full", stdin=text)[0] == 5, "full disk of --statistics")
    check_no_room(text, tmp)
    check_tables(base, tmp)


def check_no_room(text, tmp):
    """The partial result of --resume meets a full disk, and goes on later."""
    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100000, 100000))
    part = os.path.join(tmp, "no-room")
    p = subprocess.run([TOOL, "-l", "en", "--resume", part], input=text, capture_output=True,
                       preexec_fn=limit)
    check(p.returncode == 5 and p.stdout == b"" and os.path.getsize(part) == 100000,
          "no room for the partial result")
    check(run("--resume", part, stdin=text) == run(stdin=text), "no room, then resumed: differs")


def check_tables(base, tmp):
    rules = os.path.join(tmp, "rules")
    shutil.copytree(os.path.join(ROOT, "rules"), rules)
    path = os.path.join(rules, "revision_rate.json")
    with open(path, encoding="utf-8") as f:
        whole = f.read()
    with open(path, "w", encoding="utf-8") as f:
        f.write(whole.replace('"1.0', '"1.1', 1))
    status, out, err = run("-r", rules, "-f", "json", stdin=base[0])
    check(status == 4 and out == b"" and b"revision_rate" in err, "another hash stops the run")
    late = [x.replace(b'"on": "20', b'"on": "21') for x in base[:20] if b'"on": "20' in x]
    status, out, err = run("-f", "json", stdin=b"\n".join(late))
    check(status in (3, 4) and (b'"M02"' in out or b"refused=" in err),
          "a month after the tables is told")


def check_slurm(text, tmp):
    path = os.path.join(tmp, "slurm.ndjson")
    with open(path, "wb") as f:
        f.write(text)
    p = subprocess.run(["sh", os.path.join(HERE, "slurm_array.sh"), BIN, path, "3"],
                       capture_output=True, text=True)
    print(p.stdout.strip().replace("slurm_array: ", "check_runs: Slurm array: ").replace(
        "2 passed, 0 failed", "same"))
    check(p.returncode == 0, "Slurm: %s" % p.stderr.strip())


def main():
    r = random.Random(20261123)
    tmp = tempfile.mkdtemp()
    try:
        text = make(400 if SANITIZED else 1500, r)
        path = os.path.join(tmp, "all.ndjson")
        with open(path, "wb") as f:
            f.write(text)
        check_jobs(path)
        check_resume(path, tmp, r)
        check_merge(text, tmp)
        check_sample(path, text)
        check_mask(path, tmp)
        check_db(path, text, tmp)
        check_sarif(path)
        check_statistics(path, tmp)
        check_suppress(path, tmp)
        check_standards(tmp)
        check_classes()
        check_faults(text, tmp)
        if not SANITIZED:
            check_slurm(text, tmp)
    finally:
        shutil.rmtree(tmp)
    print("check_runs: %d passed, %d failed" % (passed, failed))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
