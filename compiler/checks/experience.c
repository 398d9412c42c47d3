/* Rules about what the map tells of an experience: what she does and thinks, why she feels so, what hurts at a low
 * point, where she makes up her mind.
 *
 * In: the facts of the journey entered. Out: findings, at the touchpoints or once at the journey (checks/quiet.h). */
#include "checks/quiet.h"
#include "checks/rules.h"
#include "checks/sketch.h"

static const char experience_help[] =
	"say what she does, thinks or asks there: `action: \"…\"`, `thought: \"…\"`, `question: \"…\"`";

static void lacks_experience(jn_check *self, const jn_lack *lack)
{
	jn_diagnostic *finding =
		jn_find(self, lack->decl, jn_place(lack->decl), "`%.*s` does not say what the customer does, thinks or asks",
				JN_ARG(jn_called(lack->decl)));
	finding->help = jn_message_of(experience_help);
}

void jn_rule_missing_experience(jn_check *self, const jn_decl *journey)
{
	static const jn_quiet_words words = {
		.some = "%u of the %u touchpoints of `%.*s` do not say what the customer does, thinks or asks",
		.none = "none of the %u touchpoints of `%.*s` says what the customer does, thinks or asks",
		.help = experience_help,
		.each = lacks_experience,
	};
	(void)journey;
	jn_quiet quiet = jn_quiet_new(self);
	for (uint32_t i = 0; i < self->shared->fact_count; i++) {
		const jn_fact *fact = &self->shared->facts[i];
		if (jn_fact_any(fact, JN_KEY_ACTION) || jn_fact_any(fact, JN_KEY_THOUGHT) ||
			jn_fact_any(fact, JN_KEY_QUESTION) || jn_fact_any(fact, JN_KEY_MOTIVATION) ||
			jn_fact_any(fact, JN_KEY_BARRIER) || (fact->flags & JN_IS_DAMAGED))
			continue;
		jn_quiet_add(&quiet, fact, NULL);
	}
	jn_quiet_say(&quiet, &words);
}

static const char reason_help[] = "add the reason: `emotion: -1 \"Feels lost\"`";

static void lacks_reason(jn_check *self, const jn_lack *lack)
{
	const jn_value *emotion = &lack->fact->unreasoned->head;
	jn_diagnostic *finding =
		jn_find(self, lack->decl, emotion->span, "nothing says why the customer feels %+d at `%.*s`",
				(int)emotion->number, JN_ARG(jn_called(lack->decl)));
	finding->help = jn_message_of(reason_help);
}

void jn_rule_emotion_without_reason(jn_check *self, const jn_decl *journey)
{
	static const jn_quiet_words words = {
		.some = "%u of the %u touchpoints of `%.*s` have an emotion without a reason",
		.none = "none of the %u touchpoints of `%.*s` says why the customer feels so",
		.help = reason_help,
		.each = lacks_reason,
	};
	(void)journey;
	jn_quiet quiet = jn_quiet_new(self);
	for (uint32_t i = 0; i < self->shared->fact_count; i++) {
		const jn_fact *fact = &self->shared->facts[i];
		if (fact->unreasoned && !(fact->flags & JN_IS_DAMAGED)) jn_quiet_add(&quiet, fact, NULL);
	}
	jn_quiet_say(&quiet, &words);
}

void jn_rule_missing_moment_of_truth(jn_check *self, const jn_decl *journey)
{
	const jn_shared *shared = self->shared;
	if (shared->lost_text || shared->fact_count < self->threshold) return;
	for (uint32_t i = 0; i < shared->fact_count; i++)
		if (jn_fact_any(&shared->facts[i], JN_KEY_MOMENT)) return;
	jn_diagnostic *finding =
		jn_find(self, journey, jn_place(journey), "`%.*s` has no moment of truth", JN_ARG(jn_called(journey)));
	jn_diagnostic_help(self->arena, finding,
					   "mark the touchpoint where the customer makes up her mind about you: `moment: truth`");
}

/* True when something says what hurts at a touchpoint as a persona meets it. */
static bool tells_pain(const jn_fact *fact, const jn_decl *persona)
{
	static const jn_key keys[] = {JN_KEY_PAIN, JN_KEY_BARRIER, JN_KEY_SHORTFALL};
	for (int i = 0; i < 3; i++) {
		if (!jn_fact_any(fact, keys[i])) continue;
		if (jn_view_has(fact->touchpoint, persona, keys[i])) return true;
	}
	return false;
}

static const char low_help[] = "say what hurts: `pain: \"…\" severity 3`, `barrier: \"…\"` or `shortfall: \"…\"`";

/* `other` is the persona who feels so, or NULL. */
static void lacks_pain(jn_check *self, const jn_lack *lack)
{
	const jn_clause *emotion = jn_view_values(lack->decl, lack->other, JN_KEY_EMOTION);
	if (!emotion) return;
	jn_diagnostic *finding =
		jn_find(self, lack->decl, emotion->head.span, "a low point (%+d) at `%.*s`, and nothing says what hurts",
				(int)emotion->head.number, JN_ARG(jn_called(lack->decl)));
	finding->help = jn_message_of(low_help);
	if (!lack->other || jn_decl_has(lack->decl, JN_KEY_EMOTION))
		jn_sketch_property(self, finding, lack->decl, "pain: \"…\"");
}

void jn_rule_low_point_without_pain(jn_check *self, const jn_decl *journey)
{
	static const jn_quiet_words words = {
		.some = "%u of the %u touchpoints of `%.*s` are low points, and nothing says what hurts",
		.none = "none of the %u touchpoints of `%.*s` says what hurts at its low point",
		.help = low_help,
		.each = lacks_pain,
	};
	jn_shared *shared = self->shared;
	(void)journey;
	const int8_t *curves = jn_shared_curves(shared);
	jn_quiet quiet = jn_quiet_new(self);
	for (uint32_t i = 0; i < shared->fact_count; i++) {
		const jn_fact *fact = &shared->facts[i];
		if (fact->lowest >= 0 || (fact->flags & JN_IS_DAMAGED)) continue;
		for (uint32_t view = 0; view < shared->view_count; view++) {
			if (curves[view * shared->fact_count + i] >= 0 || tells_pain(fact, shared->viewers[view])) continue;
			jn_quiet_add(&quiet, fact, shared->viewers[view]);
			break;
		}
	}
	jn_quiet_say(&quiet, &words);
}
