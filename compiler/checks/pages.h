/* The pages of the rules (compiler/checks/rules), Markdown. They are a part of the program, not of the library: made when building, by
 * cmake/embed.cmake. */
#ifndef JN_CHECKS_PAGES_H
#define JN_CHECKS_PAGES_H

#include "model/diagnostic.h"

/* By jn_rule_id; none is NULL. */
extern const char *const jn_rule_pages[JN_RULE_COUNT];

#endif
