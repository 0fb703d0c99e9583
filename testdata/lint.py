#!/usr/bin/env python3
"""lint.py - the code, the index of the law and its page against the project's
own rules.  Run by `make lint`; also takes the name of another root as argument.

One line a finding, `file:line: text`; exit status 1 when there is one.

(a) calc/INDEX against the code, the tables, the cases and man/nenkin-law.7
(b) no number that a law sets in C
(c) calc/ computes only: no floating point, input/output, clock, locale, exit
(d) functions of at most 60 lines
(e) each header compiles alone
(f) one id of a worksheet step has one label
(g) no notes to oneself in the tree
(h) calc/step_list.c is what testdata/step_list.py writes
"""
import glob
import json
import os
import re
import subprocess
import sys

LINES_MAX = 60
PAGE = "man/nenkin-law.7"
INDEX = "calc/INDEX"

findings = []


def say(path, line, text):
    findings.append((path, line, text))


def read(path):
    with open(path, encoding="utf-8", errors="replace") as f:
        return f.read()


def sources(*folders):
    out = []
    for d in folders:
        out += sorted(glob.glob(d + "/*.c") + glob.glob(d + "/*.h"))
    return out


# ---- C, as text -------------------------------------------------------------

TOKEN = re.compile(r"/\*.*?\*/|//[^\n]*|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'",
                   re.S)


def blank(text):
    return re.sub(r"[^\n]", " ", text)


class Source:
    """One C file: its code without comments and strings, and these apart."""

    def __init__(self, path):
        self.path = path
        self.text = read(path)
        self.comments = []   # (first line, last line, text)
        self.strings = []    # (line, text), neighbours joined
        last_end = -1
        out, at = [], 0
        for m in TOKEN.finditer(self.text):
            gap = self.text[at:m.start()]
            out.append(gap)
            token = m.group()
            line = self.text.count("\n", 0, m.start()) + 1
            if token[0] == "/":
                self.comments.append((line, line + token.count("\n"), token))
            elif token[0] == '"':
                if last_end >= 0 and not self.text[last_end:m.start()].strip():
                    self.strings[-1] = (self.strings[-1][0],
                                        self.strings[-1][1] + token[1:-1])
                else:
                    self.strings.append((line, token[1:-1]))
                last_end = m.end()
            out.append(token[0] + blank(token[1:-1]) + token[-1]
                       if token[0] in "\"'" else blank(token))
            at = m.end()
        out.append(self.text[at:])
        self.code = "".join(out)
        self.lines = self.code.split("\n")
        self.functions = self._functions()
        self.prototypes = self._prototypes() if path.endswith(".h") else []

    def comment_before(self, line):
        """The comment that ends on the line before, or None."""
        for first, last, text in self.comments:
            if last == line - 1:
                return first, text
        return None

    def _functions(self):
        """(name, first line, last line, lines of its tables, is static)"""
        found = []
        for i, line in enumerate(self.lines):
            if line != "{":
                continue
            top = i - 1
            while top > 0 and self.lines[top][:1] in ("", " ", "\t"):
                top -= 1
            head = " ".join(self.lines[top:i])
            m = re.search(r"(\w+)\s*\(", head)
            end = i
            while end < len(self.lines) and self.lines[end] != "}":
                end += 1
            if m:
                found.append((m.group(1), top + 1, end + 1,
                              self._table_lines(i, end),
                              head.startswith("static")))
        return found

    def _table_lines(self, i, end):
        n, inside = 0, False
        for line in self.lines[i:end]:
            if re.search(r"\bconst\b.*=\s*\{\s*$", line):
                inside = True
            n += inside
            if inside and re.match(r"\s*\};", line):
                inside = False
        return n

    def _prototypes(self):
        """(name, line, comment above) of the functions a header exports; a
        comment holds for the prototypes that follow it without a blank line."""
        found, comment = [], None
        depth, statement, start = 0, "", 0
        for i, line in enumerate(self.lines, 1):
            if not self.text.split("\n")[i - 1].strip():
                comment = None
            above = self.comment_before(i)
            if above and depth == 0 and not statement:
                comment = above[1]
            if line.startswith("#") or line.endswith("\\"):
                continue
            if not statement and line.strip():
                start = i
            statement += " " + line.strip()
            depth += line.count("{") - line.count("}")
            if depth == 0 and line.rstrip().endswith((";", "}")):
                m = re.match(r"\s*(?!typedef|struct \w+ \{|enum)[\w\s\*]*?(\w+)\s*\(",
                             statement)
                if m and "{" not in statement:
                    found.append((m.group(1), start, comment))
                statement = ""
            elif not statement.strip():
                statement = ""
        return found


# ---- articles ----------------------------------------------------------------

FULL = {  # how comments shorten the names of the laws
    "国年法": "国民年金法", "国年令": "国民年金法施行令", "国年": "国民年金法",
    "厚年法": "厚生年金保険法", "厚年令": "厚生年金保険法施行令",
    "厚年": "厚生年金保険法", "427CO343": "平成27年政令第343号",
}
ERA_SHORT = {"昭": "昭和", "平": "平成", "令": "令和"}
LAW = (r"(?:国民年金法施行令|国民年金法|厚生年金保険法施行令|厚生年金保険法施行規則|"
       r"厚生年金保険法|年齢計算ニ関する法律|民法|雇用保険法|"
       r"(?:昭和|平成|令和)\d+年(?:法律|政令)第\d+号|"
       r"国年法|国年令|国年|厚年法|厚年令|厚年|427CO343|"
       r"[昭平令]\d+(?:法|政令)\d+号?|昭60|平6)")
ARTICLE = re.compile(
    r"(?P<law>(?<!旧)%s)?(?P<order>令|則)?\s*(?P<sup>附則|附)?\s*第?(?P<n>\d+)条(?P<sub>(?:の\d+)*)"
    % LAW)
ACTS = {"昭60": "昭和60年法律第34号", "平6": "平成6年法律第95号"}


def full_law(name):
    if name in ACTS:
        return ACTS[name]
    if name in FULL:
        return FULL[name]
    m = re.match(r"([昭平令])(\d+)(法|政令)(\d+)号?$", name)
    if m:
        return "%s%s年%s第%s号" % (ERA_SHORT[m.group(1)], m.group(2),
                                "法律" if m.group(3) == "法" else "政令", m.group(4))
    return name


def articles(text, default=None, brackets=False):
    """The articles a text names, at the level of the article (条): (law, 附則?,
    number).  What stands in full-width brackets is another law's wording and is
    left out unless asked for."""
    if not brackets:
        text = re.sub(r"（[^（）]*）", "", text)
    law, sup, out, end = default, False, [], None
    for m in ARTICLE.finditer(text):
        between = text[end:m.start()] if end is not None else ""
        if m.group("law"):
            law = full_law(m.group("law"))
            sup = bool(m.group("sup"))
        elif m.group("order"):
            law = "厚生年金保険法施行" + {"令": "令", "則": "規則"}[m.group("order")]
            sup = False
        elif m.group("sup"):
            if law is None or "施行" in law:
                law = default
            sup = True
        elif end is None or not re.search(r"^[\d項号本文ただし書イロ各第前段後]*([、・]|から|, $)", between):
            law, sup = default, False
        if law:
            out.append((law, sup, m.group("n") + m.group("sub")))
        end = m.end()
    return out


def show(a):
    law, sup, n = a
    head, *rest = n.split("の")
    return "%s%s第%s条%s" % (law, "附則" if sup else "", head,
                           "".join("の" + r for r in rest))


def sort_key(text):
    """Laws by name, body before supplementary provisions, then by number."""
    a = articles(text)
    if not a:
        return None
    law, sup, n = a[0]
    tail = re.findall(r"\d+", text[text.index("条") + 1:]) if "条" in text else []
    return ([int(x) if x.isdigit() else x for x in re.split(r"(\d+)", law)], sup,
            [int(x) for x in n.split("の")], [int(x) for x in tail])


# ---- (a) the index -------------------------------------------------------------

def page_sections():
    """{title: line}, and the headings whose own text the index need not name."""
    titles, exempt, last = {}, set(), None
    standard = ("NAME", "DESCRIPTION", "SEE ALSO", "STANDARDS", "HISTORY",
                "CAVEATS", "BUGS")
    for i, line in enumerate(read(PAGE).split("\n"), 1):
        m = re.match(r"\.(Sh|Ss) (.+)", line)
        if not m:
            continue
        title = m.group(2).replace('"', "").strip()
        if title in titles:
            say(PAGE, i, "section '%s' stands twice" % title)
        titles[title] = i
        if m.group(1) == "Sh":
            last = title
            if title in standard:
                exempt.add(title)
        else:
            exempt.add(last)  # its parts are named instead
    return titles, exempt


def case_ids():
    ids = set()
    for path in glob.glob("testdata/**/*.ndjson", recursive=True):
        for line in read(path).splitlines():
            try:
                one = json.loads(line)
            except ValueError:
                continue
            if not isinstance(one, dict):
                continue
            inner = one.get("case")
            for c in (one, inner if isinstance(inner, dict) else {}):
                if isinstance(c.get("id"), str):
                    ids.add(c["id"])
    return ids


def check_case(line, token, ids):
    if token in ("-", "later") or token in ids:
        return
    if token.endswith("*"):
        if not any(i.startswith(token[:-1]) for i in ids):
            say(INDEX, line, "no case begins with '%s'" % token[:-1])
        return
    path, _, word = token.partition(":")
    if not os.path.exists("testdata/" + path):
        say(INDEX, line, "case '%s' does not exist in testdata/" % token)
    elif word and '"%s"' % word not in read("testdata/" + path):
        say(INDEX, line, "'%s' does not stand in testdata/%s" % (word, path))


def read_index(files, sections):
    """What the index names; says what does not exist."""
    where = {}
    for s in files:
        for f in s.functions:
            where.setdefault(f[0], set()).add(os.path.basename(s.path))
    tables = {os.path.basename(p)[:-5] for p in glob.glob("rules/*.json")}
    tables.discard("ruleset")
    ids = case_ids()
    named = {"articles": set(), "functions": set(), "tables": {}, "sections": set()}
    previous, seen = None, {}
    for n, line in enumerate(read(INDEX).split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        column = line.split("\t")
        if len(column) != 5 or not all(column):
            say(INDEX, n, "expected five columns, found %d" % len(column))
            continue
        law, function, table, cases, section = column
        key = sort_key(law)
        if key is None:
            say(INDEX, n, "'%s' names no article" % law)
            continue
        if previous is not None and key < previous:
            say(INDEX, n, "'%s' is out of order" % law)
        previous = key
        if line in seen:
            say(INDEX, n, "the line stands at line %d too" % seen[line])
        seen[line] = n
        named["articles"].update(articles(law))
        name, later = function.split(":")[-1], "later" in cases.split()
        if function != "-":
            homes = where.get(name, set())
            if ":" in function and function.split(":")[0] not in homes or not homes:
                say(INDEX, n, "function '%s' does not exist in calc/" % function)
            elif ":" not in function and len(homes) > 1:
                say(INDEX, n, "function '%s' exists in %s: write FILE:%s" %
                    (function, " and ".join(sorted(homes)), function))
            named["functions"].update((name, h) for h in
                                      ([function.split(":")[0]] if ":" in function
                                       else homes))
        elif not later:
            say(INDEX, n, "no function, and not marked 'later'")
        for t in table.split():
            if t == "-":
                continue
            if t not in tables:
                say(INDEX, n, "table '%s' does not exist in rules/" % t)
            named["tables"].setdefault(t, []).append((n, function == "-"))
        for c in cases.split():
            check_case(n, c, ids)
        page, _, title = section.partition(":")
        if page != os.path.basename(PAGE) or title not in sections:
            say(INDEX, n, "section '%s' does not exist" % section)
        named["sections"].add(title)
    for t in sorted(tables - set(named["tables"])):
        say("rules/%s.json" % t, 1, "table '%s' does not stand in %s" % (t, INDEX))
    return named


def cites(text):
    return bool(ARTICLE.search(text))


def check_cited(s, named):
    """Every article the code names, in a string or a comment, and every
    function with one above it, stands in the index."""
    base = os.path.basename(s.path)
    told = set()

    def need(line, text, default, brackets=False):
        for a in articles(text, default, brackets):
            if a not in named["articles"] and (a, base) not in told:
                told.add((a, base))
                say(s.path, line, "'%s' does not stand in %s" % (show(a), INDEX))

    for line, text in s.strings:
        need(line, text, None)
    for first, _, text in s.comments:
        need(first, re.sub(r"\n\s*\*?\s*", " ", text), None)
    for name, top, _, _, _ in s.functions:
        above = s.comment_before(top)
        if above and cites(above[1]) and (name, base) not in named["functions"]:
            say(s.path, top, "function '%s' cites an article and does not stand "
                "in %s" % (name, INDEX))


def check_index(files):
    for path in (PAGE, INDEX):
        if not os.path.exists(path):
            say(path, 1, "is missing")
            return
    sections, exempt = page_sections()
    named = read_index(files, sections)
    for title, line in sections.items():
        if title not in named["sections"] and title not in exempt:
            say(PAGE, line, "section '%s' is named by no line of %s" %
                (title, INDEX))
    by_name = {name for name, _ in named["functions"]}
    for s in files:
        check_cited(s, named)
        for name, line, comment in s.prototypes:
            if comment and cites(comment) and name not in by_name:
                say(s.path, line, "function '%s' cites an article and does not "
                    "stand in %s" % (name, INDEX))
    check_tables_used(files, named)
    check_refused(files)


REFUSED = re.compile(
    r'calc_uncovered\(c,\s*(?:NULL|path|"[^"]*"),\s*"([^"]*)",|'
    r'"([^"]*)",\s*"not covered: ', re.S)


def check_refused(files):
    """Every article that a record is refused with stands in the page's list."""
    text = read(PAGE)
    m = re.search(r"^\.Ss What is refused\n(.*?)^\.Ss ", text, re.S | re.M)
    listed, calls = set(), 0
    for line in (m.group(1) if m else "").split("\n"):
        if line.startswith(".It "):
            listed.update(articles(line[4:]))
    for s in files:
        for m in REFUSED.finditer(s.text):
            calls += 1
            line = s.text.count("\n", 0, m.start()) + 1
            for a in articles(m.group(1) or m.group(2)):
                if a not in listed:
                    say(s.path, line, "'%s' does not stand in 'What is refused' "
                        "of %s" % (show(a), PAGE))
    if not calls:
        say(PAGE, 1, "no refusal was found in the code")


def check_tables_used(files, named):
    """A table marked as not used is not looked up, and the other way round."""
    names = dict(re.findall(r'X\((\w+), "(\w+)"\)', read("calc/rule.h")))
    used = {}
    for s in files:
        if os.path.basename(s.path).startswith("rule."):
            continue
        for i, line in enumerate(s.lines, 1):
            for r in re.findall(r"\bRULE_(\w+)", line):
                if r in names:
                    used.setdefault(names[r], (s.path, i))
        for r in re.findall(r"X\(\w+, (\w+), ", s.text):
            if r in names:
                used.setdefault(names[r], (s.path, 1))
        for i, text in s.strings:  # tables that are looked up by their name
            if text in named["tables"]:
                used.setdefault(text, (s.path, i))
    for t, lines in named["tables"].items():
        if t in used and all(later for _, later in lines):
            say(INDEX, lines[0][0], "table '%s' is looked up in %s:%d and has no "
                "function here" % ((t,) + used[t]))
        if t not in used and not all(later for _, later in lines):
            say(INDEX, next(n for n, later in lines if not later),
                "table '%s' is looked up nowhere in calc/" % t)


# ---- (b) numbers -----------------------------------------------------------------

NUMBER = re.compile(r"(?<![\w.])(\d{3,})(?:[uUlL]*)(?![\w.])")
CALENDAR = {  # month.c: the calendar and the eras
    153, 146097, 146096, 719468, 1460, 36524, 365, 400, 1868, 2299,
    2019, 1989, 1926, 1912,
}
SIZE = re.compile(r"#\s*define\s+\w+_(MAX|MONTHS|CELLS)\b")


def check_numbers(s):
    for i, line in enumerate(s.lines, 1):
        if SIZE.match(line):
            continue
        for m in NUMBER.finditer(line):
            n = int(m.group(1))
            if re.fullmatch(r"10{2,}", m.group(1)):
                continue
            if os.path.basename(s.path) == "month.c" and n in CALENDAR:
                continue
            say(s.path, i, "number %d in the code: a law's number belongs in "
                "rules/, a size behind a #define …_MAX" % n)


# ---- (c) what calc/ may do ----------------------------------------------------------

FLOAT = re.compile(r"\b(double|float|atof|strtod|strtof|strtold|mpf_\w+|"
                   r"mpz_get_d\w*|mpq_get_d\w*)\b")
# MPFR encloses the one irrational number of the Acts, in one file.
ENCLOSURE = re.compile(r"\b(mpfr_\w+)\b")
ENCLOSES = {"root.c", "confidence.c"}
FORBIDDEN = re.compile(
    r"\b(exit|_Exit|_exit|quick_exit|atexit|assert|getenv|setenv|putenv|"
    r"system|rand|random|srand|time|clock|clock_gettime|gettimeofday|localtime|"
    r"localtime_r|gmtime|gmtime_r|mktime|strftime|setlocale|localeconv|newlocale|"
    r"strcoll|isalpha|isdigit|isspace|toupper|tolower|signal|longjmp|setjmp|"
    r"printf|fprintf|vprintf|vfprintf|dprintf|puts|fputs|putc|fputc|putchar|"
    r"fopen|fdopen|freopen|fclose|fread|fwrite|fflush|fgets|fgetc|getc|getchar|"
    r"getline|perror|tmpfile|remove|rename|scanf|fscanf|gmp_printf|gmp_fprintf|"
    r"mpz_out_str|mpq_out_str|mpz_inp_str)\s*\(|\b(FILE|stdin|stdout|stderr)\b")
BANNED = re.compile(r"\b(strcpy|strcat|sprintf|vsprintf|gets|strtok|atoi|atol|"
                    r"atoll|scanf|sscanf|fscanf|alloca)\s*\(")
HEADERS = {"limits.h", "stdarg.h", "stddef.h", "stdint.h", "stdlib.h", "string.h",
           "stdio.h", "gmp.h"}
HEADERS_OF = {"hash.c": {"nettle/hmac.h", "nettle/sha2.h"}, "root.c": {"mpfr.h"},
              "confidence.c": {"mpfr.h"}}


def check_calc(s):
    base = os.path.basename(s.path)
    for i, line in enumerate(s.lines, 1):
        for pattern, what in ((FLOAT, "floating point"),
                              (ENCLOSURE, "floating point"),
                              (FORBIDDEN, "outside the calculation")):
            if pattern is ENCLOSURE and base in ENCLOSES:
                continue
            for m in pattern.finditer(line):
                word = next(g for g in m.groups() if g)
                say(s.path, i, "'%s' in calc/: %s" % (word, what))
    for i, line in enumerate(s.text.split("\n"), 1):
        m = re.match(r"#\s*include\s+<([^>]+)>", line)
        if not m:
            continue
        h = m.group(1)
        if h not in HEADERS and h not in HEADERS_OF.get(base, ()):
            say(s.path, i, "<%s> in calc/" % h)
        elif h == "stdio.h" and not re.search(r"\bv?snprintf\s*\(", s.code):
            say(s.path, i, "<stdio.h> without a use of snprintf")


def check_everywhere(s):
    for i, line in enumerate(s.lines, 1):
        for m in BANNED.finditer(line):
            say(s.path, i, "'%s' is banned" % m.group(1))
    for i, line in enumerate(s.text.split("\n"), 1):
        if re.match(r"#\s*include\b.*cJSON", line):
            say(s.path, i, "cJSON reads too much: use calc/json.h")


def check_cmd(s):
    for i, line in enumerate(s.lines, 1):
        for m in re.finditer(r"\b(mp[qz]_\w+)", line):
            say(s.path, i, "'%s' in cmd/: arithmetic belongs in calc/" % m.group(1))


# ---- (d), (e), (f), (g), (h) ----------------------------------------------------------------

def check_length(s):
    for name, top, end, tables, _ in s.functions:
        n = end - top + 1 - tables
        if n > LINES_MAX:
            say(s.path, top, "function '%s' has %d lines (%d at most)" %
                (name, n, LINES_MAX))


def check_headers(files):
    headers = [s.path for s in files if s.path.endswith(".h")]
    command = ["gcc", "-std=c11", "-D_GNU_SOURCE", "-fsyntax-only", "-Icalc",
               "-x", "c"] + headers
    try:
        p = subprocess.run(command, capture_output=True, text=True,
                           env=dict(os.environ, LC_ALL="C"))
    except OSError as e:
        say("calc", 1, "gcc cannot be run: %s" % e)
        return
    for line in p.stderr.split("\n"):
        m = re.match(r"([^:]+):(\d+):\d+: (?:fatal )?error: (.*)", line)
        if m:
            say(m.group(1), int(m.group(2)), "does not compile alone: " + m.group(3))


STEP = re.compile(r'step_def\s+\w+\s*=\s*\{(.*?)\};\s*$', re.S | re.M)


def check_steps(files):
    seen = {}
    for s in files:
        for m in STEP.finditer(s.text):
            line = s.text.count("\n", 0, m.start()) + 1
            field = [re.sub(r'"\s*"', "", f) for f in
                     re.findall(r'"(?:[^"\\]|\\.)*"(?:\s*"(?:[^"\\]|\\.)*")*',
                                m.group(1))]
            if len(field) != 5:
                say(s.path, line, "a step needs five texts, found %d" % len(field))
                continue
            step, label = field[0], tuple(field[2:4])
            if step in seen and seen[step][0] != label:
                say(s.path, line, "step %s has another label at %s" %
                    (step, seen[step][1]))
            seen.setdefault(step, (label, "%s:%d" % (s.path, line)))


def check_step_list():
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    import step_list  # it reads the sources with the classes of this file
    try:
        text = step_list.generate()
    except step_list.Wrong as e:
        say(step_list.FILE, 1, "cannot be written: %s" % e)
        return
    have = read(step_list.FILE) if os.path.exists(step_list.FILE) else ""
    if text == have:
        return
    old, new = have.split("\n"), text.split("\n")
    line = next((i for i, (a, b) in enumerate(zip(old, new), 1) if a != b),
                min(len(old), len(new)))
    say(step_list.FILE, line, "is behind the sources: "
        "python3 testdata/step_list.py --write")


NOTES = re.compile(r"\b(%s)\b(?![-+]\d)" % "|".join(("TO" + "DO", "FIX" + "ME", "X" * 3)))


def check_notes():
    skip = ("./.git", "./build", "./bin", "./testdata/fuzz/")
    for folder, inner, names in os.walk("."):
        inner[:] = [d for d in inner
                    if not (folder + "/" + d + "/").startswith(skip)]
        for name in names:
            path = (folder + "/" + name)[2:]
            if path.startswith("rules/") or name.endswith(".ndjson"):
                continue
            for i, line in enumerate(read(path).split("\n"), 1):
                if NOTES.search(line):
                    say(path, i, "a note to oneself: %s" % line.strip()[:60])


def main():
    os.chdir(sys.argv[1] if len(sys.argv) > 1
             else os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
    calc = [Source(p) for p in sources("calc")]
    cmd = [Source(p) for p in sources("cmd")]
    if not calc or not cmd:
        print("calc:1: no source found")
        return 1
    check_index(calc)
    for s in calc:
        check_numbers(s)
        check_calc(s)
    for s in calc + cmd:
        check_everywhere(s)
        check_length(s)
    for s in cmd:
        check_cmd(s)
    check_headers(calc + cmd)
    check_steps(calc)
    check_step_list()
    check_notes()
    for path, line, text in sorted(findings):
        print("%s:%d: %s" % (path, line, text))
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
