/* The way rules report: a thin layer over jn_diagnose that knows the rule being run. */
#ifndef JN_CHECKS_FIND_H
#define JN_CHECKS_FIND_H

#include "checks/shared.h"

/* jn_diagnose for the rule being run, at `span` of the declaration's document. A macro only because of its arguments. */
#define jn_find(check, decl, span, ...) \
	jn_diagnose((check)->arena, (check)->found, (decl)->document, (span), (check)->rule->id, __VA_ARGS__)

#endif
