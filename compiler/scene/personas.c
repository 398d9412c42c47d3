/* Persona cards: who the map is about. The avatar has the shape of the persona's marker on the curve.
 *
 * In: the journey's personas. Out: cards in rows. What a card leaves out stands in the index at the foot of the map. */
#include "base/utf8.h"
#include "scene/icons.h"
#include "scene/say.h"

enum { MIN_CARD = 280, MAX_CARD = 440, NARROW_PAGE = 720, CARD_GAP = 16 * JN_PX };

/* What the quiet line under the name says. */
static const jn_key line_keys[] = {JN_KEY_AGE,    JN_KEY_GENDER,     JN_KEY_LOCATION,
								   JN_KEY_FAMILY, JN_KEY_OCCUPATION, JN_KEY_PREFERS};

bool jn_personas_shown(const jn_prop *prop)
{
	for (size_t i = 0; i < sizeof line_keys / sizeof *line_keys; i++)
		if (prop->key == line_keys[i]) return true;
	if (prop->key == JN_KEY_PORTRAIT && prop->clauses && prop->clauses->head.type == JN_VALUE_TEXT && prop->clauses->head.image) return true;
	bool once = prop->clauses && !prop->clauses->next && !prop->clauses->mods;
	return once && (prop->key == JN_KEY_QUOTE || prop->key == JN_KEY_NEED);
}

static jn_str facts_line(jn_map *map, const jn_decl *persona)
{
	size_t start = map->buf.len;
	for (size_t i = 0; i < sizeof line_keys / sizeof *line_keys; i++) {
		const jn_clause *clause = jn_decl_values(persona, line_keys[i]);
		for (bool first = true; clause; clause = clause->next, first = false) {
			jn_str said = jn_say_value(map, &clause->head, line_keys[i]);
			if (said.len == 0) continue;
			if (map->buf.len > start) {
				if (first)
					jn_buf_c(&map->buf, " · ");
				else
					jn_buf_str(&map->buf, jn_say(map, JN_LABEL_COMMA));
			}
			jn_buf_str(&map->buf, said);
		}
	}
	return jn_say_take(map, start);
}

static void measure(jn_map *map, jn_persona_card *card, int32_t width)
{
	const jn_decl *persona = card->persona;
	card->name = (jn_stack){.width = width - jn_px(80 + 16)};
	card->body = (jn_stack){.width = width - jn_px(32)};
	jn_stack_add(map, &card->name, jn_decl_title(persona), JN_STYLE_PERSONA, 0, 0);
	jn_stack_add(map, &card->name, facts_line(map, persona), JN_STYLE_LABEL, 0, 0);
	const jn_clause *quote = jn_decl_values(persona, JN_KEY_QUOTE), *need = jn_decl_values(persona, JN_KEY_NEED);
	if (quote)
		jn_stack_add(map, &card->body, jn_say_quoted(map, jn_say_value(map, &quote->head, JN_KEY_QUOTE)), JN_STYLE_TEXT,
					 0, 0);
	if (need)
		jn_stack_add(map, &card->body, jn_say_label1(map, JN_LABEL_NEEDS, jn_say_value(map, &need->head, JN_KEY_NEED)),
					 JN_STYLE_TEXT2, 6, 0);
	int32_t name = card->name.height < jn_px(48) ? jn_px(48) : card->name.height;
	card->height = jn_px(16) + name + (card->body.first ? jn_px(12) + card->body.height : 0) + jn_px(16);
}

int32_t jn_personas_measure(jn_map *map, int32_t width)
{
	if (map->persona_count == 0) return 0;
	int32_t per_row = (width + CARD_GAP) / (jn_px(MIN_CARD) + CARD_GAP);
	if (per_row < 1) per_row = 1;
	int32_t rows = (int32_t)((map->persona_count + (uint32_t)per_row - 1) / (uint32_t)per_row);
	per_row = (int32_t)((map->persona_count + (uint32_t)rows - 1) / (uint32_t)rows); /* as many in each row */
	int32_t card_width = ((width + CARD_GAP) / per_row - CARD_GAP) / JN_PX * JN_PX;
	int32_t most = jn_px(width <= jn_px(NARROW_PAGE) ? NARROW_PAGE : MAX_CARD); /* on a narrow page they end where all ends */
	if (card_width > most) card_width = most;
	map->persona_width = card_width;
	map->personas_per_row = (uint32_t)per_row;
	int32_t total = 0, row = 0;
	for (uint32_t i = 0; i < map->persona_count; i++) {
		jn_persona_card *card = &map->personas[i];
		measure(map, card, card_width);
		if (card->height > row) row = card->height;
		if ((i + 1) % (uint32_t)per_row && i + 1 < map->persona_count) continue;
		for (uint32_t j = i - i % (uint32_t)per_row; j <= i; j++) map->personas[j].height = row;
		total = jn_down(total, row + CARD_GAP);
		row = 0;
	}
	return total - CARD_GAP;
}

int32_t jn_personas_width(const jn_map *map)
{
	return (int32_t)map->personas_per_row * (map->persona_width + CARD_GAP) - CARD_GAP;
}

int32_t jn_personas_needed(const jn_map *map)
{
	int64_t needed = (int64_t)map->persona_count * (jn_px(MIN_CARD) + CARD_GAP) - CARD_GAP;
	return needed > JN_DEEPEST ? JN_DEEPEST : (int32_t)needed;
}

/* The first letter of a name, with the marks that belong to it. */
static jn_str initial(jn_str name)
{
	uint32_t end = 0;
	if (name.len == 0) return name;
	jn_utf8_next(name, &end);
	while (end < name.len) {
		uint32_t next = end, rune = jn_utf8_next(name, &next);
		bool mark = (rune >= 0x300 && rune <= 0x36F) || (rune >= 0x64B && rune <= 0x65F) || rune == 0x200D;
		if (!mark) break;
		end = next;
	}
	return jn_str_slice(name, 0, end);
}

/* The corner of a picture that its round edge leaves free, in the card's colour: `sx` and `sy` point outwards from (x, y), the
 * middle of the picture. */
static void cover_corner(jn_map *map, int32_t x, int32_t y, int sx, int sy, int32_t half, int32_t radius)
{
	jn_path_builder path = {.arena = map->arena};
	int32_t out = half + JN_PX, in = half - radius, bow = in + (int32_t)((int64_t)radius * 5523 / 10000); /* a quarter of a circle */
	jn_path_move(&path, sx * out, sy * out);
	jn_path_line(&path, sx * out, sy * in);
	jn_path_line(&path, sx * half, sy * in);
	jn_path_curve(&path, (jn_point){sx * half, sy * bow}, (jn_point){sx * bow, sy * half}, (jn_point){sx * in, sy * half});
	jn_path_line(&path, sx * in, sy * out);
	jn_path_close(&path);
	jn_scene_path(map->scene, x, y, jn_path_done(&path), JN_COLOR_CARD);
}

/* A portrait instead of the initial, in the shape of the persona's marker as far as a face bears it: a square is one with round
 * corners, all others are a disc. The marker itself sits on its corner, so that curves are told apart. */
static void draw_portrait(jn_map *map, const jn_series *series, const jn_clause *portrait, int32_t x, int32_t y)
{
	int32_t half = jn_px(24), radius = series->marker == 1 ? jn_px(8) : half;
	jn_scene_group(map->scene, JN_ROLE_IMAGE, jn_say_value(map, &portrait->head, JN_KEY_PORTRAIT), NULL);
	jn_scene_image(map->scene, x - half, y - half, 2 * half, 2 * half, portrait->head.image)->image.cover = true;
	for (int corner = 0; corner < 4; corner++)
		cover_corner(map, x, y, corner & 1 ? 1 : -1, corner & 2 ? 1 : -1, half, radius);
	jn_shape *edge = jn_scene_rect(map->scene, x - half + 48, y - half + 48, 2 * half - 96, 2 * half - 96, radius - 48, JN_COLOR_NONE);
	jn_shape_stroke(edge, (jn_color)series->color, 96, JN_DASH_SOLID);
	jn_scene_circle(map->scene, x + jn_px(22), y + jn_px(22), jn_px(11), JN_COLOR_CARD);
	jn_sign_marker(map, series, x + jn_px(22), y + jn_px(22), jn_px(7), JN_COLOR_NONE);
	jn_scene_end(map->scene);
}

static void draw_avatar(jn_map *map, uint32_t index, int32_t x, int32_t y)
{
	jn_series lone = {.color = JN_COLOR_INK};
	const jn_series *series = index < map->series_count && map->persona_count ? &map->series[index] : &lone;
	const jn_clause *portrait = jn_decl_values(map->personas[index].persona, JN_KEY_PORTRAIT);
	if (portrait && portrait->head.type == JN_VALUE_TEXT && portrait->head.image) {
		draw_portrait(map, series, portrait, x, y);
		return;
	}
	jn_color letter = JN_COLOR_INVERSE;
	int32_t middle = y + jn_px(7);
	if (series->marker == 1) {
		jn_scene_rect(map->scene, x - jn_px(22), y - jn_px(22), jn_px(44), jn_px(44), jn_px(8),
					  (jn_color)series->color);
	} else {
		jn_sign_marker(map, series, x, y, jn_px(series->marker == 2 || series->marker == 3 ? 19 : 24), JN_COLOR_NONE);
		if (series->marker == 2) middle += jn_px(6);
		if (series->marker == 4) letter = (jn_color)series->color;
	}
	jn_str name = initial(jn_decl_title(map->personas[index].persona));
	jn_shape_anchor(jn_scene_text(map->scene, x, middle, name, 19, true, letter, -1), JN_ANCHOR_MIDDLE);
}

void jn_personas_place(jn_map *map, int32_t x, int32_t y)
{
	int32_t left = x;
	for (uint32_t i = 0; i < map->persona_count; i++) {
		const jn_persona_card *card = &map->personas[i];
		jn_scene_group(map->scene, JN_ROLE_GROUP, jn_decl_title(card->persona), card->persona);
		jn_shape *frame = jn_scene_rect(map->scene, x + 32, y + 32, map->persona_width - JN_PX, card->height - JN_PX,
										jn_px(8), JN_COLOR_CARD);
		jn_shape_stroke(frame, JN_COLOR_HAIR, JN_PX, JN_DASH_SOLID);
		draw_avatar(map, i, x + jn_px(40), y + jn_px(40));
		int32_t name = card->name.height < jn_px(48) ? jn_px(48) : card->name.height;
		int32_t air = card->name.height < jn_px(48) ? (jn_px(48) - card->name.height) / 2 : 0;
		jn_stack_draw(map, &card->name, x + jn_px(80), y + jn_px(16) + air / JN_PX * JN_PX);
		jn_stack_draw(map, &card->body, x + jn_px(16), y + jn_px(16 + 12) + name);
		jn_scene_end(map->scene);
		x += map->persona_width + CARD_GAP;
		if ((i + 1) % map->personas_per_row == 0) {
			x = left;
			y = jn_down(y, card->height + CARD_GAP);
		}
	}
}
