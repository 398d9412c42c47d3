/* The language the program speaks to its user: `--language`, else the environment. */
#ifndef JN_CLI_LANGUAGE_H
#define JN_CLI_LANGUAGE_H

#include <stdbool.h>

#include "text/catalog.h"

/* Takes `--language TAG` out of the words of the command line, wherever it stands before a `--`, and puts TAG into the
 * environment as JOURNEY_LANGUAGE, where jn_cli_language looks: there it holds for all of the program, and for what it
 * starts. False when a tag is missing or none of ours, which was said. Call first. */
bool jn_cli_language_take(int *count, char **words);

/* JOURNEY_LANGUAGE, else the locale of messages: LC_ALL, LC_MESSAGES or LANG, the first that is set. They are read as the
 * strings they are; what is none of our languages is English. */
jn_language jn_cli_language(void);

/* An English sentence in that language; and one that is written as a block of its own (jn_tr_block). */
const char *jn_cli_tr(const char *english);
void jn_cli_put(jn_buf *out, const char *english);

/* Why the system refused something, in that language where po/ has it. */
const char *jn_cli_reason(int error_number);

#endif
