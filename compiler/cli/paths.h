/* Paths as text: made absolute to compare them, made relative to show them. "/" everywhere; results live in the arena and
 * end in a NUL that is not counted, so that they can be given to the system. */
#ifndef JN_CLI_PATHS_H
#define JN_CLI_PATHS_H

#include "base/arena.h"

/* The current folder, without links; empty when it is gone. */
jn_str jn_path_current(jn_arena *arena);

/* `path` (any, seen from `current`) as an absolute path without "." and "..". Links are followed as far as the path exists: in
 * all of it, else in its folder, else nowhere. */
jn_str jn_path_absolute(jn_arena *arena, jn_str current, const char *path);

/* `folder` and `name` with one "/" between them; either alone when the other is empty. */
jn_str jn_path_join(jn_arena *arena, jn_str folder, jn_str name);

/* True when the absolute `path` is `folder` or lies in it; `*ret_rest` is then what follows, without a "/" at its front. */
bool jn_path_inside(jn_str folder, jn_str path, jn_str *ret_rest);

/* The absolute `path` as seen from the absolute folder `from`: "../people.journey". */
jn_str jn_path_relative(jn_arena *arena, jn_str from, jn_str path);

/* A path as a person typed it, without "/" at its end (unless it is "/") and without "./" at its front; "." becomes empty. */
jn_str jn_path_typed(const char *path);

#endif
