/* Wishes for rules. In: words of the command line. Out: marks a rule, or a complaint. Nothing is kept. */
#include "cli/select.h"

#include "cli/command.h"
#include "model/schema.h"

static bool unknown(const char *option, jn_str name)
{
	jn_str near = jn_rule_suggest(name, true);
	if (near.len)
		jn_complain("`--%s`: there is no rule or group of rules called `%.*s`; did you mean `%.*s`?", option,
					JN_ARG(name), JN_ARG(near));
	else
		jn_complain("`--%s`: there is no rule or group of rules called `%.*s`", option, JN_ARG(name));
	return false;
}

/* Sets the severity that `item` asks for: NAME=LEVEL. */
static bool set_level(jn_rule_wishes *wishes, jn_str item)
{
	const char *equals = memchr(item.ptr, '=', item.len);
	uint32_t at = equals ? (uint32_t)(equals - item.ptr) : item.len;
	jn_str name = jn_str_trim(jn_str_slice(item, 0, at)), word = jn_str_trim(jn_str_slice(item, at + 1, item.len));
	int level = jn_schema_word_index(jn_words_severity, word);
	if (!equals || level < 0) {
		jn_complain(
			"`--severity` cannot be `%.*s`; write RULE=LEVEL with the level `off`, `info`, `warning` or `error`",
			JN_ARG(item));
		return false;
	}
	return jn_rule_wish_level(wishes, name, (jn_severity)level) || unknown("severity", name);
}

static bool select_one(jn_rule_wishes *wishes, jn_str item)
{
	return jn_rule_wish_select(wishes, item) || unknown("select", item);
}

static bool ignore_one(jn_rule_wishes *wishes, jn_str item)
{
	return jn_rule_wish_ignore(wishes, item) || unknown("ignore", item);
}

/* Calls `take` with each item of the comma lists. */
static bool take_all(jn_rule_wishes *wishes, const jn_option_words *words, bool (*take)(jn_rule_wishes *, jn_str))
{
	for (uint32_t i = 0; i < words->count; i++) {
		jn_str list = jn_str_c(words->items[i]);
		for (uint32_t from = 0; from <= list.len;) {
			const char *comma = from < list.len ? memchr(list.ptr + from, ',', list.len - from) : NULL;
			uint32_t to = comma ? (uint32_t)(comma - list.ptr) : list.len;
			jn_str item = jn_str_trim(jn_str_slice(list, from, to));
			/* A comma at the end is forgiven; an option without any name is not. */
			if ((item.len || list.len == 0) && !take(wishes, item)) return false;
			from = to + 1;
		}
	}
	return true;
}

bool jn_select_read(const jn_option_words *select, const jn_option_words *ignore, const jn_option_words *severity,
					jn_rule_wishes *ret_wishes)
{
	*ret_wishes = (jn_rule_wishes){0};
	return take_all(ret_wishes, select, select_one) && take_all(ret_wishes, ignore, ignore_one) &&
		   take_all(ret_wishes, severity, set_level);
}
