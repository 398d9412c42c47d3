/* Known findings. In: a file of fingerprints, projects' findings. Out: lists without those that are known; a file anew.
 * All memory is the baseline's arena's, but for tables that one call needs. */
#include "cli/baseline.h"

#include <errno.h>
#include <stdlib.h>

#include "checks/rule.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/paths.h"
#include "project/files.h"
#include "report/fingerprint.h"
#include "text/columns.h"

static const char HEAD[] = "# journey baseline 1: findings that are known and not shown.\n"
						   "# Made by `journey check --baseline FILE --write-baseline`.\n";
enum { HEAD_WORDS = 18 /* of HEAD: what every version begins with */, DIGITS = 16, FIRST_CAP = 64 };

typedef struct jn_known {
	uint64_t print; /* 0: free */
	uint32_t times; /* in the file */
	uint32_t met;   /* in the round at hand */
	uint32_t round;
} jn_known;

/* ---- reading ---- */

static jn_known *slot_for(jn_known *table, uint32_t cap, uint64_t print)
{
	uint32_t at = (uint32_t)(print ^ (print >> 32)) & (cap - 1);
	while (table[at].print && table[at].print != print) at = (at + 1) & (cap - 1);
	return &table[at];
}

static void remember(jn_baseline *self, uint64_t print)
{
	if (self->known_count * 2 >= self->known_cap) {
		uint32_t cap = self->known_cap ? self->known_cap * 2 : FIRST_CAP;
		jn_known *table = jn_arena_alloc(&self->arena, cap * sizeof *table);
		for (uint32_t i = 0; i < self->known_cap; i++)
			if (self->known[i].print) *slot_for(table, cap, self->known[i].print) = self->known[i];
		self->known = table;
		self->known_cap = cap;
	}
	jn_known *slot = slot_for(self->known, self->known_cap, print);
	self->known_count += slot->print == 0;
	slot->print = print;
	slot->times++;
}

/* The fingerprint at the front of a line, or 0. */
static uint64_t read_print(jn_str line)
{
	uint64_t print = 0;
	if (line.len < DIGITS || (line.len > DIGITS && line.ptr[DIGITS] != ' ')) return 0;
	for (int i = 0; i < DIGITS; i++) {
		char c = line.ptr[i];
		if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) return 0;
		print = print << 4 | (unsigned)(c <= '9' ? c - '0' : c - 'a' + 10);
	}
	return print;
}

static bool read_lines(jn_baseline *self, jn_str text)
{
	uint32_t number = 1;
	for (uint32_t from = 0; from < text.len; number++) {
		const char *end = memchr(text.ptr + from, '\n', text.len - from);
		uint32_t to = end ? (uint32_t)(end - text.ptr) : text.len;
		jn_str line = jn_str_trim(jn_str_slice(text, from, to));
		from = to + 1;
		if (line.len == 0 || line.ptr[0] == '#') continue;
		uint64_t print = read_print(line);
		if (!print) {
			jn_complain("`%s` is not a baseline: line %u does not begin with a fingerprint", self->path, number);
			return false;
		}
		remember(self, print);
	}
	return true;
}

bool jn_baseline_open(jn_baseline *self, const char *path, bool fresh)
{
	self->path = path;
	jn_str absolute = jn_path_absolute(&self->arena, jn_path_current(&self->arena), path);
	while (absolute.len > 1 && absolute.ptr[absolute.len - 1] != '/') absolute.len--;
	if (absolute.len > 1) absolute.len--;
	self->folder = jn_arena_str(&self->arena, absolute);
	jn_buf text = {0};
	jn_file_state state = jn_file_read(path, &text);
	jn_str all = jn_buf_view(&text), head = {HEAD, HEAD_WORDS};
	bool ok = true;
	if (fresh && state == JN_FILE_MISSING) {
		ok = true;
	} else if (state != JN_FILE_READ) {
		jn_complain(state == JN_FILE_MISSING
						? JN_TRF("cannot read `%s`: there is no such file; --write-baseline makes it")
						: JN_TRF("cannot read `%s`: it is no file that may be read"),
					path);
		ok = false;
	} else if (!jn_str_starts(all, head) && !(fresh && all.len == 0)) {
		/* Above all, never write over a map. */
		jn_complain("`%s` is not a baseline: it does not begin with `%.*s`", path, HEAD_WORDS, HEAD);
		ok = false;
	} else if (!fresh) {
		ok = read_lines(self, all);
	}
	jn_buf_free(&text);
	return ok;
}

/* ---- findings ---- */

/* How a document is called in the baseline. */
static jn_str path_of(const jn_baseline *self, jn_arena *arena, const jn_input *input, const jn_document *document)
{
	jn_str absolute = input->shown->root;
	if (!input->shown->lone) absolute = jn_path_join(arena, absolute, document->source.path);
	return jn_path_relative(arena, self->folder, absolute);
}

static bool is_known(jn_baseline *self, uint64_t print)
{
	if (!self->known_cap) return false;
	jn_known *slot = slot_for(self->known, self->known_cap, print);
	if (slot->round != self->rounds) slot->met = 0;
	slot->round = self->rounds;
	return slot->met++ < slot->times;
}

void jn_baseline_learn(jn_baseline *self, const jn_input *input, const jn_findings *findings)
{
	jn_arena arena = {0};
	jn_fingerprinter prints = {.arena = &arena};
	for (uint32_t i = 0; i < findings->count; i++) {
		const jn_diagnostic *finding = findings->items[i];
		remember(self, jn_fingerprint(&prints, finding, path_of(self, &arena, input, finding->document)));
	}
	jn_arena_free(&arena);
}

void jn_baseline_hide(jn_baseline *self, const jn_input *input, jn_findings *findings)
{
	jn_arena arena = {0};
	jn_fingerprinter prints = {.arena = &arena};
	const jn_document *document = NULL;
	jn_str path = {0};
	uint32_t kept = 0;
	self->rounds++;
	for (uint32_t i = 0; i < findings->count; i++) {
		jn_diagnostic *finding = findings->items[i];
		if (finding->document != document) path = path_of(self, &arena, input, finding->document);
		document = finding->document;
		if (!is_known(self, jn_fingerprint(&prints, finding, path))) findings->items[kept++] = finding;
	}
	findings->count = kept;
	jn_arena_free(&arena);
}

void jn_baseline_note(jn_baseline *self, const jn_input *input, const jn_findings *findings)
{
	jn_fingerprinter prints = {.arena = &self->arena};
	jn_buf line = {0}, message = {0};
	for (uint32_t i = 0; i < findings->count; i++) {
		const jn_diagnostic *finding = findings->items[i];
		jn_str path = path_of(self, &self->arena, input, finding->document);
		line.len = 0;
		jn_buf_printf(&line, "%s ", jn_fingerprint_write(jn_fingerprint(&prints, finding, path)).text);
		jn_text_terminal_safe(&line, path);
		jn_buf_printf(&line, ": %s: ", jn_rules[finding->rule].name);
		message.len = 0;
		jn_message_write(&message, &finding->message, NULL); /* English: the file is the same for everybody */
		jn_text_terminal_safe(&line, jn_buf_view(&message));
		if (self->line_count == self->line_cap)
			self->lines =
				jn_arena_grow(&self->arena, self->lines, self->line_count, &self->line_cap, sizeof *self->lines);
		self->lines[self->line_count++] = jn_arena_str(&self->arena, jn_buf_view(&line));
	}
	jn_buf_free(&line);
	jn_buf_free(&message);
}

/* By the words behind the fingerprint: path, rule, message. */
static int by_words(const void *left, const void *right)
{
	jn_str a = *(const jn_str *)left, b = *(const jn_str *)right;
	int order = jn_str_cmp(jn_str_slice(a, DIGITS, a.len), jn_str_slice(b, DIGITS, b.len));
	return order ? order : jn_str_cmp(a, b);
}

bool jn_baseline_write(jn_baseline *self)
{
	if (self->line_count) qsort(self->lines, self->line_count, sizeof *self->lines, by_words);
	jn_buf out = {0};
	jn_buf_c(&out, HEAD);
	for (uint32_t i = 0; i < self->line_count; i++) {
		jn_buf_str(&out, self->lines[i]);
		jn_buf_char(&out, '\n');
	}
	bool ok = jn_output_replace(self->path, &out);
	if (ok) jn_remark(self->line_count == 1 ? JN_TRF("`%s` knows %u finding") : JN_TRF("`%s` knows %u findings"), self->path,
					  self->line_count);
	jn_buf_free(&out);
	return ok;
}

void jn_baseline_free(jn_baseline *self)
{
	jn_arena_free(&self->arena);
	*self = (jn_baseline){0};
}
