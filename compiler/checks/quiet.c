/* Saying once what many touchpoints lack. In: a rule's touchpoints. Out: findings, at each or at the place. The list
 * lives in the shared facts' arena and is used again by the next rule. */
#include "checks/quiet.h"

enum { MOST_RELATED = 10 };

jn_quiet jn_quiet_new(jn_check *check)
{
	return jn_quiet_over(check, check->shared->fact_count);
}

jn_quiet jn_quiet_over(jn_check *check, uint32_t total)
{
	const jn_decl *place = check->shared->journey ? check->shared->journey : check->project->project;
	return (jn_quiet){.check = check, .place = place, .total = total};
}

static void add(jn_quiet *self, const jn_fact *fact, const jn_decl *decl, const jn_decl *other)
{
	jn_shared *shared = self->check->shared;
	if (jn_allows_silence(&shared->allows, decl->document, jn_place(decl).start, self->check->rule->id)) return;
	if (self->count == shared->lack_cap)
		shared->lacks =
			jn_arena_grow(shared->arena, shared->lacks, self->count, &shared->lack_cap, sizeof *shared->lacks);
	shared->lacks[self->count++] = (jn_lack){.fact = fact, .decl = decl, .other = other};
}

void jn_quiet_add(jn_quiet *self, const jn_fact *fact, const jn_decl *other)
{
	add(self, fact, fact->touchpoint, other);
}

void jn_quiet_add_decl(jn_quiet *self, const jn_decl *decl, const jn_decl *other)
{
	add(self, NULL, decl, other);
}

static void say_once(jn_quiet *self, const jn_quiet_words *words)
{
	jn_check *check = self->check;
	const jn_decl *place = self->place ? self->place : check->shared->lacks[0].decl;
	jn_str journey = place->kind == JN_JOURNEY ? jn_called(place) : (jn_str){0};
	jn_diagnostic *finding;
	if (self->count == self->total)
		finding = jn_find(check, place, jn_place(place), words->none, self->total, JN_ARG(journey));
	else
		finding = jn_find(check, place, jn_place(place), words->some, self->count, self->total, JN_ARG(journey));
	finding->help = jn_message_of(words->help);
	for (uint32_t i = 0; i < self->count && i < MOST_RELATED; i++) {
		const jn_decl *decl = check->shared->lacks[i].decl;
		if (i + 1 == MOST_RELATED && self->count > MOST_RELATED)
			jn_diagnostic_relate(check->arena, finding, decl->document, jn_place(decl), "here, and at others after it");
		else
			jn_diagnostic_relate(check->arena, finding, decl->document, jn_place(decl), "here");
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
