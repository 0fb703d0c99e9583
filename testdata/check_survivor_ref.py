#!/usr/bin/env python3
"""Compares nenkin-survivor with a slow, plain second way of computing.

Random families of a fixed seed, a quarter of each profile of
testdata/ref/survivor_generate.py, go through the tool and through
testdata/ref/survivor_ref.py.  Every right, amount and stop must be the same; a
case one side refuses, the other must refuse too, or not know.  The months from
2028-04 rest on the fictitious rates of rules-fictitious-2028.

usage: check_survivor_ref.py [--show ID] TOOL      (CASES=n, default 14000)
"""
import json
import multiprocessing
import os
import random
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "ref"))
import survivor_generate  # noqa: E402
import survivor_ref  # noqa: E402

SEED = 20280401
PROFILES = ("totals", "record", "boundary", "later")
SHOWN = 8
PROCESSES = 2


def generate(count):
    for profile in PROFILES:
        r = random.Random("nenkin-survivor-%d-%s" % (SEED, profile))
        for n in range(count // len(PROFILES)):
            yield survivor_generate.one_case(r, n + 1, profile)


def have(line):
    out = {}
    for b in json.loads(line)["benefits"]:
        out[b["benefit"], b["recipient"]] = (
            (b["annual"], b["suspended"]) if b["entitled"] else None)
    return out


def differs(c, want, got):
    """what is different, in words; None = the same"""
    if got is None:
        return None if want == "refused" else "refused by the tool alone"
    if want == "refused":
        return "refused by the reference alone"
    for k in sorted(set(want) | set(got)):
        if want.get(k) != got.get(k):
            return "%s %s: want %s, have %s" % (
                c["on"], " ".join(k), want.get(k), got.get(k))
    return None


def answers(tool, cases, later):
    """what the tool says: {case: benefits}"""
    run = [tool, "-f", "json", "-r", survivor_ref.RULES]
    if later:
        run += ["-r", survivor_ref.LATER]
    text = "".join(json.dumps(c) + "\n" for c in cases)
    out = subprocess.run(run, input=text, encoding="utf-8", capture_output=True,
                         check=False).stdout
    return {json.loads(x)["case"]: have(x) for x in out.splitlines()}


def main():
    show = sys.argv[2] if sys.argv[1] == "--show" else None
    tool = sys.argv[-1]
    cases = list(generate(int(os.environ.get("CASES", "14000"))))
    got = {}
    for later in (False, True):
        got.update(answers(tool, [c for c in cases if (c["id"][0] == "L") == later],
                           later))
    with multiprocessing.Pool(PROCESSES) as pool:
        wanted = pool.map(survivor_ref.wanted, cases, 100)
    same = refused = unknown = different = due = 0  # cases; `due`: benefits
    for c, want in zip(cases, wanted):
        if show == c["id"]:
            print(json.dumps(c), want, got.get(c["id"]), sep="\n")
        if want is None:
            unknown += 1
            continue
        text = differs(c, want, got.get(c["id"]))
        if text:
            different += 1
            if different <= SHOWN:
                print(c["id"], text)
        elif want == "refused":
            refused += 1
        else:
            same += 1
            due += sum(v is not None for v in want.values())
    print("check_survivor_ref: %d cases: %d the same (%d benefits due), %d refused "
          "by both, %d not known to the reference" %
          (len(cases), same, due, refused, unknown))
    print("check_survivor_ref: %d passed, %d failed" %
          (len(cases) - different - unknown, different))
    return 1 if different or not same else 0


if __name__ == "__main__":
    sys.exit(main())
