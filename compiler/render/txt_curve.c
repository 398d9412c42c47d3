/* The feeling curve in characters. In: ratings. Out: lines: levels down, touchpoints along, as many rows of them as the width
 * needs; below, every value in words. Where a map reads from right to left, time runs to the left here, too. */
#include "render/txt.h"

#include "text/columns.h"

enum { LEVELS = 5, ROWS = 2 * LEVELS - 1, ZERO = ROWS / 2, MOST_STEP = 12, NO_WORDS = 60 };

/* A cell of the plot: a sign one cell wide, NULL for a blank. */
typedef struct dot {
	const char *sign;
	uint8_t ink;
	bool marker;
} dot;

typedef struct curve_plot {
	const jn_outline_curve *curve;
	uint32_t first, count; /* the points of this row */
	uint32_t step, width;
	uint32_t axis; /* cells of a level's name and number */
	dot *dots; /* [ROWS * width] */
} curve_plot;

/* Lines of a persona, so that curves differ without colours, too. */
typedef struct line_signs {
	const char *level, *rise;
} line_signs;

static const line_signs pens[] = {{"─", "│"}, {"╌", "╎"}, {"┄", "┆"}, {"┈", "┊"}};

static dot *at(const curve_plot *self, uint32_t x, int row)
{
	return &self->dots[(size_t)row * self->width + x];
}

static void put(const curve_plot *self, uint32_t x, int row, const char *sign, jn_ink ink)
{
	dot *cell = at(self, x, row);
	if (!cell->marker) *cell = (dot){sign, (uint8_t)ink, false};
}

static uint32_t point_x(const curve_plot *self, uint32_t i)
{
	return i * self->step + self->step / 2;
}

static int row_of(int rating)
{
	if (rating > 2) rating = 2;
	if (rating < -2) rating = -2;
	return 2 * (2 - rating);
}

/* A stretch of the curve: level to the middle, up or down, and on. */
static void draw_stretch(const curve_plot *self, uint32_t from, int from_row, uint32_t to, int to_row, const line_signs *pen, jn_ink ink)
{
	uint32_t middle = (from + to) / 2;
	if (from_row == to_row) middle = to;
	for (uint32_t x = from + 1; x < middle; x++) put(self, x, from_row, pen->level, ink);
	if (from_row == to_row) return;
	bool down = to_row > from_row;
	put(self, middle, from_row, down ? "╮" : "╯", ink);
	for (int row = (down ? from_row : to_row) + 1; row < (down ? to_row : from_row); row++) put(self, middle, row, pen->rise, ink);
	put(self, middle, to_row, down ? "╰" : "╭", ink);
	for (uint32_t x = middle + 1; x < to; x++) put(self, x, to_row, pen->level, ink);
}

/* The rating nearest to a row's edge, so that the curve runs on from row to row; JN_OUTLINE_UNRATED when there is none. */
static int beyond(const int8_t *ratings, uint32_t count, uint32_t from, int step)
{
	for (uint32_t i = from; i < count; i += (uint32_t)step)
		if (ratings[i] != JN_OUTLINE_UNRATED) return ratings[i];
	return JN_OUTLINE_UNRATED;
}

static void draw_series(const curve_plot *self, uint32_t s)
{
	const jn_outline_series *series = &self->curve->series[s];
	const line_signs *pen = &pens[s % (sizeof pens / sizeof *pens)];
	jn_ink ink = series->other ? JN_INK_QUIET : jn_txt_ink(series->color);
	int before = JN_OUTLINE_UNRATED;
	uint32_t before_x = 0;
	if (self->first > 0 && beyond(series->ratings, self->curve->count, self->first - 1, -1) != JN_OUTLINE_UNRATED &&
	    series->ratings[self->first] != JN_OUTLINE_UNRATED) {
		int row = row_of(series->ratings[self->first]);
		for (uint32_t x = 0; x < point_x(self, 0); x++) put(self, x, row, pen->level, ink);
	}
	for (uint32_t i = 0; i < self->count; i++) {
		int rating = series->ratings[self->first + i];
		if (rating == JN_OUTLINE_UNRATED) continue;
		uint32_t x = point_x(self, i);
		if (before != JN_OUTLINE_UNRATED) draw_stretch(self, before_x, row_of(before), x, row_of(rating), pen, ink);
		before = rating;
		before_x = x;
	}
}

/* Markers last: those of two personas at one point become one that is neither's. */
static void draw_markers(const curve_plot *self)
{
	for (uint32_t s = 0; s < self->curve->series_count; s++) {
		const jn_outline_series *series = &self->curve->series[s];
		for (uint32_t i = 0; i < self->count; i++) {
			int rating = series->ratings[self->first + i];
			if (rating == JN_OUTLINE_UNRATED) continue;
			dot *cell = at(self, point_x(self, i), row_of(rating));
			if (cell->marker) *cell = (dot){"◎", JN_INK_BOLD, true};
			else *cell = (dot){series->other ? "·" : jn_txt_marker(series->marker), (uint8_t)(series->other ? JN_INK_QUIET : jn_txt_ink(series->color)), true};
		}
	}
}

/* --- writing it --- */

static const jn_label_id level_names[LEVELS] = {JN_LABEL_DELIGHTED, JN_LABEL_COUNT, JN_LABEL_NEUTRAL, JN_LABEL_COUNT, JN_LABEL_FRUSTRATED};

static uint32_t axis_width(const jn_txt *self)
{
	uint32_t widest = 0;
	for (int i = 0; i < LEVELS && self->width >= NO_WORDS; i++) {
		uint32_t cells = level_names[i] == JN_LABEL_COUNT ? 0 : jn_text_columns(jn_label(level_names[i], self->language)) + 1;
		if (cells > widest) widest = cells;
	}
	return widest + 3; /* "+2 " */
}

/* "delighted +2 ┤" */
static void write_axis(jn_txt *self, const curve_plot *plot, int row)
{
	static const char *const ratings[LEVELS] = {"+2", "+1", " 0", "–1", "–2"};
	if (row % 2 == 0) {
		jn_cell_line name = {0};
		if (level_names[row / 2] != JN_LABEL_COUNT && self->width >= NO_WORDS)
			name = jn_text_one_line(&self->arena, jn_label(level_names[row / 2], self->language));
		jn_txt_pad(self, plot->axis - 3 - (name.cells ? name.cells + 1 : 0));
		jn_txt_piece(self, JN_INK_QUIET, name.text, name.cells);
		jn_txt_pad(self, plot->axis - 3);
		jn_buf rating = {0};
		jn_numerals_digits(&rating, &self->numerals, jn_str_c(ratings[row / 2]));
		jn_txt_piece(self, JN_INK_QUIET, jn_buf_view(&rating), 2);
		jn_buf_free(&rating);
	}
	jn_txt_pad(self, plot->axis);
	jn_txt_sign(self, JN_INK_QUIET, row % 2 == 0 ? "┤" : "│", 1);
}

static void write_row(jn_txt *self, const curve_plot *plot, int row)
{
	write_axis(self, plot, row);
	for (uint32_t x = 0; x < plot->width; x++) {
		const dot *cell = &plot->dots[(size_t)row * plot->width + x];
		if (cell->sign) jn_txt_sign(self, (jn_ink)cell->ink, cell->sign, 1);
		else if (row == ZERO) jn_txt_sign(self, JN_INK_QUIET, "·", 1);
		else jn_txt_pad(self, self->cells + 1);
	}
	jn_txt_end(self);
}

/* A line with a text at each point's place: its number, or a sign. Returns false when there is nothing to say. */
static bool write_points(jn_txt *self, const curve_plot *plot, bool moments)
{
	bool any = false;
	for (uint32_t i = 0; i < plot->count; i++) {
		uint32_t point = plot->first + i;
		bool moment = plot->curve->moments[point];
		if (moments && !moment) continue;
		jn_str number = moments ? JN_STR("▼") : plot->curve->numbers[point];
		uint32_t cells = moments ? 1 : jn_text_columns(number);
		jn_txt_pad(self, plot->axis + 1 + point_x(plot, i) - cells / 2);
		jn_txt_piece(self, moment ? JN_INK_BOLD : JN_INK_QUIET, number, cells);
		any = true;
	}
	if (any) jn_txt_end(self);
	return any;
}

static bool write_plot(jn_txt *self, curve_plot *plot)
{
	plot->width = plot->count * plot->step;
	plot->dots = jn_arena_alloc(&self->arena, (size_t)ROWS * plot->width * sizeof *plot->dots);
	for (uint32_t s = plot->curve->series_count; s-- > 0;) draw_series(plot, s);
	draw_markers(plot);
	bool moments = write_points(self, plot, true);
	for (int row = 0; row < ROWS; row++) write_row(self, plot, row);
	write_points(self, plot, false);
	return moments;
}

/* --- values in words --- */

static void write_values(jn_txt *self, const jn_outline_curve *curve, const jn_outline_series *series)
{
	jn_buf said = {0};
	for (uint32_t i = 0; i < curve->count; i++) {
		static const char *const words[] = {"–2", "–1", "0", "+1", "+2"};
		int rating = series->ratings[i];
		if (rating == JN_OUTLINE_UNRATED || rating < -2 || rating > 2) continue;
		if (said.len) jn_buf_c(&said, " · ");
		jn_buf_str(&said, curve->numbers[i]);
		jn_buf_c(&said, "\xC2\xA0"); /* a number and its value stay together */
		jn_numerals_digits(&said, &self->numerals, jn_str_c(words[rating + 2]));
	}
	jn_txt_lines lines = {0};
	jn_txt_sign(self, series->other ? JN_INK_QUIET : jn_txt_ink(series->color), series->other ? "·" : jn_txt_marker(series->marker), 1);
	if (series->name.len) {
		jn_cell_line name = jn_text_one_line(&self->arena, series->name);
		jn_txt_pad(self, 2);
		jn_txt_piece(self, JN_INK_BOLD, name.text, name.cells);
	}
	jn_txt_end(self);
	jn_txt_wrap(self, &lines, jn_buf_view(&said), JN_INK_PLAIN, self->width, 2, NULL, JN_INK_PLAIN);
	jn_txt_flush(self, &lines, 0);
	jn_buf_free(&said);
}

void jn_txt_curve(jn_txt *self, const jn_outline_curve *curve)
{
	curve_plot row = {.curve = curve, .axis = axis_width(self)};
	uint32_t number = 1, room = self->width > row.axis + 1 + 4 ? self->width - row.axis - 1 : 4;
	for (uint32_t i = 0; i < curve->count; i++)
		if (jn_text_columns(curve->numbers[i]) > number) number = jn_text_columns(curve->numbers[i]);
	uint32_t least = number + 1, most = room / least ? room / least : 1;
	uint32_t rows = (curve->count + most - 1) / most, each = (curve->count + rows - 1) / rows;
	row.step = room / each > MOST_STEP ? MOST_STEP : room / each < least ? least : room / each;
	bool moments = false;
	for (row.first = 0; row.first < curve->count; row.first += each) {
		row.count = curve->count - row.first < each ? curve->count - row.first : each;
		moments = write_plot(self, &row) || moments;
	}
	if (moments) {
		jn_cell_line words = jn_text_one_line(&self->arena, jn_label(JN_LABEL_MOMENT_OF_TRUTH, self->language));
		jn_txt_ascii(self, JN_INK_PLAIN, "  ");
		jn_txt_sign(self, JN_INK_BOLD, "▼", 1);
		jn_txt_ascii(self, JN_INK_PLAIN, " ");
		jn_txt_piece(self, JN_INK_QUIET, words.text, words.cells);
		jn_txt_end(self);
	}
	for (uint32_t s = 0; s < curve->series_count; s++) write_values(self, curve, &curve->series[s]);
}
