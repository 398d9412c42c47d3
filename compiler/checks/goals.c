/* Rules about goals, stages and opportunities: what measures them, who does them, by when.
 *
 * In: the model, the facts of the journey entered and today's date. Out: findings. */
#include "checks/quiet.h"
#include "checks/rules.h"
#include "checks/sketch.h"
#include "model/schema.h"

/* True when one of the goals has a KPI, or may have one. */
static bool goals_have_kpi(const jn_prop *goals)
{
	if (!goals) return false;
	if (jn_prop_lost(goals)) return true;
	for (const jn_clause *goal = goals->clauses; goal; goal = goal->next)
		if (goal->head.type != JN_VALUE_REF || goal->head.ref->damaged || jn_decl_has(goal->head.ref, JN_KEY_KPI))
			return true;
	return false;
}

/* True when a stage or touchpoint names a KPI itself or by its goals, or may do so. */
static bool names_kpi(const jn_decl *decl)
{
	return decl->damaged || jn_decl_has(decl, JN_KEY_KPI) ||
		   (jn_decl_has(decl, JN_KEY_GOAL) && goals_have_kpi(jn_decl_prop(decl, JN_KEY_GOAL)));
}

static const char stage_help[] =
	"name what measures it: `kpi: retention`, in the stage, a touchpoint or a goal of theirs";

static void is_unmeasured(jn_check *self, const jn_lack *lack)
{
	jn_diagnostic *finding = jn_find(self, lack->decl, jn_place(lack->decl), "nothing measures the stage `%.*s`",
									 JN_ARG(jn_called(lack->decl)));
	finding->help = jn_message_of(stage_help);
}

void jn_rule_stage_without_kpi(jn_check *self, const jn_decl *journey)
{
	static const jn_quiet_words words = {
		.some = "%u of the %u stages of `%.*s` have no KPI",
		.none = "none of the %u stages of `%.*s` has a KPI",
		.help = stage_help,
		.each = is_unmeasured,
	};
	const jn_shared *shared = self->shared;
	uint32_t total = 0;
	for (const jn_decl *stage = jn_decl_child(journey, JN_STAGE); stage; stage = jn_decl_sibling(stage)) total++;
	jn_quiet quiet = jn_quiet_over(self, total);
	for (uint32_t i = 0; i < shared->fact_count;) {
		const jn_decl *stage = shared->facts[i].touchpoint->parent;
		bool measured = names_kpi(stage);
		for (; i < shared->fact_count && shared->facts[i].touchpoint->parent == stage; i++)
			measured = measured || names_kpi(shared->facts[i].touchpoint);
		if (!measured && stage->name.len) jn_quiet_add_decl(&quiet, stage, NULL);
	}
	jn_quiet_say(&quiet, &words);
}

static const char goal_help[] = "name the figure that tells whether it is reached: `kpi: retention`";

static void lacks_kpi(jn_check *self, const jn_lack *lack)
{
	jn_diagnostic *finding =
		jn_find(self, lack->decl, jn_place(lack->decl), "the goal `%.*s` has no KPI", JN_ARG(jn_called(lack->decl)));
	finding->help = jn_message_of(goal_help);
}

void jn_rule_goal_without_kpi(jn_check *self, const jn_decl *decl)
{
	static const jn_quiet_words words = {
		.some = "%u of the %u goals have no KPI",
		.none = "none of the %u goals has a KPI",
		.help = goal_help,
		.each = lacks_kpi,
	};
	const jn_project *project = self->project;
	(void)decl;
	jn_quiet quiet = jn_quiet_over(self, project->kind_count[JN_GOAL]);
	for (uint32_t i = 0; i < quiet.total; i++) {
		const jn_decl *goal = project->by_kind[JN_GOAL][i];
		if (goal->name.len && !goal->damaged && !jn_decl_has(goal, JN_KEY_KPI)) jn_quiet_add_decl(&quiet, goal, NULL);
	}
	jn_quiet_say(&quiet, &words);
}

/* True when all figures of a goal are on target, so that it is reached, or may be. */
static bool is_reached(const jn_shared *shared, const jn_decl *goal)
{
	const jn_prop *kpis = jn_decl_prop(goal, JN_KEY_KPI);
	if (!kpis) return false;
	if (jn_prop_lost(kpis)) return true;
	for (const jn_clause *kpi = kpis->clauses; kpi; kpi = kpi->next)
		if (kpi->head.type == JN_VALUE_REF && !jn_pointer_set_has(&shared->reached_kpis, kpi->head.ref)) return false;
	return true;
}

static const char overdue_goal_help[] = "say by when it shall be reached now, or take it out";

static void goal_is_overdue(jn_check *self, const jn_lack *lack)
{
	char day[11];
	const jn_value *due = &jn_decl_values(lack->decl, JN_KEY_DUE)->head;
	jn_diagnostic *finding = jn_find(self, lack->decl, due->span, "the goal `%.*s` was due on %s",
									 JN_ARG(jn_called(lack->decl)), jn_date_format(due->date, day).ptr);
	finding->help = jn_message_of(overdue_goal_help);
}

/* Called for each KPI and then, without one, for the project. */
void jn_rule_goal_overdue(jn_check *self, const jn_decl *kpi)
{
	static const jn_quiet_words words = {
		.some = "%u of the %u goals are past their day",
		.none = "all %u goals are past their day",
		.help = overdue_goal_help,
		.each = goal_is_overdue,
	};
	const jn_project *project = self->project;
	if (kpi) {
		if (jn_kpi_judge(kpi, project->today) == JN_KPI_ON_TARGET)
			jn_pointer_set_add(self->arena, &self->shared->reached_kpis, kpi);
		return;
	}
	jn_quiet quiet = jn_quiet_over(self, project->kind_count[JN_GOAL]);
	for (uint32_t i = 0; i < quiet.total; i++) {
		const jn_decl *goal = project->by_kind[JN_GOAL][i];
		jn_date due;
		if (!jn_decl_date(goal, JN_KEY_DUE, &due) || due >= project->today || goal->damaged) continue;
		if (!is_reached(self->shared, goal)) jn_quiet_add_decl(&quiet, goal, NULL);
	}
	jn_quiet_say(&quiet, &words);
}

/* True when an opportunity is done, or its status could not be understood. */
static bool may_be_done(const jn_decl *opportunity)
{
	const jn_prop *status = jn_decl_prop(opportunity, JN_KEY_STATUS);
	return opportunity->damaged || jn_prop_lost(status) ||
		   jn_schema_word_index(jn_words_idea, jn_decl_text(opportunity, JN_KEY_STATUS)) == 3;
}

static const char overdue_help[] =
	"say by when it will be done now, or how far it came: `status: done`, `status: dropped`";

static void idea_is_overdue(jn_check *self, const jn_lack *lack)
{
	char day[11];
	const jn_value *due = &jn_decl_values(lack->decl, JN_KEY_DUE)->head;
	jn_diagnostic *finding = jn_find(self, lack->decl, due->span, "`%.*s` was due on %s",
									 JN_ARG(jn_decl_title(lack->decl)), jn_date_format(due->date, day).ptr);
	finding->help = jn_message_of(overdue_help);
}

void jn_rule_overdue_opportunity(jn_check *self, const jn_decl *journey)
{
	static const jn_quiet_words words = {
		.some = "%u of the %u opportunities of `%.*s` are past their day",
		.none = "all %u opportunities of `%.*s` are past their day",
		.help = overdue_help,
		.each = idea_is_overdue,
	};
	const jn_shared *shared = self->shared;
	(void)journey;
	jn_quiet quiet = jn_quiet_over(self, shared->idea_count);
	for (uint32_t i = 0; i < shared->idea_count; i++) {
		jn_date due;
		if (may_be_done(shared->ideas[i]) || !jn_decl_date(shared->ideas[i], JN_KEY_DUE, &due)) continue;
		if (due < self->project->today) jn_quiet_add_decl(&quiet, shared->ideas[i], NULL);
	}
	jn_quiet_say(&quiet, &words);
}

static const char idea_owner_help[] = "name the team that would do it: `owner: store-team`";

static void idea_lacks_owner(jn_check *self, const jn_lack *lack)
{
	jn_diagnostic *finding = jn_find(self, lack->decl, jn_place(lack->decl), "nobody would do `%.*s`: it has no owner",
									 JN_ARG(jn_decl_title(lack->decl)));
	finding->help = jn_message_of(idea_owner_help);
	const jn_decl *touchpoint = lack->decl->parent->kind == JN_TOUCHPOINT ? lack->decl->parent : NULL;
	const jn_decl *team = touchpoint ? jn_touchpoint_owner(touchpoint) : NULL;
	if (team)
		jn_suggest_property(self, finding, lack->decl, "owner: %.*s", JN_WHOLE(team->name));
	else
		jn_suggest_only(self, finding, lack->decl, "owner", JN_TEAM);
}

void jn_rule_opportunity_without_owner(jn_check *self, const jn_decl *journey)
{
	static const jn_quiet_words words = {
		.some = "%u of the %u opportunities of `%.*s` have no owner",
		.none = "none of the %u opportunities of `%.*s` has an owner",
		.help = idea_owner_help,
		.each = idea_lacks_owner,
	};
	const jn_shared *shared = self->shared;
	(void)journey;
	jn_quiet quiet = jn_quiet_over(self, shared->idea_count);
	for (uint32_t i = 0; i < shared->idea_count; i++) {
		const jn_decl *idea = shared->ideas[i];
		if (idea->name.len && !idea->damaged && !jn_decl_has(idea, JN_KEY_OWNER)) jn_quiet_add_decl(&quiet, idea, NULL);
	}
	jn_quiet_say(&quiet, &words);
}

static const char estimate_help[] = "guess what it brings and what it costs, from 1 to 5: `impact: 4` and `effort: 2`";

static void lacks_estimate(jn_check *self, const jn_lack *lack)
{
	bool impact = jn_decl_has(lack->decl, JN_KEY_IMPACT), effort = jn_decl_has(lack->decl, JN_KEY_EFFORT);
	const char *message = impact   ? JN_TRF("nobody has estimated the effort of `%.*s`")
						  : effort ? JN_TRF("nobody has estimated the impact of `%.*s`")
								   : JN_TRF("nobody has estimated impact and effort of `%.*s`");
	jn_diagnostic *finding =
		jn_find(self, lack->decl, jn_place(lack->decl), message, JN_ARG(jn_decl_title(lack->decl)));
	finding->help = jn_message_of(estimate_help);
}

void jn_rule_opportunity_without_estimate(jn_check *self, const jn_decl *journey)
{
	static const jn_quiet_words words = {
		.some = "%u of the %u opportunities of `%.*s` lack an estimate of impact or effort",
		.none = "none of the %u opportunities of `%.*s` has an estimate of both impact and effort",
		.help = estimate_help,
		.each = lacks_estimate,
	};
	const jn_shared *shared = self->shared;
	(void)journey;
	jn_quiet quiet = jn_quiet_over(self, shared->idea_count);
	for (uint32_t i = 0; i < shared->idea_count; i++) {
		const jn_decl *idea = shared->ideas[i];
		if (!idea->name.len || idea->damaged) continue;
		if (!jn_decl_has(idea, JN_KEY_IMPACT) || !jn_decl_has(idea, JN_KEY_EFFORT))
			jn_quiet_add_decl(&quiet, idea, NULL);
	}
	jn_quiet_say(&quiet, &words);
}
