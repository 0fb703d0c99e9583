#!/bin/sh
# Runs every test, quietly unless one fails, and counts the checks.
#
# From the environment (make check sets them): BIN folder of the tool, CHECKS
# the Check programs, FUZZ folder of the fuzz targets, SAN whether sanitizers
# are on, CASES for check_ref.py.
cd "$(dirname "$0")/.." || exit 1
: "${BIN:=bin}" "${FUZZ:=build}"
: "${CHECKS:=$(ls build/check_* | grep -v "\.d$")}"
export BIN
if [ -n "$SAN" ]; then
	# the sanitizers see leaks at the end of the one process only
	CK_FORK=no
	# the reference is no C: with sanitizers a part of its cases will do
	: "${CASES:=1500}"
	export CK_FORK CASES
fi
PYTHONDONTWRITEBYTECODE=1
export PYTHONDONTWRITEBYTECODE

passed=0
failed=0
log=$(mktemp) || exit 1
trap 'rm -f "$log"' EXIT
trap 'exit 1' HUP INT TERM

# "passed failed" as a program's own closing line counts them.
count()
{
	awk '
	/Checks: [0-9]+, Failures: [0-9]+, Errors: [0-9]+/ {
		gsub(/[^0-9 ]/, " "); n = split($0, x, " ")
		p += x[n - 2] - x[n - 1] - x[n]; f += x[n - 1] + x[n]
	}
	/[0-9]+ passed, [0-9]+ failed/ {
		for (i = 2; i <= NF; i++) {
			if ($i ~ /^passed/) p += $(i - 1)
			if ($i ~ /^failed/) f += $(i - 1)
		}
	}
	/^check_schema: .*: [0-9]+ failures$/ {
		for (i = 2; i <= NF; i++)
			if ($i ~ /^[0-9]+$/ && $(i + 1) != "of") n2 += $i
		f += $(NF - 1); p += n2 - 2 * $(NF - 1)
	}
	/^fuzz_replay: [0-9]+ inputs$/ { p += $2 }
	END { print p + 0, f + 0 }' "$log"
}

# run NAME COMMAND...: the whole output when it failed, else its last lines.
run()
{
	name=$1
	shift
	begun=$(date +%s)
	"$@" >"$log" 2>&1
	status=$?
	set -- $(count)
	if [ "$status" != 0 ] && [ "$2" = 0 ]; then
		set -- "$1" 1
	elif [ "$status" = 0 ] && [ "$1" = 0 ]; then
		echo "$name checked nothing" >>"$log"
		set -- 0 1
	fi
	passed=$((passed + $1))
	failed=$((failed + $2))
	if [ "$2" != 0 ]; then
		cat "$log"
		echo "FAILED  $name: $1 passed, $2 failed (exit status $status)"
	else
		grep -E 'load in|look-up takes|killed$|(: |^check_runs: )skipped: |^check_runs: Slurm|^check_rows: rows|^check_derive: cells|^check_verify: orders|^check_ref: .*(same|refused)|^check_ref:   ' "$log"
		echo "ok      $name: $1 passed ($(($(date +%s) - begun)) s)"
	fi
}

for check in $CHECKS; do
	run "${check##*/}" "$check"
done
run check_schema python3 testdata/check_schema.py --tool "$BIN/nenkin-oldage" \
	--recheck "$BIN/nenkin-recheck"
run check_schema python3 testdata/check_schema.py --tool "$BIN/nenkin-disability"
run check_schema python3 testdata/check_schema.py --tool "$BIN/nenkin-oldage --choose"
run check_schema python3 testdata/check_schema.py --tool "$BIN/nenkin-survivor"
run check_schema python3 testdata/check_schema.py --tool "$BIN/nenkin-survivor --choose"
run check_schema python3 testdata/check_schema.py --tool "$BIN/nenkin-disability --choose"
run hash_rules sh -c 'python3 testdata/hash_rules.py --check rules &&
	echo "1 passed, 0 failed"'
run expansion sh -c '"$BIN/nenkin-rules" check && "$BIN/nenkin-rules" expand |
	diff testdata/expansion.txt - &&
	echo "$(wc -l <testdata/expansion.txt) passed, 0 failed"'
[ -n "$SAN" ] || run check_lint python3 testdata/check_lint.py
run check_cli sh testdata/check_cli.sh "$BIN/nenkin-oldage"
run check_verify sh testdata/check_verify.sh "$BIN/nenkin-rules"
[ -f testdata/check_man.py ] &&
	run check_man python3 testdata/check_man.py
# tables with one cell changed: nenkin-compare against two plain runs
[ -n "$SAN" ] || run overlays python3 testdata/check_overlays.py "$BIN"
# values recalled from the runs before, against every run from the start
[ -n "$SAN" ] || run recall env FUZZ="$FUZZ" sh -c '{
	"$BIN/nenkin-compare" generate --seed 7 --count 5000 --no-pairs 2>/dev/null
	for kind in disability survivor; do
		python3 testdata/ref/${kind}_generate.py --profile random \
		    --seed 7 --count 1000
	done; } | "$FUZZ/check_recall"'
# the order of 2026-04 on invented people; 100,000 of them: make compare-order
[ -n "$SAN" ] || run order python3 testdata/check_order.py --count 5000 "$BIN"
# a few cells of each table; all of them: make mutation
[ -n "$SAN" ] || run mutate python3 testdata/mutate.py --every 40 \
	"$BIN/nenkin-oldage" "$BIN/nenkin-rules"
# rows made wrong, on the generated set; all of its records: make rows
[ -n "$SAN" ] || run check_rows python3 testdata/check_rows.py "$BIN"
run check_ci python3 testdata/check_ci.py "$BIN"
run check_html python3 testdata/check_html.py "$BIN"
run check_arrears python3 testdata/check_arrears.py
# the scan of 2017: transfer additions left out of the decisions of couples
run check_scan python3 testdata/check_scan.py
run audit_matrix python3 testdata/audit_matrix.py --check --count 2500 --each 12
run check_faults env SAN="$SAN" python3 testdata/check_faults.py
run check_runs env SAN="$SAN" python3 testdata/check_runs.py
run fuzz_case "$FUZZ/fuzz_case" testdata/fuzz/case
run fuzz_rules "$FUZZ/fuzz_rules" testdata/fuzz/rules
run check_ref python3 testdata/check_ref.py "$BIN/nenkin-oldage"
run check_ref_disability env CASES="${CASES:-10002}" \
	python3 testdata/check_ref.py "$BIN/nenkin-disability"
run check_survivor_ref python3 testdata/check_survivor_ref.py "$BIN/nenkin-survivor"
run check_choice_ref env CASES="${CASES:-10000}" \
	python3 testdata/check_choice_ref.py "$BIN"
run check_course env CASES=200 python3 testdata/check_course.py "$BIN"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
