/* The catalogue's tables, for labels.c and its test alone. All are literals in UTF-8: {English, Indonesian, Malay, Arabic}. */
#ifndef JN_TEXT_LABELS_TABLE_H
#define JN_TEXT_LABELS_TABLE_H

#include "text/labels.h"

typedef struct jn_label_row {
	const char *text[JN_LANG_COUNT];
} jn_label_row;

/* A row found by up to two words: a framework and its phase, or a key's value. */
typedef struct jn_label_word_row {
	const char *word;
	const char *in; /* framework of a phase; NULL elsewhere */
	const char *text[JN_LANG_COUNT];
	jn_key key; /* of a value; JN_KEY_UNKNOWN: of any key */
} jn_label_word_row;

extern const jn_label_row jn_label_rows[JN_LABEL_COUNT];      /* labels_map.c */
extern const jn_label_row jn_label_key_rows[JN_KEY_COUNT];    /* labels_keys.c; [JN_KEY_ANY] is empty */
extern const jn_label_row jn_label_kind_rows[JN_KIND_COUNT];  /* labels_words.c; [JN_KIND_NONE] is empty */
extern const jn_label_row jn_label_kinds_rows[JN_KIND_COUNT]; /* the same in plural */
extern const jn_label_row jn_label_months[12];
extern const jn_label_word_row jn_label_words[]; /* these three end with a row whose word is NULL */
extern const jn_label_word_row jn_label_frameworks[];
extern const jn_label_word_row jn_label_phases[];

#endif
