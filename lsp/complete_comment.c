/* Completion in a comment: `allow`, and the rules it may name, those first that find something where it stands. */
#include "checks/rule.h"
#include "lsp/complete.h"

static bool is_word(jn_str text, const char *word)
{
	return jn_str_eq(text, jn_str_c(word));
}

/* The rules that find something on the line, or on one of the two behind it: what the comment would silence. */
static void find_near(jn_lsp_completion *at, uint32_t line, bool ret_near[JN_RULE_COUNT])
{
	const jn_source *source = &at->file->document->source;
	const jn_findings *findings = jn_lsp_findings(at->self, at->file->project);
	uint32_t start = source->line_starts[line],
			 end = line + 3 < source->line_count ? source->line_starts[line + 3] : source->text.len + 1;
	for (uint32_t i = 0; i < findings->count; i++) {
		const jn_diagnostic *finding = findings->items[i];
		if (finding->document == at->file->document && finding->span.start >= start && finding->span.start < end)
			ret_near[finding->rule] = true;
	}
}

void jn_lsp_complete_comment(jn_lsp_completion *at)
{
	const jn_source *source = &at->file->document->source;
	uint32_t line = jn_source_position(source, at->offset, JN_UTF8).line, start = source->line_starts[line],
			 from = at->word.start;
	while (from > start &&
		   !(source->text.ptr[from - 1] == '/' && from > start + 1 && source->text.ptr[from - 2] == '/'))
		from--;
	jn_str before = jn_str_trim(jn_str_slice(source->text, from, at->word.start)), first = before;
	for (uint32_t i = 0; i < before.len; i++) {
		if (before.ptr[i] == ':') return; /* the reason */
		if (before.ptr[i] == ' ' && first.len == before.len) first = jn_str_slice(before, 0, i);
	}
	if (!before.len) {
		jn_lsp_suggest_doc(at, jn_lsp_suggest(at, JN_STR("allow"), JN_STR("allow "), JN_LSP_ITEM_KEYWORD, '1'),
						   JN_TR("Silences rules for the statement behind it: `// allow RULE: why`."));
		jn_lsp_suggest_doc(at,
						   jn_lsp_suggest(at, JN_STR("allow-file"), JN_STR("allow-file "), JN_LSP_ITEM_KEYWORD, '2'),
						   JN_TR("Silences rules in this file: `// allow-file RULE: why`."));
	} else if (is_word(first, "allow") || is_word(first, "allow-file")) {
		bool near[JN_RULE_COUNT] = {false};
		find_near(at, line, near);
		for (int rule = 0; rule < JN_RULE_COUNT; rule++) {
			char order = near[rule] ? '0' : '1';
			jn_str name = jn_str_c(jn_rules[rule].name);
			jn_lsp_suggest_rule(at, jn_lsp_suggest(at, name, name, JN_LSP_ITEM_ENUM_MEMBER, order), &jn_rules[rule]);
		}
	}
}
