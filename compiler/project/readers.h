/* Reading many files at once: a thread or a few, each with a parser of its own, for files do not know of each other until
 * names are resolved. */
#ifndef JN_PROJECT_READERS_H
#define JN_PROJECT_READERS_H

#include <stdint.h>

struct jn_parser;

/* Reads file `index` of `context` with `parser`. Called for each index once, by any thread, in any order: what it writes must
 * belong to that index alone. */
typedef void (*jn_reader)(void *context, uint32_t index, struct jn_parser *parser);

/* Calls `read` for the indices 0 to `count` − 1, by as many threads as the machine has processors and the files are worth
 * (`most` at the most, which may be 1), the caller's with `parser` among them. Returns when all are done. Which thread reads
 * what is left to chance; nothing else is. */
void jn_readers_run(jn_reader read, void *context, uint32_t count, uint32_t most, struct jn_parser *parser);

#endif
