/* Panels and columns: a stage is a panel, a touchpoint a column, all columns have one width. fold.c puts them into rows.
 *
 * In: the journey. Out: map->panels, map->columns, and the width of a column. */
#include "scene/map.h"
#include "text/measure.h"

enum {
	MIN_WIDTH = 152, /* px of a column */
	NARROW = 128,    /* where more of them shall stand side by side on paper */
	MAX_WIDTH = 232,
	ROW_WIDTH = 320, /* at most, in a row of a folded map */
	ROOM = 2304, /* px that few columns may share */
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

int32_t jn_columns_page_room(const jn_map *map)
{
	int32_t room = map->options->page_width - JN_BODY - JN_MARGIN;
	return room < jn_px(MIN_WIDTH) + 2 * JN_GAP ? jn_px(MIN_WIDTH) + 2 * JN_GAP : room;
}

int32_t jn_columns_width(const jn_map *map, uint32_t count, bool folded)
{
	int least = map->options->narrow ? NARROW : MIN_WIDTH;
	int most = folded ? ROW_WIDTH : MAX_WIDTH, width = count ? ROOM / (int)(count < ROOM ? count : ROOM) / 8 * 8 : most;
	if (map->options->page_width) width = least; /* on paper as many as fit stand side by side, and share the row */
	return jn_px(width < least ? least : width > most ? most : width);
}

/* As wide as many columns allow, then wider while a word of a title does not fit. */
static void choose_width(jn_map *map)
{
	int width = jn_columns_width(map, map->column_count, false) / JN_PX;
	int32_t longest = 0;
	for (uint32_t i = 0; i < map->column_count && jn_px(width - 32) + longest < jn_px(2 * MAX_WIDTH); i++) {
		if (!map->columns[i].touchpoint) continue;
		int32_t word = jn_text_longest_word(jn_decl_title(map->columns[i].touchpoint), JN_TEXT_BOLD, 14);
		if (word > longest) longest = word;
	}
	while (width < MAX_WIDTH && longest > jn_px(width - 32)) width += 8;
	int32_t room = jn_columns_page_room(map) - 2 * JN_GAP;
	if (map->options->page_width && jn_px(width) > room) width = room / JN_PX;
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
