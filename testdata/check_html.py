#!/usr/bin/env python3
"""The HTML reports of nenkin-recheck and nenkin-compare.

Without a browser: well formed (html.parser), ids and fragments, headings, table
captions, languages, the content security policy and its hashes, no address
outside the file, the same bytes twice, and texts of the input that try to break
out of text, attribute and script.  With Debian's chromium, where it is
installed: what stands in the page after the script ran, the filter by the
fragment of the address, the languages, and that the script of an input did not
run.

usage: check_html.py [--shots DIR] BIN
   --shots DIR   screenshots, light and dark, wide and narrow, to be looked at
"""
import base64
import hashlib
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from html.parser import HTMLParser

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VOID = {"meta", "br", "input", "link", "img", "hr"}
SVG_EMPTY = {"rect", "line"}
HOSTILE = [
    "<script>document.title='broken out'</script>",
    "\"><img src=x onerror=\"document.title='broken out'\">",
    "' onmouseover='alert(1)", "</style></script></title><b>", "&lt;&amp;&#60;",
    "--><!-- ]]>", "right\u202eleft", "line\u2028end\u2029", "bom\ufeff",
    "next\u0085line", "soft\u00adhyphen", "iso\u2066late\u2069", "tag\U000e0041",
    "#code=S03&lang=en", "年金 太郎", "\u05d0\u05d1\u05d2 12",
]
SEEN = "⟨U+%04X⟩"
passed = failed = 0


def check(ok, text):
    global passed, failed
    passed += bool(ok)
    failed += not ok
    if not ok:
        print("check_html: " + text)


def never(bad, text):
    if bad:
        check(False, text)


class Page(HTMLParser):
    """What a page is made of; elements must be closed in their order."""

    def __init__(self, name, text):
        super().__init__(convert_charrefs=True)
        self.name, self.open, self.tags, self.data = name, [], [], ""
        self.wrong, self.inside = [], {"script": "", "style": "", "title": ""}
        self.feed(text)
        self.close()
        if self.open:
            self.wrong.append("left open: %s" % self.open)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs), tuple(self.open)))
        if len(attrs) != len(dict(attrs)):
            self.wrong.append("<%s> has an attribute twice" % tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs), tuple(self.open)))
        if tag not in SVG_EMPTY:
            self.wrong.append("<%s/> does not close itself" % tag)

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            self.wrong.append("line %d: </%s> closes %s" %
                              (self.getpos()[0], tag, self.open[-2:]))
        elif self.open:
            self.open.pop()

    def handle_data(self, data):
        self.data += data
        for tag in self.inside:
            if self.open and self.open[-1] == tag and "svg" not in self.open:
                self.inside[tag] += data

    def handle_comment(self, data):
        self.wrong.append("a comment: %r" % data[:40])


def csp_hash(text):
    return "'sha256-%s'" % base64.b64encode(
        hashlib.sha256(text.encode()).digest()).decode()


def check_policy(page):
    policy = [a["content"] for tag, a, _ in page.tags if tag == "meta" and
              a.get("http-equiv") == "Content-Security-Policy"]
    check(len(policy) == 1, page.name + ": no content security policy")
    policy = (policy or [""])[0]
    check("default-src 'none'" in policy and "unsafe" not in policy,
          page.name + ": policy %s" % policy)
    for what in ("style", "script"):
        check("%s-src %s" % (what, csp_hash(page.inside[what])) in policy,
              page.name + ": the hash of the %s is another" % what)
        check(sum(tag == what for tag, _, _ in page.tags) == 1,
              page.name + ": more than one <%s>" % what)


def check_references(page):
    ids = [a["id"] for _, a, _ in page.tags if "id" in a]
    check(len(ids) == len(set(ids)), page.name + ": an id stands twice")
    for tag, a, _ in page.tags:
        for key, value in a.items():
            never(key.startswith("on") or key == "style",
                  page.name + ": <%s %s>" % (tag, key))
            if key in ("href", "src", "action", "data", "xlink:href"):
                never(not value.startswith("#") or
                      ("=" not in value and value[1:] not in ids),
                      page.name + ": %s=%s" % (key, value))
            if key in ("aria-labelledby",):
                never(value not in ids, page.name + ": no id %s" % value)


def check_order(page):
    """Headings, captions, scopes, labels, languages."""
    last = 0
    for tag, a, around in page.tags:
        if re.fullmatch("h[1-6]", tag):
            never(int(tag[1]) > last + 1, page.name + ": <%s> after h%d" % (tag, last))
            last = int(tag[1])
        if tag == "th":
            never("scope" not in a, page.name + ": <th> without scope")
        if tag in ("select", "input"):
            never("label" not in around, page.name + ": <%s> without a label" % tag)
        if tag == "svg" and a["class"] == "bar":
            never(a.get("aria-hidden") != "true", page.name + ": a bar is read out")
    tables = sum(tag == "table" for tag, _, _ in page.tags)
    check(tables == sum(tag == "caption" for tag, _, _ in page.tags) and tables,
          page.name + ": a table without a caption")
    html = page.tags[0][1]
    check(html.get("lang") in ("ja", "en") and html["lang"] == html["data-show"],
          page.name + ": language of the page")
    said = [a.get("lang") for tag, a, _ in page.tags if tag == "span" and "lang" in a]
    check(said.count("ja") == said.count("en") > 20,
          page.name + ": %d texts in Japanese, %d in English" %
          (said.count("ja"), said.count("en")))


def check_page(name, text):
    check(not re.search(r"https?:|//[a-z]", re.sub(r"(?s)<script>.*?</script>", "", text)),
          name + ": an address outside the file")
    check(not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]", text),
          name + ": a character that is not seen")
    page = Page(name, text)
    for wrong in page.wrong[:5]:
        check(False, name + ": " + wrong)
    check(not page.wrong, name + ": is not well formed")
    check_policy(page)
    check_references(page)
    check_order(page)
    return page


# ---- the reports ------------------------------------------------------------------

def run(*command, stdin=""):
    done = subprocess.run(command, input=stdin, capture_output=True, text=True,
                          cwd=ROOT, env={**os.environ, "LC_ALL": "C"}, check=False)
    return done.returncode, done.stdout


def hostile_decisions():
    """The decisions of the page nenkin-recheck(1) with ids that would break out."""
    with open(os.path.join(ROOT, "testdata/examples/decisions.ndjson"), encoding="utf-8") as f:
        lines = [json.loads(x) for x in f.readlines()[:3]]
    out = []
    for i, text in enumerate(HOSTILE):
        d = json.loads(json.dumps(lines[1 + i % 2]))
        d["id"], d["office"], d["case"]["id"] = text, text, text
        out.append(json.dumps(d) + "\n")
    return "".join(out)


def shown(text):
    return "".join(SEEN % ord(c) if re.match(
        "[\x00-\x1f\x7f-\x9f\u00ad\u2028-\u202e\u2060-\u206f\ufeff\U000e0041]", c) else c for c in text)


def check_hostile(tools):
    status, text = run(tools + "/nenkin-recheck", "-f", "html", stdin=hostile_decisions())
    check(status == 1, "hostile ids: exit status %d" % status)
    page = check_page("hostile ids", text)
    for one in HOSTILE:
        check(page.data.count(shown(one)) >= 2, "hostile ids: %r is not shown" % one)
    for tag, a, _ in page.tags:  # no text of the input stands in an attribute
        for value in a.values():
            never(value and any(shown(x) in value for x in HOSTILE),
                  "hostile ids: in <%s>: %s" % (tag, value))
    bdi = sum(tag == "bdi" for tag, _, _ in page.tags)
    check(bdi >= 2 * len(HOSTILE), "hostile ids: not set apart")
    with open(os.path.join(ROOT, "testdata/cli/one.json"), encoding="utf-8") as f:
        case = json.load(f)
    cases = "".join(json.dumps({**case, "id": x}) + "\n" for x in HOSTILE)
    status, other = run(tools + "/nenkin-compare", "-f", "html", "--undo", "2026-04",
                        "--top", "50", stdin=cases)
    check(status == 1, "hostile cases: exit status %d" % status)
    page = check_page("hostile cases", other)
    for one in HOSTILE:
        check(shown(one) in page.data, "hostile cases: %r is not shown" % one)
    return {"hostile ids": text, "hostile cases": other,
            **check_hostile_others(tools, cases)}


def survivors_of(ids):
    """The example of survivors, a spouse under each of the ids."""
    with open(os.path.join(ROOT, "testdata/examples/survivors.json"),
              encoding="utf-8") as f:
        case = json.load(f)
    lines = []
    for one in ids:
        case["id"] = case["death"]["survivors"][0]["id"] = one
        lines.append(json.dumps(case) + "\n")
    return "".join(lines)


def check_hostile_others(tools, cases):
    """Months, survivors by recipient, a baseline whose every figure is wrong."""
    compare = tools + "/nenkin-compare"
    deaths = survivors_of(HOSTILE)
    base = run(compare, "save", stdin=cases + deaths)[1]
    base = re.sub(r'"payable":[0-9]+', '"payable":1', base)
    pages = {}
    for name, options, text in (
            ("hostile months", ("--from", "2026-11", "--to", "2026-12"), cases),
            ("hostile survivors", ("--undo", "2026-04", "-d", "2026-06"), deaths),
            ("hostile baseline", ("verify", "-"), base)):
        pages[name] = run(compare, "-f", "html", "--top", "50", *options,
                          stdin=text)[1]
        page = check_page(name, pages[name])
        for one in HOSTILE:
            check(shown(one) in page.data, "%s: %r is not shown" % (name, one))
    return pages


COMMANDS = {
    "recheck ja": ("recheck", "-f", "html", "testdata/examples/decisions.ndjson"),
    "recheck en": ("recheck", "-f", "html", "-l", "en", "testdata/examples/decisions.ndjson"),
    "recheck only": ("recheck", "-f", "html", "--only", "S03", "--limit", "1",
                     "testdata/examples/decisions.ndjson"),
    "compare ja": ("compare", "-f", "html", "--undo", "2026-04", "testdata/cli/one.json"),
    "compare en": ("compare", "-f", "html", "-l", "en", "--undo", "2026-04",
                   "testdata/cli/one.json"),
    "compare same": ("compare", "-f", "html", "--against", "rules", "testdata/cli/one.json"),
    "coverage": ("compare", "-f", "html", "--coverage", "testdata/cli/one.json"),
    "months": ("compare", "-f", "html", "--from", "2026-12", "--to", "2027-02",
               "testdata/cli/one.json"),
    "months of two": ("compare", "-f", "html", "--undo", "2026-04", "--from", "2026-03",
                      "--to", "2026-05", "testdata/cli/one.json"),
    "survivors": ("compare", "-f", "html", "--undo", "2026-04", "-d", "2026-06",
                  "testdata/examples/survivors.json"),
    "mutate": ("compare", "-f", "html", "--mutate", "--undo", "2026-04",
               "testdata/cli/one.json"),
}
WANTED = {  # texts of the page
    "recheck ja": ["年金決定の再計算", "D-2", "S03", "振替加算の加算漏れ", "55,184",
                   "employment[0].pay[2] 220000 for 280000", "revaluation_main@",
                   "2020 → -", "的中率", "原因の確かさ"],
    "recheck en": ["transfer addition not started", "-42,104", "42,104"],
    "recheck only": ["D-2"],
    "compare ja": ["+848,470", "in_work_threshold[adjustment]@2026-04", "1,498,822",
                   "780900 × 1.085", "老齢厚生年金"],
    "compare en": ["Old-age Employees' Pension", "+14,690"],
    "compare same": ["規則は同じである"],
    "coverage": ["revision_rate@2026-04 born 1956-04-02..", "国民年金法第27条"],
    "months": ["2027-01", "老齢厚生年金"],
    "months of two": ["+848,470", "二つの規則による差"],
    "survivors": ["遺族基礎年金", "wife", "ben"],
    "mutate": ["in_work_threshold[adjustment]@2026-04", "one"],
}


def section(text, name):
    found = re.search(r'(?s)<section[^>]*(?:id|aria-labelledby)="(?:h-)?%s".*?</section>' % name,
                      text)
    return found[0] if found else ""


def check_sections(tools, plain):
    """Classes, decisions in time, a sample, a database and a resumed run."""
    check("<table" not in section(plain, "classes") and "なし。" in section(plain, "classes"),
          "no classes: a head without rows")
    late = section(plain, "standard")
    check("missed-ink" in late and "under-ink" not in late,
          "below the target: the colour of an underpayment")
    source = "testdata/examples/decisions.ndjson"
    tool = (tools + "/nenkin-recheck", "-f", "html")
    text = run(*tool, "--sample", "3", "--seed", "1", source)[1]
    check_page("recheck sample", text)
    check("Clopper-Pearson" in text and "Clopper-Pearson" not in plain, "the interval")
    with tempfile.TemporaryDirectory() as folder:
        part = folder + "/part"
        check(run(*tool, "--resume", part, source)[1] == plain, "resumed: other bytes")
        check(run(*tool, "--resume", part, source)[1] == plain, "resumed twice: other bytes")
        db = folder + "/decisions.db"
        with open(os.path.join(ROOT, source), encoding="utf-8") as f, \
                sqlite3.connect(db) as con:
            con.execute("create table d (t)")
            con.executemany("insert into d values (?)", [(x.strip(),) for x in f])
        con.close()
        text = run(*tool, "--db", db, "--query", "select t from d order by rowid")[1]
        check(text == plain, "from a database: other bytes")


def check_reports(tools):
    pages = {}
    for name, (tool, *options) in COMMANDS.items():
        status, text = run(tools + "/nenkin-" + tool, *options)
        check(status in (0, 1, 3), "%s: exit status %d" % (name, status))
        check(run(tools + "/nenkin-" + tool, *options)[1] == text,
              name + ": other bytes the second time")
        data = check_page(name, text).data
        for want in WANTED[name]:
            check(want in data, "%s: '%s' is not in the page" % (name, want))
        pages[name] = text
    rows = pages["recheck only"].count("<tbody data-item")
    check(rows == 1, "recheck only: %d decisions" % rows)
    status, text = run(tools + "/nenkin-recheck", "-f", "html", "--no-worksheet",
                       "testdata/examples/decisions.ndjson")
    check('class="sheet"' not in text, "--no-worksheet: a worksheet")
    check_sections(tools, pages["recheck ja"])
    return pages


# ---- a browser ------------------------------------------------------------------------

def chromium(browser, folder, *options):
    return subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu",
         "--hide-scrollbars", "--user-data-dir=" + folder + "/profile", *options],
        capture_output=True, text=True, timeout=120, check=False).stdout


def dom(browser, folder, name, text, fragment):
    path = os.path.join(folder, name.replace(" ", "-") + ".html")
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)
    return chromium(browser, folder, "--dump-dom", "file://" + path + fragment)


def items(text):
    """(shown, hidden) of the list after the script ran."""
    found = re.findall(r"<(?:tbody|tr) data-item=[^>]*>", text)
    hidden = sum(" hidden" in x for x in found)
    return len(found) - hidden, hidden


BROWSED = [  # page, fragment, shown, hidden, what else must stand there
    ("recheck ja", "", 2, 0, '<html lang="ja" data-show="ja"'),
    ("recheck ja", "#code=S03", 1, 1, "<b data-count=\"\">1</b>"),
    ("recheck ja", "#code=R03&lang=en", 1, 1, '<html lang="en" data-show="en"'),
    ("recheck ja", "#code=R03&lang=en", 1, 1, "<title>Pension decisions recomputed"),
    ("recheck ja", "#code=C00", 2, 0, ""),
    ("recheck ja", "#q=d-3", 1, 1, ""),
    ("recheck ja", "#q=no-such-text", 0, 2, '<p data-none="">'),
    ("recheck ja", "#severity=info", 1, 1, ""),
    ("recheck ja", "#list", 2, 0, '<th scope="col" data-sort=""><button type="button">'),
    ("compare en", "#sex=male&side=gain", 1, 0, ""),
    ("compare en", "#side=loss", 0, 1, ""),
    ("coverage", "#table=in_work_ratio", 1, None, ""),
    ("hostile ids", "#q=document.title", 2, None, "<title>年金決定の再計算"),
    ("hostile cases", "#q=onmouseover", 1, None, "<title>規則の比較"),
]
SHOTS = [("wide", "1280,2200", ()), ("dark", "1280,2200",
         ("--blink-settings=preferredColorScheme=0",)), ("narrow", "500,2600", ())]


PHONE = 390
WRAPPER = """<!doctype html><meta charset="utf-8">
<script>
onload = () => {
  const width = [...document.querySelectorAll("iframe")].map(f => {
    const d = f.contentDocument;
    return f.title + "=" + Math.max(d.documentElement.scrollWidth, d.body.scrollWidth);
  });
  document.getElementById("o").textContent = width.join("|");
};
</script><p id="o"></p>
"""


def check_phone(browser, folder, pages):
    """No page is wider than a phone: what is wide scrolls within itself."""
    frames = ""
    for number, (name, text) in enumerate(pages.items()):
        path = os.path.join(folder, "phone-%d.html" % number)
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)
        frames += '<iframe title="%s" width="%d" height="800" src="phone-%d.html">' \
            "</iframe>\n" % (name, PHONE, number)
    wrapper = os.path.join(folder, "phone.html")
    with open(wrapper, "w", encoding="utf-8") as f:
        f.write(WRAPPER + frames)
    got = chromium(browser, folder, "--allow-file-access-from-files",
                   "--virtual-time-budget=5000", "--dump-dom", "file://" + wrapper)
    found = re.search(r'<p id="o">([^<]*)</p>', got)
    width = dict(x.rsplit("=", 1) for x in found[1].split("|") if x) if found else {}
    check(set(width) == set(pages), "phone: %d of %d pages measured" %
          (len(width), len(pages)))
    for name, x in width.items():
        check(0 < int(x) <= PHONE, "phone: %s is %s wide" % (name, x))


def check_browser(pages, shots):
    browser = shutil.which("chromium")
    if not browser:
        print("check_html: browser: skipped: chromium is not installed "
              "(apt-get install chromium)")
        return
    with tempfile.TemporaryDirectory() as folder:
        for name, fragment, wanted, hidden, text in BROWSED:
            got = dom(browser, folder, name, pages[name], fragment)
            n = items(got)
            check(n[0] == wanted and hidden in (None, n[1]),
                  "%s%s: %d shown, %d hidden" % (name, fragment, *n))
            check(text in got, "%s%s: '%s' is not there" % (name, fragment, text))
        check_phone(browser, folder, pages)
        for name in pages if shots else ():
            for how, size, options in SHOTS:
                path = os.path.join(folder, name.replace(" ", "-") + ".html")
                if not os.path.exists(path):
                    dom(browser, folder, name, pages[name], "")
                chromium(browser, folder, "--window-size=" + size, *options,
                         "--screenshot=%s/%s-%s.png" % (
                             os.path.abspath(shots), name.replace(" ", "-"), how),
                         "file://" + path)


def main():
    args = sys.argv[1:]
    shots = None
    if args and args[0] == "--shots":
        shots = args[1]
        args = args[2:]
    tools = os.path.abspath(args[0])
    pages = {**check_reports(tools), **check_hostile(tools)}
    check_browser(pages, shots)
    print("check_html: %d pages; %d passed, %d failed" % (len(pages), passed, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
