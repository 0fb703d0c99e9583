#!/usr/bin/env python3
"""check_faults.py - nenkin-recheck when something goes wrong, or must not be seen.

A full disk, a closed pipe, kills at random moments, a table that ends too early
or is another, broken lines by several workers, rows of SQLite that are none,
what --mask leaves in each format, the line of progress on a terminal, and
memory that does not grow with the input.  (BIN: folder of the tools.)
"""
import json
import os
import pty
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

import check_runs
from check_runs import BIN, FORMATS, ROOT, SANITIZED, TOOL, check, last_line, run

KEY = b"0123456789abcdef0123456789abcdef"
GROWS_KB = 2000  # of the peak, for 20,000 more decisions: 100 bytes each
PEAK_KB = 64 * 1024


# ---- disks, pipes, kills -----------------------------------------------------------

def check_full_disk(path):
    """Standard output on a full disk, in every format."""
    for f in FORMATS:
        with open("/dev/full", "wb") as full:
            p = subprocess.run([TOOL, "-f", f, "-j", "2", path], stdout=full,
                               stderr=subprocess.PIPE, check=False)
        check(p.returncode == 5 and b"cannot write" in p.stderr,
              "full disk: -f %s: %d %r" % (f, p.returncode, p.stderr[-80:]))
    code, _, err = run("-f", "json", "--statistics", "/dev/full", "-o", "/dev/null", path)
    check(code == 5 and b"/dev/full" in err, "full disk of the figures is told")


def check_pipe(path):
    """A reader that goes away: the tool ends, and says so or is ended by it."""
    for f in ("json", "csv", "sarif", "partial", "html", "text"):
        with subprocess.Popen([TOOL, "-f", f, "-j", "2", path], stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL) as p:
            p.stdout.readline()
            p.stdout.close()
            code = p.wait(60)
        check(code in (1, 3, 5, -signal.SIGPIPE), "closed pipe: -f %s: %d" % (f, code))


def check_random_kills(path, tmp, r):
    """SIGKILL at any moment of a run over a file, as often as it takes."""
    part = os.path.join(tmp, "killed.part")
    out = os.path.join(tmp, "killed.out")
    whole = run("-f", "json", path)
    begun = time.monotonic()
    run("-f", "json", path)
    takes = time.monotonic() - begun
    kills = 0
    for n in range(200):
        with open(out, "wb") as o, subprocess.Popen(
                [TOOL, "-l", "en", "-f", "json", "-j", str(1 + n % 2), "--resume", part,
                 path], stdout=o, stderr=subprocess.DEVNULL) as p:
            try:
                p.wait(r.uniform(0, takes / 3 * (1 + n / 20)))  # on a busy machine too
            except subprocess.TimeoutExpired:
                p.kill()
            killed = p.wait() == -signal.SIGKILL
        kills += killed
        with open(out, "rb") as f:
            got = f.read()
        if not killed:
            break
        check(whole[1].startswith(got), "a killed run leaves other bytes")
    check(kills >= 2, "only %d runs were killed" % kills)
    check(not killed and got == whole[1], "killed %d times and resumed: differs" % kills)
    check(run("-f", "json", "--resume", part, path) == whole, "resumed when all is done")


# ---- tables --------------------------------------------------------------------------

def copy_rules(tmp, name):
    folder = os.path.join(tmp, name)
    shutil.copytree(os.path.join(ROOT, "rules"), folder)
    return folder


def check_table_ends(tmp):
    """The table of the revision rate ends before the month decided: M02, never
    the rate of a month before."""
    folder = copy_rules(tmp, "ends")
    path = os.path.join(folder, "revision_rate.json")
    with open(path, encoding="utf-8") as f:
        table = json.load(f)
    table["rows"] = [x for x in table["rows"] if x["from"] < "2026-04"]
    for x in table["rows"]:
        if not x.get("to") or x["to"] > "2026-03":
            x["to"] = "2026-03"
    with open(path, "w", encoding="utf-8") as f:
        json.dump(table, f, ensure_ascii=False)
    subprocess.run([sys.executable, os.path.join(ROOT, "testdata/hash_rules.py"), folder],
                   check=True, stdout=subprocess.DEVNULL)
    with open(os.path.join(ROOT, "testdata/examples/decisions.ndjson"), "rb") as f:
        lines = f.read().splitlines()
    code, out, err = run("-r", folder, "-f", "json", stdin=lines[0])
    found = [json.loads(x) for x in out.splitlines()]
    check(code == 4 and found and all(x["code"] == "M02" for x in found),
          "a table that ends: %d %s" % (code, [x["code"] for x in found]))
    check(all("revision_rate" in x["cause"]["detail"] and "2027-01" in x["cause"]["detail"]
              for x in found), "a table that ends: table and month are named")
    check(last_line(err)["review"] == 1 and last_line(err)["pass"] == 0,
          "a table that ends: no pass")


def check_other_hash(path, tmp):
    """M03: before any record, in every format; nothing is written."""
    folder = copy_rules(tmp, "other")
    with open(os.path.join(folder, "basic_full_amount.json"), "ab") as f:
        f.write(b" ")
    check(run("-r", folder, "-f", "json", path)[0] in (1, 3), "blanks change no table")
    name = os.path.join(folder, "ruleset.json")
    with open(name, encoding="utf-8") as f:
        text = f.read()
    table = json.loads(text)["tables"]["basic_full_amount"]
    with open(name, "w", encoding="utf-8") as f:
        f.write(text.replace(table, table[:-1] + ("0" if table[-1] != "0" else "1")))
    for f in FORMATS:
        code, out, err = run("-r", folder, "-f", f, path)
        check(code == 4 and out == b"" and b"SHA-256" in err and b"checked=" not in err,
              "another hash: -f %s: %d" % (f, code))


# ---- broken lines ----------------------------------------------------------------------

def check_fuzzed(text, tmp, r):
    """As many workers as one likes find the same in 10,000 broken lines."""
    base = [x for x in text.splitlines() if x.strip()]
    path = os.path.join(tmp, "fuzzed.ndjson")
    lines = [check_runs.mutate(r.choice(base), r) for _ in range(check_runs.FUZZED)]
    with open(path, "wb") as f:
        f.write(b"\n".join(lines) + b"\n")
    one = run("-f", "json", "-j", "1", path)
    check(one[0] in (3, 4) and last_line(one[2])["refused"] > 100, "broken lines")
    for j in ("2", "4"):
        check(run("-f", "json", "-j", j, path) == one, "broken lines: -j %s differs" % j)
    messages = [x for x in one[2].splitlines()[:-1]]
    at = [int(x[len(b"nenkin-recheck: ") + len(path) + 1:].split(b":")[0]) for x in messages]
    check(at == sorted(set(at)), "broken lines: messages out of order, or twice")


# ---- SQLite ------------------------------------------------------------------------------

def check_rows(tmp):
    path = os.path.join(tmp, "rows.db")
    with open(os.path.join(ROOT, "testdata/examples/decisions.ndjson"), encoding="utf-8") as f:
        good = f.readline().strip()
    rows = [good, None, "x" * (3 << 20), b"\xff\xfe", "", 17, good[:40]]
    with sqlite3.connect(path) as con:
        con.execute("create table t (n integer primary key, d)")
        con.executemany("insert into t (d) values (?)", [(x,) for x in rows])
    con.close()
    for j in ("1", "4"):
        code, _, err = run("-f", "json", "-j", j, "--db", path, "--query",
                           "select d from t order by n")
        count = last_line(err)
        check(code == 3 and count["checked"] == 1 and count["refused"] == 6,
              "rows that are none: %d %s" % (code, count))
        check([int(x.split(b":row:")[1].split(b":")[0]) for x in err.splitlines()[:-1]] ==
              [2, 3, 4, 5, 6, 7], "rows that are none: each is named")
    other = os.path.join(tmp, "not.db")
    with open(other, "wb") as f:
        f.write(b"this is no database, and long enough to be taken for one\n" * 40)
    check(run("--db", other, "--query", "select d from t")[0] == 2, "a file that is no database")
    for bad in ("select nothing from t", "selec d from t", "", "-- only a comment",
                "attach database 'x' as y", "pragma journal_mode = wal",
                "insert into t (d) values (1) returning d"):
        code, out, _ = run("-f", "json", "--db", path, "--query", bad)
        check(code == 2 and out == b"", "--query %r: %d" % (bad, code))
    check(not os.path.exists("x"), "a query has made a file")


# ---- masks -------------------------------------------------------------------------------

SECRETS = ["ID-SECRET-77", "CASE-SECRET-78", "widow-SECRET-79", "1961-12-08", "1957-11-23",
           "1964-10-15", "341237", "512361", "287654", "KEY-SECRET-80", "600123",
           "2026-12-03"]


def recognisable():
    """Decisions whose values can be found again: ids, days, pays."""
    person = {"birth": "1961-12-08", "sex": "male"}
    pay = [["1982-04", 287654], ["2003-04", 341237]]
    case = {"format": "nenkin-case/1", "id": "CASE-SECRET-78", "person": person,
            "employment": [{"from": "1982-04", "to": "2021-05", "category": 1, "pay": pay}],
            "spouse": {"birth": "1964-10-15", "sex": "female", "supported": True}}
    one = {"format": "nenkin-decision/1", "id": "ID-SECRET-77", "case": case,
           "decided": "2026-12-19", "received": "2026-12-03", "office": "0101",
           "decisions": [{"benefit": "old_age_employees", "on": "2027-01",
                          "from": "2027-01", "annual": 600123}]}
    late = json.loads(json.dumps(one))  # M02 names the birth
    late["decisions"][0].update({"on": "2031-01", "from": "2031-01"})
    death = json.loads(json.dumps(one))
    death["case"]["death"] = {"date": "2026-05-02", "survivors": [
        {"id": "widow-SECRET-79", "relation": "spouse", "sex": "female",
         "birth": "1957-11-23", "supported": True}]}
    del death["case"]["spouse"]
    death["decisions"] = [{"benefit": "survivors_employees", "on": "2026-12",
                           "from": "2026-06", "annual": 600123,
                           "recipient": "widow-SECRET-79"}]
    return one, late, death


def keyed_wrong(one):
    """One whose cause is a pay that was keyed wrong: its detail quotes the pay."""
    right = json.loads(json.dumps(one))
    pays = right["case"]["employment"][0]["pay"]
    pays[1][1] = 431237  # two digits exchanged
    code, out, _ = run("-f", "json", stdin=json.dumps(right).encode())
    due = [json.loads(x) for x in out.splitlines()]
    due = [x["recomputed"] for x in due if x["benefit"] == "old_age_employees"]
    wrong = json.loads(json.dumps(one))
    wrong["decisions"][0]["annual"] = due[0]
    return wrong, code


def broken(one):
    """Lines that are refused, for a reason that would quote them."""
    a, b, c, d, e = (json.loads(json.dumps(one)) for _ in range(5))
    a["case"]["person"]["birth"] = "1961-12-08-SECRET"
    b["case"]["KEY-SECRET-80"] = 1
    c["case"]["employment"][0]["pay"][1] = ["2003-04", "341237"]
    d["case"]["person"]["sex"] = "ID-SECRET-77"
    e["case"]["kana_secret.name"] = 1
    text = json.dumps(one)
    lines = [json.dumps(x) for x in (a, b, c, d, e)]
    return lines + [text[:200], text.replace("287654", "287654.5"),
                    text.replace('"sex"', '"birth"')]


def check_mask(tmp):
    key = os.path.join(tmp, "key")
    with open(key, "wb") as f:
        f.write(KEY + b"\n")
    one, late, death = recognisable()
    wrong, _ = keyed_wrong(one)
    bad = broken(one)
    lines = [json.dumps(x) for x in (one, late, death, wrong)]
    # five of a kind, so that there are classes too
    lines += [json.dumps({**one, "id": "ID-SECRET-77-%d" % i}) for i in range(5)] + bad
    path = os.path.join(tmp, "secret.ndjson")
    with open(path, "w", encoding="utf-8") as f:
        f.write("\n".join(lines) + "\n")
    plain = run("-f", "json", "--on", "2026-12", path)
    check(last_line(plain[2])["refused"] == len(bad), "mask: %s" % last_line(plain[2]))
    check(b"341237 for" in plain[1] or b"for 341237" in plain[1],
          "mask: no finding quotes a pay without a mask")
    check(b"1961-12-08" in plain[1] and b"widow-SECRET" in plain[1],
          "mask: no finding quotes a birth or a recipient without a mask")
    for f in FORMATS:
        figures = os.path.join(tmp, "figures.json")
        options = () if f == "partial" else ("--statistics", figures)
        code, out, err = run("-f", f, "--on", "2026-12", "--mask", key, *options, path)
        seen = out + err + (b"" if not options else open(figures, "rb").read())
        check_hidden(f, code, seen, err, len(bad))
        check(run("-f", f, "--on", "2026-12", "--mask", key, "-j", "2", path)[1] == out,
              "mask: -f %s -j 2 differs" % f)
    check_mask_merged(path, key, tmp)


def check_hidden(f, code, seen, err, refused):
    check(code in (3, 4), "mask: -f %s: %d" % (f, code))
    for word in SECRETS + ["SECRET", "kana_secret"]:
        if word == "600123":
            continue  # the amount decided is what a finding is about
        check(word.encode() not in seen, "mask: -f %s shows %s" % (f, word))
    if f == "partial":
        return  # its refusals are told when it is merged
    messages = err.splitlines()[:-1]
    check(len(messages) == refused and all(b"not shown" in x for x in messages),
          "mask: -f %s: messages" % f)
    check(any(b"case.person.birth: refused" in x for x in messages),
          "mask: -f %s: the path of a refusal is named" % f)


def check_mask_merged(path, key, tmp):
    """The report of merged parts is that of one run."""
    options = ("--on", "2026-12", "--mask", key)
    part = os.path.join(tmp, "masked.part")
    with open(part, "wb") as f:
        f.write(run("-f", "partial", *options, path)[1])
    for f in ("html", "text", "sarif"):
        check(run("-f", f, "--merge", "--input", path, *options, part)[1] ==
              run("-f", f, *options, path)[1], "mask: merged -f %s differs" % f)
    resumed = os.path.join(tmp, "masked.resume")
    check(run("-f", "html", *options, "--resume", resumed, path) ==
          run("-f", "html", *options, path), "mask: resumed report differs")
    with open(resumed, "rb") as f:
        check(b"SECRET" not in f.read(), "mask: the file of --resume shows an id")


# ---- progress ----------------------------------------------------------------------------

def on_terminal(path, out):
    """What a run of some seconds writes to a terminal on standard error."""
    lead, end = pty.openpty()
    with open(out, "wb") as o:
        p = subprocess.Popen([TOOL, "-l", "en", "-f", "json"], stderr=end,
                             stdin=subprocess.PIPE, stdout=o)
    os.close(end)
    with open(path, "rb") as f:
        feeder = threading.Thread(target=feed_slowly, args=(p.stdin, f.read()))
    feeder.start()
    got = b""
    try:
        while more := os.read(lead, 65536):
            got += more
    except OSError:
        pass  # the other end is closed
    feeder.join()
    os.close(lead)
    p.wait(60)
    return got


def feed_slowly(into, text):
    """Slow enough for two lines of progress."""
    for k in range(4):
        into.write(text[len(text) * k // 4:len(text) * (k + 1) // 4])
        into.flush()
        time.sleep(0.7)
    into.close()


def check_progress(path, tmp):
    out = os.path.join(tmp, "progress.json")
    got = on_terminal(path, out)
    check(b" records, " in got and b"/s" in got, "progress: no line on a terminal")
    told = got.replace(b"\r\n", b"\n").split(b"\n")[-2]
    check(told.split(b"\r")[-1].replace(b"\x1b[K", b"").startswith(b"checked="),
          "progress: the last line is %r" % told)
    before = got[:got.rindex(b"checked=")]
    check(before.endswith(b"\r\x1b[K") or before.endswith(b"\n"),
          "progress: the line is not cleared: %r" % before[-60:])
    check(b"records, " not in after_clearing(got), "progress: something is left of it")
    with open(out, "rb") as f:
        check(b"records," not in f.read(), "progress: in the output")
    check(b"records," not in run("-f", "json", path)[2], "progress: in a file")


def after_clearing(got):
    """What a terminal shows in the end: each line from its last return on."""
    lines = []
    for line in got.replace(b"\r\n", b"\n").split(b"\n"):
        lines.append(line.split(b"\r")[-1].replace(b"\x1b[K", b""))
    return b"\n".join(lines)


# ---- memory ----------------------------------------------------------------------------------

def worst_case(count, path):
    """Every decision wrong and alone: its own id, office, day and yen."""
    with open(os.path.join(ROOT, "testdata/examples/decisions.ndjson"), encoding="utf-8") as f:
        d = json.loads(f.readline())
    d.update({"id": "@ID", "office": "@ID", "decided": "@DAY"})
    d.pop("received", None)
    d.pop("paid", None)
    d["decisions"] = [{"benefit": "old_age_basic", "on": "2027-01", "from": "2027-01",
                       "annual": "@YEN"}]
    text = json.dumps(d).replace('"@YEN"', "@YEN")
    with open(path, "w", encoding="utf-8") as f:
        for i in range(count):
            f.write(text.replace("@ID", "M-%07d" % i).replace("@YEN", str(100000 + i))
                    .replace("@DAY", "20%02d-%02d-%02d" % (10 + i % 17, 1 + i % 12, 1 + i % 28))
                    + "\n")


def peak_kb(*args):
    """Peak of the resident memory of one run, looked up until it ends: what
    getrusage says counts this program's own before exec."""
    p = subprocess.Popen([TOOL, *args], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = 0
    while p.poll() is None:
        with open("/proc/%d/status" % p.pid, encoding="ascii") as f:
            seen = [int(x.split()[1]) for x in f if x.startswith("VmHWM:")]
        peak = max([peak] + seen)
        time.sleep(0.01)
    check(p.returncode == 1, "memory: exit status %d of %s" % (p.returncode, args))
    return peak


def check_memory(tmp):
    """Beyond the bound of the counters the peak stays where it is."""
    peak = []
    for count in (30000, 50000):
        path = os.path.join(tmp, "memory")
        worst_case(count, path)
        peak.append(peak_kb("-f", "html", "-j", "2", path))
    check(0 < peak[1] < PEAK_KB and peak[1] - peak[0] < GROWS_KB,
          "memory: %d kB for 30,000 decisions, %d kB for 50,000" % tuple(peak))


def main():
    r = random.Random(20261124)
    tmp = tempfile.mkdtemp()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        text = check_runs.make(300 if SANITIZED else 1500, r)
        path = os.path.join(tmp, "all.ndjson")
        with open(path, "wb") as f:
            f.write(text)
        if os.path.exists("/dev/full"):
            check_full_disk(path)
        check_pipe(path)
        check_random_kills(path, tmp, r)
        check_table_ends(tmp)
        check_other_hash(path, tmp)
        check_fuzzed(text, tmp, r)
        check_rows(tmp)
        check_mask(tmp)
        check_progress(path, tmp)
        if not SANITIZED and os.path.exists("/proc/self/status"):
            check_memory(tmp)
    finally:
        shutil.rmtree(tmp)
    print("check_faults: %d passed, %d failed" % (check_runs.passed, check_runs.failed))
    return 1 if check_runs.failed or not check_runs.passed else 0


if __name__ == "__main__":
    sys.exit(main())
