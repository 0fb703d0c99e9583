#!/bin/sh
# nenkin-rules verify: on an invented order in testdata/order, whole and with
# one thing changed at a time; and, where it is at hand, on the real one: in the
# folder $NENKIN_LAW, or ../shared/law/revision-order-history beside the tree.
#
# usage: check_verify.sh TOOL
root=$(cd "$(dirname "$0")/.." && pwd) || exit 1
tool=$(cd "$(dirname "${1:?usage: check_verify.sh TOOL}")" && pwd)/${1##*/}
law=${NENKIN_LAW:-$root/../shared/law/revision-order-history}
sample=417CO0000000092_2030-04-01_sample.md

tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM
passed=0
failed=0

# Fresh copies of the invented order and its tables.
fresh()
{
	rm -rf "$tmp/order" "$tmp/rules"
	mkdir "$tmp/order"
	cp "$root/testdata/order/$sample" "$tmp/order/$sample"
	cp -R "$root/testdata/order/rules" "$tmp/rules"
	chmod -R u+w "$tmp"
}

verify()
{
	(cd "$tmp" && "$tool" verify -l en -r "$root/rules" -r rules "$@") \
		>"$tmp/out" 2>&1
	status=$?
}

# judge NAME STATUS TEXT...: the status, and lines that must be in the output.
judge()
{
	name=$1
	want=$2
	shift 2
	bad=
	[ "$status" = "$want" ] || bad="exit status $status, wanted $want"
	for line; do
		grep -qF -- "$line" "$tmp/out" || bad="$bad; no '$line'"
	done
	if [ -n "$bad" ]; then
		failed=$((failed + 1))
		echo "FAILED  verify, $name: $bad"
		sed 's/^/	/' "$tmp/out"
	else
		passed=$((passed + 1))
	fi
}

# order SED STATUS TEXT...: with the order changed; rules: with a table.
order()
{
	fresh
	sed "$1" "$root/testdata/order/$sample" >"$tmp/order/$sample"
	verify order
	if cmp -s "$root/testdata/order/$sample" "$tmp/order/$sample"; then
		status="none: '$1' changes nothing"
	fi
	judge "order $1" "$2" "$3" ${4+"$4"} ${5+"$5"}
}
rules()
{
	fresh
	sed "$2" "$root/testdata/order/rules/$1.json" >"$tmp/rules/$1.json"
	verify order
	judge "$1 $2" "$3" "$4" ${5+"$5"} ${6+"$6"}
}

fresh
verify order
judge "the sample as it is" 0 \
	"2030: 22 cells, 0 differences; 0 not understood, 5 without a table, 2 columns by position (order/$sample)" \
	"all 1: 22 cells, 0 differences"
verify -l ja order
judge "in Japanese" 0 "計 1: 22欄、差異 0、読めない箇所 0、表にない数 5、見出しのない列 2"
verify -d 2030-06 order
judge "--on in its year" 0 "all 1: 22 cells"
verify -d 2029-06 order
judge "--on in another year" 2 "no order of the month asked"

# a wrong number: both places
at=order/$sample
order '9s/一・二〇三/一・二〇四/' 1 \
	"$at:9: revision_rate born 1970-04-02..: order 1.204, rules 1.203 (rules/revision_rate.json:9)" \
	"22 cells, 1 differences"
order '28s/七十万千円/七十万円/' 1 \
	"$at:28: in_work_threshold[adjustment]: order 700000, rules 701000 (rules/in_work_threshold.json:8)"
order '30s/七十万二千/七十万三千/' 1 "$at:30: in_work_threshold[under65_change]: order 703000, rules 702000"
order '28s/六十二万/六十三万/' 1 "$at:28: in_work_threshold_base: order 630000, rules 620000"
order '28s/　令和.*/　削除/' 1 "$at:28: in_work_threshold[adjustment]: order 620000, rules 701000"
order '30d' 1 \
	"in_work_threshold[under65_change] 2030-04..2031-03: order nothing, rules 702000 (rules/in_work_threshold.json:9)"
order '32s/一・一九九/一・一九八/' 1 "$at:32: revision_rate_1994 born 1970-04-02..: order 1.198, rules 1.199"
order '34,38s/〇・八〇一/〇・八〇二/' 1 "$at:38: revaluation_1994 2030-04..2031-03: order 0.802, rules 0.801"
order '51s/〇・九五〇/〇・九五一/' 1 \
	"$at:51: revaluation_main born ..1970-04-01 2003-04..2031-03: order 0.951, rules 0.950 (rules/revaluation_main.json:8)" \
	"1 differences"
order '53s/一五/一六/' 1 "$at:53: revaluation_main born 1970-04-02.. ..1985-09: order 16.002, rules 15.002"
order '48s/九月/八月/;50s/十月/九月/' 1 \
	"$at:50: revaluation_main born ..1970-04-01 1985-09..2003-03: order 1.400, rules 15.001" \
	"$at:48: revaluation_main born ..1970-04-01 1985-10..: order nothing, rules 1.400"
order '52,56d' 1 "$at:48: revaluation_main: order 1 columns, rules 2 rows" "all 1: 16 cells, 1 differences"
order '62s/一四/一三/' 1 "$at:62: revaluation_seamen born ..1970-04-01 ..1985-09: order 13.001, rules 14.001"
order '64s/年三月/年二月/' 1 "$at:64: law_month[seamen_rates_end]" "order 198602, rules 198603"
order '70s/一・五〇〇/一・六〇〇/' 1 "$at:70: revaluation_seamen born 1970-04-02.. 1985-10..1986-03: order 1.600, rules 1.500"
order '76s/一・五〇〇/一・五〇一/' 1 "$at:76: revaluation_mutual_table3 born 1970-04-02..: order 1.501, rules 1.500" \
	"$at:76: revaluation_main born 1970-04-02.. 1985-10..1985-10: births by 別表第三: order 1.501, rules 1.500" \
	"2 differences"

# the same from the other side
rules revaluation_main 's/"1.500"/"1.501"/' 1 \
	"revaluation_main born 1970-04-02.. 1985-10..2003-03: order 1.500, rules 1.501 (rules/revaluation_main.json:9)"
rules revaluation_main 's/1970-04-0\([12]\)/1971-04-0\1/' 1 "births by 別表第三"
rules revaluation_main 's/\["2003-04", "1.000"\]/&, ["2010-04", "1.000"]/' 1 \
	"revaluation_main born 1970-04-02.. 2010-04..: order nothing, rules 1.000"
rules revaluation_1994 's/\["2030-04", "0.801"\]/&, ["2031-04", "0.700"]/' 1 "2031-04..: order nothing, rules 0.700"
rules revaluation_1994 's/, \["2030-04", "0.801"\]//' 1 "2030-04..2031-03: order 0.801, rules 0.900"
rules revaluation_seamen 's/1970-04-0\([12]\)/1971-04-0\1/' 1 \
	"revaluation_seamen born ..1971-04-01 ..1985-09: order 14.002, rules 14.001"
rules revision_rate 's/2031-03/2030-08/' 1 \
	"revision_rate born ..1970-04-01 2030-04..2030-08: order nothing, rules 1.201"
rules revision_rate 's/2030-04/2031-04/;s/2031-03/2032-03/' 1 \
	"revision_rate born 1970-04-02..: order 1.203, rules nothing"
rules in_work_threshold 's/under65_change/under65_chance/' 1 \
	"in_work_threshold[under65_change]: order 702000, rules nothing" \
	"in_work_threshold[under65_chance] 2030-04..2031-03: order nothing, rules 702000"
rules revision_rate 's/"value": "1.201"/"value": 1.201/' 4 "rules/revision_rate.json:8"

# what is not understood: its line alone, and the rest is compared
order '51s/〇・九五〇/0.950/' 3 "$at:51: '平成十五年四月から令和十三年三月まで | 0.950' is not understood" \
	"21 cells, 0 differences; 1 not understood"
order '51s/〇・九五〇/〇・九五/' 3 "$at:51: " "21 cells, 0 differences; 1 not understood"
order '50s/から/より/' 3 "$at:50: " "21 cells, 0 differences; 1 not understood"
order '48s/・/･/;56s/一・〇〇〇/一・〇〇一/' 3 "$at:48: " "order 1.001, rules 1.000" \
	"21 cells, 1 differences; 1 not understood"
order '50s/ |$//' 3 "$at:50: expected a row of two cells" "1 not understood"
order '50s/ |$/ | 一 |/' 3 "$at:50: expected a row of two cells" "1 not understood"
order '49d' 3 "$at:49: expected '| --- | --- |'"
order '50d' 3 "$at:50: the months do not follow those of the row above"
order '53s/九月/八月/' 3 "$at:55: the months do not follow those of the row above"
order '53s/年九月以前/年八月から昭和六十年九月まで/' 3 "$at:53: not the first month"
order '51s/三年三月/三年二月/' 3 "$at:51: the last month is not that of the fiscal year"
order '74s/一日以前/二日以前/' 3 "$at:76: the births do not follow those of the row above"
order '76d' 3 "the births do not reach the last"
order '66s/- 二/- 三/' 3 "$at:66: '- 三"
order '66s/二日/三日/' 3 "$at:66: the births do not follow those above"
order '60d' 3 "a heading here, and none elsewhere"
order '46d' 3 "a table no paragraph announces" "'別表第一' is missing"
order '9s/令和十二年度に/令和十一年度に/2' 3 "$at:9: 第一条 is not understood: '令和十一年度"
order '28s/令和十一年度/令和十三年度/2' 3 "$at:28: 第五条 is not understood"
order '9s/改定率は、/改訂率は、/' 3 "$at:9: 第一条 is not understood"
order '9s/同月二日以後/同月三日以後/' 3 "$at:9: 第一条 is not understood"
order '9s/$/なお、別に定める。/' 3 "$at:9: 第一条 is not understood"
order '9s/の改定）/の改定/' 3 "$at:9: "
order '11d' 3 "'第二条' is missing"
order '30s/２/４/' 3 "$at:30: '第五条４' is not known"
order '38s/〇・八〇一/〇・八〇二/' 3 "$at:36: the table is not what the paragraph repeats"
order '19s/四九、四七〇/四九、四七/' 3 "$at:19: " "is not understood"
order '44a| 一 | 二 |' 3 "$at:45: a table no paragraph announces"
order '6d' 3 "$at:1: no header with the identifier"
order '4s/92"/93"/' 3 "$at:1: no header with the identifier"
order '6s/04-01/04-31/' 3 "$at:1: no header with the identifier"
order '$a**別表第四**' 3 "'別表第四' is not known"
order '$a**別表第三**' 3 "'別表第三' stands twice"
order '$a別に定める。' 3 "$at:77: '別に定める。' is not understood"

# folders and options
rm -rf "$tmp/none"
mkdir "$tmp/none"
verify none
judge "empty folder" 5 "'none' holds no text of the order"
verify nowhere
judge "no folder" 5 "cannot read 'nowhere'"
verify
judge "no operand" 2 "LAWDIR is missing"
verify -f csv order
judge "csv" 2 "format csv"
mkdir "$tmp/none/417CO0000000092_x.md"
verify none
judge "a folder for a file" 5 "cannot read 'none/417CO0000000092_x.md'"
rmdir "$tmp/none/417CO0000000092_x.md"
: >"$tmp/none/417CO0000000092_x.md"
verify none
judge "an empty file" 5 "it is empty"
printf '\377\376---\000' >"$tmp/none/417CO0000000092_x.md"
verify none
judge "no text" 3 "NUL"

# JSON: one object a line
fresh
sed -i '9s/一・二〇三/一・二〇四/;76s/一・五〇〇/一・五〇一/' "$tmp/order/$sample"
verify -f json order
judge "json" 1 '{"difference":"value","year":2030,"table":"revision_rate","born_from":"1970-04-02","order":"1.204","rules":"1.203","order_at":"order/'$sample':9","rules_at":"rules/revision_rate.json:9"}' \
	'{"files":1,"cells":22,"differences":3,"not_understood":0,"without_table":5,"by_position":2}'
python3 -c 'import json, sys
for line in open(sys.argv[1]): json.loads(line)' "$tmp/out"
status=$?
judge "json is JSON" 0

# the real order, all years there are
if [ -d "$law" ]; then
	"$tool" verify -l en -r "$root/rules" "$law" >"$tmp/out" 2>&1
	status=$?
	judge "the yearly order" 0 " 0 differences; 0 not understood"
	sed -n 's/^all /check_verify: orders of the years: /p' "$tmp/out"
else
	echo "check_verify: skipped: the text of the yearly order is not here (set NENKIN_LAW to its folder)"
fi
echo "check_verify: $passed passed, $failed failed"
[ "$failed" = 0 ]
