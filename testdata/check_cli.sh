#!/bin/sh
# The tool as a command: each folder testdata/cli/NAME holds
#   cmd     shell commands, run in an empty folder that has links to rules/
#           and testdata/; the tool is in PATH
#   expout  what must come on standard output
#   experr  the same on standard error
#   status  the exit status of the last command
# SHA-256 values are replaced by <sha256>: they change with every table.
#
# usage: check_cli.sh TOOL [NAME]...      REGEN=1 writes the wanted files anew
root=$(cd "$(dirname "$0")/.." && pwd) || exit 1
tool=${1:?usage: check_cli.sh TOOL [NAME]...}
bin=$(cd "$(dirname "$tool")" && pwd) || exit 1
shift
[ $# -gt 0 ] || set -- $(cd "$root/testdata/cli" && ls -d -- */ | tr -d /)

tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM

same_hashes()
{
	sed -E 's/[0-9a-f]{64}/<sha256>/g; s/(sha256 )[0-9a-f]{12}$/\1<sha256>/'
}

# Runs one case; leaves out, err and status in $tmp.
run()
{
	rm -rf "$tmp/work"
	mkdir "$tmp/work"
	ln -s "$root/rules" "$root/testdata" "$tmp/work"
	(
		cd "$tmp/work" || exit 1
		env -i PATH="$bin:$PATH" HOME="$tmp" TMPDIR="$tmp" \
			${ASAN_OPTIONS+"ASAN_OPTIONS=$ASAN_OPTIONS"} \
			sh "$1/cmd" </dev/null >"$tmp/raw.out" 2>"$tmp/raw.err"
		echo $? >"$tmp/status"
	)
	same_hashes <"$tmp/raw.out" >"$tmp/expout"
	same_hashes <"$tmp/raw.err" >"$tmp/experr"
}

passed=0
failed=0
for name; do
	folder=$root/testdata/cli/$name
	run "$folder"
	ok=1
	for part in status expout experr; do
		if [ -n "$REGEN" ]; then
			cp "$tmp/$part" "$folder/$part"
		elif ! diff -u "$folder/$part" "$tmp/$part" >"$tmp/diff" 2>&1; then
			ok=0
			echo "check_cli: $name: $part differs (- wanted, + came)"
			sed -n '3,40p' "$tmp/diff"
		fi
	done
	passed=$((passed + ok))
	failed=$((failed + 1 - ok))
done
echo "check_cli: $passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
