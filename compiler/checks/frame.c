/* Rules about how a project and its journeys are framed: phases, personas, the number of journeys, stages, touchpoints.
 *
 * In: the model and the shared facts. Out: findings. What is missing because something was misread is never told of. */
#include "base/buf.h"
#include "checks/phases.h"
#include "checks/rules.h"
#include "text/labels.h"

enum { MOST_LISTED = 10 };

/* Values are looked at while reading. What is left: a language that we have no words in, which is no mistake of the
 * author's and worth a word. */
void jn_rule_unknown_value(jn_check *self, const jn_decl *decl)
{
	const jn_decl *project = self->project->project;
	const jn_clause *language = project ? jn_decl_values(project, JN_KEY_LANGUAGE) : NULL;
	(void)decl;
	if (!language || language->broken || language->head.text.len == 0 || jn_language_has_labels(language->head.text))
		return;
	jn_diagnostic *finding = jn_find(self, project, language->head.span,
									 "there are no labels in the language `%.*s` yet: pictures have English ones",
									 JN_ARG(language->head.text));
	finding->severity = JN_SEVERITY_INFO;
	jn_diagnostic_help(self->arena, finding, "labels are there in English (en), Indonesian (id), Malay (ms) and Arabic (ar)");
}

/* True when the framework a journey is told in is not certain. */
static bool framework_lost(const jn_shared *shared, const jn_decl *journey)
{
	bool own = jn_decl_has(journey, JN_KEY_FRAMEWORK);
	if (own ? jn_prop_lost(jn_decl_prop(journey, JN_KEY_FRAMEWORK)) : shared->lost_framework) return true;
	return jn_journey_framework(shared->project, journey)->damaged;
}

/* True when a phase may have been meant by something that could not be understood. */
static bool phases_lost(const jn_shared *shared, const jn_decl *journey)
{
	if (journey->damaged || framework_lost(shared, journey)) return true;
	if (jn_prop_lost(jn_decl_prop(journey, JN_KEY_SKIPS))) return true;
	const jn_decl *stage = jn_decl_child(journey, JN_STAGE);
	for (; stage; stage = jn_decl_sibling(stage)) {
		if (stage->damaged || jn_prop_lost(jn_decl_prop(stage, JN_KEY_PHASE))) return true;
	}
	return false;
}

/* Puts the phases that stages or `skips` of the journey name into a set. */
static jn_pointer_set covered_phases(jn_check *self, const jn_decl *journey)
{
	jn_pointer_set covered = {0};
	const jn_decl *stage = jn_decl_child(journey, JN_STAGE);
	for (; stage; stage = jn_decl_sibling(stage)) {
		const jn_decl *phase = jn_stage_phase(self->project, stage);
		if (phase) jn_pointer_set_add(self->arena, &covered, phase);
	}
	for (const jn_clause *skip = jn_decl_values(journey, JN_KEY_SKIPS); skip; skip = skip->next) {
		if (skip->head.type == JN_VALUE_REF && skip->head.ref)
			jn_pointer_set_add(self->arena, &covered, skip->head.ref);
	}
	return covered;
}

/* "`a`, `b`, `c`" of the phases outside the set; the first of them and their number through the pointers. */
static void list_phases(const jn_decl *framework, const jn_pointer_set *covered, jn_buf *out, const jn_decl **ret_first,
						uint32_t *ret_count)
{
	const jn_decl *phase = jn_decl_child(framework, JN_PHASE);
	for (int i = 0; phase && i < JN_MAX_PHASES; phase = jn_decl_sibling(phase), i++) {
		if (jn_pointer_set_has(covered, phase)) continue;
		if (*ret_count == 0) *ret_first = phase;
		if (++*ret_count > MOST_LISTED) continue;
		jn_list_name(out, 0, phase->name);
	}
	if (*ret_count > MOST_LISTED) jn_buf_c(out, " …");
}

void jn_rule_missing_phase(jn_check *self, const jn_decl *journey)
{
	if (phases_lost(self->shared, journey)) return;
	jn_pointer_set covered = covered_phases(self, journey);
	const jn_decl *framework = jn_journey_framework(self->project, journey), *first = NULL;
	uint32_t count = 0;
	jn_buf list = {0};
	list_phases(framework, &covered, &list, &first, &count);
	if (count) {
		jn_str phases = jn_buf_view(&list);
		const char *message = count == 1
								  ? JN_TRF("`%.*s` has no stage for the phase %.*s of the framework `%.*s`")
								  : JN_TRF("`%.*s` has no stage for the phases %.*s of the framework `%.*s`");
		jn_diagnostic *finding = jn_find(self, journey, jn_place(journey), message, JN_ARG(jn_called(journey)),
										 (int)phases.len, phases.ptr, JN_ARG(framework->name));
		jn_diagnostic_help(self->arena, finding,
						   "give a stage `phase: %.*s`, or say why there is none: `skips: %.*s \"why\"`",
						   JN_ARG(first->name), JN_ARG(first->name));
		jn_mend_missing_phases(self, finding, journey, &covered);
	}
	jn_buf_free(&list);
}

void jn_rule_phase_order(jn_check *self, const jn_decl *journey)
{
	if (phases_lost(self->shared, journey)) return;
	const jn_decl *framework = jn_journey_framework(self->project, journey);
	const jn_decl *before = NULL, *phase_before = NULL;
	const jn_decl *stage = jn_decl_child(journey, JN_STAGE);
	for (; stage; stage = jn_decl_sibling(stage)) {
		const jn_decl *phase = jn_stage_phase(self->project, stage);
		if (!phase || phase->parent != framework) continue;
		if (before && phase->ordinal < phase_before->ordinal) break;
		before = stage;
		phase_before = phase;
	}
	if (!stage) return;
	const jn_decl *phase = jn_stage_phase(self->project, stage);
	const jn_clause *said = jn_decl_values(stage, JN_KEY_PHASE);
	jn_diagnostic *finding = jn_find(self, stage, said ? said->head.span : jn_place(stage),
									 "`%.*s` is in the phase `%.*s`, which comes before `%.*s`",
									 JN_ARG(jn_called(stage)), JN_ARG(phase->name), JN_ARG(phase_before->name));
	jn_diagnostic_relate(self->arena, finding, before->document, jn_place(before),
						 "the stage before it is in the phase `%.*s`", JN_ARG(phase_before->name));
	jn_diagnostic_help(self->arena, finding, "move the stage, or give it another phase");
	jn_mend_phase_order(self, finding, stage);
}

/* Offers to name the persona in a journey: one of her own file, else the first of the project. */
static void add_to_journey(jn_check *self, jn_diagnostic *finding, const jn_decl *persona)
{
	const jn_project *project = self->project;
	const jn_decl *journey = NULL;
	for (uint32_t i = 0; i < project->kind_count[JN_JOURNEY]; i++) {
		const jn_decl *each = project->by_kind[JN_JOURNEY][i];
		if (!each->name.len || each->damaged || each->document->builtin) continue;
		if (!journey || (journey->document != persona->document && each->document == persona->document)) journey = each;
	}
	if (!journey || !persona->name.len) return;
	const jn_clause *last = jn_decl_values(journey, JN_KEY_PERSONA);
	while (last && last->next) last = last->next;
	jn_buf text = {0};
	jn_buf_c(&text, last ? ", " : "persona: ");
	jn_buf_str(&text, persona->name);
	jn_str written = jn_buf_keep(&text, self->arena);
	if (last)
		jn_diagnostic_edit_in(self->arena, finding, journey->document, (jn_span){last->span.end, last->span.end}, written);
	else if (!jn_insert_property(self->arena, finding, journey, written))
		return;
	jn_diagnostic_title(self->arena, finding, "name the persona in the journey `%.*s`", JN_ARG(jn_called(journey)));
}

void jn_rule_unmapped_persona(jn_check *self, const jn_decl *persona)
{
	const jn_shared *shared = self->shared;
	if (shared->journey_count == 0 || shared->lost_journey || shared->unsure_personas) return;
	if (jn_pointer_set_has(&shared->mapped_personas, persona)) return;
	jn_diagnostic *finding =
		jn_find(self, persona, jn_place(persona), "no journey is told for `%.*s`", JN_ARG(jn_called(persona)));
	jn_diagnostic_help(self->arena, finding, "name the persona in a journey: `persona: %.*s`", JN_ARG(persona->name));
	add_to_journey(self, finding, persona);
}

void jn_rule_too_few_journeys(jn_check *self, const jn_decl *decl)
{
	(void)decl;
	const jn_shared *shared = self->shared;
	const jn_decl *project = self->project->project;
	uint32_t count = shared->counted_journeys;
	if (!project || shared->lost_journey || count == 0 || count >= self->threshold) return;
	jn_diagnostic *finding;
	if (count == 1)
		finding = jn_find(self, project, jn_place(project), "the project has only 1 journey");
	else
		finding = jn_find(self, project, jn_place(project), "the project has only %u journeys", count);
	jn_diagnostic_help(
		self->arena, finding,
		"tell each scenario as a journey of its own: four or five show more than one that holds everything");
}

static uint32_t count_children(const jn_decl *decl, jn_kind kind)
{
	uint32_t count = 0;
	for (const jn_decl *child = decl->first_child; child; child = child->next) count += child->kind == kind;
	return count;
}

void jn_rule_too_few_stages(jn_check *self, const jn_decl *journey)
{
	uint32_t count = count_children(journey, JN_STAGE);
	if (journey->damaged || count >= self->threshold) return;
	jn_diagnostic *finding;
	if (count == 0)
		finding = jn_find(self, journey, jn_place(journey), "`%.*s` has no stages", JN_ARG(jn_called(journey)));
	else if (count == 1)
		finding = jn_find(self, journey, jn_place(journey), "`%.*s` has only 1 stage", JN_ARG(jn_called(journey)));
	else
		finding =
			jn_find(self, journey, jn_place(journey), "`%.*s` has only %u stages", JN_ARG(jn_called(journey)), count);
	jn_diagnostic_help(self->arena, finding,
					   "a stage is what the customer is after at one time, such as choosing or paying");
}

void jn_rule_too_many_stages(jn_check *self, const jn_decl *journey)
{
	uint32_t count = count_children(journey, JN_STAGE);
	if (count <= self->threshold) return;
	jn_diagnostic *finding =
		jn_find(self, journey, jn_place(journey), "`%.*s` has %u stages, too many to take in at once",
				JN_ARG(jn_called(journey)), count);
	jn_diagnostic_help(self->arena, finding,
					   "join stages, or tell a part in a journey of its own and point to it with `detail`");
}

void jn_rule_empty_stage(jn_check *self, const jn_decl *stage)
{
	if (stage->damaged || jn_decl_child(stage, JN_TOUCHPOINT)) return;
	jn_diagnostic *finding =
		jn_find(self, stage, jn_place(stage), "the stage `%.*s` has no touchpoint", JN_ARG(jn_called(stage)));
	jn_diagnostic_help(self->arena, finding, "say where the customer meets you: `touchpoint \"…\" { … }`");
	jn_sketch_child(self, finding, stage, "touchpoint to-be-told \"…\"");
}

void jn_rule_too_many_touchpoints(jn_check *self, const jn_decl *stage)
{
	uint32_t count = count_children(stage, JN_TOUCHPOINT);
	if (count <= self->threshold) return;
	jn_diagnostic *finding =
		jn_find(self, stage, jn_place(stage), "the stage `%.*s` has %u touchpoints", JN_ARG(jn_called(stage)), count);
	jn_diagnostic_help(self->arena, finding,
					   "split the stage, or tell a part in a journey of its own and point to it with `detail`");
}
