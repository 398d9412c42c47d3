#include "said.h"

#include <stdio.h>

void jn_test_said(const jn_message *message, char out[1024])
{
	jn_buf text = {0};
	jn_message_write(&text, message, NULL);
	snprintf(out, 1024, "%.*s", (int)text.len, text.ptr ? text.ptr : "");
	jn_buf_free(&text);
}

bool jn_test_says(const jn_message *message, const char *text)
{
	char said[1024];
	jn_test_said(message, said);
	return strcmp(said, text) == 0;
}

bool jn_test_says_first(const jn_message *message, const char *text)
{
	char said[1024];
	jn_test_said(message, said);
	return strncmp(said, text, strlen(text)) == 0;
}

jn_message jn_test_say(jn_message_part *part, jn_str text)
{
	*part = (jn_message_part){.ptr = text.ptr, .len = text.len, .type = 's'};
	return (jn_message){.format = "%s", .parts = part, .count = 1};
}
