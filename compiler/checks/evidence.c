/* Rules about evidence: severe claims that rest on nothing, and evidence of one kind only.
 *
 * In: the facts of the journey entered, and the project's sources. Out: findings. */
#include "checks/quiet.h"
#include "checks/rules.h"
#include "model/schema.h"

/* The first severe claim of a list without a source; NULL when none. */
static const jn_clause *unsourced(const jn_clause *clause, bool leaving)
{
	for (; clause; clause = clause->next) {
		if (clause->broken || jn_clause_mod(clause, JN_MOD_FROM)) continue;
		if (!leaving) {
			if (jn_clause_severity(clause) >= JN_SEVERE) return clause;
			continue;
		}
		bool share = clause->head.unit.len == 0 || jn_str_eq(clause->head.unit, JN_STR("%"));
		if (clause->head.type == JN_VALUE_NUMBER && share && clause->head.number >= JN_SEVERE_LEAVING) return clause;
	}
	return NULL;
}

/* The first severe pain, barrier or leaving rate of a touchpoint or view that names no source. */
static const jn_clause *claim_in(const jn_decl *decl)
{
	for (const jn_prop *prop = decl->props; prop; prop = prop->next) {
		bool leaving = prop->key == JN_KEY_LEAVES;
		if (!leaving && prop->key != JN_KEY_PAIN && prop->key != JN_KEY_BARRIER) continue;
		const jn_clause *claim = unsourced(prop->clauses, leaving);
		if (claim) return claim;
	}
	return NULL;
}

static const jn_clause *claim_of(const jn_decl *touchpoint)
{
	const jn_clause *claim = claim_in(touchpoint);
	for (const jn_decl *view = touchpoint->first_child; view && !claim; view = view->next)
		if (view->kind == JN_AS) claim = claim_in(view);
	return claim;
}

static const char claim_help[] = "say who told you or what you saw: `from interviews`, behind the claim";

static void rests_on_nothing(jn_check *self, const jn_lack *lack)
{
	const jn_clause *claim = claim_of(lack->decl);
	jn_diagnostic *finding;
	if (claim->head.type == JN_VALUE_NUMBER)
		finding =
			jn_find(self, lack->decl, claim->head.span, "nothing says how it is known that %.*s%.*s leave at `%.*s`",
					JN_ARG(claim->head.text), JN_ARG(claim->head.unit), JN_ARG(jn_called(lack->decl)));
	else
		finding = jn_find(self, lack->decl, claim->head.span, "nothing says how `%.*s` is known, and it is severe",
						  JN_ARG(claim->head.text));
	finding->help = jn_message_of(claim_help);
}

void jn_rule_claim_without_source(jn_check *self, const jn_decl *journey)
{
	static const jn_quiet_words words = {
		.some = "%u of the %u touchpoints of `%.*s` make a severe claim without a source",
		.none = "all %u touchpoints of `%.*s` make severe claims without a source",
		.help = claim_help,
		.each = rests_on_nothing,
	};
	(void)journey;
	jn_quiet quiet = jn_quiet_new(self);
	for (uint32_t i = 0; i < self->shared->fact_count; i++) {
		const jn_fact *fact = &self->shared->facts[i];
		if ((fact->severity < JN_SEVERE && fact->leaving < JN_SEVERE_LEAVING) || (fact->flags & JN_IS_DAMAGED))
			continue;
		if (claim_of(fact->touchpoint)) jn_quiet_add(&quiet, fact, NULL);
	}
	jn_quiet_say(&quiet, &words);
}

/* 0: figures, 1: stories, -1: not said. */
static int kind_of(const jn_decl *source)
{
	static const char *const methods[] = {"analytics",   "survey", "interview", "support",
										  "observation", "staff",  "anecdote",  NULL};
	int method = jn_schema_word_index(methods, jn_decl_text(source, JN_KEY_METHOD));
	return method < 0 ? -1 : method > 1;
}

void jn_rule_one_kind_of_evidence(jn_check *self, const jn_decl *decl)
{
	const jn_project *project = self->project;
	uint32_t count = project->kind_count[JN_SOURCE];
	(void)decl;
	if (self->shared->misread || count == 0 || count < self->threshold) return;
	int kind = kind_of(project->by_kind[JN_SOURCE][0]);
	for (uint32_t i = 0; i < count; i++)
		if (kind < 0 || kind_of(project->by_kind[JN_SOURCE][i]) != kind) return;
	const jn_decl *place = project->project ? project->project : project->by_kind[JN_SOURCE][0];
	jn_diagnostic *finding = jn_find(self, place, jn_place(place),
									 kind == 0 ? JN_TRF("all %u sources are figures, and none tells why")
											   : JN_TRF("all %u sources are stories, and none counts"),
									 count);
	finding->help =
		jn_message_of(kind == 0 ? JN_TR("ask some customers: figures show where it hurts, conversations show why")
								: JN_TR("count as well: conversations show why it hurts, figures show how often"));
}
