/* Handoffs of a blueprint: a circle on the lower corner of the box that gives, and an arrow that ends in the box of those
 * who take over, whatever lines lie between.
 *
 * In: columns and rows in place (band->top, band->height). Out: shapes. The arrows run in the gutters between columns
 * and in the gaps between rows, so they cross no box. After the last touchpoint of a row of stages nobody stands who
 * could take over: the circle stays alone. */
#include "scene/icons.h"
#include "scene/say.h"

enum {
	RADIUS = 10, /* px of a circle */
	STEP = 22,   /* px from a circle to the one above it */
	ELBOW = 18,  /* px below a box, or above it, where an arrow turns */
	ENTRY = 18,  /* px from a box's corner to where the first arrow enters; the next ones as far behind each other */
	ENTRIES = 3,
	HEAD = 5,    /* px of an arrow's head */
};

/* The boxes of those who can take part, from top to bottom. */
static const jn_lane rows[] = {JN_LANE_DOING, JN_LANE_FRONTSTAGE, JN_LANE_BACKSTAGE};

/* The lowest box: what is handed over leaves from there. */
static int giving_row(const jn_column *column)
{
	int row = 2;
	while (row > 0 && !jn_column_cell(column, (uint8_t)rows[row])) row--;
	return row;
}

/* The box of `team`: the people the customer meets when they are its own, else those behind them. */
static int taking_row(const jn_column *column, const jn_decl *team)
{
	bool front = team && column->owner == team && jn_column_cell(column, JN_LANE_FRONTSTAGE);
	if (front) return 1;
	return jn_column_cell(column, JN_LANE_BACKSTAGE) ? 2 : 0;
}

/* The next touchpoint in this row of stages, or NULL. */
static const jn_column *taker(const jn_map *map, const jn_band *band, uint32_t column)
{
	for (uint32_t c = column + 1; c < band->first + band->count; c++)
		if (map->columns[c].touchpoint) return &map->columns[c];
	return NULL;
}

static int32_t bottom_of(const jn_band *band, int row)
{
	return band->top[rows[row]] + band->height[rows[row]];
}

/* From the circle at (x, y) along the gutter to the gap beside the box, along that, and into the box. */
static void draw_arrow(jn_map *map, int32_t x, int32_t y, int32_t elbow, int32_t to_x, int32_t to_y, jn_color color, bool dashed)
{
	jn_path_builder path = {.arena = map->arena}, head = {.arena = map->arena};
	jn_path_move(&path, 0, 0);
	jn_path_line(&path, 0, elbow - y);
	jn_path_line(&path, to_x - x, elbow - y);
	jn_path_line(&path, to_x - x, to_y - y);
	jn_shape *line = jn_scene_path(map->scene, x, y, jn_path_done(&path), JN_COLOR_NONE);
	jn_shape_stroke(line, color, 96, dashed ? JN_DASH_TILE : JN_DASH_SOLID);
	int32_t back = elbow > to_y ? jn_px(HEAD) : -jn_px(HEAD);
	jn_path_move(&head, -jn_px(HEAD - 1), back);
	jn_path_line(&head, 0, 0);
	jn_path_line(&head, jn_px(HEAD - 1), back);
	jn_shape *wings = jn_scene_path(map->scene, to_x, to_y, jn_path_done(&head), JN_COLOR_NONE);
	jn_shape_stroke(wings, color, 96, JN_DASH_SOLID);
	wings->flags |= JN_SHAPE_ROUND;
}

/* One handoff, the `nth` of its touchpoint; `clause` is NULL when nobody documented it. */
static void place_one(jn_map *map, const jn_band *band, uint32_t c, const jn_clause *clause, int nth, int32_t step)
{
	const jn_column *from = &map->columns[c], *to = taker(map, band, c);
	int giving = giving_row(from);
	int32_t x = jn_column_boundary(map, c), y = bottom_of(band, giving) - nth * step;
	if (x > band->right - jn_px(16)) x = band->right - jn_px(16);
	bool bad = !clause || clause->second;
	jn_color color = bad ? JN_COLOR_BAD : JN_COLOR_INK;
	const jn_decl *team = clause ? (clause->head.type == JN_VALUE_REF ? clause->head.ref : NULL) : to ? to->owner : NULL;
	if (to) {
		int taking = taking_row(to, team);
		bool down = taking > giving;
		int32_t edge = down ? band->top[rows[taking]] : bottom_of(band, taking);
		int32_t entry = to->x + jn_px(4) + jn_px(ENTRY) * (1 + nth % ENTRIES);
		int32_t elbow = down ? edge - jn_px(ELBOW) : edge + jn_px(ELBOW);
		draw_arrow(map, x, y, elbow, entry, edge, color, !clause);
	}
	jn_sign_handoff(map, x, y, jn_px(RADIUS), !clause, color);
	map->legend |= !clause ? JN_LEGEND_HANDOFF_MISSING : bad ? JN_LEGEND_HANDOFF_GAP : JN_LEGEND_HANDOFF;
}

void jn_handoffs_place(jn_map *map, const jn_band *band, uint32_t column)
{
	const jn_column *from = &map->columns[column];
	if (!from->touchpoint) return;
	const jn_clause *first = jn_map_values(map, from->touchpoint, JN_KEY_HANDOFF);
	int count = 0;
	for (const jn_clause *clause = first; clause; clause = clause->next) count++;
	int32_t room = band->height[rows[giving_row(from)]] - jn_px(2 * RADIUS), step = jn_px(STEP);
	if (count > 1 && step > room / (count - 1)) step = room > 0 ? room / (count - 1) : 0; /* all beside the box */
	int nth = 0;
	for (const jn_clause *clause = first; clause; clause = clause->next) place_one(map, band, column, clause, nth++, step);
	if (!first && from->handoff_missing) place_one(map, band, column, NULL, 0, step);
}
