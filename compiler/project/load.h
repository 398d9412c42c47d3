/* From paths to projects: which files belong together, read and lowered, resolved as one namespace.
 *
 * A project is the nearest folder upward with a `project.journey` (the search ends at a folder with `.git`); every
 * `.journey` file under it belongs to it, except hidden folders, `node_modules`, what `ignore` names, nested projects, and
 * links. Without a project.journey a file stands alone. Paths given to a command choose what is shown, never what is loaded,
 * so editor, hook and CI agree. */
#ifndef JN_PROJECT_LOAD_H
#define JN_PROJECT_LOAD_H

#include "base/buf.h"
#include "model/project.h"

#define JN_PROJECT_FILE JN_STR("project.journey")

/* Text that stands in for a file's content on disk: an editor's unsaved buffer, or standard input. */
typedef struct jn_overlay {
	jn_str path; /* absolute */
	jn_str text;
} jn_overlay;

typedef struct jn_load_request {
	const char *root;          /* absolute path of the project's folder, or of the lone file */
	bool lone;                 /* `root` is a file that stands alone */
	const jn_overlay *overlays;
	uint32_t overlay_count;
	const struct jn_items *const *overlay_items; /* of each overlay's text, where they are known and the text is plain
	                            * (jn_document_plain), else NULL; or NULL for all */
	jn_date today;             /* JN_DATE_NONE when not known */
	jn_project *old;           /* the same project, loaded before, or NULL: documents whose text is the same are taken over, and it
	                            * is freed */
	uint32_t most_bytes;       /* of one file; a larger one is not read (0: JN_MAX_FILE_BYTES) */
	bool no_neighbours;        /* of a lone file: the files beside it are not looked at for names it misses */
	bool one_thread;           /* read file after file: a project of many files takes longer and less memory */
} jn_load_request;

/* A project or a lone file, found by jn_project_roots. */
typedef struct jn_root {
	jn_str path; /* absolute, NUL-terminated: a folder, or a lone file */
	bool lone;
} jn_root;

/* Finds the project that `path` (a file or folder, absolute, need not exist when it is an overlay's) belongs to. Writes the
 * absolute root folder to `ret_root` and returns true; or, where there is none, writes `path` itself and returns false. */
bool jn_project_find(const char *path, jn_buf *ret_root);

/* Everything to load for `path`: the project it belongs to, the projects in the folders under it, and the files under it
 * that stand alone, in the order of their paths. The list lives in `arena`; its length goes to `*ret_count`. */
jn_root *jn_project_roots(jn_arena *arena, const char *path, uint32_t *ret_count);

/* Loads and resolves a project. Never fails as a whole: what cannot be read becomes findings (group file) at the file
 * concerned. Documents' paths are relative to the root folder. The caller frees it with jn_project_free. */
jn_project *jn_project_load(const jn_load_request *request);

/* The document that stands for a file larger than request->most_bytes. */
jn_document *jn_load_unread(jn_str path);

/* Puts another document (for a while it may be NULL) in the place of one of the project's, which is freed. To be followed by jn_project_again. */
void jn_project_replace(jn_project *self, uint32_t index, jn_document *fresh);

/* Resolves a project anew after documents were replaced; everything in its arena is gone. `request` is what it was loaded by;
 * its root is NULL for a project of texts alone. */
void jn_project_again(jn_project *self, const jn_load_request *request);

/* The project of one text, for tests, fuzzing and editors: like a lone file. */
jn_project *jn_project_of_text(jn_str path, jn_str text, jn_date today);

/* The same of several texts; the one whose path is "project.journey" is its project file. */
jn_project *jn_project_of_texts(const jn_overlay *texts, uint32_t count, jn_date today);

void jn_project_free(jn_project *self);

#endif
