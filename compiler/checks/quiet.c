/* Saying once what many touchpoints lack. In: a rule's touchpoints. Out: findings, at each or at the journey. The list
 * lives in the shared facts' arena and is used again by the next rule. */
#include "checks/quiet.h"

enum { MOST_RELATED = 10 };

jn_quiet jn_quiet_new(jn_check *check)
{
	return (jn_quiet){.check = check, .total = check->shared->fact_count};
}

void jn_quiet_add(jn_quiet *self, const jn_fact *fact, const jn_decl *other)
{
	jn_shared *shared = self->check->shared;
	uint32_t offset = jn_place(fact->touchpoint).start;
	if (jn_allows_silence(&shared->allows, fact->touchpoint->document, offset, self->check->rule->id)) return;
	if (self->count == shared->lack_cap)
		shared->lacks =
			jn_arena_grow(shared->arena, shared->lacks, self->count, &shared->lack_cap, sizeof *shared->lacks);
	shared->lacks[self->count++] = (jn_lack){.fact = fact, .other = other};
}

static void say_once(jn_quiet *self, const jn_quiet_words *words)
{
	jn_check *check = self->check;
	const jn_decl *journey = check->shared->journey;
	jn_diagnostic *finding;
	if (self->count == self->total)
		finding = jn_find(check, journey, jn_place(journey), "none of the %u touchpoints of `%.*s` %s", self->total,
						  JN_ARG(jn_called(journey)), words->has);
	else
		finding = jn_find(check, journey, jn_place(journey), "%u of the %u touchpoints of `%.*s` %s", self->count,
						  self->total, JN_ARG(jn_called(journey)), words->have);
	finding->help = jn_str_c(words->help);
	for (uint32_t i = 0; i < self->count && i < MOST_RELATED; i++) {
		const jn_decl *touchpoint = check->shared->lacks[i].fact->touchpoint;
		jn_diagnostic_relate(check->arena, finding, touchpoint->document, jn_place(touchpoint),
							 i + 1 == MOST_RELATED && self->count > MOST_RELATED
								 ? JN_STR("here, and at others after it")
								 : JN_STR("here"));
	}
}

void jn_quiet_say(jn_quiet *self, const jn_quiet_words *words)
{
	if (self->count > 1 && self->count * 2 >= self->total) {
		say_once(self, words);
		return;
	}
	for (uint32_t i = 0; i < self->count; i++) words->each(self->check, &self->check->shared->lacks[i]);
}
