/* Opportunities: what we could do about it, on cards under the stage they belong to.
 *
 * In: opportunities of touchpoints, stages and the journey. Out: cards measured, then shapes. */
#include "scene/icons.h"
#include "scene/say.h"

/* --- collecting --- */

static const jn_decl *first_addressed(const jn_decl *opportunity)
{
	for (const jn_clause *clause = jn_decl_values(opportunity, JN_KEY_ADDRESSES); clause; clause = clause->next)
		if (clause->head.type == JN_VALUE_REF && clause->head.ref) return clause->head.ref;
	return NULL;
}

/* Puts a card into the panel of `column`, or, without one, into `panel`. */
static void add_to(jn_map *map, const jn_decl *opportunity, const jn_column *column, uint32_t panel)
{
	if (column) panel = column->panel;
	jn_card *card = jn_tracks_add(map, &map->panels[panel].opportunities, opportunity);
	if (column) card->column = (uint32_t)(column - map->columns) - map->panels[panel].first;
}

static void add_children(jn_map *map, const jn_decl *parent, const jn_column *column, uint32_t panel)
{
	for (const jn_decl *child = jn_decl_child(parent, JN_OPPORTUNITY); child; child = jn_decl_sibling(child)) {
		const jn_decl *addressed = first_addressed(child);
		const jn_column *there = addressed && addressed->kind == JN_TOUCHPOINT ? jn_columns_find(map, addressed) : NULL;
		add_to(map, child, column ? column : there, panel);
	}
}

static void collect(jn_map *map)
{
	if (map->panel_count == 0) return;
	for (uint32_t p = 0; p < map->panel_count; p++) {
		const jn_panel *panel = &map->panels[p];
		for (uint32_t c = panel->first; c < panel->first + panel->count; c++)
			if (map->columns[c].touchpoint) add_children(map, map->columns[c].touchpoint, &map->columns[c], p);
		if (!panel->continued) add_children(map, panel->stage, NULL, p);
	}
	add_children(map, map->journey, NULL, 0);
}

/* --- measuring --- */

static bool finished(const jn_decl *opportunity)
{
	jn_str status = jn_decl_text(opportunity, JN_KEY_STATUS);
	return jn_str_eq(status, JN_STR("done")) || jn_str_eq(status, JN_STR("dropped"));
}

static void add_meta(jn_map *map, jn_stack *stack, const jn_decl *self)
{
	const jn_decl *owner = jn_decl_ref(self, JN_KEY_OWNER);
	jn_str meta = owner ? jn_decl_title(owner) : (jn_str){0};
	const jn_clause *status = jn_decl_values(self, JN_KEY_STATUS);
	if (status) meta = jn_say_joined(map, meta, " · ", jn_say_value(map, &status->head, JN_KEY_STATUS));
	jn_date due;
	bool dated = jn_decl_date(self, JN_KEY_DUE, &due);
	jn_str by = dated ? jn_say_label1(map, JN_LABEL_BY_DATE, jn_say_date(map, due)) : (jn_str){0};
	jn_str both = by.len ? jn_say_joined(map, meta, " · ", by) : meta;
	bool fits = jn_text_width_px64(both, JN_TEXT_REGULAR, 12) <= stack->width; /* else the date has a line of its own */
	jn_stack_add(map, stack, fits ? both : meta, JN_STYLE_LABEL, 4, 0);
	if (!fits) jn_stack_add(map, stack, by, JN_STYLE_LABEL, meta.len ? 0 : 4, 0);
	if (!dated || map->options->today == JN_DATE_NONE || due >= map->options->today || finished(self)) return;
	jn_block *block = jn_stack_add(map, stack, jn_say(map, JN_LABEL_OVERDUE), JN_STYLE_LABEL_BAD, 2, 22);
	if (block) block->sign = JN_SIGN_WARNING;
}

/* "for 3.3, 3.4" */
static jn_str answered(jn_map *map, const jn_decl *self)
{
	size_t start = map->buf.len;
	for (const jn_clause *clause = jn_decl_values(self, JN_KEY_ADDRESSES); clause; clause = clause->next) {
		const jn_decl *touchpoint = clause->head.type == JN_VALUE_REF ? clause->head.ref : NULL;
		bool here = touchpoint && touchpoint->kind == JN_TOUCHPOINT && jn_columns_find(map, touchpoint);
		jn_str said = here ? jn_say_number(map, touchpoint) : jn_say_value(map, &clause->head, JN_KEY_ADDRESSES);
		jn_say_item(map, start, jn_say(map, JN_LABEL_COMMA), said);
	}
	jn_str numbers = jn_say_take(map, start);
	if (numbers.len == 0 && self->parent && self->parent->kind == JN_TOUCHPOINT)
		numbers = jn_say_number(map, self->parent);
	return numbers.len ? jn_say_label1(map, JN_LABEL_FOR, numbers) : numbers;
}

static jn_block *add_dots(jn_map *map, jn_stack *stack, const jn_decl *self, jn_key key, jn_label_id id, int gap,
						  int32_t offset)
{
	double value;
	if (!jn_decl_number(self, key, &value)) return NULL;
	jn_block *block = jn_stack_add(map, stack, jn_say(map, id), JN_STYLE_LABEL, gap, 0);
	if (!block) return NULL;
	block->sign = JN_SIGN_DOTS;
	block->value = (uint8_t)(value > 5 ? 5 : value > 0 ? value : 0);
	block->sign_x = offset;
	return block;
}

/* The dots of both rows start under each other. */
static int32_t dots_offset(const jn_map *map)
{
	int32_t impact = jn_text_width_px64(jn_say(map, JN_LABEL_IMPACT), JN_TEXT_REGULAR, 12);
	int32_t effort = jn_text_width_px64(jn_say(map, JN_LABEL_EFFORT), JN_TEXT_REGULAR, 12);
	return (impact > effort ? impact : effort) + jn_px(13);
}

static void measure_card(jn_map *map, jn_card *card, int32_t width)
{
	const jn_decl *self = card->decl;
	jn_stack *stack = &card->stack;
	stack->width = width - jn_px(32);
	jn_stack_add(map, stack, jn_decl_title(self), JN_STYLE_TITLE, 0, 0);
	add_meta(map, stack, self);
	for (const jn_prop *prop = self->props; prop; prop = prop->next) {
		if (prop->key == JN_KEY_ABOUT && prop->clauses) {
			jn_stack_add(map, stack, jn_say_value(map, &prop->clauses->head, prop->key), JN_STYLE_TEXT2, 6, 0);
			continue;
		}
		static const jn_key drawn[] = {JN_KEY_OWNER,  JN_KEY_STATUS, JN_KEY_DUE,
									   JN_KEY_IMPACT, JN_KEY_EFFORT, JN_KEY_ADDRESSES};
		bool known = false;
		for (size_t i = 0; i < sizeof drawn / sizeof *drawn; i++) known = known || prop->key == drawn[i];
		if (!known) jn_stack_add(map, stack, jn_facts_say(map, prop), JN_STYLE_LABEL, 4, 0);
	}
	int32_t offset = dots_offset(map);
	jn_block *impact = add_dots(map, stack, self, JN_KEY_IMPACT, JN_LABEL_IMPACT, 10, offset);
	jn_block *effort = add_dots(map, stack, self, JN_KEY_EFFORT, JN_LABEL_EFFORT, impact ? 2 : 10, offset);
	jn_block *beside = effort ? effort : impact;
	jn_str said = answered(map, self);
	int32_t said_width = jn_text_width_px64(said, JN_TEXT_BOLD, 12);
	card->beside = beside && said.len && offset + jn_px(54) + said_width <= stack->width;
	card->note = said;
	if (said.len && !card->beside) {
		jn_block *block = jn_stack_add(map, stack, said, JN_STYLE_NAME, 4, 0);
		if (block) block->color = JN_COLOR_INK3;
	}
	card->h = jn_px(14) + stack->height + jn_px(12);
}

void jn_opportunities_measure(jn_map *map)
{
	collect(map);
	jn_tracks_measure(map, JN_LANE_OPPORTUNITIES, jn_px(216), measure_card);
}

/* --- drawing --- */

/* Where the rows of dots begin: they stand on the card's lower edge, so that cards of a row compare. */
static int32_t dots_height(const jn_stack *stack)
{
	for (const jn_block *block = stack->first; block; block = block->next)
		if (block->sign == JN_SIGN_DOTS) return stack->height - block->top;
	return 0;
}

static void draw_card(jn_map *map, const jn_card *card, int32_t x, int32_t y)
{
	jn_scene *scene = map->scene;
	jn_scene_group(scene, JN_ROLE_GROUP, jn_decl_title(card->decl), card->decl);
	jn_shape *frame = jn_scene_rect(scene, x + 32, y + 32, card->w - JN_PX, card->h - JN_PX, jn_px(6), JN_COLOR_CARD);
	jn_shape_stroke(frame, JN_COLOR_HAIR, JN_PX, JN_DASH_SOLID);
	int32_t spare = card->h - jn_px(14 + 12) - card->stack.height, low = dots_height(&card->stack);
	for (jn_block *block = card->stack.first; block; block = block->next)
		if (low && block->top >= card->stack.height - low) block->top += spare;
	jn_stack_draw(map, &card->stack, x + jn_px(16), y + jn_px(14));
	if (card->beside) {
		int32_t baseline =
			jn_stack_baseline(map, y + card->h - jn_px(12) - jn_stack_line(map, JN_STYLE_LABEL), JN_STYLE_LABEL);
		jn_shape_anchor(
			jn_scene_text(scene, x + card->w - jn_px(16), baseline, jn_say_line(map, card->note, card->note), 12, true, JN_COLOR_INK3, -1),
			JN_ANCHOR_END);
	}
	jn_scene_end(scene);
}

void jn_opportunities_place(jn_map *map, const jn_cards *cards, int32_t y)
{
	for (const jn_card *card = cards->first; card; card = card->next) draw_card(map, card, cards->x + card->x, y + card->y);
}
