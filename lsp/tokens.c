/* textDocument/semanticTokens: full, delta, range: colours by meaning. In: the items of a text, the schema. Out: five
 * numbers a token, relative to the one before. What was told last of an open buffer is kept in it. */
#include <stdio.h>
#include <stdlib.h>

#include "lsp/write.h"

/* In the order of the legend in lsp/methods.c. */
enum { KEYWORD, PROPERTY, CLASS, VARIABLE, ENUM_MEMBER, STRING, NUMBER, COMMENT, OPERATOR, NO_TOKEN };
enum { DECLARED = 1 << 0, OF_THE_LANGUAGE = 1 << 1 };

static const unsigned char plain[JN_ITEM_SKIP + 1] = {
	[JN_ITEM_DECLARATION] = KEYWORD,    [JN_ITEM_PROPERTY] = PROPERTY,  [JN_ITEM_UNKNOWN] = NO_TOKEN,
	[JN_ITEM_NAME] = VARIABLE,          [JN_ITEM_MODIFIER] = KEYWORD,   [JN_ITEM_STRING] = STRING,
	[JN_ITEM_UNCLOSED_STRING] = STRING, [JN_ITEM_DATE] = NUMBER,        [JN_ITEM_NUMBER] = NUMBER,
	[JN_ITEM_PATH] = VARIABLE,          [JN_ITEM_URL] = STRING,         [JN_ITEM_COLOR] = NUMBER,
	[JN_ITEM_COMPARISON] = OPERATOR,    [JN_ITEM_SYMBOL] = OPERATOR,    [JN_ITEM_STRAY] = NO_TOKEN,
	[JN_ITEM_COMMA] = NO_TOKEN,         [JN_ITEM_RANGE] = OPERATOR,     [JN_ITEM_COLON] = NO_TOKEN,
	[JN_ITEM_TEXT_LINE] = STRING,       [JN_ITEM_OPEN] = NO_TOKEN,      [JN_ITEM_CLOSE] = NO_TOKEN,
	[JN_ITEM_COMMENT] = COMMENT,        [JN_ITEM_SEMICOLON] = NO_TOKEN, [JN_ITEM_END] = NO_TOKEN,
	[JN_ITEM_SKIP] = NO_TOKEN,
};

/* What a statement's names mean, from the word it begins with. */
typedef struct state {
	jn_kind blocks[JN_MAX_DEPTH + 2];
	uint32_t depth;
	jn_kind kind;               /* of the declaration being read, or NONE */
	const jn_property_row *row; /* of the property being read, or NULL */
} state;

static void enter(state *at, const jn_source *source, const jn_item *item)
{
	jn_kind block = at->depth <= JN_MAX_DEPTH ? at->blocks[at->depth] : JN_KIND_NONE;
	switch (item->type) {
	case JN_ITEM_DECLARATION: at->kind = (jn_kind)item->kind, at->row = NULL; break;
	case JN_ITEM_PROPERTY: {
		jn_key key = jn_schema_key_named(jn_source_slice(source, item->span));
		at->kind = JN_KIND_NONE;
		at->row = jn_schema_property(block, key);
		if (!at->row) at->row = jn_schema_property(block, JN_KEY_ANY);
		break;
	}
	case JN_ITEM_OPEN:
		if (++at->depth <= JN_MAX_DEPTH) at->blocks[at->depth] = at->kind;
		break;
	case JN_ITEM_CLOSE:
		if (at->depth > 0) at->depth--;
		break;
	default: break;
	}
}

static int type_of(const state *at, const jn_source *source, const jn_item *item, const jn_item *before,
				   uint32_t *ret_modifiers)
{
	*ret_modifiers = 0;
	if (item->type != JN_ITEM_NAME) return plain[item->type];
	if (at->kind) {
		*ret_modifiers = jn_schema_kind(at->kind)->names ? DECLARED : 0;
		return *ret_modifiers ? CLASS : VARIABLE;
	}
	if (before && before->type == JN_ITEM_NUMBER) return ENUM_MEMBER; /* a unit */
	if (!at->row || at->row->type != JN_TYPE_WORD || (before && before->type == JN_ITEM_MODIFIER)) return VARIABLE;
	if (jn_schema_word_index(at->row->words, jn_source_slice(source, item->span)) >= 0)
		*ret_modifiers = OF_THE_LANGUAGE;
	return ENUM_MEMBER;
}

/* The numbers of a file's tokens in `wanted`, five a token; owned by the caller. */
static uint32_t *number_tokens(jn_lsp *self, const jn_lsp_file *file, jn_span wanted, uint32_t *ret_count)
{
	const jn_source *source = &file->document->source;
	jn_items items = jn_lsp_items(self, file);
	jn_lsp_walker walker = {.source = source, .encoding = self->encoding};
	uint32_t count = 0, *numbers = jn_alloc((size_t)(items.count + 1) * 5 * sizeof *numbers);
	jn_position last = {0, 0};
	state at = {0};
	for (uint32_t i = 0; i < items.count && count < JN_LSP_MOST_TOKENS * 5; i++) {
		uint32_t modifiers;
		const jn_item *item = &items.items[i];
		enter(&at, source, item);
		int type = type_of(&at, source, item, i > 0 ? item - 1 : NULL, &modifiers);
		if (type == NO_TOKEN || item->span.end < wanted.start || item->span.start > wanted.end) continue;
		uint32_t start = item->span.start; /* a long text's line begins with the line end before it */
		while (item->type == JN_ITEM_TEXT_LINE && start < item->span.end && source->text.ptr[start] != '|') start++;
		jn_position from = jn_lsp_walk_to(&walker, start);
		/* A token stays on its line: one that ends in a line end is cut there. */
		jn_str line = jn_source_line(source, from.line);
		uint32_t line_end = (uint32_t)(line.ptr - source->text.ptr) + line.len;
		jn_position to = jn_lsp_walk_to(&walker, item->span.end < line_end ? item->span.end : line_end);
		if (to.column <= from.column) continue;
		uint32_t down = from.line - last.line;
		const uint32_t token[5] = {down, down ? from.column : from.column - last.column, to.column - from.column,
								   (uint32_t)type, modifiers};
		memcpy(numbers + count, token, sizeof token);
		count += 5;
		last = from;
	}
	*ret_count = count;
	return numbers;
}

static void put_numbers(jn_buf *out, const uint32_t *numbers, uint32_t count)
{
	jn_buf_c(out, "\"data\":[");
	for (uint32_t i = 0; i < count; i++) {
		if (i) jn_buf_char(out, ',');
		jn_buf_int(out, numbers[i]);
	}
	jn_buf_char(out, ']');
}

/* Keeps what was told of an open buffer, for a delta; takes over `numbers`. */
static void keep(jn_lsp *self, jn_lsp_buffer *buffer, uint32_t *numbers, uint32_t count, jn_buf *out)
{
	if (!buffer || !self->client.token_delta) {
		free(numbers);
		return;
	}
	free(buffer->tokens);
	buffer->tokens = numbers;
	buffer->token_count = count;
	buffer->token_result = ++self->token_results;
	jn_buf_printf(out, ",\"resultId\":\"%u\"", buffer->token_result);
}

bool jn_lsp_semantic_tokens(jn_lsp *self, const json_t *params, jn_buf *out, jn_lsp_error *error)
{
	jn_lsp_file file;
	uint32_t count;
	if (!jn_lsp_document(self, params, &file, error)) return false;
	const json_t *range = json_object_get(params, "range");
	jn_span wanted = range ? jn_lsp_span(self, &file.document->source, range) : (jn_span){0, UINT32_MAX};
	uint32_t *numbers = number_tokens(self, &file, wanted, &count);
	jn_buf_char(out, '{');
	put_numbers(out, numbers, count);
	keep(self, range ? NULL : jn_lsp_buffer_of(self, jn_lsp_member(json_object_get(params, "textDocument"), "uri")),
		 numbers, count, out);
	jn_buf_char(out, '}');
	return true;
}

/* The one place in which two lists differ: what both begin and end with is left out, in whole tokens. */
static void put_delta(jn_buf *out, const uint32_t *old, uint32_t old_count, const uint32_t *new, uint32_t new_count)
{
	uint32_t head = 0, tail = 0, less = old_count < new_count ? old_count : new_count;
	while (head < less && memcmp(old + head, new + head, 5 * sizeof *old) == 0) head += 5;
	while (head + tail < less && memcmp(old + old_count - tail - 5, new + new_count - tail - 5, 5 * sizeof *old) == 0)
		tail += 5;
	jn_buf_c(out, "\"edits\":[");
	if (head + tail < old_count || head + tail < new_count) {
		jn_buf_printf(out, "{\"start\":%u,\"deleteCount\":%u,", head, old_count - head - tail);
		put_numbers(out, new + head, new_count - head - tail);
		jn_buf_char(out, '}');
	}
	jn_buf_char(out, ']');
}

bool jn_lsp_semantic_tokens_delta(jn_lsp *self, const json_t *params, jn_buf *out, jn_lsp_error *error)
{
	jn_lsp_file file;
	char known[16] = "";
	uint32_t count;
	if (!jn_lsp_document(self, params, &file, error)) return false;
	jn_lsp_buffer *buffer = jn_lsp_buffer_of(self, jn_lsp_member(json_object_get(params, "textDocument"), "uri"));
	if (buffer && buffer->tokens) snprintf(known, sizeof known, "%u", buffer->token_result);
	uint32_t *numbers = number_tokens(self, &file, (jn_span){0, UINT32_MAX}, &count);
	jn_buf_char(out, '{');
	if (*known && jn_str_eq(jn_lsp_member(params, "previousResultId"), jn_str_c(known)))
		put_delta(out, buffer->tokens, buffer->token_count, numbers, count);
	else
		put_numbers(out, numbers, count); /* what the client has nobody knows here: all of it anew */
	keep(self, buffer, numbers, count, out);
	jn_buf_char(out, '}');
	return true;
}
