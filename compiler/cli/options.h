/* Command lines: a table says what a command takes, one function reads the words into the command's own struct.
 *
 * `--name value`, `--name=value`, `-n value`, `-nvalue`; options and operands in any order; `--` ends the options; `-` alone
 * is an operand. Nothing is copied: texts point into the words. */
#ifndef JN_CLI_OPTIONS_H
#define JN_CLI_OPTIONS_H

#include "base/buf.h"

typedef enum jn_option_type {
	JN_OPTION_FLAG,   /* field: bool */
	JN_OPTION_TEXT,   /* field: const char * */
	JN_OPTION_LIST,   /* field: jn_option_words; may be given several times */
	JN_OPTION_CHOICE, /* field: int, the word's number */
	JN_OPTION_DATE,   /* field: jn_date */
	JN_OPTION_COUNT,  /* field: int; a number from 1, or none at all: then JN_OPTION_UNSAID */
} jn_option_type;

enum { JN_OPTION_UNSAID = -1 };

enum { JN_OPTION_MOST = 100 }; /* times that an option of type LIST may be given */

/* The values of an option that may be given several times, in the order given. */
typedef struct jn_option_words {
	const char *items[JN_OPTION_MOST];
	uint32_t count;
} jn_option_words;

typedef struct jn_option {
	const char *name;           /* without its dashes */
	char letter;                /* the short form, or 0 */
	unsigned char type;         /* jn_option_type */
	const char *argument;       /* what help calls the value: "FILE"; NULL for a flag, and for a choice: its choices */
	const char *(*choice)(int i); /* the words to choose from, NULL behind the last; NULL but for choices */
	size_t field;               /* offsetof the field in the command's struct */
	const char *doc;            /* a few words */
} jn_option;

/* Reads `*count` words. Options go to their fields in `target`; operands are moved to the front of `words`, `*count`
 * becomes their number. Returns false when a word is not understood, with the reason in `problem`. */
bool jn_options_parse(const jn_option *table, int *count, char **words, void *target, jn_buf *problem);

/* Writes the rows of a table for help, one or more lines each. */
void jn_options_help(const jn_option *table, jn_buf *out);

#endif
