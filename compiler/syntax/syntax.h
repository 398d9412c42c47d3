/* From text to a flat stream of items: the only place that knows the grammar's tables.
 *
 * A tree's nesting would follow the braces as they were typed; lowering decides where a lost one belongs, so it wants the
 * items in the order of the text and keeps its own stack. */
#ifndef JN_SYNTAX_H
#define JN_SYNTAX_H

#include "model/kinds.h"
#include "source/source.h"

typedef enum jn_item_type {
	/* what begins a statement */
	JN_ITEM_DECLARATION, /* kind; the span is the kind word */
	JN_ITEM_PROPERTY,    /* the span is the key; its colon is left out */
	JN_ITEM_UNKNOWN,     /* no span: what follows is a line that begins with no known word */
	/* what stands in one */
	JN_ITEM_NAME,
	JN_ITEM_MODIFIER,
	JN_ITEM_STRING,
	JN_ITEM_UNCLOSED_STRING,
	JN_ITEM_DATE,
	JN_ITEM_NUMBER,
	JN_ITEM_PATH,
	JN_ITEM_URL,
	JN_ITEM_COLOR,
	JN_ITEM_COMPARISON,
	JN_ITEM_SYMBOL,
	JN_ITEM_STRAY,
	JN_ITEM_COMMA,
	JN_ITEM_RANGE,
	JN_ITEM_COLON,
	JN_ITEM_TEXT_LINE,
	/* blocks and what stands between statements */
	JN_ITEM_OPEN,
	JN_ITEM_CLOSE,
	JN_ITEM_COMMENT,
	JN_ITEM_SEMICOLON,   /* only the right-to-left one, which has a mend */
	JN_ITEM_END,         /* always the last item; its span is the text's end */
	JN_ITEM_SKIP,        /* never in a stream */
} jn_item_type;

typedef struct jn_item {
	jn_span span;
	uint8_t type; /* jn_item_type */
	uint8_t kind; /* jn_kind of a declaration */
} jn_item;

typedef struct jn_items {
	jn_item *items;     /* owned by the arena given; ends with JN_ITEM_END */
	uint32_t count;     /* without the end */
	uint32_t parsed;    /* bytes of the text that were parsed: less than the text's length when it nests too deep */
	bool too_many;      /* there would be more than jn_syntax_most_items; there are none */
} jn_items;

/* Items a text may have: as many as a map of its size could have, five times over. More is no map, and would only cost memory. */
static inline uint32_t jn_syntax_most_items(jn_str text)
{
	enum { ALWAYS = 1 << 18, BYTES_AN_ITEM_AT_LEAST = 5 };
	return text.len / BYTES_AN_ITEM_AT_LEAST > ALWAYS ? text.len / BYTES_AN_ITEM_AT_LEAST : ALWAYS;
}

struct jn_parser;

/* A parser may be used for any number of texts, one at a time. */
struct jn_parser *jn_parser_new(void);
void jn_parser_free(struct jn_parser *self);

/* Parses `text` (valid UTF-8, at most JN_MAX_FILE_BYTES). Never fails: what is no journey text becomes items too. */
jn_items jn_syntax_read(struct jn_parser *parser, jn_arena *arena, jn_str text);

/* The same of a text that `was` read before, into `old`, and changed since: only the lines that changed are parsed. The result
 * is exactly that of jn_syntax_read. */
jn_items jn_syntax_reread(struct jn_parser *parser, jn_arena *arena, jn_str text, const jn_items *old, jn_str was);

/* For those two. How much of a text may be parsed: all, or up to the line on which blocks nest deeper than JN_MAX_DEPTH. */
uint32_t jn_syntax_shallow(jn_str text);

static inline bool jn_syntax_is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* True when a text can be cut in two at byte `at`, and its items are those of both: a line begins there, and does not go on with
 * a long text. `ink` is the first byte from `at` on that is not blank. */
static inline bool jn_syntax_cuts(jn_str text, uint32_t at, uint32_t ink)
{
	bool begins = at == 0 || text.ptr[at - 1] == '\n' || text.ptr[at - 1] == '\r';
	return begins && ink < text.len && text.ptr[ink] != '|' && (unsigned char)text.ptr[ink] < 0x80;
}

/* Says of each `}` whether it closes a block (JN_ITEM_CLOSE) or nothing (JN_ITEM_STRAY). */
void jn_syntax_balance(jn_item *items, uint32_t count, jn_str text);

#endif
