# nenkin - reference toolkit for Japan's public pension benefits
#
# Settings, to be given on the command line:
#   SAN=1     address and undefined-behaviour sanitizers
#   WERROR=1  warnings are errors
#   PREFIX=   where `make install` puts things (default /usr/local)
#   DESTDIR=  a root in front of PREFIX, for packages

PREFIX ?= /usr/local
DESTDIR ?=
CC ?= cc
BUILD = build$(if $(SAN),-san)
BIN = bin

WARN = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion \
	-Wstrict-prototypes -Wmissing-prototypes -Wvla -Wwrite-strings \
	-fno-common $(if $(WERROR),-Werror)
comma = ,
OPT = $(if $(SAN),-O1 -g -fsanitize=address$(comma)undefined \
	-fno-sanitize-recover=all -fno-omit-frame-pointer,-O2 -g)

LIBS = -lmpfr -lgmp -lnettle
CFLAGS_ALL = -std=c11 -D_GNU_SOURCE -DNENKIN_DATADIR='"$(PREFIX)/share/nenkin"' \
	$(WARN) $(OPT) $(CFLAGS)

CALC = additions alloc amount amount_defs arrears average_remuneration \
	basic_benefit basic_pension blocks calc career case choose claim compare \
	confidence \
	contribution coverage decision derive disability disability_benefits \
	disability_changes disability_merging earnings_related employees_pension err error_code \
	finding finding_read first_visit fixed_amount hash hundred json kanji late_payment law \
	memo month mutation num oldage oldage_close paid payment probe probe_disability \
	probe_other_rules probe_record probe_rule probe_survivor probes qualifying_period rate \
	reading recheck recheck_choice recheck_owed \
	result revision root rule \
	rule_change rule_check rule_text scan_rule special_old_age step step_list survivor \
	survivor_additions survivor_basic survivor_death survivor_employees survivor_family \
	survivor_reform survivor_widow tally text timeline work_suspension yearly
CMD = common reader report run
HTML_CMD = html html_chart html_sheet
RECHECK_CMD = counts progress recheck_candidate recheck_class recheck_counts \
	recheck_db recheck_feed recheck_format recheck_html recheck_html_list recheck_html_tables \
	recheck_job recheck_mask recheck_partial recheck_pool recheck_sample \
	recheck_sarif recheck_statistics recheck_summary recheck_suppress recheck_worst \
	recheck_write $(HTML_CMD)
RULES_CMD = order_text rules_check rules_derive rules_diff rules_expand rules_show \
	rules_verify rules_why
COMPARE_CMD = compare_run compare_sets compare_report compare_json compare_grid compare_ci \
	compare_sheet compare_save compare_person compare_generate compare_decide \
	compare_death compare_death_about compare_death_pairs compare_death_rows compare_disabled \
	compare_disabled_pairs compare_disabled_rows compare_drawing compare_pairs \
	compare_search \
	compare_rows compare_months compare_html compare_html_rows \
	compare_coverage compare_html_coverage compare_html_sheet \
	compare_html_verify compare_html_months $(HTML_CMD)
TOOLS = nenkin-oldage nenkin-rules nenkin-disability nenkin-survivor \
	nenkin-recheck nenkin-compare
CHECKS = check_reader check_rules check_published check_months check_kanji \
	check_derive check_disability check_survivor check_recheck \
	check_compare check_choice check_timeline \
	check_confidence
MAN1 = nenkin-oldage.1 nenkin-rules.1 nenkin-disability.1 nenkin-survivor.1 \
	nenkin-recheck.1 nenkin-compare.1
MAN5 = nenkin-case.5 nenkin-result.5 nenkin-rules.5 nenkin-decision.5 \
	nenkin-finding.5 nenkin-timeline.5 nenkin-partial.5
MAN7 = nenkin.7 nenkin-april.7 nenkin-audit.7 nenkin-law.7 nenkin-reform.7

CALC_O = $(CALC:%=$(BUILD)/calc/%.o)
CMD_O = $(CMD:%=$(BUILD)/cmd/%.o)
RECHECK_O = $(RECHECK_CMD:%=$(BUILD)/cmd/%.o)
COMPARE_O = $(COMPARE_CMD:%=$(BUILD)/cmd/%.o)
RULES_O = $(RULES_CMD:%=$(BUILD)/cmd/%.o)
LIB = $(BUILD)/libcalc.a
TOOL_FILES = $(TOOLS:%=$(if $(SAN),$(BUILD),$(BIN))/%)
PACKAGES = gcc libc6-dev pkg-config libgmp-dev libmpfr-dev libcjson-dev \
	nettle-dev libsqlite3-dev check libsubunit-dev mandoc python3 python3-jsonschema

all: $(TOOL_FILES) ## build the tools into bin/

help: ## this list
	@awk -F':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile
	@echo "Settings: SAN=1, WERROR=1, PREFIX=, DESTDIR= (see the top of the Makefile)"

deps: ## install what is missing (apt-get, as root or by sudo)
	@sh testdata/deps.sh $(PACKAGES)

demo: deps ## set up, build, and print a real case's decision with its worksheet
	@$(MAKE) --no-print-directory all
	@$(BIN)/nenkin-oldage --lang ja testdata/demo.json

check: deps ## set up and run all tests
	@$(MAKE) --no-print-directory check-built

check-built: all checks
	@BIN="$(if $(SAN),$(BUILD),$(BIN))" CHECKS="$(CHECKS:%=$(BUILD)/%)" \
		FUZZ="$(BUILD)" SAN="$(SAN)" sh testdata/check.sh

checks: $(CHECKS:%=$(BUILD)/%) $(BUILD)/check_recall $(BUILD)/fuzz_case $(BUILD)/fuzz_rules

lint: deps all ## the code and the pages against the project's own rules
	@python3 testdata/lint.py
	@mandoc -T lint $(MAN1:%=man/%) $(MAN5:%=man/%) $(MAN7:%=man/%) 2>/dev/null | \
		grep -v "referenced manual not found" >&2 && exit 1 || :

bench: deps all ## speed, as ratios to a program that only parses (one core)
	@$(MAKE) --no-print-directory $(BUILD)/yardstick
	@python3 testdata/bench.py $(BIN)/nenkin-oldage $(BUILD)/yardstick

compare-order: deps all ## the order of April 2026 on 100,000 invented people
	@python3 testdata/check_order.py $(BIN)

mutation: deps all ## change each cell of the rule tables: does something notice
	@python3 testdata/mutate.py $(BIN)/nenkin-oldage $(BIN)/nenkin-rules

rows: deps all ## make each row wrong: does the generated set notice (all records)
	@python3 testdata/check_rows.py --all $(BIN)

audit-matrix: deps all ## put errors into clean decisions: how many are found, and why
	@python3 testdata/audit_matrix.py --check

fuzz: deps ## libFuzzer on the readers, one minute each (needs clang)
	@sh testdata/fuzz.sh

install: all ## install into $(DESTDIR)$(PREFIX)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/nenkin/rules
	install -d $(DESTDIR)$(PREFIX)/share/nenkin/schema
	install -m 755 $(TOOL_FILES) $(DESTDIR)$(PREFIX)/bin
	install -m 644 rules/*.json $(DESTDIR)$(PREFIX)/share/nenkin/rules
	install -m 644 man/*.schema.json $(DESTDIR)$(PREFIX)/share/nenkin/schema
	install -m 644 calc/INDEX $(DESTDIR)$(PREFIX)/share/nenkin
	for s in 1 5 7; do \
		install -d $(DESTDIR)$(PREFIX)/share/man/man$$s; \
		install -m 644 man/*.$$s $(DESTDIR)$(PREFIX)/share/man/man$$s; \
	done

clean: ## remove what was built
	rm -rf build build-san $(BIN)

$(LIB): $(CALC_O)
	@rm -f $@
	$(AR) rcs $@ $(CALC_O)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

$(if $(SAN),$(BUILD),$(BIN))/%: $(BUILD)/cmd/%.o $(CMD_O) $(LIB)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_ALL) $(LDFLAGS) -o $@ $(filter %.o,$^) $(LIB) $(LIBS)

$(if $(SAN),$(BUILD),$(BIN))/nenkin-rules: $(RULES_O)
$(if $(SAN),$(BUILD),$(BIN))/nenkin-recheck: $(RECHECK_O)
$(if $(SAN),$(BUILD),$(BIN))/nenkin-recheck: LIBS += -pthread \
	$(shell pkg-config --libs sqlite3 2>/dev/null || echo -lsqlite3)

$(if $(SAN),$(BUILD),$(BIN))/nenkin-compare: $(COMPARE_O)

# Style and script of the reports, as lines of C.
$(BUILD)/cmd/html.o: $(BUILD)/html_css.h $(BUILD)/html_js.h
$(BUILD)/cmd/html.o: CFLAGS_ALL += -I$(BUILD)
$(BUILD)/html_%.h: cmd/html.%
	@mkdir -p $(@D)
	{ echo 'static const char *const HTML_$(if $(filter css,$*),CSS,JS)[] = {'; \
	sed 's/\\/\\\\/g; s/"/\\"/g; s/^/"/; s/$$/\\n",/' $<; \
	echo 'NULL };'; } >$@

# Check's macros are not pedantic C.
$(BUILD)/check_%: testdata/check_%.c testdata/testing.h testdata/wanted.h testdata/wanted_files.h $(LIB)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_ALL) -Wno-pedantic -MMD -MP -o $@ $< $(LDFLAGS) $(LIB) \
		$(LIBS) -lcjson $$(pkg-config --libs check)

$(BUILD)/fuzz_%: testdata/fuzz_%.c testdata/fuzz_replay.c testdata/testing.h $(LIB)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_ALL) -Wno-pedantic -o $@ $< testdata/fuzz_replay.c $(LDFLAGS) $(LIB) $(LIBS)

$(BUILD)/yardstick: testdata/yardstick.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_ALL) -o $@ $< -lcjson

.PHONY: all help deps demo check check-built checks lint bench compare-order mutation rows audit-matrix fuzz install clean
.SECONDARY:
-include $(CALC_O:.o=.d) $(CMD_O:.o=.d) $(COMPARE_O:.o=.d) $(RECHECK_O:.o=.d) \
	$(RULES_O:.o=.d) $(TOOLS:%=$(BUILD)/cmd/%.d)
