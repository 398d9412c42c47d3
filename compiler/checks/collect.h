/* One list out of many: what reading, lowering, resolution and the rules found. */
#ifndef JN_CHECKS_COLLECT_H
#define JN_CHECKS_COLLECT_H

#include "checks/allow.h"

/* Collects the findings of the project, its documents and `found`: gives each its severity (unless it has one), leaves out
 * those that are off or silenced, sorts, leaves out doubles, counts. Unless text was `misread`, what comments silence in vain
 * is added. The list lives in project->arena. */
jn_findings jn_collect(jn_project *project, jn_diagnostic *found, const jn_settings *settings, jn_allows *allows,
					   bool misread);

#endif
