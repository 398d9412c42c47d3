/* Journey files as people in a hurry write them: right in every word, by the schema, and laid out any way at all. For tests that
 * are to hold for every file: the same seed gives the same text everywhere. */
#ifndef JN_TEST_SLOPPY_H
#define JN_TEST_SLOPPY_H

#include "base/buf.h"

/* Writes one file of a few to some dozens of statements to the end of `out`. */
void jn_sloppy_write(jn_buf *out, uint32_t seed);

#endif
