/* The foot of a picture is honest: what a view does not draw it counts, lane by lane; the same in words names the options that draw it. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "everything.h"
#include "model/diagnostic.h"
#include "pictures.h"
#include "project/load.h"
#include "scene/map.h"
#include "scene/outline.h"
#include "text/labels.h"

enum { MOST_OTHERS = 16 };
#define NOT_DRAWN "Not shown here: "

static const jn_scene *draw(jn_arena *arena, const jn_project *project, const char *view, const char *lanes, bool index)
{
	jn_scene_options options = {.view = jn_str_c(view), .language = -1, .today = JN_DATE_NONE, .index = index, .outline = true};
	jn_str wrong;
	if (lanes) cr_assert(jn_scene_lanes_read(&options.lanes, jn_str_c(lanes), &wrong));
	return jn_scene_build(arena, project, project->by_kind[JN_JOURNEY][0], &options);
}

/* The lines of the foot as one text: it begins with `NOT_DRAWN`. Empty when there is none. */
static jn_str foot_of(jn_arena *arena, const jn_scene *scene)
{
	jn_buf text = {0};
	const jn_shape *from = NULL;
	for (const jn_shape *shape = scene->first; shape; shape = shape->next) {
		if (shape->type != JN_SHAPE_TEXT) continue;
		if (jn_str_starts(shape->text.text, JN_STR(NOT_DRAWN))) from = shape;
	}
	for (const jn_shape *shape = from; shape && shape->type == JN_SHAPE_TEXT; shape = shape->next) {
		for (uint32_t i = 0; i <= shape->text.text.len; i++) { /* a line's end is a blank, and a run of blanks is one */
			char c = i < shape->text.text.len ? shape->text.text.ptr[i] : ' ';
			if (c != ' ' || (text.len && text.ptr[text.len - 1] != ' ')) jn_buf_char(&text, c);
		}
	}
	jn_buf_c(&text, text.len ? "·" : "");
	jn_buf_char(&text, '\0');
	jn_str kept = jn_arena_str(arena, jn_buf_view(&text));
	jn_buf_free(&text);
	return kept;
}

/* What is said in words of what is left out: "Not shown here: 41 … drawn with …". Empty when nothing is. */
static jn_str words_of(const jn_scene *scene)
{
	for (const jn_outline_item *item = scene->outline->first; item; item = item->next)
		if (item->type == JN_OUTLINE_FOOT && jn_str_starts(item->text, JN_STR(NOT_DRAWN))) return item->text;
	return (jn_str){0};
}

static void check_options(const jn_scene *scene, const char *view, bool lanes)
{
	char words[2000] = {0};
	jn_str said = words_of(scene);
	memcpy(words, said.ptr, said.len < sizeof words ? said.len : sizeof words - 1);
	bool map = strcmp(view, "map") == 0;
	if (lanes) cr_expect(strstr(words, map ? "--lanes all" : "--view map --lanes all"), "%s: \"%s\"", view, words);
	else cr_expect(!strstr(words, "--lanes"), "%s: \"%s\"", view, words);
	cr_expect(strstr(words, "--index"), "%s: \"%s\"", view, words);
}

/* The lane that has what a key says; what no lane has is in the notes. */
static jn_lane lane_of(jn_key key)
{
	if (key == JN_KEY_LEAVES || key == JN_KEY_HANDOFF) return JN_LANE_PATH;
	if (key == JN_KEY_EMOTION) return JN_LANE_FEELING;
	jn_lane lane = jn_lane_of(key);
	return lane == JN_LANE_COUNT ? JN_LANE_NOTES : lane;
}

/* True when what a clause says is in the picture: its text or, where that is a number or a name, the words behind it. */
static bool drawn(const char *all, const jn_clause *clause)
{
	jn_str text = clause->head.type == JN_VALUE_TEXT ? clause->head.text : clause->second ? clause->second->text : (jn_str){0};
	char word[64];
	snprintf(word, sizeof word, "%.*s", JN_ARG(text));
	return strstr(all, word) != NULL;
}

static bool has_words(const jn_clause *clause)
{
	return clause->head.type == JN_VALUE_TEXT || (clause->second && clause->second->type == JN_VALUE_TEXT);
}

static void count_missing(const char *all, const jn_decl *decl, int missing[JN_LANE_COUNT])
{
	for (const jn_prop *prop = decl->props; prop; prop = prop->next)
		for (const jn_clause *clause = prop->clauses; clause; clause = clause->next)
			if (has_words(clause)) missing[lane_of(prop->key)] += !drawn(all, clause);
}

/* "w1w" is in the begin of no other word: a blank may follow, or a comma. */
static void all_words(const jn_scene *scene, jn_buf *out)
{
	for (const jn_shape *shape = scene->first; shape; shape = shape->next) {
		if (shape->type != JN_SHAPE_TEXT) continue;
		jn_buf_str(out, shape->text.text);
		jn_buf_char(out, ' ');
	}
	jn_buf_char(out, '\0');
}

static void check_foot(const jn_project *project, const char *view, const char *lanes)
{
	jn_arena arena = {0};
	const jn_scene *scene = draw(&arena, project, view, lanes, false);
	jn_buf all = {0};
	all_words(scene, &all);
	jn_str foot = foot_of(&arena, scene);
	int missing[JN_LANE_COUNT] = {0}, any = 0;
	const jn_decl *journey = project->by_kind[JN_JOURNEY][0], *at = jn_journey_first_touchpoint(journey);
	count_missing(all.ptr, at, missing);
	count_missing(all.ptr, jn_decl_child(at, JN_AS), missing);
	for (const jn_decl *idea = journey; idea; idea = jn_decl_after(idea, journey)) {
		char title[64];
		snprintf(title, sizeof title, "%.*s", JN_ARG(jn_decl_title(idea)));
		if (idea->kind == JN_OPPORTUNITY) missing[JN_LANE_OPPORTUNITIES] += strstr(all.ptr, title) == NULL;
	}
	bool map = strcmp(view, "map") == 0;
	for (int lane = 0; lane < JN_LANE_COUNT; lane++) {
		jn_str name = jn_lane_name((jn_lane)lane, JN_LANG_EN);
		char said[100];
		snprintf(said, sizeof said, "· %.*s\xC2\xA0%d ·", JN_ARG(name), missing[lane]);
		bool curve = strcmp(view, "blueprint") != 0 && strcmp(view, "experience") != 0 && (!lanes || strcmp(lanes, "doing,gains") != 0);
		bool overruled = lane == JN_LANE_FEELING && curve; /* her own view says it otherwise, and she skips it */
		if (missing[lane] == 0 || overruled) continue;
		any += missing[lane];
		if (map && lane != JN_LANE_NOTES)
			cr_expect(strstr(foot.ptr, said), "%s, lanes %s: \"%s\" is not in \"%s\"", view, lanes ? lanes : "usual", said, foot.ptr);
	}
	if (!map) { /* notes are also what has no words; and what it refers to: a channel, a team, a goal … */
		cr_expect_geq(atoi(foot.ptr + strlen(NOT_DRAWN)), any, "%s: %d are not drawn: \"%s\"", view, any, foot.ptr);
		cr_expect_leq(atoi(foot.ptr + strlen(NOT_DRAWN)), any + MOST_OTHERS, "%s: %d are not drawn: \"%s\"", view, any, foot.ptr);
	}
	check_options(scene, view, any > 0);
	cr_expect(!strstr(foot.ptr, "--"), "a picture hangs where nobody has a command line: \"%s\"", foot.ptr);
	jn_buf_free(&all);
	jn_arena_free(&arena);
}

Test(left_out, is_counted_at_the_foot)
{
	jn_project *project = everything("en", NULL);
	uint32_t views;
	const jn_scene_view *rows = jn_scene_views(&views);
	for (uint32_t v = 0; v < views; v++) check_foot(project, rows[v].name, NULL);
	check_foot(project, "map", "usual");
	check_foot(project, "map", "doing,gains");
	check_foot(project, "map", "all");
	jn_project_free(project);
}

/* With everything asked for there is nothing to say. */
Test(left_out, nothing_is_nothing)
{
	jn_project *project = everything("en", NULL);
	jn_arena arena = {0};
	const jn_scene *scene = draw(&arena, project, "map", "all", true);
	jn_str foot = foot_of(&arena, scene);
	cr_expect(foot.len <= 1, "%.*s", JN_ARG(foot));
	cr_expect(words_of(scene).len == 0);
	jn_arena_free(&arena);
	jn_project_free(project);
}
