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

/* Adds the stages in `lines` where a stage before `later` (NULL: the end) has its place. */
static bool put(jn_check *self, jn_diagnostic *finding, const jn_decl *journey, const jn_decl *later, jn_buf *lines)
{
	const jn_decl *before = stage_before(journey, later);
	jn_str text = jn_buf_view(lines);
	bool done = text.len == 0;
	if (!done && before)
		done = jn_insert_behind(self->arena, finding, before, text);
	else if (!done && later)
		done = jn_insert_before(self->arena, finding, later, text);
	else if (!done)
		done = jn_insert_child(self->arena, finding, journey, text);
	lines->len = 0;
	return done;
}

/* Sketches the stages, those that have the same place in one edit. False when one of them has none. */
static bool sketch_stages(jn_check *self, jn_diagnostic *finding, const jn_decl *journey, const jn_pointer_set *covered)
{
	const jn_decl *last = NULL, *phase = jn_decl_child(jn_journey_framework(self->project, journey), JN_PHASE);
	jn_buf lines = {0};
	int count = 0;
	bool good = true;
	for (; good && phase; phase = jn_decl_sibling(phase)) {
		if (jn_pointer_set_has(covered, phase)) continue;
		const jn_decl *later = first_later(self, journey, phase);
		good = ++count <= MOST_SKETCHED && !has_stage_named(journey, phase->name);
		if (good && later != last) good = put(self, finding, journey, last, &lines);
		if (lines.len) jn_buf_c(&lines, jn_insert_parted(journey) ? "\n\n" : "\n");
		jn_buf_c(&lines, "stage ");
		jn_buf_str(&lines, phase->name);
		jn_buf_c(&lines, " {\n  touchpoint to-be-told \"…\"\n}");
		last = later;
	}
	good = good && put(self, finding, journey, last, &lines);
	jn_buf_free(&lines);
	return good;
}

/* True when the journey's stages are told by phase, or there are none yet. Where none has a phase, they may well have been
 * meant for those of the framework under other names: only their author can say. */
static bool has_stages_by_phase(const jn_check *self, const jn_decl *journey)
{
	const jn_decl *framework = jn_journey_framework(self->project, journey), *stage = jn_decl_child(journey, JN_STAGE);
	if (!stage) return true;
	for (; stage; stage = jn_decl_sibling(stage)) {
		const jn_decl *phase = jn_stage_phase(self->project, stage);
		if (phase && phase->parent == framework) return true;
	}
	return false;
}

void jn_mend_missing_phases(jn_check *self, jn_diagnostic *finding, const jn_decl *journey, const jn_pointer_set *covered)
{
	if (!jn_may_sketch(self) || !has_stages_by_phase(self, journey)) return;
	if (!sketch_stages(self, finding, journey, covered)) finding->edits = NULL;
	if (!finding->edits) return;
	finding->edit_certain = finding->edit_sketches = true;
	jn_diagnostic_title(self->arena, finding, "sketch what is missing");
}

void jn_mend_phase_order(jn_check *self, jn_diagnostic *finding, const jn_decl *stage)
{
	const jn_decl *phase = jn_stage_phase(self->project, stage);
	const jn_decl *later = first_later(self, stage->parent, phase);
	if (later && jn_insert_moved(self->arena, finding, stage, later))
		jn_diagnostic_title(self->arena, finding, "move the stage to its phase");
}
