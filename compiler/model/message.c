/* Messages. In: an English sentence and printf's arguments. Out: a value that can be written in any language, any number of
 * times. Texts are copied into the caller's arena, or borrowed. */
#include "model/message.h"

enum {
	LONGEST_ARGUMENT = 200, /* bytes of a user's text inside a message */
	LIST_COMMA = 0x1F       /* between the items of a list until it is written: ASCII's separator of units, which no name has */
};

static uint32_t cut(const char *ptr, uint32_t len, uint32_t most)
{
	if (len <= most) return len;
	while (most > 0 && ((unsigned char)ptr[most] & 0xC0) == 0x80) most--;
	return most;
}

int jn_arg_len(jn_str s)
{
	return s.ptr ? (int)cut(s.ptr, s.len, LONGEST_ARGUMENT) : 0;
}

/* A conversion of a format, from its `%` on. */
typedef struct conversion {
	uint32_t argument; /* which one it shows, from 0 */
	bool plus;         /* a `+` before positive numbers */
	bool measured;     /* %.*s */
	uint32_t most;     /* %.3s: so many bytes of the text; 0 for all */
	char type;         /* 's', 'd', 'u' or '%'; 0 when it is none we know */
} conversion;

/* Reads `12$` at `*at` and moves behind it; 0 when nothing of the kind stands there. */
static uint32_t read_place(const char **at)
{
	uint32_t place = 0;
	const char *p = *at;
	for (; *p >= '0' && *p <= '9' && place < JN_MESSAGE_MOST; p++) place = place * 10 + (uint32_t)(*p - '0');
	if (*p != '$' || place == 0) return 0;
	*at = p + 1;
	return place;
}

/* Reads a conversion at `*at`, behind its `%`, and moves behind it. `*next`: how many arguments were taken in order. */
static conversion read_conversion(const char **at, uint32_t *next)
{
	conversion self = {0};
	uint32_t place = read_place(at);
	for (; **at == '+'; ++*at) self.plus = true;
	if ((*at)[0] == '.' && (*at)[1] == '*') {
		*at += 2;
		self.measured = true;
		if (!read_place(at)) ++*next;
	} else if ((*at)[0] == '.') {
		for (++*at; **at >= '0' && **at <= '9'; ++*at) self.most = self.most * 10 + (uint32_t)(**at - '0');
	}
	if (!**at) return self;
	self.type = *(*at)++;
	if (self.type != '%') self.argument = place ? place - 1 : (*next)++;
	if (!strchr("sdu%", self.type)) self.type = 0;
	return self;
}

/* Puts the argument of a conversion where it belongs among `parts`. */
static void take_argument(jn_message_part *parts, const conversion *how, va_list *arguments, int length)
{
	jn_message_part *part = &parts[how->argument];
	if (how->type == 's') {
		part->type = 's';
		part->ptr = va_arg(*arguments, const char *);
		uint32_t most = length >= 0 ? (uint32_t)length : how->most ? how->most : UINT32_MAX, len = 0;
		while (len < most && part->ptr[len]) len++;
		part->len = cut(part->ptr, len, JN_MESSAGE_PART);
	} else {
		part->type = 'd';
		part->number = how->type == 'u' ? (int64_t)va_arg(*arguments, unsigned) : va_arg(*arguments, int);
	}
}

static uint32_t take_arguments(jn_message_part *parts, const char *format, va_list *arguments)
{
	uint32_t next = 0;
	for (const char *at = strchr(format, '%'); at && next + 2 <= JN_MESSAGE_MOST; at = strchr(at, '%')) {
		at++;
		conversion how = read_conversion(&at, &next);
		if (how.type == '%') continue;
		if (!how.type) break;
		if (how.measured) parts[how.argument - 1] = (jn_message_part){0};
		int length = how.measured ? va_arg(*arguments, int) : -1;
		take_argument(parts, &how, arguments, length);
	}
	return next;
}

jn_message jn_message_borrow(jn_message_part *parts, const char *format, va_list arguments)
{
	va_list copy;
	va_copy(copy, arguments);
	jn_message self = {.format = format, .parts = parts, .count = take_arguments(parts, format, &copy)};
	va_end(copy);
	return self;
}

jn_message jn_message_take(jn_arena *arena, const char *format, va_list arguments)
{
	jn_message_part parts[JN_MESSAGE_MOST];
	jn_message self = jn_message_borrow(parts, format, arguments);
	self.parts = NULL;
	if (self.count == 0) return self;
	jn_message_part *kept = jn_arena_alloc(arena, self.count * sizeof *kept);
	for (uint32_t i = 0; i < self.count; i++) {
		kept[i] = parts[i];
		if (parts[i].type == 's') kept[i].ptr = jn_arena_str(arena, (jn_str){parts[i].ptr, parts[i].len}).ptr;
	}
	self.parts = kept;
	return self;
}

jn_message jn_message_new(jn_arena *arena, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	jn_message self = jn_message_take(arena, format, arguments);
	va_end(arguments);
	return self;
}

jn_message jn_message_of(const char *literal)
{
	return (jn_message){.format = literal, .plain = true};
}

/* A text, with commas where the items of a list part. */
static void write_text(jn_buf *out, const jn_message_part *part, jn_str comma)
{
	const char *at = part->ptr, *end = at + part->len, *mark;
	for (; at < end && (mark = memchr(at, LIST_COMMA, (size_t)(end - at))) != NULL; at = mark + 1) {
		jn_buf_bytes(out, at, (size_t)(mark - at));
		jn_buf_str(out, comma);
	}
	if (at < end) jn_buf_bytes(out, at, (size_t)(end - at));
}

static void write_part(jn_buf *out, const jn_message *self, const conversion *how, jn_str comma)
{
	if (how->argument >= self->count) return;
	const jn_message_part *part = &self->parts[how->argument];
	if (part->type == 's' && how->type == 's') write_text(out, part, comma);
	if (part->type != 'd' || how->type == 's') return;
	if (how->plus && part->number >= 0) jn_buf_char(out, '+');
	jn_buf_int(out, part->number);
}

void jn_message_write_with(jn_buf *out, const jn_message *self, const char *format, jn_str comma)
{
	if (!format) format = self->format;
	if (!format) return;
	uint32_t next = 0;
	const char *percent;
	while (!self->plain && (percent = strchr(format, '%')) != NULL) {
		jn_buf_bytes(out, format, (size_t)(percent - format));
		format = percent + 1;
		conversion how = read_conversion(&format, &next);
		if (how.type == '%')
			jn_buf_char(out, '%');
		else
			write_part(out, self, &how, comma);
	}
	jn_buf_c(out, format);
}

void jn_message_write(jn_buf *out, const jn_message *self, const char *format)
{
	jn_message_write_with(out, self, format, JN_STR(", "));
}

void jn_list_name(jn_buf *out, size_t start, jn_str name)
{
	if (out->len > start) jn_buf_char(out, LIST_COMMA);
	jn_buf_printf(out, "`%.*s`", JN_ARG(name));
}

jn_str jn_message_english(jn_arena *arena, const jn_message *self)
{
	jn_buf text = {0};
	jn_message_write(&text, self, NULL);
	return jn_buf_keep(&text, arena);
}

static int compare_part(const jn_message_part *a, const jn_message_part *b)
{
	if (a->type != b->type) return a->type < b->type ? -1 : 1;
	if (a->type == 's') return jn_str_cmp((jn_str){a->ptr, a->len}, (jn_str){b->ptr, b->len});
	return a->type == 0 || a->number == b->number ? 0 : a->number < b->number ? -1 : 1;
}

int jn_message_compare(const jn_message *a, const jn_message *b)
{
	if (!a->format || !b->format) return (a->format != NULL) - (b->format != NULL);
	int order = a->format == b->format ? 0 : strcmp(a->format, b->format);
	for (uint32_t i = 0; order == 0 && i < a->count && i < b->count; i++) order = compare_part(&a->parts[i], &b->parts[i]);
	return order;
}
