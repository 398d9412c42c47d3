/* Rules about what a journey says of itself: personas, scenario, state, owner, goal, bounds, review.
 *
 * In: the model and the shared facts. Out: findings. A property that is there but could not be understood counts as
 * there; in a damaged declaration nothing is called missing. */
#include "checks/sketch.h"
#include "checks/rules.h"

/* Says that a journey lacks something, unless it has the property or a statement in it could not be understood: then
 * NULL. The message takes the journey. */
static jn_diagnostic *missing(jn_check *self, const jn_decl *journey, jn_key key, const char *message, const char *help)
{
	if (journey->damaged || jn_decl_has(journey, key)) return NULL;
	jn_diagnostic *finding = jn_find(self, journey, jn_place(journey), message, JN_ARG(jn_called(journey)));
	finding->help = jn_message_of(help);
	return finding;
}

/* True when the project says `key` for all journeys, or may have said it. */
static bool project_says(const jn_project *project, jn_key key)
{
	return project->project && (project->project->damaged || jn_decl_has(project->project, key));
}

void jn_rule_journey_without_persona(jn_check *self, const jn_decl *journey)
{
	jn_diagnostic *finding = missing(self, journey, JN_KEY_PERSONA, JN_TRF("the journey `%.*s` does not say whose it is"), JN_TR("name a persona: `persona: maria`"));
	if (finding) jn_suggest_only(self, finding, journey, "persona", JN_PERSONA);
}

void jn_rule_many_personas(jn_check *self, const jn_decl *journey)
{
	uint32_t count = 0;
	const jn_clause *over = NULL;
	for (const jn_clause *clause = jn_decl_values(journey, JN_KEY_PERSONA); clause; clause = clause->next) {
		count++;
		if (!over && count > self->threshold) over = clause;
	}
	if (!over) return;
	jn_diagnostic *finding = jn_find(self, journey, over->head.span, "`%.*s` is told for %u personas at once",
									 JN_ARG(jn_called(journey)), count);
	jn_diagnostic_help(self->arena, finding, "give personas whose way differs a journey of their own");
}

void jn_rule_missing_scenario(jn_check *self, const jn_decl *journey)
{
	jn_diagnostic *finding = missing(self, journey, JN_KEY_SCENARIO, JN_TRF("the journey `%.*s` does not say in which situation it takes place"),
			JN_TR("tell it in a sentence: `scenario: \"Her kitchen lamp broke and guests come on Saturday\"`"));
	if (finding) jn_sketch_property(self, finding, journey, "scenario: \"…\"");
}

void jn_rule_missing_state(jn_check *self, const jn_decl *journey)
{
	jn_diagnostic *finding = missing(self, journey, JN_KEY_STATE, JN_TRF("the journey `%.*s` does not say whether it shows today or the future"),
			JN_TR("write `state: current` or `state: future`"));
	bool future = jn_decl_has(journey, JN_KEY_BASED_ON);
	if (finding) jn_suggest_property(self, finding, journey, "state: %s", future ? "future" : "current");
}

void jn_rule_missing_owner(jn_check *self, const jn_decl *journey)
{
	if (project_says(self->project, JN_KEY_OWNER)) return;
	jn_diagnostic *finding = missing(self, journey, JN_KEY_OWNER, JN_TRF("the journey `%.*s` has no owner"),
			JN_TR("name the team that answers for it: `owner: cx`, here or in the project"));
	if (finding) jn_suggest_only(self, finding, journey, "owner", JN_TEAM);
}

void jn_rule_missing_goal(jn_check *self, const jn_decl *journey)
{
	jn_diagnostic *finding = missing(self, journey, JN_KEY_GOAL, JN_TRF("the journey `%.*s` serves no business goal"), JN_TR("name the goal it serves: `goal: repeat-buyers`"));
	if (finding) jn_suggest_only(self, finding, journey, "goal", JN_GOAL);
}

void jn_rule_missing_bounds(jn_check *self, const jn_decl *journey)
{
	bool starts = jn_decl_has(journey, JN_KEY_STARTS), ends = jn_decl_has(journey, JN_KEY_ENDS);
	if (starts && ends) return;
	jn_diagnostic *finding;
	if (!starts && !ends)
		finding = missing(self, journey, JN_KEY_STARTS, JN_TRF("the journey `%.*s` does not say what starts and what ends it"),
				JN_TR("write `starts: \"She notices the lamp flickers\"` and `ends: \"The new lamp hangs\"`"));
	else if (!starts)
		finding = missing(self, journey, JN_KEY_STARTS, JN_TRF("the journey `%.*s` does not say what starts it"),
				JN_TR("write `starts: \"She notices the lamp flickers\"`"));
	else
		finding = missing(self, journey, JN_KEY_ENDS, JN_TRF("the journey `%.*s` does not say what ends it"), JN_TR("write `ends: \"The new lamp hangs\"`"));
	if (!finding) return;
	const char *lines = starts ? "ends: \"…\"" : ends ? "starts: \"…\"" : "starts: \"…\"\nends: \"…\"";
	jn_sketch_property(self, finding, journey, "%s", lines);
}

void jn_rule_missing_review(jn_check *self, const jn_decl *journey)
{
	if (project_says(self->project, JN_KEY_REVIEW)) return;
	missing(self, journey, JN_KEY_REVIEW, JN_TRF("the journey `%.*s` does not say how often it is reviewed"),
			JN_TR("write `review: quarterly from 2026-01-15 by cx`, here or in the project"));
}

/* True when what a journey says of its reviews is not certain. */
static bool reviews_lost(const jn_decl *journey)
{
	return journey->damaged || jn_prop_lost(jn_decl_prop(journey, JN_KEY_REVIEW)) ||
		   jn_prop_lost(jn_decl_prop(journey, JN_KEY_REVIEWED));
}

/* Maps that have no rhythm and no review of their own are overdue all at once: that is said at the project, once. */
void jn_rule_review_overdue(jn_check *self, const jn_decl *decl)
{
	const jn_project *project = self->project;
	const jn_decl *journey = decl ? decl : self->shared->plain_reviewed;
	bool plain = journey && !jn_decl_has(journey, JN_KEY_REVIEW) && !jn_decl_has(journey, JN_KEY_REVIEWED);
	if (!journey || project->today == JN_DATE_NONE || plain != !decl) return;
	if (reviews_lost(journey) || self->shared->lost_reviews) return;
	jn_date due = jn_journey_next_review(project, journey);
	if (due == JN_DATE_NONE || project->today <= due) return;
	const jn_decl *place = decl ? decl : project->project;
	const jn_clause *review = jn_decl_values(place, JN_KEY_REVIEW);
	char day[11];
	jn_date_format(due, day);
	jn_diagnostic *finding;
	if (decl)
		finding = jn_find(self, decl, review ? review->head.span : jn_place(decl), "the review of `%.*s` was due on %s",
						  JN_ARG(jn_called(decl)), day);
	else
		finding = jn_find(self, place, review ? review->head.span : jn_place(place),
						  "the review of the maps was due on %s", day);
	jn_date_format(project->today, day);
	jn_diagnostic_help(self->arena, finding, "review it, and then write the day down: `reviewed: %s`", day);
}
