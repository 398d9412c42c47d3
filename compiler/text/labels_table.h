/* The catalogue's tables, for labels.c and its test alone: ids and English words. The other languages are in po/. */
#ifndef JN_TEXT_LABELS_TABLE_H
#define JN_TEXT_LABELS_TABLE_H

#include "text/labels.h"

/* An English word and what it is said of, for one word may have several translations: the key of both in po/. */
typedef struct jn_label_row {
	const char *key; /* the context, \004, the word; NULL for none */
	unsigned word;   /* where in the key the word begins */
} jn_label_row;

#define JN_WORD(context, english) {context "\004" english, sizeof context}

static inline const char *jn_label_english(const jn_label_row *self)
{
	return self->key ? self->key + self->word : "";
}

/* A row found by up to two words: a framework and its phase, or a key's value. */
typedef struct jn_label_word_row {
	const char *word;
	const char *in; /* framework of a phase; NULL elsewhere */
	jn_label_row text;
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
