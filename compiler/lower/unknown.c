/* A statement that begins with no known word. In: its items. Out: what it was most likely meant to be, with one finding;
 * or, where nobody could say, one finding and silence about everything that follows from it. */
#include "base/suggest.h"
#include "lower/internal.h"
#include "text/meant.h"

enum { SCAN_LIMIT = 400 }; /* items of a block that are looked at to tell its kind */

static jn_kind nearest_kind(jn_kind parent, jn_str word, bool *ret_only)
{
	jn_kind best = JN_KIND_NONE;
	jn_nearest nearest = jn_nearest_to(word, jn_suggest_limit(word));
	for (jn_kind kind = JN_PROJECT; kind < JN_KIND_COUNT; kind++)
		if (jn_schema_stands_in(kind, parent) && jn_nearest_offer(&nearest, jn_str_c(jn_schema_kind(kind)->name))) best = kind;
	*ret_only = nearest.only;
	return best;
}

/* `lint` and `build` take any key: what stands behind its colon tells them apart. */
static uint32_t fit_free(const jn_lower *self, jn_kind kind, const jn_item *value)
{
	const jn_property_row *row = jn_schema_property(kind, JN_KEY_ANY);
	if (!row || value->type != JN_ITEM_NAME) return 0;
	if (row->type != JN_TYPE_WORD) return 1;
	return jn_schema_word_index(row->words, jn_lower_slice(self, value->span)) >= 0 ? 2 : 0;
}

/* How well the statements of the block that begins at item `open` fit a kind. */
static uint32_t fit(const jn_lower *self, uint32_t open, jn_kind kind)
{
	uint32_t score = 0, depth = 0;
	for (uint32_t i = open; i < open + SCAN_LIMIT && self->items[i].type != JN_ITEM_END; i++) {
		const jn_item *item = &self->items[i];
		if (item->type == JN_ITEM_OPEN) depth++;
		if (item->type == JN_ITEM_CLOSE && --depth == 0) break;
		if (depth != 1) continue;
		if (item->type == JN_ITEM_DECLARATION && jn_schema_stands_in(item->kind, kind)) score += 4;
		if (item->type != JN_ITEM_PROPERTY) continue;
		if (jn_schema_property(kind, jn_schema_key_named(jn_lower_slice(self, item->span)))) score += 4;
		else score += fit_free(self, kind, &item[1]);
	}
	return score;
}

static jn_kind kind_by_content(const jn_lower *self, jn_kind parent)
{
	jn_kind best = JN_KIND_NONE;
	uint32_t most = 0;
	for (jn_kind kind = JN_PROJECT; kind < JN_KIND_COUNT; kind++) {
		if (!jn_schema_stands_in(kind, parent)) continue;
		uint32_t score = fit(self, self->at, kind);
		if (score > most) most = score, best = kind;
	}
	return best;
}

/* `emotion +2`, `emoton: …` without its colon: a property after all. */
static bool as_property(jn_lower *self, jn_reader *reader, jn_frame *frame, jn_span word_span, jn_str word)
{
	if (reader->count < 2) return false;
	bool only;
	const jn_property_row *row = jn_lower_nearest_property(frame->kind, word, word.len > 4 ? 1 : 0, &only);
	/* `emosi +1`; but `Catatan tambahan` may be a line of prose. */
	if (!row && reader->items[1].type != JN_ITEM_NAME) row = jn_meant_property(frame->kind, word, &only);
	/* `language–version`: only a part of a word. */
	bool part = reader->items[1].type == JN_ITEM_STRAY && reader->items[1].span.start == word_span.end;
	if (!row || part) return false;
	/* `need = "…"`: the sign stands for the colon. `pain points: "…"`: which of the two is the key, nobody can say. */
	bool equals = reader->count > 2 && jn_str_eq(jn_lower_slice(self, reader->items[1].span), JN_STR("="));
	if (row->type == JN_TYPE_TARGET) equals = equals && reader->items[2].type == JN_ITEM_COMPARISON; /* `target = >= 5%` */
	uint32_t skip = equals ? 2 : 1;
	jn_span wrong = {word_span.start, reader->items[skip - 1].span.end};
	for (uint32_t i = skip; i < reader->count; i++) only = only && reader->items[i].type != JN_ITEM_COLON;
	bool exact = jn_str_eq(word, jn_str_c(row->name));
	jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, word_span, exact ? JN_RULE_SYNTAX : JN_RULE_UNKNOWN_KEY,
	                               exact ? JN_TRF("a colon is missing behind `%.*s`") : JN_TRF("`%.*s` is no word of the language"), JN_ARG(word));
	jn_diagnostic_help(self->arena, d, "write `%s: …`", row->name);
	char *mended = jn_arena_alloc(self->arena, strlen(row->name) + 2);
	memcpy(mended, row->name, strlen(row->name));
	mended[strlen(row->name)] = ':';
	jn_lower_mend(self, d, wrong, jn_str_c(mended), only, "write the property with its colon");
	self->mended_line = jn_lower_line(self, word_span.start);
	jn_reader values = {.items = reader->items + skip, .count = reader->count - skip, .after = reader->after};
	jn_lower_property_as(self, frame->decl, row, word_span, &values);
	return true;
}

/* `touch point shelf`: a kind written as two words. Then `*span` covers both. */
static jn_kind kind_in_two_words(const jn_lower *self, jn_kind parent, const jn_reader *reader, jn_span *span)
{
	char both[32];
	if (reader->count < 2 || reader->items[0].type != JN_ITEM_NAME || reader->items[1].type != JN_ITEM_NAME) return JN_KIND_NONE;
	jn_str a = jn_lower_slice(self, reader->items[0].span), b = jn_lower_slice(self, reader->items[1].span);
	if (a.len + b.len > sizeof both) return JN_KIND_NONE;
	memcpy(both, a.ptr, a.len);
	memcpy(both + a.len, b.ptr, b.len);
	jn_kind kind = jn_schema_kind_named((jn_str){both, a.len + b.len});
	if (!kind || !jn_schema_stands_in(kind, parent)) return JN_KIND_NONE;
	span->end = reader->items[1].span.end;
	return kind;
}

enum { MOST_WORDS = 3 }; /* of a kind in another language */

/* `tahap cari "Mencari" {`, `titik kontak rak {`: a kind in another language, of `*ret_words` words; `*ret_certain` when it can
 * mean nothing else here. */
static jn_kind foreign_kind(const jn_lower *self, jn_kind parent, const jn_reader *reader, uint32_t *ret_words, bool *ret_certain)
{
	bool only;
	for (uint32_t i = 0; i < reader->count && i < MOST_WORDS && reader->items[i].type == JN_ITEM_NAME; i++) {
		jn_str words = jn_lower_slice(self, (jn_span){reader->items[0].span.start, reader->items[i].span.end});
		jn_kind kind = jn_meant_kind(parent, words, ret_certain), near = kind ? nearest_kind(parent, words, &only) : JN_KIND_NONE;
		if (!kind) continue;
		*ret_certain = *ret_certain && (!near || near == kind);
		*ret_words = i + 1;
		return kind;
	}
	return JN_KIND_NONE;
}

/* A word that is no kind, a name and a title: `perjalanan lampu "Lampu baru" {`. */
static bool begins_with_other_word(const jn_reader *reader)
{
	return reader->count == 3 && reader->items[0].type == JN_ITEM_NAME && reader->items[1].type == JN_ITEM_NAME &&
	       reader->items[2].type == JN_ITEM_STRING;
}

/* True when a word that is near one kind is another's in some language: `tema` is a `theme`, and near `team`. */
static bool meant_elsewhere(jn_str word, jn_kind kind)
{
	bool only;
	jn_kind meant = jn_meant_kind(JN_KIND_COUNT, word, &only);
	return meant && meant != kind;
}

typedef enum how_known { NEAREST, FOREIGN, BY_CONTENT } how_known;

/* Says that the words of `span` are none of the language, and that they stand for a kind; reads what stands behind them as its head. */
static void say_other_word(jn_lower *self, jn_reader *reader, jn_span span, uint32_t words, jn_kind kind, how_known how, bool certain)
{
	const char *name = jn_schema_kind(kind)->name;
	jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, span, JN_RULE_UNKNOWN_WORD,
	                               "`%.*s` is no word of the language", JN_ARG(jn_lower_slice(self, span)));
	if (how == FOREIGN) {
		jn_diagnostic_help(self->arena, d, "`%.*s` is `%s` here", JN_ARG(jn_lower_slice(self, span)), name);
		jn_lower_mend(self, d, span, jn_str_c(name), certain, "write what it is called here");
	} else {
		jn_diagnostic_help(self->arena, d, how == BY_CONTENT ? JN_TRF("by what stands in it, it is a `%s`") : JN_TRF("did you mean `%s`?"), name);
		jn_lower_mend(self, d, span, jn_str_c(name), certain, "write the nearest word");
	}
	jn_reader head = {.items = reader->items + words, .count = reader->count - words, .after = reader->after};
	jn_lower_declaration(self, kind, span, &head, false)->damaged = true;
}

static bool as_declaration(jn_lower *self, jn_reader *reader, const jn_frame *frame, jn_span word_span, jn_str word, bool has_block)
{
	bool only = true;
	uint32_t words = 1;
	jn_kind kind = word.len ? foreign_kind(self, frame->kind, reader, &words, &only) : JN_KIND_NONE;
	how_known how = kind ? FOREIGN : NEAREST;
	if (kind) word_span.end = reader->items[words - 1].span.end;
	else if (word.len) kind = nearest_kind(frame->kind, word, &only);
	if (kind && how == NEAREST) only = only && !meant_elsewhere(word, kind);
	if (!kind && (kind = kind_in_two_words(self, frame->kind, reader, &word_span))) words = 2;
	/* A kind word, a name and a title, or a line of prose that lost its `//`? */
	if (kind && !has_block && (reader->count < 1 + words || reader->count > 2 + words)) return false;
	if (kind) {
		say_other_word(self, reader, word_span, words, kind, how, only);
		return true;
	}
	kind = has_block ? kind_by_content(self, frame->kind) : JN_KIND_NONE;
	if (!kind) return false;
	if (begins_with_other_word(reader)) {
		say_other_word(self, reader, word_span, 1, kind, BY_CONTENT, false);
		return true;
	}
	jn_span first = reader->count ? reader->items[0].span : reader->after;
	jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, first, JN_RULE_UNKNOWN_WORD,
	                               "a word that says what this is, is missing at the beginning of the line");
	jn_diagnostic_help(self->arena, d, "by what stands in it, it is a `%s`", jn_schema_kind(kind)->name);
	jn_lower_declaration(self, kind, (jn_span){first.start, first.start}, reader, false)->damaged = true;
	return true;
}

/* "persona, channel, team …": what may begin a line in this block. */
static void help_what_stands(jn_lower *self, jn_diagnostic *d, jn_kind parent)
{
	char list[400];
	size_t len = 0;
	for (jn_kind kind = JN_PROJECT; kind < JN_KIND_COUNT; kind++) {
		const char *name = jn_schema_kind(kind)->name;
		if (!jn_schema_stands_in(kind, parent) || len + strlen(name) + 3 > sizeof list) continue;
		if (len) memcpy(list + len, ", ", 2), len += 2;
		memcpy(list + len, name, strlen(name)), len += strlen(name);
	}
	if (len) jn_diagnostic_help(self->arena, d, "a line here begins with a property and a colon, or with: %.*s", (int)len, list);
	else jn_diagnostic_help(self->arena, d, "a line here is a property: a key, a colon and its value");
}

/* `emotion { … }`: a property written like a declaration. */
static bool property_with_block(jn_lower *self, jn_frame *frame, jn_span span, jn_str word)
{
	const jn_property_row *row = jn_schema_property(frame->kind, jn_schema_key_named(word));
	if (!row) return false;
	jn_diagnostic *d = jn_lower_syntax(self, span, "`%s` is a property and has no block", row->name);
	if (d) jn_diagnostic_help(self->arena, d, "write its values behind a colon: `%.*s: …`", JN_ARG(jn_str_c(row->name)));
	frame->decl->damaged = true;
	jn_lower_skip_block(self, span);
	return true;
}

/* The bytes of what begins a comment elsewhere, or 0: `#`, `--`, a slash and a star. A colour is none. */
static uint32_t foreign_comment(jn_str line)
{
	uint32_t hex = 0;
	if (jn_str_starts(line, JN_STR("/*")) || jn_str_starts(line, JN_STR("--"))) return 2;
	if (!jn_str_starts(line, JN_STR("#"))) return 0;
	while (hex + 1 < line.len && strchr("0123456789abcdefABCDEF", line.ptr[hex + 1])) hex++;
	bool color = (hex == 3 || hex == 6) && hex + 1 == line.len;
	uint32_t mark = 1;
	while (mark < line.len && line.ptr[mark] == '#') mark++;
	return color ? 0 : mark;
}

/* `# people`: a comment as other languages have it. */
static bool as_comment(jn_lower *self, jn_span span)
{
	jn_str line = jn_str_trim(jn_lower_slice(self, (jn_span){span.start, jn_lower_line(self, span.start).end}));
	uint32_t mark = foreign_comment(line);
	bool starred = mark && line.ptr[0] == '/', ends = starred && line.len > 4 && jn_str_ends(line, JN_STR("*/"));
	if (!mark || memchr(line.ptr, '{', line.len) || memchr(line.ptr, '}', line.len)) return false;
	jn_diagnostic *d = jn_lower_syntax(self, (jn_span){span.start, span.start + mark}, "a comment begins with //");
	if (!d) return true;
	bool blank = mark < line.len && line.ptr[mark] == ' ';
	jn_diagnostic_help(self->arena, d, "write // before each line of it");
	jn_lower_mend(self, d, (jn_span){span.start, span.start + mark}, blank ? JN_STR("//") : JN_STR("// "), !starred || ends, "make it a comment");
	if (ends) jn_diagnostic_edit(self->arena, d, (jn_span){span.start + line.len - 2, span.start + line.len}, JN_STR(""));
	return true;
}

/* `- pain: "…"`: a property with the mark of a list before it. */
static bool as_listed(jn_lower *self, jn_reader *reader, const jn_frame *frame)
{
	const jn_item *items = reader->items;
	if (!frame->decl || reader->count < 4 || items[0].type != JN_ITEM_STRAY || items[1].type != JN_ITEM_NAME || items[2].type != JN_ITEM_COLON)
		return false;
	jn_str mark = jn_lower_slice(self, items[0].span);
	const jn_property_row *row = jn_schema_property(frame->kind, jn_schema_key_named(jn_lower_slice(self, items[1].span)));
	if (!row || !(jn_str_eq(mark, JN_STR("-")) || jn_str_eq(mark, JN_STR("*")) || jn_str_eq(mark, JN_STR("•")))) return false;
	jn_diagnostic *d = jn_lower_syntax(self, items[0].span, "a property takes no `%.*s` before it", JN_ARG(mark));
	if (d) jn_lower_mend(self, d, (jn_span){items[0].span.start, items[1].span.start}, JN_STR(""), true, "take it away");
	jn_reader values = {.items = items + 3, .count = reader->count - 3, .after = reader->after};
	jn_lower_property_as(self, frame->decl, row, items[1].span, &values);
	return true;
}

void jn_lower_unknown(jn_lower *self, jn_reader *reader, bool has_block)
{
	jn_frame *frame = &self->frames[self->depth];
	const jn_item *first = jn_reader_peek(reader);
	jn_span span = first ? first->span : reader->after;
	jn_str word = first && first->type == JN_ITEM_NAME ? jn_lower_slice(self, first->span) : (jn_str){0};
	if (word.len && jn_lower_foreign_words(self, frame, reader)) return;
	if (frame->decl && !has_block && word.len && as_property(self, reader, frame, span, word)) return;
	if (first && !word.len && !has_block && (as_comment(self, span) || as_listed(self, reader, frame))) return;
	if (frame->decl && has_block && property_with_block(self, frame, span, word)) return;
	if (as_declaration(self, reader, frame, span, word, has_block)) return;
	if (frame->decl) frame->decl->damaged = true;
	jn_lower_orphans(self, reader);
	jn_diagnostic *d;
	if (word.len) {
		d = jn_diagnose(self->arena, self->found, self->document, span, JN_RULE_UNKNOWN_WORD,
		                "`%.*s` is no word that a line can begin with", JN_ARG(word));
		self->mended_line = jn_lower_line(self, span.start);
	} else if (first && first->type == JN_ITEM_COLON) {
		d = jn_lower_syntax(self, span, "a word is missing before the colon");
	} else {
		d = jn_lower_syntax(self, span, "a line cannot begin like this");
	}
	if (d) help_what_stands(self, d, frame->kind);
	if (has_block) jn_lower_skip_block(self, span);
}
