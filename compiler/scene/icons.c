/* Outlines of icons as constant tables, and the small signs put together from shapes. */
#include "scene/icons.h"

#include "model/schema.h"

enum { M = JN_PATH_MOVE, L = JN_PATH_LINE, C = JN_PATH_CURVE, Z = JN_PATH_CLOSE };

/* Outlines are read as pairs of coordinates, a stroke a line. */
/* clang-format off */

/* A point on the 16 px grid, in scene units. */
#define P(x, y) {(int32_t)((x) * JN_PX), (int32_t)((y) * JN_PX)}
/* A circle: five ops and 13 points. */
#define RING_OPS M, C, C, C, C, Z
#define RING(x, y, r) \
	P((x), (y) - (r)), P((x) + (r) * 0.5523, (y) - (r)), P((x) + (r), (y) - (r) * 0.5523), P((x) + (r), (y)), \
	P((x) + (r), (y) + (r) * 0.5523), P((x) + (r) * 0.5523, (y) + (r)), P((x), (y) + (r)), \
	P((x) - (r) * 0.5523, (y) + (r)), P((x) - (r), (y) + (r) * 0.5523), P((x) - (r), (y)), \
	P((x) - (r), (y) - (r) * 0.5523), P((x) - (r) * 0.5523, (y) - (r)), P((x), (y) - (r))

static const uint8_t web_ops[] = {M, L, L, L, Z, M, L, M, L};
static const jn_point web[] = {P(2, 3), P(14, 3), P(14, 13), P(2, 13), P(2, 6), P(14, 6), P(4, 4.5), P(4.01, 4.5)};

static const uint8_t star_ops[] = {M, L, L, L, L, L, L, L, L, L, Z};
static const jn_point star[] = {P(8, 1.8), P(9.9, 5.8), P(14.3, 6.4), P(11.1, 9.4), P(11.9, 13.8),
								P(8, 11.7), P(4.1, 13.8), P(4.9, 9.4), P(1.7, 6.4), P(6.1, 5.8)};

static const uint8_t store_ops[] = {M, L, L, L, M, L, L, L, C, C, C, C, Z, M, L, L, L};
static const jn_point store[] = {
	P(2.5, 6.5), P(2.5, 13.5), P(13.5, 13.5), P(13.5, 6.5),
	P(1.5, 6.5), P(3, 2.5), P(13, 2.5), P(14.5, 6.5), P(14.5, 8.3), P(11.3, 8.3), P(11.3, 6.5),
	P(11.3, 8.3), P(8, 8.3), P(8, 6.5), P(8, 8.3), P(4.7, 8.3), P(4.7, 6.5), P(4.7, 8.3), P(1.5, 8.3), P(1.5, 6.5),
	P(6.5, 13.5), P(6.5, 10.5), P(9.5, 10.5), P(9.5, 13.5)};

static const uint8_t pin_ops[] = {M, C, C, C, C, Z, RING_OPS};
static const jn_point pin[] = {P(8, 14.5), P(5, 11), P(3, 8.7), P(3, 6.3), P(3, 3.54), P(5.24, 1.3), P(8, 1.3),
							   P(10.76, 1.3), P(13, 3.54), P(13, 6.3), P(13, 8.7), P(11, 11), P(8, 14.5), RING(8, 6.4, 1.7)};

static const uint8_t phone_ops[] = {M, L, L, L, C, L, L, L, C, C, C, Z};
static const jn_point phone[] = {P(3, 2.5), P(6, 2.5), P(7, 6), P(5.2, 7.2), P(6, 9), P(7, 10), P(8.8, 10.8), P(10, 9),
								 P(13.5, 10), P(13.5, 13), P(13.5, 13.5), P(13, 14), P(12.5, 14), P(7, 13.7), P(2.3, 9),
								 P(2, 3.5), P(2, 3), P(2.5, 2.5), P(3, 2.5)};

static const uint8_t mail_ops[] = {M, L, L, L, Z, M, L, L};
static const jn_point mail[] = {P(2, 3.5), P(14, 3.5), P(14, 12.5), P(2, 12.5), P(2, 4), P(8, 9), P(14, 4)};

static const uint8_t paper_ops[] = {M, L, L, L, L, Z, M, L, M, L, M, L};
static const jn_point paper[] = {P(3.5, 1.8), P(10, 1.8), P(12.5, 4.3), P(12.5, 14.2), P(3.5, 14.2),
								 P(6, 6.5), P(10, 6.5), P(6, 9), P(10, 9), P(6, 11.5), P(8.5, 11.5)};

static const uint8_t broadcast_ops[] = {M, L, L, L, L, L, Z, M, L, L, L, M, C};
static const jn_point broadcast[] = {P(1.8, 6), P(5, 6), P(10.5, 2.5), P(10.5, 13), P(5, 9.8), P(1.8, 9.8),
									 P(4, 9.8), P(4.8, 13.6), P(6.8, 13.6), P(6.3, 10.6),
									 P(12.8, 5.8), P(14.4, 6.8), P(14.4, 8.9), P(12.8, 9.9)};

static const uint8_t person_ops[] = {RING_OPS, M, C, C};
static const jn_point person[] = {RING(8, 4.75, 2.75), P(2.5, 14), P(2.5, 11), P(5, 9.7), P(8, 9.7), P(11, 9.7), P(13.5, 11), P(13.5, 14)};

static const uint8_t people_ops[] = {RING_OPS, M, C, C, M, C, C, M, C};
static const jn_point people[] = {RING(6, 5.2, 2.2), P(1.5, 13.5), P(1.5, 10.8), P(3.4, 9.5), P(6, 9.5), P(8.6, 9.5), P(10.5, 10.8), P(10.5, 13.5),
								  P(10.5, 3.2), P(11.6, 3.3), P(12.4, 4.2), P(12.4, 5.2), P(12.4, 6.2), P(11.6, 7.1), P(10.5, 7.2),
								  P(12, 9.8), P(13.6, 10.3), P(14.5, 11.6), P(14.5, 13.5)};

static const uint8_t spot_ops[] = {RING_OPS, RING_OPS};
static const jn_point spot[] = {RING(8, 8, 5.5), RING(8, 8, 1.5)};

static const uint8_t warning_ops[] = {M, L, L, Z, M, L, M, L};
static const jn_point warning[] = {P(8, 2.5), P(14.2, 13.5), P(1.8, 13.5), P(8, 6.5), P(8, 9.5), P(8, 11.5), P(8.01, 11.5)};

static const uint8_t arrow_ops[] = {M, L, M, L, L};
static const jn_point arrow[] = {P(3.5, 8), P(12.5, 8), P(9, 4.5), P(12.5, 8), P(9, 11.5)};

static const uint8_t check_ops[] = {M, L, L};
static const jn_point check[] = {P(4.8, 8.3), P(7.1, 10.5), P(11.3, 5.8)};

static const uint8_t cross_ops[] = {M, L, M, L};
static const jn_point cross[] = {P(5.5, 5.5), P(10.5, 10.5), P(10.5, 5.5), P(5.5, 10.5)};

static const uint8_t half_ops[] = {M, C, C, Z};
static const jn_point half[] = {P(8, 1.75), P(4.548, 1.75), P(1.75, 4.548), P(1.75, 8), P(1.75, 11.452), P(4.548, 14.25), P(8, 14.25)};

#define OUTLINE(name) {name##_ops, name, sizeof name##_ops, sizeof name / sizeof *name}
static const jn_path outlines[JN_ICON_COUNT] = {
	[JN_ICON_WEB] = OUTLINE(web),           [JN_ICON_STAR] = OUTLINE(star),     [JN_ICON_STORE] = OUTLINE(store),
	[JN_ICON_PIN] = OUTLINE(pin),           [JN_ICON_PHONE] = OUTLINE(phone),   [JN_ICON_MAIL] = OUTLINE(mail),
	[JN_ICON_PAPER] = OUTLINE(paper),       [JN_ICON_BROADCAST] = OUTLINE(broadcast),
	[JN_ICON_PERSON] = OUTLINE(person),     [JN_ICON_PEOPLE] = OUTLINE(people), [JN_ICON_SPOT] = OUTLINE(spot),
	[JN_ICON_WARNING] = OUTLINE(warning),   [JN_ICON_ARROW] = OUTLINE(arrow),   [JN_ICON_CHECK] = OUTLINE(check),
	[JN_ICON_CROSS] = OUTLINE(cross),       [JN_ICON_HALF] = OUTLINE(half),
};

/* clang-format on */

jn_icon jn_icon_channel(const jn_decl *channel, bool indirect)
{
	static const jn_icon ours[] = {JN_ICON_WEB,  JN_ICON_STORE,     JN_ICON_PHONE,
								   JN_ICON_MAIL, JN_ICON_BROADCAST, JN_ICON_PERSON};
	static const jn_icon others[] = {JN_ICON_STAR,  JN_ICON_PIN,       JN_ICON_PHONE,
									 JN_ICON_PAPER, JN_ICON_BROADCAST, JN_ICON_PEOPLE};
	int medium = channel ? jn_schema_word_index(jn_words_medium, jn_decl_text(channel, JN_KEY_MEDIUM)) : -1;
	if (medium < 0) return JN_ICON_SPOT;
	return indirect ? others[medium] : ours[medium];
}

void jn_icon_draw(jn_scene *scene, jn_icon icon, int32_t x, int32_t y, jn_color color, int32_t size)
{
	bool filled = icon == JN_ICON_HALF;
	jn_shape *shape = jn_scene_path(scene, x, y, &outlines[icon], filled ? color : JN_COLOR_NONE);
	if (!filled)
		jn_shape_stroke(shape, color, icon == JN_ICON_CHECK || icon == JN_ICON_CROSS ? 115 : 96, JN_DASH_SOLID);
	shape->flags |= JN_SHAPE_ROUND;
	if (icon == JN_ICON_ARROW || filled) return;
	shape->flags |= JN_SHAPE_KEEP;
	shape->path.w = size;
}

void jn_sign_tile(jn_map *map, const jn_decl *channel, bool indirect, int32_t x, int32_t y)
{
	jn_icon icon = jn_icon_channel(channel, indirect);
	if (indirect) {
		jn_shape *tile = jn_scene_rect(map->scene, x + 32, y + 32, jn_px(23), jn_px(23), jn_px(6), JN_COLOR_NONE);
		jn_shape_stroke(tile, JN_COLOR_RULE, JN_PX, JN_DASH_TILE);
	} else {
		jn_scene_rect(map->scene, x, y, jn_px(24), jn_px(24), jn_px(6), JN_COLOR_INK);
	}
	jn_icon_draw(map->scene, icon, x + jn_px(4), y + jn_px(4), indirect ? JN_COLOR_INK2 : JN_COLOR_INVERSE, jn_px(16));
}

void jn_sign_question(jn_map *map, int32_t x, int32_t y)
{
	jn_shape *ring = jn_scene_circle(map->scene, x, y, 464, JN_COLOR_NONE);
	jn_shape_stroke(ring, JN_COLOR_RULE, 96, JN_DASH_SOLID);
	jn_shape_anchor(jn_scene_text(map->scene, x, y + 269, jn_label(JN_LABEL_QUESTION_MARK, map->language), 11, true,
								  JN_COLOR_INK2, -1),
					JN_ANCHOR_MIDDLE);
}

/* --- markers --- */

static const jn_path *polygon(jn_map *map, const jn_point *points, uint32_t count)
{
	jn_path_builder builder = {.arena = map->arena};
	jn_path_move(&builder, points[0].x, points[0].y);
	for (uint32_t i = 1; i < count; i++) jn_path_line(&builder, points[i].x, points[i].y);
	jn_path_close(&builder);
	return jn_path_done(&builder);
}

void jn_sign_diamond(jn_scene *scene, int32_t x, int32_t y, int32_t radius, jn_color fill)
{
	jn_path_builder builder = {.arena = scene->arena};
	jn_path_move(&builder, 0, -radius);
	jn_path_line(&builder, radius, 0);
	jn_path_line(&builder, 0, radius);
	jn_path_line(&builder, -radius, 0);
	jn_path_close(&builder);
	jn_scene_path(scene, x, y, jn_path_done(&builder), fill);
}

void jn_sign_marker(jn_map *map, const jn_series *series, int32_t x, int32_t y, int32_t radius, jn_color halo)
{
	jn_scene *scene = map->scene;
	jn_color color = (jn_color)series->color;
	jn_shape *shape;
	int32_t r = radius, square = radius * 11 / 12, point = radius * 5 / 4;
	switch (series->marker) {
	case 1: shape = jn_scene_rect(scene, x - square, y - square, 2 * square, 2 * square, 0, color); break;
	case 2: {
		const jn_point corners[] = {{0, -point}, {point, r * 7 / 8}, {-point, r * 7 / 8}};
		shape = jn_scene_path(scene, x, y, polygon(map, corners, 3), color);
		break;
	}
	case 3: {
		const jn_point corners[] = {{0, -point}, {point, 0}, {0, point}, {-point, 0}};
		shape = jn_scene_path(scene, x, y, polygon(map, corners, 4), color);
		break;
	}
	case 4:
		if (halo != JN_COLOR_NONE) jn_scene_circle(scene, x, y, r + jn_px(1), halo);
		shape = jn_scene_circle(scene, x, y, r - JN_PX, JN_COLOR_CARD);
		jn_shape_stroke(shape, color, 2 * JN_PX, JN_DASH_SOLID);
		return;
	default: shape = jn_scene_circle(scene, x, y, r, color); break;
	}
	if (series->other) {
		shape->fill = JN_COLOR_CARD;
		jn_shape_stroke(shape, color, 96, JN_DASH_SOLID);
	} else if (halo != JN_COLOR_NONE) {
		jn_shape_stroke(shape, halo, 2 * JN_PX, JN_DASH_SOLID);
	}
}

/* The left half of a disc or the right half of a square: what two personas at one point share in most maps. */
static void split_pair(jn_map *map, const uint32_t *series, int32_t x, int32_t y)
{
	jn_path_builder builder = {.arena = map->arena};
	jn_path_move(&builder, -32, -416);
	jn_path_curve(&builder, (jn_point){-230, -416}, (jn_point){-416, -230}, (jn_point){-416, 0});
	jn_path_curve(&builder, (jn_point){-416, 230}, (jn_point){-230, 416}, (jn_point){-32, 416});
	jn_path_close(&builder);
	jn_scene_circle(map->scene, x, y, jn_px(8), JN_COLOR_PANEL);
	jn_scene_rect(map->scene, x, y - 480, 480, 960, 0, JN_COLOR_PANEL);
	jn_scene_path(map->scene, x, y, jn_path_done(&builder), (jn_color)map->series[series[0]].color);
	jn_scene_rect(map->scene, x + 32, y - 384, 352, 768, 0, (jn_color)map->series[series[1]].color);
}

void jn_sign_marker_split(jn_map *map, const uint32_t *series, uint32_t count, int32_t x, int32_t y)
{
	if (count == 2) {
		split_pair(map, series, x, y);
		return;
	}
	enum { STRIP = 4 * JN_PX };
	int32_t width = (int32_t)count * STRIP + (int32_t)(count - 1) * JN_PX;
	jn_scene_rect(map->scene, x - width / 2 - 2 * JN_PX, y - jn_px(8), width + 4 * JN_PX, jn_px(16), jn_px(3),
				  JN_COLOR_PANEL);
	for (uint32_t i = 0; i < count; i++)
		jn_scene_rect(map->scene, x - width / 2 + (int32_t)i * (STRIP + JN_PX), y - jn_px(6), STRIP, jn_px(12), 0,
					  (jn_color)map->series[series[i]].color);
}

/* --- severity, dots, state --- */

jn_str jn_sign_severity_word(const jn_map *map, int severity)
{
	jn_label_id id = severity >= 4 ? JN_LABEL_SEVERE : severity == 3 ? JN_LABEL_WORKAROUND : JN_LABEL_MINOR;
	return jn_label(id, map->language);
}

void jn_sign_pips(jn_map *map, int32_t x, int32_t bottom, int severity)
{
	int filled = severity >= 4 ? 3 : severity == 3 ? 2 : 1;
	jn_color color = severity >= 4 ? JN_COLOR_BAD : JN_COLOR_INK2;
	for (int i = 0; i < 3; i++) {
		int32_t height = jn_px(i < filled ? 5 + 3 * i : 2);
		jn_scene_rect(map->scene, x + jn_px(5 * i), bottom - height, jn_px(3), height, 0,
					  i < filled ? color : JN_COLOR_RULE);
	}
	map->legend |= severity >= 4 ? JN_LEGEND_SEVERE : severity == 3 ? JN_LEGEND_WORKAROUND : JN_LEGEND_MINOR;
}

void jn_sign_dots(jn_map *map, int32_t x, int32_t y, int value)
{
	for (int i = 0; i < 5; i++, x += jn_px(10)) {
		if (i < value) {
			jn_scene_circle(map->scene, x, y, 224, JN_COLOR_INK2);
			continue;
		}
		jn_shape_stroke(jn_scene_circle(map->scene, x, y, jn_px(3), JN_COLOR_NONE), JN_COLOR_RULE, JN_PX,
						JN_DASH_SOLID);
	}
}

void jn_sign_importance(jn_map *map, int32_t x, int32_t y, int value, bool inverse)
{
	for (int i = 0; i < 5; i++, x += jn_px(7)) {
		jn_color color = inverse ? JN_COLOR_INVERSE : i < value ? JN_COLOR_INK3 : JN_COLOR_RULE;
		jn_shape *dot = jn_scene_circle(map->scene, x, y, i < value ? 160 : 128, i < value ? color : JN_COLOR_NONE);
		if (i >= value) jn_shape_stroke(dot, color, JN_PX * 3 / 4, JN_DASH_SOLID);
	}
	map->legend |= JN_LEGEND_IMPORTANCE;
}

void jn_sign_state(jn_map *map, int32_t x, int32_t y, jn_kpi_state state)
{
	jn_scene *scene = map->scene;
	if (state == JN_KPI_AT_RISK) {
		jn_shape_stroke(jn_scene_circle(scene, x, y, 400, JN_COLOR_NONE), JN_COLOR_INK2, 96, JN_DASH_SOLID);
		jn_icon_draw(scene, JN_ICON_HALF, x - jn_px(8), y - jn_px(8), JN_COLOR_INK2, jn_px(16));
		map->legend |= JN_LEGEND_AT_RISK;
		return;
	}
	if (state == JN_KPI_UNKNOWN) return;
	bool met = state == JN_KPI_ON_TARGET;
	jn_scene_circle(scene, x, y, jn_px(7), met ? JN_COLOR_GOOD : JN_COLOR_BAD);
	jn_icon_draw(scene, met ? JN_ICON_CHECK : JN_ICON_CROSS, x - jn_px(8), y - jn_px(8), JN_COLOR_INVERSE, jn_px(16));
	map->legend |= met ? JN_LEGEND_ON_TARGET : JN_LEGEND_OFF_TARGET;
}

void jn_sign_handoff(jn_map *map, int32_t x, int32_t y, int32_t radius, bool dashed, jn_color color)
{
	jn_shape *ring = jn_scene_circle(map->scene, x, y, radius, JN_COLOR_CARD);
	jn_shape_stroke(ring, color, 96, dashed ? JN_DASH_TILE : JN_DASH_SOLID);
	jn_icon_draw(map->scene, JN_ICON_ARROW, x - jn_px(8), y - jn_px(8), color, jn_px(16));
}

void jn_sign_link(jn_map *map, int32_t x, int32_t top, int32_t bottom, bool both)
{
	int32_t wing = jn_px(4), back = jn_px(5);
	jn_path_builder path = {.arena = map->arena};
	jn_path_move(&path, 0, 0);
	jn_path_line(&path, 0, bottom - top);
	jn_path_move(&path, -wing, bottom - top - back);
	jn_path_line(&path, 0, bottom - top);
	jn_path_line(&path, wing, bottom - top - back);
	if (both) {
		jn_path_move(&path, -wing, back);
		jn_path_line(&path, 0, 0);
		jn_path_line(&path, wing, back);
	}
	jn_shape *link = jn_scene_path(map->scene, x, top, jn_path_done(&path), JN_COLOR_NONE);
	jn_shape_stroke(link, JN_COLOR_INK3, 96, JN_DASH_SOLID);
	link->flags |= JN_SHAPE_ROUND;
}
