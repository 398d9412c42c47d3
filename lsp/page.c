/* Pages in Markdown or plain text. See page.h. */
#include "lsp/page.h"

#include <stdarg.h>
#include <stdio.h>

enum { MOST_BYTES = 160 };

static void put(jn_lsp_page *self, jn_str text)
{
	for (uint32_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		if (self->markdown && c && strchr("\\`*_[]<>#|&~", c)) jn_buf_char(&self->text, '\\');
		jn_buf_char(&self->text, (unsigned char)c < ' ' ? ' ' : c);
	}
}

void jn_lsp_page_text(jn_lsp_page *self, jn_str text)
{
	bool cut = text.len > MOST_BYTES;
	if (cut) {
		text.len = MOST_BYTES;
		while (text.len > 0 && ((unsigned char)text.ptr[text.len] & 0xC0) == 0x80) text.len--;
	}
	put(self, text);
	if (cut) jn_buf_c(&self->text, "…");
}

void jn_lsp_page_strong(jn_lsp_page *self, jn_str text)
{
	const char *mark = self->markdown && jn_str_trim(text).len ? "**" : "";
	jn_buf_c(&self->text, mark);
	jn_lsp_page_text(self, jn_str_trim(text));
	jn_buf_c(&self->text, mark);
}

void jn_lsp_page_code(jn_lsp_page *self, jn_str name)
{
	bool plain = !self->markdown || !name.len || memchr(name.ptr, '`', name.len) || memchr(name.ptr, '\n', name.len);
	if (plain) {
		jn_lsp_page_text(self, name);
		return;
	}
	jn_buf_char(&self->text, '`');
	jn_buf_str(&self->text, name);
	jn_buf_char(&self->text, '`');
}

void jn_lsp_page_say(jn_lsp_page *self, const char *markdown)
{
	if (self->markdown) {
		jn_buf_c(&self->text, markdown);
		return;
	}
	for (; *markdown; markdown++)
		if (*markdown != '`' && strncmp(markdown, "**", 2) != 0) jn_buf_char(&self->text, *markdown);
		else if (*markdown == '*') markdown++;
}

void jn_lsp_page_printf(jn_lsp_page *self, const char *format, ...)
{
	char text[1024];
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	jn_lsp_page_say(self, text);
}

/* In plain text headings lose their signs, and lines that open and close code go. */
void jn_lsp_page_whole(jn_lsp_page *self, const char *markdown)
{
	while (!self->markdown && *markdown) {
		size_t n = strcspn(markdown, "\n"), skip = strspn(markdown, "# ");
		if (markdown[0] != '#') skip = 0;
		if (strncmp(markdown, "```", 3) != 0) {
			jn_buf_bytes(&self->text, markdown + skip, n - skip);
			jn_buf_char(&self->text, '\n');
		}
		markdown += n + (markdown[n] == '\n');
	}
	if (self->markdown) jn_buf_c(&self->text, markdown);
	while (self->text.len > 0 && self->text.ptr[self->text.len - 1] == '\n') self->text.len--;
}

void jn_lsp_page_item(jn_lsp_page *self)
{
	jn_buf_c(&self->text, self->text.len ? "\n- " : "- ");
}

void jn_lsp_page_gap(jn_lsp_page *self)
{
	if (self->text.len) jn_buf_c(&self->text, "\n\n");
}

json_t *jn_lsp_page_done(jn_lsp_page *self)
{
	json_t *result = json_pack("{s:s, s:o}", "kind", self->markdown ? "markdown" : "plaintext", "value", jn_lsp_json_str(jn_buf_view(&self->text)));
	jn_buf_free(&self->text);
	return result;
}

void jn_lsp_page_day(jn_lsp_page *self, jn_date day, jn_date today)
{
	char text[11];
	jn_buf_str(&self->text, jn_date_format(day, text));
	if (today == JN_DATE_NONE) return;
	int64_t days = (int64_t)day - today, far = days < 0 ? -days : days;
	const char *unit = far < 60 ? "day" : far < 730 ? "month" : "year";
	int count = (int)(far < 60 ? far : far < 730 ? far * 12 / 365 : far / 365);
	if (days == 0) jn_buf_c(&self->text, " (today)");
	else jn_buf_printf(&self->text, days > 0 ? " (in %d %s%s)" : " (%d %s%s ago)", count, unit, count == 1 ? "" : "s");
}
