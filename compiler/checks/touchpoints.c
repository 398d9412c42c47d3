/* Rules about touchpoints: what they lack after inheritance, what hurts there.
 *
 * In: the facts of the journey entered. Out: findings, at the touchpoints or once at the journey (checks/quiet.h). */
#include "base/buf.h"
#include "checks/quiet.h"
#include "checks/rules.h"
#include "checks/sketch.h"

static void report_lacks(jn_check *self, unsigned lack, const jn_quiet_words *words)
{
	jn_quiet quiet = jn_quiet_new(self);
	for (uint32_t i = 0; i < self->shared->fact_count; i++)
		if (self->shared->facts[i].flags & lack) jn_quiet_add(&quiet, &self->shared->facts[i], NULL);
	jn_quiet_say(&quiet, words);
}

static bool all_lack(const jn_shared *shared, unsigned lack)
{
	for (uint32_t i = 0; i < shared->fact_count; i++)
		if (!(shared->facts[i].flags & lack)) return false;
	return true;
}

/* Says at the touchpoint what it lacks. The message takes the touchpoint. */
static jn_diagnostic *lacks(jn_check *self, const jn_lack *lack, const char *message, const char *help)
{
	const jn_decl *touchpoint = lack->fact->touchpoint;
	jn_diagnostic *finding = jn_find(self, touchpoint, jn_place(touchpoint), message, JN_ARG(jn_called(touchpoint)));
	finding->help = jn_message_of(help);
	return finding;
}

static const char channel_help[] = "say where the customer meets you: `channel: store`";
static const char emotion_help[] =
	"say how the customer feels, from -2 to +2, and why: `emotion: +1 \"Feels welcome\"`";
static const char owner_help[] =
	"name the team that answers for it: `owner: store-team`, here, at its channel or at its stage";
static const char goal_help[] = "name the goal it serves: `goal: repeat-buyers`, here or at its stage";

static void lacks_channel(jn_check *self, const jn_lack *lack)
{
	jn_suggest_only(self, lacks(self, lack, JN_TRF("the touchpoint `%.*s` has no channel"), channel_help), lack->decl, "channel", JN_CHANNEL);
}

static void lacks_emotion(jn_check *self, const jn_lack *lack)
{
	lacks(self, lack, JN_TRF("the touchpoint `%.*s` has no emotion"), emotion_help);
}

static void lacks_owner(jn_check *self, const jn_lack *lack)
{
	jn_suggest_only(self, lacks(self, lack, JN_TRF("the touchpoint `%.*s` has no owner"), owner_help), lack->decl, "owner", JN_TEAM);
}

static void lacks_goal(jn_check *self, const jn_lack *lack)
{
	jn_suggest_only(self, lacks(self, lack, JN_TRF("the touchpoint `%.*s` has no goal"), goal_help), lack->decl, "goal", JN_GOAL);
}

void jn_rule_touchpoint_without_channel(jn_check *self, const jn_decl *journey)
{
	static const jn_quiet_words words = {
		.some = "%u of the %u touchpoints of `%.*s` have no channel",
		.none = "none of the %u touchpoints of `%.*s` has a channel",
		.help = channel_help,
		.each = lacks_channel,
	};
	(void)journey;
	report_lacks(self, JN_LACKS_CHANNEL, &words);
}

void jn_rule_touchpoint_without_emotion(jn_check *self, const jn_decl *journey)
{
	static const jn_quiet_words words = {
		.some = "%u of the %u touchpoints of `%.*s` have no emotion",
		.none = "none of the %u touchpoints of `%.*s` has an emotion",
		.help = emotion_help,
		.each = lacks_emotion,
	};
	(void)journey;
	report_lacks(self, JN_LACKS_EMOTION, &words);
}

void jn_rule_touchpoint_without_owner(jn_check *self, const jn_decl *journey)
{
	static const jn_quiet_words words = {
		.some = "%u of the %u touchpoints of `%.*s` are yours but have no owner",
		.none = "none of the %u touchpoints of `%.*s` has an owner",
		.help = owner_help,
		.each = lacks_owner,
	};
	(void)journey;
	report_lacks(self, JN_LACKS_OWNER, &words);
}

void jn_rule_touchpoint_without_goal(jn_check *self, const jn_decl *journey)
{
	static const jn_quiet_words words = {
		.some = "%u of the %u touchpoints of `%.*s` have no goal",
		.none = "none of the %u touchpoints of `%.*s` has a goal",
		.help = goal_help,
		.each = lacks_goal,
	};
	bool missing = !jn_decl_has(journey, JN_KEY_GOAL) && jn_rule_speaks(self->shared, JN_RULE_MISSING_GOAL);
	if (missing && all_lack(self->shared, JN_LACKS_GOAL)) return; /* of a map without goals missing-goal tells */
	report_lacks(self, JN_LACKS_GOAL, &words);
}

void jn_rule_only_controlled_touchpoints(jn_check *self, const jn_decl *decl)
{
	const jn_shared *shared = self->shared;
	(void)decl;
	if (!shared->before_journey || shared->before_indirect || shared->lost_journey) return;
	const jn_decl *place = self->project->project ? self->project->project : shared->before_journey;
	jn_diagnostic *finding = jn_find(self, place, jn_place(place), "every touchpoint is one you control yourselves");
	jn_diagnostic_help(self->arena, finding,
					   "before they buy, customers also meet reviews, search results or friends: add a channel with "
					   "`control: indirect`");
}

/* The span of the highest leaving rate, as near as can be said without asking each view again. */
static jn_span leaving_span(const jn_decl *touchpoint)
{
	const jn_clause *leaves = jn_decl_values(touchpoint, JN_KEY_LEAVES);
	return leaves ? leaves->span : jn_place(touchpoint);
}

static void hurts(jn_check *self, const jn_lack *lack)
{
	const jn_fact *fact = lack->fact;
	const jn_decl *touchpoint = fact->touchpoint;
	jn_diagnostic *finding;
	if (fact->gravest && fact->severity >= self->threshold) {
		finding = jn_find(self, touchpoint, fact->gravest->head.span,
						  "`%.*s` is severe (%d of 5), and no opportunity addresses it",
						  JN_ARG(fact->gravest->head.text), fact->severity);
	} else {
		jn_buf rate = {0};
		jn_buf_number(&rate, fact->leaving, 1);
		finding = jn_find(self, touchpoint, leaving_span(touchpoint),
						  "%.*s%% leave at `%.*s`, and no opportunity addresses it", (int)rate.len, rate.ptr,
						  JN_ARG(jn_called(touchpoint)));
		jn_buf_free(&rate);
	}
	jn_diagnostic_help(self->arena, finding, "write an idea into the touchpoint: `opportunity \"…\" { impact: 4 }`");
	jn_sketch_idea(self, finding, touchpoint);
}

void jn_rule_unaddressed_pain(jn_check *self, const jn_decl *journey)
{
	static const jn_quiet_words words = {
		.some = "%u of the %u touchpoints of `%.*s` hurt severely, and no opportunity addresses it",
		.none = "none of the %u touchpoints of `%.*s` is without a severe pain that no opportunity addresses",
		.help = JN_TR("write ideas into them: `opportunity \"…\" { impact: 4 }`"),
		.each = hurts,
	};
	(void)journey;
	jn_quiet quiet = jn_quiet_new(self);
	for (uint32_t i = 0; i < self->shared->fact_count; i++) {
		const jn_fact *fact = &self->shared->facts[i];
		if (jn_fact_hurts(self->shared, fact)) jn_quiet_add(&quiet, fact, NULL);
	}
	jn_quiet_say(&quiet, &words);
}
