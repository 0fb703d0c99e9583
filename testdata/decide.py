#!/usr/bin/env python3
"""decide.py TOOL [FILE] - makes clean decisions (nenkin-decision/1) of cases.

Reads cases, one a line, has TOOL (nenkin-oldage) compute them, and writes one
decision a case with a line for each benefit that is due.  What the tool
refuses is left out.
"""
import json
import os
import subprocess
import sys


def results(tool, cases, *options):
    """{id: result} of cases that have different ids."""
    run = subprocess.run([tool, "--format", "json", "--no-worksheet", *options],
                         input="".join(json.dumps(c) + "\n" for c in cases),
                         capture_output=True, text=True, check=False)
    return {r["case"]: r for r in map(json.loads, run.stdout.splitlines())}


def lines_of(result):
    return [dict({"benefit": b["benefit"], "on": result["on"], "from": b["from"],
                  "parts": b["parts"], "annual": b["annual"],
                  "suspended": b["suspended"], "payable": b["payable"]},
                 **({"recipient": b["recipient"]} if "recipient" in b else {}))
            for b in result["benefits"] if b["entitled"]]


def decision(case, result):
    return {"format": "nenkin-decision/1", "id": "D-" + case["id"], "case": case,
            "decisions": lines_of(result)}


def decisions(tool, cases):
    found = results(tool, cases)
    for c in cases:
        if c["id"] in found and lines_of(found[c["id"]]):
            yield decision(c, found[c["id"]])


def main():
    tool = os.path.abspath(sys.argv[1])
    source = open(sys.argv[2], encoding="utf-8") if len(sys.argv) > 2 else sys.stdin
    for d in decisions(tool, [json.loads(line) for line in source]):
        print(json.dumps(d))


if __name__ == "__main__":
    main()
