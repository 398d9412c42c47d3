/* Questions to a resolved project that more than one reader asks: inheritance, a persona's own view, flow, KPI state.
 *
 * The whole list of what is inherited: owner: touchpoint ← channel ← stage. channel ← the journey's. control ← the
 * channel's ← direct. goal ← stage. kpi ← stage ← its goals'. framework, review ← project ← default. Nothing else. */
#ifndef JN_MODEL_QUERY_H
#define JN_MODEL_QUERY_H

#include "model/project.h"

/* What the language calls severe: a pain, barrier or shortfall from this severity on, a leaving rate from these per cent. */
enum { JN_SEVERE = 4, JN_SEVERE_LEAVING = 20 };

/* Effective values of a touchpoint; NULL when there is none. */
const jn_decl *jn_touchpoint_owner(const jn_decl *touchpoint);
const jn_decl *jn_touchpoint_channel(const jn_decl *touchpoint);
bool jn_touchpoint_indirect(const jn_decl *touchpoint);

/* The effective goal list of a touchpoint, or its stage's; NULL when none. */
const jn_clause *jn_touchpoint_goals(const jn_decl *touchpoint);
bool jn_touchpoint_has_kpi(const jn_decl *touchpoint);

/* The value list of `key` as `persona` (NULL: the map's own, without views) meets the touchpoint: her `as` block's when that says it, else the touchpoint's. */
const jn_clause *jn_view_values(const jn_decl *touchpoint, const jn_decl *persona, jn_key key);

/* The `as` block of the touchpoint for `persona`, or NULL. */
const jn_decl *jn_view_block(const jn_decl *touchpoint, const jn_decl *persona);

/* True when `persona` meets the touchpoint: named by it (or it names none), and no view of hers skips it. */
bool jn_view_meets(const jn_decl *touchpoint, const jn_decl *persona);

/* The framework a journey is told in: its own, the project's, else `purchase`. Never NULL. */
const jn_decl *jn_journey_framework(const jn_project *project, const jn_decl *journey);

/* The phase of a stage: said, or of the same name or title (looked for among the framework's first JN_MAX_PHASES); NULL
 * when none. */
enum { JN_MAX_PHASES = 256 };
const jn_decl *jn_stage_phase(const jn_project *project, const jn_decl *stage);

/* Index into jn_words_place of a phase; -1 when not said. */
int jn_phase_place(const jn_decl *phase);

/* The owner of a journey: its own, else the project's; NULL when neither. */
const jn_decl *jn_journey_owner(const jn_project *project, const jn_decl *journey);

/* The review clause in force (journey's, else the project's); NULL when none. And the day the next review is due:
 * the later of the last `reviewed` (the project's count where the review is the project's; of each list, the first
 * JN_MAX_REVIEWS are looked at) and the cadence's first day, plus the cadence; JN_DATE_NONE when unknown. */
enum { JN_MAX_REVIEWS = 1000 };
const jn_clause *jn_journey_review(const jn_project *project, const jn_decl *journey);
jn_date jn_journey_next_review(const jn_project *project, const jn_decl *journey);

/* The first touchpoint of a journey and the one after `touchpoint` in the order of the text, across stages; NULL at the end. */
const jn_decl *jn_journey_first_touchpoint(const jn_decl *journey);
const jn_decl *jn_touchpoint_after(const jn_decl *touchpoint);

/* Calls `visit` for each touchpoint that follows `touchpoint` in the flow: those of `next`, else the next in the text. */
void jn_touchpoint_each_next(const jn_decl *touchpoint, void (*visit)(const jn_decl *next, void *context), void *context);

/* The measurement with the latest `on` not after `today` (JN_DATE_NONE: whatever its date); one without a date counts
 * as oldest, of two on one day the later in the text wins; NULL when none. */
const jn_clause *jn_kpi_latest(const jn_decl *kpi, jn_date today);

typedef enum jn_kpi_state {
	JN_KPI_UNKNOWN, /* no target or no measurement, or their units differ */
	JN_KPI_ON_TARGET,
	JN_KPI_AT_RISK, /* misses, but covered at least half the way from the baseline, and the target's day had not come */
	JN_KPI_OFF_TARGET,
} jn_kpi_state;

jn_kpi_state jn_kpi_judge(const jn_decl *kpi, jn_date today);

/* True when `value` meets a target clause's comparison. */
bool jn_target_met(const jn_value *target, double value);

/* True when an opportunity that stands in a touchpoint, its stage or its journey is meant for the touchpoint: it names it
 * or names nothing, or stands in it. A dropped one is meant for none. */
bool jn_opportunity_addresses(const jn_decl *opportunity, const jn_decl *touchpoint);

/* True when an opportunity stands in the touchpoint, or in its stage or journey and names it or names nothing. Dropped ones do not count. */
bool jn_touchpoint_addressed(const jn_decl *touchpoint);

/* The share (0…100) who leave at the touchpoint as the persona meets it, summed over its `leaves`. */
double jn_touchpoint_leaving(const jn_decl *touchpoint, const jn_decl *persona);

#endif
