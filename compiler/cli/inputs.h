/* What a command was pointed at: paths become projects to load, and in each the files that are to be shown.
 *
 * In: words of the command line. Out: inputs, sorted by their root, one a project. The arena of jn_inputs owns all of it. What
 * cannot be read is said on standard error. */
#ifndef JN_CLI_INPUTS_H
#define JN_CLI_INPUTS_H

#include "base/arena.h"
#include "project/load.h"

/* A file or folder somebody asked for, and the project it belongs to. */
typedef struct jn_shown {
	jn_str root;     /* of the project; the file itself when it stands alone */
	jn_str absolute;
	jn_str typed;    /* as it is to be shown */
	jn_str text;     /* what stands in for the file (standard input) */
	bool lone;
	bool folder;     /* all that lies in it */
	bool has_text;
} jn_shown;

typedef struct jn_input {
	const jn_shown *shown; /* of one root; folders first, then by path */
	uint32_t count;
	uint32_t folders;      /* how many of them are folders */
} jn_input;

/* Zero-initialise. */
typedef struct jn_inputs {
	jn_arena arena;
	jn_str current; /* folder; empty before the first path */
	jn_shown *shown;
	uint32_t shown_count, shown_cap;
	jn_input *items; /* after jn_inputs_sort */
	uint32_t count;
	bool trouble;    /* some path was no good; the others go on */
} jn_inputs;

/* Adds what `path` stands for: a file, or all projects and lone files in a folder. `-` is standard input, to be taken for the
 * content of `stdin_name` (NULL: of a file that stands alone). */
void jn_inputs_add(jn_inputs *self, const char *path, const char *stdin_name);

/* Groups what was added into `items`. */
void jn_inputs_sort(jn_inputs *self);

void jn_inputs_free(jn_inputs *self);

/* Loads the project of an input; to be freed with jn_project_free. */
jn_project *jn_input_load(const jn_input *self, jn_date today);

/* How the documents of a loaded input are shown. */
typedef struct jn_input_view {
	jn_str *paths;      /* by jn_document.index: as typed, else seen from the current folder */
	bool *shown;        /* by jn_document.index: it was asked for */
	uint32_t count;     /* documents, the built-in one included */
	uint32_t files;     /* how many of them are shown */
	const jn_shown *missing; /* a file that was asked for but is not part of the project; NULL when none */
} jn_input_view;

/* The view lives in `arena`. */
jn_input_view jn_input_look(const jn_inputs *inputs, const jn_input *self, const jn_project *project, jn_arena *arena);

#endif
