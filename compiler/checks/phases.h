/* Mends for a journey whose stages leave out a phase, or do not follow the phases' order. */
#ifndef JN_CHECKS_PHASES_H
#define JN_CHECKS_PHASES_H

#include "checks/sketch.h"

/* Sketches a stage for each phase of the framework outside the set, where the phases' order wants it. */
void jn_mend_missing_phases(jn_check *self, jn_diagnostic *finding, const jn_decl *journey, const jn_pointer_set *covered);

/* Moves the stage to where the phases' order wants it. */
void jn_mend_phase_order(jn_check *self, jn_diagnostic *finding, const jn_decl *stage);

#endif
