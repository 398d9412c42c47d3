/* Making diagnostics. In: what was found, as printf arguments. Out: a value in the caller's arena, on the caller's
 * list. */
#include "model/diagnostic.h"

#include <stdarg.h>
#include <stdio.h>

enum { LONGEST_ARGUMENT = 200 }; /* bytes of a user's text inside a message */

int jn_arg_len(jn_str s)
{
	if (!s.ptr) return 0;
	if (s.len <= LONGEST_ARGUMENT) return (int)s.len;
	int len = LONGEST_ARGUMENT;
	while (len > 0 && ((unsigned char)s.ptr[len] & 0xC0) == 0x80) len--;
	return len;
}

static jn_str formatted(jn_arena *arena, const char *format, va_list arguments)
{
	char text[1024];
	int len = vsnprintf(text, sizeof text, format, arguments);
	if (len < 0) return (jn_str){0};
	if (len >= (int)sizeof text) {
		/* Six arguments of the longest kind fit; a longer message is cut at a character's start. */
		len = sizeof text - 1;
		while (len > 0 && ((unsigned char)text[len] & 0xC0) == 0x80) len--;
	}
	return jn_arena_str(arena, (jn_str){text, (uint32_t)len});
}

jn_str jn_quoted(jn_arena *arena, const char *before, jn_str text)
{
	char quoted[512];
	int len = snprintf(quoted, sizeof quoted, "%s`%.*s`", before, JN_ARG(text));
	if (len < 0 || len >= (int)sizeof quoted) return (jn_str){0};
	return jn_arena_str(arena, (jn_str){quoted, (uint32_t)len});
}

jn_diagnostic *jn_diagnose(jn_arena *arena, jn_diagnostic **list, const jn_document *document, jn_span span,
						   jn_rule_id rule, const char *format, ...)
{
	jn_diagnostic *self = jn_arena_alloc(arena, sizeof *self);
	self->document = document;
	self->span = span;
	self->rule = rule;
	va_list arguments;
	va_start(arguments, format);
	self->message = formatted(arena, format, arguments);
	va_end(arguments);
	self->next = *list;
	*list = self;
	return self;
}

void jn_diagnostic_help(jn_arena *arena, jn_diagnostic *self, const char *format, ...)
{
	if (!strchr(format, '%')) {
		self->help = jn_str_c(format);
		return;
	}
	va_list arguments;
	va_start(arguments, format);
	self->help = formatted(arena, format, arguments);
	va_end(arguments);
}

void jn_diagnostic_relate(jn_arena *arena, jn_diagnostic *self, const jn_document *document, jn_span span,
						  jn_str message)
{
	jn_related *related = jn_arena_alloc(arena, sizeof *related);
	*related = (jn_related){.document = document, .span = span, .message = message};
	jn_related **end = &self->related;
	while (*end) end = &(*end)->next;
	*end = related;
}

void jn_diagnostic_edit(jn_arena *arena, jn_diagnostic *self, jn_span span, jn_str text)
{
	jn_diagnostic_edit_in(arena, self, self->document, span, text);
}

void jn_diagnostic_create(jn_arena *arena, jn_diagnostic *self, jn_str name, jn_str text)
{
	self->edits = NULL;
	jn_diagnostic_edit(arena, self, (jn_span){0, 0}, text);
	self->edits->create = name;
}

void jn_diagnostic_edit_in(jn_arena *arena, jn_diagnostic *self, const jn_document *document, jn_span span, jn_str text)
{
	jn_edit *edit = jn_arena_alloc(arena, sizeof *edit);
	*edit = (jn_edit){.document = document, .span = span, .text = text};
	jn_edit **end = &self->edits;
	while (*end) end = &(*end)->next;
	*end = edit;
}
