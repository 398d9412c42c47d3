/* Pages in Markdown or plain text. See page.h. */
#include "lsp/page.h"

#include <stdarg.h>

#include "text/catalog.h"

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

static void say(jn_lsp_page *self, const char *markdown)
{
	if (self->markdown) {
		jn_buf_c(&self->text, markdown);
		return;
	}
	for (; *markdown; markdown++)
		if (*markdown != '`' && strncmp(markdown, "**", 2) != 0)
			jn_buf_char(&self->text, *markdown);
		else if (*markdown == '*')
			markdown++;
}

void jn_lsp_page_say(jn_lsp_page *self, const char *markdown)
{
	say(self, jn_tr(self->language, markdown));
}

void jn_lsp_page_printf(jn_lsp_page *self, const char *format, ...)
{
	jn_message_part parts[JN_MESSAGE_MOST];
	va_list arguments;
	va_start(arguments, format);
	jn_message message = jn_message_borrow(parts, format, arguments);
	va_end(arguments);
	jn_buf text = {0};
	jn_tr_message_part(&text, self->language, &message);
	jn_buf_char(&text, '\0');
	say(self, text.ptr);
	jn_buf_free(&text);
}

void jn_lsp_page_about(jn_lsp_page *self, const char *format, jn_str text)
{
	jn_lsp_page inner = {.markdown = self->markdown};
	jn_lsp_page_text(&inner, text);
	jn_message_part parts[2] = {
		{0}, {.type = 's', .ptr = inner.text.ptr ? inner.text.ptr : "", .len = (uint32_t)inner.text.len}};
	jn_message message = {.format = format, .parts = parts, .count = 2};
	jn_buf whole = {0};
	jn_tr_message_part(&whole, self->language, &message);
	jn_buf_char(&whole, '\0');
	/* Marks of ours lose their signs in plain text; those of a person's text are kept as they are in Markdown only. */
	if (self->markdown)
		jn_buf_c(&self->text, whole.ptr);
	else
		say(self, whole.ptr);
	jn_buf_free(&whole);
	jn_buf_free(&inner.text);
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
	json_t *result = json_pack("{s:s, s:o}", "kind", self->markdown ? "markdown" : "plaintext", "value",
							   jn_lsp_json_str(jn_buf_view(&self->text)));
	jn_buf_free(&self->text);
	return result;
}

void jn_lsp_page_day(jn_lsp_page *self, jn_date day, jn_date today)
{
	char text[11];
	jn_buf_str(&self->text, jn_date_format(day, text));
	if (today == JN_DATE_NONE) return;
	static const char *const ahead[][2] = {{JN_TRF("in %d day"), JN_TRF("in %d days")},
										   {JN_TRF("in %d month"), JN_TRF("in %d months")},
										   {JN_TRF("in %d year"), JN_TRF("in %d years")}};
	static const char *const past[][2] = {{JN_TRF("%d day ago"), JN_TRF("%d days ago")},
										  {JN_TRF("%d month ago"), JN_TRF("%d months ago")},
										  {JN_TRF("%d year ago"), JN_TRF("%d years ago")}};
	int64_t days = (int64_t)day - today, far = days < 0 ? -days : days;
	int unit = far < 60 ? 0 : far < 730 ? 1 : 2;
	int count = (int)(far < 60 ? far : far < 730 ? far * 12 / 365 : far / 365);
	jn_buf_c(&self->text, " (");
	if (days == 0)
		jn_lsp_page_say(self, JN_TR("today"));
	else
		jn_lsp_page_printf(self, days > 0 ? ahead[unit][count != 1] : past[unit][count != 1], count);
	jn_buf_char(&self->text, ')');
}
