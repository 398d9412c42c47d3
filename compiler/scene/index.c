/* The index at the foot of the map: everything the map refers to, in full, so that nothing is lost: personas, goals,
 * measures with every measurement, sources, channels, teams, competitors; opportunities that no stage can show. Where
 * it is not wanted, one line says how much it holds.
 *
 * In: the journey. Out: lists by kind, then shapes: a row a kind, entries in equal tracks. */
#include "scene/pointers.h"
#include "scene/say.h"

enum { TRACK = 272 * JN_PX, WIDEST = 640 * JN_PX, TRACK_GAP = 24 * JN_PX, SHORT_FACT = 40 };

static const jn_kind kinds[] = {JN_PERSONA, JN_GOAL, JN_KPI,        JN_SOURCE,
								JN_CHANNEL, JN_TEAM, JN_COMPETITOR, JN_OPPORTUNITY};
enum { KINDS = sizeof kinds / sizeof *kinds };

struct jn_index {
	jn_pointer_set met;
	jn_decl_list *first[KINDS], *last[KINDS];
	jn_decl_list *queue, *queue_last; /* met, but not read yet */
};

/* --- collecting --- */

static int kind_place(int kind)
{
	for (int i = 0; i < KINDS; i++)
		if ((int)kinds[i] == kind) return i;
	return -1;
}

static void push(jn_map *map, jn_decl_list **first, jn_decl_list **last, const jn_decl *decl)
{
	jn_decl_list *item = jn_arena_alloc(&map->scratch, sizeof *item);
	item->decl = decl;
	if (*last)
		(*last)->next = item;
	else
		*first = item;
	*last = item;
}

static void meet(jn_map *map, const jn_decl *decl)
{
	struct jn_index *self = map->index;
	int place = decl ? kind_place(decl->kind) : -1;
	if (place < 0 || !jn_pointers_add(&self->met, decl, 0)) return;
	push(map, &self->first[place], &self->last[place], decl);
	push(map, &self->queue, &self->queue_last, decl);
}

static void meet_value(jn_map *map, const jn_value *value)
{
	if (value && value->type == JN_VALUE_REF) meet(map, value->ref);
}

static void meet_clauses(jn_map *map, const jn_clause *clause)
{
	for (; clause; clause = clause->next) {
		meet_value(map, &clause->head);
		meet_value(map, clause->second);
		for (const jn_mod *mod = clause->mods; mod; mod = mod->next) meet_value(map, &mod->value);
	}
}

static void meet_props(jn_map *map, const jn_decl *decl)
{
	for (const jn_prop *prop = decl->props; prop; prop = prop->next) meet_clauses(map, prop->clauses);
	meet_clauses(map, decl->heads);
}

/* The whole tree under `root`, without recursion. */
static void meet_tree(jn_map *map, const jn_decl *root)
{
	for (const jn_decl *decl = root; decl; decl = jn_decl_after(decl, root)) meet_props(map, decl);
}

/* The journey, or of a map of one channel or persona what it shows of it. */
static void meet_journey(jn_map *map)
{
	if (!map->options->channel && !map->options->persona) {
		meet_tree(map, map->journey);
		return;
	}
	meet_props(map, map->journey);
	for (uint32_t p = 0; p < map->panel_count; p++) meet_props(map, map->panels[p].stage);
	for (uint32_t c = 0; c < map->column_count; c++)
		if (map->columns[c].touchpoint) meet_tree(map, map->columns[c].touchpoint);
}

void jn_index_collect(jn_map *map)
{
	map->index = jn_arena_alloc(&map->scratch, sizeof *map->index);
	map->index->met.arena = &map->scratch;
	meet_journey(map);
	meet(map, jn_journey_owner(map->project, map->journey));
	const jn_clause *review = jn_journey_review(map->project, map->journey);
	if (review)
		for (const jn_mod *mod = review->mods; mod; mod = mod->next) meet_value(map, &mod->value);
	for (uint32_t c = 0; c < map->column_count; c++) meet(map, map->columns[c].owner);
	/* without a stage there is no lane for them */
	const jn_decl *opportunity = map->panel_count ? NULL : jn_decl_child(map->journey, JN_OPPORTUNITY);
	for (; opportunity; opportunity = jn_decl_sibling(opportunity)) meet(map, opportunity);
	for (const jn_decl_list *item = map->index->queue; item; item = item->next) meet_props(map, item->decl);
}

const jn_decl_list *jn_index_list(const jn_map *map, jn_kind kind)
{
	int place = kind_place((int)kind);
	return place < 0 ? NULL : map->index->first[place];
}

/* --- entries --- */

typedef struct entry {
	struct entry *next;
	const jn_decl *decl;
	jn_stack stack;
	int32_t x, y;
} entry;

/* Short facts share a paragraph, long ones have their own. */
static void measure_entry(jn_map *map, const jn_decl *decl, jn_stack *stack)
{
	jn_stack_add(map, stack, jn_decl_title(decl), JN_STYLE_STRONG, 0, 0);
	size_t start = map->buf.len;
	for (const jn_prop *prop = decl->props; prop; prop = prop->next) {
		if (decl->kind == JN_PERSONA && jn_personas_shown(prop)) continue;
		jn_str said = jn_facts_say(map, prop);
		if (said.len <= SHORT_FACT) jn_say_item(map, start, JN_STR(" · "), said);
	}
	jn_stack_add(map, stack, jn_say_take(map, start), JN_STYLE_LABEL2, 2, 0);
	for (const jn_prop *prop = decl->props; prop; prop = prop->next) {
		if (decl->kind == JN_PERSONA && jn_personas_shown(prop)) continue;
		jn_str said = jn_facts_say(map, prop);
		if (said.len > SHORT_FACT) jn_stack_add(map, stack, said, JN_STYLE_LABEL2, 4, 0);
	}
}

/* True when there is more to say than the title, which stands where the thing is used. */
static bool worth_an_entry(const jn_decl *decl)
{
	for (const jn_prop *prop = decl->props; prop; prop = prop->next)
		if (prop->clauses && !(decl->kind == JN_PERSONA && jn_personas_shown(prop))) return true;
	return false;
}

/* As many equal tracks as fit; fewer and wider ones for few entries. */
static uint32_t choose_tracks(const jn_map *map, int place, int32_t *ret_width)
{
	int32_t room = map->width - JN_MARGIN - JN_BODY;
	uint32_t tracks = (uint32_t)((room + TRACK_GAP) / (TRACK + TRACK_GAP)), entries = 0;
	for (const jn_decl_list *item = map->index->first[place]; item; item = item->next)
		entries += worth_an_entry(item->decl);
	if (tracks > entries) tracks = entries;
	if (tracks < 1) tracks = 1;
	*ret_width = ((room + TRACK_GAP) / (int32_t)tracks - TRACK_GAP) / JN_PX * JN_PX;
	if (*ret_width > WIDEST) *ret_width = WIDEST;
	return tracks;
}

static entry *measure_kind(jn_map *map, int place, int32_t width)
{
	entry *first = NULL, **end = &first;
	for (const jn_decl_list *item = map->index->first[place]; item; item = item->next) {
		if (!worth_an_entry(item->decl)) continue;
		entry *self = jn_arena_alloc(&map->scratch, sizeof *self);
		self->decl = item->decl;
		self->stack.width = width;
		measure_entry(map, item->decl, &self->stack);
		*end = self;
		end = &self->next;
	}
	return first;
}

/* Each entry goes under the shortest track so far; returns the height. */
static int32_t arrange(jn_map *map, entry *first, int32_t width, uint32_t tracks)
{
	int32_t *height = jn_arena_alloc(&map->scratch, tracks * sizeof *height), highest = 0;
	for (entry *self = first; self; self = self->next) {
		uint32_t shortest = 0;
		for (uint32_t t = 1; t < tracks; t++)
			if (height[t] < height[shortest]) shortest = t;
		self->x = JN_BODY + (int32_t)shortest * (width + TRACK_GAP);
		self->y = height[shortest] ? jn_down(height[shortest], jn_px(16)) : 0;
		height[shortest] = jn_down(self->y, self->stack.height);
		if (height[shortest] > highest) highest = height[shortest];
	}
	return highest;
}

static void place_kind(jn_map *map, int place)
{
	int32_t width;
	uint32_t tracks = choose_tracks(map, place, &width);
	entry *first = measure_kind(map, place, width);
	if (!first) return;
	jn_scene *scene = map->scene;
	jn_str name = jn_label_kind(kinds[place], true, map->language);
	int32_t height = arrange(map, first, width, tracks), top = map->y + JN_INSET;
	jn_scene_group(scene, JN_ROLE_GROUP, name, NULL);
	jn_scene_line(scene, JN_MARGIN, map->y + 32, map->width - JN_MARGIN, map->y + 32, JN_COLOR_HAIR, JN_PX);
	jn_stack rail = {.width = JN_RAIL - jn_px(24)};
	jn_stack_add(map, &rail, name, JN_STYLE_STRONG, 0, 0);
	jn_stack_draw(map, &rail, JN_MARGIN, top);
	for (const entry *self = first; self; self = self->next) {
		jn_scene_group(scene, JN_ROLE_GROUP, jn_decl_title(self->decl), self->decl);
		jn_stack_draw(map, &self->stack, self->x, top + self->y);
		jn_scene_end(scene);
	}
	jn_scene_end(scene);
	map->y = jn_down(top, (height > rail.height ? height : rail.height) + jn_px(16));
}

/* What has a card on the map: its personas, its measures. */
static jn_pointer_set collect_drawn(jn_map *map)
{
	jn_pointer_set drawn = {.arena = &map->scratch};
	for (uint32_t i = 0; i < map->persona_count && map->view->personas; i++)
		jn_pointers_add(&drawn, map->personas[i].persona, 0);
	for (uint32_t p = 0; p < map->panel_count && jn_map_shows(map, JN_LANE_MEASURES); p++)
		for (const jn_card *card = map->panels[p].measures.first; card; card = card->next)
			jn_pointers_add(&drawn, card->decl, 0);
	return drawn;
}

/* How much the index would say of each kind that has no card. */
static void count_entries(jn_map *map, uint32_t counts[KINDS])
{
	jn_pointer_set drawn = collect_drawn(map);
	for (int place = 0; place < KINDS; place++)
		for (const jn_decl_list *item = map->index->first[place]; item; item = item->next)
			counts[place] += worth_an_entry(item->decl) && jn_pointers_add(&drawn, item->decl, 0);
}

static void add_count(jn_map *map, size_t start, jn_str name, uint32_t count)
{
	if (count == 0) return;
	jn_say_item(map, start, JN_STR("  ·  "), jn_say_counted(map, name, count));
}

/* The options that draw what is counted. */
static const char *options_for(const jn_map *map, bool lanes, bool refers)
{
	static const char *const words[][2] = {{"--lanes all", "--lanes all --index"},
										   {"--view map --lanes all", "--view map --lanes all --index"}};
	return lanes ? words[!map->view->chosen][refers] : "--index";
}

/* "Not shown here: 41 · Gains 3 · Goals 4 …": what this view does not draw, and what it refers to where the index does not
 * follow. A view whose lanes are its own leaves most things out; it says how many. A picture hangs where nobody has a command
 * line; words for those who have one go on: "… · drawn with --lanes all --index". */
jn_str jn_index_say_more(jn_map *map, bool options)
{
	uint32_t lanes = 0, kinds_count = 0, counts[KINDS] = {0};
	if (!map->options->index) count_entries(map, counts);
	for (int place = 0; place < KINDS; place++) kinds_count += counts[place];
	for (int lane = 0; lane < JN_LANE_COUNT; lane++) lanes += map->hidden[lane];
	uint32_t all = lanes + kinds_count;
	if (all == 0) return (jn_str){0};
	size_t start = map->buf.len;
	jn_say_item(map, start, JN_STR(""), jn_say_label1(map, JN_LABEL_NOT_DRAWN, jn_say_int(map, all)));
	for (int lane = 0; lane < JN_LANE_COUNT && map->view->chosen; lane++)
		add_count(map, start, jn_lane_name((jn_lane)lane, map->language), map->hidden[lane]);
	for (int place = 0; place < KINDS && map->view->chosen; place++)
		add_count(map, start, jn_label_kind(kinds[place], true, map->language), counts[place]);
	jn_str words = jn_str_c(options_for(map, lanes, kinds_count));
	if (options) jn_say_item(map, start, JN_STR("  ·  "), jn_say_label1(map, JN_LABEL_DRAWN_WITH, jn_say_isolated(map, words)));
	return jn_say_take(map, start);
}

static void place_more(jn_map *map, jn_str more)
{
	jn_stack line = {.width = map->width - JN_MARGIN - JN_BODY};
	jn_stack_add(map, &line, more, JN_STYLE_LABEL, 0, 0);
	jn_stack_draw(map, &line, JN_BODY, map->y);
	map->y = jn_down(map->y, line.height);
}

void jn_index_each(jn_map *map, void (*visit)(jn_map *map, void *context, jn_str kind, const jn_stack *entry),
				   void *context)
{
	for (int place = 0; place < KINDS; place++) {
		jn_str name = jn_label_kind(kinds[place], true, map->language);
		for (const entry *self = measure_kind(map, place, WIDEST); self; self = self->next, name = (jn_str){0})
			visit(map, context, name, &self->stack);
	}
}

void jn_index_place(jn_map *map)
{
	jn_str more = jn_index_say_more(map, false);
	if ((more.len && map->view->chosen) || map->options->index) map->y += jn_px(24);
	if (map->view->chosen) place_more(map, more); /* else it is short enough for the footer */
	if (!map->options->index) return;
	for (int place = 0; place < KINDS; place++) place_kind(map, place);
}
