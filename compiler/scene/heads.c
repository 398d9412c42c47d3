/* The phase bar and the heads of stages: title, needs, and quietly owner, goals and notes.
 * In: panels. Out: their heads measured, then shapes. */
#include "scene/say.h"

static void measure_head(jn_map *map, jn_panel *panel)
{
	jn_stack *head = &panel->head;
	const jn_decl *stage = panel->stage;
	head->width = panel->w - jn_px(32);
	jn_block *title = jn_stack_add(map, head, jn_decl_title(stage), JN_STYLE_STAGE, 0, 0);
	if (panel->continued) { /* the stage was named a row above */
		if (title) title->color = JN_COLOR_INK3;
		return;
	}
	for (const jn_clause *need = jn_decl_values(stage, JN_KEY_NEED); need; need = need->next) {
		jn_stack_add(map, head, jn_say_value(map, &need->head, JN_KEY_NEED), JN_STYLE_TEXT2, 2, 0);
		jn_stack_add(map, head, jn_say_meta(map, need), JN_STYLE_META, 0, 0);
	}
	for (const jn_prop *prop = stage->props; prop; prop = prop->next) {
		/* the phase stands in the bar, the measures on their cards */
		if (prop->key == JN_KEY_NEED || prop->key == JN_KEY_KPI || (prop->key == JN_KEY_PHASE && panel->phase))
			continue;
		jn_stack_add(map, head, jn_facts_say(map, prop), JN_STYLE_LABEL, 2, 0);
	}
}

void jn_heads_measure(jn_map *map)
{
	for (uint32_t b = 0; b < map->band_count; b++) {
		jn_band *band = &map->bands[b];
		for (uint32_t i = 0; i < band->panel_count; i++) {
			jn_panel *panel = &map->panels[band->first_panel + i];
			measure_head(map, panel);
			int32_t height = jn_px(16 + 20) + panel->head.height;
			if (height > band->head_height) band->head_height = height;
		}
	}
}

static char small(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* True when a phase's name has its place in it: "Before the purchase" need not say "before" again. */
static bool says(jn_str name, jn_str place)
{
	for (uint32_t from = 0; from + place.len <= name.len; from++) {
		uint32_t i = 0;
		while (i < place.len && small(name.ptr[from + i]) == small(place.ptr[i])) i++;
		if (i == place.len && place.len) return true;
	}
	return false;
}

/* The name of a phase and, quietly, its place, as far as they fit over the stages; they break rather than overlap. */
static void measure_phase(jn_map *map, const jn_decl *phase, int32_t width, jn_stack *name, jn_stack *place)
{
	static const jn_label_id places[] = {JN_LABEL_BEFORE, JN_LABEL_DURING, JN_LABEL_AFTER};
	*name = (jn_stack){.width = width - jn_px(32)};
	*place = *name;
	jn_stack_add(map, name, jn_say_title(map, phase), JN_STYLE_NAME, 0, 0);
	int at = jn_phase_place(phase);
	if (at >= 0 && !says(jn_say_title(map, phase), jn_say(map, places[at])))
		jn_stack_add(map, place, jn_say(map, places[at]), JN_STYLE_LABEL, 0, 0);
}

/* True when name and place fit on one line. */
static bool phase_fits(const jn_stack *name, const jn_stack *place)
{
	if (!name->first || !place->first) return true;
	return name->first->count == 1 && place->first->count == 1 &&
		   name->first->lines[0].width + jn_px(8) + place->first->lines[0].width <= name->width;
}

static int32_t phase_height(const jn_stack *name, const jn_stack *place)
{
	if (phase_fits(name, place)) return name->height > place->height ? name->height : place->height;
	return name->height + place->height;
}

/* The end of the run of panels that share a phase, starting at `first`. */
static uint32_t run_end(const jn_map *map, const jn_band *band, uint32_t first)
{
	uint32_t end = first + 1, last = band->first_panel + band->panel_count;
	while (end < last && map->panels[end].phase == map->panels[first].phase) end++;
	return end;
}

static int32_t run_width(const jn_map *map, uint32_t first, uint32_t end)
{
	return map->panels[end - 1].x + map->panels[end - 1].w - map->panels[first].x;
}

int32_t jn_heads_phase_height(jn_map *map, const jn_band *band)
{
	int32_t height = 0;
	for (uint32_t i = band->first_panel, end; i < band->first_panel + band->panel_count; i = end) {
		end = run_end(map, band, i);
		if (!map->panels[i].phase) continue;
		jn_stack name, place;
		measure_phase(map, map->panels[i].phase, run_width(map, i, end), &name, &place);
		if (phase_height(&name, &place) > height) height = phase_height(&name, &place);
	}
	return height ? height + jn_px(16) : 0;
}

void jn_heads_place_phases(jn_map *map, const jn_band *band)
{
	if (!band->phases) return;
	for (uint32_t i = band->first_panel, end; i < band->first_panel + band->panel_count; i = end) {
		end = run_end(map, band, i);
		if (!map->panels[i].phase) continue;
		int32_t x = map->panels[i].x, width = run_width(map, i, end), line = band->y - jn_px(9);
		jn_stack name, place;
		measure_phase(map, map->panels[i].phase, width, &name, &place);
		int32_t top = line - jn_px(5) - phase_height(&name, &place);
		jn_stack_draw(map, &name, x + jn_px(16), top);
		if (!phase_fits(&name, &place))
			jn_stack_draw(map, &place, x + jn_px(16), top + name.height);
		else
			jn_stack_draw(map, &place, x + jn_px(16) + jn_stack_text_width(&name) + jn_px(8), top);
		jn_scene_line(map->scene, x, line, x + width, line, JN_COLOR_INK, 2 * JN_PX);
	}
}

void jn_heads_place(jn_map *map, const jn_band *band, const jn_panel *panel)
{
	jn_stack_draw(map, &panel->head, panel->x + jn_px(16), band->y + jn_px(16));
}

/* Adds `words`, of which no more than three lines are repeated: they stand in full where the row begins. */
static void add_briefly(jn_map *map, jn_stack *stack, jn_str words, jn_style style)
{
	enum { LINES = 3 };
	jn_block *block = jn_stack_add(map, stack, words, style, 0, 0);
	if (!block || block->count <= LINES) return;
	jn_line *lines = jn_arena_alloc(&map->scratch, LINES * sizeof *lines);
	for (int i = 0; i < LINES; i++) lines[i] = block->lines[i];
	jn_line *last = &lines[LINES - 1];
	last->text = jn_say_joined(map, last->text, "", JN_STR("…"));
	last->width = -1;
	stack->height -= (int32_t)(block->count - LINES) * jn_stack_line(map, style);
	block->lines = lines;
	block->count = LINES;
}

/* Number and title of a touchpoint as on its card, small. */
static void measure_title(jn_map *map, const jn_column *column, jn_stack *title)
{
	*title = (jn_stack){.width = column->w - 2 * JN_INSET};
	if (!column->touchpoint) return;
	jn_str words = jn_say_joined(map, jn_say_number(map, column->touchpoint), " ", jn_decl_title(column->touchpoint));
	add_briefly(map, title, words, JN_STYLE_NAME);
}

/* "Looks around, continued" */
static void measure_name(jn_map *map, const jn_panel *panel, jn_stack *name)
{
	*name = (jn_stack){.width = panel->w - jn_px(32)};
	jn_str words = jn_say_label1(map, JN_LABEL_CONTINUED, jn_say_title(map, panel->stage));
	add_briefly(map, name, words, JN_STYLE_TITLE);
}

/* How high the tallest of the names and of the titles is. */
static void measure_repeated(jn_map *map, const jn_band *band, int32_t *ret_names, int32_t *ret_titles)
{
	jn_stack stack;
	*ret_names = *ret_titles = 0;
	for (uint32_t i = 0; i < band->panel_count; i++) {
		measure_name(map, &map->panels[band->first_panel + i], &stack);
		if (stack.height > *ret_names) *ret_names = stack.height;
	}
	for (uint32_t c = band->first; c < band->first + band->count; c++) {
		measure_title(map, &map->columns[c], &stack);
		if (stack.height > *ret_titles) *ret_titles = stack.height;
	}
}

/* Phases, then panels from `top` on: the stages' names, and the touchpoints' titles from `titles` on. */
static void place_repeated(jn_map *map, const jn_band *band, int32_t top, int32_t titles, int32_t bottom)
{
	jn_stack stack;
	jn_band moved = *band;
	moved.y = top;
	for (uint32_t i = 0; i < band->panel_count; i++) { /* the ground reaches out below, so that no corner shows */
		const jn_panel *panel = &map->panels[band->first_panel + i];
		int32_t height = bottom - top + jn_px(40);
		jn_scene_rect(map->scene, panel->x, top, panel->w, height, jn_px(12), JN_COLOR_PANEL)->flags |= JN_SHAPE_PANEL;
	}
	jn_heads_place_phases(map, &moved);
	for (uint32_t i = 0; i < band->panel_count; i++) {
		const jn_panel *panel = &map->panels[band->first_panel + i];
		measure_name(map, panel, &stack);
		jn_stack_draw(map, &stack, panel->x + jn_px(16), top + jn_px(8));
	}
	for (uint32_t c = band->first; c < band->first + band->count; c++) {
		measure_title(map, &map->columns[c], &stack);
		jn_stack_draw(map, &stack, map->columns[c].x + JN_INSET, titles);
	}
	jn_scene_line(map->scene, JN_MARGIN, bottom - 32, band->right, bottom - 32, JN_COLOR_HAIR, JN_PX);
}

void jn_heads_repeat(jn_map *map, const jn_band *band, jn_scene_band *added)
{
	jn_scene *scene = map->scene;
	jn_shape *last = scene->last;
	uint32_t count = scene->shape_count;
	int32_t names, titles, top = band->phases ? jn_heads_phase_height(map, band) : 0;
	if (!last) return;
	measure_repeated(map, band, &names, &titles);
	int32_t below = top + jn_px(8) + names + jn_px(4), bottom = below + titles + jn_px(10);
	bottom = (bottom + JN_PX - 1) / JN_PX * JN_PX;
	place_repeated(map, band, top, below, bottom);
	added->heads = last->next;
	added->heads_height = bottom;
	last->next = NULL; /* they are no part of the picture itself */
	scene->last = last;
	scene->shape_count = count;
}
