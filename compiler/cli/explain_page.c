/* Text for a terminal: headings, wrapped paragraphs, code. In: Markdown of the rules' pages, sentences of the tables. Out:
 * bytes in the page's buffer. All of it is the program's own text, none is a user's. */
#include "cli/explain.h"
#include "text/catalog.h"
#include "text/columns.h"

enum { BODY = 2, CODE = 6 }; /* columns of indentation */

#define BOLD "\033[1m"
#define CYAN "\033[36m"
#define ITALIC "\033[3m"
#define RESET "\033[0m"
#define FIRST_STRONG_ISOLATE "\xE2\x81\xA8" /* what code in Arabic stands in, as the catalogue writes it */

/* A paragraph under way. */
typedef struct setting {
	jn_page *page;
	uint32_t hang, column;
	bool code, italic; /* inside of such a span */
	bool mirrored;     /* runs from right to left */
	bool isolated;     /* inside of an isolate of the text's own */
	bool begun;        /* the line has a word */
} setting;

static void indent(jn_buf *out, uint32_t columns)
{
	while (columns--) jn_buf_char(out, ' ');
}

static bool is_mark(const setting *self, char c)
{
	return c == '`' || (c == '*' && !self->code);
}

/* Columns of a word as it will be shown. */
static uint32_t word_columns(const setting *self, jn_str word)
{
	uint32_t columns = jn_text_columns(word);
	setting ahead = *self;
	for (uint32_t i = 0; i < word.len; i++) {
		if (!is_mark(&ahead, word.ptr[i])) continue;
		if (word.ptr[i] == '`') ahead.code = !ahead.code;
		if (self->page->color || word.ptr[i] == '*') columns--;
	}
	return columns;
}

static void put_style(const setting *self)
{
	if (!self->page->color) return;
	if (self->code) jn_buf_c(self->page->out, CYAN);
	else if (self->italic) jn_buf_c(self->page->out, ITALIC);
}

static void put_word(setting *self, jn_str word)
{
	jn_buf *out = self->page->out;
	for (uint32_t i = 0; i < word.len; i++) {
		char c = word.ptr[i];
		jn_str rest = jn_str_slice(word, i, word.len);
		if (jn_str_starts(rest, JN_STR(FIRST_STRONG_ISOLATE))) self->isolated = true;
		else if (jn_str_starts(rest, JN_STR(JN_POP_ISOLATE))) self->isolated = false;
		if (!is_mark(self, c)) {
			jn_buf_char(out, c);
			continue;
		}
		if (c == '`') self->code = !self->code;
		else self->italic = !self->italic;
		if (!self->page->color && c == '`') jn_buf_char(out, c);
		if (self->page->color) jn_buf_c(out, RESET);
		put_style(self);
	}
}

static void add_word(setting *self, jn_str word)
{
	jn_buf *out = self->page->out;
	uint32_t columns = word_columns(self, word);
	bool styled = self->page->color && (self->code || self->italic);
	if (self->begun && self->column + 1 + columns > self->page->width) {
		if (styled) jn_buf_c(out, RESET);
		if (self->isolated) jn_buf_c(out, JN_POP_ISOLATE);
		if (self->mirrored) jn_buf_c(out, JN_POP_ISOLATE);
		jn_buf_char(out, '\n');
		indent(out, self->hang);
		if (self->mirrored) jn_buf_c(out, JN_RIGHT_TO_LEFT);
		if (self->isolated) jn_buf_c(out, FIRST_STRONG_ISOLATE);
		if (styled) put_style(self);
		self->column = self->hang;
		self->begun = false;
	}
	if (self->begun) {
		jn_buf_char(out, ' ');
		self->column++;
	}
	put_word(self, word);
	self->column += columns;
	self->begun = true;
}

/* U+0600 to U+06FF begin with these bytes. */
static bool has_arabic(jn_str text)
{
	for (uint32_t i = 0; i < text.len; i++)
		if ((unsigned char)text.ptr[i] >= 0xD8 && (unsigned char)text.ptr[i] <= 0xDB) return true;
	return false;
}

void jn_page_paragraph(jn_page *self, const char *first, uint32_t hang, jn_str words)
{
	setting line = {.page = self, .hang = hang, .column = jn_text_columns(jn_str_c(first))};
	jn_buf isolated = {0};
	jn_tr_isolated(&isolated, self->language, words);
	jn_str text = jn_buf_view(&isolated);
	line.mirrored = has_arabic(text);
	jn_buf_c(self->out, first);
	if (line.mirrored) jn_buf_c(self->out, JN_RIGHT_TO_LEFT);
	for (uint32_t from = 0, to; from < text.len; from = to) {
		while (from < text.len && (text.ptr[from] == ' ' || text.ptr[from] == '\n')) from++;
		for (to = from; to < text.len && text.ptr[to] != ' ' && text.ptr[to] != '\n';) to++;
		if (to > from) add_word(&line, jn_str_slice(text, from, to));
	}
	if (self->color && (line.code || line.italic)) jn_buf_c(self->out, RESET);
	if (line.mirrored) jn_buf_c(self->out, JN_POP_ISOLATE);
	jn_buf_char(self->out, '\n');
	jn_buf_free(&isolated);
}

void jn_page_heading(jn_page *self, jn_str text)
{
	if (self->out->len) jn_buf_char(self->out, '\n');
	if (self->color) jn_buf_c(self->out, BOLD);
	jn_buf_str(self->out, text);
	if (self->color) jn_buf_c(self->out, RESET);
	jn_buf_char(self->out, '\n');
}

/* The line at `at`, without its end. */
static jn_str line_at(jn_str text, uint32_t at)
{
	const char *end = memchr(text.ptr + at, '\n', text.len - at);
	return jn_str_slice(text, at, end ? (uint32_t)(end - text.ptr) : text.len);
}

static bool is_block(jn_str line)
{
	return line.len == 0 || line.ptr[0] == '#' || jn_str_starts(line, JN_STR("- ")) || jn_str_starts(line, JN_STR("```"));
}

/* The fenced lines behind the fence that ends before `at`. Returns where what follows the other fence begins. */
static uint32_t put_code(jn_page *self, jn_str text, uint32_t at)
{
	while (at < text.len) {
		jn_str line = line_at(text, at);
		at += line.len + 1;
		if (jn_str_starts(line, JN_STR("```"))) break;
		if (line.len) indent(self->out, CODE);
		jn_buf_str(self->out, line);
		jn_buf_char(self->out, '\n');
	}
	return at;
}

void jn_page_markdown(jn_page *self, jn_str text)
{
	bool gap = false; /* an empty line came before; headings have their own */
	for (uint32_t at = 0; at < text.len;) {
		jn_str line = line_at(text, at);
		uint32_t next = at + line.len + 1;
		if (line.len == 0) {
			gap = true;
			at = next;
			continue;
		}
		if (line.ptr[0] == '#') {
			jn_page_heading(self, jn_str_trim(jn_str_slice(line, (uint32_t)strspn(line.ptr, "#"), line.len)));
			at = next;
			if (at < text.len && text.ptr[at] == '\n') at++; /* what a heading is of follows it at once */
			gap = false;
			continue;
		}
		if (gap) jn_buf_char(self->out, '\n');
		gap = false;
		if (jn_str_starts(line, JN_STR("```"))) {
			at = put_code(self, text, next);
			continue;
		}
		bool item = jn_str_starts(line, JN_STR("- "));
		while (next < text.len && !is_block(line_at(text, next))) next += line_at(text, next).len + 1;
		jn_page_paragraph(self, item ? "  - " : "  ", item ? BODY + 2 : BODY, jn_str_slice(text, item ? at + 2 : at, next));
		at = next;
	}
}
