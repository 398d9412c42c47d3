/* Other journeys laid over this one: the map it is based on, and those that were asked for; a curve for each of their
 * personas.
 *
 * In: the journey's `based-on`, the options. Out: map->columns[].others, and as many more series. Touchpoints are the
 * same when their names are, first of all in stages of the same name; journeys that share no name are laid over each
 * other phase by phase, where the stages of both say theirs. */
#include <stdlib.h>

#include "scene/say.h"

typedef struct list {
	const jn_decl **items;
	uint32_t count, cap;
} list;

static void add(jn_map *map, list *self, const jn_decl *decl)
{
	self->items = jn_arena_grow(&map->scratch, self->items, self->count, &self->cap, sizeof *self->items);
	self->items[self->count++] = decl;
}

/* --- the same touchpoint by name --- */

static int order(jn_str a, jn_str b)
{
	uint32_t shorter = a.len < b.len ? a.len : b.len;
	int first = shorter ? memcmp(a.ptr, b.ptr, shorter) : 0;
	return first ? first : a.len < b.len ? -1 : a.len > b.len;
}

/* By name, then by the stage's name, then by place in the text. */
static int by_name(const void *a, const void *b)
{
	const jn_decl *one = *(const jn_decl *const *)a, *two = *(const jn_decl *const *)b;
	int result = order(one->name, two->name);
	if (result == 0) result = order(one->parent->name, two->parent->name);
	if (result) return result;
	if (one->parent->ordinal != two->parent->ordinal) return one->parent->ordinal < two->parent->ordinal ? -1 : 1;
	return one->ordinal < two->ordinal ? -1 : one->ordinal > two->ordinal;
}

/* The first of `all` that is not before the name (and the stage's, unless that is NULL). */
static uint32_t lower_bound(const list *all, jn_str name, const jn_str *stage)
{
	uint32_t from = 0, to = all->count;
	while (from < to) {
		uint32_t middle = from + (to - from) / 2;
		int result = order(all->items[middle]->name, name);
		if (result == 0 && stage) result = order(all->items[middle]->parent->name, *stage);
		if (result < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

static const jn_decl *same(const list *all, const jn_decl *touchpoint)
{
	uint32_t at = lower_bound(all, touchpoint->name, &touchpoint->parent->name);
	if (at < all->count && jn_str_eq(all->items[at]->name, touchpoint->name) &&
		jn_str_eq(all->items[at]->parent->name, touchpoint->parent->name))
		return all->items[at];
	at = lower_bound(all, touchpoint->name, NULL);
	return at < all->count && jn_str_eq(all->items[at]->name, touchpoint->name) ? all->items[at] : NULL;
}

static bool match_names(jn_map *map, list *all, uint32_t other)
{
	bool any = false;
	if (all->count) qsort(all->items, all->count, sizeof *all->items, by_name);
	for (uint32_t c = 0; c < map->column_count; c++) {
		jn_column *column = &map->columns[c];
		if (column->touchpoint) column->others[other] = same(all, column->touchpoint);
		any = any || column->others[other];
	}
	return any;
}

/* --- phase by phase --- */

/* The lower of two feelings tells more about where the paths part. */
static bool feels_lower(const jn_decl *a, const jn_decl *b)
{
	double one = 0, two = 0;
	return jn_decl_number(a, JN_KEY_EMOTION, &one) && (!jn_decl_number(b, JN_KEY_EMOTION, &two) || one < two);
}

/* The run of `all` from `*at` on that is told in one phase; moves behind it. */
static uint32_t run_of_phase(const jn_map *map, const list *all, uint32_t *at, const jn_decl **ret_phase)
{
	uint32_t from = *at, to = from;
	*ret_phase = jn_stage_phase(map->project, all->items[from]->parent);
	const jn_decl *stage = all->items[from]->parent;
	for (; to < all->count; to++) {
		const jn_decl *here = all->items[to]->parent;
		if (here != stage && jn_stage_phase(map->project, here) != *ret_phase) break;
		stage = here;
	}
	*at = to;
	return to - from;
}

/* The columns of a phase on this map: its first run. */
typedef struct span {
	const jn_decl *phase;
	uint32_t first, count;
} span;

enum { SPANS = 64 };

static uint32_t find_spans(const jn_map *map, span spans[SPANS])
{
	uint32_t count = 0;
	for (uint32_t p = 0; p < map->panel_count; p++) {
		const jn_panel *panel = &map->panels[p];
		span *last = count ? &spans[count - 1] : NULL;
		if (last && last->phase == panel->phase && last->first + last->count == panel->first) {
			last->count += panel->count;
			continue;
		}
		bool known = !panel->phase || count == SPANS;
		for (uint32_t i = 0; i < count && !known; i++) known = spans[i].phase == panel->phase;
		if (!known) spans[count++] = (span){panel->phase, panel->first, panel->count};
	}
	return count;
}

/* Spreads `count` touchpoints evenly over the columns of their phase. */
static void spread(jn_map *map, const jn_decl *const *items, uint32_t count, const span *over, uint32_t other)
{
	for (uint32_t i = 0; i < count; i++) {
		uint32_t c = over->first + (uint32_t)((2 * (uint64_t)i + 1) * over->count / (2 * (uint64_t)count));
		const jn_decl **at = &map->columns[c].others[other];
		if (!*at || feels_lower(items[i], *at)) *at = items[i];
	}
}

static bool match_phases(jn_map *map, const list *all, uint32_t other)
{
	span spans[SPANS];
	uint32_t span_count = find_spans(map, spans);
	bool any = false;
	const jn_decl *phase;
	for (uint32_t at = 0, from = 0; at < all->count; from = at) {
		uint32_t count = run_of_phase(map, all, &at, &phase), i = 0;
		while (i < span_count && spans[i].phase != phase) i++;
		if (i == span_count) continue;
		spread(map, all->items + from, count, &spans[i], other);
		any = true;
	}
	return any;
}

static bool match(jn_map *map, const jn_decl *journey, uint32_t other)
{
	list told = {0}, sorted = {0};
	for (const jn_decl *decl = jn_journey_first_touchpoint(journey); decl; decl = jn_touchpoint_after(decl)) {
		add(map, &told, decl);
		add(map, &sorted, decl);
	}
	return match_names(map, &sorted, other) || match_phases(map, &told, other);
}

/* --- series --- */

static jn_str state_word(const jn_map *map, const jn_decl *journey, jn_label_id otherwise)
{
	jn_str state = jn_decl_text(journey, JN_KEY_STATE);
	if (state.len == 0) return jn_say(map, otherwise);
	return jn_say(map, jn_str_eq(state, JN_STR("future")) ? JN_LABEL_FUTURE : JN_LABEL_CURRENT);
}

/* A thin curve of the n-th other journey in the look of `like`, with a dash of its own. */
static void add_series(jn_map *map, const jn_series *like, uint32_t twin, uint32_t other, jn_str called)
{
	static const uint8_t dashes[] = {JN_DASH_TARGET, JN_DASH_PERSONA_4, JN_DASH_PERSONA_2, JN_DASH_PERSONA_5};
	if (map->series_count == JN_CURVES_MAX) return;
	jn_series *self = &map->series[map->series_count++];
	*self = *like;
	self->other = (uint8_t)other;
	self->twin = twin;
	self->dash = dashes[(other - 1) % (sizeof dashes / sizeof *dashes)];
	self->name = jn_say_joined(map, like->name, " · ", called);
}

/* A curve for each persona of the other journey: in the colour she has on this map, or in the next one. */
static void add_personas(jn_map *map, const jn_decl *journey, uint32_t own, uint32_t other, jn_str called)
{
	uint32_t next = own;
	const jn_clause *clause = jn_decl_values(journey, JN_KEY_PERSONA);
	for (; clause; clause = clause->next) {
		const jn_decl *persona = clause->head.type == JN_VALUE_REF ? clause->head.ref : NULL;
		if (!persona || (map->options->persona && map->options->persona != persona)) continue;
		uint32_t twin = 0;
		while (twin < own && map->series[twin].persona != persona) twin++;
		jn_series like = twin < own ? map->series[twin] : jn_series_of(persona, next++);
		add_series(map, &like, twin < own ? twin : UINT32_MAX, other, called);
	}
}

static void add_journey(jn_map *map, const jn_decl *journey, uint32_t own, uint32_t other, jn_str called)
{
	/* the map that this one is based on is told for the same people, whoever it names */
	bool based = journey == jn_decl_ref(map->journey, JN_KEY_BASED_ON);
	if (map->persona_count && jn_decl_values(journey, JN_KEY_PERSONA) && !based)
		add_personas(map, journey, own, other, called);
	else
		for (uint32_t s = 0; s < own; s++) add_series(map, &map->series[s], s, other, called);
}

static list journeys(jn_map *map)
{
	list self = {0};
	const jn_decl *earlier = jn_decl_ref(map->journey, JN_KEY_BASED_ON);
	if (earlier && earlier != map->journey) add(map, &self, earlier);
	for (uint32_t i = 0; i < map->options->against_count; i++) {
		bool known = map->options->against[i] == map->journey;
		for (uint32_t k = 0; k < self.count && !known; k++) known = self.items[k] == map->options->against[i];
		if (!known && self.count < JN_AGAINST_MAX) add(map, &self, map->options->against[i]);
	}
	return self;
}

void jn_overlay_collect(jn_map *map)
{
	list all = journeys(map);
	uint32_t own = map->series_count;
	if (all.count == 0 || 2 * own > JN_CURVES_MAX) return;
	for (uint32_t c = 0; c < map->column_count; c++)
		map->columns[c].others = jn_arena_alloc(&map->scratch, all.count * sizeof(jn_decl *));
	bool only_earlier = all.count == 1 && all.items[0] == jn_decl_ref(map->journey, JN_KEY_BASED_ON);
	for (uint32_t i = 0; i < all.count; i++) {
		if (!match(map, all.items[i], i)) map->scene->apart = true;
		jn_str called = only_earlier ? state_word(map, all.items[i], JN_LABEL_CURRENT) : jn_decl_title(all.items[i]);
		add_journey(map, all.items[i], own, i + 1, called);
	}
	if (map->persona_count) return;
	map->series[0].name = only_earlier ? state_word(map, map->journey, JN_LABEL_FUTURE) : jn_decl_title(map->journey);
}
