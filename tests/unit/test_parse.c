/* What the parser (syntax/parse.c) takes for granted of the grammar: looked up in the tables that tree-sitter made of it. */
#include <criterion/criterion.h>

#include "grammar/src/tree_sitter/parser.h"

const TSLanguage *tree_sitter_journey(void);

/* The value of a state and a symbol, of large states and small ones. */
static uint16_t entry(const TSLanguage *self, uint32_t state, uint32_t symbol)
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

/* The last action for a token that is no repetition; `*ret_count` is how many there are. */
static const TSParseAction *action(const TSLanguage *self, uint32_t state, uint32_t token, uint32_t *ret_count)
{
	const TSParseActionEntry *at = &self->parse_actions[entry(self, state, token)];
	const TSParseAction *found = NULL;
	*ret_count = 0;
	for (uint32_t i = 1; i <= at->entry.count; i++) {
		if (at[i].action.type == TSParseActionTypeShift && at[i].action.shift.repetition) continue;
		found = &at[i].action;
		++*ret_count;
	}
	return found;
}

/* One stack is enough. */
Test(parse, there_are_no_conflicts)
{
	const TSLanguage *language = tree_sitter_journey();
	cr_assert_eq(language->abi_version, 14);
	cr_assert_eq(language->external_token_count, 0);
	for (uint32_t state = 1; state < language->state_count; state++)
		for (uint32_t token = 0; token < language->token_count; token++) {
			uint32_t count;
			action(language, state, token, &count);
			cr_assert_leq(count, 1, "state %u has %u actions for %s", state, count, language->symbol_names[token]);
		}
}

/* Nothing to recover from: but for the state behind the end, which is entered at the end, each has an action for every token. */
Test(parse, every_state_takes_every_token)
{
	const TSLanguage *language = tree_sitter_journey();
	uint32_t partial = 0, count;
	for (uint32_t state = 1; state < language->state_count; state++) {
		uint32_t takes = 0;
		for (uint32_t token = 0; token < language->token_count; token++) takes += action(language, state, token, &count) != NULL;
		const TSParseAction *end = action(language, state, 0, &count);
		cr_assert_not_null(end, "state %u has no action for the end", state);
		if (takes == language->token_count) continue;
		cr_expect_eq(end->type, TSParseActionTypeAccept, "state %u takes %u tokens of %u", state, takes, language->token_count);
		partial++;
	}
	cr_assert_eq(partial, 1);
}

/* What was reduced for a token has a use for that token then: it need not be read again. */
Test(parse, tokens_outlive_reductions)
{
	const TSLanguage *language = tree_sitter_journey();
	uint32_t reductions = 0, count;
	for (uint32_t state = 1; state < language->state_count; state++)
		for (uint32_t token = 0; token < language->token_count; token++) {
			const TSParseAction *now = action(language, state, token, &count);
			if (!now || now->type != TSParseActionTypeReduce) continue;
			reductions++;
			for (uint32_t below = 1; below < language->state_count; below++) {
				uint32_t next = entry(language, below, now->reduce.symbol);
				cr_assert(!next || action(language, next, token, &count), "%s is lost behind %s", language->symbol_names[token],
				          language->symbol_names[now->reduce.symbol]);
			}
		}
	cr_assert_gt(reductions, 100);
}

/* A text of one character, as the generated lexer sees it. */
typedef struct one {
	TSLexer api;
	bool behind, marked;
} one;

static void advance(TSLexer *api, bool skip)
{
	(void)skip;
	api->lookahead = 0;
	((one *)(void *)api)->behind = true;
}

static void mark_end(TSLexer *api)
{
	((one *)(void *)api)->marked = true;
}

static bool at_end(const TSLexer *api)
{
	return ((const one *)(const void *)api)->behind;
}

/* Whatever stands in a text, each state's lexer makes a token of it; once there is one, what follows can only make it longer. */
Test(parse, every_character_begins_a_token)
{
	const TSLanguage *language = tree_sitter_journey();
	const TSLexMode *modes = (const void *)language->lex_modes;
	bool done[256] = {false};
	for (uint32_t state = 1; state < language->state_count; state++) {
		uint16_t mode = modes[state].lex_state;
		cr_assert_lt(mode, 256);
		for (int32_t rune = 0; rune <= 0x10FFFF && !done[mode]; rune++) {
			one text = {.api = {.lookahead = rune, .advance = advance, .mark_end = mark_end, .eof = at_end}};
			bool found = language->lex_fn(&text.api, mode);
			cr_assert(found && text.marked && text.behind, "no token at U+%04X in state %u", (unsigned)rune, state);
		}
		done[mode] = true;
	}
}
