/* Rules about what happens between two touchpoints: another team takes over, another channel is used.
 *
 * In: the facts of the journey entered. Out: findings, at the touchpoint before or once at the journey. */
#include "checks/quiet.h"
#include "checks/rules.h"
#include "checks/sketch.h"

static void passes_on(jn_check *self, const jn_lack *lack)
{
	const jn_decl *touchpoint = lack->fact->touchpoint, *next = lack->other;
	const jn_decl *owner = lack->fact->owner, *taker = jn_touchpoint_owner(next);
	jn_diagnostic *finding = jn_find(self, touchpoint, jn_place(touchpoint),
									 "after `%.*s` the customer passes from `%.*s` to `%.*s`, and nobody says how",
									 JN_ARG(jn_called(touchpoint)), JN_ARG(jn_called(owner)), JN_ARG(jn_called(taker)));
	jn_diagnostic_relate(self->arena, finding, next->document, jn_place(next),
						 "this is where the next team takes over: `%.*s`", JN_ARG(taker->name));
	jn_diagnostic_help(self->arena, finding,
					   "say what gets lost on the way, or that nothing does: `handoff: %.*s \"…\"`",
					   JN_ARG(taker->name));
	jn_sketch_property(self, finding, touchpoint, "handoff: %.*s \"…\"", JN_WHOLE(taker->name));
}

/* What a touchpoint has after inheritance: jn_touchpoint_owner or jn_touchpoint_channel. */
typedef const jn_decl *asked(const jn_decl *touchpoint);

typedef struct taker {
	asked *ask;
	const jn_decl *mine;
	const jn_decl *next; /* the first touchpoint after it with another owner or channel */
} taker;

static void look_at_next(const jn_decl *next, void *context)
{
	taker *found = context;
	const jn_decl *other = found->next ? NULL : found->ask(next);
	if (other && other != found->mine) found->next = next;
}

/* The touchpoint after `facts[i]` in the flow that has another owner or channel than `mine`, or NULL. */
static const jn_decl *taken_over(const jn_shared *shared, uint32_t i, asked *ask, const jn_decl *mine)
{
	const jn_fact *fact = &shared->facts[i];
	taker found = {.ask = ask, .mine = mine};
	if (!mine || fact->touchpoint->damaged || jn_decl_has(fact->touchpoint, JN_KEY_HANDOFF)) return NULL;
	if (fact->flags & JN_HAS_NEXT) {
		jn_touchpoint_each_next(fact->touchpoint, look_at_next, &found);
		return found.next;
	}
	if (i + 1 == shared->fact_count) return NULL;
	const jn_fact *after = &shared->facts[i + 1];
	/* A touchpoint between them may have been lost. */
	if (fact->touchpoint->parent->damaged || after->touchpoint->parent->damaged) return NULL;
	const jn_decl *other = ask == jn_touchpoint_owner ? after->owner : after->channel;
	return other && other != mine ? after->touchpoint : NULL;
}

void jn_rule_undocumented_handoff(jn_check *self, const jn_decl *journey)
{
	static const jn_quiet_words words = {
		.some = "%u of the %u touchpoints of `%.*s` pass the customer on to another team, and nobody says how",
		.none = "none of the %u touchpoints of `%.*s` says how it passes the customer on to another team",
		.help = JN_TR("say what gets lost on the way, or that nothing does: `handoff: TEAM \"…\"`"),
		.each = passes_on,
	};
	if (journey->damaged) return;
	jn_quiet quiet = jn_quiet_new(self);
	for (uint32_t i = 0; i < self->shared->fact_count; i++) {
		const jn_fact *fact = &self->shared->facts[i];
		const jn_decl *next = taken_over(self->shared, i, jn_touchpoint_owner, fact->owner);
		if (next && !next->damaged) jn_quiet_add(&quiet, fact, next);
	}
	jn_quiet_say(&quiet, &words);
}

static const char switch_help[] = "say what the customer takes along, or that nothing gets lost: `handoff: TEAM \"…\"`";

static void switches(jn_check *self, const jn_lack *lack)
{
	const jn_decl *from = lack->fact->channel, *to = jn_touchpoint_channel(lack->other);
	jn_diagnostic *finding = jn_find(self, lack->decl, jn_place(lack->decl),
									 "after `%.*s` the customer changes from `%.*s` to `%.*s`, and nobody says how",
									 JN_ARG(jn_called(lack->decl)), JN_ARG(jn_called(from)), JN_ARG(jn_called(to)));
	jn_diagnostic_relate(self->arena, finding, lack->other->document, jn_place(lack->other),
						 "this is where she goes on: `%.*s`", JN_ARG(to->name));
	finding->help = jn_message_of(switch_help);
	const jn_decl *team = jn_touchpoint_owner(lack->other);
	if (team) jn_sketch_property(self, finding, lack->decl, "handoff: %.*s \"…\"", JN_WHOLE(team->name));
}

/* Where another team takes over as well, undocumented-handoff says so. */
void jn_rule_undocumented_channel_switch(jn_check *self, const jn_decl *journey)
{
	static const jn_quiet_words words = {
		.some = "%u of the %u touchpoints of `%.*s` send the customer to another channel, and nobody says how",
		.none = "none of the %u touchpoints of `%.*s` says how it sends the customer to another channel",
		.help = switch_help,
		.each = switches,
	};
	bool handoffs = jn_rule_speaks(self->shared, JN_RULE_UNDOCUMENTED_HANDOFF);
	if (journey->damaged) return;
	jn_quiet quiet = jn_quiet_new(self);
	for (uint32_t i = 0; i < self->shared->fact_count; i++) {
		const jn_fact *fact = &self->shared->facts[i];
		const jn_decl *next = taken_over(self->shared, i, jn_touchpoint_channel, fact->channel);
		if (!next || next->damaged) continue;
		if (handoffs && taken_over(self->shared, i, jn_touchpoint_owner, fact->owner)) continue;
		jn_quiet_add(&quiet, fact, next);
	}
	jn_quiet_say(&quiet, &words);
}
