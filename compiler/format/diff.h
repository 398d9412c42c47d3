/* The difference of two texts, line by line, as `diff -u` writes it and `patch` and `git apply` read it. */
#ifndef JN_FORMAT_DIFF_H
#define JN_FORMAT_DIFF_H

#include "base/buf.h"

/* Writes the unified diff from `old` to `fresh`, with three lines of context and `path` in both headers, to the end of
 * `out`; nothing when the texts are equal. Lines end at LF. Texts that differ in thousands of lines get one long hunk. */
void jn_diff_unified(jn_str path, jn_str old, jn_str fresh, jn_buf *out);

#endif
