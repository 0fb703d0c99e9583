#!/usr/bin/env python3
"""Runs every example of the man pages and compares what it prints.

An example is a literal display whose first line begins with "$ ":

    .Bd -literal
    $ nenkin-oldage --format csv testdata/examples/totals.json |
    > head -n 1
    ...what it writes to standard output, byte for byte...
    [exit 3]
    .Ed

"> " continues the command; "[exit N]" is left out where N is 0; a display may
hold several commands.  They run in the root of the repository with sh, the
tool's folder first in PATH, and no language set.  The pages must also name
what the program knows: every option, key, part, reason, note and table.
There is no update mode: the text in the page is the judge.

usage: check_man.py [PAGE...]      (BIN: folder of the tools, default bin)
"""
import glob
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BIN = os.path.join(ROOT, os.environ.get("BIN", "bin"))
EXAMPLES_IN = ("nenkin.7", "nenkin-oldage.1", "nenkin-survivor.1",
               "nenkin-disability.1", "nenkin-recheck.1", "nenkin-rules.1", "nenkin-compare.1",
               "nenkin-case.5", "nenkin-decision.5", "nenkin-finding.5", "nenkin-partial.5",
               "nenkin-result.5", "nenkin-rules.5", "nenkin-april.7",
               "nenkin-reform.7", "nenkin-audit.7")
ESCAPES = {"\\e": "\\", "\\&": "", "\\-": "-", "\\(aq": "'", "\\(dq": '"',
           "\\(ga": "`", "\\(ha": "^", "\\(ti": "~"}

passed = failed = 0


def check(ok, text):
    global passed, failed
    if ok:
        passed += 1
    else:
        failed += 1
        print(text)


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as f:
        return f.read()


def plain(line, where):
    def one(match):
        if match[0] not in ESCAPES:
            check(False, f"{where}: escape '{match[0]}' is not known here")
        return ESCAPES.get(match[0], "")
    return re.sub(r"\\(?:\(..|.)", one, line)


def displays(page):
    """(line number, lines) of each literal display."""
    lines, start = None, 0
    for number, line in enumerate(read(page).split("\n"), 1):
        if line.startswith(".Bd") and "-literal" in line.split():
            lines, start = [], number + 1
        elif line.startswith(".Ed"):
            if lines is not None:
                yield start, lines
            lines = None
        elif lines is not None and not line.startswith('.\\"'):
            where = f"{page}:{number}"
            check(line[:1] not in (".", "'"),
                  f"{where}: a line of a display begins with '{line[:1]}'")
            lines.append(plain(line, where))


def examples(page):
    """(line number, command, output, status) of each example."""
    for start, lines in displays(page):
        if not lines or not lines[0].startswith("$ "):
            continue
        command, output, status, at = None, "", 0, 0
        for i, line in enumerate(lines):
            if line.startswith("$ "):
                if command is not None:
                    yield at, command, output, status
                command, output, status, at = line[2:], "", 0, start + i
            elif line.startswith("> ") and not output:
                command += "\n" + line[2:]
            elif re.fullmatch(r"\[exit \d+\]", line):
                status = int(line[6:-1])
            else:
                output += line + "\n"
        yield at, command, output, status


def environment():
    env = {k: v for k, v in os.environ.items()
           if k not in ("LANG", "LANGUAGE", "NENKIN_RULES")
           and not k.startswith("LC_")}
    env["PATH"] = BIN + os.pathsep + env.get("PATH", "/usr/bin:/bin")
    return env


def difference(got, want):
    got, want = got.split("\n"), want.split("\n")
    for i in range(max(len(got), len(want))):
        a = got[i] if i < len(got) else "(nothing)"
        b = want[i] if i < len(want) else "(nothing)"
        if a != b:
            return f"    line {i + 1}: got  {a}\n    line {i + 1}: want {b}"
    return ""


def run_examples(page):
    count = 0
    for line, command, output, status in examples(page):
        count += 1
        done = subprocess.run(["sh", "-c", command], cwd=ROOT, env=environment(),
                              stdin=subprocess.DEVNULL, capture_output=True,
                              timeout=60)
        got = done.stdout.decode("utf-8", "replace")
        problem = difference(got, output)
        if done.returncode != status:
            problem += f"\n    exit {done.returncode}, want {status}: " \
                + done.stderr.decode("utf-8", "replace").strip()
        check(not problem, f"{page}:{line}: {command}\n{problem}")
    return count


def compare(what, known, named, page):
    """Both ways: what the program knows and what the page names."""
    check(known, f"{page}: no {what} was found in the program")
    for name in sorted(known - named):
        check(False, f"{page}: {what} '{name}' is not in the page")
    for name in sorted(named - known):
        check(False, f"{page}: {what} '{name}' is not in the program")
    for name in known & named:
        check(True, "")


def section(text, title):
    """Lines of one section, a .Sh with its .Ss."""
    match = re.search(r"^\.S([hs]) " + re.escape(title) + r"\n", text, re.M)
    if not match:
        return ""
    rest = text[match.end():]
    end = re.search(r"^\.Sh " if match[1] == "h" else r"^\.S[hs] ", rest, re.M)
    return rest[:end.start()] if end else rest


def items(text):
    """Names in the .It lines of a text: `.It Cm basic , additional`."""
    names = set()
    for line in re.findall(r"^\.It (?:Cm|Li|Va) (.*)$", text, re.M):
        names.update(w for w in line.split() if re.fullmatch(r"[a-z][a-z0-9_]*", w))
    return names


def help_of(*words):
    return subprocess.run([*words, "--help"], capture_output=True, check=True,
                          env=environment()).stdout.decode("utf-8")


def check_options():
    for path in glob.glob(os.path.join(ROOT, "man", "*.1")):
        page = "man/" + os.path.basename(path)
        tool = os.path.join(BIN, os.path.basename(path)[:-2])
        text = help_of(tool)
        for command in re.findall(r"^  ([a-z]+) [A-Z| .]*  ", text, re.M):
            text += help_of(tool, command)
        options = section(read(page), "DESCRIPTION") + section(read(page), "OPTIONS")
        entries = "\n".join(re.findall(r"^\.It Fl .*$", options, re.M))
        compare("option", set(re.findall(r"--([a-z][a-z-]*)", text)),
                set(re.findall(r"Fl -([a-z][a-z-]*)", entries)), page)
        compare("short option", set(re.findall(r"^  -([a-zA-Z])\b", text, re.M)),
                set(re.findall(r"Fl ([a-zA-Z])\b", entries)), page)


def names_of_macro(header, macro):
    body = re.search(r"#define " + macro + r"\(X\)(.*?)\n\n", header, re.S)[1]
    return set(re.findall(r'X\([A-Z0-9_]+,\s*"([a-z0-9_]+)"', body.replace("\\\n", "")))


def check_result_names():
    header, page = read("calc/result.h"), "man/nenkin-result.5"
    text = read(page)
    for what, macro in (("benefit", "RESULT_BENEFITS"), ("part", "RESULT_PARTS"),
                        ("reason", "RESULT_REASONS"), ("note", "RESULT_NOTES")):
        compare(what, names_of_macro(header, macro),
                items(section(text, what.capitalize() + "s")), page)


def check_case_names():
    source, page = read("calc/case.c"), "man/nenkin-case.5"
    keys = set(re.findall(r'(?:\{|MONTHS\(|YEN\() ?"([a-z0-9_]+)"', source))
    lists = re.findall(r"const \w+\[\] = \{(.*?)\}", source, re.S)
    values = {v for body in lists for v in re.findall(r'"([a-z0-9_]+)"', body)}
    named = items(read(page))
    compare("key or value", keys | values | {"allowance", "none"}, named, page)


def check_decision_names():
    """Keys of a decision and of a finding, and the codes of errors."""
    page = "man/nenkin-decision.5"
    source = read("calc/decision.c")
    keys = set(re.findall(r'\{ ?"([a-z_]+)", read_', source))
    lists = re.findall(r"const \w+\[[A-Z_]*\] = \{(.*?)\}", source, re.S)
    for word in sorted(keys | {v for b in lists[:1] + lists[3:] for v in re.findall(r'"([a-z_]+)"', b)}):
        check(re.search(r"\b%s\b" % word, read(page)), f"{page}: '{word}' is not in the page")
    page = "man/nenkin-finding.5"
    codes = set(re.findall(r'^\t[EVI]\("([A-Z][0-9]{2})"', read("calc/error_code.c"), re.M))
    named = set(re.findall(r"^\.It Cm ([A-Z][0-9]{2})$", read(page), re.M))
    for code in sorted(codes ^ named):
        check(False, f"{page}: code '{code}' stands in the page or the program alone")
    for _ in codes & named:
        check(True, "")
    probed = set(re.findall(r'^\t\{ "([A-Z][0-9]{2})"', read("calc/probes.c"), re.M))
    for code in sorted(probed - codes):
        check(False, f"calc/probes.c: code '{code}' is not known")


def check_glossary():
    """Benefits, parts, reasons, notes and statuses stand in the glossary."""
    page, header, source = "man/nenkin.7", read("calc/result.h"), read("calc/case.c")
    named = set(re.findall(r"^\.Cm ([a-z0-9_]+)", section(read(page), "GLOSSARY"), re.M))
    known = set(re.findall(r'"([a-z0-9_]+)"', re.search(
        r"STATUSES\[\] = \{(.*?)\}", source, re.S)[1]))
    for macro in ("RESULT_BENEFITS", "RESULT_PARTS", "RESULT_REASONS", "RESULT_NOTES"):
        known |= names_of_macro(header, macro)
    for name in sorted(known):
        check(name in named, f"{page}: '{name}' is not in the glossary")


def check_tables():
    page = "man/nenkin-rules.5"
    tables = {os.path.basename(p)[:-5] for p in glob.glob(os.path.join(ROOT, "rules", "*.json"))}
    compare("table", tables - {"ruleset"}, items(section(read(page), "TABLES")), page)


def main():
    pages = sys.argv[1:] or sorted(
        "man/" + os.path.basename(p) for p in glob.glob(os.path.join(ROOT, "man", "*.[1-9]")))
    ran = 0
    for page in pages:
        count = run_examples(page)
        ran += count
        check(count or os.path.basename(page) not in EXAMPLES_IN,
              f"{page}: has no example")
    check(ran, "no example was run")
    check_options()
    check_result_names()
    check_case_names()
    check_tables()
    check_decision_names()
    check_glossary()
    print(f"check_man: {ran} examples of {len(pages)} pages run; "
          f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
