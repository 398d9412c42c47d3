/* Language tags. In: strings. Out: one of our languages, the direction of a script. Nothing is allocated or kept. */
#include "text/language.h"

/* ASCII only: language tags have no other letters. */
static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* The next subtag of `tag` from `*at` on, which moves behind it; empty at the end. */
static jn_str next_subtag(jn_str tag, uint32_t *at)
{
	uint32_t from = *at, to = from;
	while (to < tag.len && tag.ptr[to] != '-' && tag.ptr[to] != '_') to++;
	*at = to < tag.len ? to + 1 : to;
	return jn_str_slice(tag, from, to);
}

static bool subtag_is(jn_str subtag, const char *word)
{
	uint32_t i = 0;
	while (i < subtag.len && word[i] && lower(subtag.ptr[i]) == word[i]) i++;
	return i == subtag.len && !word[i];
}

static bool subtag_among(jn_str subtag, const char *const *words)
{
	for (; *words; words++) {
		if (subtag_is(subtag, *words)) return true;
	}
	return false;
}

bool jn_language_known(jn_str tag, jn_language *ret_language)
{
	static const char *const tags[JN_LANG_COUNT][5] = {
		[JN_LANG_EN] = {"en", "eng", NULL},
		[JN_LANG_ID] = {"id", "in", "ind", NULL},
		[JN_LANG_MS] = {"ms", "msa", "may", "zsm", NULL},
		[JN_LANG_AR] = {"ar", "ara", "arb", NULL},
	};
	uint32_t at = 0;
	jn_str first = next_subtag(jn_str_trim(tag), &at);
	for (int language = 0; language < JN_LANG_COUNT; language++) {
		if (!subtag_among(first, tags[language])) continue;
		*ret_language = (jn_language)language;
		return true;
	}
	return false;
}

jn_language jn_language_of(jn_str tag)
{
	jn_language language = JN_LANG_EN;
	jn_language_known(tag, &language);
	return language;
}

jn_language jn_language_of_locale(jn_str locale)
{
	uint32_t end = 0;
	while (end < locale.len && locale.ptr[end] != '.' && locale.ptr[end] != '@') end++;
	return jn_language_of(jn_str_slice(locale, 0, end));
}

const char *jn_language_tag(jn_language language)
{
	static const char *const tags[JN_LANG_COUNT] = {
		[JN_LANG_EN] = "en", [JN_LANG_ID] = "id", [JN_LANG_MS] = "ms", [JN_LANG_AR] = "ar"};
	return tags[(unsigned)language < JN_LANG_COUNT ? language : JN_LANG_EN];
}

bool jn_language_has_labels(jn_str tag)
{
	jn_language language;
	return jn_language_known(tag, &language);
}

bool jn_language_rtl(jn_str tag)
{
	static const char *const languages[] = {"ar", "ara", "arc", "ckb", "dv", "fa", "fas", "he", "heb", "iw", "ji", "ks",
											"nqo", "pnb", "prs", "ps", "sd", "syr", "ug", "ur", "urd", "yi", NULL};
	static const char *const scripts[] = {"arab", "hebr", "thaa", "syrc", "nkoo", "adlm", "rohg", "mand", "samr", NULL};
	uint32_t at = 0;
	tag = jn_str_trim(tag);
	jn_str first = next_subtag(tag, &at);
	while (at < tag.len) {
		jn_str subtag = next_subtag(tag, &at);
		if (subtag.len == 4 && !(subtag.ptr[0] >= '0' && subtag.ptr[0] <= '9')) return subtag_among(subtag, scripts);
		if (subtag.len <= 1) break; /* an extension: no script follows */
	}
	return subtag_among(first, languages);
}
