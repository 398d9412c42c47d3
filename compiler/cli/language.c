/* The user's language. In: words and the environment. Out: one of our languages, sentences in it. */
#include "cli/language.h"

#include <stdlib.h>
#include <string.h>

#include "cli/command.h"

jn_language jn_cli_language(void)
{
	static const char *const names[] = {"JOURNEY_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"};
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		const char *value = getenv(names[i]);
		if (value && *value) return jn_language_of_locale(jn_str_c(value));
	}
	return JN_LANG_EN;
}

/* The value of `--language` at `words[at]`, or NULL when another word stands there. `*ret_used`: the words it takes. */
static const char *language_at(char **words, int at, int count, int *ret_used)
{
	static const char option[] = "--language";
	size_t len = sizeof option - 1;
	*ret_used = 1;
	if (strncmp(words[at], option, len) != 0) return NULL;
	if (words[at][len] == '=') return words[at] + len + 1;
	if (words[at][len] != '\0') return NULL;
	if (at + 1 == count) return "";
	*ret_used = 2;
	return words[at + 1];
}

bool jn_cli_language_take(int *count, char **words)
{
	int kept = 0;
	bool options = true;
	for (int at = 0, used = 1; at < *count; at += used) {
		const char *tag = options ? language_at(words, at, *count, &used) : NULL;
		if (strcmp(words[at], "--") == 0) options = false;
		if (!tag) {
			used = 1;
			words[kept++] = words[at];
			continue;
		}
		jn_language language;
		if (!*tag) {
			jn_complain("`--language` needs a value");
			return false;
		}
		if (!jn_language_known(jn_str_c(tag), &language)) {
			jn_complain("`--language` cannot be `%s`; choose `en`, `id`, `ms` or `ar`", tag);
			return false;
		}
		setenv("JOURNEY_LANGUAGE", tag, 1);
	}
	words[kept] = NULL;
	*count = kept;
	return true;
}

const char *jn_cli_tr(const char *english)
{
	return jn_tr(jn_cli_language(), english);
}

void jn_cli_put(jn_buf *out, const char *english)
{
	jn_language language = jn_cli_language();
	jn_tr_block(out, language, jn_str_c(jn_tr(language, english)));
}

/* As glibc words them: what a user meets. Others are told as the system tells them. */
static const char *const reasons[] = {
	JN_TR("No such file or directory"), JN_TR("Permission denied"),       JN_TR("Is a directory"),
	JN_TR("Not a directory"),           JN_TR("No space left on device"), JN_TR("Read-only file system"),
	JN_TR("Input/output error"),        JN_TR("File name too long"),      JN_TR("Too many levels of symbolic links"),
	JN_TR("Operation not permitted"),   JN_TR("Disk quota exceeded"),     JN_TR("File too large"),
	JN_TR("Broken pipe"),               JN_TR("Bad file descriptor"),     JN_TR("File exists"),
};

const char *jn_cli_reason(int error_number)
{
	const char *text = strerror(error_number);
	for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++)
		if (strcmp(text, reasons[i]) == 0) return jn_cli_tr(reasons[i]);
	return text;
}
