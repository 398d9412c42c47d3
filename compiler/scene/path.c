/* The path: a ribbon as thick as the share of people still there, stations on it, red arrows where people leave, and
 * circles where one team hands over to another.
 *
 * In: columns in place. Out: map->path with shares and labels measured; then shapes. */
#include "scene/icons.h"
#include "scene/say.h"

enum {
	TOP = 20,    /* px from the lane's top to the ribbon */
	THICK = 36,  /* px of the ribbon when everybody is there */
	HEAD = 14,   /* px under the full ribbon where an arrow head begins */
	LABELS = 26, /* px under it where labels begin */
};

typedef struct path_label {
	struct path_label *next;
	jn_stack stack;
	int32_t x; /* the axis it is centred on */
	int32_t y; /* below the first row */
	int32_t w;
	uint32_t column;
} path_label;

struct jn_path_lane {
	int32_t *thickness; /* [columns + 1]: before each column, and after the last */
	path_label *first, *last;
	path_label *here; /* the first label of the band being placed */
	path_label *next; /* the first label of the band that is placed next: bands come in the order of columns */
};

/* --- shares --- */

/* The weight of a series: the persona's share of customers, when all have one. */
static bool weights_of(const jn_map *map, double weights[JN_CURVES_MAX])
{
	double sum = 0;
	bool all = map->persona_count > 0;
	for (uint32_t s = 0; s < map->series_count; s++) {
		weights[s] = 0;
		if (!map->series[s].persona || !jn_decl_number(map->series[s].persona, JN_KEY_SHARE, &weights[s])) all = false;
		if (!(weights[s] > 0)) all = false;
		sum += weights[s];
	}
	for (uint32_t s = 0; s < map->series_count; s++) weights[s] = all ? weights[s] / sum : 1.0 / map->series_count;
	return all;
}

static bool may_leave(const jn_decl *touchpoint)
{
	return touchpoint && (jn_decl_has(touchpoint, JN_KEY_LEAVES) || jn_decl_child(touchpoint, JN_AS));
}

static void share_out(jn_map *map)
{
	double weights[JN_CURVES_MAX], left[JN_CURVES_MAX];
	weights_of(map, weights);
	for (uint32_t s = 0; s < map->series_count; s++) left[s] = 1;
	int32_t now = jn_px(THICK);
	for (uint32_t c = 0; c < map->column_count; c++) {
		const jn_decl *touchpoint = map->columns[c].touchpoint;
		map->path->thickness[c] = now;
		if (!may_leave(touchpoint)) continue;
		double together = 0;
		for (uint32_t s = 0; s < map->series_count; s++) {
			const jn_decl *persona = map->series[s].persona;
			double leaving =
				persona && !jn_view_meets(touchpoint, persona) ? 0 : jn_touchpoint_leaving(touchpoint, persona);
			if (!(leaving > 0)) leaving = 0;
			left[s] *= leaving > 100 ? 0 : 1 - leaving / 100;
			together += left[s] * weights[s];
		}
		now = (int32_t)(together * THICK * JN_PX + 0.5);
		if (now > map->path->thickness[c]) now = map->path->thickness[c];
	}
	map->path->thickness[map->column_count] = now;
}

/* --- labels --- */

static path_label *add_label(jn_map *map, uint32_t column, int32_t x, int32_t width)
{
	path_label *label = jn_arena_alloc(&map->scratch, sizeof *label);
	label->column = column;
	label->x = x;
	label->stack.width = width;
	if (map->path->last)
		map->path->last->next = label;
	else
		map->path->first = label;
	map->path->last = label;
	return label;
}

void jn_path_say_leaves(jn_map *map, jn_stack *stack, const jn_decl *decl)
{
	const jn_clause *leaves = jn_map_values(map, decl, JN_KEY_LEAVES);
	if (leaves && decl->kind == JN_AS) jn_stack_add(map, stack, jn_say_personas(map, decl), JN_STYLE_NAME, 6, 0);
	for (; leaves; leaves = leaves->next) {
		jn_str share = jn_say_value(map, &leaves->head, JN_KEY_LEAVES);
		jn_stack_add(map, stack, jn_say_label1(map, JN_LABEL_LEAVE_HERE, share), JN_STYLE_BAD_BOLD, 6, 0);
		if (leaves->second) jn_stack_add(map, stack, jn_say_flow(map, leaves->second->text), JN_STYLE_LABEL2, 0, 0);
		jn_stack_add(map, stack, jn_say_meta(map, leaves), JN_STYLE_META, 0, 0);
	}
}

static bool leaves_here(const jn_map *map, const jn_decl *touchpoint)
{
	if (!touchpoint) return false;
	if (jn_map_values(map, touchpoint, JN_KEY_LEAVES)) return true;
	for (const jn_decl *as = jn_map_first_view(map, touchpoint); as; as = jn_map_next_view(map, as))
		if (jn_map_values(map, as, JN_KEY_LEAVES)) return true;
	return false;
}

static void label_leaving(jn_map *map, uint32_t column)
{
	const jn_decl *touchpoint = map->columns[column].touchpoint;
	path_label *label =
		add_label(map, column, jn_column_axis(map, &map->columns[column]), map->columns[column].w - jn_px(16));
	jn_path_say_leaves(map, &label->stack, touchpoint);
	for (const jn_decl *as = jn_map_first_view(map, touchpoint); as; as = jn_map_next_view(map, as))
		jn_path_say_leaves(map, &label->stack, as);
}

static void label_handoff(jn_map *map, uint32_t column)
{
	const jn_clause *handoff = jn_map_values(map, map->columns[column].touchpoint, JN_KEY_HANDOFF);
	path_label *label = add_label(map, column, jn_column_boundary(map, column), map->columns[column].w - jn_px(32));
	for (; handoff; handoff = handoff->next) {
		jn_str team = jn_say_value(map, &handoff->head, JN_KEY_HANDOFF);
		jn_stack_add(map, &label->stack, jn_say_label1(map, JN_LABEL_HANDOFF_TO, team), JN_STYLE_NAME, 6, 0);
		if (handoff->second)
			jn_stack_add(map, &label->stack, jn_say_flow(map, handoff->second->text), JN_STYLE_LABEL_BAD, 0, 0);
	}
}

/* Keeps a centred label inside its panel, so that no edge runs through it, and gives it the first row where it touches
 * nobody. */
static void settle_labels(jn_map *map, const jn_band *band, int32_t *ret_height)
{
	enum { ROWS = 8 };
	int32_t end[ROWS], top[ROWS + 1] = {0}, row_height[ROWS] = {0};
	for (int row = 0; row < ROWS; row++) end[row] = INT32_MIN;
	*ret_height = 0;
	path_label *first = band->first ? map->path->next : map->path->first, *label = first;
	for (; label && label->column < band->first + band->count; label = label->next) {
		label->w = jn_stack_text_width(&label->stack);
		int32_t half = label->w / 2;
		const jn_panel *panel = &map->panels[map->columns[label->column].panel];
		if (label->x + half > panel->x + panel->w - jn_px(6)) label->x = panel->x + panel->w - jn_px(6) - half;
		if (label->x - half < panel->x + jn_px(4)) label->x = panel->x + jn_px(4) + half;
		int row = 0;
		while (row + 1 < ROWS && label->x - half < end[row]) row++;
		if (label->x + half + jn_px(8) > end[row]) end[row] = label->x + half + jn_px(8);
		label->y = row; /* the row's number until all heights are known */
		if (label->stack.height > row_height[row]) row_height[row] = label->stack.height;
	}
	for (int row = 0; row < ROWS; row++) {
		top[row + 1] = top[row] + row_height[row] + (row_height[row] ? jn_px(4) : 0);
		if (row_height[row]) *ret_height = top[row] + row_height[row];
	}
	map->path->next = label;
	for (map->path->here = label = first; label != map->path->next; label = label->next) label->y = top[label->y];
}

void jn_path_measure(jn_map *map)
{
	bool needed = false;
	for (uint32_t c = 0; c < map->column_count && !needed; c++) {
		const jn_column *column = &map->columns[c];
		needed = column->handoff_missing || leaves_here(map, column->touchpoint) ||
				 (column->touchpoint && jn_map_values(map, column->touchpoint, JN_KEY_HANDOFF));
	}
	if (!needed) return;
	map->path = jn_arena_alloc(&map->scratch, sizeof *map->path);
	map->path->thickness = jn_arena_alloc(&map->scratch, (map->column_count + 1) * sizeof *map->path->thickness);
	share_out(map);
	for (uint32_t c = 0; c < map->column_count; c++) {
		const jn_decl *touchpoint = map->columns[c].touchpoint;
		if (!touchpoint) continue;
		if (leaves_here(map, touchpoint)) label_leaving(map, c);
		if (jn_map_values(map, touchpoint, JN_KEY_HANDOFF)) label_handoff(map, c);
	}
}

int32_t jn_path_height(jn_map *map, const jn_band *band)
{
	if (!map->path) return 0;
	int32_t labels;
	settle_labels(map, band, &labels);
	return jn_px(TOP + THICK) + (labels ? jn_px(LABELS) + labels + JN_INSET : jn_px(20));
}

/* --- drawing --- */

static void draw_ribbon(jn_map *map, const jn_band *band, int32_t top)
{
	const int32_t *thickness = map->path->thickness;
	int32_t left = JN_BODY + jn_px(8), right = band->right - jn_px(4);
	if (band->first > 0) left = JN_BODY;
	uint32_t end = band->first + band->count;
	if (end < map->column_count) right = band->right;
	jn_path_builder path = {.arena = map->arena};
	jn_path_move(&path, left, top);
	jn_path_line(&path, right, top);
	jn_path_line(&path, right, top + thickness[end]);
	for (uint32_t c = end; c-- > band->first;) {
		if (thickness[c] == thickness[c + 1]) continue;
		int32_t axis = jn_column_axis(map, &map->columns[c]), now = top + thickness[c + 1], before = top + thickness[c];
		jn_path_line(&path, axis + jn_px(44), now);
		jn_path_curve(&path, (jn_point){axis + jn_px(24), now}, (jn_point){axis + jn_px(22), before},
					  (jn_point){axis + jn_px(2), before});
	}
	jn_path_line(&path, left, top + thickness[band->first]);
	jn_path_close(&path);
	jn_scene_path(map->scene, 0, 0, jn_path_done(&path), JN_COLOR_FLOW);
}

/* The wedge that grows out of the ribbon's lower edge, bends down and ends in an arrow head on the column's axis. */
static void draw_leaving(jn_map *map, int32_t axis, int32_t top, int32_t before, int32_t now)
{
	int32_t old = top + before, new = top + now, half = (before - now) / 2, head = top + jn_px(THICK + HEAD);
	if (half < JN_PX) half = JN_PX;
	int32_t wing = half + jn_px(5);
	jn_path_builder path = {.arena = map->arena};
	jn_path_move(&path, axis - jn_px(60), old);
	jn_path_curve(&path, (jn_point){axis - jn_px(44), old}, (jn_point){axis - jn_px(40), new},
				  (jn_point){axis - jn_px(22), new});
	jn_path_curve(&path, (jn_point){axis - jn_px(6), new}, (jn_point){axis + half, new + jn_px(6)},
				  (jn_point){axis + half, head});
	jn_path_line(&path, axis + wing, head);
	jn_path_line(&path, axis, head + jn_px(9));
	jn_path_line(&path, axis - wing, head);
	jn_path_line(&path, axis - half, head);
	jn_path_curve(&path, (jn_point){axis - half, old + jn_px(4)}, (jn_point){axis - jn_px(14), old},
				  (jn_point){axis - (half > jn_px(12) ? half + jn_px(14) : jn_px(26)), old});
	jn_path_close(&path);
	jn_scene_path(map->scene, 0, 0, jn_path_done(&path), JN_COLOR_BAD);
}

static void draw_station(jn_map *map, const jn_column *column, int32_t x, int32_t y)
{
	jn_scene *scene = map->scene;
	if (column->moment) {
		jn_sign_diamond(scene, x, y, jn_px(8) + 32, JN_COLOR_CARD);
		jn_sign_diamond(scene, x, y, jn_px(6), JN_COLOR_INK);
	} else if (column->indirect) {
		jn_shape_stroke(jn_scene_circle(scene, x, y, jn_px(5), JN_COLOR_CARD), JN_COLOR_INK, 96, JN_DASH_SOLID);
	} else {
		jn_shape_stroke(jn_scene_circle(scene, x, y, jn_px(5) + 32, JN_COLOR_INK), JN_COLOR_CARD, 2 * JN_PX,
						JN_DASH_SOLID);
	}
}

static void draw_handoff(jn_map *map, const jn_column *column, int32_t right, int32_t y)
{
	const jn_clause *handoff = jn_map_values(map, column->touchpoint, JN_KEY_HANDOFF);
	if (!handoff && !column->handoff_missing) return;
	int32_t x = jn_column_boundary(map, (uint32_t)(column - map->columns));
	if (x > right - jn_px(16)) x = right - jn_px(16); /* the last hands over inside its panel */
	bool gap = false;
	for (const jn_clause *clause = handoff; clause; clause = clause->next) gap = gap || clause->second;
	jn_sign_handoff(map, x, y, jn_px(12), !handoff, gap || !handoff ? JN_COLOR_BAD : JN_COLOR_INK);
	map->legend |= !handoff ? JN_LEGEND_HANDOFF_MISSING : gap ? JN_LEGEND_HANDOFF_GAP : JN_LEGEND_HANDOFF;
}

void jn_path_place(jn_map *map, const jn_band *band)
{
	if (!map->path || band->count == 0) return;
	int32_t top = band->top[JN_LANE_PATH] + jn_px(TOP);
	const int32_t *thickness = map->path->thickness;
	jn_scene_group(map->scene, JN_ROLE_GROUP, jn_say(map, JN_LABEL_LANE_PATH), NULL);
	draw_ribbon(map, band, top);
	for (uint32_t c = band->first; c < band->first + band->count; c++)
		if (leaves_here(map, map->columns[c].touchpoint))
			draw_leaving(map, jn_column_axis(map, &map->columns[c]), top, thickness[c], thickness[c + 1]);
	for (uint32_t c = band->first; c < band->first + band->count; c++) {
		const jn_column *column = &map->columns[c];
		if (!column->touchpoint) continue;
		draw_station(map, column, jn_column_axis(map, column), top + thickness[c] / 2);
		draw_handoff(map, column, band->right, top + thickness[c + 1] / 2);
	}
	for (const path_label *label = map->path->here; label != map->path->next; label = label->next)
		jn_stack_draw_centred(map, &label->stack, label->x, top + jn_px(THICK + LABELS) + label->y);
	jn_scene_end(map->scene);
}
