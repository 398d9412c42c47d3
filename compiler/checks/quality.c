/* Rules about what nobody looks after: expectations not met, important touchpoints that are poor, qualities that an
 * audit rated low, audits that are old.
 *
 * In: the facts of the journey entered. Out: findings. A touchpoint without an opportunity is told of once, by the
 * first of these rules (and unaddressed-pain before them) that is on and has a reason. */
#include "checks/quiet.h"
#include "checks/rules.h"
#include "checks/sketch.h"

static const char idea_help[] = "write an idea into the touchpoint: `opportunity \"…\" { impact: 4 }`";
static const char ideas_help[] = "write ideas into them: `opportunity \"…\" { impact: 4 }`";

/* The first shortfall of a list that was understood. */
static const jn_clause *understood(const jn_clause *clause)
{
	while (clause && (clause->broken || clause->head.type != JN_VALUE_TEXT)) clause = clause->next;
	return clause;
}

/* The first shortfall of a touchpoint or its views. */
static const jn_clause *shortfall_of(const jn_decl *touchpoint)
{
	const jn_clause *found = understood(jn_decl_values(touchpoint, JN_KEY_SHORTFALL));
	for (const jn_decl *view = touchpoint->first_child; view && !found; view = view->next)
		if (view->kind == JN_AS) found = understood(jn_decl_values(view, JN_KEY_SHORTFALL));
	return found;
}

/* True when unaddressed-pain tells of the touchpoint. */
static bool told_as_pain(const jn_shared *shared, const jn_fact *fact)
{
	return jn_rule_speaks(shared, JN_RULE_UNADDRESSED_PAIN) && jn_fact_hurts(shared, fact);
}

/* True when the touchpoint has no opportunity for certain. */
static bool neglected(const jn_shared *shared, const jn_fact *fact)
{
	return !(fact->flags & JN_IS_ADDRESSED) && !jn_fact_unsure(shared, fact);
}

/* A shortfall that no opportunity is meant for. */
static bool falls_short(const jn_shared *shared, const jn_fact *fact)
{
	return jn_fact_any(fact, JN_KEY_SHORTFALL) && neglected(shared, fact) && !told_as_pain(shared, fact);
}

static bool unanswered(const jn_fact *fact)
{
	return jn_fact_any(fact, JN_KEY_EXPECTS) && !jn_fact_any(fact, JN_KEY_RECEIVES) && !(fact->flags & JN_IS_DAMAGED);
}

static void disappoints(jn_check *self, const jn_lack *lack)
{
	const jn_decl *touchpoint = lack->decl;
	const jn_clause *shortfall = falls_short(self->shared, lack->fact) ? shortfall_of(touchpoint) : NULL;
	if (shortfall) {
		jn_diagnostic *finding =
			jn_find(self, touchpoint, shortfall->head.span, "`%.*s` falls short, and no opportunity addresses it",
					JN_ARG(shortfall->head.text));
		finding->help = jn_message_of(idea_help);
		jn_sketch_idea(self, finding, touchpoint);
		return;
	}
	const jn_prop *expects = jn_decl_prop(touchpoint, JN_KEY_EXPECTS);
	jn_diagnostic *finding =
		jn_find(self, touchpoint, expects ? expects->key_span : jn_place(touchpoint),
				"`%.*s` says what the customer expects, and not what she gets", JN_ARG(jn_called(touchpoint)));
	jn_diagnostic_help(self->arena, finding, "say what she gets: `receives: \"…\"`, even where it is just that");
	jn_sketch_property(self, finding, touchpoint, "receives: \"…\"");
}

void jn_rule_unmet_expectation(jn_check *self, const jn_decl *journey)
{
	static const jn_quiet_words words = {
		.some = "%u of the %u touchpoints of `%.*s` leave open what becomes of an expectation",
		.none = "none of the %u touchpoints of `%.*s` says what becomes of an expectation",
		.help = JN_TR("say what she gets, `receives: \"…\"`, and write an `opportunity` where it "
										 "falls short"),
		.each = disappoints,
	};
	const jn_shared *shared = self->shared;
	bool told = false;
	(void)journey;
	for (uint32_t i = 0; i < shared->fact_count && !told; i++) told = jn_fact_any(&shared->facts[i], JN_KEY_RECEIVES);
	jn_quiet quiet = jn_quiet_new(self);
	for (uint32_t i = 0; i < shared->fact_count; i++) {
		const jn_fact *fact = &shared->facts[i];
		if ((falls_short(shared, fact) && shortfall_of(fact->touchpoint)) || (told && unanswered(fact)))
			jn_quiet_add(&quiet, fact, NULL);
	}
	jn_quiet_say(&quiet, &words);
}

/* True when an audit's lowest rating is low. */
static bool rated_low(const jn_shared *shared, const jn_fact *fact)
{
	return fact->poorest && fact->poorest->head.number <= shared->settings->threshold[JN_RULE_LOW_QUALITY];
}

/* How much a touchpoint matters to a persona; 0 when not said. */
static double importance_for(const jn_fact *fact, const jn_decl *persona)
{
	if (!(fact->flags & JN_HAS_VIEWS)) return fact->importance;
	const jn_clause *clause = jn_view_values(fact->touchpoint, persona, JN_KEY_IMPORTANCE);
	return clause && !clause->broken && clause->head.type == JN_VALUE_NUMBER ? clause->head.number : 0;
}

/* It matters much to somebody for whom it is poor. */
static bool matters_and_is_poor(jn_shared *shared, uint32_t i)
{
	const jn_fact *fact = &shared->facts[i];
	double threshold = shared->settings->threshold[JN_RULE_IMPORTANT_AND_POOR];
	if (fact->importance < threshold || fact->importance == 0) return false;
	bool low = rated_low(shared, fact);
	if (fact->lowest > -1 && !low) return false;
	const int8_t *curves = jn_shared_curves(shared);
	for (uint32_t view = 0; view < shared->view_count; view++) {
		int8_t emotion = curves[(size_t)view * shared->fact_count + i];
		if (emotion == JN_UNMET || emotion == JN_UNSURE || (emotion > -1 && !low)) continue;
		if (importance_for(fact, shared->viewers[view]) >= threshold) return true;
	}
	return false;
}

static bool told_as_unmet(const jn_shared *shared, const jn_fact *fact)
{
	return jn_rule_speaks(shared, JN_RULE_UNMET_EXPECTATION) && jn_fact_any(fact, JN_KEY_SHORTFALL) &&
		   shortfall_of(fact->touchpoint);
}

/* Important, poor, without an opportunity, and not told of by a rule before this one. */
static bool is_important_and_poor(jn_shared *shared, uint32_t i)
{
	const jn_fact *fact = &shared->facts[i];
	return neglected(shared, fact) && matters_and_is_poor(shared, i) && !told_as_pain(shared, fact) &&
		   !told_as_unmet(shared, fact);
}

static void is_poor(jn_check *self, const jn_lack *lack)
{
	jn_diagnostic *finding = jn_find(self, lack->decl, jn_place(lack->decl),
									 "`%.*s` matters much to the customer and is poor, and no opportunity addresses it",
									 JN_ARG(jn_called(lack->decl)));
	finding->help = jn_message_of(idea_help);
	jn_sketch_idea(self, finding, lack->decl);
}

void jn_rule_important_and_poor(jn_check *self, const jn_decl *journey)
{
	static const jn_quiet_words words = {
		.some = "%u of the %u touchpoints of `%.*s` matter much and are poor, and no opportunity addresses it",
		.none = "none of the %u touchpoints of `%.*s` is both unimportant enough and good enough to be left alone",
		.help = ideas_help,
		.each = is_poor,
	};
	(void)journey;
	jn_quiet quiet = jn_quiet_new(self);
	for (uint32_t i = 0; i < self->shared->fact_count; i++)
		if (is_important_and_poor(self->shared, i)) jn_quiet_add(&quiet, &self->shared->facts[i], NULL);
	jn_quiet_say(&quiet, &words);
}

static void is_low(jn_check *self, const jn_lack *lack)
{
	const jn_value *rating = &lack->fact->poorest->head;
	jn_diagnostic *finding =
		jn_find(self, lack->decl, rating->span,
				"the latest audit rates a quality of `%.*s` with %d of 5, and no opportunity addresses it",
				JN_ARG(jn_called(lack->decl)), (int)rating->number);
	finding->help = jn_message_of(idea_help);
	jn_sketch_idea(self, finding, lack->decl);
}

void jn_rule_low_quality(jn_check *self, const jn_decl *journey)
{
	static const jn_quiet_words words = {
		.some = "%u of the %u touchpoints of `%.*s` were rated low by an audit, and no opportunity addresses it",
		.none = "none of the %u touchpoints of `%.*s` was rated well enough by its audit, or has an opportunity",
		.help = ideas_help,
		.each = is_low,
	};
	jn_shared *shared = self->shared;
	(void)journey;
	jn_quiet quiet = jn_quiet_new(self);
	for (uint32_t i = 0; i < shared->fact_count; i++) {
		const jn_fact *fact = &shared->facts[i];
		if (!rated_low(shared, fact) || !neglected(shared, fact)) continue;
		if (told_as_pain(shared, fact) || told_as_unmet(shared, fact)) continue;
		if (jn_rule_speaks(shared, JN_RULE_IMPORTANT_AND_POOR) && is_important_and_poor(shared, i)) continue;
		jn_quiet_add(&quiet, fact, NULL);
	}
	jn_quiet_say(&quiet, &words);
}

static const char audit_help[] = "rate the six qualities again: `audit 2026-11-22 { simple: 3 … }`";

static void is_old(jn_check *self, const jn_lack *lack)
{
	char day[11];
	const jn_decl *audit = lack->fact->audit;
	jn_diagnostic *finding =
		jn_find(self, lack->decl, jn_place(audit), "`%.*s` was last audited on %s, longer ago than its rhythm asks for",
				JN_ARG(jn_called(lack->decl)), jn_date_format(jn_audit_date(audit), day).ptr);
	finding->help = jn_message_of(audit_help);
}

void jn_rule_audit_overdue(jn_check *self, const jn_decl *journey)
{
	static const jn_quiet_words words = {
		.some = "%u of the %u audited touchpoints of `%.*s` were last audited longer ago than their rhythm asks for",
		.none = "none of the %u audited touchpoints of `%.*s` was audited within its rhythm",
		.help = audit_help,
		.each = is_old,
	};
	const jn_shared *shared = self->shared;
	bool own = jn_decl_has(journey, JN_KEY_REVIEW);
	const jn_clause *review = jn_journey_review(self->project, journey);
	if (!review || (!own && (journey->damaged || shared->lost_reviews))) return;
	uint32_t audited = 0;
	for (uint32_t i = 0; i < shared->fact_count; i++) audited += shared->facts[i].audit != NULL;
	jn_quiet quiet = jn_quiet_over(self, audited);
	for (uint32_t i = 0; i < shared->fact_count; i++) {
		const jn_fact *fact = &shared->facts[i];
		if (!fact->audit || (fact->flags & JN_IS_DAMAGED)) continue;
		jn_date due = jn_rhythm_after(review, jn_audit_date(fact->audit));
		if (due != JN_DATE_NONE && due < self->project->today) jn_quiet_add(&quiet, fact, NULL);
	}
	jn_quiet_say(&quiet, &words);
}
