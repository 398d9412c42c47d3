/* The functions beside the rows of checks/table.c. Each is called for what its row's scope says. */
#ifndef JN_CHECKS_RULES_H
#define JN_CHECKS_RULES_H

#include "checks/rule.h"

/* names.c */
void jn_rule_confusable_name(jn_check *self, const jn_decl *decl);
void jn_rule_unused_name(jn_check *self, const jn_decl *decl);
void jn_rule_duplicate_title(jn_check *self, const jn_decl *decl);

/* frame.c */
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

/* touchpoints.c */
void jn_rule_touchpoint_without_channel(jn_check *self, const jn_decl *decl);
void jn_rule_touchpoint_without_emotion(jn_check *self, const jn_decl *decl);
void jn_rule_touchpoint_without_owner(jn_check *self, const jn_decl *decl);
void jn_rule_touchpoint_without_goal(jn_check *self, const jn_decl *decl);
void jn_rule_only_controlled_touchpoints(jn_check *self, const jn_decl *decl);
void jn_rule_unaddressed_pain(jn_check *self, const jn_decl *decl);
void jn_rule_undocumented_handoff(jn_check *self, const jn_decl *decl);

/* numbers.c */
void jn_rule_kpi_off_target(jn_check *self, const jn_decl *decl);

#endif
