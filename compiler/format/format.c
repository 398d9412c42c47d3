/* Lays a text out anew, line by line. In: a document without findings about its structure. Out: its canonical text.
 *
 * Lines are collected first, for comments behind statements that stood under each other do so again. Whatever comes out is
 * parsed and compared with what went in. Scratch memory is the arena of the call. */
#include "format/format.h"

#include "format/pieces.h"
#include "text/columns.h"

/* One line of the result. Its words are in the writer's buffer, its comment in the source. */
typedef struct line {
	size_t from, to;
	jn_span comment;  /* empty when there is none behind the words */
	uint32_t column;  /* where that comment stood in the source */
} line;

typedef struct writer {
	jn_pieces pieces;
	jn_buf words;
	line *lines;
	uint32_t count, cap;
	uint32_t depth;
	uint32_t statement;  /* the item the current line begins with */
	uint32_t one_line;   /* up to this item everything stays on the current line */
	bool fresh;          /* nothing stands in the block yet: no empty line may */
} writer;

bool jn_format_hindered_by(jn_rule_id rule)
{
	switch (rule) {
	case JN_RULE_SYNTAX:
	case JN_RULE_BLOCK_NOT_CLOSED:
	case JN_RULE_BRACE_ON_OWN_LINE:
	case JN_RULE_UNKNOWN_WORD:
	case JN_RULE_INVALID_ENCODING:
	case JN_RULE_TOO_DEEP:
	case JN_RULE_TOO_LARGE: return true;
	default: return false;
	}
}

/* ---- lines ---- */

static void new_line(writer *self, uint32_t depth)
{
	self->lines = jn_arena_grow(self->pieces.arena, self->lines, self->count, &self->cap, sizeof *self->lines);
	line *fresh = &self->lines[self->count++];
	*fresh = (line){.from = self->words.len};
	for (uint32_t i = 0; i < depth * JN_FORMAT_INDENT; i++) jn_buf_char(&self->words, ' ');
	fresh->to = self->words.len;
}

static void put(writer *self, uint32_t i)
{
	jn_pieces_put(&self->pieces, i, &self->words);
	self->lines[self->count - 1].to = self->words.len;
}

static void put_gap(writer *self, uint32_t i)
{
	jn_buf_str(&self->words, jn_pieces_gap(&self->pieces, i));
}

/* Keeps one of the empty lines before item `i`. */
static void keep_empty_line(writer *self, uint32_t i)
{
	const jn_pieces *pieces = &self->pieces;
	uint32_t before = i > 0 ? pieces->items[i - 1].span.end : 0;
	bool empty = jn_pieces_line_ends(pieces->text, before, pieces->items[i].span.start) >= 2;
	if (empty && !self->fresh && self->count > 0) new_line(self, 0);
	self->fresh = false;
}

/* ---- blocks ---- */

/* True when the block that item `open` begins is written on one line, and its line is not too wide. */
static bool stays_on_line(const writer *self, uint32_t open)
{
	const jn_pieces *pieces = &self->pieces;
	uint32_t close = pieces->closes[open];
	if (jn_pieces_line_ends(pieces->text, pieces->items[open].span.end, pieces->items[close].span.start) > 0) return false;
	uint32_t width = self->depth * JN_FORMAT_INDENT + jn_pieces_columns(pieces, self->statement, close);
	return width <= JN_FORMAT_COLUMNS;
}

static void put_open(writer *self, uint32_t i)
{
	put_gap(self, i);
	put(self, i);
	if (stays_on_line(self, i)) {
		self->one_line = self->pieces.closes[i];
		return;
	}
	self->depth++;
	self->fresh = true;
}

static void put_close(writer *self, uint32_t i)
{
	self->depth--;
	new_line(self, self->depth);
	put(self, i);
	self->fresh = false;
}

/* ---- comments ---- */

/* True when something stands before the comment on its line. */
static bool has_company(const jn_pieces *pieces, uint32_t i)
{
	uint32_t start = pieces->items[i].span.start;
	if (i == 0) return false;
	uint32_t before = pieces->items[i - 1].span.end;
	if (jn_pieces_line_ends(pieces->text, before, start) == 0) return true;
	if (pieces->items[i - 1].type == JN_ITEM_COMMENT || pieces->items[i - 1].type == JN_ITEM_TEXT_LINE) return false;
	/* A `;` alone: a comment behind it is not alone on its line, which matters to `// allow`. */
	while (start > before && pieces->text.ptr[start - 1] != '\n' && pieces->text.ptr[start - 1] != '\r')
		if (pieces->text.ptr[--start] == ';') return true;
	return false;
}

static uint32_t source_column(jn_str text, uint32_t at)
{
	uint32_t start = at;
	while (start > 0 && text.ptr[start - 1] != '\n' && text.ptr[start - 1] != '\r') start--;
	return jn_text_columns(jn_str_slice(text, start, at));
}

static void put_comment(writer *self, uint32_t i)
{
	line *last = self->count ? &self->lines[self->count - 1] : NULL;
	if (last && last->to > last->from && last->comment.end == 0 && has_company(&self->pieces, i)) {
		last->comment = self->pieces.items[i].span;
		last->column = source_column(self->pieces.text, last->comment.start);
		return; /* the block behind `{ // …` is as fresh as before */
	}
	bool in_text = self->pieces.in_text[i];
	if (!in_text) keep_empty_line(self, i);
	new_line(self, self->depth + in_text);
	put(self, i);
}

/* ---- all ---- */

static void put_item(writer *self, uint32_t i)
{
	const jn_item *item = &self->pieces.items[i];
	if (i <= self->one_line && self->one_line > 0) {
		put_gap(self, i);
		put(self, i);
		return;
	}
	switch (item->type) {
	case JN_ITEM_COMMENT: put_comment(self, i); return;
	case JN_ITEM_OPEN: put_open(self, i); return;
	case JN_ITEM_CLOSE: put_close(self, i); return;
	case JN_ITEM_TEXT_LINE:
		new_line(self, self->depth + 1);
		put(self, i);
		return;
	default: break;
	}
	if (jn_pieces_begins(item) || self->count == 0) {
		keep_empty_line(self, i);
		new_line(self, self->depth);
		self->statement = i;
	} else {
		put_gap(self, i);
	}
	put(self, i);
}

/* Lines from `from` on whose comments stood under each other: how many, and the column they stand in now. */
static uint32_t comment_run(const writer *self, uint32_t from, uint32_t *ret_column)
{
	jn_str words = jn_buf_view(&self->words);
	uint32_t n = 0;
	*ret_column = 0;
	for (uint32_t i = from; i < self->count; i++, n++) {
		const line *at = &self->lines[i];
		if (at->comment.end == 0 || at->column != self->lines[from].column) break;
		uint32_t width = jn_text_columns(jn_str_slice(words, (uint32_t)at->from, (uint32_t)at->to)) + 1;
		if (width > *ret_column) *ret_column = width;
	}
	return n;
}

static void write_line(const writer *self, const line *at, uint32_t column, bool crlf, jn_buf *out)
{
	jn_str words = jn_str_slice(jn_buf_view(&self->words), (uint32_t)at->from, (uint32_t)at->to);
	jn_buf_str(out, words);
	if (at->comment.end) {
		for (uint32_t width = jn_text_columns(words); width < column; width++) jn_buf_char(out, ' ');
		jn_str comment = jn_str_slice(self->pieces.text, at->comment.start, at->comment.end);
		while (comment.len && (comment.ptr[comment.len - 1] == ' ' || comment.ptr[comment.len - 1] == '\t')) comment.len--;
		jn_buf_str(out, comment);
	}
	jn_buf_c(out, crlf ? "\r\n" : "\n");
}

static void write_lines(const writer *self, bool crlf, jn_buf *out)
{
	uint32_t run = 0, column = 0;
	for (uint32_t i = 0; i < self->count; i++) {
		if (self->lines[i].comment.end && run == 0) run = comment_run(self, i, &column);
		write_line(self, &self->lines[i], column, crlf, out);
		if (run) run--;
	}
}

/* True when more lines end with CRLF than otherwise. */
static bool has_crlf(jn_str text)
{
	uint32_t crlf = 0, other = 0;
	for (uint32_t at = 0; at < text.len; at++) {
		bool pair = text.ptr[at] == '\r' && at + 1 < text.len && text.ptr[at + 1] == '\n';
		crlf += pair;
		at += pair;
		other += !pair && (text.ptr[at] == '\n' || text.ptr[at] == '\r');
	}
	return crlf > other;
}

/* ---- the same text? ---- */

static bool same_item(jn_str a, const jn_item *in_a, jn_str b, const jn_item *in_b)
{
	if (in_a->type != in_b->type || in_a->kind != in_b->kind) return false;
	jn_str left = jn_str_slice(a, in_a->span.start, in_a->span.end);
	jn_str right = jn_str_slice(b, in_b->span.start, in_b->span.end);
	if (in_a->type == JN_ITEM_END) return true;
	if (in_a->type == JN_ITEM_TEXT_LINE) return jn_str_eq(jn_pieces_line_text(left), jn_pieces_line_text(right));
	return jn_str_eq(jn_str_trim(left), jn_str_trim(right));
}

bool jn_format_same_items(struct jn_parser *parser, jn_str a, jn_str b)
{
	jn_arena scratch = {0};
	jn_items in_a = jn_syntax_read(parser, &scratch, a), in_b = jn_syntax_read(parser, &scratch, b);
	bool same = !in_a.too_many && !in_b.too_many && in_a.parsed == a.len && in_b.parsed == b.len;
	for (uint32_t i = 0, k = 0; same; i++, k++) {
		while (in_a.items[i].type == JN_ITEM_SEMICOLON) i++;
		while (in_b.items[k].type == JN_ITEM_SEMICOLON) k++;
		same = same_item(a, &in_a.items[i], b, &in_b.items[k]);
		if (in_a.items[i].type == JN_ITEM_END) break;
	}
	jn_arena_free(&scratch);
	return same;
}

/* ---- documents ---- */

/* True when a finding is in the way. A text without quotation marks that goes on over lines is none that was meant. */
static bool is_in_the_way(const jn_diagnostic *d)
{
	if (d->rule != JN_RULE_UNQUOTED_TEXT) return jn_format_hindered_by(d->rule);
	return jn_pieces_line_ends(d->document->source.text, d->span.start, d->span.end) > 0;
}

/* The first finding of the document that is in the way; NULL when there is none. */
static const jn_diagnostic *hindrance(const jn_document *document)
{
	const jn_diagnostic *first = NULL;
	for (const jn_diagnostic *d = document->diagnostics; d; d = d->next)
		if (is_in_the_way(d) && (!first || d->span.start <= first->span.start)) first = d;
	return first;
}

/* Why an item cannot be laid out; NULL when it can. Most such items have findings that are in the way, but a line has only
 * its first told. */
static const char *doubt(const jn_pieces *pieces, const jn_item *item)
{
	switch (item->type) {
	case JN_ITEM_UNCLOSED_STRING: return JN_TR("this text is not closed: a quotation mark is missing at its end");
	case JN_ITEM_UNKNOWN: return JN_TR("a line cannot begin like this");
	case JN_ITEM_STRAY:
		if (pieces->text.ptr[item->span.start] == '}') return JN_TR("this } closes nothing");
		break;
	default: break;
	}
	return NULL;
}

static bool is_certain(const jn_pieces *pieces, jn_formatted *left)
{
	for (uint32_t i = 0; i < pieces->count; i++) {
		const char *reason = doubt(pieces, &pieces->items[i]);
		if (!reason) continue;
		*left = (jn_formatted){.state = JN_FORMAT_LEFT, .rule = JN_RULE_SYNTAX, .span = pieces->items[i].span, .reason = jn_message_of(reason)};
		return false;
	}
	return true;
}

/* Writes the form of a document. False when there is none; `left` then says more where more is known. */
static bool lay_out(struct jn_parser *parser, const jn_document *document, jn_buf *out, jn_formatted *left)
{
	static const char mark[] = "\xEF\xBB\xBF";
	jn_arena scratch = {0};
	writer self = {0};
	bool ok = jn_pieces_read(&self.pieces, parser, &scratch, document) && is_certain(&self.pieces, left);
	if (ok) {
		self.fresh = true;
		for (uint32_t i = 0; i < self.pieces.count; i++) put_item(&self, i);
		if (jn_str_starts(self.pieces.text, JN_STR(mark))) jn_buf_c(out, mark);
		write_lines(&self, has_crlf(self.pieces.text), out);
	}
	jn_buf_free(&self.words);
	jn_arena_free(&scratch);
	return ok;
}

jn_formatted jn_format(struct jn_parser *parser, const jn_document *document, jn_buf *out)
{
	const jn_diagnostic *d = hindrance(document);
	if (d) return (jn_formatted){.state = JN_FORMAT_LEFT, .rule = d->rule, .span = d->span, .reason = d->message};
	size_t start = out->len;
	jn_str text = document->source.text;
	jn_formatted left = {.state = JN_FORMAT_LEFT, .rule = JN_RULE_COUNT,
	                     .reason = jn_message_of(JN_TR("its form could not be changed without changing what it says"))};
	if (!lay_out(parser, document, out, &left)) return left;
	jn_str formatted = {out->ptr ? out->ptr + start : "", (uint32_t)(out->len - start)};
	if (jn_str_eq(formatted, text)) return (jn_formatted){.state = JN_FORMAT_SAME};
	/* Formatted text may be larger than what may be read again: a file of braces, each on a deeper line. */
	if (out->len - start <= JN_MAX_FILE_BYTES && jn_format_same_items(parser, text, formatted))
		return (jn_formatted){.state = JN_FORMAT_CHANGED};
	out->len = start;
	return left;
}
