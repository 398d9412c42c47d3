/* Files and folders as a project sees them. POSIX; nothing here follows a link out of a project or waits for a pipe. */
#ifndef JN_PROJECT_FILES_H
#define JN_PROJECT_FILES_H

#include "base/arena.h"
#include "base/buf.h"

typedef struct jn_paths {
	jn_str *items; /* relative to the folder walked, with "/", NUL-terminated, in the order of their bytes */
	uint32_t count, cap;
	bool too_many; /* there were more than JN_MAX_FILES: the first of them are listed */
} jn_paths;

typedef enum jn_file_state {
	JN_FILE_READ,
	JN_FILE_MISSING,
	JN_FILE_DENIED,
	JN_FILE_NOT_REGULAR,
	JN_FILE_TOO_LARGE,
	JN_FILE_FAILED,
} jn_file_state;

/* Reads a regular file of at most JN_MAX_FILE_BYTES into `out`. */
jn_file_state jn_file_read(const char *path, jn_buf *out);

bool jn_file_exists(const char *path);
bool jn_folder_exists(const char *path);

/* `folder`/`relative`, NUL-terminated, in the arena. */
jn_str jn_folder_path(jn_arena *arena, const char *folder, jn_str relative);

/* True when `folder` holds an entry `name` that is there at all. */
bool jn_folder_has(jn_str folder, const char *name);

/* Lists the `.journey` files of one folder, without those below it: names, in the order of their bytes. */
void jn_folder_list(jn_arena *arena, const char *folder, jn_paths *files);

/* Lists the `.journey` files under `root` into `files` (may be NULL) and the folders of nested projects into `projects` (may be
 * NULL); a nested project is not entered, unless `into_projects`. Hidden folders, node_modules and links are passed over. */
void jn_folder_walk(jn_arena *arena, const char *root, bool into_projects, jn_paths *files, jn_paths *projects);

#endif
