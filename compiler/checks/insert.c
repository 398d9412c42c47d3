/* Edits that put statements into a block. In: a declaration of a document that was read. Out: edits on a finding, whose
 * texts live in the arena. */
#include "checks/insert.h"

#include "base/buf.h"
#include "base/utf8.h"

enum { WIDEST = 100 }; /* columns of a one-line block, as the formatter has it */

/* How a declaration and its block stand in the text. */
typedef struct block {
	jn_str text;
	jn_str indent;        /* the blanks that its line begins with */
	jn_str unit;          /* one level more */
	const char *line_end;
	uint32_t open, close; /* where { and } are; both 0 where there is no block */
	bool first;           /* nothing stands before it on its line */
	bool one_line;        /* { and } are on one line */
} block;

/* ---- lines ---- */

static bool ends_line(char c)
{
	return c == '\n' || c == '\r';
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static uint32_t line_start(jn_str text, uint32_t at)
{
	while (at > 0 && !ends_line(text.ptr[at - 1])) at--;
	return at == 0 && jn_str_starts(text, JN_STR("\xEF\xBB\xBF")) ? 3 : at;
}

static uint32_t line_stop(jn_str text, uint32_t at)
{
	while (at < text.len && !ends_line(text.ptr[at])) at++;
	return at;
}

/* Where the next line begins. */
static uint32_t next_line(jn_str text, uint32_t at)
{
	at = line_stop(text, at);
	bool carriage = at < text.len && text.ptr[at] == '\r';
	at += carriage;
	return at < text.len && text.ptr[at] == '\n' ? at + 1 : at;
}

/* The start of the line before the one that starts at `start`; `start` itself when it is the first. */
static uint32_t line_before(jn_str text, uint32_t start)
{
	if (start == 0 || !ends_line(text.ptr[start - 1])) return start;
	uint32_t end = start - 1;
	if (end > 0 && text.ptr[end] == '\n' && text.ptr[end - 1] == '\r') end--;
	return line_start(text, end);
}

static jn_str line_at(jn_str text, uint32_t start)
{
	return jn_str_trim(jn_str_slice(text, start, line_stop(text, start)));
}

/* True when nothing but blanks, a semicolon and a comment stands between `at` and its line's end. */
static bool rest_is_free(jn_str text, uint32_t at)
{
	while (at < text.len && (is_blank(text.ptr[at]) || text.ptr[at] == ';')) at++;
	return at >= text.len || ends_line(text.ptr[at]) || jn_str_starts(jn_str_slice(text, at, text.len), JN_STR("//"));
}

/* ---- reading a block ---- */

/* The indentation of what stands in the block beyond its own; two blanks, or a tab, when there is nothing to go by. */
static jn_str unit_of(const block *self)
{
	uint32_t at = self->open ? next_line(self->text, self->open) : self->text.len;
	while (at < self->close && line_at(self->text, at).len == 0) at = next_line(self->text, at);
	uint32_t from = at;
	while (at < self->close && is_blank(self->text.ptr[at])) at++;
	jn_str blanks = jn_str_slice(self->text, from, at);
	if (at < self->close && blanks.len > self->indent.len && jn_str_starts(blanks, self->indent))
		return jn_str_slice(blanks, self->indent.len, blanks.len);
	bool tabs = self->indent.len && self->indent.ptr[0] == '\t';
	return tabs ? JN_STR("\t") : JN_STR("  ");
}

static bool read_block(const jn_decl *decl, block *ret_block)
{
	jn_str text = decl->document->source.text;
	uint32_t start = line_start(text, decl->span.start), at = start;
	while (at < decl->span.start && is_blank(text.ptr[at])) at++;
	*ret_block = (block){.text = text, .indent = jn_str_slice(text, start, at), .first = at == decl->span.start};
	uint32_t stop = line_stop(text, 0);
	ret_block->line_end = stop + 1 < text.len && text.ptr[stop] == '\r' && text.ptr[stop + 1] == '\n' ? "\r\n" : "\n";
	if (decl->span.end > decl->head_span.end) {
		uint32_t open = decl->head_span.end, close = decl->span.end - 1;
		while (open < close && is_blank(text.ptr[open])) open++;
		if (open >= close || text.ptr[open] != '{' || text.ptr[close] != '}') return false;
		ret_block->open = open;
		ret_block->close = close;
		ret_block->one_line = line_stop(text, open) > close;
	}
	ret_block->unit = unit_of(ret_block);
	return true;
}

/* ---- writing ---- */

/* Writes the statements as lines of the block, each behind a line end. */
static void write_lines(jn_buf *out, const block *self, jn_str statements)
{
	for (uint32_t from = 0; from <= statements.len;) {
		uint32_t to = line_stop(statements, from);
		jn_buf_c(out, self->line_end);
		if (to > from) {
			jn_buf_str(out, self->indent);
			jn_buf_str(out, self->unit);
			for (; jn_str_starts(jn_str_slice(statements, from, to), JN_STR("  ")); from += 2)
				jn_buf_str(out, self->unit);
			jn_buf_str(out, jn_str_slice(statements, from, to));
		}
		from = to + 1;
	}
}

static bool add_edit(jn_arena *arena, jn_diagnostic *finding, const jn_decl *decl, jn_span span, jn_buf *text)
{
	jn_diagnostic_edit_in(arena, finding, decl->document, span, jn_arena_str(arena, jn_buf_view(text)));
	jn_buf_free(text);
	return true;
}

/* Columns of the line at `at`, as the formatter counts: code points. */
static uint32_t columns_of(jn_str text, uint32_t at)
{
	uint32_t start = line_start(text, at), stop = line_stop(text, at), count = 0;
	while (start < stop && count <= WIDEST) jn_utf8_next(text, &start), count++;
	return count;
}

static bool one_line_fits(const block *self, uint32_t at, jn_str statement)
{
	if (memchr(statement.ptr, '\n', statement.len)) return false;
	uint32_t points = 0;
	for (uint32_t i = 0; i < statement.len;) jn_utf8_next(statement, &i), points++;
	return columns_of(self->text, at) + points + 5 <= WIDEST;
}

/* Writes the statements of a one-line block as lines; false where they cannot be told apart for certain. */
static bool write_split(jn_buf *out, const block *self)
{
	uint32_t from = self->open + 1, depth = 0;
	bool text = false;
	for (uint32_t at = from; at <= self->close; at++) {
		char c = self->text.ptr[at];
		if (text && c == '\\') at++;
		else if (c == '"') text = !text;
		else if ((unsigned char)c >= 0x80 && !text) return false; /* perhaps another kind of quotation mark */
		else if (!text && c == '{') depth++;
		else if (!text && c == '}' && at < self->close) depth--;
		if (text || depth || (c != ';' && at < self->close)) continue;
		jn_str statement = jn_str_trim(jn_str_slice(self->text, from, at));
		if (statement.len) write_lines(out, self, statement);
		from = at + 1;
	}
	return !text && depth == 0;
}

/* Puts the statements into a block of one line, or where there is none yet; over several lines where it has to be. */
static bool insert_in_line(jn_arena *arena, jn_diagnostic *finding, const jn_decl *decl, const block *self, jn_str statements)
{
	if (!self->open && decl->damaged) return false; /* where its head ends is not certain */
	jn_buf out = {0};
	bool empty = self->open && jn_str_trim(jn_str_slice(self->text, self->open + 1, self->close)).len == 0;
	jn_span where = {decl->head_span.end, decl->head_span.end};
	if (one_line_fits(self, decl->span.start, statements)) {
		uint32_t end = self->close;
		while (self->open && !empty && is_blank(self->text.ptr[end - 1])) end--;
		if (self->open) where = empty ? (jn_span){self->open, self->close + 1} : (jn_span){end, end};
		jn_buf_c(&out, !self->open ? " { " : empty ? "{ " : "; ");
		jn_buf_str(&out, statements);
		if (!self->open || empty) jn_buf_c(&out, " }");
		return add_edit(arena, finding, decl, where, &out);
	}
	if (!self->first) return false;
	if (self->open) where = (jn_span){self->open, self->close + 1};
	jn_buf_c(&out, self->open ? "{" : " {");
	if (self->open && !write_split(&out, self)) {
		jn_buf_free(&out);
		return false;
	}
	write_lines(&out, self, statements);
	jn_buf_c(&out, self->line_end);
	jn_buf_str(&out, self->indent);
	jn_buf_char(&out, '}');
	return add_edit(arena, finding, decl, where, &out);
}

/* The end of the last property in the text, or 0. */
static uint32_t last_property(const jn_decl *decl)
{
	uint32_t end = 0;
	for (const jn_prop *prop = decl->props; prop; prop = prop->next) {
		if (prop->key_span.end > end) end = prop->key_span.end;
		for (const jn_clause *clause = prop->clauses; clause; clause = clause->next)
			if (clause->span.end > end) end = clause->span.end;
	}
	return end;
}

bool jn_insert_property(jn_arena *arena, jn_diagnostic *finding, const jn_decl *decl, jn_str statement)
{
	block self;
	if (decl->document->builtin || !read_block(decl, &self)) return false;
	if (!self.open || self.one_line) return insert_in_line(arena, finding, decl, &self, statement);
	uint32_t at = last_property(decl);
	if (at <= self.open || at > self.close) at = self.open + 1;
	if (!rest_is_free(self.text, at)) return false;
	jn_buf out = {0};
	write_lines(&out, &self, statement);
	at = line_stop(self.text, at);
	return add_edit(arena, finding, decl, (jn_span){at, at}, &out);
}

/* Where a declaration begins with the comments right above it; false when it does not begin its line. */
static bool chunk_start(const jn_decl *decl, uint32_t *ret_start)
{
	jn_str text = decl->document->source.text;
	uint32_t start = line_start(text, decl->span.start);
	if (jn_str_trim(jn_str_slice(text, start, decl->span.start)).len) return false;
	for (;;) {
		uint32_t before = line_before(text, start);
		if (before == start || !jn_str_starts(line_at(text, before), JN_STR("//"))) break;
		start = before;
	}
	*ret_start = start;
	return true;
}

static bool blank_line_before(jn_str text, uint32_t start)
{
	uint32_t before = line_before(text, start);
	return before < start && line_at(text, before).len == 0;
}

bool jn_insert_parted(const jn_decl *parent)
{
	const jn_decl *last = parent->last_child;
	uint32_t start;
	return last && chunk_start(last, &start) && blank_line_before(last->document->source.text, start);
}

bool jn_insert_child(jn_arena *arena, jn_diagnostic *finding, const jn_decl *decl, jn_str statements)
{
	block self;
	if (decl->document->builtin || !read_block(decl, &self)) return false;
	if (!self.open || self.one_line) return insert_in_line(arena, finding, decl, &self, statements);
	uint32_t at = line_start(self.text, self.close);
	if (jn_str_trim(jn_str_slice(self.text, at, self.close)).len) return false;
	/* Behind the line before the brace's, whose end is as long as ours. */
	at = line_stop(self.text, line_before(self.text, at));
	jn_buf out = {0};
	if (jn_insert_parted(decl)) jn_buf_c(&out, self.line_end);
	write_lines(&out, &self, statements);
	return add_edit(arena, finding, decl, (jn_span){at, at}, &out);
}

bool jn_insert_behind(jn_arena *arena, jn_diagnostic *finding, const jn_decl *sibling, jn_str statements)
{
	block self;
	if (sibling->document->builtin || !sibling->parent || !read_block(sibling->parent, &self)) return false;
	uint32_t start, at = sibling->span.end;
	if (!self.open || self.one_line || !chunk_start(sibling, &start) || !rest_is_free(self.text, at)) return false;
	jn_buf out = {0};
	if (jn_insert_parted(sibling->parent)) jn_buf_c(&out, self.line_end);
	write_lines(&out, &self, statements);
	at = line_stop(self.text, at);
	return add_edit(arena, finding, sibling, (jn_span){at, at}, &out);
}

bool jn_insert_before(jn_arena *arena, jn_diagnostic *finding, const jn_decl *sibling, jn_str statements)
{
	block self;
	uint32_t at;
	if (sibling->document->builtin || !sibling->parent || !read_block(sibling->parent, &self)) return false;
	if (!self.open || self.one_line || !chunk_start(sibling, &at) || at <= self.open) return false;
	jn_buf out = {0};
	at = line_stop(self.text, line_before(self.text, at));
	write_lines(&out, &self, statements);
	if (jn_insert_parted(sibling->parent)) jn_buf_c(&out, self.line_end);
	return add_edit(arena, finding, sibling, (jn_span){at, at}, &out);
}

bool jn_insert_moved(jn_arena *arena, jn_diagnostic *finding, const jn_decl *decl, const jn_decl *before)
{
	uint32_t from, to;
	jn_str text = decl->document->source.text;
	if (!chunk_start(decl, &from) || !chunk_start(before, &to) || !rest_is_free(text, decl->span.end)) return false;
	uint32_t end = next_line(text, decl->span.end);
	if (end == 0 || !ends_line(text.ptr[end - 1]) || to >= from) return false;
	jn_buf out = {0};
	jn_buf_str(&out, jn_str_slice(text, from, end));
	/* The blank line before it goes along, and stands behind it then. */
	if (blank_line_before(text, from)) {
		uint32_t blank = line_before(text, from);
		jn_buf_str(&out, jn_str_slice(text, blank, from));
		from = blank;
	}
	add_edit(arena, finding, decl, (jn_span){to, to}, &out);
	jn_diagnostic_edit_in(arena, finding, decl->document, (jn_span){from, end}, JN_STR(""));
	return true;
}
