/* `journey explain`: what a rule finds and why, what may stand in a declaration, what a property takes.
 *
 * In: one word, or none. Out: a page on standard output, wrapped to the terminal, at most 100 columns. */
#define _DEFAULT_SOURCE /* TIOCGWINSZ */

#include "cli/explain.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/suggest.h"
#include "cli/color.h"
#include "cli/command.h"
#include "cli/language.h"
#include "cli/output.h"

enum { NARROWEST = 40, WIDEST = 100 };

typedef struct explain_options {
	int color;
} explain_options;

const jn_option jn_explain_options[] = {
	{.name = "color", .type = JN_OPTION_CHOICE, .choice = jn_color_choice, .field = offsetof(explain_options, color),
	 .doc = JN_COLOR_DOC},
	{0},
};

const char jn_explain_details[] =
	"WORD is a rule (`missing-phase`), a group of rules (`frame`), a declaration (`touchpoint`), a property (`pain`) or what may\n"
	"stand behind a value (`from`). Without a word, lists all rules with their severity unless a project sets another.\n"
	"Exit codes: 0 it is explained, 2 there is no such word.\n";

static uint32_t terminal_width(void)
{
	struct winsize size;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_col > WIDEST) return WIDEST;
	return size.ws_col < NARROWEST ? NARROWEST : size.ws_col;
}

/* ---- rules ---- */

static void put_rule_line(jn_page *page, const jn_rule *rule)
{
	const char *severity = jn_words_severity[rule->severity]; /* as a map spells it */
	if (page->width < 80) { /* no room for columns */
		jn_buf_printf(page->out, "  %s (%s)\n", rule->name, severity);
		jn_page_paragraph(page, "      ", 6, jn_str_c(jn_tr(page->language, rule->summary)));
		return;
	}
	jn_buf first = {0};
	jn_buf_printf(&first, "  %-28s %-7s  ", rule->name, severity);
	jn_buf_char(&first, '\0');
	jn_page_paragraph(page, first.ptr, 40, jn_str_c(jn_tr(page->language, rule->summary)));
	jn_buf_free(&first);
}

/* The rules of one group, under its name. */
static void put_group(jn_page *page, const char *group)
{
	jn_buf heading = {0};
	jn_tr_printf(&heading, page->language, "%s, a group of rules", group);
	jn_page_heading(page, jn_buf_view(&heading));
	jn_buf_free(&heading);
	for (int i = 0; i < JN_RULE_COUNT; i++)
		if (strcmp(jn_rules[i].group, group) == 0) put_rule_line(page, &jn_rules[i]);
}

static bool seen_group(int before)
{
	for (int i = 0; i < before; i++)
		if (strcmp(jn_rules[i].group, jn_rules[before].group) == 0) return true;
	return false;
}

static void put_all_rules(jn_page *page)
{
	for (int i = 0; i < JN_RULE_COUNT; i++)
		if (!seen_group(i)) put_group(page, jn_rules[i].group);
	jn_buf_char(page->out, '\n');
	jn_page_paragraph(page, "", 0,
	                  jn_str_c(jn_tr(page->language, JN_TR("`journey explain RULE` tells what a rule finds and why, with an example that fails and one "
	                                      "that passes."))));
}

/* ---- words ---- */

static void put_rule_page(jn_page *page, jn_rule_id rule)
{
	jn_buf text = {0};
	jn_rule_page(&text, page->language, rule);
	jn_page_markdown(page, jn_buf_view(&text));
	jn_buf_free(&text);
}

/* Writes all that `word` means; nothing when it means nothing. */
static void put_meanings(jn_page *page, jn_str word)
{
	const jn_rule *rule = jn_rule_named(word);
	if (rule) put_rule_page(page, rule->id);
	for (int i = 0; i < JN_RULE_COUNT; i++)
		if (!seen_group(i) && jn_str_eq(jn_str_c(jn_rules[i].group), word)) put_group(page, jn_rules[i].group);
	jn_kind kind = jn_schema_kind_named(word);
	if (kind != JN_KIND_NONE) jn_explain_kind(page, jn_schema_kind(kind));
	jn_key key = jn_schema_key_named(word);
	if (key != JN_KEY_UNKNOWN) jn_explain_key(page, key);
	jn_modifier modifier = jn_schema_modifier_named(word);
	if (modifier != JN_MOD_NONE) jn_explain_modifier(page, modifier);
}

/* The nearest word so far. */
typedef struct guess {
	jn_nearest nearest;
	const char *name;
} guess;

static void consider(guess *self, const char *name)
{
	if (jn_nearest_offer(&self->nearest, jn_str_c(name))) self->name = name;
}

static jn_exit complain_unknown(const char *word)
{
	guess near = {.nearest = jn_nearest_to(jn_str_c(word), jn_suggest_limit(jn_str_c(word)))};
	for (int kind = 1; kind < JN_KIND_COUNT; kind++) {
		const jn_kind_row *row = jn_schema_kind((jn_kind)kind);
		consider(&near, row->name);
		for (uint32_t i = 0; i < row->row_count; i++)
			if (row->rows[i].key != JN_KEY_ANY) consider(&near, row->rows[i].name);
	}
	for (int i = 0; i < JN_RULE_COUNT; i++) {
		consider(&near, jn_rules[i].name);
		consider(&near, jn_rules[i].group);
	}
	for (int i = JN_MOD_NONE + 1; i < JN_MOD_COUNT; i++) consider(&near, jn_schema_modifier_name((jn_modifier)i));
	if (near.name)
		jn_complain("there is nothing called `%s` to explain; did you mean `%s`?", word, near.name);
	else
		jn_complain("there is nothing called `%s` to explain; `journey explain` lists the rules", word);
	return JN_EXIT_TROUBLE;
}

jn_exit jn_command_explain(int count, char **words)
{
	explain_options options = {0};
	jn_exit result;
	if (!jn_command_parse(jn_command_named("explain"), &count, words, &options, &result)) return result;
	if (count > 1) {
		jn_complain("`journey explain` takes one word; there is `%s` behind it", words[1]);
		return JN_EXIT_TROUBLE;
	}
	jn_buf text = {0};
	jn_page page = {.out = &text, .width = terminal_width(), .color = jn_color_wanted(options.color), .language = jn_cli_language()};
	if (count == 0) put_all_rules(&page);
	else put_meanings(&page, jn_str_c(words[0]));
	if (text.len == 0) result = complain_unknown(words[0]);
	else result = jn_output_stdout(&text) ? JN_EXIT_OK : JN_EXIT_TROUBLE;
	jn_buf_free(&text);
	return result;
}
