/* Texts mended as `--fix` and `--fix --unsafe` do: what is written, and what it becomes. Only findings of the group *file* are
 * mended; each row goes round until nothing changes. */
#ifndef JN_TEST_MENDS_H
#define JN_TEST_MENDS_H

#include "base/arena.h"

typedef enum how { CERTAIN, SUGGESTED, NOT } how;

typedef struct row {
	const char *written;
	how how;
	const char *becomes; /* NULL: nothing */
} row;

/* The text mended once; the same pointer when nothing changes. `*ret_findings` counts findings of the group file. */
jn_str mend_once(jn_arena *arena, jn_str text, bool unsafe, uint32_t *ret_findings);

/* The text mended until nothing changes. */
jn_str mend(jn_arena *arena, jn_str text, bool unsafe);

void expect_text(jn_str got, const char *written, const char *wanted, const char *what);

/* `around` has a %s for the row's text. */
void expect_rows(const char *around, const row *rows, size_t count);
#define EXPECT_ROWS(around, rows) expect_rows(around, rows, sizeof rows / sizeof *rows)

#endif
