/* What the files of lowering share; nobody else includes this.
 *
 * One jn_lower lives while one file is lowered. The model goes into the document's arena, everything else into scratch. */
#ifndef JN_LOWER_INTERNAL_H
#define JN_LOWER_INTERNAL_H

#include "lower/lower.h"
#include "model/schema.h"

/* The items of one statement, comments taken out, with a reading position. */
typedef struct jn_reader {
	const jn_item *items;
	uint32_t count;
	uint32_t at;
	jn_span after; /* an empty span behind the last item: where something is missing */
} jn_reader;

/* A block that is open. Frame 0 is the file. */
typedef struct jn_frame {
	jn_decl *decl;    /* NULL: the file, or a block whose statements are passed over */
	jn_kind kind;
	uint32_t line;    /* start of the line its declaration begins on */
	uint32_t indent;  /* blanks before it */
	bool skipped;
	bool bare;        /* neither { nor } was written */
	jn_diagnostic *said; /* … which was said here, or NULL */
	bool beside;      /* it was said that a line is not indented deeper and cannot stand in it */
	jn_allow *allows; /* to be closed with the block */
} jn_frame;

typedef struct jn_lower {
	jn_document *document;
	jn_arena *arena;
	jn_diagnostic **found;
	jn_arena scratch;
	jn_str text;
	const jn_item *items;
	uint32_t at;
	jn_item *values; /* the current statement's items */
	uint32_t value_cap;
	jn_frame frames[JN_MAX_DEPTH + 2];
	uint32_t depth;       /* index of the innermost open frame */
	int64_t missing;      /* braces opened and not closed (> 0) or closed and not opened (< 0) in what is left to read */
	int64_t bare;         /* of the missing ones: those of open blocks that never had braces */
	bool cut;             /* the text was cut at a limit: blocks that stay open are not the author's doing */
	jn_allow *pending;    /* `// allow` comments that wait for their statement */
	jn_span mended_line;  /* the last line that got a syntax finding: a second one there would repeat the first */
	struct jn_dashed *dashed; /* names with a dash that were said (dash.c) */
	const struct jn_property_row *property; /* the property being read */
} jn_lower;

/* lower.c */
jn_span jn_lower_line(const jn_lower *self, uint32_t offset);  /* the line that holds a byte, without its end */
jn_diagnostic *jn_lower_syntax(jn_lower *self, jn_span span, const char *format, ...) __attribute__((format(printf, 3, 4)));
static inline bool jn_lower_line_is_said(const jn_lower *self, uint32_t at) /* by such a finding, the last one */
{
	return self->mended_line.end && at >= self->mended_line.start && at <= self->mended_line.end;
}
void jn_lower_orphans(jn_lower *self, const jn_reader *reader); /* names a damaged statement may have declared */
void jn_lower_mend(jn_lower *self, jn_diagnostic *diagnostic, jn_span span, jn_str text, bool certain, const char *title);
static inline jn_str jn_lower_slice(const jn_lower *self, jn_span span)
{
	return jn_str_slice(self->text, span.start, span.end);
}

void jn_lower_all(jn_lower *self, const jn_items *items);

/* document.c: a finding about a file as a whole; both sentences are literals, `help` may be NULL. */
void jn_lower_say_file(jn_document *doc, jn_span span, jn_rule_id rule, const char *message, const char *help);

/* head.c: a declaration's name and title. */
jn_decl *jn_lower_decl(jn_lower *self, jn_kind kind, jn_span start, jn_decl *parent);
void jn_lower_attach(jn_lower *self, jn_decl *decl, jn_decl *parent);
void jn_lower_head(jn_lower *self, jn_decl *decl, jn_reader *reader);

/* property.c: `key: values`. */
void jn_lower_property(jn_lower *self, jn_frame *frame, jn_key which, jn_span key, jn_reader *reader);
void jn_lower_property_as(jn_lower *self, jn_decl *decl, const jn_property_row *row, jn_span key, jn_reader *reader);
jn_clause *jn_lower_clauses(jn_lower *self, const jn_property_row *row, jn_reader *reader, bool *ret_broken);

bool jn_lower_takes(const jn_property_row *row, jn_modifier word); /* true when its values may have that word */
bool jn_lower_fits_modifier(jn_modifier word, uint8_t type);       /* true when an item of this type may stand behind it */

/* key.c: says where a key belongs that this block does not have. The property meant, where that is nearly sure, else NULL. */
const jn_property_row *jn_lower_unknown_key(jn_lower *self, const jn_frame *frame, jn_span span, const jn_reader *reader);
/* `jenis kelamin: "…"`: a key of several words, in another language. False when it is none; then nothing is said, and nothing read. */
bool jn_lower_foreign_words(jn_lower *self, const jn_frame *frame, const jn_reader *reader);
/* `stage: "Look around"`: a declaration with a colon too many is said and begun; false when it is none. */
bool jn_lower_colon_too_many(jn_lower *self, jn_span key, jn_kind parent, jn_reader *reader, bool block);
/* A statement with what parts it from its neighbours: its line, or the ; before it. False where that is not clear. */
bool jn_lower_whole_statement(const jn_lower *self, jn_span span, jn_span *ret_whole);

/* The nearest key that may stand in `kind`, or NULL; and whether no other is as near. */
const jn_property_row *jn_lower_nearest_property(jn_kind kind, jn_str word, uint32_t limit, bool *ret_only);

/* value.c: one head value of a type, or what is wrong with it. `*ret_broken` is set, never cleared. */
jn_value jn_lower_value(jn_lower *self, const jn_property_row *row, jn_type type, jn_reader *reader, bool *ret_broken);
jn_value jn_lower_text_value(jn_lower *self, jn_reader *reader);
jn_str jn_lower_unmarked(jn_str words); /* without the single marks around them, if those are the only ones */

/* dash.c: takes the name at the reading position, with what dashes join to it; a dash is said and read as a hyphen. Its span. */
jn_span jn_lower_dashed_name(jn_lower *self, jn_reader *reader, bool declared, jn_str *ret_name);

/* A number's or date's token brought to ASCII: sign, digits, separators; its percent or currency sign apart. */
typedef struct jn_plain {
	char text[64];
	uint32_t len;
	jn_str suffix;    /* "%", "€" …, in the source */
	bool typographic; /* other digits or signs than ASCII's were read */
	bool decimal;     /* its point can only be a decimal sign: it was written with the Arabic one */
	bool too_long;
} jn_plain;

/* number.c: numbers as people type them. */
jn_plain jn_plain_of(jn_str token);
int jn_lower_digit(uint32_t rune); /* 0…9, or -1 when it is no digit of a script we read */
static inline bool jn_is_digit(char c)
{
	return c >= '0' && c <= '9';
}
void jn_lower_typographic(jn_lower *self, jn_span span, const jn_plain *p);
bool jn_lower_number(jn_lower *self, jn_reader *reader, bool with_unit, jn_value *ret_value);
/* The number in our spelling; empty when nobody could say. `*ret_certain` is false where it can be read in two ways. */
jn_str jn_lower_spelling(jn_lower *self, const jn_plain *p, bool *ret_certain);

/* local.c: numbers as they are written elsewhere. Each is false when it is none; then nothing is said, and nothing read. */
bool jn_lower_money(jn_lower *self, jn_reader *reader, jn_value *ret_value);         /* `Rp 12.500.000`: its unit first */
bool jn_lower_quoted_number(jn_lower *self, jn_reader *reader, bool whole, jn_value *ret_value); /* `"5%"` */
bool jn_lower_parted_number(jn_lower *self, jn_reader *reader, const jn_item *first, jn_value *value); /* `12 500`, `5-6` */
bool jn_lower_parted_sign(jn_lower *self, jn_reader *reader, jn_value *ret_value); /* `+ 2`, `2+`: which is read, too */

/* date.c: false when what stands there is nothing like a date; then nothing is said, and nothing read. */
bool jn_lower_date(jn_lower *self, jn_reader *reader, jn_value *ret_value, bool *ret_broken);

/* months.c: the month whose name stands first in the text, 1…12, and the name's length; 0 when none does. */
int jn_lower_month(jn_str text, uint32_t *ret_length);

/* text.c: strings, long texts, names. */
jn_str jn_lower_string(jn_lower *self, const jn_item *item);
jn_str jn_lower_text_lines(jn_lower *self, jn_reader *reader);
jn_str jn_lower_name(jn_lower *self, jn_span span);
jn_str jn_lower_slug(jn_lower *self, jn_kind kind, jn_str title);

bool jn_lower_is_blank(uint32_t rune);

/* unknown.c: a statement that begins with no known word. */
void jn_lower_unknown(jn_lower *self, jn_reader *reader, bool has_block);

/* blocks.c: the stack of open blocks. */
jn_frame *jn_lower_top(jn_lower *self);
/* Opens a block whose declaration begins at `start`; false when blocks are nested too deep. */
bool jn_lower_push(jn_lower *self, jn_decl *decl, jn_kind kind, uint32_t start, bool skipped);
void jn_lower_close(jn_lower *self, const jn_item *item);                     /* at a } */
void jn_lower_close_lost(jn_lower *self, uint32_t at);                        /* the innermost block, whose } was lost before `at` */
void jn_lower_close_by_indent(jn_lower *self, uint32_t start);                /* blocks that a statement is not indented into */
void jn_lower_close_by_place(jn_lower *self, jn_kind kind, jn_key key, uint32_t start); /* blocks that it cannot stand in */
/* Points from what cannot stand here to the block it stands in: always, or where the line is not indented deeper than it. */
void jn_lower_relate_block(jn_lower *self, jn_diagnostic *d, uint32_t start, bool always);
bool jn_lower_block_is_said(const jn_lower *self, uint32_t start); /* … of another such line: the next ones have the same cause */
void jn_lower_say_stray(jn_lower *self, const jn_item *close);
jn_allow *jn_lower_take_pending(jn_lower *self, uint32_t start);              /* the comments that wait: they begin there */
void jn_lower_end_allows(jn_lower *self, jn_allow *mine, uint32_t end);

/* braces.c: where something stands in its line; what is done about braces that are lost or too many. */
typedef struct jn_place {
	uint32_t line;   /* from 0 */
	uint32_t indent; /* blanks at the line's start */
	bool first;      /* nothing but blanks stands before */
} jn_place;
jn_place jn_lower_place(const jn_lower *self, uint32_t offset);
void jn_lower_mend_lost(jn_lower *self, jn_diagnostic *d, const jn_frame *frame, uint32_t at);
bool jn_lower_is_bare(const jn_lower *self, jn_kind kind, jn_kind parent, uint32_t start);
bool jn_lower_is_stray(const jn_lower *self, const jn_item *close);
bool jn_lower_stray_in_head(const jn_lower *self);

/* allow.c */
void jn_lower_comment(jn_lower *self, jn_span span);

/* reader */
static inline const jn_item *jn_reader_peek(const jn_reader *self)
{
	return self->at < self->count ? &self->items[self->at] : NULL;
}
static inline bool jn_reader_is(const jn_reader *self, jn_item_type type)
{
	return self->at < self->count && self->items[self->at].type == type;
}
/* From the item at the reading position to the last one; behind the last one when there is none. */
static inline jn_span jn_reader_rest(const jn_reader *self)
{
	if (self->at >= self->count) return self->after;
	return (jn_span){self->items[self->at].span.start, self->items[self->count - 1].span.end};
}

/* lower.c, for unknown.c: begins a declaration of `kind` whose head stands in `reader`; opens its block when one follows. */
jn_decl *jn_lower_declaration(jn_lower *self, jn_kind kind, jn_span start, jn_reader *reader, bool infer_block);
void jn_lower_skip_block(jn_lower *self, jn_span start);

#endif
