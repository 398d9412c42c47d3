/* Rules about the curve of a journey: never low, falling off a cliff, ending badly.
 *
 * In: the facts and curves of the journey entered. Out: findings. Each persona's own curve is looked at; where a rating
 * could not be understood nothing is said of it. */
#include "checks/quiet.h"
#include "checks/rules.h"
#include "model/schema.h"

void jn_rule_all_positive(jn_check *self, const jn_decl *journey)
{
	const jn_shared *shared = self->shared;
	uint32_t rated = 0;
	if (shared->lost_text) return;
	for (uint32_t i = 0; i < shared->fact_count; i++) {
		const jn_fact *fact = &shared->facts[i];
		if (fact->lowest < 0 || (fact->flags & JN_LOST_EMOTION)) return;
		rated += fact->lowest != JN_UNRATED;
	}
	if (rated == 0 || rated < self->threshold) return;
	jn_diagnostic *finding =
		jn_find(self, journey, jn_place(journey), "`%.*s` has %u rated touchpoints, and nobody ever feels bad at one",
				JN_ARG(jn_called(journey)), rated);
	jn_diagnostic_help(self->arena, finding,
					   "a map without a low point shows what was wished for: ask customers, or people at the counter, "
					   "where it hurts");
}

/* What is looked at in a search for cliffs. */
typedef struct cliffs {
	jn_check *check;
	jn_quiet quiet;
	const int8_t *curves;
	uint32_t after[JN_MOST_VIEWS]; /* the next touchpoint that each persona meets; fact_count when none */
} cliffs;

static bool is_emotion(int8_t rating)
{
	return rating >= -2 && rating <= 2;
}

static bool falls(const cliffs *self, uint32_t view, uint32_t from, uint32_t to)
{
	const jn_shared *shared = self->check->shared;
	if (to >= shared->fact_count) return false;
	const int8_t *curve = self->curves + (size_t)view * shared->fact_count;
	return is_emotion(curve[from]) && is_emotion(curve[to]) && curve[from] > curve[to] &&
		   curve[from] - curve[to] >= self->check->threshold;
}

static bool falls_for_anyone(const cliffs *self, uint32_t from, uint32_t to)
{
	for (uint32_t view = 0; view < self->check->shared->view_count; view++)
		if (falls(self, view, from, to)) return true;
	return false;
}

/* The touchpoint that a fall from facts[i] ends at; fact_count when there is none. */
static uint32_t cliff_from(const cliffs *self, uint32_t i)
{
	const jn_shared *shared = self->check->shared;
	const jn_fact *fact = &shared->facts[i];
	if (!(fact->flags & JN_HAS_NEXT)) {
		for (uint32_t view = 0; view < shared->view_count; view++)
			if (falls(self, view, i, self->after[view])) return self->after[view];
		return shared->fact_count;
	}
	for (const jn_clause *next = jn_decl_values(fact->touchpoint, JN_KEY_NEXT); next; next = next->next) {
		const jn_decl *touchpoint = next->head.type == JN_VALUE_REF ? next->head.ref : NULL;
		const jn_fact *to = touchpoint ? jn_shared_fact(shared, touchpoint) : NULL;
		if (to && falls_for_anyone(self, i, (uint32_t)(to - shared->facts))) return (uint32_t)(to - shared->facts);
	}
	return shared->fact_count;
}

static const char cliff_help[] = "look at what happens between the two: a fall hurts more than a low";

/* The first persona's emotions before and after a fall. */
static void emotions_of(const jn_check *self, const jn_lack *lack, int *ret_from, int *ret_to)
{
	jn_shared *shared = self->shared;
	const int8_t *curve = jn_shared_curves(shared);
	size_t to = (size_t)(lack->fact - shared->facts);
	size_t from = (size_t)(jn_shared_fact(shared, lack->other) - shared->facts);
	for (uint32_t view = 0; view < shared->view_count; view++, curve += shared->fact_count) {
		*ret_from = curve[from];
		*ret_to = curve[to];
		if (is_emotion(curve[from]) && is_emotion(curve[to]) && curve[from] - curve[to] >= self->threshold) return;
	}
}

/* `other` is the touchpoint the fall starts from. */
static void falls_off(jn_check *self, const jn_lack *lack)
{
	int from = 0, to = 0;
	emotions_of(self, lack, &from, &to);
	jn_diagnostic *finding =
		jn_find(self, lack->decl, jn_place(lack->decl), "the mood drops from %+d at `%.*s` to %+d at `%.*s`", from,
				JN_ARG(jn_called(lack->other)), to, JN_ARG(jn_called(lack->decl)));
	jn_diagnostic_relate(self->arena, finding, lack->other->document, jn_place(lack->other), "from here");
	finding->help = jn_message_of(cliff_help);
}

/* Notes what comes before facts[i] in the text: for each persona the next touchpoint she meets. */
static void step_back(cliffs *self, uint32_t i)
{
	const jn_shared *shared = self->check->shared;
	for (uint32_t view = 0; view < shared->view_count; view++)
		if (self->curves[(size_t)view * shared->fact_count + i] != JN_UNMET) self->after[view] = i;
}

void jn_rule_emotional_cliff(jn_check *self, const jn_decl *journey)
{
	static const jn_quiet_words words = {
		.some = "%u of the %u touchpoints of `%.*s` are at the foot of a drop of the mood",
		.none = "none of the %u touchpoints of `%.*s` is reached without a drop of the mood",
		.help = cliff_help,
		.each = falls_off,
	};
	jn_shared *shared = self->shared;
	if (journey->damaged) return;
	cliffs search = {.check = self, .quiet = jn_quiet_new(self), .curves = jn_shared_curves(shared)};
	for (uint32_t view = 0; view < shared->view_count; view++) search.after[view] = shared->fact_count;
	for (uint32_t i = shared->fact_count; i-- > 0;) {
		const jn_decl *touchpoint = shared->facts[i].touchpoint;
		uint32_t to = shared->facts[i].highest > 2 ? shared->fact_count : cliff_from(&search, i);
		step_back(&search, i);
		if (to == shared->fact_count) continue;
		/* A touchpoint between them may have been lost. */
		if (touchpoint->parent->damaged || shared->facts[to].touchpoint->parent->damaged) continue;
		jn_quiet_add(&search.quiet, &shared->facts[to], touchpoint);
	}
	jn_quiet_say(&search.quiet, &words);
}

/* The last touchpoint a persona rates, when that is low and certain; fact_count otherwise. */
static uint32_t bad_end(const jn_shared *shared, const int8_t *curve)
{
	for (uint32_t i = shared->fact_count; i-- > 0;) {
		if (curve[i] == JN_UNSURE || shared->facts[i].touchpoint->parent->damaged) break;
		if (is_emotion(curve[i])) return curve[i] <= -1 ? i : shared->fact_count;
	}
	return shared->fact_count;
}

/* In a map of the future a bad end was chosen: there it weighs more, unless the project weighs the rule itself. */
static void weigh_end(jn_check *self, const jn_decl *journey, jn_diagnostic *finding)
{
	if (self->shared->settings->severity[self->rule->id] != self->rule->severity) return;
	if (jn_str_eq(jn_decl_text(journey, JN_KEY_STATE), JN_STR("future"))) finding->severity = JN_SEVERITY_WARNING;
}

void jn_rule_ends_badly(jn_check *self, const jn_decl *journey)
{
	jn_shared *shared = self->shared;
	if (journey->damaged) return;
	const int8_t *curves = jn_shared_curves(shared);
	for (uint32_t view = 0; view < shared->view_count; view++) {
		uint32_t last = bad_end(shared, curves + (size_t)view * shared->fact_count);
		if (last == shared->fact_count) continue;
		const jn_decl *touchpoint = shared->facts[last].touchpoint;
		const jn_clause *emotion = jn_view_values(touchpoint, shared->viewers[view], JN_KEY_EMOTION);
		if (!emotion) continue;
		jn_diagnostic *finding =
			jn_find(self, touchpoint, emotion->head.span, "`%.*s` ends badly: the last feeling is %+d, at `%.*s`",
					JN_ARG(jn_called(journey)), (int)emotion->head.number, JN_ARG(jn_called(touchpoint)));
		jn_diagnostic_help(self->arena, finding,
						   "people remember the end: give it a good one, or tell the journey further, to where it gets "
						   "better");
		weigh_end(self, journey, finding);
		return;
	}
}
