/* Mends about phases. In: a journey, its framework, and what is wrong. Out: edits on the finding.
 *
 * A sketch of a stage has a touchpoint that is still to be told: a stage without one would be an error of its own. */
#include "checks/phases.h"

#include "base/buf.h"

enum { MOST_SKETCHED = 16 };

/* The first stage of the journey that belongs to a later phase of the framework, or NULL. */
static const jn_decl *first_later(const jn_check *self, const jn_decl *journey, const jn_decl *phase)
{
	for (const jn_decl *stage = jn_decl_child(journey, JN_STAGE); stage; stage = jn_decl_sibling(stage)) {
		const jn_decl *its = jn_stage_phase(self->project, stage);
		if (its && its->parent == phase->parent && its->ordinal > phase->ordinal) return stage;
	}
	return NULL;
}

static const jn_decl *stage_before(const jn_decl *journey, const jn_decl *next)
{
	const jn_decl *before = NULL;
	for (const jn_decl *stage = jn_decl_child(journey, JN_STAGE); stage && stage != next; stage = jn_decl_sibling(stage))
		before = stage;
	return before;
}

static bool has_stage_named(const jn_decl *journey, jn_str name)
{
	const jn_decl *stage = jn_decl_child(journey, JN_STAGE);
	while (stage && !jn_str_eq(stage->name, name)) stage = jn_decl_sibling(stage);
	return stage != NULL;
}

static bool sketch_stage(jn_check *self, jn_diagnostic *finding, const jn_decl *journey, const jn_decl *phase)
{
	if (has_stage_named(journey, phase->name)) return false;
	jn_buf text = {0};
	jn_buf_c(&text, "stage ");
	jn_buf_str(&text, phase->name);
	jn_buf_c(&text, " {\n  touchpoint to-be-told \"…\"\n}");
	const jn_decl *later = first_later(self, journey, phase), *before = stage_before(journey, later);
	jn_str lines = jn_buf_view(&text);
	bool done;
	if (before)
		done = jn_insert_behind(self->arena, finding, before, lines);
	else if (later)
		done = jn_insert_before(self->arena, finding, later, lines);
	else
		done = jn_insert_child(self->arena, finding, journey, lines);
	jn_buf_free(&text);
	return done;
}

void jn_mend_missing_phases(jn_check *self, jn_diagnostic *finding, const jn_decl *journey, const jn_pointer_set *covered)
{
	const jn_decl *framework = jn_journey_framework(self->project, journey);
	int count = 0;
	bool all = jn_may_sketch(self);
	const jn_decl *phase = jn_decl_child(framework, JN_PHASE);
	for (; all && phase; phase = jn_decl_sibling(phase)) {
		if (jn_pointer_set_has(covered, phase)) continue;
		all = ++count <= MOST_SKETCHED && sketch_stage(self, finding, journey, phase);
	}
	if (!all) finding->edits = NULL;
	if (!finding->edits) return;
	finding->edit_certain = true;
	jn_diagnostic_title(self->arena, finding, "sketch what is missing");
}

void jn_mend_phase_order(jn_check *self, jn_diagnostic *finding, const jn_decl *stage)
{
	const jn_decl *phase = jn_stage_phase(self->project, stage);
	const jn_decl *later = first_later(self, stage->parent, phase);
	if (later && jn_insert_moved(self->arena, finding, stage, later))
		jn_diagnostic_title(self->arena, finding, "move the stage to its phase");
}
