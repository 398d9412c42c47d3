/* The curve's keys: whose line is which, in the rail, or in rows over the curve where they are many or long; and what its levels mean.
 * In: the map's series. Out: how far the curve stands below its lane's top, then shapes. */
#include "scene/curve.h"
#include "scene/icons.h"
#include "scene/say.h"

enum { KEY_MOST = 320 }; /* px of a key that stands over the curve */

/* Nobody asks whose line it is when there is only the map's own. */
bool jn_curve_has_keys(const jn_map *map)
{
	return map->persona_count || map->series_count > 1;
}

/* 2.5 px for the lead, 2 for the others, 1.5 for how it was. */
int32_t jn_curve_stroke(const jn_map *map, uint32_t series)
{
	return map->series[series].other ? 96 : series == 0 ? 160 : 128;
}

static void measure_key(jn_map *map, jn_stack *key, uint32_t series, int32_t width)
{
	*key = (jn_stack){.width = width};
	jn_stack_add(map, key, map->series[series].name, JN_STYLE_NAME, 0, 0);
	if (key->first) key->first->color = map->series[series].color;
}

/* Keys stand in the rail; over the curve where there are many, or journeys laid over each other, or where a name would take more
 * than two lines of the rail and push the curve down. */
static void choose_keys(jn_map *map, jn_curve *curve)
{
	curve->keys_over = map->series_count > JN_LABELLED_MAX || map->series[map->series_count - 1].other != 0;
	for (uint32_t s = 0; s < map->series_count && !curve->keys_over; s++) {
		measure_key(map, &curve->keys[s], s, JN_RAIL - jn_px(42 + 8));
		curve->keys_over = curve->keys[s].lines > 2;
	}
	for (uint32_t s = 0; s < map->series_count && curve->keys_over; s++) measure_key(map, &curve->keys[s], s, jn_px(KEY_MOST));
}

void jn_curve_measure_keys(jn_map *map, jn_curve *curve)
{
	curve->above = jn_px(52);
	curve->keys = jn_arena_alloc(&map->scratch, map->series_count * sizeof *curve->keys);
	if (jn_curve_has_keys(map)) choose_keys(map, curve);
	for (uint32_t s = 0; s < map->series_count && jn_curve_has_keys(map) && !curve->keys_over; s++) {
		int32_t height = curve->keys[s].height + jn_px(4);
		curve->above += height < jn_px(20) ? jn_px(20) : height;
	}
	if (map->persona_count > map->series_count) curve->above += jn_px(20);
	if (curve->above < jn_px(60)) curve->above = jn_px(60);
	curve->above += 2 * jn_px(map->view->level);
	curve->below = 2 * jn_px(map->view->level) + jn_px(60);
}

/* The width of the narrowest row of panels. */
static int32_t narrowest_band(const jn_map *map)
{
	int32_t width = map->panels_width;
	for (uint32_t b = 0; b < map->band_count; b++)
		if (map->bands[b].right - JN_BODY < width) width = map->bands[b].right - JN_BODY;
	return width;
}

/* Keys over the curve: one after the other, in as many rows as the narrowest band needs. */
void jn_curve_place_keys(jn_map *map, jn_curve *curve)
{
	curve->key_x = jn_arena_alloc(&map->scratch, map->series_count * sizeof *curve->key_x);
	curve->key_row = jn_arena_alloc(&map->scratch, map->series_count * sizeof *curve->key_row);
	int32_t room = narrowest_band(map) - jn_px(24), x = 0, height = 0;
	curve->above += jn_px(8);
	for (uint32_t s = 0; s < map->series_count; s++) {
		int32_t width = jn_px(42) + jn_stack_text_width(&curve->keys[s]);
		if (x > 0 && x + width > room) {
			x = 0;
			curve->above += height;
			height = 0;
		}
		curve->key_x[s] = JN_BODY + jn_px(12) + x;
		curve->key_row[s] = (uint32_t)(curve->above - jn_px(60 + 2 * map->view->level));
		if (curve->keys[s].height + jn_px(8) > height) height = curve->keys[s].height + jn_px(8);
		x += width + jn_px(28);
	}
	curve->above += height;
}

/* --- the rail: whose line is which, what the levels mean --- */

static void place_key(jn_map *map, uint32_t series, int32_t x, int32_t y)
{
	const jn_series *self = &map->series[series];
	int32_t middle = y + jn_px(10);
	jn_shape *line =
		jn_scene_line(map->scene, x, middle, x + jn_px(32), middle, (jn_color)self->color, jn_curve_stroke(map, series));
	line->dash = self->dash;
	line->flags |= JN_SHAPE_ROUND;
	jn_sign_marker(map, self, x + jn_px(16), middle, jn_px(5) + 32, JN_COLOR_PAGE);
	jn_stack_draw(map, &map->curve->keys[series], x + jn_px(42), y + jn_px(2));
}

static void place_level(jn_map *map, int level, int32_t y)
{
	static const int words[] = {JN_LABEL_FRUSTRATED, -1, JN_LABEL_NEUTRAL, -1, JN_LABEL_DELIGHTED};
	int32_t baseline = y + 276, x = JN_BODY - JN_INSET;
	jn_shape *number = jn_scene_text(map->scene, x, baseline, jn_say_rating(map, level), 12, level == 0,
									 level ? JN_COLOR_INK3 : JN_COLOR_INK2, -1);
	jn_shape_anchor(jn_shape_number(number), JN_ANCHOR_END);
	if (words[level + 2] < 0) return;
	jn_shape *word = jn_scene_text(map->scene, x - jn_px(24), baseline, jn_say(map, (jn_label_id)words[level + 2]), 12,
								   false, JN_COLOR_INK3, -1);
	jn_shape_anchor(word, JN_ANCHOR_END);
}

void jn_curve_place_rail(jn_map *map, const jn_band *band)
{
	int32_t top = band->top[JN_LANE_FEELING], y = top + jn_px(34), zero = top + map->curve->above;
	for (uint32_t s = 0; s < map->series_count && jn_curve_has_keys(map); s++) {
		if (map->curve->keys_over) {
			place_key(map, s, map->curve->key_x[s], top + (int32_t)map->curve->key_row[s]);
			continue;
		}
		place_key(map, s, JN_MARGIN, y);
		int32_t height = map->curve->keys[s].height + jn_px(4);
		y += height < jn_px(20) ? jn_px(20) : height;
	}
	if (map->persona_count > map->series_count) {
		jn_str more = jn_say_label1(map, JN_LABEL_MORE, jn_say_int(map, map->persona_count - map->series_count));
		jn_stack_line_at(map, JN_MARGIN + jn_px(42), y + jn_px(2), more, JN_STYLE_LABEL);
	}
	for (int level = -2; level <= 2; level++) place_level(map, level, zero + jn_curve_y(map, level));
}
