/* The feeling curve: one line a persona, a monotone cubic through her ratings, never beyond them.
 *
 * Slopes after Fritsch and Carlson (SIAM J. Numer. Anal. 17, 1980), with the weighted harmonic mean of neighbouring
 * slopes, 0 at extremes; written as Béziers with control points at thirds. All in integers: the same on every machine.
 */
#include "scene/curve.h"

#include "scene/icons.h"
#include "scene/say.h"

/* --- collecting --- */

static const jn_clause *emotion_of(const jn_column *column, const jn_series *series)
{
	const jn_decl *persona = series->persona, *touchpoint = column->touchpoint;
	if (series->other) touchpoint = column->others[series->other - 1];
	if (!touchpoint || (persona && !jn_view_meets(touchpoint, persona))) return NULL;
	const jn_clause *clause = jn_view_values(touchpoint, persona, JN_KEY_EMOTION);
	return clause && clause->head.type == JN_VALUE_NUMBER ? clause : NULL;
}

static int rating_of(const jn_clause *clause)
{
	double number = clause->head.number;
	return number > 2 ? 2 : number > -2 ? (int)number : -2;
}

/* True when an earlier series of this column says the very same clause: one label is enough for both. */
static bool said_before(const jn_curve *curve, uint32_t from, const jn_clause *clause)
{
	for (uint32_t i = from; i < curve->label_count; i++)
		if (curve->labels[i].clause == clause) return true;
	return false;
}

/* True when it feels there as it does here, in the same words: they are not said twice. */
static bool said_here(const jn_map *map, uint32_t series, uint32_t column, const jn_clause *there)
{
	uint32_t twin = map->series[series].twin;
	if (!map->series[series].other || twin == UINT32_MAX || there->mods || !there->second) return false;
	const jn_clause *here = emotion_of(&map->columns[column], &map->series[twin]);
	return here && here->second && jn_str_eq(here->second->text, there->second->text);
}

const jn_clause *jn_curve_said(const jn_map *map, uint32_t series, uint32_t column)
{
	const jn_clause *clause = emotion_of(&map->columns[column], &map->series[series]);
	return clause && !said_here(map, series, column, clause) ? clause : NULL;
}

static void collect_column(jn_map *map, jn_curve *curve, uint32_t column, bool *any)
{
	uint32_t from = curve->label_count;
	curve->label_first[column] = from;
	for (uint32_t s = 0; s < map->series_count; s++) {
		int8_t *rating = &curve->ratings[(size_t)s * map->column_count + column];
		const jn_clause *clause = emotion_of(&map->columns[column], &map->series[s]);
		*rating = JN_NO_RATING;
		if (!clause) continue;
		*any = true;
		*rating = (int8_t)rating_of(clause);
		if (!clause->second && !clause->mods) continue;
		if (said_before(curve, from, clause) || said_here(map, s, column, clause)) continue;
		curve->labels =
			jn_arena_grow(&map->scratch, curve->labels, curve->label_count, &curve->label_cap, sizeof *curve->labels);
		curve->labels[curve->label_count++] = (jn_curve_label){.clause = clause, .series = s, .column = column};
	}
}

void jn_curve_collect(jn_map *map)
{
	jn_curve *curve = jn_arena_alloc(&map->scratch, sizeof *curve);
	size_t columns = map->column_count;
	curve->ratings = jn_arena_alloc(&map->scratch, columns * map->series_count + 1);
	curve->label_first = jn_arena_alloc(&map->scratch, (columns + 1) * sizeof *curve->label_first);
	bool any = false;
	for (uint32_t c = 0; c < map->column_count; c++) collect_column(map, curve, c, &any);
	curve->label_first[columns] = curve->label_count;
	if (!any) return;
	map->curve = curve;
	jn_curve_measure_keys(map, curve);
}

void jn_curve_measure(jn_map *map)
{
	if (!map->curve) return;
	if (map->curve->keys_over) jn_curve_place_keys(map, map->curve);
	jn_curve_place_labels(map);
}

int32_t jn_curve_height(const jn_map *map)
{
	return map->curve ? map->curve->above + map->curve->below : 0;
}

/* --- the words below the curve --- */

/* Whose feeling it is; nothing when there is only one curve. */
static void why_heading(jn_map *map, jn_stack *stack, uint32_t series, jn_str text)
{
	if (map->series_count < 2) {
		jn_stack_add(map, stack, text, JN_STYLE_NAME, 6, 0);
		return;
	}
	jn_block *block = jn_stack_add(map, stack, text, JN_STYLE_NAME, 6, 14);
	if (!block) return;
	block->color = map->series[series].color;
	block->sign = JN_SIGN_MARKER;
	block->value = (uint8_t)series;
}

/* True when everybody the view is of has a curve, which says it. */
static bool on_curves(const jn_map *map, const jn_decl *as)
{
	for (const jn_clause *head = as->heads; head; head = head->next) {
		const jn_decl *persona = head->head.type == JN_VALUE_REF ? head->head.ref : NULL;
		uint32_t i = 0;
		while (persona && i < map->series_count && map->series[i].persona != persona) i++;
		if (!persona || i == map->series_count || !jn_view_meets(as->parent, persona)) return false;
	}
	return true;
}

/* How those feel who have no curve because there are too many. */
static void why_others(jn_map *map, jn_column *column)
{
	for (const jn_decl *as = jn_map_first_view(map, column->touchpoint); as; as = jn_map_next_view(map, as)) {
		const jn_clause *clause = jn_decl_values(as, JN_KEY_EMOTION);
		if (!clause || on_curves(map, as)) continue;
		jn_stack *stack = &jn_lanes_cell(map, column, JN_LANE_WHY)->stack;
		jn_lanes_heading(map, stack, as);
		jn_stack_add(map, stack, jn_say_clause(map, clause, JN_KEY_EMOTION), JN_STYLE_LABEL2, 0, 0);
	}
}

void jn_curve_why(jn_map *map, jn_column *column)
{
	if (!map->curve || !column->touchpoint) return;
	uint32_t c = (uint32_t)(column - map->columns);
	for (uint32_t i = map->curve->label_first[c]; i < map->curve->label_first[c + 1]; i++) {
		const jn_curve_label *label = &map->curve->labels[i];
		jn_str meta = jn_say_meta(map, label->clause);
		bool reason = label->clause->second && !label->placed;
		if (!reason && (meta.len == 0 || map->brief)) {
			map->hidden[JN_LANE_FEELING] += meta.len > 0;
			continue;
		}
		jn_stack *stack = &jn_lanes_cell(map, column, JN_LANE_WHY)->stack;
		jn_str rating = jn_say_rating(map, rating_of(label->clause));
		jn_str name = map->series_count > 1
						  ? jn_say_joined(map, map->series[label->series].name, " ", jn_say_isolated(map, rating))
						  : rating;
		why_heading(map, stack, label->series, name);
		if (reason) jn_stack_add(map, stack, jn_say_flow(map, label->clause->second->text), JN_STYLE_TEXT, 0, 0);
		jn_stack_add(map, stack, meta, JN_STYLE_META, 0, 0);
	}
	if (map->persona_count > map->series_count) why_others(map, column);
}

/* --- points and slopes --- */

/* The rated column before `first` (step -1) or after `last` (step +1); UINT32_MAX when there is none. */
static uint32_t rated_beyond(const jn_map *map, uint32_t series, uint32_t from, int step)
{
	for (uint32_t c = from + (uint32_t)step; c < map->column_count; c += (uint32_t)step)
		if (jn_curve_rating(map, series, c) != JN_NO_RATING) return c;
	return UINT32_MAX;
}

/* A point at a band's edge, halfway between the neighbours it lies between. */
static jn_curve_point edge(const jn_map *map, uint32_t series, uint32_t inside, uint32_t outside, int32_t x)
{
	int32_t y = (jn_curve_y(map, jn_curve_rating(map, series, inside)) +
				 jn_curve_y(map, jn_curve_rating(map, series, outside))) /
				2;
	return (jn_curve_point){.x = x, .y = y, .column = UINT32_MAX};
}

static uint32_t gather(const jn_map *map, const jn_band *band, uint32_t series, jn_curve_point *points)
{
	uint32_t count = 0, first = UINT32_MAX, last = UINT32_MAX;
	for (uint32_t c = band->first; c < band->first + band->count; c++) {
		int rating = jn_curve_rating(map, series, c);
		if (rating == JN_NO_RATING) continue;
		if (first == UINT32_MAX) {
			first = c;
			uint32_t before = band->first > 0 ? rated_beyond(map, series, band->first, -1) : UINT32_MAX;
			if (before != UINT32_MAX) points[count++] = edge(map, series, c, before, JN_BODY);
		}
		last = c;
		points[count++] =
			(jn_curve_point){.x = jn_column_axis(map, &map->columns[c]), .y = jn_curve_y(map, rating), .column = c};
	}
	if (last == UINT32_MAX) return 0;
	uint32_t after = rated_beyond(map, series, band->first + band->count - 1, 1);
	if (after != UINT32_MAX) points[count++] = edge(map, series, last, after, band->right);
	return count;
}

/* The slope at a point between two segments, as the rise over a third of a segment of width `over` (px). The slopes
 * are dy/h with dy in 1/64 px and h in px, so that no product passes 2^62. */
static int32_t rise(int64_t h0, int64_t dy0, int64_t h1, int64_t dy1, int64_t over)
{
	if ((dy0 <= 0 && dy1 >= 0) || (dy0 >= 0 && dy1 <= 0)) return 0;
	int64_t w0 = 2 * h1 + h0, w1 = h1 + 2 * h0;
	int64_t slope = (w0 + w1) * dy0 * dy1 * 256 / (w0 * h0 * dy1 + w1 * h1 * dy0) * 16; /* in 1/4096 */
	return (int32_t)(slope * over / 3 / 4096);
}

uint32_t jn_curve_points(const jn_map *map, const jn_band *band, uint32_t series, jn_curve_point *points)
{
	uint32_t count = gather(map, band, series, points);
	for (uint32_t i = 0; i < count; i++) {
		jn_curve_point *p = &points[i];
		bool first = i == 0, last = i + 1 == count;
		if (first && last) break;
		int64_t h0 = first ? 0 : (p->x - p[-1].x) / JN_PX, h1 = last ? 0 : (p[1].x - p->x) / JN_PX;
		int64_t dy0 = first ? 0 : p->y - p[-1].y, dy1 = last ? 0 : p[1].y - p->y;
		if (first)
			p->rise_out = (int32_t)(dy1 / 3);
		else if (last)
			p->rise_in = (int32_t)(-dy0 / 3);
		else {
			p->rise_in = -rise(h0, dy0, h1, dy1, h0);
			p->rise_out = rise(h0, dy0, h1, dy1, h1);
		}
	}
	return count;
}

/* --- drawing --- */

static void add_segments(jn_path_builder *path, const jn_curve_point *points, uint32_t count, int32_t zero)
{
	for (uint32_t i = 1; i < count; i++) {
		const jn_curve_point *a = &points[i - 1], *b = &points[i];
		int32_t third = (b->x - a->x) / 3;
		jn_path_curve(path, (jn_point){a->x + third, zero + a->y + a->rise_out},
					  (jn_point){b->x - third, zero + b->y + b->rise_in}, (jn_point){b->x, zero + b->y});
	}
}

static void draw_area(jn_map *map, const jn_curve_point *points, uint32_t count, int32_t zero)
{
	jn_path_builder path = {.arena = map->arena};
	jn_path_move(&path, points[0].x, zero);
	jn_path_line(&path, points[0].x, zero + points[0].y);
	add_segments(&path, points, count, zero);
	jn_path_line(&path, points[count - 1].x, zero);
	jn_path_close(&path);
	jn_shape *area = jn_scene_path(map->scene, 0, 0, jn_path_done(&path), (jn_color)map->series[0].color);
	area->opacity = JN_OPACITY_AREA;
}

static void draw_line(jn_map *map, uint32_t series, const jn_curve_point *points, uint32_t count, int32_t zero)
{
	jn_path_builder path = {.arena = map->arena};
	jn_path_move(&path, points[0].x, zero + points[0].y);
	add_segments(&path, points, count, zero);
	jn_shape *line = jn_scene_path(map->scene, 0, 0, jn_path_done(&path), JN_COLOR_NONE);
	jn_shape_stroke(line, (jn_color)map->series[series].color, jn_curve_stroke(map, series),
					(jn_dash)map->series[series].dash);
	line->flags |= JN_SHAPE_ROUND;
}

/* "Feeling curve: Maria: 1.1 +1, 1.2 0" for who listens. */
static jn_str spoken(jn_map *map, uint32_t series, const jn_curve_point *points, uint32_t count)
{
	size_t start = map->buf.len;
	if (jn_curve_has_keys(map)) {
		jn_buf_str(&map->buf, map->series[series].name);
		jn_buf_str(&map->buf, jn_say(map, JN_LABEL_COLON));
	}
	bool first = true;
	for (uint32_t i = 0; i < count; i++) {
		if (points[i].column == UINT32_MAX) continue;
		const jn_decl *touchpoint = map->columns[points[i].column].touchpoint;
		if (!first) jn_buf_str(&map->buf, jn_say(map, JN_LABEL_COMMA));
		first = false;
		jn_buf_str(&map->buf, jn_say_number(map, touchpoint));
		jn_buf_char(&map->buf, ' ');
		jn_buf_str(&map->buf, jn_say_isolated(map, jn_say_rating(map, jn_curve_rating(map, series, points[i].column))));
	}
	return jn_say_label1(map, JN_LABEL_CURVE_OF, jn_say_take(map, start));
}

static void draw_series(jn_map *map, const jn_band *band, uint32_t series, int32_t zero, jn_curve_point *points)
{
	uint32_t count = jn_curve_points(map, band, series, points);
	if (count == 0) return;
	jn_scene_group(map->scene, JN_ROLE_IMAGE, spoken(map, series, points, count), map->series[series].persona);
	if (count > 1) {
		if (series == 0) draw_area(map, points, count, zero);
		draw_line(map, series, points, count, zero);
	}
	jn_scene_end(map->scene);
}

/* One marker for each rating of a column; who shares a point shares a marker. How it was stands around it, hollow. */
static void draw_markers(jn_map *map, uint32_t column, int32_t zero)
{
	int32_t x = jn_column_axis(map, &map->columns[column]);
	for (int rating = -2; rating <= 2; rating++) {
		uint32_t here[JN_CURVES_MAX], before[JN_CURVES_MAX], count = 0, before_count = 0;
		for (uint32_t s = 0; s < map->series_count; s++) {
			if (jn_curve_rating(map, s, column) != rating) continue;
			if (map->series[s].other)
				before[before_count++] = s;
			else
				here[count++] = s;
		}
		int32_t y = zero + jn_curve_y(map, rating);
		for (uint32_t i = 0; i < before_count; i++)
			jn_sign_marker(map, &map->series[before[i]], x, y, jn_px(count ? map->columns[column].moment ? 15 : 10 : 5),
						   JN_COLOR_NONE);
		if (count && map->columns[column].moment)
			jn_shape_stroke(jn_scene_circle(map->scene, x, y, jn_px(JN_RING), JN_COLOR_PANEL), JN_COLOR_INK, 96,
							JN_DASH_SOLID);
		if (count == 1) jn_sign_marker(map, &map->series[here[0]], x, y, jn_px(6), JN_COLOR_PANEL);
		if (count > 1) jn_sign_marker_split(map, here, count, x, y);
	}
}

static void draw_levels(jn_map *map, const jn_band *band, int32_t top, int32_t zero)
{
	int32_t right = band->right - jn_px(4);
	for (int level = -2; level <= 2; level++) {
		int32_t y = zero + jn_curve_y(map, level) + 32;
		jn_shape *line = jn_scene_line(map->scene, JN_BODY, y, right, y, level ? JN_COLOR_HAIR : JN_COLOR_RULE, JN_PX);
		if (level) line->dash = JN_DASH_LEVEL;
	}
	for (uint32_t c = band->first; c < band->first + band->count; c++) {
		if (!map->columns[c].moment) continue;
		int32_t x = jn_column_axis(map, &map->columns[c]), bottom = top + jn_curve_height(map) - jn_px(16);
		int32_t high = jn_curve_diamond(map);
		jn_scene_line(map->scene, x + 32, zero + high + jn_px(6), x + 32, bottom, JN_COLOR_INK3, JN_PX)->dash =
			JN_DASH_LEVEL;
		jn_sign_diamond(map->scene, x, zero + high, jn_px(5), JN_COLOR_INK);
		map->legend |= JN_LEGEND_MOMENT;
	}
}

static void draw_label(jn_map *map, const jn_curve_label *label, int32_t zero)
{
	int32_t line = jn_stack_line(map, JN_STYLE_NAME);
	int32_t x = label->x;
	if (label->anchor == JN_ANCHOR_MIDDLE) x += label->w / 2;
	if (label->anchor == JN_ANCHOR_END) x += label->w;
	for (uint32_t i = 0; i < label->lines.count; i++) {
		jn_shape *text =
			jn_scene_text(map->scene, x, jn_stack_baseline(map, zero + label->y + (int32_t)i * line, JN_STYLE_NAME),
						  jn_say_line(map, jn_stack_kept(map, &label->lines.items[i]), label->clause->second->text), 12,
						  map->series[label->series].other == 0,
						  (jn_color)map->series[label->series].color, label->lines.items[i].width);
		text->text.anchor = label->anchor;
	}
}

void jn_curve_place(jn_map *map, const jn_band *band)
{
	jn_curve *curve = map->curve;
	if (!curve || band->count == 0) return;
	int32_t top = band->top[JN_LANE_FEELING], zero = top + curve->above;
	jn_curve_point *points = jn_arena_alloc(&map->scratch, (band->count + 2) * sizeof *points);
	jn_scene_group(map->scene, JN_ROLE_GROUP, jn_say(map, JN_LABEL_CURVE), NULL);
	jn_scene_group(map->scene, JN_ROLE_DECORATION, (jn_str){0}, NULL);
	draw_levels(map, band, top, zero);
	jn_scene_end(map->scene);
	uint32_t own = 0; /* how it was lies below; the lead is solid, and the dashes of who feels the same are seen on it */
	while (own < map->series_count && !map->series[own].other) own++;
	for (uint32_t s = map->series_count; s-- > own;) draw_series(map, band, s, zero, points);
	for (uint32_t s = 0; s < own; s++) draw_series(map, band, s, zero, points);
	uint32_t from = curve->label_first[band->first], to = curve->label_first[band->first + band->count];
	for (uint32_t i = from; i < to; i++) {
		const jn_curve_label *label = &curve->labels[i];
		if (!label->placed || !label->halo) continue;
		jn_shape *halo = jn_scene_rect(map->scene, label->x - jn_px(3), zero + label->y + JN_PX, label->w + jn_px(6),
									   label->h - 2 * JN_PX, jn_px(3), JN_COLOR_PANEL);
		halo->opacity = 92;
		halo->flags |= JN_SHAPE_HALO;
	}
	for (uint32_t i = from; i < to; i++)
		if (curve->labels[i].placed) draw_label(map, &curve->labels[i], zero);
	for (uint32_t c = band->first; c < band->first + band->count; c++) draw_markers(map, c, zero);
	jn_scene_end(map->scene);
}
