/* A memory budget for tree-sitter, which aborts the program when an allocation fails and needs 80 to 400 times a hostile
 * text's size: it must be stopped before. */
#ifndef JN_SYNTAX_MEMORY_H
#define JN_SYNTAX_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

enum { JN_PARSE_BUDGET = 256 << 20 };

/* Makes tree-sitter count what it takes. Call before the first parser is made; calling it again does nothing. */
void jn_parse_memory_install(void);

/* Starts counting from what is in use now; `*cancel` (read by the parser) is set to 1 when the budget is passed. */
void jn_parse_memory_watch(size_t *cancel);

/* Stops watching. */
void jn_parse_memory_unwatch(void);

#endif
