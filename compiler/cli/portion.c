/* Reading --lanes, --fold, --channel, --persona, --each, --against and --labels. Lists are the arena's, names the
 * project's. */
#include "cli/portion.h"

#include "base/suggest.h"
#include "cli/command.h"
#include "model/diagnostic.h"
#include "model/query.h"
#include "text/labels.h"

enum { MOST_NAMED = 12 }; /* in a complaint */

static const char *const each_words[] = {"channel", "persona", NULL};

const char *jn_portion_each_word(int i)
{
	return each_words[i];
}

/* --- words alone --- */

static bool check_lanes(const jn_portion *self)
{
	jn_lane_list lanes;
	jn_str wrong;
	if (!self->lanes || jn_scene_lanes_read(&lanes, jn_str_c(self->lanes), &wrong)) return true;
	jn_buf names = {0};
	for (uint32_t i = 0; jn_scene_lane_word(i); i++) jn_list_name(&names, 0, jn_str_c(jn_scene_lane_word(i)));
	jn_list_name(&names, 0, JN_STR("usual"));
	jn_list_name(&names, 0, JN_STR("all"));
	jn_buf_char(&names, 0);
	jn_complain("there is no lane `%.*s`; there are %s", JN_ARG(wrong), names.ptr);
	jn_buf_free(&names);
	return false;
}

static bool check_labels(const jn_portion *self)
{
	if (!self->labels) return true;
	jn_str tag = jn_str_c(self->labels);
	if (jn_language_of(tag) != JN_LANG_EN || (tag.len >= 2 && jn_str_starts(tag, JN_STR("en")))) return true;
	jn_complain("there are no labels in `%s`; choose en, id, ms or ar", self->labels);
	return false;
}

/* True when only `view` is drawn. */
static bool only(const jn_option_words *views, const char *view)
{
	if (views->count == 0) return strcmp(view, "map") == 0;
	for (uint32_t i = 0; i < views->count; i++)
		if (strcmp(views->items[i], view) != 0) return false;
	return true;
}

bool jn_portion_check(const jn_portion *self, const jn_option_words *views)
{
	if (!check_lanes(self) || !check_labels(self)) return false;
	if (self->lanes && !only(views, "map")) {
		jn_complain("--lanes is for the view `map`; the other views have lanes of their own");
		return false;
	}
	if (self->against.count && !only(views, "emotions")) {
		jn_complain("--against is for the view `emotions`: add --view emotions");
		return false;
	}
	if ((self->each == JN_EACH_CHANNEL && self->channel) || (self->each == JN_EACH_PERSONA && self->persona)) {
		const char *word = each_words[self->each];
		jn_complain("--each %s draws all of them, --%s only one: choose", word, word);
		return false;
	}
	return true;
}

/* --- names --- */

/* A declaration by its name or its title; says what there is when there is none. */
static const jn_decl *find(const jn_project *project, jn_kind kind, const char *what, const char *name)
{
	jn_str wanted = jn_str_c(name);
	jn_buf names = {0};
	const jn_decl *found = NULL;
	for (uint32_t i = 0; i < project->kind_count[kind] && !found; i++) {
		const jn_decl *decl = project->by_kind[kind][i];
		if (jn_str_eq(decl->name, wanted) || jn_str_eq(decl->title, wanted)) found = decl;
		if (i < MOST_NAMED) jn_list_name(&names, 0, decl->name);
	}
	if (project->kind_count[kind] > MOST_NAMED) jn_buf_c(&names, " …");
	bool none = names.len == 0;
	jn_buf_char(&names, 0);
	if (!found && none) jn_complain("there is no %s `%s`: the project has none", what, name);
	if (!found && !none) jn_complain("there is no %s `%s`; there are %s", what, name, names.ptr);
	jn_buf_free(&names);
	return found;
}

static bool apply_against(const jn_portion *self, jn_arena *arena, const jn_project *project, jn_scene_options *options)
{
	const jn_decl **list = jn_arena_alloc(arena, (self->against.count + 1) * sizeof *list);
	for (uint32_t i = 0; i < self->against.count; i++) {
		list[i] = find(project, JN_JOURNEY, "journey", self->against.items[i]);
		if (!list[i]) return false;
	}
	options->against = list;
	options->against_count = self->against.count;
	return true;
}

bool jn_portion_apply(const jn_portion *self, jn_arena *arena, const jn_project *project, jn_scene_options *options)
{
	jn_str wrong;
	if (self->lanes) jn_scene_lanes_read(&options->lanes, jn_str_c(self->lanes), &wrong);
	if (self->labels) options->language = (int)jn_language_of(jn_str_c(self->labels));
	options->fold = self->fold == JN_OPTION_UNSAID ? JN_FOLD_BEST : self->fold;
	if (self->channel && !(options->channel = find(project, JN_CHANNEL, "channel", self->channel))) return false;
	if (self->persona && !(options->persona = find(project, JN_PERSONA, "persona", self->persona))) return false;
	return apply_against(self, arena, project, options);
}

bool jn_portion_any(const jn_decl *journey, const jn_scene_options *options)
{
	if (!options->channel && !options->persona) return true;
	for (const jn_decl *at = jn_journey_first_touchpoint(journey); at; at = jn_touchpoint_after(at)) {
		bool channel = !options->channel || jn_touchpoint_channel(at) == options->channel;
		if (channel && (!options->persona || jn_view_meets(at, options->persona))) return true;
	}
	return false;
}

/* --- parts --- */

static bool among(const jn_decl *const *list, uint32_t count, const jn_decl *decl)
{
	for (uint32_t i = 0; i < count; i++)
		if (list[i] == decl) return true;
	return false;
}

const jn_decl **jn_portion_parts(const jn_portion *self, jn_arena *arena, const jn_decl *journey, uint32_t *ret_count)
{
	const jn_decl **list = NULL;
	uint32_t count = 0, cap = 0;
	if (self->each == JN_EACH_PERSONA) {
		for (const jn_clause *clause = jn_decl_values(journey, JN_KEY_PERSONA); clause; clause = clause->next) {
			const jn_decl *persona = clause->head.type == JN_VALUE_REF ? clause->head.ref : NULL;
			if (!persona || among(list, count, persona)) continue;
			list = jn_arena_grow(arena, list, count, &cap, sizeof *list);
			list[count++] = persona;
		}
	}
	const jn_decl *at = self->each == JN_EACH_CHANNEL ? jn_journey_first_touchpoint(journey) : NULL;
	for (; at; at = jn_touchpoint_after(at)) {
		const jn_decl *channel = jn_touchpoint_channel(at);
		if (!channel || among(list, count, channel)) continue;
		list = jn_arena_grow(arena, list, count, &cap, sizeof *list);
		list[count++] = channel;
	}
	*ret_count = count;
	return list;
}
