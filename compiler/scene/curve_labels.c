/* Placing the curve's labels: every label tries some 26 places around its point and takes the cheapest.
 *
 * In: ratings and columns in place. Out: boxes of labels relative to the zero line, or none: a label that would cover
 * another or leave the lane is said in words below the curve instead. Looks at neighbouring columns only, so the cost
 * grows with the number of labels and no faster. Costs are in tenths. */
#include "scene/curve.h"
#include "scene/say.h"

enum {
	NEAR = 2,         /* columns to either side that a label can reach */
	LABEL_ROOM = 128, /* px */
	LINES_MAX = 3,    /* longer reasons are said below */
	BESIDE = 14,
	HOPELESS = 20000, /* outside the lane */
};

typedef struct box {
	int32_t x, y, w, h;
} box;

typedef struct candidate {
	box at;
	uint8_t anchor;
	int32_t cost; /* what it costs by itself */
} candidate;

typedef struct search {
	jn_map *map;
	const jn_band *band;
	jn_curve_label *label;
	int32_t px, py;    /* the point */
	uint32_t from, to; /* columns that matter */
	candidate best;
	bool crossed; /* the best is crossed by a curve */
} search;

/* The overlap of two boxes in px²; 0 when they only touch. */
static int32_t overlap(const box *a, const box *b)
{
	int32_t left = a->x > b->x ? a->x : b->x, right = a->x + a->w < b->x + b->w ? a->x + a->w : b->x + b->w;
	int32_t top = a->y > b->y ? a->y : b->y, bottom = a->y + a->h < b->y + b->h ? a->y + a->h : b->y + b->h;
	if (left >= right || top >= bottom) return 0;
	return (right - left) / JN_PX * ((bottom - top) / JN_PX) + 1;
}

/* --- samples of the curves --- */

static int32_t bezier(const jn_curve_point *a, const jn_curve_point *b, int64_t t, int64_t span)
{
	int64_t u = span - t, c0 = a->y, c1 = a->y + a->rise_out, c2 = b->y + b->rise_in, c3 = b->y;
	int64_t y = (c0 * u + c1 * t) / span, m = (c1 * u + c2 * t) / span, n = (c2 * u + c3 * t) / span;
	y = (y * u + m * t) / span;
	m = (m * u + n * t) / span;
	return (int32_t)((y * u + m * t) / span);
}

static void sample_segment(const jn_map *map, int32_t *samples, const jn_curve_point *a, const jn_curve_point *b)
{
	if (a->column == UINT32_MAX || b->column == UINT32_MAX) return;
	for (uint32_t c = a->column; c < b->column; c++) {
		int32_t left = jn_column_axis(map, &map->columns[c]), pitch = jn_column_axis(map, &map->columns[c + 1]) - left;
		for (int k = 0; k < JN_SAMPLES; k++)
			samples[(size_t)c * JN_SAMPLES + k] = bezier(a, b, left + pitch * k / JN_SAMPLES - a->x, b->x - a->x);
	}
	samples[(size_t)b->column * JN_SAMPLES] = b->y;
}

static void sample_curves(jn_map *map)
{
	jn_curve *curve = map->curve;
	size_t row = (size_t)map->column_count * JN_SAMPLES;
	curve->samples = jn_arena_alloc(&map->scratch, row * map->series_count * sizeof *curve->samples);
	for (size_t i = 0; i < row * map->series_count; i++) curve->samples[i] = JN_NO_SAMPLE;
	jn_curve_point *points = jn_arena_alloc(&map->scratch, (map->column_count + 2) * sizeof *points);
	for (uint32_t b = 0; b < map->band_count; b++)
		for (uint32_t s = 0; s < map->series_count; s++) {
			uint32_t count = jn_curve_points(map, &map->bands[b], s, points);
			for (uint32_t i = 1; i < count; i++)
				sample_segment(map, curve->samples + s * row, &points[i - 1], &points[i]);
		}
}

/* How many samples of the curves lie in the box. */
static int samples_inside(const search *self, const box *at)
{
	const jn_map *map = self->map;
	size_t row = (size_t)map->column_count * JN_SAMPLES;
	int inside = 0;
	for (uint32_t c = self->from; c < self->to; c++) {
		int32_t left = jn_column_axis(map, &map->columns[c]);
		int32_t pitch = c + 1 < self->band->first + self->band->count ? jn_column_axis(map, &map->columns[c + 1]) - left
																	  : map->columns[c].w;
		if (left + pitch < at->x || left > at->x + at->w) continue;
		int first = (int)((int64_t)(at->x - left) * JN_SAMPLES / pitch),
			last = (int)((int64_t)(at->x + at->w - left) * JN_SAMPLES / pitch);
		if (first < 0) first = 0;
		if (last >= JN_SAMPLES) last = JN_SAMPLES - 1;
		for (uint32_t s = 0; s < map->series_count; s++) {
			const int32_t *samples = map->curve->samples + s * row + (size_t)c * JN_SAMPLES;
			for (int k = first; k <= last; k++) /* no sample is far above every box */
				inside += samples[k] >= at->y && samples[k] <= at->y + at->h;
		}
	}
	return inside;
}

/* --- what a place costs --- */

static int32_t cost_of_labels(const search *self, const box *at)
{
	const jn_curve *curve = self->map->curve;
	int32_t cost = 0;
	for (const jn_curve_label *other = curve->labels + curve->label_first[self->from]; other < self->label; other++) {
		if (!other->placed) continue;
		/* two texts want a little air between them */
		box taken = {other->x - jn_px(4), other->y, other->w + jn_px(8), other->h};
		int32_t area = overlap(at, &taken);
		if (area) cost += HOPELESS + 2000 + 10 * area;
	}
	return cost;
}

static int32_t cost_of_markers(const search *self, const box *at)
{
	const jn_map *map = self->map;
	int32_t cost = 0;
	for (uint32_t c = self->from; c < self->to; c++) {
		int32_t x = jn_column_axis(map, &map->columns[c]);
		if (x + jn_px(8) < at->x || x - jn_px(8) > at->x + at->w) continue;
		for (uint32_t s = 0; s < map->series_count; s++) {
			int rating = jn_curve_rating(map, s, c);
			if (rating == JN_NO_RATING) continue;
			int32_t reach = jn_px(map->columns[c].moment ? JN_RING + 1 : 7);
			box marker = {x - reach, jn_curve_y(map, rating) - reach, 2 * reach, 2 * reach};
			int32_t area = overlap(at, &marker);
			if (area) cost += 2000 + 10 * area;
		}
		if (map->columns[c].moment) {
			box diamond = {x - jn_px(6), jn_curve_diamond(map) - jn_px(6), jn_px(12), jn_px(12)};
			int32_t area = overlap(at, &diamond);
			if (area) cost += HOPELESS;
		}
	}
	return cost;
}

static int32_t cost_of_limits(const search *self, const box *at)
{
	const jn_map *map = self->map;
	const jn_column *column = &map->columns[self->label->column];
	int32_t cost = 0;
	if (at->x < column->x - jn_px(24) || at->x + at->w > column->x + column->w + jn_px(24)) cost += 600;
	if (at->y < jn_curve_diamond(map) - jn_px(14) || at->y + at->h > map->curve->below - jn_px(4)) cost += HOPELESS;
	if (at->x < JN_BODY + jn_px(4) || at->x + at->w > self->band->right - jn_px(4)) cost += 2 * HOPELESS;
	return cost;
}

static void try_place(search *self, const candidate *place)
{
	int32_t cost = place->cost;
	if (cost >= self->best.cost) return;
	cost += cost_of_limits(self, &place->at);
	if (cost >= self->best.cost) return;
	cost += cost_of_markers(self, &place->at) + cost_of_labels(self, &place->at);
	if (cost >= self->best.cost) return;
	int inside = samples_inside(self, &place->at);
	cost += 140 * inside;
	if (cost >= self->best.cost) return;
	self->best = *place;
	self->best.cost = cost;
	self->crossed = inside > 0;
}

/* --- the places to try --- */

static void try_side(search *self, bool above, int32_t extra)
{
	static const int distances[] = {10, 16, 24, 34};
	static const uint8_t anchors[] = {JN_ANCHOR_MIDDLE, JN_ANCHOR_START, JN_ANCHOR_END};
	int32_t w = self->label->w, h = self->label->h;
	for (size_t d = 0; d < sizeof distances / sizeof *distances; d++)
		for (size_t a = 0; a < sizeof anchors / sizeof *anchors; a++) {
			int32_t x = anchors[a] == JN_ANCHOR_MIDDLE  ? self->px - w / 2
						: anchors[a] == JN_ANCHOR_START ? self->px - jn_px(8)
														: self->px + jn_px(8) - w;
			int away = distances[d] + (self->map->columns[self->label->column].moment ? JN_RING - 7 : 0);
			int32_t y = above ? self->py - jn_px(away) - h : self->py + jn_px(away);
			int32_t cost = extra + 9 * distances[d] + (anchors[a] == JN_ANCHOR_MIDDLE ? 0 : 50);
			candidate place = {{x, y, w, h}, anchors[a], cost};
			try_place(self, &place);
		}
}

static void try_beside(search *self)
{
	int32_t w = self->label->w, h = self->label->h, y = self->py - h / 2;
	int32_t beside = jn_px(BESIDE + (self->map->columns[self->label->column].moment ? JN_RING - 7 : 0));
	candidate after = {{self->px + beside, y, w, h}, JN_ANCHOR_START, 160 + 9 * BESIDE};
	candidate before = {{self->px - beside - w, y, w, h}, JN_ANCHOR_END, 160 + 9 * BESIDE};
	try_place(self, &after);
	try_place(self, &before);
}

/* One persona in the column: above for what is good; several: the uppermost goes above, the others below. */
static bool prefers_above(const jn_map *map, const jn_curve_label *label)
{
	int own = jn_curve_rating(map, label->series, label->column);
	bool alone = true, uppermost = true;
	for (uint32_t s = 0; s < map->series_count; s++) {
		int rating = jn_curve_rating(map, s, label->column);
		if (s == label->series || rating == JN_NO_RATING) continue;
		alone = false;
		if (rating > own || (rating == own && s < label->series)) uppermost = false;
	}
	return alone ? own >= 0 : uppermost;
}

/* A halo only where something runs through the label. */
static bool needs_halo(const search *self)
{
	const box *at = &self->best.at;
	if (self->crossed || (at->y < 0 && at->y + at->h > 0)) return true;
	for (uint32_t c = self->from; c < self->to; c++) {
		int32_t x = jn_column_axis(self->map, &self->map->columns[c]);
		if (self->map->columns[c].moment && x > at->x - jn_px(2) && x < at->x + at->w + jn_px(2)) return true;
	}
	return false;
}

static bool measure_label(jn_map *map, jn_curve_label *label)
{
	if (!label->clause->second) return false;
	if (map->series_count > (map->view->compares ? 2 * JN_LABELLED_MAX : JN_LABELLED_MAX) &&
		map->series[label->series].persona != map->series[0].persona)
		return false;
	jn_str text = jn_say_flow(map, label->clause->second->text);
	int32_t room = map->columns[label->column].w - jn_px(24);
	if (room > jn_px(LABEL_ROOM)) room = jn_px(LABEL_ROOM);
	if (text.len > 400) return false; /* never three lines */
	label->lines = jn_text_wrap(&map->scratch, text, map->series[label->series].other ? JN_TEXT_REGULAR : JN_TEXT_BOLD,
								12, room, map->tag);
	if (label->lines.count == 0 || label->lines.count > LINES_MAX) return false;
	for (uint32_t i = 0; i < label->lines.count; i++)
		if (label->lines.items[i].width > label->w) label->w = label->lines.items[i].width;
	label->h = (int32_t)label->lines.count * jn_stack_line(map, JN_STYLE_NAME);
	return true;
}

static void place_label(jn_map *map, const jn_band *band, jn_curve_label *label)
{
	if (!measure_label(map, label)) return;
	search self = {.map = map, .band = band, .label = label, .best.cost = INT32_MAX};
	uint32_t last = band->first + band->count;
	self.from = label->column >= band->first + NEAR ? label->column - NEAR : band->first;
	self.to = label->column + NEAR + 1 < last ? label->column + NEAR + 1 : last;
	self.px = jn_column_axis(map, &map->columns[label->column]);
	self.py = jn_curve_y(map, jn_curve_rating(map, label->series, label->column));
	bool above = prefers_above(map, label);
	try_side(&self, above, 0);
	try_side(&self, !above, 120);
	try_beside(&self);
	if (self.best.cost >= HOPELESS) return;
	label->x = self.best.at.x;
	label->y = self.best.at.y;
	label->anchor = self.best.anchor;
	label->halo = needs_halo(&self);
	label->placed = true;
}

void jn_curve_place_labels(jn_map *map)
{
	jn_curve *curve = map->curve;
	if (curve->label_count == 0) return;
	sample_curves(map);
	for (uint32_t b = 0; b < map->band_count; b++) {
		const jn_band *band = &map->bands[b];
		uint32_t to = curve->label_first[band->first + band->count];
		for (uint32_t i = curve->label_first[band->first]; i < to; i++) place_label(map, band, &curve->labels[i]);
	}
}
