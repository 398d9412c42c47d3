/* Handoffs of a blueprint: a circle on the lower corner of the box that gives, and an arrow that ends in the box of those
 * who take over, whatever lines lie between.
 *
 * In: columns and rows in place (band->top, band->height). Out: shapes. The arrows run in the gutters between columns
 * and in the gaps between rows, so they cross no box. Several handoffs of one touchpoint share a gutter: they are numbered, in
 * their circles, in words and where their arrows end. After the last touchpoint of a row of stages nobody stands who could
 * take over: the circle stays alone. */
#include "scene/icons.h"
#include "scene/say.h"

enum {
	RADIUS = 10, /* px of a circle */
	STEP = 22,   /* px from a circle to the one above it */
	ELBOW = 18,  /* px below a box, or above it, where an arrow turns */
	ENTRY = 18,  /* px from a box's corner to where the first arrow enters; the next ones as far behind each other */
	APART = 6,   /* px between the outermost arrows in a gutter */
	HEAD = 5,    /* px of an arrow's head */
	NUMBER = 10, /* px of the letters beside heads */
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

/* A handoff's place among those of its touchpoint. */
typedef struct turn {
	int nth, count;
	int32_t step; /* from a circle to the one above it */
} turn;

/* How far from each other arrows enter a box: as it has room. */
static int32_t entries_apart(const jn_column *to, int count)
{
	int32_t room = (to->w - jn_px(8) - jn_px(ENTRY)) / (count + 1);
	return room < jn_px(ENTRY) ? room : jn_px(ENTRY);
}

static void put_number(jn_map *map, turn at, int32_t x, int32_t y, int size, jn_color color, jn_anchor anchor)
{
	jn_shape *text = jn_scene_text(map->scene, x, y, jn_say_int(map, at.nth + 1), size, true, color, -1);
	jn_shape_anchor(jn_shape_number(text), anchor);
}

/* One of several has its number in the circle. */
static void draw_circle(jn_map *map, int32_t x, int32_t y, turn at, bool dashed, jn_color color)
{
	if (at.count == 1) {
		jn_sign_handoff(map, x, y, jn_px(RADIUS), dashed, color);
		return;
	}
	jn_shape_stroke(jn_scene_circle(map->scene, x, y, jn_px(RADIUS), JN_COLOR_CARD), color, 96, JN_DASH_SOLID);
	if (at.step >= jn_px(2 * RADIUS)) put_number(map, at, x, y + jn_px(4), 11, color, JN_ANCHOR_MIDDLE);
}

/* The arrow to the next touchpoint; of several each runs beside the others, and its number stands at its head. */
static void place_arrow(jn_map *map, const jn_band *band, const jn_column *to, int giving, const jn_decl *team, int32_t x, int32_t y,
						turn at, jn_color color, bool dashed)
{
	int taking = taking_row(to, team);
	bool down = taking > giving;
	int32_t edge = down ? band->top[rows[taking]] : bottom_of(band, taking), apart = entries_apart(to, at.count);
	int32_t entry = to->x + jn_px(4) + apart * (1 + at.nth);
	int32_t elbow = down ? edge - jn_px(ELBOW) : edge + jn_px(ELBOW);
	int32_t beside = at.count > 1 ? jn_px(APART) * at.nth / (at.count - 1) - jn_px(APART) / 2 : 0;
	draw_arrow(map, x + beside, y, elbow, entry, edge, color, dashed);
	if (at.count > 1 && apart >= jn_px(2 * HEAD))
		put_number(map, at, entry + jn_px(HEAD + 1), (elbow + edge) / 2 + jn_px(4), NUMBER, color, JN_ANCHOR_START);
}

/* The arrow or the circle of one handoff; `clause` is NULL when nobody documented it. */
static void place_one(jn_map *map, const jn_band *band, uint32_t c, const jn_clause *clause, turn at, bool circle)
{
	const jn_column *from = &map->columns[c], *to = taker(map, band, c);
	int giving = giving_row(from);
	int32_t x = jn_column_boundary(map, c), y = bottom_of(band, giving) - at.nth * at.step;
	if (x > band->right - jn_px(16)) x = band->right - jn_px(16);
	bool bad = !clause || clause->second;
	jn_color color = bad ? JN_COLOR_BAD : JN_COLOR_INK;
	const jn_decl *team = clause ? (clause->head.type == JN_VALUE_REF ? clause->head.ref : NULL) : to ? to->owner : NULL;
	if (to && !circle) place_arrow(map, band, to, giving, team, x, y, at, color, !clause);
	if (!circle) return;
	draw_circle(map, x, y, at, !clause, color);
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
	for (int circle = 0; circle < 2; circle++) { /* circles stand on all arrows */
		turn at = {.count = count ? count : 1, .step = step};
		for (const jn_clause *clause = first; clause; clause = clause->next, at.nth++) place_one(map, band, column, clause, at, circle);
		if (!first && from->handoff_missing) place_one(map, band, column, NULL, at, circle);
	}
}
