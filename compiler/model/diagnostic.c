/* Making diagnostics. In: what was found, as sentences and printf arguments. Out: a value in the caller's arena, on the
 * caller's list. */
#include "model/diagnostic.h"

jn_diagnostic *jn_diagnose(jn_arena *arena, jn_diagnostic **list, const jn_document *document, jn_span span,
						   jn_rule_id rule, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	jn_message message = jn_message_take(arena, format, arguments);
	va_end(arguments);
	return jn_diagnose_message(arena, list, document, span, rule, message);
}

jn_diagnostic *jn_diagnose_message(jn_arena *arena, jn_diagnostic **list, const jn_document *document, jn_span span,
								   jn_rule_id rule, jn_message message)
{
	jn_diagnostic *self = jn_arena_alloc(arena, sizeof *self);
	self->document = document;
	self->span = span;
	self->rule = rule;
	self->message = message;
	self->next = *list;
	*list = self;
	return self;
}

void jn_diagnostic_help(jn_arena *arena, jn_diagnostic *self, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	self->help = jn_message_take(arena, format, arguments);
	va_end(arguments);
}

void jn_diagnostic_title(jn_arena *arena, jn_diagnostic *self, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	self->edit_title = jn_message_take(arena, format, arguments);
	va_end(arguments);
}

void jn_diagnostic_relate(jn_arena *arena, jn_diagnostic *self, const jn_document *document, jn_span span,
						  const char *format, ...)
{
	jn_related *related = jn_arena_alloc(arena, sizeof *related);
	*related = (jn_related){.document = document, .span = span};
	va_list arguments;
	va_start(arguments, format);
	related->message = jn_message_take(arena, format, arguments);
	va_end(arguments);
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
