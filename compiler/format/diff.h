/* The difference of two texts, line by line, as `diff -u` writes it and `patch` and `git apply` read it. */
#ifndef JN_FORMAT_DIFF_H
#define JN_FORMAT_DIFF_H

#include "base/buf.h"
#include "source/source.h"

/* Writes the unified diff from `old` to `fresh`, with three lines of context and `path` in both headers, to the end of
 * `out`; nothing when the texts are equal. An `old` without a pointer is a file that is not there yet: /dev/null. Lines end at LF. Texts that differ in thousands of lines get one long hunk. */
void jn_diff_unified(jn_str path, jn_str old, jn_str fresh, jn_buf *out);

/* What differs, line by line: bytes of `old` that go, and those of `fresh` that come in their place, whole lines. */
typedef void (*jn_diff_visit)(void *context, jn_span old, jn_span fresh);

/* Calls `visit` for each run of lines that differs, in the order of the text. */
void jn_diff_lines(jn_str old, jn_str fresh, jn_diff_visit visit, void *context);

#endif
