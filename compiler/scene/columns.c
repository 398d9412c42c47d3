/* Panels and columns: a stage is a panel, a touchpoint a column, all columns have one width. Wide maps are folded into
 * bands.
 *
 * In: the journey. Out: map->panels, map->columns, map->bands with their places along x. */
#include "scene/map.h"
#include "text/measure.h"

enum {
	MIN_WIDTH = 152, /* px of a column */
	NARROW = 128,    /* where more of them shall stand side by side on paper */
	MAX_WIDTH = 232,
	ROOM = 2304,        /* px that few columns may share */
	FOLD_BEYOND = 3000, /* px of page width */
	CUT_BEYOND = 16,    /* columns of one stage, in a folded map */
	MOST_BANDS = 256,
	WIDEST_BAND = 1 << 28, /* 1/64 px */
	PAGE_MIN = 736,        /* px: a title needs some room beside it */
};

/* --- collecting --- */

bool jn_columns_wanted(const jn_map *map, const jn_decl *touchpoint)
{
	const jn_scene_options *options = map->options;
	if (options->channel && jn_touchpoint_channel(touchpoint) != options->channel) return false;
	return !options->persona || jn_view_meets(touchpoint, options->persona);
}

/* The next touchpoint of a stage that is on this map, at or after `at`. */
static const jn_decl *next_wanted(const jn_map *map, const jn_decl *at)
{
	while (at && !jn_columns_wanted(map, at)) at = jn_decl_sibling(at);
	return at;
}

static uint32_t touchpoints_in(const jn_map *map, const jn_decl *stage)
{
	uint32_t count = 0;
	const jn_decl *at = next_wanted(map, jn_decl_child(stage, JN_TOUCHPOINT));
	for (; at; at = next_wanted(map, jn_decl_sibling(at))) count++;
	return count;
}

/* A stage without touchpoints keeps its place, but not on a map of one channel or one persona. */
static bool leaves_out(const jn_map *map, uint32_t touchpoints)
{
	return touchpoints == 0 && (map->options->channel || map->options->persona);
}

static void count_parts(jn_map *map)
{
	for (const jn_decl *stage = jn_decl_child(map->journey, JN_STAGE); stage; stage = jn_decl_sibling(stage)) {
		uint32_t count = touchpoints_in(map, stage);
		map->stage_count++;
		if (leaves_out(map, count)) continue;
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
	if (jn_touchpoint_after(touchpoint) != next->touchpoint) return false; /* what lies between is not on this map */
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

/* What a row of stages may take on the paper. */
static int32_t page_room(const jn_map *map)
{
	int32_t room = map->options->page_width - JN_BODY - JN_MARGIN;
	return room < jn_px(MIN_WIDTH) + 2 * JN_GAP ? jn_px(MIN_WIDTH) + 2 * JN_GAP : room;
}

/* 152…232 px: as wide as 2,304 px allow, then wider while a word of a title does not fit. */
static void choose_width(jn_map *map)
{
	int width =
		map->column_count ? ROOM / (int)(map->column_count < ROOM ? map->column_count : ROOM) / 8 * 8 : MAX_WIDTH;
	int least = map->options->narrow ? NARROW : MIN_WIDTH;
	if (width < least) width = least;
	if (width > MAX_WIDTH) width = MAX_WIDTH;
	int32_t longest = 0;
	for (uint32_t i = 0; i < map->column_count && jn_px(width - 32) + longest < jn_px(2 * MAX_WIDTH); i++) {
		if (!map->columns[i].touchpoint) continue;
		int32_t word = jn_text_longest_word(jn_decl_title(map->columns[i].touchpoint), JN_TEXT_BOLD, 14);
		if (word > longest) longest = word;
	}
	while (width < MAX_WIDTH && longest > jn_px(width - 32)) width += 8;
	if (map->options->page_width && jn_px(width) > page_room(map) - 2 * JN_GAP) width = (page_room(map) - 2 * JN_GAP) / JN_PX;
	map->column_width = jn_px(width);
	for (uint32_t i = 0; i < map->column_count; i++) map->columns[i].w = map->column_width;
}

void jn_columns_collect(jn_map *map)
{
	count_parts(map);
	map->panels = jn_arena_alloc(&map->scratch, (map->panel_count + 1) * sizeof *map->panels);
	map->columns = jn_arena_alloc(&map->scratch, (map->column_count + 1) * sizeof *map->columns);
	map->stage_first = jn_arena_alloc(&map->scratch, (map->stage_count + 1) * sizeof *map->stage_first);
	uint32_t panel = 0, column = 0, number = 0;
	for (const jn_decl *stage = jn_decl_child(map->journey, JN_STAGE); stage; stage = jn_decl_sibling(stage)) {
		map->stage_first[number++] = column;
		const jn_decl *touchpoint = next_wanted(map, jn_decl_child(stage, JN_TOUCHPOINT));
		if (leaves_out(map, touchpoint != NULL)) continue;
		jn_panel *self = &map->panels[panel];
		self->stage = stage;
		self->phase = jn_stage_phase(map->project, stage);
		self->first = column;
		do {
			fill_column(&map->columns[column++], touchpoint, panel);
			touchpoint = touchpoint ? next_wanted(map, jn_decl_sibling(touchpoint)) : NULL;
		} while (touchpoint);
		self->count = column - self->first;
		panel++;
	}
	map->stage_first[number] = column;
	for (uint32_t i = 0; i + 1 < map->column_count; i++)
		map->columns[i].handoff_missing = handoff_missing(&map->columns[i], &map->columns[i + 1]);
	choose_width(map);
}

int32_t jn_column_boundary(const jn_map *map, uint32_t column)
{
	const jn_column *self = &map->columns[column];
	bool gap = column + 1 < map->column_count && self[1].panel != self->panel && self[1].x > self->x;
	return self->x + self->w + (gap ? jn_px(8) : 0);
}

jn_column *jn_columns_find(const jn_map *map, const jn_decl *touchpoint)
{
	const jn_decl *stage = touchpoint->parent;
	if (!stage || stage->parent != map->journey || stage->ordinal == 0 || stage->ordinal > map->stage_count)
		return NULL;
	uint32_t from = map->stage_first[stage->ordinal - 1], to = map->stage_first[stage->ordinal];
	while (from < to) { /* some may be left out: they are in the order of their numbers all the same */
		uint32_t middle = from + (to - from) / 2;
		const jn_decl *here = map->columns[middle].touchpoint;
		if (here == touchpoint) return &map->columns[middle];
		if (here && here->ordinal < touchpoint->ordinal)
			from = middle + 1;
		else
			to = middle;
	}
	return NULL;
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
	bool best = fold == JN_FOLD_BEST;
	if (fold > 0 && !best && least == 1) return (uint32_t)(fold < MOST_BANDS ? fold : MOST_BANDS);
	if (!best && total + JN_BODY + JN_MARGIN <= jn_px(FOLD_BEYOND)) return 1;
	if (best && least == 1 && map->panel_count > 1) least = 2; /* who asks for rows gets rows */
	uint32_t most = (map->column_count + 3) / 4, nearest = least;
	int64_t best_error = INT64_MAX;
	for (uint32_t k = least; k <= most; k++) {
		int64_t width = total / k + JN_BODY + JN_MARGIN, height = band_height * k + jn_px(300);
		int64_t ratio = width * 1000 / height;
		if (ratio < 1) ratio = 1;
		int64_t error = ratio > 1414 ? ratio * 1000 / 1414 : INT64_C(1414000) / ratio;
		if (error > best_error) break;
		nearest = k;
		best_error = error;
	}
	return nearest;
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

/* How many bands no wider than `most` the panels fill, one after the other. */
static uint32_t bands_within(const jn_map *map, int64_t most)
{
	uint32_t bands = 0;
	int64_t width = most + 1;
	for (uint32_t i = 0; i < map->panel_count; i++) {
		int64_t own = panel_width(map, map->panels[i].count) + JN_GAP;
		if (width + own > most) {
			bands++;
			width = 0;
		}
		width += own;
	}
	return bands;
}

/* The least width within which no more than `wanted` bands hold all panels. */
static int64_t narrowest(const jn_map *map, uint32_t wanted, int64_t total)
{
	int64_t low = total / wanted, high = total;
	while (low < high) {
		int64_t middle = low + (high - low) / 2;
		if (bands_within(map, middle) <= wanted)
			high = middle;
		else
			low = middle + 1;
	}
	return high;
}

/* Fills bands of at most `most` from the first on; `exactly`: none of the wanted bands stays empty as long as there are panels. */
static void fill_bands(jn_map *map, uint32_t wanted, int64_t most, bool exactly)
{
	map->bands = jn_arena_alloc(&map->scratch, (map->panel_count + 1) * sizeof *map->bands);
	int64_t width = most + 1;
	for (uint32_t i = 0; i < map->panel_count; i++) {
		int64_t own = panel_width(map, map->panels[i].count) + JN_GAP;
		uint32_t lacking = wanted > map->band_count ? wanted - map->band_count : 0;
		if (width + own > most || (exactly && map->panel_count - i <= lacking)) {
			jn_band *band = &map->bands[map->band_count++];
			band->first_panel = i;
			band->first = map->panels[i].first;
			width = 0;
		}
		map->bands[map->band_count - 1].panel_count++;
		map->bands[map->band_count - 1].count += map->panels[i].count;
		width += own;
	}
}

/* Full bands are stretched to one width; the last keeps its own, but on paper, and none is pulled out of shape: a column becomes
 * three quarters wider at most, twice as wide on paper. */
static bool stretch(jn_map *map)
{
	int64_t page = jn_px(PAGE_MIN) - JN_BODY - JN_MARGIN + JN_GAP, widest = 0;
	bool any = false;
	for (uint32_t b = 0; b < map->band_count; b++) {
		int64_t own =
			(int64_t)map->bands[b].count * map->column_width + (int64_t)map->bands[b].panel_count * 2 * JN_GAP;
		if (own > widest) widest = own;
	}
	if (map->options->page_width) page = page_room(map) + JN_GAP;
	bool small = map->band_count == 1 && widest < page;
	if (widest < page) widest = page; /* what is narrower than the narrowest page, or the paper, fills it */
	bool all = small || map->options->page_width;
	for (uint32_t b = 0; b + !all < map->band_count; b++) {
		const jn_band *band = &map->bands[b];
		int64_t extra = widest - (int64_t)band->panel_count * 2 * JN_GAP, most = map->column_width / 4 * 7;
		if (map->options->page_width) most = 2 * (int64_t)map->column_width;
		if (small) most = widest;
		extra = (extra < most * band->count ? extra : most * band->count) / JN_PX;
		for (uint32_t c = 0; c < band->count; c++) {
			int64_t from = extra * c / band->count, to = extra * (c + 1) / band->count;
			jn_column *column = &map->columns[band->first + c];
			column->w = (int32_t)(to - from) * JN_PX;
			any = any || column->w != map->column_width;
		}
	}
	return any;
}

static void place_band(jn_map *map, jn_band *band)
{
	int64_t x = JN_BODY;
	for (uint32_t i = 0; i < band->panel_count; i++) {
		jn_panel *panel = &map->panels[band->first_panel + i];
		panel->x = (int32_t)x;
		x += jn_px(4);
		for (uint32_t c = panel->first; c < panel->first + panel->count; c++) {
			map->columns[c].x = (int32_t)x;
			x += map->columns[c].w;
		}
		x += jn_px(4);
		panel->w = (int32_t)x - panel->x;
		x += JN_GAP;
		if (panel->phase) band->phases = true;
	}
	band->right = (int32_t)x - JN_GAP;
	if (band->right - JN_BODY > map->panels_width) map->panels_width = band->right - JN_BODY;
}

bool jn_columns_place(jn_map *map, int32_t band_height)
{
	int64_t total = 0;
	for (uint32_t i = 0; i < map->panel_count; i++) total += panel_width(map, map->panels[i].count) + JN_GAP;
	int32_t page = map->options->page_width;
	uint32_t wanted = page ? 1 : choose_bands(map, total, band_height);
	if (page) cut_panels(map, (uint32_t)((page_room(map) - JN_GAP) / map->column_width));
	else if (wanted > 1) cut_panels(map, CUT_BEYOND);
	total = 0;
	for (uint32_t i = 0; i < map->panel_count; i++) total += panel_width(map, map->panels[i].count) + JN_GAP;
	int64_t most = page ? page_room(map) + JN_GAP : map->panel_count ? narrowest(map, wanted, total) : 0;
	fill_bands(map, wanted, most, !page && map->options->fold > 0 && map->options->fold < JN_FOLD_BEST);
	bool stretched = stretch(map);
	for (uint32_t i = 0; i < map->band_count; i++) place_band(map, &map->bands[i]);
	map->width = JN_BODY + map->panels_width + JN_MARGIN;
	if (map->width < jn_px(PAGE_MIN)) map->width = jn_px(PAGE_MIN);
	if (map->width < page) map->width = page;
	return stretched;
}
