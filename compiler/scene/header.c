/* The header: what kind of map, title, scenario; the glance; the personas; an ink line and the row of facts,
 * the measures of the whole journey among them.
 *
 * In: the journey. Out: shapes; map->y moves below. Glance and personas stand beside the title where a stage panel
 * gives them an edge to stand on, else below. */
#include "scene/icons.h"
#include "scene/say.h"

enum {
	FACTS_MOST = 24, /* in a row */
	REACH = 1000,      /* px: farther from the margin, persona cards keep to a stage's edge */
};

typedef struct fact {
	jn_stack label, value;
	int32_t x, w;
	int sign; /* 1 a disc (current), 2 a ring (future) */
} fact;

/* --- places --- */

/* The nearest edge of a stage panel between two places, or `otherwise`. */
static int32_t snap(const jn_map *map, int32_t from, int32_t to, int32_t offset, int32_t otherwise)
{
	if (map->band_count == 0) return otherwise;
	const jn_band *band = &map->bands[0];
	for (uint32_t i = 0; i < band->panel_count; i++) {
		int32_t x = map->panels[band->first_panel + i].x + offset;
		if (x >= from && x <= to) return x;
	}
	return otherwise;
}

/* --- title and glance --- */

/* "Channel: Web shop". */
static jn_str part_of(jn_map *map, jn_kind kind, const jn_decl *part)
{
	return jn_say_label2(map, JN_LABEL_LABELLED, jn_label_kind(kind, false, map->language), jn_decl_title(part));
}

jn_str jn_header_kind(jn_map *map)
{
	const jn_decl *framework = jn_journey_framework(map->project, map->journey);
	jn_str name = framework ? jn_say_title(map, framework) : (jn_str){0};
	jn_str said = name.len ? jn_say_label1(map, JN_LABEL_FRAMEWORK_NAMED, name) : name;
	said = jn_say_joined(map, jn_say(map, map->view->kind), "  ·  ", said);
	/* a map of a part says so before anything else */
	if (map->options->channel)
		said = jn_say_joined(map, said, "  ·  ", part_of(map, JN_CHANNEL, map->options->channel));
	if (map->options->persona)
		said = jn_say_joined(map, said, "  ·  ", part_of(map, JN_PERSONA, map->options->persona));
	return said;
}

static void measure_title(jn_map *map, jn_stack *title, int32_t width)
{
	*title = (jn_stack){.width = width};
	jn_block *kind = jn_stack_add(map, title, jn_header_kind(map), JN_STYLE_TEXT, 0, 0);
	if (kind) kind->color = JN_COLOR_INK3;
	jn_stack_add(map, title, jn_decl_title(map->journey), JN_STYLE_MAP, 8, 0);
	int32_t full = title->width;
	if (title->width > jn_px(640)) title->width = jn_px(640);
	jn_stack_add(map, title, jn_say_flow(map, jn_decl_text(map->journey, JN_KEY_SCENARIO)), JN_STYLE_SCENARIO, 8, 0);
	title->width = full;
}

typedef struct glance {
	jn_glance facts[3];
	jn_stack sentences[3];
	uint32_t count;
	int32_t figure_width, width, height;
} glance;

static int32_t glance_row(const jn_map *map, const glance *self, uint32_t i)
{
	int32_t figure = jn_stack_line(map, JN_STYLE_FIGURE) + jn_px(8), sentence = self->sentences[i].height + jn_px(14);
	return figure > sentence ? figure : sentence;
}

/* Measures the glance into at most `room`; narrower when its sentences are short. */
static void measure_glance(jn_map *map, glance *self, int32_t room)
{
	self->width = self->height = 0;
	for (uint32_t i = 0; i < self->count; i++) {
		int32_t width = jn_text_width_px64(self->facts[i].figure, JN_TEXT_BOLD, 24);
		if (width > self->figure_width) self->figure_width = width;
	}
	int32_t most = room - self->figure_width - jn_px(20);
	if (most > jn_px(400)) most = jn_px(400);
	for (uint32_t i = 0; i < self->count; i++) {
		self->sentences[i] = (jn_stack){.width = most};
		jn_stack_add(map, &self->sentences[i], self->facts[i].sentence, JN_STYLE_TEXT2, 0, 0);
		int32_t width = self->figure_width + jn_px(20) + jn_stack_text_width(&self->sentences[i]);
		if (width > self->width) self->width = width;
		self->height += glance_row(map, self, i);
	}
	if (self->count) self->height += jn_stack_line(map, JN_STYLE_TEXT) + jn_px(14) - jn_px(8);
}

static void place_glance(jn_map *map, const glance *self, int32_t x, int32_t y)
{
	jn_scene_group(map->scene, JN_ROLE_GROUP, jn_say(map, JN_LABEL_AT_A_GLANCE), NULL);
	jn_stack_line_at(map, x, y, jn_say(map, JN_LABEL_AT_A_GLANCE), JN_STYLE_TEXT)->fill = JN_COLOR_INK3;
	y += jn_stack_line(map, JN_STYLE_TEXT) + jn_px(14);
	for (uint32_t i = 0; i < self->count; i++) {
		int32_t line = jn_stack_line(map, JN_STYLE_FIGURE), sentence = jn_stack_line(map, JN_STYLE_TEXT2);
		jn_shape_number(jn_stack_line_at(map, x, y, self->facts[i].figure, JN_STYLE_FIGURE));
		jn_stack_draw(map, &self->sentences[i], x + self->figure_width + jn_px(20), y + (line - sentence) / 2);
		y += glance_row(map, self, i);
	}
	jn_scene_end(map->scene);
}

/* --- the top --- */

static int32_t lower(int32_t a, int32_t b)
{
	return a > b ? a : b;
}

/* Persona cards from `x` on; returns the y below. Their last edge is the page's, where that is near. */
static int32_t place_personas(jn_map *map, int32_t x, int32_t right, int32_t y)
{
	int32_t height = jn_personas_measure(map, right - x), rest = right - x - jn_personas_width(map);
	jn_personas_place(map, x > JN_MARGIN && rest < jn_px(REACH) ? x + rest : x, y);
	return y + height;
}

/* Title, glance and personas; returns the y below the lowest. */
static int32_t place_top(jn_map *map)
{
	int32_t left = JN_MARGIN, right = map->width - JN_MARGIN, top = JN_MARGIN;
	glance facts = {0};
	facts.count = map->view->glance(map, facts.facts);
	measure_glance(map, &facts, jn_px(520));
	int32_t glance_x = snap(map, left + jn_px(560), left + jn_px(900), jn_px(16), left + jn_px(664));
	bool glance_beside = facts.count && glance_x + facts.width <= right;
	int32_t title_end = glance_beside ? glance_x - jn_px(24) : right;

	int32_t after = glance_beside ? glance_x + facts.width + jn_px(32) : left + jn_px(640 + 24);
	int32_t needed = jn_personas_needed(map), personas_x = snap(map, after, right - needed, 0, after);
	bool cards = map->persona_count && map->view->personas;
	bool personas_beside = cards && personas_x + needed <= right;
	if (personas_beside && !glance_beside) title_end = personas_x - jn_px(24);

	jn_stack title;
	measure_title(map, &title, title_end - left);
	jn_stack_draw(map, &title, left, top);
	int32_t bottom = top + title.height;
	if (glance_beside) {
		place_glance(map, &facts, glance_x, top);
		bottom = lower(bottom, top + facts.height);
	}
	if (personas_beside) bottom = lower(bottom, place_personas(map, personas_x, right, top));
	int32_t below = bottom + jn_px(24), beside = left + facts.width + jn_px(48);
	bool glance_below = facts.count && !glance_beside, personas_below = cards && !personas_beside;
	if (glance_below && personas_below && beside + needed <= right) { /* side by side, below the title */
		place_glance(map, &facts, left, below);
		return lower(below + facts.height, place_personas(map, snap(map, beside, right - needed, 0, beside), right, below));
	}
	if (glance_below) {
		measure_glance(map, &facts, personas_beside ? personas_x - left - jn_px(24) : right - left);
		place_glance(map, &facts, left, personas_beside ? top + title.height + jn_px(24) : below);
		bottom = lower(bottom, (personas_beside ? top + title.height + jn_px(24) : below) + facts.height);
	}
	return personas_below ? place_personas(map, left, right, bottom + jn_px(24)) : bottom;
}

/* --- facts --- */

typedef struct facts_row {
	fact *items;
	uint32_t count, cap;
} facts_row;

static fact *add_fact(jn_map *map, facts_row *row, jn_str label, jn_str value, bool plain)
{
	if (value.len == 0) return NULL;
	row->items = jn_arena_grow(&map->scratch, row->items, row->count, &row->cap, sizeof *row->items);
	fact *self = &row->items[row->count++];
	*self = (fact){.label.width = jn_px(360), .value.width = jn_px(360)};
	jn_stack_add(map, &self->label, label, JN_STYLE_LABEL, 0, 0);
	jn_stack_add(map, &self->value, value, plain ? JN_STYLE_TEXT2 : JN_STYLE_TITLE, 0, 0);
	int32_t a = jn_stack_text_width(&self->label), b = jn_stack_text_width(&self->value);
	self->w = a > b ? a : b;
	return self;
}

static jn_str titles(jn_map *map, const jn_clause *clauses, jn_key key)
{
	size_t start = map->buf.len;
	for (; clauses; clauses = clauses->next)
		jn_say_item(map, start, JN_STR("  ·  "),
					jn_say_value(map, &clauses->head, key)); /* titles have commas of their own */
	return jn_say_take(map, start);
}

static void add_state(jn_map *map, facts_row *row)
{
	jn_str state = jn_decl_text(map->journey, JN_KEY_STATE), status = jn_decl_text(map->journey, JN_KEY_STATUS);
	bool future = jn_str_eq(state, JN_STR("future"));
	if (state.len) state = jn_say(map, future ? JN_LABEL_FUTURE : JN_LABEL_CURRENT);
	if (status.len) status = jn_label_word(JN_KEY_STATUS, status, map->language);
	fact *self = add_fact(map, row, jn_say(map, JN_LABEL_STATE), jn_say_joined(map, state, " · ", status), false);
	if (!self || state.len == 0) return;
	self->sign = future ? 2 : 1;
	self->value.first->indent = jn_px(18);
	if (jn_stack_text_width(&self->value) > self->w) self->w = jn_stack_text_width(&self->value);
}

/* The titles of the first sources; the index lists all. */
static jn_str evidence(jn_map *map)
{
	jn_str all = {0};
	uint32_t count = 0;
	for (const jn_decl_list *source = jn_index_list(map, JN_SOURCE); source; source = source->next)
		if (++count <= 3) all = jn_say_joined(map, all, "  ·  ", jn_decl_title(source->decl));
	if (count <= 3) return all;
	return jn_say_joined(map, all, "  ·  ", jn_say_label1(map, JN_LABEL_MORE, jn_say_int(map, count - 3)));
}

/* What has a place of its own in the header. */
static bool placed(jn_key key)
{
	static const jn_key keys[] = {JN_KEY_PERSONA, JN_KEY_SCENARIO, JN_KEY_FRAMEWORK, JN_KEY_GOAL,
								  JN_KEY_KPI,     JN_KEY_STATE,    JN_KEY_STATUS,    JN_KEY_OWNER};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (keys[i] == key) return true;
	return false;
}

static void add_rest(jn_map *map, facts_row *row)
{
	for (const jn_prop *prop = map->journey->props; prop; prop = prop->next) {
		if (placed(prop->key)) continue;
		size_t start = map->buf.len;
		for (const jn_clause *clause = prop->clauses; clause; clause = clause->next)
			jn_say_item(map, start, JN_STR(" · "), jn_say_clause(map, clause, prop->key));
		jn_str label = jn_label_key(prop->key, map->language);
		add_fact(map, row, label.len ? label : prop->key_text, jn_say_take(map, start), true);
	}
	const jn_clause *review = jn_journey_review(map->project, map->journey);
	if (review && !jn_decl_has(map->journey, JN_KEY_REVIEW))
		add_fact(map, row, jn_label_key(JN_KEY_REVIEW, map->language), jn_say_clause(map, review, JN_KEY_REVIEW), true);
}

/* The measures of the whole journey: figure, then state and target. */
static void add_measures(jn_map *map, facts_row *row)
{
	for (const jn_clause *clause = jn_decl_values(map->journey, JN_KEY_KPI); clause; clause = clause->next) {
		const jn_decl *kpi = clause->head.type == JN_VALUE_REF ? clause->head.ref : NULL;
		if (!kpi) {
			add_fact(map, row, jn_label_key(JN_KEY_KPI, map->language), clause->head.text, false);
			continue;
		}
		const jn_clause *latest = jn_kpi_latest(kpi, map->options->today);
		jn_str figure = latest ? jn_say_figure(map, &latest->head, jn_decl_text(kpi, JN_KEY_UNIT)) : (jn_str){0};
		fact *self =
			add_fact(map, row, jn_decl_title(kpi), figure.len ? figure : jn_say(map, JN_LABEL_NOT_MEASURED), false);
		if (!self) continue;
		self->value.first->number = figure.len && jn_text_direction(figure) != JN_TEXT_RTL;
		jn_measure_state(map, &self->value, kpi);
		if (jn_stack_text_width(&self->value) > self->w) self->w = jn_stack_text_width(&self->value);
	}
}

static void collect_facts(jn_map *map, facts_row *row)
{
	const jn_decl *owner = jn_journey_owner(map->project, map->journey);
	jn_date review = jn_journey_next_review(map->project, map->journey);
	add_state(map, row);
	add_fact(map, row, jn_say(map, JN_LABEL_BUSINESS_GOAL),
			 titles(map, jn_decl_values(map->journey, JN_KEY_GOAL), JN_KEY_GOAL), false);
	if (owner) add_fact(map, row, jn_say(map, JN_LABEL_OWNER), jn_decl_title(owner), false);
	add_fact(map, row, jn_say(map, JN_LABEL_EVIDENCE), evidence(map), false);
	if (review != JN_DATE_NONE) add_fact(map, row, jn_say(map, JN_LABEL_NEXT_REVIEW), jn_say_date(map, review), false);
	add_measures(map, row);
	add_rest(map, row);
}

void jn_header_facts(jn_map *map,
					 void (*visit)(jn_map *map, void *context, const jn_stack *label, const jn_stack *value),
					 void *context)
{
	facts_row row = {0};
	collect_facts(map, &row);
	for (uint32_t i = 0; i < row.count; i++) visit(map, context, &row.items[i].label, &row.items[i].value);
}

static void draw_fact(jn_map *map, const fact *self, int32_t x, int32_t y)
{
	jn_stack_draw(map, &self->label, x, y);
	y += self->label.height;
	if (self->sign) {
		int32_t middle = y + jn_stack_line(map, JN_STYLE_TITLE) / 2;
		jn_shape *disc = jn_scene_circle(map->scene, x + jn_px(6), middle, self->sign == 1 ? jn_px(5) : 272,
										 self->sign == 1 ? JN_COLOR_INK : JN_COLOR_NONE);
		if (self->sign == 2) jn_shape_stroke(disc, JN_COLOR_INK, 96, JN_DASH_SOLID);
	}
	jn_stack_draw(map, &self->value, x, y);
}

/* How wide a table of facts is with so many in a row: each column as its widest. */
static int64_t table_width(const facts_row *row, uint32_t columns, int32_t gap)
{
	int64_t width = -(int64_t)gap;
	for (uint32_t c = 0; c < columns; c++) {
		int32_t widest = 0;
		for (uint32_t i = c; i < row->count; i += columns)
			if (row->items[i].w > widest) widest = row->items[i].w;
		width += widest + gap;
	}
	return width;
}

/* As many facts in a row as fit, and as many in each. */
static uint32_t choose_columns(const facts_row *row, int32_t room)
{
	uint32_t columns = row->count < FACTS_MOST ? row->count : FACTS_MOST;
	while (columns > 1 && table_width(row, columns, jn_px(32)) > room) columns--;
	uint32_t rows = (row->count + columns - 1) / columns;
	uint32_t even = (row->count + rows - 1) / rows;
	return table_width(row, even, jn_px(32)) > room ? columns : even;
}

/* Side by side, 48 px apart where there is room for it; in several rows under the same edges, as far apart as fills the page.
 * Returns the y below. */
static int32_t place_facts(jn_map *map, const facts_row *row, int32_t y)
{
	int32_t room = map->width - 2 * JN_MARGIN, x = JN_MARGIN;
	uint32_t columns = choose_columns(row, room);
	int64_t gap = columns > 1 ? jn_px(32) + (room - table_width(row, columns, jn_px(32))) / (columns - 1) : 0;
	int32_t most = columns < row->count ? jn_px(160) : jn_px(48), bottom = y;
	if (gap > most) gap = most;
	for (uint32_t c = 0; c < columns; c++) {
		int32_t widest = 0;
		for (uint32_t i = c; i < row->count; i += columns) {
			row->items[i].x = x;
			if (row->items[i].w > widest) widest = row->items[i].w;
		}
		x += widest + (int32_t)(gap / JN_PX) * JN_PX;
	}
	for (uint32_t i = 0; i < row->count; i++) {
		const fact *self = &row->items[i];
		if (i && i % columns == 0) y = jn_down(bottom, jn_px(16));
		draw_fact(map, self, self->x, y);
		int32_t own = jn_down(y, self->label.height + self->value.height);
		if (own > bottom) bottom = own;
	}
	return bottom;
}

void jn_header_place(jn_map *map)
{
	jn_scene_group(map->scene, JN_ROLE_GROUP, jn_say(map, JN_LABEL_HEADER), map->journey);
	int32_t y = place_top(map) + jn_px(28);
	facts_row row = {0};
	collect_facts(map, &row);
	jn_scene_line(map->scene, JN_MARGIN, y + 32, map->width - JN_MARGIN, y + 32, JN_COLOR_INK, JN_PX);
	if (row.count) y = place_facts(map, &row, y + jn_px(14));
	jn_scene_end(map->scene);
	map->y = jn_down(y, jn_px(32));
}
