/* Rules about personas: whether one can picture them, whether they rest on evidence, whether they are met where they
 * like to be.
 *
 * In: the model and the shared facts. Out: findings. In a damaged persona nothing is called missing. */
#include "checks/quiet.h"
#include "checks/rules.h"

enum { MOST_PREFERRED = 64 }; /* channels a persona prefers that are looked at */

static bool has_any(const jn_decl *decl, const jn_key *keys, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (jn_decl_has(decl, keys[i])) return true;
	return false;
}

/* Tells who she is on paper, and nothing of what she wants or does. */
static bool only_demographics(const jn_decl *persona)
{
	static const jn_key paper[] = {JN_KEY_AGE, JN_KEY_GENDER, JN_KEY_INCOME, JN_KEY_FAMILY, JN_KEY_LOCATION};
	static const jn_key person[] = {JN_KEY_NEED,        JN_KEY_HABIT,      JN_KEY_ATTITUDE, JN_KEY_GOAL,
									JN_KEY_FRUSTRATION, JN_KEY_MOTIVATION, JN_KEY_JOB};
	return has_any(persona, paper, sizeof paper / sizeof paper[0]) &&
		   !has_any(persona, person, sizeof person / sizeof person[0]);
}

void jn_rule_demographics_only(jn_check *self, const jn_decl *persona)
{
	if (persona->damaged || !persona->name.len || !only_demographics(persona)) return;
	jn_diagnostic *finding =
		jn_find(self, persona, jn_place(persona),
				"of `%.*s` one learns age, home or income, but not what she wants or does", JN_ARG(jn_called(persona)));
	jn_diagnostic_help(self->arena, finding,
					   "people of one age differ: write a `need`, `habit`, `attitude`, `goal`, `frustration`, "
					   "`motivation` or `job`");
}

void jn_rule_thin_persona(jn_check *self, const jn_decl *persona)
{
	static const jn_key wants[] = {JN_KEY_GOAL, JN_KEY_NEED, JN_KEY_FRUSTRATION, JN_KEY_JOB};
	uint32_t count = 0;
	if (persona->damaged || !persona->name.len) return;
	if (only_demographics(persona) && jn_rule_speaks(self->shared, JN_RULE_DEMOGRAPHICS_ONLY)) return;
	for (const jn_prop *prop = persona->props; prop; prop = prop->next) count++;
	bool wanting = has_any(persona, wants, sizeof wants / sizeof wants[0]);
	if (count >= self->threshold && wanting) return;
	jn_diagnostic *finding;
	if (count >= self->threshold)
		finding = jn_find(self, persona, jn_place(persona), "`%.*s` has no goal, need, frustration or job",
						  JN_ARG(jn_called(persona)));
	else if (count == 0)
		finding = jn_find(self, persona, jn_place(persona), "of `%.*s` one learns nothing", JN_ARG(jn_called(persona)));
	else if (count == 1)
		finding = jn_find(self, persona, jn_place(persona), "of `%.*s` one learns only 1 thing",
						  JN_ARG(jn_called(persona)));
	else
		finding = jn_find(self, persona, jn_place(persona), "of `%.*s` one learns only %u things",
						  JN_ARG(jn_called(persona)), count);
	jn_diagnostic_help(self->arena, finding,
					   "say what she wants and what stands in her way: `goal: \"…\"`, `need: \"…\"`, "
					   "`frustration: \"…\"`");
}

static bool clause_cites(const jn_clause *clause)
{
	for (; clause; clause = clause->next)
		if (clause->broken || jn_clause_mod(clause, JN_MOD_FROM)) return true;
	return false;
}

/* True when the persona, or anything said of her, names a source, or may do so. */
static bool has_source(const jn_decl *persona)
{
	if (persona->damaged || jn_decl_has(persona, JN_KEY_SOURCE)) return true;
	for (const jn_prop *prop = persona->props; prop; prop = prop->next)
		if (prop->broken || clause_cites(prop->clauses)) return true;
	return false;
}

static const char source_help[] =
	"name what you know it from: `source: interviews`, or `need: \"…\" from interviews`; a guess is a guess";

static void lacks_source(jn_check *self, const jn_lack *lack)
{
	jn_diagnostic *finding = jn_find(self, lack->decl, jn_place(lack->decl), "nothing says what `%.*s` was drawn from",
									 JN_ARG(jn_called(lack->decl)));
	finding->help = jn_message_of(source_help);
}

void jn_rule_persona_without_source(jn_check *self, const jn_decl *decl)
{
	static const jn_quiet_words words = {
		.some = "%u of the %u personas name no source",
		.none = "none of the %u personas names a source",
		.help = source_help,
		.each = lacks_source,
	};
	const jn_project *project = self->project;
	(void)decl;
	jn_quiet quiet = jn_quiet_over(self, project->kind_count[JN_PERSONA]);
	for (uint32_t i = 0; i < quiet.total; i++) {
		const jn_decl *persona = project->by_kind[JN_PERSONA][i];
		if (persona->name.len && !has_source(persona)) jn_quiet_add_decl(&quiet, persona, NULL);
	}
	jn_quiet_say(&quiet, &words);
}

/* The channels that the touchpoints of the journey entered use. Returns false when one could not be understood. */
static bool read_channels(jn_check *self, jn_pointer_set *channels)
{
	const jn_shared *shared = self->shared;
	const jn_decl *last = NULL;
	if (shared->lost_text) return false;
	for (uint32_t i = 0; i < shared->fact_count; i++) {
		const jn_fact *fact = &shared->facts[i];
		if (fact->flags & JN_LOST_CHANNEL) return false;
		if (!fact->channel || fact->channel == last) continue;
		last = fact->channel;
		jn_pointer_set_add(self->arena, channels, last);
	}
	return true;
}

/* Notes which preferences of the journey's personas it meets. */
static void meet_preferences(jn_check *self, const jn_decl *journey)
{
	jn_pointer_set *met = &self->shared->met_preferences, channels = {0};
	bool read = false, sure = false;
	for (const jn_clause *persona = jn_decl_values(journey, JN_KEY_PERSONA); persona; persona = persona->next) {
		if (persona->head.type != JN_VALUE_REF || !persona->head.ref) continue;
		const jn_clause *preferred = jn_decl_values(persona->head.ref, JN_KEY_PREFERS);
		for (int i = 0; preferred && i < MOST_PREFERRED; preferred = preferred->next, i++) {
			if (jn_pointer_set_has(met, preferred)) continue;
			if (!read) sure = read_channels(self, &channels);
			read = true;
			if (!sure || preferred->head.type != JN_VALUE_REF || jn_pointer_set_has(&channels, preferred->head.ref))
				jn_pointer_set_add(self->arena, met, preferred);
		}
	}
}

/* Called for each journey and then for each persona. */
void jn_rule_persona_not_met(jn_check *self, const jn_decl *decl)
{
	const jn_shared *shared = self->shared;
	if (decl->kind == JN_JOURNEY) {
		meet_preferences(self, decl);
		return;
	}
	if (shared->lost_journey || shared->unsure_personas || !jn_pointer_set_has(&shared->mapped_personas, decl)) return;
	jn_diagnostic *finding = NULL;
	const jn_clause *preferred = jn_decl_values(decl, JN_KEY_PREFERS);
	for (int i = 0; preferred && i < MOST_PREFERRED; preferred = preferred->next, i++) {
		const jn_value *channel = &preferred->head;
		if (channel->type != JN_VALUE_REF || !channel->ref || jn_pointer_set_has(&shared->met_preferences, preferred))
			continue;
		if (finding) {
			jn_diagnostic_relate(self->arena, finding, decl->document, channel->span, "nor there");
			continue;
		}
		finding =
			jn_find(self, decl, channel->span, "`%.*s` prefers `%.*s`, and no touchpoint of her journeys is there",
					JN_ARG(jn_called(decl)), JN_ARG(jn_called(channel->ref)));
		jn_diagnostic_help(self->arena, finding,
						   "meet her there: add a touchpoint with `channel: %.*s`, or take the preference out",
						   JN_ARG(channel->ref->name));
	}
}
