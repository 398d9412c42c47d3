/* Translations: what po/ says, compiled into the program, and messages written in a language.
 *
 * The files of po/ become gettext's binary catalogs when the program is built (msgfmt), and their bytes are part of it: a
 * static program speaks all languages too, and nothing is read, set or remembered at run time. A sentence that has no
 * translation stays English. Whatever is returned is static. */
#ifndef JN_TEXT_CATALOG_H
#define JN_TEXT_CATALOG_H

#include "base/buf.h"
#include "model/message.h"
#include "text/language.h"

/* A catalog's bytes; empty for English, which needs none. Made by cmake/embed_catalogs.cmake. */
typedef struct jn_catalog {
	const unsigned char *bytes;
	size_t len;
} jn_catalog;
extern const jn_catalog jn_catalogs[JN_LANG_COUNT];

/* The translation in a catalog, by its key; NULL when there is none. */
const char *jn_catalog_look(const jn_catalog *self, const char *key);

/* The translation of `key`: an English sentence, or a context, \004 and a word ("month\004May"). NULL when there is none. */
const char *jn_catalog_find(jn_language language, const char *key);

/* An English sentence in the language: its translation, or itself. */
const char *jn_tr(jn_language language, const char *english);

/* Appends a message in the language. In Arabic what stands between back-ticks is isolated (U+2068 … U+2069), so that a
 * brace or a point in a name keeps its side; call it when what stands in the message is safe to show. */
void jn_tr_message(jn_buf *out, jn_language language, const jn_message *message);

/* The same without isolating anything, for what becomes a part of another text or is isolated later. */
void jn_tr_message_part(jn_buf *out, jn_language language, const jn_message *message);

/* Appends a sentence in the language, as printf would put it together (model/message.h says what it understands). `format`
 * is a literal that po/ has. */
void jn_tr_printf(jn_buf *out, jn_language language, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* The same without isolating anything, for what becomes a part of another sentence. */
void jn_tr_part(jn_buf *out, jn_language language, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Appends `text` with what stands between back-ticks isolated where the language runs from right to left; elsewhere as it
 * is. A back-tick that is not closed ends with the text; what is isolated already is not isolated again. */
void jn_tr_isolated(jn_buf *out, jn_language language, jn_str text);

/* The same for sentences that stand behind something else on their line, or begin with a word of another script: in Arabic
 * each line is told to run from right to left (U+2067 … U+2069). */
void jn_tr_block(jn_buf *out, jn_language language, jn_str text);
#define JN_RIGHT_TO_LEFT "\xE2\x81\xA7"
#define JN_POP_ISOLATE "\xE2\x81\xA9"

#endif
