/* `journey check --fix`: a project's files as mending leaves them, in memory until they are written or shown as a diff.
 */
#ifndef JN_CLI_FIX_H
#define JN_CLI_FIX_H

#include "cli/inputs.h"
#include "report/mend.h"

/* One file that changes. */
typedef struct jn_fixed {
	jn_str absolute; /* its path, as projects are loaded by it */
	jn_str shown;    /* the same as people see it, from the current folder */
	jn_str old;      /* the text it had at first; without a pointer: there was no such file */
	jn_str text;     /* the text it has now */
	jn_str before;   /* and a round ago */
	bool given;      /* made while another input was mended: written and told of there */
} jn_fixed;

/* The changes to one input. Zero-initialise, but for `input`; jn_fix_free gives everything back. */
typedef struct jn_fix {
	const jn_input *input;   /* of a file that stood alone: its new project's, once a project.journey is made for it */
	const jn_input *input_before;
	jn_arena arena;          /* paths and old texts */
	jn_arena texts, befores; /* the texts of this round and of the one before: older ones are given back */
	jn_fixed *files;
	uint32_t count, cap;
	uint32_t findings; /* mended so far */
	uint32_t count_before, findings_before;
	uint32_t rounds;
} jn_fix;

/* Loads the project as the changes leave it so far; to be freed with jn_project_free. */
jn_project *jn_fix_load(const jn_fix *self, jn_date today);

/* Takes over the changes of one round. `view` says how the project's files are called. */
void jn_fix_take(jn_fix *self, const jn_input_view *view, const jn_mends *mends);

/* Lets a file that stands alone be a part of the project that a project.journey, made while another was mended, makes of
 * its folder. `path` and `text` are that file's. */
void jn_fix_join(jn_fix *self, jn_str path, jn_str text);

/* The project.journey that was made, or NULL. */
const jn_fixed *jn_fix_made(const jn_fix *self);

/* How many files change. */
uint32_t jn_fix_count(const jn_fix *self);

/* Takes the last round back; once, until the next. */
void jn_fix_undo(jn_fix *self);

/* Writes the files, each whole or not at all. False (and words on standard error) when one could not be written, or is
 * not what it was when it was read; the others are written all the same. */
bool jn_fix_write(const jn_fix *self);

/* Writes the changes as a unified diff to the end of `out`. */
void jn_fix_diff(const jn_fix *self, jn_buf *out);

void jn_fix_free(jn_fix *self);

#endif
