/* compare_html.c - a comparison of rules as a report in one HTML file. */
#include "compare_html.h"

#include <stdlib.h>
#include <string.h>

#define N(a) (int)(sizeof(a) / sizeof *(a))
#define ID_SIZE 32

static const struct html_name SECTION[] = {
	{ "summary", "概要", "Summary" },
	{ "groups", "増減の内訳", "Who gains and who loses" },
	{ "rows", "変わった行", "Changed rows" },
	{ "list", "変わる事例", "Cases that change" },
	{ "about", "この報告書について", "About this report" }
};
enum { SUMMARY, GROUPS, ROWS, LIST, ABOUT };

static const struct html_name SIDE[] = {
	{ "gain", "増える", "gains" }, { "loss", "減る", "loses" },
	{ "refusal", "一方の規則でのみ拒否", "refused by one of the sets" },
	{ "same", "支給額は同じ", "the same yen" }
};

/* ---- summary ------------------------------------------------------------------------ */

static void put_sum_row(struct text *t, const char *ja, const char *en,
    long long v, int sign)
{
	text_puts(t, "<tr><th scope=\"row\">");
	html_say(t, ja, en);
	html_put(t, "</th><td class=\"num\" data-v=\"%lld\">", v);
	if (sign)
		html_signed(t, v);
	else
		html_number(t, v);
	text_puts(t, "</td></tr>\n");
}

static void put_summary(struct text *t, const struct compare_run *r,
    const struct tally *y)
{
	static const struct html_name caption = { "t-sums",
		"支給額の計（年額・円。どちらの規則でも計算できた事例）",
		"Payable in yen a year, of the cases that neither set refuses" };
	static const struct html_column COLUMN[] = { { "", "", HTML_TEXT },
		{ "年額（円）", "yen a year", HTML_NUMBER } };

	html_section(t, &SECTION[SUMMARY]);
	text_puts(t, "<dl class=\"facts\">\n");
	html_set(t, "旧の規則", "old rules", rules_name(r->old),
	    rules_sha256(r->old));
	html_set(t, "新の規則", "new rules", rules_name(r->new),
	    rules_sha256(r->new));
	text_puts(t, "</dl>\n<dl class=\"cards\">\n");
	html_card(t, "", "事例", "cases", y->cases);
	html_card(t, "is-review", "変わる事例", "cases that change", y->moved);
	html_card(t, "", "両方で拒否", "refused by both", y->refused);
	html_card(t, "", "旧の規則のみ拒否", "refused by the old rules only",
	    y->refused_old);
	html_card(t, y->refused_new ? "is-error" : "", "新の規則のみ拒否",
	    "refused by the new rules only", y->refused_new);
	text_puts(t, "</dl>\n");
	html_table(t, &caption, "", COLUMN, N(COLUMN));
	put_sum_row(t, "旧の規則", "old rules", y->before, 0);
	put_sum_row(t, "新の規則", "new rules", y->after, 0);
	put_sum_row(t, "差", "difference", y->after - y->before, 1);
	html_table_end(t, "");
	if (!y->moved)
		html_paragraph(t, "動く事例がない。この変更については何も確かめられていない。",
		    "No case moves: nothing is proved of this change.");
	html_section_end(t);
}

/* ---- gains and losses by group --------------------------------------------------------- */

static const struct html_name SIDES[] = { { "loss", "減（年額）", "loss a year" },
	{ "gain", "増（年額）", "gain a year" } };

static void begin_group(struct text *t, const char *id, const char *ja,
    const char *en)
{
	const struct html_name caption = { id, ja, en };
	const struct html_column column[] = { { ja, en, HTML_SORT },
		{ "減　|　増", "loss | gain", HTML_BAR },
		{ "変わる", "changed", HTML_NUMBER | HTML_SORT },
		{ "増える", "gain", HTML_NUMBER | HTML_SORT },
		{ "増（年額・円）", "yen a year", HTML_NUMBER | HTML_SORT },
		{ "減る", "lose", HTML_NUMBER | HTML_SORT },
		{ "減（年額・円）", "yen a year", HTML_NUMBER | HTML_SORT },
		{ "差引", "net", HTML_NUMBER | HTML_SORT } };

	html_table(t, &caption, "groups", column, N(column));
}

static long long largest(const struct tally_line *l, int n)
{
	long long max = 0;
	int i;

	for (i = 0; i < n; i++) {
		if (l[i].gain > max)
			max = l[i].gain;
		if (l[i].loss > max)
			max = l[i].loss;
	}
	return max;
}

static void put_signed(struct text *t, long long v)
{
	html_put(t, "<td class=\"num\" data-v=\"%lld\">", v);
	html_signed(t, v);
	text_puts(t, "</td>");
}

/* One row; `filter` is a fragment of the list or "". */
static void put_line(struct text *t, const char *filter, const char *ja,
    const char *en, const struct tally_line *l, long long max)
{
	if (!l->moved)
		return;
	text_puts(t, "<tr><th scope=\"row\">");
	if (*filter)
		html_put(t, "<a href=\"#%s\">", filter);
	html_say(t, ja, en);
	if (*filter)
		text_puts(t, "</a>");
	text_puts(t, "</th><td class=\"bar\">");
	html_two_sided(t, l->loss, l->gain, max);
	text_puts(t, "</td>");
	html_cell(t, l->moved);
	html_cell(t, l->gained);
	put_signed(t, l->gain);
	html_cell(t, l->lost);
	put_signed(t, -l->loss);
	put_signed(t, l->gain - l->loss);
	text_puts(t, "</tr>\n");
}

static void put_benefits(struct text *t, const struct tally *y)
{
	long long max = largest(y->by_benefit, BENEFITS);
	char filter[64];
	int i;

	begin_group(t, "g-benefit", "給付別", "By benefit");
	for (i = 0; i < BENEFITS; i++) {
		snprintf(filter, sizeof filter, "benefit=%s",
		    BENEFIT_NAMES[i].id);
		put_line(t, filter, BENEFIT_NAMES[i].ja, BENEFIT_NAMES[i].en,
		    &y->by_benefit[i], max);
	}
	html_table_end(t, "");
}

static void put_cohorts(struct text *t, const struct tally *y)
{
	long long max = largest(y->by_cohort, TALLY_COHORT_MAX);
	char s[40], filter[48];
	int i, year;

	begin_group(t, "g-cohort", "生年別", "By year of birth");
	for (i = 0; i < TALLY_COHORT_MAX; i++) {
		year = tally_cohort_year(i);
		snprintf(s, sizeof s, "%d–%d", year,
		    year + tally_cohort_years() - 1);
		snprintf(filter, sizeof filter, "born=%d", year);
		put_line(t, filter, s, s, &y->by_cohort[i], max);
	}
	html_table_end(t, "");
}

static void put_bands(struct text *t, const struct tally *y)
{
	long long max = largest(y->by_band, TALLY_BAND_MAX);
	char ja[64], en[64], yen[32];
	int i;

	begin_group(t, "g-band", "支給額（旧・年額）別", "By yen payable a year before");
	for (i = 0; i < TALLY_BAND_MAX; i++) {
		yen_text(tally_band_yen(i), yen);
		snprintf(ja, sizeof ja, "%s 円以上", yen);
		snprintf(en, sizeof en, "from %s yen", yen);
		put_line(t, "", ja, en, &y->by_band[i], max);
	}
	html_table_end(t, "");
}

static void put_groups(struct text *t, const struct tally *y)
{
	long long max = largest(y->by_sex, 2);

	html_section(t, &SECTION[GROUPS]);
	html_legend(t, SIDES, N(SIDES));
	put_benefits(t, y);
	begin_group(t, "g-sex", "性別", "By sex");
	put_line(t, "sex=male", "男", "male", &y->by_sex[SEX_MALE], max);
	put_line(t, "sex=female", "女", "female", &y->by_sex[SEX_FEMALE], max);
	html_table_end(t, "");
	put_cohorts(t, y);
	put_bands(t, y);
	html_section_end(t);
}

/* ---- changed rows ------------------------------------------------------------------------ */

static void put_change(struct text *t, const struct rule_change *x)
{
	struct text s;

	text_init(&s);
	rule_change_title(&s, x);
	text_puts(t, "<code>");
	html_text(t, s.s);
	text_puts(t, "</code>");
	text_release(&s);
}

static void put_values(struct text *t, const struct rule_change *x)
{
	struct text s;

	text_init(&s);
	rule_value_text(&s, x->before);
	text_puts(&s, " → ");
	rule_value_text(&s, x->after);
	html_text(t, s.s);
	text_release(&s);
}

static void put_row(struct text *t, const struct rule_change *x,
    const struct change_count *n, long long max, int causes)
{
	const struct html_length part[] = { { "met", n->moved },
		{ "missed", n->met - n->moved } };

	text_puts(t, "<tr><th scope=\"row\">");
	put_change(t, x);
	text_puts(t, "</th><td>");
	put_values(t, x);
	text_puts(t, "</td><td class=\"bar\">");
	html_bar(t, part, causes ? 2 : 0, max);
	text_puts(t, "</td>");
	html_cell(t, n->met);
	if (causes) {
		html_cell(t, n->moved);
		put_signed(t, n->yen);
	}
	text_puts(t, "</tr>\n");
}

static long long most_met(const struct comparison *c, int n)
{
	long long max = 0;
	int i;

	for (i = 0; i < n; i++)
		if (comparison_count(c, i)->met > max)
			max = comparison_count(c, i)->met;
	return max;
}

static void put_unmet(struct text *t, const struct comparison *c)
{
	const struct rule_changes *all = comparison_changes(c);
	int i, n = 0;

	for (i = 0; i < all->n; i++)
		n += comparison_count(c, i)->met == 0;
	if (!n)
		return;
	text_puts(t, "<details><summary>");
	html_say(t, "どの事例も通らない行（何も確かめられていない）： ",
	    "Rows that no case comes across (nothing is proved of them): ");
	html_number(t, n);
	text_puts(t, "</summary>\n<ul>\n");
	for (i = 0; i < all->n; i++) {
		if (comparison_count(c, i)->met)
			continue;
		text_puts(t, "<li>");
		put_change(t, &all->change[i]);
		text_puts(t, " ");
		put_values(t, &all->change[i]);
		if (!all->change[i].known)
			html_say(t, "（計算に使われない表）",
			    " (no calculation reads the table)");
		text_puts(t, "</li>\n");
	}
	text_puts(t, "</ul></details>\n");
}

static void put_rows(struct text *t, const struct comparison *c, int causes)
{
	static const struct html_name caption = { "t-rows",
		"事例の通る行。「単独」はその行だけを変えたときの年額の差。",
		"Rows that cases come across; “alone” is what the row does by itself." };
	static const struct html_column COLUMN[] = {
		{ "行", "row", HTML_SORT }, { "値", "value", HTML_TEXT },
		{ "事例", "cases", HTML_BAR },
		{ "通る事例", "come across", HTML_NUMBER | HTML_SORT },
		{ "動く事例", "moved", HTML_NUMBER | HTML_SORT },
		{ "年額の差（単独・円）", "yen a year, alone", HTML_NUMBER | HTML_SORT } };
	static const struct html_name BARS[] = { { "met", "動く事例", "moved" },
		{ "missed", "通るが動かない", "come across it, not moved" } };
	const struct rule_changes *all = comparison_changes(c);
	long long max = most_met(c, all->n);
	int i;

	html_section(t, &SECTION[ROWS]);
	if (max) {
		if (causes)
			html_legend(t, BARS, N(BARS));
		html_table(t, &caption, "", COLUMN, causes ? N(COLUMN) : 4);
		for (i = 0; i < all->n; i++)
			if (comparison_count(c, i)->met)
				put_row(t, &all->change[i],
				    comparison_count(c, i), max, causes);
		html_table_end(t, "");
	}
	if (!all->n)
		html_paragraph(t, "違う行はない。規則は同じである。",
		    "No row differs: the rules are the same.");
	put_unmet(t, c);
	html_section_end(t);
}

/* ---- one case -------------------------------------------------------------------------------- */

static void put_state(struct text *t, const struct benefit *b)
{
	if (!b)
		html_say(t, "拒否", "refused");
	else if (!b->entitled)
		html_say(t, reason_name(b)->ja, reason_name(b)->en);
	else
		html_number(t, b->payable);
}

static void put_cause(struct text *t, const struct rule_change *change,
    const struct cause *x)
{
	text_puts(t, x->part == CAUSE_WITH ? "<li>+ " : "<li>");
	put_change(t, change);
	text_puts(t, " ");
	put_values(t, change);
	if (x->part == CAUSE_ALONE) {
		text_puts(t, "  <b>");
		html_signed(t, x->yen);
		text_puts(t, "</b>");
	} else if (x->part == CAUSE_JOINT) {
		text_puts(t, " <span class=\"tag review\">");
		html_say(t, "合わさった効果のみ", "joint effect only");
		text_puts(t, "</span>");
	}
	text_puts(t, "</li>");
}

static void put_causes(struct text *t, const struct comparison *c,
    const struct moved *m)
{
	const struct cause *x = comparison_causes(c, m);
	int i, joint = m->joint != 0;

	text_puts(t, "<ul class=\"plain\">");
	for (i = 0; i < m->n_cause; i++) {
		put_cause(t, &comparison_changes(c)->change[x[i].change], &x[i]);
		joint |= x[i].part == CAUSE_JOINT;
	}
	if (joint) {
		text_puts(t, "<li>");
		html_say(t, "これらの行が合わさった効果 ",
		    "joint effect of these rows ");
		text_puts(t, "<b>");
		html_signed(t, m->joint);
		text_puts(t, "</b></li>");
	}
	text_puts(t, "</ul>");
}

static void put_moved(struct text *t, const struct comparison *c,
    const struct moved *m)
{
	text_puts(t, "<tr><td>");
	html_say(t, BENEFIT_NAMES[m->id].ja, BENEFIT_NAMES[m->id].en);
	html_recipient(t, m->recipient);
	text_puts(t, "</td><td class=\"num\">");
	put_state(t, m->before);
	text_puts(t, "</td><td class=\"num\">");
	put_state(t, m->after);
	html_put(t, "</td><td class=\"num %s\">", m->yen > 0 ? "under-ink"
	    : m->yen < 0 ? "over-ink" : "same");
	html_signed(t, m->yen);
	text_puts(t, "</td><td>");
	put_causes(t, c, m);
	text_puts(t, "</td></tr>\n");
}

static void put_all_moved(struct text *t, const struct comparison *c, int number)
{
	static const struct html_column COLUMN[] = {
		{ "給付", "benefit", HTML_TEXT },
		{ "旧（年額）", "old, a year", HTML_NUMBER },
		{ "新（年額）", "new, a year", HTML_NUMBER },
		{ "差", "difference", HTML_NUMBER },
		{ "原因の行", "because of", HTML_TEXT } };
	char id[ID_SIZE];
	const struct html_name caption = { id, "給付と原因の行（円）",
		"Benefits and the rows that caused it, in yen" };
	const struct moved *m;
	int k, n;

	snprintf(id, sizeof id, "m%d", number);
	html_table(t, &caption, "", COLUMN, N(COLUMN));
	m = comparison_moved(c, &n);
	for (k = 0; k < n; k++)
		put_moved(t, c, &m[k]);
	html_table_end(t, "");
}

static void put_sheets(struct compare_run *r, struct comparison *c, int number)
{
	char id[ID_SIZE];
	struct json *result[2];

	if (r->common.worksheet == 0 || compare_results(r, c, result))
		return;
	snprintf(id, sizeof id, "s%d", number);
	html_sheets(&r->out, id, result[0], result[1]);
	json_free(result[0]);
	json_free(result[1]);
}

static void put_words(struct text *t, const struct comparison *c,
    const struct nenkin_case *p, const char *side)
{
	const struct moved *m;
	int i, n, year, mon, mday, first = tally_cohort_year(0);
	int years = tally_cohort_years();

	day_split(p->birth, &year, &mon, &mday);
	html_put(t, "<tbody data-item data-side=\"%s\" data-sex=\"%s\" "
	    "data-born=\"%d\" data-benefit=\"", side,
	    p->sex == SEX_MALE ? "male" : "female",
	    year < first ? first : year - (year - first) % years);
	m = comparison_moved(c, &n);
	for (i = 0; i < n; i++)
		html_put(t, "%s ", BENEFIT_NAMES[m[i].id].id);
	text_puts(t, "\">\n");
}

static void put_head(struct text *t, const struct comparison *c,
    const struct nenkin_case *p, long long yen)
{
	const struct outcome *a = comparison_old(c);
	const struct outcome *b = comparison_new_outcome(c);
	char day[11], on[8];
	long long before = outcome_payable(a);

	text_puts(t, "<tr><th scope=\"row\">");
	html_input(t, p->id);
	html_put(t, "</th><td>%s</td><td>", day_text(p->birth, day));
	html_say(t, p->sex == SEX_MALE ? "男" : "女",
	    p->sex == SEX_MALE ? "male" : "female");
	html_put(t, "</td><td>%s</td>",
	    month_text(a->code ? b->result.on : a->result.on, on));
	html_put(t, "<td class=\"num\" data-v=\"%lld\">", before);
	html_label(t, "旧（年額・円）", "old, yen a year");
	html_number(t, before);
	html_put(t, "</td><td class=\"num\" data-v=\"%lld\">",
	    outcome_payable(b));
	html_label(t, "新（年額・円）", "new, yen a year");
	html_number(t, outcome_payable(b));
	html_put(t, "</td><td class=\"num %s\" data-v=\"%lld\">",
	    yen > 0 ? "under-ink" : yen < 0 ? "over-ink" : "same", yen);
	html_label(t, "差（年額・円）", "difference");
	html_signed(t, yen);
	text_puts(t, "</td></tr>\n");
}

static void put_refused(struct text *t, const struct outcome *o, const char *ja,
    const char *en)
{
	if (!o->code)
		return;
	text_puts(t, "<p>");
	html_say(t, ja, en);
	html_input(t, o->err.msg);
	text_puts(t, "</p>\n");
}

static void put_case(struct compare_run *r, struct comparison *c,
    const struct tally_case *x, const char *side, int number)
{
	struct text *t = &r->out;

	comparison_run(c, &r->record, 0);
	put_words(t, c, &r->record, side);
	put_head(t, c, &r->record, x->yen);
	text_puts(t, "<tr class=\"more\"><td colspan=\"7\"><details><summary>");
	html_say(t, "原因の行と計算書", "Rows that caused it, and worksheets");
	text_puts(t, "</summary>\n");
	put_refused(t, comparison_old(c), "旧の規則では拒否： ",
	    "refused under the old rules: ");
	put_refused(t, comparison_new_outcome(c), "新の規則では拒否： ",
	    "refused under the new rules: ");
	put_all_moved(t, c, number);
	put_sheets(r, c, number);
	text_puts(t, "</details></td></tr>\n</tbody>\n");
}

static void put_top(struct compare_run *r, struct comparison *c,
    const struct tally_top *top, const char *side, int *number)
{
	struct json *root;
	int i;

	for (i = 0; i < top->n; i++) {
		if (json_parse(top->at[i].record, top->at[i].len, &root, &r->err))
			continue;
		if (case_read(&r->record, root, &r->err) == 0)
			put_case(r, c, &top->at[i], side, ++*number);
		json_free(root);
		compare_flush(r);
	}
}

/* ---- the list ------------------------------------------------------------------------------------ */

static void put_filter(struct text *t, enum lang lang, int total)
{
	static const struct html_name SEX[] = { { "male", "男", "male" },
		{ "female", "女", "female" } };
	html_filter(t);
	html_choices(t, "side", "増減", "change", SIDE, N(SIDE), lang);
	html_benefits(t, lang);
	html_choices(t, "sex", "性別", "sex", SEX, N(SEX), lang);
	html_select_found(t, "born", "生年（5年ごとの最初）", "born from", lang);
	html_filter_end(t, total);
}

static void put_list(struct compare_run *r, struct comparison *c,
    const struct tally *y)
{
	static const struct html_name caption = { "t-list",
		"増える事例、減る事例の順に、それぞれ差の大きいものから",
		"Those that gain, then those that lose, each largest first" };
	static const struct html_column COLUMN[] = {
		{ "事例", "case", HTML_SORT }, { "生年月日", "born", HTML_SORT },
		{ "性", "sex", HTML_SORT }, { "月", "month", HTML_SORT },
		{ "旧（年額・円）", "old, yen a year", HTML_NUMBER | HTML_SORT },
		{ "新（年額・円）", "new, yen a year", HTML_NUMBER | HTML_SORT },
		{ "差", "difference", HTML_NUMBER | HTML_SORT } };
	const struct tally_top *top[] = { &y->gain, &y->loss, &y->refusal,
		&y->same };
	int i, total = 0, number = 0;

	for (i = 0; i < N(top); i++)
		total += top[i]->n;
	html_section(&r->out, &SECTION[LIST]);
	put_filter(&r->out, r->common.lang, total);
	html_table(&r->out, &caption, "cases", COLUMN, N(COLUMN));
	for (i = 0; i < N(top); i++)
		put_top(r, c, top[i], SIDE[i].id, &number);
	html_table_end(&r->out, "cases");
	html_section_end(&r->out);
}

static void put_about(struct compare_run *r)
{
	char ja[400], en[400];

	html_section(&r->out, &SECTION[ABOUT]);
	snprintf(ja, sizeof ja, "件数と金額は、読んだ事例のすべてのもの。一覧は、増える"
	    "もの、減るもの、一方の規則でのみ拒否されるもの、支給額のほかが変わるもの、"
	    "それぞれ %d 件まで。拒否された事例は標準エラー出力に示した。", r->top);
	snprintf(en, sizeof en, "Counts and yen are of all cases read. The list has up "
	    "to %d cases of each kind: those that gain, those that lose, those that "
	    "one of the sets refuses, those that change otherwise. Refusals were "
	    "told on standard error.", r->top);
	html_paragraph(&r->out, ja, en);
	html_paragraph(&r->out, "差は支給額（年額）の新－旧。",
	    "A difference is what is payable a year, new less old.");
	html_section_end(&r->out);
}

void compare_html(struct compare_run *r, struct comparison *c,
    const struct tally *y)
{
	const struct html_page page = { r->common.lang,
		{ "nenkin-compare", "規則の比較　報告書",
		    "Comparison of rules: report" },
		{ "", "規則の変更が事例に及ぼす影響：誰の、どの給付が、いくら、どの行のために変わるか。",
		    "What a change of rules does to a set of cases: whose benefits "
		    "change, by how much, because of which row." },
		SECTION, N(SECTION) };

	comparison_part(c, 1);
	html_begin(&r->out, &page);
	put_summary(&r->out, r, y);
	put_groups(&r->out, y);
	put_rows(&r->out, c, r->causes);
	put_list(r, c, y);
	put_about(r);
	html_end(&r->out, "nenkin-compare");
}
