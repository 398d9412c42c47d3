/* Touchpoint cards: number, title, channel with its tile, control, owner; the moment of truth's black band.
 *
 * In: columns. Out: their stacks measured, then shapes. All cards of a map have one height, and their channels start at
 * one height, so that the eye can run along them. */
#include "scene/icons.h"
#include "scene/say.h"

enum { TILE = 32, BAND = 28 };

/* --- measuring --- */

/* "direct · Store team" on one line when it fits, else on two. */
static void add_control(jn_map *map, jn_column *column, jn_stack *foot)
{
	jn_str control = jn_say(map, column->indirect ? JN_LABEL_INDIRECT : JN_LABEL_DIRECT);
	jn_str owner = column->owner ? jn_decl_title(column->owner) : (jn_str){0};
	jn_str both = jn_say_joined(map, control, " · ", owner);
	if (owner.len && jn_text_width_px64(both, JN_TEXT_REGULAR, 12) <= foot->width) {
		jn_stack_add(map, foot, both, JN_STYLE_LABEL, 0, 0);
		return;
	}
	jn_stack_add(map, foot, control, JN_STYLE_LABEL, 0, 0);
	jn_stack_add(map, foot, owner, JN_STYLE_LABEL, 0, 0);
}

/* Who meets it, when not everybody does. */
static void add_personas(jn_map *map, const jn_decl *touchpoint, jn_stack *foot)
{
	for (const jn_clause *clause = jn_decl_values(touchpoint, JN_KEY_PERSONA); clause; clause = clause->next) {
		const jn_decl *persona = clause->head.type == JN_VALUE_REF ? clause->head.ref : NULL;
		jn_block *block =
			jn_stack_add(map, foot, persona ? jn_say_short(persona) : clause->head.text, JN_STYLE_LABEL2, 2, 14);
		if (!block || !persona) continue;
		for (uint32_t i = 0; i < map->series_count; i++) {
			if (map->series[i].persona != persona) continue;
			block->sign = JN_SIGN_MARKER;
			block->value = (uint8_t)(i < 255 ? i : 255);
			break;
		}
	}
}

static void measure_card(jn_map *map, jn_column *column)
{
	const jn_decl *touchpoint = column->touchpoint;
	column->title.width = column->w - jn_px(32);
	jn_stack_add(map, &column->title, jn_decl_title(touchpoint), JN_STYLE_TITLE, 0, 0);
	jn_stack *foot = &column->foot;
	foot->width = column->w - jn_px(32 + TILE);
	jn_str channel = column->channel ? jn_decl_title(column->channel) : (jn_str){0};
	if (!column->channel) {
		const jn_clause *said = jn_decl_values(touchpoint, JN_KEY_CHANNEL);
		if (said) channel = said->head.text;
	}
	jn_stack_add(map, foot, channel, JN_STYLE_NAME, 0, 0);
	if (channel.len || column->owner || jn_decl_has(touchpoint, JN_KEY_CONTROL)) add_control(map, column, foot);
	add_personas(map, touchpoint, foot);
}

void jn_cards_measure(jn_map *map, uint32_t step)
{
	for (uint32_t i = 0; i < map->column_count; i += step)
		if (map->columns[i].touchpoint) measure_card(map, &map->columns[i]);
}

void jn_cards_fit(jn_map *map, uint32_t first, uint32_t count)
{
	map->card_title_height = map->card_foot_height = 0;
	for (const jn_column *column = map->columns + first; column < map->columns + first + count; column++) {
		if (column->title.height > map->card_title_height) map->card_title_height = column->title.height;
		if (column->foot.height > map->card_foot_height) map->card_foot_height = column->foot.height;
	}
	if (map->card_foot_height > 0 && map->card_foot_height < jn_px(28)) map->card_foot_height = jn_px(28);
}

int32_t jn_cards_height(const jn_map *map)
{
	int32_t foot = map->card_foot_height ? jn_px(12) + map->card_foot_height : 0;
	return jn_px(12 + 20 + 4) + map->card_title_height + foot + jn_px(12);
}

/* --- placing --- */

static void draw_frame(jn_map *map, const jn_column *column, int32_t x, int32_t y, int32_t w, int32_t h)
{
	jn_shape *frame = jn_scene_rect(map->scene, x + 32, y + 32, w - JN_PX, h - JN_PX, jn_px(6), JN_COLOR_CARD);
	frame->flags |= JN_SHAPE_CARD;
	if (!column->moment) {
		jn_shape_stroke(frame, JN_COLOR_HAIR, JN_PX, JN_DASH_SOLID);
		return;
	}
	jn_shape_stroke(frame, JN_COLOR_INK, 96, JN_DASH_SOLID);
	int32_t r = jn_px(6), k = jn_px(2) + 44; /* k: a quarter circle's control points */
	jn_path_builder band = {.arena = map->arena};
	jn_path_move(&band, 0, jn_px(BAND));
	jn_path_line(&band, 0, r);
	jn_path_curve(&band, (jn_point){0, k}, (jn_point){k, 0}, (jn_point){r, 0});
	jn_path_line(&band, w - r, 0);
	jn_path_curve(&band, (jn_point){w - k, 0}, (jn_point){w, k}, (jn_point){w, r});
	jn_path_line(&band, w, jn_px(BAND));
	jn_path_close(&band);
	jn_scene_path(map->scene, x, y, jn_path_done(&band), JN_COLOR_INK);
}

/* How much it matters to the customer: five dots behind the number. Returns where they end. */
static int32_t draw_importance(jn_map *map, const jn_decl *touchpoint, const jn_shape *number, bool inverse)
{
	double importance;
	int32_t x = number->text.x + number->text.width;
	if (!jn_decl_number(touchpoint, JN_KEY_IMPORTANCE, &importance)) return x;
	size_t start = map->buf.len;
	jn_buf_str(&map->buf, jn_label_key(JN_KEY_IMPORTANCE, map->language));
	jn_buf_char(&map->buf, ' ');
	jn_buf_str(&map->buf, jn_say_int(map, (int64_t)importance));
	jn_scene_group(map->scene, JN_ROLE_IMAGE, jn_say_take(map, start), NULL);
	jn_sign_importance(map, x + jn_px(12), number->text.y - jn_px(4),
					   (int)(importance > 5   ? 5
							 : importance > 0 ? importance
											  : 0),
					   inverse);
	jn_scene_end(map->scene);
	return x + jn_px(12 + 4 * 7 + 3);
}

/* The band's number, diamond and words; where the words do not fit, the diamond alone: the legend says what it means.
 */
static void draw_band(jn_map *map, const jn_decl *touchpoint, jn_str number, int32_t x, int32_t y, int32_t w)
{
	int32_t baseline = y + jn_px(BAND / 2) + 276, right = x + w - JN_INSET;
	jn_shape *text = jn_scene_text(map->scene, x + JN_INSET, baseline, number, 12, true, JN_COLOR_INVERSE, -1);
	jn_shape_number(text);
	jn_str words = jn_say(map, JN_LABEL_MOMENT_OF_TRUTH);
	int32_t width = jn_text_width_px64(words, JN_TEXT_BOLD, 11);
	bool fits = draw_importance(map, touchpoint, text, true) + jn_px(8 + 13) + width <= right;
	if (fits) {
		jn_shape *said = jn_scene_text(map->scene, right, baseline - 32, words, 11, true, JN_COLOR_INVERSE, width);
		jn_shape_anchor(said, JN_ANCHOR_END);
	}
	jn_sign_diamond(map->scene, fits ? right - width - jn_px(9) : right - jn_px(4), y + jn_px(BAND / 2), jn_px(4),
					JN_COLOR_INVERSE);
	map->legend |= JN_LEGEND_MOMENT;
}

void jn_cards_place(jn_map *map, const jn_band *band, const jn_column *column)
{
	int32_t x = column->x + jn_px(4), y = band->top[JN_LANE_TOUCHPOINTS] + JN_INSET;
	int32_t w = column->w - jn_px(8), h = jn_cards_height(map);
	jn_str number = jn_say_number(map, column->touchpoint);
	draw_frame(map, column, x, y, w, h);
	if (column->moment) {
		draw_band(map, column->touchpoint, number, x, y, w);
	} else {
		jn_shape *text =
			jn_scene_text(map->scene, x + JN_INSET, y + jn_px(20) + 32, number, 12, true, JN_COLOR_INK3, -1);
		draw_importance(map, column->touchpoint, jn_shape_number(text), false);
	}
	jn_stack_draw(map, &column->title, x + JN_INSET, y + jn_px(36));
	int32_t foot = y + jn_px(36) + map->card_title_height + JN_INSET;
	if (!column->foot.first) return;
	jn_sign_tile(map, column->channel, column->indirect, x + JN_INSET, foot + jn_px(2));
	map->legend |= column->indirect ? JN_LEGEND_INDIRECT : JN_LEGEND_DIRECT;
	jn_stack_draw(map, &column->foot, x + jn_px(12 + TILE), foot);
}
