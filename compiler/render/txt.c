/* The map for a terminal: headings, boxes and the curve in characters, in the width there is.
 *
 * In: the scene's outline. Out: text in the caller's buffer. Every word of the map is made harmless and broken into cells first
 * (text/cells.h); looks are added here. Boxes are filled line by line and stand side by side where there is room. */
#include "render/txt.h"

#include "text/catalog.h"

#include "scene/map.h"
#include "text/columns.h"

enum { LEAST = 24, MOST = 400, USUAL = 80, BOX = 56, LABEL = 14, BOXES = 6 };

typedef jn_outline_item item;

/* --- headings and facts --- */

static void blank(jn_txt *self)
{
	size_t len = self->out->len;
	if (len < 2 || (self->out->ptr[len - 1] == '\n' && self->out->ptr[len - 2] == '\n')) return;
	jn_txt_end(self);
}

static void paragraph(jn_txt *self, jn_str text, jn_ink ink)
{
	jn_txt_lines lines = {0};
	jn_txt_wrap(self, &lines, text, ink, self->width, 0, NULL, JN_INK_PLAIN);
	jn_txt_flush(self, &lines, 0);
}

/* "── At a glance ─────────" */
static void section(jn_txt *self, jn_str text)
{
	jn_cell_line line = jn_text_one_line(&self->arena, text);
	blank(self);
	jn_txt_sign(self, JN_INK_QUIET, "─", 2);
	jn_txt_ascii(self, JN_INK_PLAIN, " ");
	jn_txt_piece(self, JN_INK_BOLD, line.text, line.cells);
	jn_txt_ascii(self, JN_INK_PLAIN, " ");
	if (self->cells < self->width) jn_txt_sign(self, JN_INK_QUIET, "─", self->width - self->cells);
	jn_txt_end(self);
}

/* The look of a block's words: what the picture says by weight and colour. */
static jn_ink block_ink(const item *self)
{
	bool bold = jn_style_row((jn_style)self->style)->bold;
	if (self->color == JN_COLOR_BAD) return bold ? JN_INK_BAD_BOLD : JN_INK_BAD;
	if (self->color == JN_COLOR_GOOD || self->color >= JN_COLOR_PERSONA) return jn_txt_ink(self->color);
	if (bold) return JN_INK_BOLD;
	return self->color == JN_COLOR_INK3 ? JN_INK_QUIET : JN_INK_PLAIN;
}

/* The sign before a block's words: its bytes into `lead`, its ink to `ret_ink`; returns its cells, blank included, 0 for none. */
static uint32_t block_lead(const item *self, const jn_outline_curve *curve, char lead[40], jn_ink *ret_ink)
{
	static const char *const states[] = {"", "✓", "◐", "✗"};
	static const jn_ink state_inks[] = {JN_INK_PLAIN, JN_INK_GOOD, JN_INK_BOLD, JN_INK_BAD};
	uint32_t cells = 2;
	*ret_ink = JN_INK_BAD;
	lead[0] = '\0';
	switch (self->sign) {
	case JN_SIGN_QUESTION: strcpy(lead, "?"), *ret_ink = JN_INK_BOLD; break;
	case JN_SIGN_WARNING: strcpy(lead, "!"); break;
	case JN_SIGN_MARKER:
		if (!curve || self->value >= curve->series_count) return 0;
		strcpy(lead, jn_txt_marker(curve->series[self->value].marker));
		*ret_ink = jn_txt_ink(curve->series[self->value].color);
		break;
	case JN_SIGN_STATE: strcpy(lead, states[self->value & 3]), *ret_ink = state_inks[self->value & 3]; break;
	case JN_SIGN_PIPS: /* three bars: minor, workaround, severe */
		for (int i = 0; i < 3; i++) strcat(lead, self->value >= (i == 0 ? 1 : 2 + i) ? "▮" : "▯");
		*ret_ink = self->value >= JN_SEVERE ? JN_INK_BAD : JN_INK_QUIET;
		cells = 4;
		break;
	default: return 0;
	}
	return lead[0] ? cells : 0;
}

/* "●●●○○" behind the words of a rating from 1 to 5. */
static jn_str with_dots(jn_txt *self, const item *block)
{
	jn_buf said = {0};
	jn_buf_str(&said, block->text);
	jn_buf_c(&said, "\xC2\xA0");
	for (int i = 1; i <= 5; i++) jn_buf_c(&said, block->value >= i ? "●" : "○");
	char figure[] = "0/5";
	figure[0] = (char)('0' + (block->value > 5 ? 5 : block->value));
	jn_buf_c(&said, "\xC2\xA0");
	jn_numerals_digits(&said, &self->numerals, jn_str_c(figure));
	return jn_buf_keep(&said, &self->arena);
}

static void put_block(jn_txt *self, jn_txt_lines *lines, const item *block, uint32_t width, uint32_t indent)
{
	char lead[40] = "";
	jn_ink ink = JN_INK_PLAIN;
	const jn_outline_curve *curve = NULL;
	for (const item *i = self->job->scene->outline->first; i && !curve && block->sign == JN_SIGN_MARKER; i = i->next) curve = i->curve;
	uint32_t cells = block_lead(block, curve, lead, &ink);
	jn_str text = block->sign == JN_SIGN_DOTS ? with_dots(self, block) : block->text;
	if (!cells) {
		jn_txt_wrap(self, lines, text, block_ink(block), width, indent, NULL, JN_INK_PLAIN);
		return;
	}
	jn_txt_wrap(self, lines, text, block_ink(block), width, indent + cells, lead, ink);
}

/* Blocks up to the next item of another type; returns that. */
static const item *put_blocks(jn_txt *self, jn_txt_lines *lines, const item *at, uint32_t width, uint32_t indent)
{
	for (; at && at->type == JN_OUTLINE_BLOCK; at = at->next) put_block(self, lines, at, width, indent);
	return at;
}

/* "Owner          Store team": a label beside what it is of, or over it where there is little room. Returns what follows. */
static const item *fact(jn_txt *self, const item *at)
{
	uint32_t indent = self->width >= 48 ? 20 : 2;
	jn_txt_lines labels = {0}, lines = {0};
	jn_txt_wrap(self, &labels, at->label, JN_INK_QUIET, indent > 2 ? indent - 2 : self->width, 0, NULL, JN_INK_PLAIN);
	jn_txt_wrap(self, &lines, at->text, JN_INK_PLAIN, self->width - indent, 0, NULL, JN_INK_PLAIN);
	const item *next = put_blocks(self, &lines, at->next, self->width - indent, 0);
	const jn_txt_line *label = labels.first, *line = lines.first;
	if (indent == 2) {
		jn_txt_flush(self, &labels, 0);
		label = NULL;
	}
	for (; label || line; label = label ? label->next : NULL, line = line ? line->next : NULL) {
		if (label) jn_txt_piece(self, JN_INK_PLAIN, label->text, label->cells);
		jn_txt_pad(self, indent);
		if (line) jn_txt_piece(self, JN_INK_PLAIN, line->text, line->cells);
		jn_txt_end(self);
	}
	return next;
}

static void glance(jn_txt *self, const item *at)
{
	enum { FIGURE = 9 };
	jn_txt_lines lines = {0};
	jn_cell_line figure = jn_text_one_line(&self->arena, at->label);
	jn_txt_wrap(self, &lines, at->text, JN_INK_PLAIN, self->width - FIGURE, 0, NULL, JN_INK_PLAIN);
	for (const jn_txt_line *line = lines.first; line; line = line->next) {
		if (line == lines.first) {
			if (figure.cells + 2 < FIGURE) jn_txt_pad(self, FIGURE - 2 - figure.cells);
			jn_txt_piece(self, JN_INK_BOLD, figure.text, figure.cells);
		}
		jn_txt_pad(self, FIGURE);
		jn_txt_piece(self, JN_INK_PLAIN, line->text, line->cells);
		jn_txt_end(self);
	}
}

/* --- boxes --- */

typedef struct txt_box {
	const char *lead; /* a persona's marker; NULL: none */
	jn_ink lead_ink;
	jn_txt_lines title, lines;
	bool moment;
} txt_box;

/* "── Line of visibility ──────" */
static void lane_line(jn_txt *self, jn_txt_lines *lines, const item *at, uint32_t width)
{
	jn_cell_line name = jn_text_one_line(&self->arena, at->text);
	jn_txt_sign(self, JN_INK_QUIET, "─", 2);
	if (name.cells + 6 <= width) {
		jn_txt_ascii(self, JN_INK_PLAIN, " ");
		jn_txt_piece(self, JN_INK_QUIET, name.text, name.cells);
		jn_txt_ascii(self, JN_INK_PLAIN, " ");
	}
	if (self->cells < width) jn_txt_sign(self, JN_INK_QUIET, "─", width - self->cells);
	jn_txt_keep(self, lines);
	if (name.cells + 6 > width) jn_txt_wrap(self, lines, at->text, JN_INK_QUIET, width, 0, NULL, JN_INK_PLAIN);
}

/* The lines of a touchpoint's lanes: names at the left, what they hold beside them. */
static const item *fill_lanes(jn_txt *self, jn_txt_lines *lines, const item *at, uint32_t width)
{
	uint32_t indent = width >= 44 ? LABEL : 2;
	while (at && (at->type == JN_OUTLINE_LANE || at->type == JN_OUTLINE_LINE)) {
		if (at->type == JN_OUTLINE_LINE) {
			lane_line(self, lines, at, width);
			at = at->next;
			continue;
		}
		jn_txt_lines names = {0}, said = {0};
		jn_txt_wrap(self, &names, at->text, JN_INK_QUIET, indent > 2 ? indent - 1 : width, 0, NULL, JN_INK_PLAIN);
		at = put_blocks(self, &said, at->next, width - indent, 0);
		const jn_txt_line *name = names.first, *line = said.first;
		for (; indent == 2 && name; name = name->next) {
			jn_txt_piece(self, JN_INK_PLAIN, name->text, name->cells);
			jn_txt_keep(self, lines);
		}
		for (; name || line; name = name ? name->next : NULL, line = line ? line->next : NULL) {
			if (name) jn_txt_piece(self, JN_INK_PLAIN, name->text, name->cells);
			jn_txt_pad(self, indent);
			if (line) jn_txt_piece(self, JN_INK_PLAIN, line->text, line->cells);
			jn_txt_keep(self, lines);
		}
	}
	return at;
}

/* Reads one box's items into its lines, `width` cells inside; returns what follows. */
static const item *fill(jn_txt *self, txt_box *box, const item *at, uint32_t width)
{
	const item *head = at;
	jn_buf title = {0};
	if (head->type == JN_OUTLINE_TOUCHPOINT) jn_buf_str(&title, head->label);
	if (title.len) jn_buf_c(&title, "  ");
	jn_buf_str(&title, head->text);
	if (head->type == JN_OUTLINE_PERSONA && head->value != 255) {
		for (const item *i = at; i && !box->lead; i = i->next)
			if (i->curve && head->value < i->curve->series_count) box->lead = jn_txt_marker(i->curve->series[head->value].marker);
		box->lead_ink = jn_txt_ink(head->color);
	}
	box->moment = head->moment;
	jn_txt_wrap(self, &box->title, jn_buf_view(&title), JN_INK_BOLD, width - 1 - (box->lead ? 2 : 0), 0, NULL, JN_INK_PLAIN);
	jn_buf_free(&title);
	if (head->moment) {
		jn_cell_line words = jn_text_one_line(&self->arena, jn_label(JN_LABEL_MOMENT_OF_TRUTH, self->language));
		jn_txt_sign(self, JN_INK_MOMENT, "◆", 1);
		jn_txt_piece(self, JN_INK_MOMENT, JN_STR(" "), 1);
		jn_txt_piece(self, JN_INK_MOMENT, words.text, words.cells);
		jn_txt_keep(self, &box->lines);
	}
	if (head->type == JN_OUTLINE_TOUCHPOINT) jn_txt_wrap(self, &box->lines, head->note, JN_INK_QUIET, width, 0, NULL, JN_INK_PLAIN);
	at = put_blocks(self, &box->lines, head->next, width, 0);
	return fill_lanes(self, &box->lines, at, width);
}

static void edge(jn_txt *self, const txt_box *box, const char *light, const char *heavy)
{
	jn_txt_sign(self, box->moment ? JN_INK_BOLD : JN_INK_QUIET, box->moment ? heavy : light, 1);
}

static void rule(jn_txt *self, const txt_box *box, uint32_t to)
{
	if (self->cells < to) jn_txt_sign(self, box->moment ? JN_INK_BOLD : JN_INK_QUIET, box->moment ? "━" : "─", to - self->cells);
}

/* "┌─ 1.1  Looks around ────────┐": the first line of the title; its others follow below. */
static void box_top(jn_txt *self, const txt_box *box, uint32_t left, uint32_t width)
{
	const jn_txt_line *title = box->title.first;
	edge(self, box, "┌", "┏");
	edge(self, box, "─", "━");
	if (title) {
		jn_txt_ascii(self, JN_INK_PLAIN, " ");
		if (box->lead) jn_txt_sign(self, box->lead_ink, box->lead, 1), jn_txt_ascii(self, JN_INK_PLAIN, " ");
		jn_txt_piece(self, JN_INK_PLAIN, title->text, title->cells);
		jn_txt_ascii(self, JN_INK_PLAIN, " ");
	}
	rule(self, box, left + width - 1);
	edge(self, box, "┐", "┓");
}

static void box_line(jn_txt *self, const txt_box *box, const jn_txt_line *line, uint32_t left, uint32_t width)
{
	edge(self, box, "│", "┃");
	jn_txt_pad(self, left + 2);
	if (line) jn_txt_piece(self, JN_INK_PLAIN, line->text, line->cells);
	jn_txt_pad(self, left + width - 1);
	edge(self, box, "│", "┃");
}

/* Writes boxes side by side, all as high as the highest. */
static void write_boxes(jn_txt *self, const txt_box *boxes, uint32_t count, uint32_t width)
{
	const jn_txt_line *at[BOXES] = {0};
	uint32_t height = 0;
	for (uint32_t i = 0; i < count; i++) {
		uint32_t more = boxes[i].title.count > 1 ? boxes[i].title.count - 1 : 0;
		if (more + boxes[i].lines.count > height) height = more + boxes[i].lines.count;
		at[i] = more ? boxes[i].title.first->next : boxes[i].lines.first;
	}
	for (uint32_t y = 0; y < height + 2; y++) {
		for (uint32_t i = 0; i < count; i++) {
			uint32_t left = i * (width + 1);
			jn_txt_pad(self, left);
			if (y == 0) {
				box_top(self, &boxes[i], left, width);
			} else if (y == height + 1) {
				edge(self, &boxes[i], "└", "┗");
				rule(self, &boxes[i], left + width - 1);
				edge(self, &boxes[i], "┘", "┛");
			} else {
				box_line(self, &boxes[i], at[i], left, width);
				if (at[i]) at[i] = at[i]->next ? at[i]->next : at[i] == boxes[i].title.last ? boxes[i].lines.first : NULL;
			}
		}
		jn_txt_end(self);
	}
}

/* All boxes of one type that follow each other; returns what comes behind them. */
static const item *put_boxes(jn_txt *self, const item *at)
{
	uint8_t type = at->type;
	uint32_t count = 0, fit = (self->width + 1) / (BOX + 1);
	for (const item *i = at; i && (i->type == type || i->type == JN_OUTLINE_BLOCK || i->type == JN_OUTLINE_LANE ||
								   i->type == JN_OUTLINE_LINE); i = i->next)
		count += i->type == type;
	if (fit > BOXES) fit = BOXES;
	if (fit > count) fit = count;
	if (fit < 1) fit = 1;
	uint32_t width = (self->width - (fit - 1)) / fit;
	while (at && at->type == type) {
		txt_box boxes[BOXES] = {{0}};
		uint32_t n = 0;
		for (; n < fit && at && at->type == type; n++) at = fill(self, &boxes[n], at, width - 4);
		write_boxes(self, boxes, n, width);
	}
	return at;
}

/* --- stages, opportunities, measures --- */

/* "━━ 2  Buys ━━━━━━━━━━ During ━━": with its phase at the other end where it fits, else below. */
static const item *stage(jn_txt *self, const item *at)
{
	jn_cell_line title = jn_text_one_line(&self->arena, at->text), phase = jn_text_one_line(&self->arena, at->note);
	blank(self);
	jn_txt_sign(self, JN_INK_BOLD, "━", 2);
	jn_txt_ascii(self, JN_INK_PLAIN, " ");
	jn_txt_piece(self, JN_INK_BOLD, at->label, jn_text_columns(at->label));
	jn_txt_ascii(self, JN_INK_PLAIN, "  ");
	bool whole = self->cells + title.cells + 4 <= self->width;
	if (whole) jn_txt_piece(self, JN_INK_BOLD, title.text, title.cells);
	jn_txt_ascii(self, JN_INK_PLAIN, " ");
	bool beside = phase.cells && self->cells + phase.cells + 8 <= self->width;
	uint32_t end = self->width - (beside ? phase.cells + 4 : 0);
	if (self->cells < end) jn_txt_sign(self, JN_INK_BOLD, "━", end - self->cells);
	if (beside) {
		jn_txt_ascii(self, JN_INK_PLAIN, " ");
		jn_txt_piece(self, JN_INK_QUIET, phase.text, phase.cells);
		jn_txt_ascii(self, JN_INK_PLAIN, " ");
		jn_txt_sign(self, JN_INK_BOLD, "━", 2);
	}
	jn_txt_end(self);
	if (!whole) paragraph(self, at->text, JN_INK_BOLD);
	if (!beside) paragraph(self, at->note, JN_INK_QUIET);
	jn_txt_lines lines = {0};
	const item *next = put_blocks(self, &lines, at->next, self->width, 0);
	jn_txt_flush(self, &lines, 0);
	return next;
}

/* A quiet heading over the first of several. */
static void heading(jn_txt *self, jn_label_id id)
{
	jn_cell_line words = jn_text_one_line(&self->arena, jn_label(id, self->language));
	jn_txt_piece(self, JN_INK_QUIET, words.text, words.cells);
	jn_txt_end(self);
}

static const item *opportunities(jn_txt *self, const item *at)
{
	heading(self, JN_LABEL_LANE_OPPORTUNITIES);
	while (at && at->type == JN_OUTLINE_OPPORTUNITY) {
		jn_txt_lines lines = {0};
		jn_txt_wrap(self, &lines, at->text, JN_INK_BOLD, self->width, 4, at->done ? "✓" : "○", at->done ? JN_INK_GOOD : JN_INK_PLAIN);
		jn_str note = at->note;
		at = put_blocks(self, &lines, at->next, self->width, 4);
		jn_txt_wrap(self, &lines, note, JN_INK_QUIET, self->width, 4, NULL, JN_INK_PLAIN);
		jn_txt_flush(self, &lines, 0);
	}
	return at;
}

/* "  ✗ Conversion: 31 %  ▁▃▅▇  off target, at least 45 %" */
static void measure(jn_txt *self, const item *at)
{
	static const char *const leads[] = {"·", "✓", "◐", "✗"};
	static const jn_ink inks[] = {JN_INK_QUIET, JN_INK_GOOD, JN_INK_BOLD, JN_INK_BAD};
	static const char *const bars[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
	int state = at->value & 3;
	jn_txt_lines lines = {0};
	jn_txt_wrap(self, &lines, at->label, JN_INK_PLAIN, self->width, 4, leads[state], inks[state]);
	jn_cell_line figure = jn_text_one_line(&self->arena, at->text);
	jn_txt_pad(self, 4);
	jn_txt_piece(self, JN_INK_BOLD, figure.text, figure.cells);
	if (at->spark_count && self->cells + at->spark_count + 2 <= self->width) {
		jn_txt_ascii(self, JN_INK_PLAIN, "  ");
		for (uint32_t i = 0; i < at->spark_count; i++) jn_txt_sign(self, inks[state], bars[at->spark[i] & 7], 1);
	}
	jn_txt_keep(self, &lines);
	jn_buf said = {0};
	if (state != JN_KPI_UNKNOWN) jn_buf_str(&said, jn_label(jn_measure_state_word((jn_kpi_state)state), self->language));
	if (said.len && at->note.len) jn_buf_str(&said, jn_label(JN_LABEL_COMMA, self->language));
	jn_buf_str(&said, at->note);
	jn_txt_wrap(self, &lines, jn_buf_view(&said), inks[state] == JN_INK_BOLD ? JN_INK_PLAIN : inks[state], self->width, 4, NULL, JN_INK_PLAIN);
	jn_buf_free(&said);
	jn_txt_flush(self, &lines, 0);
}

static const item *measures(jn_txt *self, const item *at)
{
	heading(self, JN_LABEL_LANE_MEASURES);
	for (; at && at->type == JN_OUTLINE_MEASURE; at = at->next) measure(self, at);
	return at;
}

static const item *entry(jn_txt *self, const item *at)
{
	jn_txt_lines lines = {0};
	jn_txt_wrap(self, &lines, at->text, JN_INK_BOLD, self->width, 0, NULL, JN_INK_PLAIN);
	at = put_blocks(self, &lines, at->next, self->width, 2);
	jn_txt_flush(self, &lines, 0);
	return at;
}

/* --- the whole --- */

/* Writes one part; returns what follows. */
static const item *part(jn_txt *self, const item *at)
{
	switch ((jn_outline_type)at->type) {
	case JN_OUTLINE_KIND: paragraph(self, at->text, JN_INK_QUIET); break;
	case JN_OUTLINE_TITLE: paragraph(self, at->text, JN_INK_BOLD); break;
	case JN_OUTLINE_SCENARIO: blank(self), paragraph(self, at->text, JN_INK_PLAIN), blank(self); break;
	case JN_OUTLINE_FACT: return fact(self, at);
	case JN_OUTLINE_SECTION: section(self, at->text); break;
	case JN_OUTLINE_GLANCE: glance(self, at); break;
	case JN_OUTLINE_PERSONA:
	case JN_OUTLINE_TOUCHPOINT: return put_boxes(self, at);
	case JN_OUTLINE_CURVE: jn_txt_curve(self, at->curve); break;
	case JN_OUTLINE_STAGE: return stage(self, at);
	case JN_OUTLINE_OPPORTUNITY: return opportunities(self, at);
	case JN_OUTLINE_MEASURE: return measures(self, at);
	case JN_OUTLINE_ENTRY: return entry(self, at);
	case JN_OUTLINE_FOOT: blank(self), paragraph(self, at->text, JN_INK_QUIET); break;
	case JN_OUTLINE_LANE:
	case JN_OUTLINE_LINE:
	case JN_OUTLINE_BLOCK: break; /* a part of what stands before it */
	}
	return at->next;
}

bool jn_txt_render(jn_buf *out, const jn_render_job *job, jn_problem *problem)
{
	if (!job->scene->outline) {
		jn_tr_part(&problem->text, problem->language, "the map was laid out without its outline");
		return false;
	}
	jn_txt self = {.out = out, .job = job, .lang = jn_render_language(job), .rtl = job->scene->rtl};
	self.numerals = jn_numerals_of(self.lang);
	self.language = job->scene->language < JN_LANG_COUNT ? (jn_language)job->scene->language : JN_LANG_EN;
	self.width = job->columns ? job->columns : USUAL;
	if (self.width < LEAST) self.width = LEAST;
	if (self.width > MOST) self.width = MOST;
	for (const item *at = job->scene->outline->first; at;) at = part(&self, at);
	jn_buf_free(&self.line);
	jn_arena_free(&self.arena);
	return true;
}
