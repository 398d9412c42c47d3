/* Questions about journeys and stages: framework, phase, owner, review.
 *
 * In: a resolved project. Out: pointers into it. Nothing is allocated, changed or kept. */
#include "model/query.h"

#include "model/schema.h"

/* Stands in where not even the built-in frameworks were loaded: a framework without phases. */
static const jn_decl no_framework = {.kind = JN_FRAMEWORK, .name = {"purchase", 8}};

const jn_decl *jn_journey_framework(const jn_project *project, const jn_decl *journey)
{
	const jn_decl *framework = jn_decl_ref(journey, JN_KEY_FRAMEWORK);
	if (!framework && project->project) framework = jn_decl_ref(project->project, JN_KEY_FRAMEWORK);
	if (framework) return framework;
	for (uint32_t i = 0; i < project->kind_count[JN_FRAMEWORK]; i++) {
		framework = project->by_kind[JN_FRAMEWORK][i];
		if (jn_str_eq(framework->name, no_framework.name)) return framework;
	}
	return &no_framework;
}

const jn_decl *jn_stage_phase(const jn_project *project, const jn_decl *stage)
{
	if (jn_decl_has(stage, JN_KEY_PHASE)) return jn_decl_ref(stage, JN_KEY_PHASE);
	if (!stage->parent) return NULL;
	const jn_decl *phase = jn_decl_child(jn_journey_framework(project, stage->parent), JN_PHASE);
	for (int i = 0; phase && i < JN_MAX_PHASES; phase = jn_decl_sibling(phase), i++) {
		if (phase->name.len && jn_str_eq(phase->name, stage->name)) return phase;
		if (phase->title.len && jn_str_eq(phase->title, stage->title)) return phase;
	}
	return NULL;
}

int jn_phase_place(const jn_decl *phase)
{
	return jn_schema_word_index(jn_words_place, jn_decl_text(phase, JN_KEY_PLACE));
}

const jn_decl *jn_journey_owner(const jn_project *project, const jn_decl *journey)
{
	if (jn_decl_has(journey, JN_KEY_OWNER)) return jn_decl_ref(journey, JN_KEY_OWNER);
	return project->project ? jn_decl_ref(project->project, JN_KEY_OWNER) : NULL;
}

const jn_clause *jn_journey_review(const jn_project *project, const jn_decl *journey)
{
	if (jn_decl_has(journey, JN_KEY_REVIEW)) return jn_decl_values(journey, JN_KEY_REVIEW);
	return project->project ? jn_decl_values(project->project, JN_KEY_REVIEW) : NULL;
}

/* The latest `reviewed` of a journey or project, or `date` when that is later. */
static jn_date latest_review(const jn_decl *decl, jn_date date)
{
	const jn_clause *day = jn_decl_values(decl, JN_KEY_REVIEWED);
	for (int i = 0; day && i < JN_MAX_REVIEWS; day = day->next, i++) {
		if (day->head.type == JN_VALUE_DATE && day->head.date > date) date = day->head.date;
	}
	return date;
}

jn_date jn_journey_next_review(const jn_project *project, const jn_decl *journey)
{
	const jn_clause *review = jn_journey_review(project, journey);
	if (!review) return JN_DATE_NONE;
	int cadence = jn_schema_word_index(jn_words_cadence, review->head.text);
	const jn_value *first = jn_clause_mod(review, JN_MOD_FROM);
	jn_date last = first && first->type == JN_VALUE_DATE ? first->date : JN_DATE_NONE;
	last = latest_review(journey, last);
	/* A review of the whole project is a review of each map that has no rhythm of its own. */
	if (!jn_decl_has(journey, JN_KEY_REVIEW)) last = latest_review(project->project, last);
	if (cadence < 0 || last == JN_DATE_NONE) return JN_DATE_NONE;
	int months = jn_cadence_months(cadence);
	return months ? jn_date_add_months(last, months) : last + 7;
}
