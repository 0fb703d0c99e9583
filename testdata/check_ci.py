#!/usr/bin/env python3
"""JUnit XML and TAP of nenkin-compare, read as systems of continuous integration
read them: well formed, the counts of the head are those of the tests, every
record of the input is one test, names come back as they were given, and the
exit status agrees.

usage: check_ci.py BIN
"""
import collections
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TOOL = os.path.join(os.path.abspath(sys.argv[1]), "nenkin-compare")
ENV = dict(os.environ, NENKIN_RULES=os.path.join(ROOT, "rules"), LC_ALL="C.UTF-8")
# what the two formats have a use for, and what they do not allow
NAMES = ["plain", "a<b>&amp;\"'", "]]><!--", "1..3", "ok 7 - no", "# SKIP me",
         "back\\slash # SKIP", "名前　空白", "\u202eturned", "\ufffe\uffff"]
REFUSED = ["tab\there", "line\nbreak", "\x01control", "bell\x7f"]
passed = failed = 0


def check(ok, what):
    global passed, failed
    passed += bool(ok)
    if not ok:
        failed += 1
        print("check_ci:", what)


def run(*args, text=None):
    return subprocess.run([TOOL, *args], input=text, text=True, env=ENV, cwd=ROOT,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def cases():
    """One case under every name, some of them refused, one not covered, a line
    that is no case."""
    with open(os.path.join(ROOT, "testdata/examples/totals.json"),
              encoding="utf-8") as f:
        c = json.load(f)
    lines = []
    for name in NAMES + REFUSED:
        c["id"] = name
        lines.append(json.dumps(c, ensure_ascii=False))
    c["id"], c["person"]["birth"] = "old", "1920-01-01"
    lines.insert(len(NAMES), json.dumps(c))
    return lines + ['{"format": "nenkin-case/1", "id": "cut']


def readable(name):
    """What is left of a name where control characters cannot stand."""
    return re.sub(r"[\s?\x00-\x1f\ufffe\uffff]+", " ", name).strip()


def junit(out):
    """Name and state of each test."""
    suite = xml.fromstring(out.encode())
    check(suite.tag == "testsuite" and suite.get("name"), "a test suite")
    tests = []
    for t in suite:
        check(t.tag == "testcase" and t.get("classname") and t.get("name"),
              "a test case with its names")
        check(len(t) <= 1, "one state of a test")
        tests.append((t.get("name"), t[0].tag if len(t) else "passed"))
    n = collections.Counter(state for _, state in tests)
    for key, state in (("failures", "failure"), ("skipped", "skipped"),
                       ("errors", "error")):
        check(int(suite.get(key)) == n[state], "JUnit: the number of " + key)
    check(int(suite.get("tests")) == len(tests), "JUnit: the number of tests")
    return tests


def tap(out):
    lines = out.split("\n")
    check(lines[0] == "TAP version 13", "TAP: the version first")
    check(lines[-1] == "", "TAP: a whole last line")
    tests = []
    for line in lines[1:-2]:
        if line.startswith("#"):
            continue
        m = re.fullmatch(r"(not )?ok (\d+) - (.*?)( # SKIP [a-z]+)?", line)
        check(m and int(m[2]) == len(tests) + 1, "TAP: %r" % line)
        if not m:
            continue
        name = re.sub(r"\\(.)", r"\1", m[3])
        check(not re.search(r"(?<!\\)(\\\\)*#", m[3]),
              "TAP: a directive that is none: %r" % line)
        tests.append((name, "skipped" if m[4] else
                      "failure" if m[1] else "passed"))
    check(lines[-2] == "1..%d" % len(tests), "TAP: the plan")
    return tests


def judge(what, args, text, states, covered=True):
    """Both formats of one command say the same of the same tests."""
    both = []
    for fmt, parse in (("junit", junit), ("tap", tap)):
        r = run("-f", fmt, *args, text=text)
        try:
            tests = parse(r.stdout)
        except xml.ParseError as e:
            check(False, "%s: %s" % (what, e))
            continue
        found = {state for _, state in tests}
        check(found == states[fmt], "%s, %s: %s" % (what, fmt, found))
        bad = 3 if "error" in states["junit"] or "skipped" in found else \
            1 if "failure" in found else 0
        check(r.returncode == bad or not covered, "%s, %s: exit status %d" %
              (what, fmt, r.returncode))
        both.append([readable(name) for name, _ in tests])
    check(len(both) == 2 and both[0] == both[1], what + ": the same tests")
    return both[0]


def main():
    lines = cases()
    text = "\n".join(lines) + "\n"
    want = [readable(x) for x in NAMES] + ["old"]
    want += ["standard input:%d" % (i + 1) for i in range(len(want), len(lines))]
    all_states = {"junit": {"failure", "error", "skipped"},
                  "tap": {"failure", "skipped"}}
    got = judge("compare", ["--undo", "2026-04", "-d", "2027-01"], text, all_states)
    check(got == want, "compare: every record is a test: %s" % got)
    got = judge("months", ["--from", "2026-11", "--to", "2026-12"], text,
                all_states)
    check(got == want, "months: every record is a test: %s" % got)
    good = "\n".join(lines[:len(NAMES)]) + "\n"
    judge("the same rules", ["--against", "rules"], good,
          {"junit": {"passed"}, "tap": {"passed"}})
    judge("coverage", ["--coverage"], good,
          {"junit": {"passed", "failure"}, "tap": {"passed", "failure"}})
    with tempfile.NamedTemporaryFile(suffix=".ndjson") as base:
        run("save", "-o", base.name, text=good)
        judge("verify", ["verify", base.name], None,
              {"junit": {"passed"}, "tap": {"passed"}})
    # more than is held in memory, in its order
    many = run("generate", "--seed", "3", "--count", "4000", "--no-pairs").stdout
    names = judge("many", ["--undo", "2026-04", "-d", "2026-06"], many,
                  {"junit": {"failure", "passed"}, "tap": {"failure", "passed"}},
                  covered=False)
    check(names == [json.loads(x)["id"] for x in many.splitlines()],
          "many: in the order of the input")
    print("%d passed, %d failed" % (passed, failed))
    return failed > 0


sys.exit(main())
