/* The parser behind syntax.h: what it stands in while it reads, and what it leaves of a text. For `syntax` alone. */
#ifndef JN_SYNTAX_PARSE_H
#define JN_SYNTAX_PARSE_H

#include "syntax/syntax.h"

enum { JN_MAX_SYMBOLS = 192, JN_SYMBOL_SILENT = JN_ITEM_SKIP + 1 /* a symbol that is no item, and none begins with it */ };

/* A token of the text, and the item it becomes. */
typedef struct jn_mark {
	jn_span span;
	uint8_t type; /* jn_item_type; JN_ITEM_SKIP: none */
	uint8_t kind; /* jn_kind of the declaration that begins here */
	bool unknown; /* a line that begins with no known word begins here */
} jn_mark;

/* A symbol on the parser's stack: the state it led to, and the first of its marks. */
typedef struct jn_parse_frame {
	uint32_t first;
	uint16_t state;
} jn_parse_frame;

struct TSLanguage;

/* Owns its two lists, and uses them again for the next text. */
typedef struct jn_parser {
	const struct TSLanguage *language;
	uint8_t item_of[JN_MAX_SYMBOLS]; /* what a symbol of the grammar means: an item, JN_ITEM_SKIP or JN_SYMBOL_SILENT */
	uint8_t kind_of[JN_MAX_SYMBOLS];
	jn_parse_frame *frames;
	uint32_t depth, frame_cap;
	jn_mark *marks;
	uint32_t count, mark_cap;
} jn_parser;

/* Reads a text (valid UTF-8) into `marks`, which stay until the next. False when there are more than `most`. */
bool jn_parse(jn_parser *self, jn_str text, uint32_t most);

#endif
