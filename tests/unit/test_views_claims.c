/* Completeness: everything a view claims to show is in its text. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "views.h"

typedef struct claim {
	const char *view;
	bool views;      /* what a persona's view says of it, too */
	jn_key keys[16]; /* up to JN_KEY_UNKNOWN */
} claim;

static const claim claims[] = {
	{"map",
	 true,
	 {JN_KEY_ACTION, JN_KEY_SKIPS, JN_KEY_THOUGHT, JN_KEY_QUESTION, JN_KEY_EXPECTS, JN_KEY_RECEIVES, JN_KEY_SHORTFALL,
	  JN_KEY_PAIN, JN_KEY_BARRIER, JN_KEY_LEAVES, JN_KEY_UNKNOWN}},
	{"blueprint",
	 false,
	 {JN_KEY_WHEN, JN_KEY_DURATION, JN_KEY_EVIDENCE, JN_KEY_ACTION, JN_KEY_CHANNEL, JN_KEY_FRONTSTAGE, JN_KEY_BACKSTAGE,
	  JN_KEY_HANDOFF, JN_KEY_SYSTEM, JN_KEY_SUPPORT, JN_KEY_UNKNOWN}},
	{"experience",
	 true,
	 {JN_KEY_ACTION, JN_KEY_MOTIVATION, JN_KEY_THOUGHT, JN_KEY_QUESTION, JN_KEY_QUOTE, JN_KEY_EXPECTS, JN_KEY_SHORTFALL,
	  JN_KEY_RECEIVES, JN_KEY_PAIN, JN_KEY_BARRIER, JN_KEY_COMPETITOR, JN_KEY_UNKNOWN}},
	{"emotions", true, {JN_KEY_EMOTION, JN_KEY_UNKNOWN}},
};

static void look_for_claim(search *self, const claim *claimed, const jn_decl *decl)
{
	for (const jn_key *key = claimed->keys; *key != JN_KEY_UNKNOWN; key++)
		look_for_clauses(self, jn_decl_values(decl, *key));
}

static void look_for_reasons(search *self, const jn_decl *decl)
{
	for (const jn_clause *clause = jn_decl_values(decl, JN_KEY_EMOTION); clause; clause = clause->next)
		look_for_value(self, clause->second);
}

/* A measure with its figure and its target. */
static void look_for_measures(search *self, const jn_decl *decl)
{
	for (const jn_clause *clause = jn_decl_values(decl, JN_KEY_KPI); clause; clause = clause->next) {
		const jn_decl *kpi = clause->head.type == JN_VALUE_REF ? clause->head.ref : NULL;
		if (!kpi) continue;
		const jn_clause *latest = jn_kpi_latest(kpi, JN_DATE_NONE), *target = jn_decl_values(kpi, JN_KEY_TARGET);
		look_for(self, jn_decl_title(kpi));
		if (latest) look_for_value(self, &latest->head);
		look_for_clauses(self, target);
	}
}

/* What a map says in places of their own: people, goals, measures, ideas, and why people feel as they do. */
static void look_for_places(search *self, const jn_decl *journey)
{
	look_for_clauses(self, jn_decl_values(journey, JN_KEY_PERSONA));
	look_for_clauses(self, jn_decl_values(journey, JN_KEY_GOAL));
	look_for_measures(self, journey);
	for (const jn_decl *at = journey; at; at = jn_decl_after(at, journey)) {
		if (at->kind == JN_STAGE || at->kind == JN_TOUCHPOINT) look_for_measures(self, at);
		if (at->kind == JN_STAGE) look_for_clauses(self, jn_decl_values(at, JN_KEY_NEED));
		if (at->kind == JN_TOUCHPOINT || at->kind == JN_AS) look_for_reasons(self, at);
		if (at->kind == JN_TOUCHPOINT) look_for_clauses(self, jn_decl_values(at, JN_KEY_HANDOFF));
		if (at->kind != JN_OPPORTUNITY) continue;
		look_for(self, jn_decl_title(at));
		look_for_clauses(self, jn_decl_values(at, JN_KEY_OWNER));
		look_for_clauses(self, jn_decl_values(at, JN_KEY_DUE));
	}
}

static void check_claim(const jn_project *project, const jn_decl *journey, const claim *claimed, const char *what)
{
	jn_arena arena = {0};
	jn_scene_options options = {.view = jn_str_c(claimed->view), .language = -1, .today = JN_DATE_NONE};
	char name[400];
	snprintf(name, sizeof name, "%s of %s", claimed->view, what);
	search self = search_begin(jn_scene_build(&arena, project, journey, &options), name);
	look_for(&self, jn_decl_title(journey));
	for (const jn_decl *at = jn_journey_first_touchpoint(journey); at; at = jn_touchpoint_after(at)) {
		look_for(&self, jn_decl_title(at));
		look_for(&self, jn_decl_title(at->parent));
		look_for_claim(&self, claimed, at);
		const jn_decl *as = claimed->views ? jn_decl_child(at, JN_AS) : NULL;
		for (; as; as = jn_decl_sibling(as)) look_for_claim(&self, claimed, as);
	}
	if (strcmp(claimed->view, "map") == 0) look_for_places(&self, journey);
	search_end(&self);
	jn_arena_free(&arena);
}

static void check_claims(const jn_project *project, const char *what)
{
	for (size_t c = 0; c < sizeof claims / sizeof *claims; c++)
		for (uint32_t i = 0; i < project->kind_count[JN_JOURNEY]; i++)
			check_claim(project, project->by_kind[JN_JOURNEY][i], &claims[c], what);
}

Test(views, nothing_that_a_view_claims_is_lost)
{
	static const char *const examples[] = {"retail", "retail-ar", "retail-id", "retail-ms", "cart-abandonment"};
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
		jn_project *project = example(examples[i]);
		check_claims(project, examples[i]);
		jn_project_free(project);
	}
	static const recipe some[] = {{3, 4, 2, 30, true, "en"}, {9, 3, 1, 120, true, "ar"}};
	for (size_t i = 0; i < sizeof some / sizeof *some; i++) {
		jn_buf out = {0};
		jn_project *project = jn_project_of_text(JN_STR("test.journey"), generate(&out, &some[i]), JN_DATE_NONE);
		check_claims(project, "a generated map");
		jn_project_free(project);
		jn_buf_free(&out);
	}
}
