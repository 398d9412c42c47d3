/* Runs the grammar over a text. In: the tables and the lexer that tree-sitter made of grammar.js, and a text. Out: the text's
 * tokens, each with what begins there.
 *
 * This is the textbook's LR machine: the next token is pushed, or the symbols on top of the stack become the one they are
 * together; the tables say which. libtree-sitter runs the same tables and builds a tree on the way, for texts that are edited
 * and asked about again and again. We read a text once and want its tokens in a row, which takes a quarter of the time, and memory
 * by the number of tokens, whatever the text is like.
 *
 * It can be this short because of two properties of the grammar: there are no conflicts, so one stack is enough; and every
 * state takes every token, so there is nothing to recover from. tests/unit/test_parse.c looks through the tables for both,
 * and holds the items beside libtree-sitter's tree. */
#include "syntax/parse.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "grammar/src/tree_sitter/parser.h"

/* ---- tokens ---- */

/* What the generated lexer reads from. */
typedef struct lexer {
	TSLexer api; /* first: it is what the generated lexer knows of this */
	jn_str text;
	uint32_t at, next;   /* the character looked at, and the byte behind it */
	uint32_t start, end; /* the token */
} lexer;

/* Most of every text is ASCII. */
static void look(lexer *self, uint32_t at)
{
	self->at = at;
	if (at < self->text.len && (unsigned char)self->text.ptr[at] < 0x80) {
		self->api.lookahead = self->text.ptr[at];
		self->next = at + 1;
	} else {
		self->next = at;
		self->api.lookahead = at < self->text.len ? (int32_t)jn_utf8_next(self->text, &self->next) : 0;
	}
}

static void advance(TSLexer *api, bool skip)
{
	lexer *self = (lexer *)(void *)api;
	look(self, self->next);
	if (skip) self->start = self->at;
}

static void mark_end(TSLexer *api)
{
	lexer *self = (lexer *)(void *)api;
	self->end = self->at;
}

static bool at_end(const TSLexer *api)
{
	const lexer *self = (const lexer *)(const void *)api;
	return self->at >= self->text.len;
}

/* The token just read is a name. Where all of it is a word of the language, it is that; no state is without a use for one. */
static TSSymbol name_or_word(lexer *self, const TSLanguage *language)
{
	uint32_t end = self->end;
	look(self, self->start);
	bool word = language->keyword_lex_fn(&self->api, 0) && self->end == end;
	self->end = end;
	return word ? self->api.result_symbol : language->keyword_capture_token;
}

/* Reads on from the end of the last token, to the end of the next that may stand in this state. */
static TSSymbol next_token(lexer *self, const TSLanguage *language, TSStateId state)
{
	const TSLexMode *modes = (const void *)language->lex_modes; /* so they are in parsers of ABI 14 */
	uint32_t from = self->end;
	while (from < self->text.len && (self->text.ptr[from] == ' ' || self->text.ptr[from] == '\t')) from++;
	look(self, from);
	self->start = from;
	if (!language->lex_fn(&self->api, modes[state].lex_state)) return ts_builtin_sym_end;
	if (self->api.result_symbol != language->keyword_capture_token) return self->api.result_symbol;
	return name_or_word(self, language);
}

/* ---- the machine ---- */

/* What the tables hold for a symbol in a state: of a token an index into the actions, else the state to go to. 0: nothing. */
static uint16_t entry(const TSLanguage *self, TSStateId state, TSSymbol symbol)
{
	if (state < self->large_state_count) return self->parse_table[state * self->symbol_count + symbol];
	const uint16_t *at = &self->small_parse_table[self->small_parse_table_map[state - self->large_state_count]];
	for (uint16_t groups = *at++; groups > 0; groups--) {
		uint16_t value = *at++;
		for (uint16_t symbols = *at++; symbols > 0; symbols--)
			if (*at++ == symbol) return value;
	}
	return 0;
}

static void push(jn_parser *self, TSStateId state, uint32_t first)
{
	if (self->depth == self->frame_cap) {
		self->frame_cap = self->frame_cap ? self->frame_cap * 2 : 256;
		self->frames = jn_realloc(self->frames, self->frame_cap * sizeof *self->frames);
	}
	self->frames[self->depth++] = (jn_parse_frame){first, state};
}

static void add_mark(jn_parser *self, TSSymbol symbol, jn_span span)
{
	uint8_t type = self->item_of[symbol];
	if (type == JN_SYMBOL_SILENT) return;
	if (self->count == self->mark_cap) {
		self->mark_cap = self->mark_cap ? self->mark_cap * 2 : 512;
		self->marks = jn_realloc(self->marks, self->mark_cap * sizeof *self->marks);
	}
	self->marks[self->count++] = (jn_mark){.span = span, .type = type};
}

/* Says of a mark that a node of this symbol begins there, or that it is one. */
static void name_mark(const jn_parser *self, TSSymbol symbol, jn_mark *mark)
{
	uint8_t type = self->item_of[symbol];
	if (type == JN_ITEM_UNKNOWN) mark->unknown = true;
	else if (type < JN_ITEM_SKIP) mark->type = type;
	if (type == JN_ITEM_DECLARATION) mark->kind = self->kind_of[symbol];
}

/* Takes the symbols of a production from the stack, and puts there what they are together. */
static void reduce(jn_parser *self, TSSymbol symbol, uint32_t children, uint16_t production)
{
	const TSLanguage *language = self->language;
	self->depth -= children;
	const jn_parse_frame *child = &self->frames[self->depth];
	uint32_t first = children > 0 ? child->first : self->count;
	if (production) {
		const TSSymbol *aliases = &language->alias_sequences[production * language->max_alias_sequence_length];
		for (uint32_t i = 0; i < children; i++) {
			uint32_t end = i + 1 < children ? child[i + 1].first : self->count; /* a child of silent tokens has no marks */
			if (aliases[i] && child[i].first < end) name_mark(self, aliases[i], &self->marks[child[i].first]);
		}
	}
	if (first < self->count) name_mark(self, symbol, &self->marks[first]);
	push(self, entry(language, self->frames[self->depth - 1].state, symbol), first);
}

/* The one action for a token; NULL when there is none. What is marked as repetition is a choice only tree-sitter has. */
static const TSParseAction *action_for(const jn_parser *self, TSSymbol symbol)
{
	TSStateId state = self->frames[self->depth - 1].state;
	const TSParseActionEntry *actions = &self->language->parse_actions[entry(self->language, state, symbol)];
	for (uint32_t i = 1; i <= actions->entry.count; i++)
		if (actions[i].action.type != TSParseActionTypeShift || !actions[i].action.shift.repetition) return &actions[i].action;
	return NULL;
}

bool jn_parse(jn_parser *self, jn_str text, uint32_t most)
{
	enum { START = 1 };
	lexer token = {.api = {.advance = advance, .mark_end = mark_end, .eof = at_end}, .text = text};
	self->depth = self->count = 0;
	push(self, START, 0);
	while (self->count <= most) {
		TSSymbol symbol = next_token(&token, self->language, self->frames[self->depth - 1].state);
		const TSParseAction *action = action_for(self, symbol);
		while (action && action->type == TSParseActionTypeReduce) {
			reduce(self, action->reduce.symbol, action->reduce.child_count, action->reduce.production_id);
			action = action_for(self, symbol);
		}
		if (!action || action->type != TSParseActionTypeShift) return true; /* the end */
		if (!action->shift.extra) push(self, action->shift.state, self->count);
		add_mark(self, symbol, (jn_span){token.start, token.end});
	}
	return false;
}
