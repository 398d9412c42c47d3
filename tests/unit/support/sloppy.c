/* Files from the schema's rows, with blanks, empty lines, comments and separators thrown in. In: a seed. Out: a text. */
#include "sloppy.h"

#include "model/schema.h"

typedef struct sloppy {
	jn_buf *out;
	uint64_t state;
	const char *line_end;
	uint32_t statements; /* that may still be written */
	bool one_line;       /* in a block on one line */
} sloppy;

static uint32_t below(sloppy *self, uint32_t limit)
{
	self->state ^= self->state << 13;
	self->state ^= self->state >> 7;
	self->state ^= self->state << 17;
	return (uint32_t)(self->state >> 33) % limit;
}

static bool one_in(sloppy *self, uint32_t n)
{
	return below(self, n) == 0;
}

static void put(sloppy *self, const char *text)
{
	jn_buf_c(self->out, text);
}

static void pick(sloppy *self, const char *const *from, uint32_t count)
{
	put(self, from[below(self, count)]);
}

#define PICK(self, list) pick(self, list, sizeof(list) / sizeof *(list))

static void blank(sloppy *self)
{
	static const char *const blanks[] = {" ", " ", " ", " ", "  ", "\t", "    ", "\xC2\xA0", " \xE2\x80\x8F", "\xE3\x80\x80"};
	PICK(self, blanks);
}

static void maybe_blank(sloppy *self)
{
	if (one_in(self, 3)) blank(self);
}

static void comment(sloppy *self)
{
	static const char *const comments[] = {
		"// a remark", "//", "//close up", "///  three  ", "// stage x { not: one }  ", "// ملاحظة", "// \"quoted",
		"// allow missing-owner: the owner is on leave", "// allow nothing-such: why", "// | bar", "// a ; b",
		"// allow-file empty-stage: a draft"};
	PICK(self, comments);
}

static void name(sloppy *self)
{
	static const char *const names[] = {"maria", "budi", "store", "web-shop", "care", "talks", "goal", "stage", "first_visit",
	                                    "متجر", "été", "x2", "severity-3", "looks-around"};
	PICK(self, names);
}

static void text(sloppy *self)
{
	static const char *const texts[] = {
		"\"A lamp\"", "\"\"", "\"  two  blanks  \"", "\"a \\\"word\\\" in it\"", "\"// no comment\"", "\"{ ; }\"", "\"رحلة أولى\"",
		"\"👩‍👩‍👧 and 🇮🇩\"", "\"It takes much longer than a line has room for, and goes on and on until it ends\"",
		"\"back\\\\slash\"", "“curly”", "«guillemets»"};
	PICK(self, texts);
}

/* ---- values ---- */

static void number(sloppy *self, const jn_property_row *row)
{
	static const char *const numbers[] = {"40%", "3 days", "1_200 IDR", "2.5", "-1", "+2", "25..40", "25 .. 40", "9_000..15_000 IDR",
	                                      "12  minutes", "4 %", "$40", "12.500.000", "2,5%", "٣٤"};
	static const char *const comparisons[] = {"<=", ">=", "<", "="};
	if (row->type == JN_TYPE_INTEGER) {
		int span = row->max >= row->min && row->max - row->min < 100 ? row->max - row->min + 1 : 5;
		jn_buf_int(self->out, row->min + (int)below(self, (uint32_t)span));
		return;
	}
	if (row->type == JN_TYPE_TARGET && !one_in(self, 3)) {
		PICK(self, comparisons);
		maybe_blank(self);
	}
	PICK(self, numbers);
}

static void word(sloppy *self, const jn_property_row *row)
{
	uint32_t count = 0;
	while (row->words && row->words[count]) count++;
	if (count) pick(self, row->words, count);
	else name(self);
}

static void head(sloppy *self, const jn_property_row *row)
{
	static const char *const dates[] = {"2026-06-30", "2026-01-15", "2026-6-30", "30/06/2026"};
	static const char *const links[] = {"https://example.org/a?b=1;c", "\"https://example.org\"", "mailto:a@example.org"};
	static const char *const colors[] = {"#a1b2c3", "#000000", "#zz"};
	switch (row->type) {
	case JN_TYPE_TEXT:
		if (one_in(self, 30)) put(self, "no  quotes  here");
		else text(self);
		return;
	case JN_TYPE_REF: name(self); if (one_in(self, 8)) put(self, ".inner"); return;
	case JN_TYPE_REF_OR_TEXT:
	case JN_TYPE_FREE: one_in(self, 2) ? name(self) : text(self); return;
	case JN_TYPE_WORD: word(self, row); return;
	case JN_TYPE_INTEGER:
	case JN_TYPE_NUMBER:
	case JN_TYPE_AMOUNT:
	case JN_TYPE_TARGET: number(self, row); return;
	case JN_TYPE_DATE: PICK(self, dates); return;
	case JN_TYPE_LINK: PICK(self, links); return;
	case JN_TYPE_COLOR: PICK(self, colors); return;
	}
}

static void modifier(sloppy *self, unsigned takes, unsigned which, const char *said)
{
	if (!(takes & which) || !one_in(self, 4)) return;
	blank(self);
	put(self, said);
}

static void clause(sloppy *self, const jn_property_row *row)
{
	head(self, row);
	if (row->second == JN_SECOND_TEXT && one_in(self, 2)) maybe_blank(self), put(self, " \"because\"");
	if (row->second == JN_SECOND_NUMBER && one_in(self, 2)) put(self, " 7");
	modifier(self, row->takes, JN_TAKES_SEVERITY, "severity 4");
	modifier(self, row->takes, JN_TAKES_FROM, "from talks");
	modifier(self, row->takes, JN_TAKES_ON, "on   2026-06-30");
	modifier(self, row->takes, JN_TAKES_BY_TEAM, "by care");
	modifier(self, row->takes, JN_TAKES_BY_DATE, "by 2026-12-31");
	modifier(self, row->takes, JN_TAKES_TO, "to store");
	modifier(self, row->takes, JN_TAKES_IF, "if\t\"it rains\"");
	modifier(self, row->takes, JN_TAKES_FROM_DATE, "from 2026-01-15");
}

/* ---- statements ---- */

/* Plain blanks: behind others an `allow` is not alone on its line. */
static void indent(sloppy *self)
{
	if (self->one_line) return;
	for (uint32_t n = below(self, 5); n > 0; n--) put(self, one_in(self, 6) ? "\t" : "  ");
}

/* Ends a statement; in a file of several lines, anything but words may follow. */
static void end_statement(sloppy *self, bool last)
{
	if (self->one_line) {
		if (!last || one_in(self, 3)) blank(self), put(self, one_in(self, 20) ? "؛" : ";");
		maybe_blank(self);
		return;
	}
	if (one_in(self, 12)) {
		put(self, " ; "); /* a link would take it in */
		if (one_in(self, 2)) return;
	}
	maybe_blank(self);
	if (one_in(self, 8)) blank(self), comment(self);
	put(self, self->line_end);
	for (uint32_t n = one_in(self, 4) ? below(self, 4) : 0; n > 0; n--) maybe_blank(self), put(self, self->line_end);
	if (one_in(self, 12)) indent(self), comment(self), put(self, self->line_end);
}

static void text_lines(sloppy *self)
{
	static const char *const texts[] = {"| One line", "|close", "|   indented   ", "|", "| // no comment", "| | twice", "|\ttab"};
	if (one_in(self, 6)) blank(self), comment(self);
	for (uint32_t n = 1 + below(self, 3); n > 0; n--) {
		put(self, self->line_end);
		if (one_in(self, 10)) put(self, self->line_end);
		indent(self);
		PICK(self, texts);
	}
	put(self, self->line_end);
}

static void property(sloppy *self, const jn_kind_row *kind, bool last)
{
	const jn_property_row *row = &kind->rows[below(self, kind->row_count)];
	indent(self);
	if (row->key == JN_KEY_ANY) name(self);
	else put(self, row->name);
	if (one_in(self, 10)) blank(self);
	put(self, one_in(self, 30) ? "：" : ":");
	if (row->type == JN_TYPE_TEXT && !self->one_line && one_in(self, 6)) {
		text_lines(self);
		return;
	}
	if (!one_in(self, 6)) blank(self);
	clause(self, row);
	for (uint32_t n = row->many && one_in(self, 3) ? 1 + below(self, 3) : 0; n > 0; n--) {
		if (row->type == JN_TYPE_LINK) put(self, " ");
		else maybe_blank(self);
		put(self, one_in(self, 20) ? "،" : ",");
		maybe_blank(self);
		clause(self, row);
	}
	end_statement(self, last);
}

static void declaration(sloppy *self, jn_kind kind)
{
	indent(self);
	put(self, jn_schema_kind(kind)->name);
	if (kind == JN_AUDIT) {
		put(self, " 2026-04-14");
	} else if (kind == JN_AS) {
		put(self, " "), name(self);
		if (one_in(self, 3)) maybe_blank(self), put(self, ","), maybe_blank(self), name(self);
	} else if (jn_schema_kind(kind)->names) {
		if (!one_in(self, 4)) put(self, " "), name(self), jn_buf_int(self->out, below(self, 1000));
		if (!one_in(self, 4)) maybe_blank(self), text(self);
	}
}

/* A kind that may stand in `parent`, or none. */
static jn_kind child_kind(sloppy *self, jn_kind parent)
{
	for (uint32_t tries = 0; tries < 40; tries++) {
		jn_kind kind = (jn_kind)(JN_PROJECT + below(self, JN_KIND_COUNT - JN_PROJECT));
		if (jn_schema_stands_in(kind, parent)) return kind;
	}
	return JN_KIND_NONE;
}

enum { DEEPEST = 6 };

typedef struct open_block {
	jn_kind kind;
	bool opened_line; /* this block is what put everything on one line */
} open_block;

static bool open_block_of(sloppy *self, open_block *block, jn_kind kind)
{
	*block = (open_block){.kind = kind};
	if (one_in(self, 8)) return false;
	maybe_blank(self);
	put(self, "{");
	block->opened_line = !self->one_line && one_in(self, 3);
	self->one_line |= block->opened_line;
	if (self->one_line || one_in(self, 20)) maybe_blank(self);
	else end_statement(self, false);
	return true;
}

static void close_block(sloppy *self, const open_block *block)
{
	indent(self);
	put(self, "}");
	if (block->opened_line) self->one_line = false;
	if (self->one_line && one_in(self, 2)) return;
	end_statement(self, false);
}

void jn_sloppy_write(jn_buf *out, uint32_t seed)
{
	static const char *const line_ends[] = {"\n", "\n", "\n", "\r\n"};
	sloppy self = {.out = out, .state = seed * 2654435761u + 88172645463325252u};
	for (int i = 0; i < 8; i++) below(&self, 2);
	self.line_end = line_ends[below(&self, 4)];
	self.statements = 3 + below(&self, 40);
	open_block stack[DEEPEST] = {{.kind = JN_KIND_NONE}};
	uint32_t depth = 0;
	if (one_in(&self, 10)) put(&self, "\xEF\xBB\xBF");
	if (one_in(&self, 4)) put(&self, self.line_end), comment(&self), put(&self, self.line_end);
	for (; self.statements > 0; self.statements--) {
		const jn_kind_row *row = jn_schema_kind(stack[depth].kind);
		jn_kind kind = child_kind(&self, stack[depth].kind);
		if (depth > 0 && one_in(&self, 5)) {
			close_block(&self, &stack[depth--]);
		} else if (row->row_count && (kind == JN_KIND_NONE || !one_in(&self, 3))) {
			property(&self, row, false);
		} else if (kind != JN_KIND_NONE && depth + 1 < DEEPEST) {
			declaration(&self, kind);
			if (open_block_of(&self, &stack[depth + 1], kind)) depth++;
			else end_statement(&self, false);
		}
	}
	while (depth > 0) close_block(&self, &stack[depth--]);
}
