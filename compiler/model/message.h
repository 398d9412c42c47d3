/* What is said to people, before it is put into words of a language: a sentence in English, and what goes into it.
 *
 * Whoever finds something makes a message; whoever shows it (a report, an editor, the library's face) writes it in the
 * language of its reader: text/catalog.h. So nothing on the way depends on a language, and a fingerprint, an order, a
 * report for machines can always use the English. The sentence is a literal in the program, and the key of its
 * translations in po/. */
#ifndef JN_MODEL_MESSAGE_H
#define JN_MODEL_MESSAGE_H

#include <stdarg.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

enum {
	JN_MESSAGE_MOST = 16, /* arguments, the lengths of `%.*s` counted */
	JN_MESSAGE_PART = 1500 /* bytes of one text put in; more is cut at a character's boundary */
};

typedef struct jn_message_part {
	const char *ptr; /* of a text */
	int64_t number;  /* of a number */
	uint32_t len;    /* of a text */
	char type;       /* 's' a text, 'd' a number; 0: the length of a `%.*s`, which is in the text */
} jn_message_part;

/* Zero-initialise for nothing. */
typedef struct jn_message {
	const char *format;           /* English; NULL when there is nothing to say */
	const jn_message_part *parts; /* by their place among printf's arguments */
	uint32_t count;
	bool plain;                   /* no conversions in it: a `%` is a `%` */
} jn_message;

static inline bool jn_message_some(const jn_message *self)
{
	return self->format != NULL;
}

/* A sentence without arguments; `literal` must outlive it. NULL gives nothing. */
jn_message jn_message_of(const char *literal);

/* A message as printf would put it together, its texts copied into `arena`. Understands %s, %.*s, %.3s, %d, %+d, %u and %%, and
 * no floating point (the locale has a say there). `format` must outlive it: a literal does. */
jn_message jn_message_new(jn_arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
jn_message jn_message_take(jn_arena *arena, const char *format, va_list arguments);

/* The same for the moment: texts are not copied, `parts` has room for JN_MESSAGE_MOST. */
jn_message jn_message_borrow(jn_message_part *parts, const char *format, va_list arguments);

/* Appends the message to `out`, in the words of `format`: a translation of self->format, or self->format itself, which
 * NULL stands for too. A translation may take arguments in an order of its own, as POSIX writes it: `%2$s`, `%2$.*1$s`.
 * `comma` parts the items of lists. */
void jn_message_write_with(jn_buf *out, const jn_message *self, const char *format, jn_str comma);

/* The same with English commas. */
void jn_message_write(jn_buf *out, const jn_message *self, const char *format);

/* The message in English, in `arena`. */
jn_str jn_message_english(jn_arena *arena, const jn_message *self);

/* An order that does not depend on a language: negative, 0 (they say the same) or positive. */
int jn_message_compare(const jn_message *a, const jn_message *b);

/* Lists that become an argument of a message: "`a`, `b`". Adds a name between back-ticks to the list that begins at
 * byte `start`, behind a mark that becomes the comma of the language in which the message is written. */
void jn_list_name(jn_buf *out, size_t start, jn_str name);

/* A printf argument pair for "%.*s": the bytes of a jn_str, cut at 200 bytes (at a character's boundary) so that a hostile name cannot flood a report. */
#define JN_ARG(s) jn_arg_len(s), (s).ptr ? (s).ptr : ""
int jn_arg_len(jn_str s);

#endif
