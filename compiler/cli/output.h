/* Bytes on their way out: to standard output, or into a file that is replaced as a whole or not at all.
 *
 * What fails is said on standard error by the functions themselves. */
#ifndef JN_CLI_OUTPUT_H
#define JN_CLI_OUTPUT_H

#include "base/buf.h"

/* Writes all bytes to a file descriptor; false with errno set when that is not possible. */
bool jn_output_bytes(int fd, const char *bytes, size_t len);

/* Writes the buffer to standard output and empties it. False (and words on standard error) when not all could be written:
 * a closed or broken pipe, a full disk. */
bool jn_output_stdout(jn_buf *text);

/* Makes `text` the content of the file at `path`. The new content is written beside the old, brought to the disk and
 * moved in its place, so that whoever reads the file sees the old bytes or the new. A symbolic link stays and its target is
 * replaced; mode, and owner where allowed, are kept; a pipe or device is written to. False (and words) on failure: the old
 * file is then as it was and nothing is left beside it. */
bool jn_output_replace(const char *path, const jn_buf *text);

/* Opens descriptors 0, 1 and 2 where the caller of the program closed them, so that no file of ours takes their place;
 * writing to those still fails. Called once at start. */
void jn_output_guard_descriptors(void);

#endif
