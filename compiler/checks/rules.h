/* The functions beside the rows of checks/table.c. Each is called for what its row's scope says. */
#ifndef JN_CHECKS_RULES_H
#define JN_CHECKS_RULES_H

#include "checks/rule.h"

/* names.c */
void jn_rule_confusable_name(jn_check *self, const jn_decl *decl);
void jn_rule_unused_name(jn_check *self, const jn_decl *decl);
void jn_rule_duplicate_title(jn_check *self, const jn_decl *decl);

/* frame.c */
void jn_rule_unknown_value(jn_check *self, const jn_decl *decl);
void jn_rule_missing_phase(jn_check *self, const jn_decl *decl);
void jn_rule_phase_order(jn_check *self, const jn_decl *decl);
void jn_rule_unmapped_persona(jn_check *self, const jn_decl *decl);
void jn_rule_too_few_journeys(jn_check *self, const jn_decl *decl);
void jn_rule_too_few_stages(jn_check *self, const jn_decl *decl);
void jn_rule_too_many_stages(jn_check *self, const jn_decl *decl);
void jn_rule_empty_stage(jn_check *self, const jn_decl *decl);
void jn_rule_too_many_touchpoints(jn_check *self, const jn_decl *decl);

/* journey.c */
void jn_rule_journey_without_persona(jn_check *self, const jn_decl *decl);
void jn_rule_many_personas(jn_check *self, const jn_decl *decl);
void jn_rule_missing_scenario(jn_check *self, const jn_decl *decl);
void jn_rule_missing_state(jn_check *self, const jn_decl *decl);
void jn_rule_missing_owner(jn_check *self, const jn_decl *decl);
void jn_rule_missing_goal(jn_check *self, const jn_decl *decl);
void jn_rule_missing_bounds(jn_check *self, const jn_decl *decl);
void jn_rule_missing_review(jn_check *self, const jn_decl *decl);
void jn_rule_review_overdue(jn_check *self, const jn_decl *decl);

/* flow.c */
void jn_rule_unreachable(jn_check *self, const jn_decl *decl);

/* future.c */
void jn_rule_future_without_change(jn_check *self, const jn_decl *decl);

/* sketch.c */
void jn_rule_placeholder(jn_check *self, const jn_decl *decl);

/* personas.c */
void jn_rule_demographics_only(jn_check *self, const jn_decl *decl);
void jn_rule_thin_persona(jn_check *self, const jn_decl *decl);
void jn_rule_persona_without_source(jn_check *self, const jn_decl *decl);
void jn_rule_persona_not_met(jn_check *self, const jn_decl *decl);

/* experience.c */
void jn_rule_missing_experience(jn_check *self, const jn_decl *decl);
void jn_rule_emotion_without_reason(jn_check *self, const jn_decl *decl);
void jn_rule_missing_moment_of_truth(jn_check *self, const jn_decl *decl);
void jn_rule_low_point_without_pain(jn_check *self, const jn_decl *decl);

/* feelings.c */
void jn_rule_all_positive(jn_check *self, const jn_decl *decl);
void jn_rule_emotional_cliff(jn_check *self, const jn_decl *decl);
void jn_rule_ends_badly(jn_check *self, const jn_decl *decl);

/* quality.c */
void jn_rule_unmet_expectation(jn_check *self, const jn_decl *decl);
void jn_rule_important_and_poor(jn_check *self, const jn_decl *decl);
void jn_rule_low_quality(jn_check *self, const jn_decl *decl);
void jn_rule_audit_overdue(jn_check *self, const jn_decl *decl);

/* channels.c */
void jn_rule_single_channel(jn_check *self, const jn_decl *decl);
void jn_rule_only_digital(jn_check *self, const jn_decl *decl);
void jn_rule_touchpoint_is_channel(jn_check *self, const jn_decl *decl);
void jn_rule_inside_out_title(jn_check *self, const jn_decl *decl);
void jn_rule_inconsistent_channel(jn_check *self, const jn_decl *decl);
void jn_rule_frontstage_without_support(jn_check *self, const jn_decl *decl);

/* handoffs.c */
void jn_rule_undocumented_handoff(jn_check *self, const jn_decl *decl);
void jn_rule_undocumented_channel_switch(jn_check *self, const jn_decl *decl);

/* numbers.c */
void jn_rule_kpi_off_target(jn_check *self, const jn_decl *decl);
void jn_rule_kpi_without_target(jn_check *self, const jn_decl *decl);
void jn_rule_kpi_without_unit(jn_check *self, const jn_decl *decl);
void jn_rule_kpi_unmeasured(jn_check *self, const jn_decl *decl);
void jn_rule_kpi_without_source(jn_check *self, const jn_decl *decl);
void jn_rule_only_business_kpis(jn_check *self, const jn_decl *decl);

/* trends.c */
void jn_rule_kpi_worsening(jn_check *self, const jn_decl *decl);
void jn_rule_stale_measurement(jn_check *self, const jn_decl *decl);
void jn_rule_stale_source(jn_check *self, const jn_decl *decl);

/* goals.c */
void jn_rule_stage_without_kpi(jn_check *self, const jn_decl *decl);
void jn_rule_goal_without_kpi(jn_check *self, const jn_decl *decl);
void jn_rule_goal_overdue(jn_check *self, const jn_decl *decl);
void jn_rule_overdue_opportunity(jn_check *self, const jn_decl *decl);
void jn_rule_opportunity_without_owner(jn_check *self, const jn_decl *decl);
void jn_rule_opportunity_without_estimate(jn_check *self, const jn_decl *decl);

/* evidence.c */
void jn_rule_claim_without_source(jn_check *self, const jn_decl *decl);
void jn_rule_one_kind_of_evidence(jn_check *self, const jn_decl *decl);

/* touchpoints.c */
void jn_rule_touchpoint_without_channel(jn_check *self, const jn_decl *decl);
void jn_rule_touchpoint_without_emotion(jn_check *self, const jn_decl *decl);
void jn_rule_touchpoint_without_owner(jn_check *self, const jn_decl *decl);
void jn_rule_touchpoint_without_goal(jn_check *self, const jn_decl *decl);
void jn_rule_only_controlled_touchpoints(jn_check *self, const jn_decl *decl);
void jn_rule_unaddressed_pain(jn_check *self, const jn_decl *decl);

#endif
