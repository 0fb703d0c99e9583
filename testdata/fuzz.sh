#!/bin/sh
# Runs libFuzzer on the readers, a minute (or SECONDS_EACH) a target, from the corpora
# in testdata/fuzz/.  What it finds is left in build/fuzz/; a finding that is
# understood becomes a file of the corpus, which `make check` replays.
set -e
cd "$(dirname "$0")/.."
sh testdata/deps.sh clang-14 libclang-rt-14-dev
seconds=${SECONDS_EACH:-60}
flags="-std=c11 -D_GNU_SOURCE -g -O1 -fno-omit-frame-pointer
	-fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all"
mkdir -p build/fuzz
status=0
for name in case rules; do
	target=build/fuzz/fuzz_$name
	new=build/fuzz/corpus-$name
	mkdir -p "$new"
	# shellcheck disable=SC2086
	clang-14 $flags -o "$target" "testdata/fuzz_$name.c" calc/*.c \
		-lcjson -lmpfr -lgmp -lnettle
	echo "fuzz_$name: $seconds seconds"
	"$target" -max_total_time="$seconds" -max_len=16384 -timeout=10 \
		-verbosity=0 -print_final_stats=1 \
		-artifact_prefix="build/fuzz/$name-" \
		"$new" "testdata/fuzz/$name" 2>build/fuzz/$name.log || status=1
	tail -n 12 build/fuzz/$name.log
done
exit $status
