/* Panels and columns: a stage is a panel, a touchpoint a column, all columns have one width. Wide maps are folded into
 * bands.
 *
 * In: the journey. Out: map->panels, map->columns, map->bands with their places along x. */
#include "scene/map.h"
#include "text/measure.h"

enum {
	MIN_WIDTH = 152, /* px of a column */
	MAX_WIDTH = 232,
	ROOM = 2304,        /* px that few columns may share */
	FOLD_BEYOND = 3000, /* px of page width */
	CUT_BEYOND = 16,    /* columns of one stage, in a folded map */
	MOST_BANDS = 256,
	WIDEST_BAND = 1 << 28, /* 1/64 px */
	PAGE_MIN = 736,        /* px: a title needs some room beside it */
};

/* --- collecting --- */

static uint32_t touchpoints_in(const jn_decl *stage)
{
	uint32_t count = 0;
	for (const jn_decl *child = jn_decl_child(stage, JN_TOUCHPOINT); child; child = jn_decl_sibling(child)) count++;
	return count;
}

static void count_parts(jn_map *map)
{
	for (const jn_decl *stage = jn_decl_child(map->journey, JN_STAGE); stage; stage = jn_decl_sibling(stage)) {
		uint32_t count = touchpoints_in(stage);
		map->panel_count++;
		map->column_count += count ? count : 1;
	}
}

/* True when the two are neighbours in flow, belong to different teams, and nobody says how one hands over. */
static bool handoff_missing(const jn_column *column, const jn_column *next)
{
	const jn_decl *touchpoint = column->touchpoint;
	if (!touchpoint || !next->touchpoint || !column->owner || !next->owner || column->owner == next->owner)
		return false;
	return !jn_decl_has(touchpoint, JN_KEY_HANDOFF) && !jn_decl_has(touchpoint, JN_KEY_NEXT);
}

static void fill_column(jn_column *column, const jn_decl *touchpoint, uint32_t panel)
{
	column->touchpoint = touchpoint;
	column->panel = panel;
	if (!touchpoint) return;
	column->channel = jn_touchpoint_channel(touchpoint);
	column->owner = jn_touchpoint_owner(touchpoint);
	column->indirect = jn_touchpoint_indirect(touchpoint);
	column->moment = jn_decl_has(touchpoint, JN_KEY_MOMENT);
}

/* 152…232 px: as wide as 2,304 px allow, then wider while a word of a title does not fit. */
static void choose_width(jn_map *map)
{
	int width =
		map->column_count ? ROOM / (int)(map->column_count < ROOM ? map->column_count : ROOM) / 8 * 8 : MAX_WIDTH;
	if (width < MIN_WIDTH) width = MIN_WIDTH;
	if (width > MAX_WIDTH) width = MAX_WIDTH;
	int32_t longest = 0;
	for (uint32_t i = 0; i < map->column_count && jn_px(width - 32) + longest < jn_px(2 * MAX_WIDTH); i++) {
		if (!map->columns[i].touchpoint) continue;
		int32_t word = jn_text_longest_word(jn_decl_title(map->columns[i].touchpoint), JN_TEXT_BOLD, 14);
		if (word > longest) longest = word;
	}
	while (width < MAX_WIDTH && longest > jn_px(width - 32)) width += 8;
	map->column_width = jn_px(width);
}

void jn_columns_collect(jn_map *map)
{
	count_parts(map);
	map->panels = jn_arena_alloc(&map->scratch, (map->panel_count + 1) * sizeof *map->panels);
	map->columns = jn_arena_alloc(&map->scratch, (map->column_count + 1) * sizeof *map->columns);
	uint32_t panel = 0, column = 0;
	for (const jn_decl *stage = jn_decl_child(map->journey, JN_STAGE); stage; stage = jn_decl_sibling(stage), panel++) {
		jn_panel *self = &map->panels[panel];
		self->stage = stage;
		self->phase = jn_stage_phase(map->project, stage);
		self->first = column;
		const jn_decl *touchpoint = jn_decl_child(stage, JN_TOUCHPOINT);
		do {
			fill_column(&map->columns[column++], touchpoint, panel);
			touchpoint = touchpoint ? jn_decl_sibling(touchpoint) : NULL;
		} while (touchpoint);
		self->count = column - self->first;
	}
	map->stage_first = jn_arena_alloc(&map->scratch, (map->panel_count + 1) * sizeof *map->stage_first);
	for (uint32_t i = 0; i < map->panel_count; i++) map->stage_first[i] = map->panels[i].first;
	map->stage_count = map->panel_count;
	for (uint32_t i = 0; i + 1 < map->column_count; i++)
		map->columns[i].handoff_missing = handoff_missing(&map->columns[i], &map->columns[i + 1]);
	choose_width(map);
}

int32_t jn_column_boundary(const jn_map *map, uint32_t column)
{
	const jn_column *self = &map->columns[column];
	bool gap = column + 1 < map->column_count && self[1].panel != self->panel && self[1].x > self->x;
	return self->x + map->column_width + (gap ? jn_px(8) : 0);
}

jn_column *jn_columns_find(const jn_map *map, const jn_decl *touchpoint)
{
	const jn_decl *stage = touchpoint->parent;
	if (!stage || stage->parent != map->journey || stage->ordinal == 0 || stage->ordinal > map->stage_count)
		return NULL;
	uint64_t at = (uint64_t)map->stage_first[stage->ordinal - 1] + touchpoint->ordinal - 1;
	if (at >= map->column_count || map->columns[at].touchpoint != touchpoint) return NULL;
	return &map->columns[at];
}

/* --- folding --- */

static int64_t panel_width(const jn_map *map, uint32_t columns)
{
	return (int64_t)columns * map->column_width + JN_GAP;
}

/* How many bands bring width : height nearest the square root of two. Compares ratios in thousandths. */
static uint32_t choose_bands(const jn_map *map, int64_t total, int64_t band_height)
{
	int fold = map->options->fold;
	uint32_t least = (uint32_t)(total / WIDEST_BAND) + 1; /* coordinates must fit, whatever was asked for */
	if (map->panel_count < 1 || (fold < 0 && least == 1)) return 1;
	if (fold > 0 && least == 1) return (uint32_t)(fold < MOST_BANDS ? fold : MOST_BANDS);
	if (total + JN_BODY + JN_MARGIN <= jn_px(FOLD_BEYOND)) return 1;
	uint32_t most = (map->column_count + 3) / 4, best = least;
	int64_t best_error = INT64_MAX;
	for (uint32_t k = least; k <= most; k++) {
		int64_t width = total / k + JN_BODY + JN_MARGIN, height = band_height * k + jn_px(400);
		int64_t ratio = width * 1000 / height;
		if (ratio < 1) ratio = 1;
		int64_t error = ratio > 1414 ? ratio * 1000 / 1414 : INT64_C(1414000) / ratio;
		if (error > best_error) break;
		best = k;
		best_error = error;
	}
	return best;
}

/* Cuts stages of more columns than one band should hold into equal parts. */
static void cut_panels(jn_map *map, uint32_t limit)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < map->panel_count; i++) count += (map->panels[i].count + limit - 1) / limit;
	if (count == map->panel_count) return;
	jn_panel *parts = jn_arena_alloc(&map->scratch, count * sizeof *parts);
	uint32_t at = 0;
	for (uint32_t i = 0; i < map->panel_count; i++) {
		const jn_panel *whole = &map->panels[i];
		uint32_t pieces = (whole->count + limit - 1) / limit, first = whole->first;
		for (uint32_t piece = 0; piece < pieces; piece++, at++) {
			uint32_t end = whole->first + (uint32_t)((uint64_t)whole->count * (piece + 1) / pieces);
			parts[at] = *whole;
			parts[at].first = first;
			parts[at].count = end - first;
			parts[at].continued = piece > 0;
			for (; first < end; first++) map->columns[first].panel = at;
		}
	}
	map->panels = parts;
	map->panel_count = count;
}

/* Fills bands up to an even share of the width, panel by panel. */
static void fill_bands(jn_map *map, uint32_t wanted, int64_t total)
{
	map->bands = jn_arena_alloc(&map->scratch, (map->panel_count + 1) * sizeof *map->bands);
	int64_t done = 0;
	for (uint32_t i = 0; i < map->panel_count; i++) {
		int64_t width = panel_width(map, map->panels[i].count) + JN_GAP;
		/* a panel goes where its middle lies */
		int64_t share = total ? (2 * done + width) * wanted / (2 * total) : 0;
		jn_band *band = map->band_count ? &map->bands[map->band_count - 1] : NULL;
		if (!band || share > band->bottom) {
			band = &map->bands[map->band_count++];
			band->first_panel = i;
			band->first = map->panels[i].first;
			band->bottom = (int32_t)share; /* borrowed until the band is placed */
		}
		band->panel_count++;
		band->count += map->panels[i].count;
		done += width;
	}
	for (uint32_t i = 0; i < map->band_count; i++) map->bands[i].bottom = 0;
}

static void place_band(jn_map *map, jn_band *band)
{
	int64_t x = JN_BODY;
	for (uint32_t i = 0; i < band->panel_count; i++) {
		jn_panel *panel = &map->panels[band->first_panel + i];
		panel->x = (int32_t)x;
		panel->w = (int32_t)panel_width(map, panel->count);
		for (uint32_t c = 0; c < panel->count; c++)
			map->columns[panel->first + c].x = panel->x + jn_px(4) + (int32_t)c * map->column_width;
		x += panel->w + JN_GAP;
		if (panel->phase) band->phases = true;
	}
	band->right = (int32_t)x - JN_GAP;
	if (band->right - JN_BODY > map->panels_width) map->panels_width = band->right - JN_BODY;
}

void jn_columns_place(jn_map *map, int32_t band_height)
{
	int64_t total = 0;
	for (uint32_t i = 0; i < map->panel_count; i++) total += panel_width(map, map->panels[i].count) + JN_GAP;
	uint32_t wanted = choose_bands(map, total, band_height);
	uint32_t share = map->column_count / wanted;
	if (wanted > 1) cut_panels(map, share > CUT_BEYOND ? CUT_BEYOND : share > 0 ? share : 1);
	total = 0;
	for (uint32_t i = 0; i < map->panel_count; i++) total += panel_width(map, map->panels[i].count) + JN_GAP;
	fill_bands(map, wanted, total);
	for (uint32_t i = 0; i < map->band_count; i++) place_band(map, &map->bands[i]);
	map->width = JN_BODY + map->panels_width + JN_MARGIN;
	if (map->width < jn_px(PAGE_MIN)) map->width = jn_px(PAGE_MIN);
}
