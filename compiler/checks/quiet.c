/* Saying once what many touchpoints lack. In: a rule's touchpoints. Out: findings, at each or at the place, with the edits for all. The list
 * lives in the shared facts' arena and is used again by the next rule. */
#include "checks/quiet.h"

enum { MOST_RELATED = 10, MOST_MENDED = 50 }; /* where more are concerned, nobody wants them all written to at once */

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

/* True when the edit begins on the line on which the one before it ends: what fits one line may not fit with both. */
static bool on_one_line(const jn_edit *before, const jn_edit *edit)
{
	if (before->document != edit->document || before->span.end > edit->span.start) return before->document == edit->document;
	jn_str between = jn_source_slice(&edit->document->source, (jn_span){before->span.end, edit->span.start});
	return !between.len || !memchr(between.ptr, '\n', between.len);
}

/* Offers what the rule would offer at each of them, in one go. */
static void offer_all(jn_quiet *self, const jn_quiet_words *words, jn_diagnostic *finding)
{
	jn_diagnostic *said = NULL;
	jn_check each = *self->check;
	jn_edit *last = NULL;
	each.found = &said; /* what is said at each is not wanted here */
	for (uint32_t i = 0; i < self->count && self->count <= MOST_MENDED; i++, said = NULL) {
		words->each(&each, &self->check->shared->lacks[i]);
		if (!said) continue;
		if (!said->edits) {
			if (i == 0) return; /* nor has it any for the others */
			continue;
		}
		if (last && on_one_line(last, said->edits)) continue;
		finding->edit_sketches |= said->edit_sketches;
		if (last) last->next = said->edits;
		else finding->edits = said->edits;
		for (last = said->edits; last->next;) last = last->next;
	}
	if (last) finding->edit_title = jn_message_of("write it at each of them");
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
	offer_all(self, words, finding);
}

void jn_quiet_say(jn_quiet *self, const jn_quiet_words *words)
{
	if (self->count > 1 && self->count * 2 >= self->total) {
		say_once(self, words);
		return;
	}
	for (uint32_t i = 0; i < self->count; i++) words->each(self->check, &self->check->shared->lacks[i]);
}
