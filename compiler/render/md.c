/* The map as Markdown, for the places where GitHub's is shown: headings, tables, task lists, the curve as a Mermaid chart.
 *
 * In: the scene's outline. Out: text in the caller's buffer. Nobody's words become Markdown, HTML, a link, a mention or a
 * formula (md_escape.c), and none stand in the chart, which has only numbers. */
#include "render/md.h"

#include "text/catalog.h"
#include "text/numerals.h"

#include "scene/map.h"

typedef jn_outline_item item;

typedef struct writer {
	jn_buf *out;
	const jn_render_job *job;
	jn_arena arena; /* scratch */
	jn_language language;
	jn_numerals numerals;
	const jn_outline_curve *curve; /* NULL: none */
} writer;

static void raw(writer *self, const char *markup)
{
	jn_buf_c(self->out, markup);
}

static void text(writer *self, jn_str s)
{
	jn_md_escape(self->out, s, false);
}

/* In a cell of a table or an item of a list: paragraphs are parted by <br>. */
static void lines(writer *self, jn_str s)
{
	jn_md_escape(self->out, s, true);
}

static void label(writer *self, jn_label_id id)
{
	text(self, jn_label(id, self->language));
}

static void blank(writer *self)
{
	size_t len = self->out->len;
	if (len >= 2 && self->out->ptr[len - 1] == '\n' && self->out->ptr[len - 2] == '\n') return;
	if (len && self->out->ptr[len - 1] != '\n') raw(self, "\n");
	if (len) raw(self, "\n");
}

/* ":" as the language writes it, without the blank behind it. */
static void colon(writer *self)
{
	jn_buf_str(self->out, jn_str_trim(jn_label(JN_LABEL_COLON, self->language)));
}

static void heading(writer *self, const char *hashes, jn_str words)
{
	blank(self);
	raw(self, hashes);
	raw(self, " ");
	text(self, words);
	raw(self, "\n\n");
}

/* --- blocks --- */

static void dots(writer *self, int value)
{
	raw(self, " ");
	for (int i = 1; i <= 5; i++) raw(self, value >= i ? "●" : "○");
	char figure[] = " 0/5";
	figure[1] = (char)('0' + (value > 5 ? 5 : value));
	jn_numerals_digits(self->out, &self->numerals, jn_str_c(figure));
}

/* The sign before a block's words. */
static void sign(writer *self, const item *block)
{
	static const char *const states[] = {"", "✓ ", "◐ ", "✗ "};
	switch (block->sign) {
	case JN_SIGN_WARNING: raw(self, "**!** "); break;
	case JN_SIGN_STATE: raw(self, states[block->value & 3]); break;
	case JN_SIGN_PIPS:
		for (int i = 0; i < 3; i++) raw(self, block->value >= (i == 0 ? 1 : 2 + i) ? "▮" : "▯");
		raw(self, " ");
		break;
	default: break;
	}
}

static void block(writer *self, const item *at)
{
	bool strong = (at->heading || at->color == JN_COLOR_BAD) && at->text.len;
	bool quiet = !strong && at->style == JN_STYLE_META && at->text.len;
	sign(self, at);
	if (strong) raw(self, "**");
	if (quiet) raw(self, "*");
	lines(self, at->text);
	if (at->heading) colon(self);
	if (quiet) raw(self, "*");
	if (strong) raw(self, "**");
	if (at->sign == JN_SIGN_DOTS) dots(self, at->value);
}

/* Blocks up to the next item of another type, parted by `between`, the first one too unless `first`; returns that item. */
static const item *blocks(writer *self, const item *at, const char *between, bool first)
{
	bool named = false; /* a persona's name stands before what is hers */
	for (; at && at->type == JN_OUTLINE_BLOCK; at = at->next, first = false) {
		if (!first) raw(self, named ? " " : between);
		block(self, at);
		named = at->heading;
	}
	return at;
}

/* --- the top --- */

static const item *fact(writer *self, const item *at)
{
	raw(self, "- **");
	text(self, at->label);
	colon(self);
	raw(self, "** ");
	lines(self, at->text);
	const item *next = blocks(self, at->next, "<br>", false);
	raw(self, "\n");
	return next;
}

static void glance(writer *self, const item *at)
{
	raw(self, "- **");
	text(self, at->label);
	raw(self, "** ");
	lines(self, at->text);
	raw(self, "\n");
}

static const item *persona(writer *self, const item *at)
{
	heading(self, "###", at->text);
	const item *next = blocks(self, at->next, "\n\n", true);
	raw(self, "\n");
	return next;
}

/* --- the curve --- */

/* A rating, or where she says nothing what lies between her neighbours': a chart has no gaps. In tenths. */
static int tenths(const int8_t *ratings, uint32_t count, uint32_t i)
{
	uint32_t before = i, after = i;
	while (before > 0 && ratings[before] == JN_OUTLINE_UNRATED) before--;
	while (after + 1 < count && ratings[after] == JN_OUTLINE_UNRATED) after++;
	bool left = ratings[before] != JN_OUTLINE_UNRATED, right = ratings[after] != JN_OUTLINE_UNRATED;
	if (!left && !right) return 0;
	if (!left || before == after) return 10 * ratings[after];
	if (!right) return 10 * ratings[before];
	int from = 10 * ratings[before], step = 10 * (ratings[after] - ratings[before]);
	return from + step * (int)(i - before) / (int)(after - before);
}

static bool any_rating(const jn_outline_curve *curve, const jn_outline_series *series)
{
	for (uint32_t i = 0; i < curve->count; i++)
		if (series->ratings[i] != JN_OUTLINE_UNRATED) return true;
	return false;
}

/* The place of the n-th point from the left. */
static uint32_t place(const writer *self, uint32_t n)
{
	return self->job->scene->rtl ? self->curve->count - 1 - n : n;
}

/* Gaps are looked at from both ends, so a chart's line costs its square: longer ones have only a table. */
enum { CHART_MOST = 200 };

static void chart(writer *self)
{
	const jn_outline_curve *curve = self->curve;
	if (curve->count > CHART_MOST) return;
	raw(self, "```mermaid\nxychart-beta\n    x-axis [");
	for (uint32_t n = 0; n < curve->count; n++) {
		jn_str number = curve->numbers[place(self, n)];
		jn_buf_printf(self->out, n ? ", \"%.*s\"" : "\"%.*s\"", (int)number.len, number.ptr ? number.ptr : "");
	}
	raw(self, "]\n    y-axis -2 --> 2\n");
	for (uint32_t s = 0; s < curve->series_count; s++) {
		if (!any_rating(curve, &curve->series[s])) continue;
		raw(self, "    line [");
		for (uint32_t n = 0; n < curve->count; n++) {
			if (n) raw(self, ", ");
			jn_buf_fixed(self->out, tenths(curve->series[s].ratings, curve->count, place(self, n)), 10);
		}
		raw(self, "]\n");
	}
	raw(self, "```\n\n");
}

/* Below a table: what its sign means. */
static void moment_sign(writer *self)
{
	raw(self, "\n◆ ");
	label(self, JN_LABEL_MOMENT_OF_TRUTH);
	raw(self, "\n");
}

/* The same as a table: a row a persona, a column a touchpoint, moments of truth marked. */
static void values(writer *self)
{
	static const char *const words[] = {"–2", "–1", "0", "+1", "+2"};
	const jn_outline_curve *curve = self->curve;
	bool moments = false;
	raw(self, "| |");
	for (uint32_t i = 0; i < curve->count; i++) {
		raw(self, curve->moments[i] ? " ◆ " : " ");
		text(self, curve->numbers[i]);
		raw(self, " |");
		moments = moments || curve->moments[i];
	}
	raw(self, "\n| --- |");
	for (uint32_t i = 0; i < curve->count; i++) raw(self, " ---: |");
	raw(self, "\n");
	for (uint32_t s = 0; s < curve->series_count; s++) {
		raw(self, "| ");
		lines(self, curve->series[s].name);
		raw(self, " |");
		for (uint32_t i = 0; i < curve->count; i++) {
			int rating = curve->series[s].ratings[i];
			raw(self, " ");
			if (rating >= -2 && rating <= 2) jn_numerals_digits(self->out, &self->numerals, jn_str_c(words[rating + 2]));
			raw(self, " |");
		}
		raw(self, "\n");
	}
	if (moments) moment_sign(self);
}

/* --- stages --- */

/* The lanes that any of the touchpoints has, and the lines between them, in the order they come in. A row of the table
 * is known by a number: a lane's own, or its plus JN_LANE_COUNT for the line above it. */
enum { TABLE_ROWS = 2 * JN_LANE_COUNT };

typedef struct lane_order {
	uint8_t lanes[TABLE_ROWS];
	const item *names[TABLE_ROWS];
	uint32_t count;
	bool seen[TABLE_ROWS];
} lane_order;

static bool in_card(const item *at)
{
	return at && (at->type == JN_OUTLINE_LANE || at->type == JN_OUTLINE_LINE || at->type == JN_OUTLINE_BLOCK);
}

static const item *card_end(const item *card)
{
	const item *at = card->next;
	while (in_card(at)) at = at->next;
	return at;
}

/* The number of an item's row; TABLE_ROWS: it has none. */
static int table_row(const item *at)
{
	if (at->value >= JN_LANE_COUNT) return TABLE_ROWS;
	if (at->type == JN_OUTLINE_LINE) return at->value + JN_LANE_COUNT;
	return at->type == JN_OUTLINE_LANE ? at->value : TABLE_ROWS;
}

/* One after the other, and in the view's own order among themselves, as each touchpoint has a part of them. */
static void collect_lanes(const item *cards, const item *end, lane_order *order)
{
	for (const item *at = cards; at != end; at = at->next) {
		int row = table_row(at);
		if (row == TABLE_ROWS || order->seen[row] || at->text.len == 0) continue;
		uint32_t to = order->count++;
		/* before the first known row that follows it in this card */
		for (const item *later = at->next; in_card(later); later = later->next) {
			int known = table_row(later);
			if (known == TABLE_ROWS || !order->seen[known]) continue;
			for (to = 0; order->lanes[to] != known; to++) {}
			break;
		}
		for (uint32_t i = order->count - 1; i > to; i--) order->lanes[i] = order->lanes[i - 1], order->names[i] = order->names[i - 1];
		order->lanes[to] = (uint8_t)row;
		order->names[to] = at;
		order->seen[row] = true;
	}
}

static const item *lane_of(const item *card, uint8_t row)
{
	for (const item *at = card->next; in_card(at); at = at->next)
		if (table_row(at) == row) return at;
	return NULL;
}

static void head_row(writer *self, const item *cards, const item *end)
{
	uint32_t count = 0;
	raw(self, "| ");
	label(self, JN_LABEL_LANE_TOUCHPOINTS);
	raw(self, " |");
	for (const item *card = cards; card != end; card = card_end(card), count++) {
		raw(self, card->moment ? " ◆ " : " ");
		text(self, card->label);
		raw(self, " ");
		lines(self, card->text);
		raw(self, " |");
	}
	raw(self, "\n| --- |");
	for (uint32_t i = 0; i < count; i++) raw(self, " --- |");
	raw(self, "\n");
}

/* A stage's touchpoints: a column each, a row a lane. Returns what follows. */
static const item *touchpoints(writer *self, const item *cards)
{
	const item *end = cards;
	bool notes = false, moments = false;
	for (; end && end->type == JN_OUTLINE_TOUCHPOINT; end = card_end(end)) {
		notes = notes || end->note.len;
		moments = moments || end->moment;
	}
	lane_order order = {{0}, {0}, 0, {0}};
	collect_lanes(cards, end, &order);
	blank(self);
	head_row(self, cards, end);
	if (notes) {
		raw(self, "| **");
		text(self, jn_label_key(JN_KEY_CHANNEL, self->language));
		raw(self, "** |");
		for (const item *card = cards; card != end; card = card_end(card)) {
			raw(self, " ");
			lines(self, card->note);
			raw(self, " |");
		}
		raw(self, "\n");
	}
	for (uint32_t i = 0; i < order.count; i++) {
		bool line = order.names[i]->type == JN_OUTLINE_LINE;
		raw(self, line ? "| *── " : "| **");
		lines(self, order.names[i]->text);
		raw(self, line ? " ──* |" : "** |");
		for (const item *card = cards; card != end; card = card_end(card)) {
			const item *lane = lane_of(card, order.lanes[i]);
			raw(self, " ");
			if (lane) blocks(self, lane->next, "<br>", true);
			raw(self, line ? "── |" : " |");
		}
		raw(self, "\n");
	}
	if (moments && !self->curve) moment_sign(self); /* else it stands below the curve */
	return end;
}

static const item *stage(writer *self, const item *at)
{
	blank(self);
	raw(self, "## ");
	text(self, at->label);
	raw(self, " · ");
	text(self, at->text);
	raw(self, "\n\n");
	if (at->note.len) {
		raw(self, "*");
		text(self, at->note);
		raw(self, "*\n\n");
	}
	const item *next = blocks(self, at->next, "\n\n", true);
	if (next != at->next) raw(self, "\n");
	return next;
}

static const item *opportunities(writer *self, const item *at)
{
	heading(self, "###", jn_label(JN_LABEL_LANE_OPPORTUNITIES, self->language));
	while (at && at->type == JN_OUTLINE_OPPORTUNITY) {
		const item *head = at;
		raw(self, head->done ? "- [x] **" : "- [ ] **");
		text(self, head->text);
		raw(self, "**");
		at = blocks(self, at->next, "<br>", false);
		if (head->note.len) raw(self, "<br>"), lines(self, head->note);
		raw(self, "\n");
	}
	return at;
}

static void spark(writer *self, const item *at)
{
	static const char *const bars[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
	for (uint32_t i = 0; i < at->spark_count; i++) raw(self, bars[at->spark[i] & 7]);
}

static const item *measures(writer *self, const item *at)
{
	static const char *const signs[] = {"", "✓ ", "◐ ", "✗ "};
	heading(self, "###", jn_label(JN_LABEL_LANE_MEASURES, self->language));
	raw(self, "| ");
	text(self, jn_label_kind(JN_KPI, false, self->language));
	raw(self, " | | | ");
	label(self, JN_LABEL_STATE);
	raw(self, " | ");
	text(self, jn_label_key(JN_KEY_TARGET, self->language));
	raw(self, " |\n| --- | ---: | --- | --- | --- |\n");
	for (; at && at->type == JN_OUTLINE_MEASURE; at = at->next) {
		raw(self, "| ");
		lines(self, at->label);
		raw(self, " | **");
		lines(self, at->text);
		raw(self, "** | ");
		spark(self, at);
		raw(self, " | ");
		raw(self, signs[at->value & 3]);
		if (at->value != JN_KPI_UNKNOWN) label(self, jn_measure_state_word((jn_kpi_state)at->value));
		raw(self, " | ");
		lines(self, at->note);
		raw(self, " |\n");
	}
	return at;
}

/* --- the whole --- */

static void emphasised(writer *self, jn_str words)
{
	if (words.len == 0) return;
	blank(self);
	raw(self, "*");
	text(self, words);
	raw(self, "*\n\n");
}

static const item *part(writer *self, const item *at)
{
	switch ((jn_outline_type)at->type) {
	case JN_OUTLINE_KIND: break; /* behind the title */
	case JN_OUTLINE_TITLE: heading(self, "#", at->text), emphasised(self, self->job->scene->outline->first->text); break;
	case JN_OUTLINE_SCENARIO: lines(self, at->text), raw(self, "\n\n"); break;
	case JN_OUTLINE_FACT: return fact(self, at);
	case JN_OUTLINE_SECTION: heading(self, "##", at->text); break;
	case JN_OUTLINE_GLANCE: glance(self, at); break;
	case JN_OUTLINE_PERSONA: return persona(self, at);
	case JN_OUTLINE_CURVE: chart(self), values(self); break;
	case JN_OUTLINE_STAGE: return stage(self, at);
	case JN_OUTLINE_TOUCHPOINT: return touchpoints(self, at);
	case JN_OUTLINE_OPPORTUNITY: return opportunities(self, at);
	case JN_OUTLINE_MEASURE: return measures(self, at);
	case JN_OUTLINE_ENTRY:
		raw(self, "- **");
		text(self, at->text);
		raw(self, "**");
		at = blocks(self, at->next, "<br>", false);
		raw(self, "\n");
		return at;
	case JN_OUTLINE_FOOT: emphasised(self, at->text); break;
	case JN_OUTLINE_LANE:
	case JN_OUTLINE_LINE:
	case JN_OUTLINE_BLOCK: break; /* a part of what stands before it */
	}
	return at->next;
}

bool jn_md_render(jn_buf *out, const jn_render_job *job, jn_problem *problem)
{
	if (!job->scene->outline) {
		jn_tr_part(&problem->text, problem->language, "the map was laid out without its outline");
		return false;
	}
	writer self = {.out = out, .job = job, .numerals = jn_numerals_of(jn_render_language(job))};
	self.language = job->scene->language < JN_LANG_COUNT ? (jn_language)job->scene->language : JN_LANG_EN;
	for (const item *i = job->scene->outline->first; i && !self.curve; i = i->next) self.curve = i->curve;
	if (job->scene->rtl) raw(&self, "<div dir=\"rtl\">\n\n");
	for (const item *at = job->scene->outline->first; at;) at = part(&self, at);
	if (job->scene->rtl) raw(&self, "</div>\n");
	while (out->len > 1 && out->ptr[out->len - 1] == '\n' && out->ptr[out->len - 2] == '\n') out->len--;
	return true;
}
