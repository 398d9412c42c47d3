/* Folding: a wide map is cut between stages into bands, rows of panels one below the other, as evenly filled as its stages allow;
 * and everything gets its place along x.
 *
 * In: panels and columns. Out: map->bands, x and w of panels and columns. Takes time in line with the number of columns. */
#include "scene/map.h"

enum {
	FOLD_BEYOND = 3000, /* px of page width */
	CUT_BEYOND = 16,    /* columns of one stage, in a folded map */
	MOST_BANDS = 256,
	WIDEST_BAND = 1 << 28, /* 1/64 px */
	AROUND = 480,          /* px above and below the bands, about */
	PAGE_MIN = 736,        /* px: a title needs some room beside it */
	STRETCHED = 480,       /* px of a column at most */
};

static int64_t panel_width(const jn_map *map, uint32_t columns)
{
	return (int64_t)columns * map->column_width + JN_GAP;
}

static int64_t total_width(const jn_map *map)
{
	int64_t total = 0;
	for (uint32_t i = 0; i < map->panel_count; i++) total += panel_width(map, map->panels[i].count) + JN_GAP;
	return total;
}

/* --- how many bands --- */

/* How far so many bands are from the square root of two, width : height: the quotient of the two ratios, in thousandths. Fewer
 * columns in a row are wider, and text in them takes fewer lines. */
static int64_t away_from_page(const jn_map *map, jn_band_guess guess, int64_t total, uint32_t bands)
{
	uint32_t columns = (map->column_count + bands - 1) / bands;
	int64_t column = jn_columns_width(map, columns, true), own = map->column_width;
	if (column < own || bands == 1) column = own;
	int64_t width = total / bands * column / own + JN_BODY + JN_MARGIN;
	int64_t height = (guess.fixed + guess.text * own / column) * bands + jn_px(AROUND);
	int64_t ratio = width * 1000 / height;
	if (ratio < 1) ratio = 1;
	return ratio > 1414 ? ratio * 1000 / 1414 : INT64_C(1414000) / ratio;
}

static uint32_t choose_bands(const jn_map *map, int64_t total, jn_band_guess guess)
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
		int64_t error = away_from_page(map, guess, total, k);
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

/* --- which panels in which band --- */

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

/* For each number of bands, the first panel of the most panels that as many bands can hold at the end of the map. */
static uint32_t *latest_starts(jn_map *map, uint32_t bands, int64_t most)
{
	uint32_t *starts = jn_arena_alloc(&map->scratch, (bands + 1) * sizeof *starts);
	uint32_t at = map->panel_count;
	starts[0] = at;
	for (uint32_t b = 1; b <= bands; b++) {
		for (int64_t width = 0; at > 0; at--) {
			width += panel_width(map, map->panels[at - 1].count) + JN_GAP;
			if (width > most) break;
		}
		starts[b] = at;
	}
	return starts;
}

/* Fills so many bands evenly, none wider than `most`: each up to the end of the stage that is nearest to its share. */
static void fill_bands(jn_map *map, uint32_t bands, int64_t most)
{
	map->bands = jn_arena_alloc(&map->scratch, (bands + 1) * sizeof *map->bands);
	const uint32_t *latest = latest_starts(map, bands, most);
	int64_t total = total_width(map), before = 0;
	uint32_t at = 0;
	for (uint32_t b = 0; b < bands && at < map->panel_count; b++) {
		jn_band *band = &map->bands[map->band_count++];
		int64_t share = total * (b + 1) / bands, width = 0;
		uint32_t left = bands - b - 1, least = latest[left], end = map->panel_count - left;
		band->first_panel = at;
		band->first = map->panels[at].first;
		while (at < end) {
			int64_t own = panel_width(map, map->panels[at].count) + JN_GAP, over = before + own - share;
			bool must = width == 0 || at < least, nearer = over <= 0 || over < share - before;
			if (!must && (width + own > most || !nearer)) break;
			width += own;
			before += own;
			band->panel_count++;
			band->count += map->panels[at++].count;
		}
	}
}

/* --- widths --- */

static int64_t band_width(const jn_map *map, const jn_band *band)
{
	return (int64_t)band->count * map->column_width + (int64_t)band->panel_count * 2 * JN_GAP;
}

/* A row of a folded map is a map of as many columns. */
static void widen_columns(jn_map *map)
{
	uint32_t most = 0;
	for (uint32_t b = 0; b < map->band_count; b++)
		if (map->bands[b].count > most) most = map->bands[b].count;
	if (map->band_count > 1 && jn_columns_width(map, most, true) > map->column_width) map->column_width = jn_columns_width(map, most, true);
	for (uint32_t c = 0; c < map->column_count; c++) map->columns[c].w = map->column_width;
}

/* Shares `room` among the columns of a band. */
static void stretch_band(jn_map *map, const jn_band *band, int64_t room, int64_t most)
{
	int64_t all = room - (int64_t)band->panel_count * 2 * JN_GAP;
	all = (all < most * band->count ? all : most * band->count) / JN_PX;
	for (uint32_t c = 0; c < band->count; c++) {
		int64_t from = all * c / band->count, to = all * (c + 1) / band->count;
		map->columns[band->first + c].w = (int32_t)(to - from) * JN_PX;
	}
}

/* All bands become as wide as the widest, and what is narrower than the narrowest page, or the paper, fills it; but in a row beside
 * others a column gets at most twice its width, and 480 px. */
static void stretch(jn_map *map)
{
	int64_t page = jn_px(PAGE_MIN) - JN_BODY - JN_MARGIN + JN_GAP, widest = 0;
	for (uint32_t b = 0; b < map->band_count; b++)
		if (band_width(map, &map->bands[b]) > widest) widest = band_width(map, &map->bands[b]);
	if (map->options->page_width) page = jn_columns_page_room(map) + JN_GAP;
	bool small = map->band_count == 1 && widest < page;
	if (widest < page) widest = page;
	int64_t most = 2 * (int64_t)map->column_width < jn_px(STRETCHED) ? 2 * map->column_width : jn_px(STRETCHED);
	if (small) most = widest;
	for (uint32_t b = 0; b < map->band_count && (small || map->band_count > 1 || map->options->page_width); b++)
		stretch_band(map, &map->bands[b], widest, most);
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

/* Puts the panels into bands, in columns as wide as these then allow. */
static void fold(jn_map *map, jn_band_guess guess)
{
	bool page = map->options->page_width > 0, exactly = !page && map->options->fold > 0 && map->options->fold < JN_FOLD_BEST;
	uint32_t wanted = page ? 1 : choose_bands(map, total_width(map), guess);
	if (page)
		cut_panels(map, (uint32_t)((jn_columns_page_room(map) - JN_GAP) / map->column_width));
	else if (wanted > 1)
		cut_panels(map, CUT_BEYOND);
	if (map->panel_count == 0) return;
	int64_t most = page ? jn_columns_page_room(map) + JN_GAP : narrowest(map, wanted, total_width(map));
	if (!exactly) wanted = bands_within(map, most);
	if (wanted > map->panel_count) wanted = map->panel_count;
	fill_bands(map, wanted, most);
	if (!page) widen_columns(map);
}

bool jn_columns_place(jn_map *map, jn_band_guess guess)
{
	int32_t measured = map->column_width, page = map->options->page_width;
	fold(map, guess);
	stretch(map);
	bool changed = false;
	for (uint32_t c = 0; c < map->column_count && !changed; c++) changed = map->columns[c].w != measured;
	for (uint32_t i = 0; i < map->band_count; i++) place_band(map, &map->bands[i]);
	map->width = JN_BODY + map->panels_width + JN_MARGIN;
	if (map->width < jn_px(PAGE_MIN)) map->width = jn_px(PAGE_MIN);
	if (map->width < page) map->width = page;
	return changed;
}
