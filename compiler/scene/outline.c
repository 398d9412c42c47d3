/* From a finished map to its outline. In: what was measured: stacks, cells, cards, curves. Out: items, in the order of
 * reading. Nothing is laid out here, and nothing said that the picture does not say. */
#include "scene/outline.h"

#include "scene/curve.h"
#include "scene/say.h"

typedef struct builder {
	jn_map *map;
	jn_outline *outline;
} builder;

static jn_outline_item *add(builder *self, jn_outline_type type, jn_str text)
{
	jn_outline_item *item = jn_arena_alloc(self->map->arena, sizeof *item);
	item->type = (uint8_t)type;
	item->text = text;
	if (self->outline->last)
		self->outline->last->next = item;
	else
		self->outline->first = item;
	self->outline->last = item;
	return item;
}

/* --- stacks --- */

static void add_block(builder *self, const jn_block *block, bool severe)
{
	jn_outline_item *item = add(self, JN_OUTLINE_BLOCK, block->text);
	item->style = block->style;
	bool bad = severe && block->style != JN_STYLE_META; /* a source is no louder for what it says */
	item->color = bad ? (uint8_t)JN_COLOR_BAD : block->color == JN_COLOR_INVERSE ? (uint8_t)JN_COLOR_INK : block->color;
	item->sign = block->sign;
	item->value = block->value;
	item->heading = block->heading;
}

/* All blocks from `block` on, those in boxes too (boxes hold no boxes). `skip`: a text that stands elsewhere already. */
static void add_blocks(builder *self, const jn_block *block, jn_str skip, jn_str skip_too)
{
	for (; block; block = block->next) {
		if (block->image) {
			jn_outline_item *item = add(self, JN_OUTLINE_BLOCK, block->image_words);
			item->style = JN_STYLE_LABEL, item->color = JN_COLOR_INK3;
		} else if (block->inner) {
			for (const jn_block *inner = block->inner->first; inner; inner = inner->next) add_block(self, inner, block->severe);
		} else if (!jn_str_eq(block->text, skip) && !jn_str_eq(block->text, skip_too)) {
			add_block(self, block, false);
		}
	}
}

/* The texts of a stack as one: "Shop · direct · Store team". */
static jn_str joined(builder *self, const jn_stack *stack)
{
	size_t start = self->map->buf.len;
	for (const jn_block *block = stack->first; block; block = block->next)
		jn_say_item(self->map, start, JN_STR(" · "), block->text);
	return jn_say_take(self->map, start);
}

/* --- the top --- */

static void add_fact(jn_map *map, void *context, const jn_stack *label, const jn_stack *value)
{
	(void)map;
	builder *self = context;
	if (!value->first) return;
	jn_outline_item *item = add(self, JN_OUTLINE_FACT, value->first->text);
	item->label = label->first ? label->first->text : (jn_str){0};
	add_blocks(self, value->first->next, (jn_str){0}, (jn_str){0});
}

static void add_top(builder *self)
{
	jn_map *map = self->map;
	jn_glance facts[3];
	add(self, JN_OUTLINE_KIND, jn_header_kind(map));
	add(self, JN_OUTLINE_TITLE, jn_decl_title(map->journey));
	jn_str scenario = jn_say_flow(map, jn_decl_text(map->journey, JN_KEY_SCENARIO));
	if (scenario.len) add(self, JN_OUTLINE_SCENARIO, scenario);
	jn_header_facts(map, add_fact, self);
	uint32_t count = map->view->glance(map, facts);
	if (count) add(self, JN_OUTLINE_SECTION, jn_say(map, JN_LABEL_AT_A_GLANCE));
	for (uint32_t i = 0; i < count; i++) add(self, JN_OUTLINE_GLANCE, facts[i].sentence)->label = facts[i].figure;
	if (map->persona_count == 0 || !map->view->personas) return;
	add(self, JN_OUTLINE_SECTION, jn_label_kind(JN_PERSONA, map->persona_count > 1, map->language));
	for (uint32_t i = 0; i < map->persona_count; i++) {
		const jn_persona_card *card = &map->personas[i];
		jn_outline_item *item = add(self, JN_OUTLINE_PERSONA, jn_decl_title(card->persona));
		item->value = (uint8_t)(i < map->series_count && i < 255 ? i : 255);
		item->color = i < map->series_count ? map->series[i].color : (uint8_t)JN_COLOR_INK;
		add_blocks(self, card->name.first, item->text, item->text);
		add_blocks(self, card->body.first, (jn_str){0}, (jn_str){0});
	}
}

/* --- the curve --- */

static void add_curve(builder *self)
{
	jn_map *map = self->map;
	if (!map->curve || map->column_count == 0) return;
	uint32_t count = map->column_count;
	jn_outline_curve *curve = jn_arena_alloc(map->arena, sizeof *curve);
	jn_str *numbers = jn_arena_alloc(map->arena, count * sizeof *numbers);
	jn_str *titles = jn_arena_alloc(map->arena, count * sizeof *titles);
	bool *moments = jn_arena_alloc(map->arena, count * sizeof *moments);
	jn_outline_series *series = jn_arena_alloc(map->arena, map->series_count * sizeof *series);
	for (uint32_t c = 0; c < count; c++) {
		const jn_column *column = &map->columns[c];
		if (!column->touchpoint) continue;
		numbers[c] = jn_say_number(map, column->touchpoint);
		titles[c] = jn_decl_title(column->touchpoint);
		moments[c] = column->moment;
	}
	for (uint32_t s = 0; s < map->series_count; s++) {
		int8_t *ratings = jn_arena_alloc(map->arena, count);
		for (uint32_t c = 0; c < count; c++) ratings[c] = (int8_t)jn_curve_rating(map, s, c);
		series[s] = (jn_outline_series){map->series[s].name, map->series[s].color, map->series[s].marker, map->series[s].other > 0, ratings};
	}
	*curve = (jn_outline_curve){numbers, titles, moments, count, series, map->series_count};
	add(self, JN_OUTLINE_SECTION, jn_say(map, JN_LABEL_LANE_FEELING));
	add(self, JN_OUTLINE_CURVE, (jn_str){0})->curve = curve;
}

/* --- touchpoints --- */

static jn_outline_item *add_lane(builder *self, jn_lane lane)
{
	jn_outline_item *item = add(self, JN_OUTLINE_LANE, jn_lane_name(lane, self->map->language));
	item->value = (uint8_t)lane;
	return item;
}

/* "–2 Lost (interviews)" of one persona. */
static jn_str say_feeling(jn_map *map, const jn_clause *emotion, int rating)
{
	jn_str said = jn_say_isolated(map, jn_say_rating(map, rating));
	if (emotion->second) said = jn_say_joined(map, said, " ", jn_say_value(map, emotion->second, JN_KEY_UNKNOWN));
	return jn_say_with_meta(map, said, jn_say_meta(map, emotion));
}

static void add_feeling(builder *self, const jn_column *column)
{
	jn_map *map = self->map;
	uint32_t c = (uint32_t)(column - map->columns);
	bool any = false;
	for (uint32_t s = 0; map->curve && s < map->series_count; s++) {
		int rating = jn_curve_rating(map, s, c);
		const jn_clause *emotion = rating == JN_NO_RATING ? NULL : jn_curve_said(map, s, c);
		bool other = map->series[s].other > 0;
		if (!emotion || (other && !emotion->second)) continue; /* the curve has its number */
		if (!any) add_lane(self, JN_LANE_FEELING);
		any = true;
		jn_str said = say_feeling(map, emotion, rating);
		if (map->persona_count || other) said = jn_say_label2(map, JN_LABEL_LABELLED, map->series[s].name, said);
		jn_outline_item *item = add(self, JN_OUTLINE_BLOCK, said);
		item->style = JN_STYLE_TEXT, item->color = JN_COLOR_INK;
		if (!other) item->sign = JN_SIGN_MARKER, item->value = (uint8_t)(s < 255 ? s : 255);
	}
}

static void add_bad(builder *self, jn_str text, jn_style style)
{
	if (text.len == 0) return;
	jn_outline_item *item = add(self, JN_OUTLINE_BLOCK, text);
	item->style = (uint8_t)style, item->color = JN_COLOR_BAD;
}

/* Who leaves here, and who takes over. */
static void add_path(builder *self, const jn_column *column)
{
	jn_map *map = self->map;
	jn_stack leaving = {.width = jn_px(400)};
	jn_path_say_leaves(map, &leaving, column->touchpoint);
	for (const jn_decl *as = jn_map_first_view(map, column->touchpoint); as; as = jn_map_next_view(map, as))
		jn_path_say_leaves(map, &leaving, as);
	const jn_clause *handoff = jn_decl_values(column->touchpoint, JN_KEY_HANDOFF);
	if (!leaving.first && !handoff && !column->handoff_missing) return;
	add_lane(self, JN_LANE_PATH);
	add_blocks(self, leaving.first, (jn_str){0}, (jn_str){0});
	for (; handoff; handoff = handoff->next) {
		jn_str team = jn_say_value(map, &handoff->head, JN_KEY_HANDOFF);
		jn_outline_item *item = add(self, JN_OUTLINE_BLOCK, jn_say_label1(map, JN_LABEL_HANDOFF_TO, team));
		item->style = JN_STYLE_NAME, item->color = JN_COLOR_INK2;
		if (handoff->second) add_bad(self, jn_say_flow(map, handoff->second->text), JN_STYLE_LABEL_BAD);
	}
	if (column->handoff_missing) add_bad(self, jn_say(map, JN_LABEL_HANDOFF_MISSING), JN_STYLE_LABEL_BAD);
}

/* The rows of a view that has its own, with the lines between them; these stand whether or not there is anything below. */
static void add_rows(builder *self, const jn_column *column, const jn_outline_item *card)
{
	jn_map *map = self->map;
	for (uint32_t i = 0; i < map->view->row_count; i++) {
		const jn_map_row *row = &map->view->rows[i];
		const jn_cell *cell = jn_column_cell(column, (uint8_t)row->lane);
		bool undocumented = row->lane == JN_LANE_BACKSTAGE && column->handoff_missing;
		if (row->line != JN_LABEL_COUNT) add(self, JN_OUTLINE_LINE, jn_say(map, row->line))->value = (uint8_t)row->lane;
		if (!cell && !undocumented) continue;
		jn_outline_item *head = add_lane(self, row->lane);
		head->text = jn_say(map, row->name);
		if (cell) add_blocks(self, cell->stack.first, card->text, card->label);
		if (undocumented) add_bad(self, jn_say(map, JN_LABEL_HANDOFF_MISSING), JN_STYLE_LABEL_BAD);
		if (self->outline->last == head) head->text = (jn_str){0};
	}
}

static void add_touchpoint(builder *self, const jn_column *column)
{
	jn_map *map = self->map;
	if (!column->touchpoint) return;
	jn_outline_item *item = add(self, JN_OUTLINE_TOUCHPOINT, jn_decl_title(column->touchpoint));
	item->label = jn_say_number(map, column->touchpoint);
	item->note = joined(self, &column->foot);
	item->moment = column->moment;
	add_rows(self, column, item);
	for (uint32_t i = 0; i < map->order_count && !map->view->rows; i++) {
		uint8_t lane = map->order[i];
		const jn_cell *cell = jn_column_cell(column, lane);
		if (lane == JN_LANE_FEELING) add_feeling(self, column);
		if (lane == JN_LANE_PATH) add_path(self, column);
		if (!cell || lane == JN_LANE_WHY) continue; /* the reasons stand with the ratings */
		jn_outline_item *head = add_lane(self, (jn_lane)lane);
		add_blocks(self, cell->stack.first, item->text, item->label);
		if (self->outline->last == head) head->text = (jn_str){0}; /* all of it stands in the card's head: no lane */
	}
}

/* --- stages --- */

static jn_str say_phase(jn_map *map, const jn_decl *phase)
{
	static const jn_label_id places[] = {JN_LABEL_BEFORE, JN_LABEL_DURING, JN_LABEL_AFTER};
	if (!phase) return (jn_str){0};
	int place = jn_phase_place(phase);
	return jn_say_joined(map, jn_say_title(map, phase), " · ", place >= 0 ? jn_say(map, places[place]) : (jn_str){0});
}

static void add_opportunities(builder *self, const jn_card *card)
{
	for (; card; card = card->next) {
		jn_outline_item *item = add(self, JN_OUTLINE_OPPORTUNITY, jn_decl_title(card->decl));
		jn_str status = jn_decl_text(card->decl, JN_KEY_STATUS);
		item->done = jn_str_eq(status, JN_STR("done")) || jn_str_eq(status, JN_STR("dropped"));
		item->note = card->note;
		add_blocks(self, card->stack.first, item->text, item->note);
	}
}

static void add_measures(builder *self, const jn_card *card)
{
	for (; card; card = card->next) {
		jn_outline_item *item = add(self, JN_OUTLINE_MEASURE, (jn_str){0});
		jn_measure_words words = jn_measure_say(self->map, card->decl);
		item->label = jn_decl_title(card->decl);
		item->text = words.figure;
		item->note = words.target;
		item->value = (uint8_t)words.state;
		item->spark_count = (uint8_t)jn_measure_heights(self->map, card->decl, item->spark, JN_SPARK_MAX, JN_SPARK_HIGH);
	}
}

static void add_stages(builder *self)
{
	jn_map *map = self->map;
	for (uint32_t p = 0, end; p < map->panel_count; p = end) {
		const jn_panel *panel = &map->panels[p];
		for (end = p + 1; end < map->panel_count && map->panels[end].continued; end++) {}
		jn_outline_item *item = add(self, JN_OUTLINE_STAGE, jn_decl_title(panel->stage));
		item->label = jn_say_int(map, panel->stage->ordinal);
		item->note = say_phase(map, panel->phase);
		add_blocks(self, panel->head.first, item->text, item->text);
		for (uint32_t i = p; i < end; i++)
			for (uint32_t c = map->panels[i].first; c < map->panels[i].first + map->panels[i].count; c++)
				add_touchpoint(self, &map->columns[c]);
		for (uint32_t i = p; i < end; i++) add_opportunities(self, map->panels[i].opportunities.first);
		for (uint32_t i = p; i < end; i++) add_measures(self, map->panels[i].measures.first);
	}
}

/* --- what it refers to --- */

static void add_entry(jn_map *map, void *context, jn_str kind, const jn_stack *entry)
{
	(void)map;
	builder *self = context;
	if (kind.len) add(self, JN_OUTLINE_SECTION, kind);
	if (!entry->first) return;
	add(self, JN_OUTLINE_ENTRY, entry->first->text);
	add_blocks(self, entry->first->next, (jn_str){0}, (jn_str){0});
}

const jn_outline *jn_outline_build(jn_map *map)
{
	builder self = {.map = map, .outline = jn_arena_alloc(map->arena, sizeof *self.outline)};
	add_top(&self);
	add_curve(&self);
	add_stages(&self);
	if (map->options->index) jn_index_each(map, add_entry, &self);
	jn_str more = jn_index_say_more(map, true);
	if (more.len) add(&self, JN_OUTLINE_FOOT, more);
	jn_str file = map->journey->document ? map->journey->document->source.path : (jn_str){0};
	add(&self, JN_OUTLINE_FOOT, jn_say_joined(map, file, "  ·  ", map->options->version));
	return self.outline;
}
