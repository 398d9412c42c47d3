/* Globs of `ignore`: `*` and `?` within a folder's name, `**` over folders; a glob that names a folder covers all in it. */
#ifndef JN_PROJECT_GLOB_H
#define JN_PROJECT_GLOB_H

#include "base/str.h"

/* True when `glob` covers `path` (relative, with "/"). Takes time in line with the product of their lengths, at most. */
bool jn_glob_covers(jn_str glob, jn_str path);

#endif
