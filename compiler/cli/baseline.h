/* `journey check --baseline FILE`: findings that are known and not shown, so that an old project can adopt the program
 * without mending everything at once.
 *
 * The file has a line a finding: 16 hexadecimal digits that recognise it (report/fingerprint.h), then words for people.
 * Paths in it are as seen from its own folder. */
#ifndef JN_CLI_BASELINE_H
#define JN_CLI_BASELINE_H

#include "checks/run.h"
#include "cli/inputs.h"

struct jn_known;

/* Zero-initialise; jn_baseline_free gives everything back. */
typedef struct jn_baseline {
	jn_arena arena;
	const char *path;
	jn_str folder;          /* absolute, of the file */
	struct jn_known *known; /* a hash table */
	uint32_t known_count, known_cap;
	uint32_t rounds;
	jn_str *lines; /* to be written */
	uint32_t line_count, line_cap;
} jn_baseline;

/* Opens a baseline. With `fresh` the file is to be written anew and need not exist. False (and words on standard error)
 * when it cannot be read or is something else. */
bool jn_baseline_open(jn_baseline *self, const char *path, bool fresh);

/* Makes the findings of one project known, as if a file knew them. */
void jn_baseline_learn(jn_baseline *self, const jn_input *input, const jn_findings *findings);

/* Takes the known findings of one project out of the list. A finding that is known twice is taken out twice, a third
 * stays. */
void jn_baseline_hide(jn_baseline *self, const jn_input *input, jn_findings *findings);

/* Adds all findings of one project to what is to be written. */
void jn_baseline_note(jn_baseline *self, const jn_input *input, const jn_findings *findings);

/* Writes what was noted; false (and words) when that fails. */
bool jn_baseline_write(jn_baseline *self);

void jn_baseline_free(jn_baseline *self);

#endif
