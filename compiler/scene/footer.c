/* The footer: the signs that occur on this map and nothing else, then the file and the version. Never the clock.
 * In: map->legend. Out: shapes; map->y moves below. */
#include "scene/icons.h"
#include "scene/say.h"

typedef struct legend_row {
	unsigned bit;
	int label;     /* jn_label_id; IMPORTANCE: the key's word */
	uint8_t width; /* px of the sign and the gap behind it */
} legend_row;

enum { IMPORTANCE = -1 };

static const legend_row rows[] = {
	{JN_LEGEND_CUSTOMER, JN_LABEL_SIGN_CUSTOMER, 28},
	{JN_LEGEND_OURS, JN_LABEL_SIGN_OURS, 28},
	{JN_LEGEND_SYSTEM, JN_LABEL_SIGN_SYSTEM, 28},
	{JN_LEGEND_FAILS, JN_LABEL_SIGN_FAILS, 22},
	{JN_LEGEND_LEADS_TO, JN_LABEL_SIGN_LEADS, 18},
	{JN_LEGEND_BOTH_WAYS, JN_LABEL_SIGN_BOTH, 18},
	{JN_LEGEND_DIRECT, JN_LABEL_DIRECT, 28},
	{JN_LEGEND_INDIRECT, JN_LABEL_INDIRECT, 28},
	{JN_LEGEND_MOMENT, JN_LABEL_MOMENT_OF_TRUTH, 22},
	{JN_LEGEND_IMPORTANCE, IMPORTANCE, 44},
	{JN_LEGEND_HANDOFF, JN_LABEL_HANDOFF_SAID, 30},
	{JN_LEGEND_HANDOFF_GAP, JN_LABEL_HANDOFF_GAP, 30},
	{JN_LEGEND_HANDOFF_MISSING, JN_LABEL_HANDOFF_MISSING, 30},
	{JN_LEGEND_MINOR, JN_LABEL_MINOR, 22},
	{JN_LEGEND_WORKAROUND, JN_LABEL_WORKAROUND, 22},
	{JN_LEGEND_SEVERE, JN_LABEL_SEVERE, 22},
	{JN_LEGEND_ON_TARGET, JN_LABEL_ON_TARGET, 22},
	{JN_LEGEND_AT_RISK, JN_LABEL_AT_RISK, 22},
	{JN_LEGEND_OFF_TARGET, JN_LABEL_OFF_TARGET, 22},
};

/* A box of the blueprint in small. */
static void draw_box(jn_map *map, jn_color fill, jn_dash dash, int32_t x, int32_t y)
{
	jn_shape *box = jn_scene_rect(map->scene, x + 32, y - jn_px(10) + 32, jn_px(19), jn_px(19), jn_px(5), fill);
	if (fill != JN_COLOR_INK) jn_shape_stroke(box, JN_COLOR_RULE, JN_PX, dash);
}

static void draw_sign(jn_map *map, unsigned bit, int32_t x, int32_t y)
{
	jn_scene *scene = map->scene;
	switch (bit) {
	case JN_LEGEND_DIRECT: jn_scene_rect(scene, x, y - jn_px(10), jn_px(20), jn_px(20), jn_px(5), JN_COLOR_INK); break;
	case JN_LEGEND_CUSTOMER: draw_box(map, JN_COLOR_INK, JN_DASH_SOLID, x, y); break;
	case JN_LEGEND_OURS: draw_box(map, JN_COLOR_CARD, JN_DASH_SOLID, x, y); break;
	case JN_LEGEND_SYSTEM: draw_box(map, JN_COLOR_CARD, JN_DASH_TILE, x, y); break;
	case JN_LEGEND_FAILS: jn_icon_draw(scene, JN_ICON_WARNING, x, y - jn_px(8), JN_COLOR_BAD, jn_px(16)); break;
	case JN_LEGEND_LEADS_TO:
	case JN_LEGEND_BOTH_WAYS:
		jn_sign_link(map, x + jn_px(5), y - jn_px(9), y + jn_px(9), bit == JN_LEGEND_BOTH_WAYS);
		break;
	case JN_LEGEND_INDIRECT: {
		jn_shape *tile =
			jn_scene_rect(scene, x + 32, y - jn_px(10) + 32, jn_px(19), jn_px(19), jn_px(5), JN_COLOR_NONE);
		jn_shape_stroke(tile, JN_COLOR_RULE, JN_PX, JN_DASH_TILE);
		break;
	}
	case JN_LEGEND_MOMENT: jn_sign_diamond(scene, x + jn_px(6), y, jn_px(6), JN_COLOR_INK); break;
	case JN_LEGEND_HANDOFF: jn_sign_handoff(map, x + jn_px(10), y, jn_px(10), false, JN_COLOR_INK); break;
	case JN_LEGEND_IMPORTANCE: jn_sign_importance(map, x + jn_px(3), y, 3, false); break;
	case JN_LEGEND_HANDOFF_GAP: jn_sign_handoff(map, x + jn_px(10), y, jn_px(10), false, JN_COLOR_BAD); break;
	case JN_LEGEND_HANDOFF_MISSING: jn_sign_handoff(map, x + jn_px(10), y, jn_px(10), true, JN_COLOR_BAD); break;
	case JN_LEGEND_MINOR: jn_sign_pips(map, x, y + jn_px(6), 1); break;
	case JN_LEGEND_WORKAROUND: jn_sign_pips(map, x, y + jn_px(6), 3); break;
	case JN_LEGEND_SEVERE: jn_sign_pips(map, x, y + jn_px(6), 5); break;
	case JN_LEGEND_ON_TARGET: jn_sign_state(map, x + jn_px(7), y, JN_KPI_ON_TARGET); break;
	case JN_LEGEND_AT_RISK: jn_sign_state(map, x + jn_px(7), y, JN_KPI_AT_RISK); break;
	default: jn_sign_state(map, x + jn_px(7), y, JN_KPI_OFF_TARGET); break;
	}
}

/* A place for the next entry, `width` wide: behind the last one, or in a new row. `*end`: the right end of the row so far. */
static int32_t next_place(const jn_map *map, int32_t width, int32_t *end, int32_t *y)
{
	int32_t x = *end > JN_MARGIN ? *end + jn_px(28) : JN_MARGIN;
	if (x > JN_MARGIN && x + width > map->width - JN_MARGIN) {
		x = JN_MARGIN;
		*y += jn_px(28);
	}
	*end = x + width;
	return x;
}

static void place_words(jn_map *map, int32_t x, int32_t y, jn_str words)
{
	jn_scene_text(map->scene, x, y + 275, words, 12, false, JN_COLOR_INK2, -1);
}

/* The legend in rows, behind it how much a view of its own lanes leaves out; returns the right end of its last row. */
static int32_t place_legend(jn_map *map, int32_t *y)
{
	int32_t end = JN_MARGIN;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (!(map->legend & rows[i].bit)) continue;
		jn_str label = rows[i].label == IMPORTANCE ? jn_label_key(JN_KEY_IMPORTANCE, map->language)
												   : jn_say(map, (jn_label_id)rows[i].label);
		int32_t x = next_place(map, jn_px(rows[i].width) + jn_text_width_px64(label, JN_TEXT_REGULAR, 12), &end, y);
		draw_sign(map, rows[i].bit, x, *y);
		place_words(map, x + jn_px(rows[i].width), *y, label);
	}
	jn_str more = map->view->chosen ? (jn_str){0} : jn_index_say_more(map, false);
	if (more.len) {
		int32_t x = next_place(map, jn_text_width_px64(more, JN_TEXT_REGULAR, 12), &end, y);
		place_words(map, x, *y, jn_say_line(map, more, more));
	}
	return end;
}

void jn_footer_place(jn_map *map)
{
	jn_scene *scene = map->scene;
	int32_t y = map->y + jn_px(24), right = map->width - JN_MARGIN;
	jn_scene_group(scene, JN_ROLE_GROUP, jn_say(map, JN_LABEL_LEGEND), NULL);
	jn_scene_line(scene, JN_MARGIN, y + 32, right, y + 32, JN_COLOR_HAIR, JN_PX);
	y += jn_px(26);
	int32_t end = place_legend(map, &y);
	jn_str file = map->journey->document ? map->journey->document->source.path : (jn_str){0};
	size_t start = map->buf.len; /* a line that reads from left to right on every map: nothing to isolate */
	jn_buf_str(&map->buf, file);
	if (file.len && map->options->version.len) jn_buf_c(&map->buf, "  ·  ");
	jn_buf_str(&map->buf, map->options->version);
	jn_str said = jn_say_take(map, start);
	jn_stack lines = {.width = right - JN_MARGIN};
	jn_stack_add(map, &lines, said, JN_STYLE_LABEL, 0, 0);
	int32_t width = jn_stack_text_width(&lines);
	if (end + jn_px(28) + width > right && end > JN_MARGIN) y += jn_px(28);
	int32_t top = y - jn_stack_line(map, JN_STYLE_LABEL) / 2;
	for (uint32_t i = 0; lines.first && i < lines.first->count; i++, top += jn_stack_line(map, JN_STYLE_LABEL)) {
		jn_shape *text = jn_stack_line_at(map, right, top, jn_stack_kept(map, &lines.first->lines[i]), JN_STYLE_LABEL);
		jn_shape_anchor(jn_shape_number(text), JN_ANCHOR_END);
		if (i) y = top + jn_px(8);
	}
	jn_scene_end(scene);
	map->y = y + jn_px(54);
}
