/* Stacks: break, add up, draw. The type scale of the whole map stands here. */
#include "scene/stack.h"

#include "scene/icons.h"
#include "scene/map.h"
#include "scene/say.h"

enum { LINES_MAX = 5000 };

static const jn_type_row rows[JN_STYLE_COUNT] = {
	[JN_STYLE_TEXT] = {13, 18, false, JN_COLOR_INK},      [JN_STYLE_TEXT2] = {13, 18, false, JN_COLOR_INK2},
	[JN_STYLE_STRONG] = {13, 18, true, JN_COLOR_INK},     [JN_STYLE_MAP] = {34, 42, true, JN_COLOR_INK},
	[JN_STYLE_STAGE] = {20, 26, true, JN_COLOR_INK},      [JN_STYLE_FIGURE] = {24, 32, true, JN_COLOR_INK},
	[JN_STYLE_SCENARIO] = {15, 22, false, JN_COLOR_INK2}, [JN_STYLE_PERSONA] = {15, 22, true, JN_COLOR_INK},
	[JN_STYLE_TITLE] = {14, 20, true, JN_COLOR_INK},      [JN_STYLE_LABEL] = {12, 16, false, JN_COLOR_INK3},
	[JN_STYLE_LABEL2] = {12, 16, false, JN_COLOR_INK2},   [JN_STYLE_NAME] = {12, 16, true, JN_COLOR_INK2},
	[JN_STYLE_META] = {11, 16, false, JN_COLOR_INK3},     [JN_STYLE_SIGN] = {11, 16, false, JN_COLOR_INK3},
	[JN_STYLE_SIGN_BAD] = {11, 16, true, JN_COLOR_BAD},   [JN_STYLE_BAD] = {13, 18, false, JN_COLOR_BAD},
	[JN_STYLE_BAD_BOLD] = {13, 18, true, JN_COLOR_BAD},   [JN_STYLE_LABEL_BAD] = {12, 16, false, JN_COLOR_BAD},
};

const jn_type_row *jn_style_row(jn_style style)
{
	return &rows[style];
}

int32_t jn_stack_line(const jn_map *map, jn_style style)
{
	int line = rows[style].line;
	if (map->rtl) line = 2 * ((line * 115 + 100) / 200); /* 15 % taller, rounded to even */
	return jn_px(line);
}

int32_t jn_stack_baseline(const jn_map *map, int32_t top, jn_style style)
{
	return top + jn_stack_line(map, style) / 2 + rows[style].size * 36 * JN_PX / 100;
}

static jn_text_weight weight(jn_style style)
{
	return rows[style].bold ? JN_TEXT_BOLD : JN_TEXT_REGULAR;
}

static jn_block *append(jn_map *map, jn_stack *self, int gap)
{
	jn_block *block = jn_arena_alloc(&map->scratch, sizeof *block);
	if (self->last) {
		jn_stack_skip(self, jn_px(gap));
		self->last->next = block;
	} else {
		self->first = block;
	}
	self->last = block;
	block->top = self->height;
	return block;
}

void jn_stack_skip(jn_stack *self, int32_t height)
{
	self->height = jn_down(self->height, height);
}

/* Replaces what is too much by one line that says how many more there are. */
static void cut(jn_map *map, jn_lines *lines, uint32_t keep, jn_style style)
{
	if (lines->count <= keep) return;
	jn_line *last = &lines->items[keep - 1];
	*last = (jn_line){.text = jn_say_label1(map, JN_LABEL_MORE, jn_say_int(map, lines->count - keep + 1))};
	last->width = jn_text_width_px64(last->text, weight(style), rows[style].size);
	lines->count = keep;
}

jn_block *jn_stack_add(jn_map *map, jn_stack *self, jn_str text, jn_style style, int gap, int indent)
{
	if (text.len == 0 || self->lines >= LINES_MAX) return NULL;
	int32_t room = self->width - jn_px(indent);
	jn_lines lines = jn_text_wrap(&map->scratch, text, weight(style), rows[style].size, room, map->tag);
	if (lines.count == 0) return NULL;
	cut(map, &lines, LINES_MAX - self->lines, style);
	self->lines += lines.count;
	jn_block *block = append(map, self, gap);
	block->text = text;
	block->lines = lines.items;
	block->count = lines.count;
	block->indent = jn_px(indent);
	block->style = (uint8_t)style;
	block->color = rows[style].color;
	jn_stack_skip(self, (int32_t)lines.count * jn_stack_line(map, style));
	return block;
}

jn_block *jn_stack_box(jn_map *map, jn_stack *self, jn_stack *inner, int gap, bool severe)
{
	jn_block *block = append(map, self, gap);
	block->inner = inner;
	block->severe = severe;
	block->width = self->width + 2 * jn_px(8); /* a box reaches from card edge to card edge, 8 beyond the text */
	block->height = inner->height + 2 * jn_px(8);
	jn_stack_skip(self, block->height);
	return block;
}

jn_block *jn_stack_image(jn_map *map, jn_stack *self, const jn_image *image, jn_str words, int gap)
{
	jn_block *block = append(map, self, gap);
	block->image = image;
	block->image_words = words;
	block->width = (int32_t)image->width < self->width / JN_PX ? jn_px((int)image->width) : self->width;
	int64_t height = (int64_t)block->width * image->height / image->width, most = (int64_t)block->width * 5 / 4;
	block->height = (int32_t)(height > most ? most : height < JN_PX ? JN_PX : height) / JN_PX * JN_PX;
	jn_stack_skip(self, block->height);
	return block;
}

jn_shape *jn_stack_line_at(jn_map *map, int32_t x, int32_t top, jn_str text, jn_style style)
{
	return jn_scene_text(map->scene, x, jn_stack_baseline(map, top, style), text, rows[style].size, rows[style].bold,
						 (jn_color)rows[style].color, -1);
}

/* --- drawing --- */

static void draw_sign(jn_map *map, const jn_block *block, int32_t x, int32_t top)
{
	int32_t middle = top + jn_stack_line(map, (jn_style)block->style) / 2;
	switch (block->sign) {
	case JN_SIGN_QUESTION: jn_sign_question(map, x + jn_px(8), middle); break;
	case JN_SIGN_WARNING:
		jn_icon_draw(map->scene, JN_ICON_WARNING, x, middle - jn_px(8), JN_COLOR_BAD, jn_px(16));
		break;
	case JN_SIGN_MARKER:
		jn_sign_marker(map, &map->series[block->value], x + jn_px(5), middle, jn_px(4) + 32,
					   block->color == JN_COLOR_INVERSE ? JN_COLOR_INVERSE : JN_COLOR_NONE); /* on a dark box, with a rim */
		break;
	case JN_SIGN_PIPS: jn_sign_pips(map, x, middle + jn_px(4), block->value); break;
	case JN_SIGN_DOTS:
		if (block->below) middle += jn_stack_line(map, (jn_style)block->style);
		jn_sign_dots(map, x + block->indent + block->sign_x, middle, block->value);
		break;
	case JN_SIGN_STATE: jn_sign_state(map, x + jn_px(7), middle, (jn_kpi_state)block->value); break;
	default: break;
	}
}

static void draw_box(jn_map *map, const jn_block *block, int32_t x, int32_t y)
{
	jn_shape *box = jn_scene_rect(map->scene, x - jn_px(8) + 32, y + 32, block->width - JN_PX, block->height - JN_PX,
								  jn_px(4), block->severe ? JN_COLOR_BAD_TINT : JN_COLOR_CARD);
	jn_shape_stroke(box, block->severe ? JN_COLOR_BAD : JN_COLOR_HAIR, JN_PX, JN_DASH_SOLID);
	jn_stack_draw(map, block->inner, x + jn_px(2), y + jn_px(8));
}

static void draw_image(jn_map *map, const jn_block *block, int32_t x, int32_t y)
{
	jn_scene_group(map->scene, JN_ROLE_IMAGE, block->image_words, NULL);
	jn_scene_image(map->scene, x, y, block->width, block->height, block->image)->image.cover = true;
	jn_shape *edge = jn_scene_rect(map->scene, x + 32, y + 32, block->width - JN_PX, block->height - JN_PX, 0, JN_COLOR_NONE);
	jn_shape_stroke(edge, JN_COLOR_HAIR, JN_PX, JN_DASH_SOLID);
	jn_scene_end(map->scene);
}

jn_str jn_stack_kept(jn_map *map, const jn_line *line)
{
	return line->hyphen ? jn_arena_str(map->arena, line->text) : line->text;
}

static void draw_lines(jn_map *map, const jn_block *block, int32_t x, int32_t y, jn_anchor anchor)
{
	const jn_type_row *row = &rows[block->style];
	int32_t line = jn_stack_line(map, (jn_style)block->style);
	for (uint32_t i = 0; i < block->count; i++, y += line) {
		if (block->lines[i].text.len == 0) continue;
		jn_shape *text = jn_scene_text(map->scene, x, jn_stack_baseline(map, y, (jn_style)block->style),
									   jn_say_line(map, jn_stack_kept(map, &block->lines[i]), block->text), row->size, row->bold,
									   (jn_color)block->color, block->lines[i].width);
		text->text.anchor = (uint8_t)anchor;
		if (block->number) jn_shape_number(text);
	}
}

void jn_stack_draw(jn_map *map, const jn_stack *self, int32_t x, int32_t y)
{
	for (const jn_block *block = self->first; block; block = block->next) {
		if (block->inner) {
			draw_box(map, block, x, y + block->top);
			continue;
		}
		if (block->image) {
			draw_image(map, block, x, y + block->top);
			continue;
		}
		if (block->sign) draw_sign(map, block, x, y + block->top);
		draw_lines(map, block, x + block->indent, y + block->top, JN_ANCHOR_START);
	}
}

void jn_stack_draw_centred(jn_map *map, const jn_stack *self, int32_t x, int32_t y)
{
	for (const jn_block *block = self->first; block; block = block->next)
		draw_lines(map, block, x, y + block->top, JN_ANCHOR_MIDDLE);
}

int32_t jn_stack_text_width(const jn_stack *self)
{
	int32_t widest = 0;
	for (const jn_block *block = self->first; block; block = block->next)
		for (uint32_t i = 0; i < block->count; i++)
			if (block->lines[i].width + block->indent > widest) widest = block->lines[i].width + block->indent;
	return widest;
}
