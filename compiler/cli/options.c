/* Reads command lines by table. In: words. Out: fields of the command's struct, operands, or one sentence of complaint. */
#include "cli/options.h"

#include "base/suggest.h"
#include "cli/language.h"
#include "model/date.h"
#include "text/columns.h"
#include "text/labels.h"

enum { HELP_COLUMN = 34 };

static const jn_option *named(const jn_option *table, jn_str name)
{
	for (const jn_option *row = table; row && row->name; row++)
		if (jn_str_eq(jn_str_c(row->name), name)) return row;
	return NULL;
}

static const jn_option *lettered(const jn_option *table, char letter)
{
	for (const jn_option *row = table; row && row->name; row++)
		if (row->letter && row->letter == letter) return row;
	return NULL;
}

static void unknown(const jn_option *table, jn_str name, jn_buf *problem)
{
	jn_nearest nearest = jn_nearest_to(name, jn_suggest_limit(name));
	const char *meant = NULL;
	for (const jn_option *row = table; row && row->name; row++)
		if (jn_nearest_offer(&nearest, jn_str_c(row->name))) meant = row->name;
	if (meant)
		jn_tr_part(problem, jn_cli_language(), "unknown option `--%.*s`; did you mean `--%s`?", JN_ARG(name), meant);
	else
		jn_tr_part(problem, jn_cli_language(), "unknown option `--%.*s`", JN_ARG(name));
}

static bool bad_value(const jn_option *row, const char *value, jn_buf *problem)
{
	jn_buf choices = {0};
	for (int i = 0; row->choice && row->choice(i); i++) jn_list_name(&choices, 0, jn_str_c(row->choice(i)));
	const char *format = row->type == JN_OPTION_DATE    ? JN_TRF("`--%s` cannot be `%s`; write a day like `2026-06-30`")
	                     : row->type == JN_OPTION_COUNT ? JN_TRF("`--%s` cannot be `%s`; write a number from 1 to 999, or none")
	                                                    : JN_TRF("`--%s` cannot be `%s`; choose %.*s");
	jn_tr_part(problem, jn_cli_language(), format, row->name, value, (int)choices.len, choices.ptr ? choices.ptr : "");
	jn_buf_free(&choices);
	return false;
}

/* 1…999. */
static bool read_count(const char *word, int *ret_number)
{
	int number = 0, digits = 0;
	for (; word[digits] >= '0' && word[digits] <= '9' && digits < 3; digits++) number = number * 10 + word[digits] - '0';
	*ret_number = number;
	return digits > 0 && word[digits] == '\0' && number > 0;
}

/* Puts a value (NULL for a flag, and where none is said) into the field of its row. */
static bool set(const jn_option *row, const char *value, void *target, jn_buf *problem)
{
	void *field = (char *)target + row->field;
	switch ((jn_option_type)row->type) {
	case JN_OPTION_FLAG: *(bool *)field = true; return true;
	case JN_OPTION_TEXT: *(const char **)field = value; return true;
	case JN_OPTION_LIST: {
		jn_option_words *words = field;
		if (words->count == JN_OPTION_MOST) {
			jn_tr_part(problem, jn_cli_language(), "`--%s` is given more than %d times", row->name, JN_OPTION_MOST);
			return false;
		}
		words->items[words->count++] = value;
		return true;
	}
	case JN_OPTION_DATE: {
		jn_date date = jn_date_parse(jn_str_c(value));
		if (date == JN_DATE_NONE) return bad_value(row, value, problem);
		*(jn_date *)field = date;
		return true;
	}
	case JN_OPTION_COUNT: {
		int number = 0;
		if (value && !read_count(value, &number)) return bad_value(row, value, problem);
		*(int *)field = value ? number : JN_OPTION_UNSAID;
		return true;
	}
	case JN_OPTION_CHOICE:
		for (int i = 0; row->choice(i); i++) {
			if (strcmp(row->choice(i), value) != 0) continue;
			*(int *)field = i;
			return true;
		}
		return bad_value(row, value, problem);
	}
	return false;
}

/* The value of an option: what stands in its own word (`inside`), else the next word. */
static bool take(const jn_option *row, const char *inside, int *at, int count, char **words, void *target, jn_buf *problem)
{
	if (row->type == JN_OPTION_FLAG) {
		if (!inside) return set(row, NULL, target, problem);
		jn_tr_part(problem, jn_cli_language(), "`--%s` takes no value", row->name);
		return false;
	}
	if (row->type == JN_OPTION_COUNT && !inside) { /* the next word belongs to it only when it is a number */
		int number;
		bool said = *at + 1 < count && read_count(words[*at + 1], &number);
		return set(row, said ? words[++*at] : NULL, target, problem);
	}
	if (!inside && *at + 1 < count) inside = words[++*at];
	if (inside) return set(row, inside, target, problem);
	jn_tr_part(problem, jn_cli_language(), "`--%s` needs a value", row->name);
	return false;
}

static bool take_long(const jn_option *table, int *at, int count, char **words, void *target, jn_buf *problem)
{
	const char *word = words[*at] + 2;
	const char *equals = strchr(word, '=');
	jn_str name = equals ? (jn_str){word, (uint32_t)(equals - word)} : jn_str_c(word);
	const jn_option *row = named(table, name);
	if (row) return take(row, equals ? equals + 1 : NULL, at, count, words, target, problem);
	unknown(table, name, problem);
	return false;
}

static bool take_short(const jn_option *table, int *at, int count, char **words, void *target, jn_buf *problem)
{
	const char *word = words[*at];
	const jn_option *row = lettered(table, word[1]);
	if (row) return take(row, word[2] ? word + 2 : NULL, at, count, words, target, problem);
	/* -format is a slip of the finger for --format */
	if (named(table, jn_str_c(word + 1)))
		jn_tr_part(problem, jn_cli_language(), "unknown option `%s`; did you mean `-%s`?", word, word);
	else
		jn_tr_part(problem, jn_cli_language(), "unknown option `%s`", word);
	return false;
}

bool jn_options_parse(const jn_option *table, int *count, char **words, void *target, jn_buf *problem)
{
	int operands = 0;
	bool only_operands = false;
	for (int at = 0; at < *count; at++) {
		char *word = words[at];
		if (only_operands || word[0] != '-' || word[1] == '\0') {
			words[operands++] = word;
		} else if (strcmp(word, "--") == 0) {
			only_operands = true;
		} else {
			bool ok = word[1] == '-' ? take_long(table, &at, *count, words, target, problem)
			                         : take_short(table, &at, *count, words, target, problem);
			if (!ok) return false;
		}
	}
	*count = operands;
	return true;
}

static void help_head(const jn_option *row, jn_buf *out)
{
	if (row->letter)
		jn_buf_printf(out, "  -%c, --%s", row->letter, row->name);
	else
		jn_buf_printf(out, "      --%s", row->name);
	if (row->argument) {
		jn_buf_printf(out, " %s", row->argument);
		return;
	}
	for (int i = 0; row->choice && row->choice(i); i++) jn_buf_printf(out, "%s%s", i ? "|" : " ", row->choice(i));
}

void jn_options_help(const jn_option *table, jn_buf *out)
{
	for (const jn_option *row = table; row && row->name; row++) {
		size_t start = out->len;
		help_head(row, out);
		uint32_t column = jn_text_columns((jn_str){out->ptr + start, (uint32_t)(out->len - start)});
		if (column > HELP_COLUMN - 2) {
			jn_buf_char(out, '\n');
			column = 0;
		}
		for (; column < HELP_COLUMN; column++) jn_buf_char(out, ' ');
		jn_cli_put(out, row->doc);
		jn_buf_char(out, '\n');
	}
}
