/* `--color`: one answer for all commands. */
#ifndef JN_CLI_COLOR_H
#define JN_CLI_COLOR_H

#include <stdbool.h>

/* The words of the choice, for the table of options; NULL behind the last. */
const char *jn_color_choice(int i);

#define JN_COLOR_DOC JN_TR("auto unless said: on a terminal, and not with NO_COLOR or TERM=dumb")

/* True when standard output is to be coloured, by the number of the choice. */
bool jn_color_wanted(int choice);

#endif
