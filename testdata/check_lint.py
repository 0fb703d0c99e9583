#!/usr/bin/env python3
"""Each rule of testdata/lint.py is broken in a copy of the sources, and told.

usage: check_lint.py
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
NOTE = "TO" + "DO"
passed = failed = 0

BREAKS = [  # what, file, text that is there, text in its place, what is told
    ("a function that the index does not have", "calc/basic_pension.c",
     "#include \"basic_pension.h\"",
     "#include \"basic_pension.h\"\n/* 国年法999条: none. */\n"
     "int new_provision(void);\nint new_provision(void)\n{\n\treturn 1;\n}",
     r"999"),
    ("a number of the law", "calc/fixed_amount.c", "\treturn 0;", "\treturn 480;",
     r"fixed_amount\.c:\d+: .*480"),
    ("a double", "calc/fixed_amount.c", "#include", "double x_rate;\n#include",
     r"fixed_amount\.c:\d+: .*double"),
    ("a clock", "calc/fixed_amount.c", "#include", "#include <time.h>\n#include",
     r"fixed_amount\.c:\d+: .*time"),
    ("a long function", "cmd/progress.c", "\n}\n", "\n" + "\t;\n" * 61 + "}\n",
     r"progress\.c:\d+: .*lines"),
    ("a header that needs another", "calc/tally.h", "#define NENKIN_TALLY_H",
     "#define NENKIN_TALLY_H\nextern struct not_here x_here[2];",
     r"tally\.h"),
    ("two labels of one step", "calc/basic_pension.c",
     "\"basic.additional_premium", "\"basic.amount", r"basic\.amount"),
    ("a note to oneself", "README.md", "# ", NOTE + ": later\n# ",
     r"README\.md:\d+: "),
    ("a step that the list does not have", "calc/basic_pension.c",
     "\"basic.additional_premium", "\"basic.new_premium", r"step_list\.c"),
]


def check(ok, what):
    global passed, failed
    passed += bool(ok)
    if not ok:
        failed += 1
        print("check_lint:", what)


def lint(root):
    r = subprocess.run([sys.executable, os.path.join(root, "testdata/lint.py"), root],
                       cwd=root, capture_output=True, text=True, check=False)
    return r.returncode, r.stdout + r.stderr


def judge(root, what, path, old, new, told):
    path = os.path.join(root, path)
    with open(path, encoding="utf-8") as f:
        text = f.read()
    check(old in text, "%s: nothing to break" % what)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text.replace(old, new, 1))
    status, out = lint(root)
    check(status == 1, "%s: exit status %d" % (what, status))
    check(re.search(told, out), "%s: not told: %s" % (what, out[:300]))
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)


def main():
    with tempfile.TemporaryDirectory() as folder:
        root = os.path.join(folder, "nenkin")
        shutil.copytree(ROOT, root, ignore=shutil.ignore_patterns(
            ".git", "build*", "bin", "__pycache__"))
        status, out = lint(root)
        check(status == 0 and out == "", "as it is: %s" % out[:300])
        for one in BREAKS:
            judge(root, *one)
    print("%d passed, %d failed" % (passed, failed))
    return failed > 0


sys.exit(main())
