/* What a map is based on: the same touchpoints as they were, and a curve for each persona then.
 *
 * In: the journey's `based-on`. Out: map->columns[].earlier, and as many more series. Touchpoints are the same when
 * their names are, first of all in stages of the same name. */
#include <stdlib.h>

#include "scene/say.h"

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

typedef struct names {
	const jn_decl **items;
	uint32_t count, cap;
} names;

/* The first of `all` that is not before the name (and the stage's, unless that is NULL). */
static uint32_t lower_bound(const names *all, jn_str name, const jn_str *stage)
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

static const jn_decl *same(const names *all, const jn_decl *touchpoint)
{
	uint32_t at = lower_bound(all, touchpoint->name, &touchpoint->parent->name);
	if (at < all->count && jn_str_eq(all->items[at]->name, touchpoint->name) &&
		jn_str_eq(all->items[at]->parent->name, touchpoint->parent->name))
		return all->items[at];
	at = lower_bound(all, touchpoint->name, NULL);
	return at < all->count && jn_str_eq(all->items[at]->name, touchpoint->name) ? all->items[at] : NULL;
}

static jn_str state_word(const jn_map *map, const jn_decl *journey, jn_label_id otherwise)
{
	jn_str state = jn_decl_text(journey, JN_KEY_STATE);
	if (state.len == 0) return jn_say(map, otherwise);
	return jn_say(map, jn_str_eq(state, JN_STR("future")) ? JN_LABEL_FUTURE : JN_LABEL_CURRENT);
}

void jn_earlier_collect(jn_map *map)
{
	const jn_decl *earlier = jn_decl_ref(map->journey, JN_KEY_BASED_ON);
	uint32_t count = map->series_count;
	if (!earlier || earlier == map->journey || 2 * count > JN_CURVES_MAX) return;
	names all = {0};
	for (const jn_decl *decl = jn_journey_first_touchpoint(earlier); decl; decl = jn_touchpoint_after(decl)) {
		all.items = jn_arena_grow(&map->scratch, all.items, all.count, &all.cap, sizeof *all.items);
		all.items[all.count++] = decl;
	}
	if (all.count) qsort(all.items, all.count, sizeof *all.items, by_name);
	for (uint32_t c = 0; c < map->column_count; c++)
		if (map->columns[c].touchpoint) map->columns[c].earlier = same(&all, map->columns[c].touchpoint);
	jn_str before = state_word(map, earlier, JN_LABEL_CURRENT);
	for (uint32_t s = 0; s < count; s++) {
		jn_series *self = &map->series[count + s];
		*self = map->series[s];
		self->earlier = true;
		self->dash = JN_DASH_TARGET;
		self->name = jn_say_joined(map, self->name, " · ", before);
		if (map->persona_count == 0) map->series[s].name = state_word(map, map->journey, JN_LABEL_FUTURE);
	}
	map->series_count = 2 * count;
}
