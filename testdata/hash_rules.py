#!/usr/bin/env python3
"""Writes the SHA-256 of each table of a rules folder into its ruleset.json.

Canonical JSON (keys sorted by bytes, no blanks, UTF-8 unescaped, one line
feed at the end), the second way of computing what calc/hash.c computes.
usage: hash_rules.py [--check] DIR...
"""
import glob
import hashlib
import json
import os
import sys


def canonical(value):
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return (text + "\n").encode("utf-8")


def main():
    check = "--check" in sys.argv
    bad = 0
    for folder in [a for a in sys.argv[1:] if not a.startswith("--")]:
        path = os.path.join(folder, "ruleset.json")
        with open(path, encoding="utf-8") as f:
            ruleset = json.load(f)
        tables = {}
        for name in sorted(glob.glob(os.path.join(folder, "*.json"))):
            if os.path.basename(name) == "ruleset.json":
                continue
            with open(name, encoding="utf-8") as f:
                table = json.load(f)
            tables[table["table"]] = hashlib.sha256(canonical(table)).hexdigest()
        if check and tables != ruleset["tables"]:
            print(f"{path}: hashes differ", file=sys.stderr)
            bad = 1
        elif not check:
            ruleset["tables"] = tables
            with open(path, "w", encoding="utf-8") as f:
                json.dump(ruleset, f, ensure_ascii=False, indent=2)
                f.write("\n")
    return bad


if __name__ == "__main__":
    sys.exit(main())
