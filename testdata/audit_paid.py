"""audit_paid.py - payments of clean decisions, and the errors that are put into
them, for audit_matrix.py.

The months are those of nenkin-oldage --until; payments, cuts and bars are counted
here, from the Acts alone (国年法18条・18条の2・102条, 厚年法36条・36条の2・92条).
"""
import json
import os
import subprocess
import tempfile

from audit_cases import mon, mtext

BAR, LAST = 60, "2027-03"
FIRST = mon("2015-10")


def even_after(month):
    """The month in which a month is paid."""
    return month + (1 if (month % 12 + 1) % 2 else 2)


def is_barred(paid_in, on):
    return on >= paid_in + 1 + BAR


def months(tool, decisions):
    """{id: {benefit: {month: yearly yen payable}}} from the first month on."""
    cases = []
    for d in decisions:
        first = min(x["from"] for x in d["decisions"])
        cases.append(dict(d["case"], on=first))
    with tempfile.NamedTemporaryFile("w", suffix=".ndjson", delete=False) as f:
        f.writelines(json.dumps(c) + "\n" for c in cases)
    run = subprocess.run([tool, "-f", "json", "--until", LAST, f.name], capture_output=True, text=True, check=False)
    os.unlink(f.name)
    out = {}
    for x in map(json.loads, run.stdout.splitlines()):
        out[x["case"]] = {b["benefit"]: {m: r["payable"] for r in b["ranges"]
                                         for m in range(mon(r["from"]), mon(r["to"]) + 1)} for b in x["benefits"]}
    return out


def whole(part, last):
    """The payments of a benefit {payment month: [yen of its months]} up to a month."""
    out = {}
    for m in sorted(part):
        if even_after(m) <= last:
            out.setdefault(even_after(m), []).append((m, part[m]))
    return out


def schedule(part, last, keep=lambda month, paid_in: True, back=True, each=False):
    """{payment month: yen}: cut for each payment, or each month; what was cut since
    March comes in February."""
    cuts, out = 0, {}
    for paid_in, due in sorted(whole(part, last).items()):
        two = sum(y for m, y in due if keep(m, paid_in))
        out[paid_in] = sum(y // 12 for m, y in due if keep(m, paid_in)) if each else two // 12
        cuts += two % 12
        if paid_in % 12 == 1:
            out[paid_in] += cuts // 12 if back else 0
            cuts = 0
    return out


def total(parts, last, **how):
    out = {}
    for part in parts:
        for m, yen in schedule(part, last, **how).items():
            out[m] = out.get(m, 0) + yen
    return out


def paid(d, sums, received=None):
    new = dict(d, paid=[[mtext(m), yen] for m, yen in sorted(sums.items())])
    if received is not None:
        new["received"] = mtext(received) + "-15"
    return new


def fit(d):
    """Periods alone, all of them paid, since the tables begin."""
    c = d["case"]
    return "totals" not in c and "work" not in c and "death" not in c and all(
        x["annual"] and mon(x["from"]) >= FIRST and x["from"] <= x["on"] for x in d["decisions"])


def known(tool, clean, n):
    some = [d for d in clean if fit(d)][:n]
    found = months(tool, some)
    for d in some:
        by = found.get(d["case"]["id"], {})
        parts = [by.get(x["benefit"], {}) for x in d["decisions"]]
        if all(mon(x["on"]) in p and p[mon(x["on"])] == x["payable"] and min(p) == mon(x["from"])
               for x, p in zip(d["decisions"], parts)):
            yield d, parts


def p01(r, tool, clean, n):
    """Fractions: nothing added in February, cut by the month."""
    for d, parts in known(tool, clean, n):
        last = mon(d["decisions"][0]["on"])
        right = total(parts, last)
        how = {"back": False} if r.random() < 0.5 else {"each": True}
        if right:
            yield paid(d, right), paid(d, total(parts, last, **how))


def arrears(d, parts, received, keep, reason=None, today=False):
    first = even_after(received)
    if today:
        parts = [dict.fromkeys(p, x["payable"]) for p, x in zip(parts, d["decisions"])]
    new = paid(d, {first: sum(total(parts, first, keep=keep).values())}, received)
    return dict(new, arrears_reason=reason) if reason else new


def p02(r, tool, clean, n):
    """The bar counted otherwise, or applied after a correction of the record."""
    for d, parts in known(tool, clean, n):
        received = mon(d["decisions"][0]["on"]) - r.randrange(0, 6)
        ways = [lambda m, p: m >= received - BAR, lambda m, p: not is_barred(m, received),
                lambda m, p: received < p + BAR]

        def law(m, p):
            return not is_barred(p, received)
        if r.random() < 0.25:
            yield (arrears(d, parts, received, lambda m, p: True, "record_correction"),
                   arrears(d, parts, received, law, "record_correction"))
        else:
            yield arrears(d, parts, received, law), arrears(d, parts, received, r.choice(ways))


def p04(r, tool, clean, n):
    """Arrears by the amount of today, or without the first month; not where that
    comes to what the month of payment alone would bring, as `paid` may begin
    later than the pension."""
    for d, parts in known(tool, clean, n):
        received = mon(d["decisions"][0]["on"])
        first = min(min(p) for p in parts)

        def law(m, p):
            return not is_barred(p, received)
        if received > first + 48 or even_after(received) > mon(LAST):
            continue
        paid_in = even_after(received)
        wrong = arrears(d, parts, received, law, today=True) if r.random() < 0.5 \
            else arrears(d, parts, received, lambda m, p: m > first)
        if wrong["paid"][0][1] != total(parts, paid_in).get(paid_in):
            yield arrears(d, parts, received, law), wrong


PAID = {"P01": p01, "P02": p02, "P04": p04}
