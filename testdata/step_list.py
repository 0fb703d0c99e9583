#!/usr/bin/env python3
"""step_list.py - writes calc/step_list.c: every step and every refusal of law
that is not covered, which the computations can record.

Read from the sources of calc/: the definitions of the steps, the rounding that
each call of calc_step gives them, the words of calc_uncovered, the reasons and
notes that are named, and which of these the call graph reaches from oldage(),
disability() and survivor().  A call graph reaches more than cases do; it never
reaches less.

usage: step_list.py          the file, on standard output
       step_list.py --write  into calc/step_list.c
`make lint` compares the two.
"""
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import lint  # noqa: E402

FILE = "calc/step_list.c"
ROOTS = (("oldage", "ASKS_OLD_AGE"), ("disability", "ASKS_DISABILITY"),
         ("survivor", "ASKS_SURVIVORS"))
SIDES = {"NUM_EXACT": "", "NUM_DOWN": "DW", "NUM_UP": "UW", "NUM_HALF_UP": "UDW",
         "NUM_NEAREST_100": "UDW", "NUM_HALF_UP_3": "UDW"}
SIDE = {"U": "SIDE_UP", "D": "SIDE_DOWN", "W": "SIDE_WHOLE"}
STRING = r'"(?:[^"\\\n]|\\.)*"'
STRINGS = re.compile(r"%s(?:\s*%s)*" % (STRING, STRING))
DEF = re.compile(r"static const struct step_def (\w+)\s*=\s*\{(.*?)\};\s*$", re.S | re.M)
TABLE = re.compile(r"^(?:static )?const [\w\s\*]*?(\w+)(?:\[\w*\])*\s*=\s*\{(.*?)\};",
                   re.S | re.M)


NOT_NAMES = {"REASON_NAMES", "NOTE_NAMES", "REASON_OF", "NOTE_OF"}


class Wrong(Exception):
    pass


def joined(literals):
    return "".join(x[1:-1] for x in re.findall(STRING, literals))


def arguments(code, text, at):
    """The arguments of the call whose bracket opens at `at`, as they stand."""
    depth, start, out = 0, at + 1, []
    for i in range(at, len(code)):
        c = code[i]
        depth += (c in "([{") - (c in ")]}")
        if (c == "," and depth == 1) or depth == 0:
            out.append(" ".join(text[start:i].split()))
            start = i + 1
        if depth == 0:
            return out
    raise Wrong("a bracket is left open")


class Function:
    def __init__(self, source, name, first, last, static):
        lines = source.text.split("\n")
        start = sum(len(x) + 1 for x in lines[:first - 1])
        end = start + sum(len(x) + 1 for x in lines[first - 1:last])
        self.source, self.name, self.static = source, name, static
        self.text, self.code = source.text[start:end], source.code[start:end]
        self.words = set(re.findall(r"\w+", self.code))
        head = self.code.index("(")
        self.calling = self._calling(self.code[self.code.index("{"):])
        self.params = [re.findall(r"\w+", p)[-1] for p in
                       arguments(self.code, self.code, head) if re.search(r"\w", p)]

    @staticmethod
    def _calling(code):
        """Words that are called, or handed on where a function can be."""
        called = set(re.findall(r"(?<![.>\w])(\w+)\s*\(", code))
        handed = set(re.findall(r"[,({=?:]\s*&?(\w+)(?=\s*[,)};:])", code))
        declared = set(re.findall(r"\w[\s\*]+\*?(\w+)(?:\[[^]]*\])*\s*[=;,)]", code))
        return called | (handed - declared)

    def calls(self, name):
        for m in re.finditer(r"\b%s\(" % name, self.code):
            if self.code[:m.start()].strip() and "{" in self.code[:m.start()]:
                yield arguments(self.code, self.text, m.end() - 1)


class Program:
    def __init__(self):
        self.sources = [lint.Source(p) for p in lint.sources("calc")
                        if p != FILE]
        self.defs, self.functions, self.tables = {}, [], {}
        for s in self.sources:
            for m in DEF.finditer(s.text):
                field = [joined(x) for x in STRINGS.findall(m.group(2))]
                if len(field) != 5:
                    raise Wrong("%s: step %s needs five texts" % (s.path, m.group(1)))
                self.defs[s.path, m.group(1)] = field
            for name, first, last, _, static in s.functions:
                self.functions.append(Function(s, name, first, last, static))
            for m in TABLE.finditer(s.code):
                self.tables[s.path, m.group(1)] = set(re.findall(r"\w+", m.group(2)))
        self.named = {}
        for f in self.functions:
            self.named.setdefault(f.name, []).append(f)

    def called(self, word, path):
        """The functions a word of a file means."""
        own = [f for f in self.named.get(word, ()) if f.source.path == path]
        return own or [f for f in self.named.get(word, ()) if not f.static]

    def reached(self, root):
        """Functions, and tables of a file, that a function leads to."""
        todo = [f for f in self.named.get(root, ()) if not f.static]
        if not todo:
            raise Wrong("no function %s" % root)
        seen, tables = set(), set()
        while todo:
            f = todo.pop()
            if f in seen:
                continue
            seen.add(f)
            words, path = set(f.calling) - set(f.params), f.source.path
            for w in f.words:
                if (path, w) in self.tables and (path, w) not in self.defs:
                    tables.add((path, w))
                    words |= self.tables[path, w]
            for w in words:
                todo += self.called(w, path)
        return seen, tables

    # ---- roundings ----

    def roundings(self, f, text, deep=0):
        """The roundings that an argument can mean."""
        found = set(re.findall(r"\bNUM_\w+", text))
        for word in re.findall(r"(\w+)\(", text):
            for g in self.called(word, f.source.path):
                found |= set(re.findall(r"\bNUM_\w+", g.code)) & set(SIDES)
        member = re.fullmatch(r"\w+->(\w+)", text)
        if member:  # set in the same file, from a function that says which
            for m in re.finditer(r"\b(\w*%s)\(" % member.group(1), f.source.code):
                for g in self.called(m.group(1), f.source.path):
                    found |= set(re.findall(r"\bNUM_\w+", g.code)) & set(SIDES)
        if not found or not found <= set(SIDES):
            raise Wrong("%s: %s: the rounding '%s' cannot be read" %
                        (f.source.path, f.name, text))
        return found

    def meant(self, f, text, deep=0):
        """The definitions that an argument of a function can mean."""
        path = f.source.path
        out = {(path, n) for n in re.findall(r"&(\w+)", text)}
        if out:
            return out
        member = re.fullmatch(r"\w+->(\w+)", text)
        if member:
            return self.members(path, member.group(1))
        if deep > 4 or text not in f.params:
            raise Wrong("%s: %s: the step '%s' cannot be read" % (path, f.name, text))
        at = f.params.index(text)
        for g in self.functions:
            if f in self.called(f.name, g.source.path):
                for args in g.calls(f.name):
                    out |= self.meant(g, args[at], deep + 1)
        return out

    def members(self, path, member):
        """Definitions that a struct of pointers to steps holds in a member."""
        code = next(s.code for s in self.sources if s.path == path)
        out = set()
        for m in re.finditer(r"const struct step_def ((?:\*\w+(?:, )?)+);", code):
            names = re.findall(r"\w+", m.group(1))
            for init in re.finditer(r"\{\s*(&\w+(?:,\s*&\w+)*)", code):
                values = re.findall(r"\w+", init.group(1))
                if len(values) == len(names) and member in names:
                    out.add((path, values[names.index(member)]))
        if not out:
            raise Wrong("%s: the steps of '->%s' cannot be read" % (path, member))
        return out

    def rounded(self):
        """{definition: roundings}."""
        out = {}
        for f in self.functions:
            for name, which in (("calc_step", 3), ("calc_step_text", 4)):
                if f.name in ("calc_step", "calc_step_text"):
                    continue
                for args in f.calls(name):
                    for d in self.meant(f, args[1]):
                        out.setdefault(d, set()).update(
                            self.roundings(f, args[which]))
        for d in self.defs:
            if d not in out:
                raise Wrong("%s: no call of calc_step records %s" % d)
        for d in out:
            if d not in self.defs:
                raise Wrong("%s: step %s has no definition" % d)
        return out

    # ---- refusals ----

    def refusals(self):
        """{(message, law): functions}."""
        out = {}
        for f in self.functions:
            if f.name != "calc_uncovered":
                for args in f.calls("calc_uncovered"):
                    self.add_words(out, f, args[2], args[3])
            for m in re.finditer(r'"not covered: ([^"%]+)"', f.text):
                out.setdefault((m.group(1), ""), []).append(f)
        return out

    def add_words(self, out, f, law, what, deep=0):
        """The words of a refusal, where they stand or from the callers."""
        laws, whats = self.texts(law), self.texts(what)
        if laws and whats:
            for pair in ((w, a) for w in whats for a in laws):
                out.setdefault(pair, []).append(f)
            return
        if deep > 3 or any(x not in f.params for x, known in
                           ((law, laws), (what, whats)) if not known):
            raise Wrong("%s: %s: the words of a refusal cannot be read: %s, %s" %
                        (f.source.path, f.name, law, what))
        for g in self.functions:
            if f in self.called(f.name, g.source.path):
                for args in g.calls(f.name):
                    self.add_words(out, g,
                                   law if laws else args[f.params.index(law)],
                                   what if whats else args[f.params.index(what)],
                                   deep + 1)

    def texts(self, argument):
        """Texts that stand in an argument: one, or those of a choice."""
        if STRINGS.fullmatch(argument) or "?" in argument:
            return [joined(m.group()) for m in STRINGS.finditer(argument)]
        return []


def quoted(s):
    return '"%s"' % s


def flags(names):
    return " | ".join(names) or "0"


def entry(*cells):
    """An initializer, wrapped at 80 columns where it can be."""
    out, line = [], "\t{ "
    for i, c in enumerate(cells):
        c += "," if i + 1 < len(cells) else " },"
        if len(line.rstrip()) > 1 and len(line.expandtabs(8)) + len(c) > 84 and line.strip() != "{":
            out.append(line.rstrip())
            line = "\t    "
        line += c + " "
    return "\n".join(out + [line.rstrip()])


def tools_of(program, reach, d):
    path, name = d
    return [flag for (functions, tables), flag in reach
            if any(f.source.path == path and name in f.words for f in functions) or
            any(p == path and name in program.tables[p, t] for p, t in tables)]


def put_steps(program, reach, out):
    rounded = program.rounded()
    lines = {}
    for d, (step, law, ja, en, formula) in program.defs.items():
        sides = set("".join(SIDES[r] for r in rounded[d]))
        lines[step, law, formula, d] = entry(
            quoted(step), quoted(law), quoted(formula), quoted(ja), quoted(en),
            flags(tools_of(program, reach, d)),
            flags(SIDE[x] for x in "UDW" if x in sides))
    out.append("static const struct step_entry STEPS[] = {")
    out += [lines[k] for k in sorted(lines)]
    out.append("};\n")


def put_refusals(program, reach, out):
    out.append("static const struct refusal_entry REFUSALS[] = {")
    lines = {}
    for (what, law), functions in program.refusals().items():
        tools = [flag for (seen, _), flag in reach
                 if any(f in seen for f in functions)]
        if tools:  # the others are of the tools, not of a computation
            lines[law, what] = entry(quoted(law), quoted(what), flags(tools))
    out += [lines[k] for k in sorted(lines)]
    out.append("};\n")


def put_names(program, reach, out, prefix, table, size):
    """Who names a reason or a note."""
    of = {}
    for (functions, tables), flag in reach:
        for f in functions:
            for w in f.words:
                if re.fullmatch(prefix + "_[A-Z]\\w*", w) and w not in NOT_NAMES:
                    of.setdefault(w, []).append(flag)
        for key in tables:
            for w in program.tables[key]:
                if re.fullmatch(prefix + "_[A-Z]\\w*", w) and w not in NOT_NAMES:
                    of.setdefault(w, []).append(flag)
    out.append("static const unsigned char %s[%s] = {" % (table, size))
    order = [flag for _, flag in ROOTS]
    out += ["\t[%s] = %s," % (w, flags(x for x in order if x in of[w]))
            for w in sorted(of)]
    out.append("};\n")


HEAD = """/* step_list.c - what the computations can record.
 *
 * Written by testdata/step_list.py from the sources beside it; `make lint`
 * compares.  Not to be edited. */
#include "step_list.h"

#include <string.h>

#define COUNT(a) (int)(sizeof(a) / sizeof *(a))
"""
TAIL = """const struct step_entry *step_list(int *n)
{
	*n = COUNT(STEPS);
	return STEPS;
}

const struct refusal_entry *refusal_list(int *n)
{
	*n = COUNT(REFUSALS);
	return REFUSALS;
}

int is_refusal(const struct refusal_entry *e, const char *msg)
{
	static const char begin[] = "not covered: ";
	size_t n = strlen(e->what);

	if (strncmp(msg, begin, sizeof begin - 1) != 0)
		return 0;
	msg += sizeof begin - 1;
	if (strncmp(msg, e->what, n) != 0)
		return 0;
	msg += n;
	if (!*e->law)
		return !*msg;
	n = strlen(e->law);
	return strncmp(msg, " (", 2) == 0 && strncmp(msg + 2, e->law, n) == 0 &&
	    strcmp(msg + 2 + n, ")") == 0;
}

unsigned reason_asked(enum reason_id id)
{
	return REASON_OF[id];
}

unsigned note_asked(enum note_id id)
{
	return NOTE_OF[id];
}
"""


def generate():
    program = Program()
    reach = [(program.reached(root), flag) for root, flag in ROOTS]
    out = [HEAD]
    put_steps(program, reach, out)
    put_refusals(program, reach, out)
    put_names(program, reach, out, "REASON", "REASON_OF", "REASONS")
    put_names(program, reach, out, "NOTE", "NOTE_OF", "NOTES")
    return "\n".join(out) + "\n" + TAIL


def main():
    os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
    try:
        text = generate()
    except Wrong as e:
        print("step_list: %s" % e, file=sys.stderr)
        return 1
    if sys.argv[1:] == ["--write"]:
        with open(FILE, "w", encoding="utf-8") as f:
            f.write(text)
    else:
        sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
