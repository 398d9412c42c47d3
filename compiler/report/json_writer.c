/* JSON, one object at a time. In: values of jansson. Out: valid UTF-8 in the caller's buffer, whatever the files held.
 */
#include "report/json_writer.h"

#include <stdlib.h>

#include "base/utf8.h"

jn_json_pen jn_json_take(jn_buf *out, const jn_report_part *part)
{
	jn_json_pen self = {.out = out, .part = part};
	json_get_alloc_funcs(&self.allocate, &self.release);
	json_set_alloc_funcs(jn_alloc, free);
	return self;
}

void jn_json_release(jn_json_pen *self)
{
	jn_buf_free(&self->line);
	json_set_alloc_funcs(self->allocate, self->release);
}

json_t *jn_json_text(jn_str s)
{
	if (jn_utf8_first_invalid(s) == s.len) return json_stringn_nocheck(s.len ? s.ptr : "", s.len);
	jn_buf clean = {0};
	for (uint32_t at = 0; at < s.len;) jn_buf_rune(&clean, jn_utf8_next(s, &at));
	json_t *result = json_stringn_nocheck(clean.ptr, clean.len);
	jn_buf_free(&clean);
	return result;
}

json_t *jn_json_message(const jn_message *message)
{
	jn_buf text = {0};
	jn_message_write(&text, message, NULL);
	json_t *result = jn_json_text(jn_buf_view(&text));
	jn_buf_free(&text);
	return result;
}

/* Characters that a terminal would obey, or that nobody sees: escaped, so that `journey check --format json` may be
 * looked at. */
static bool hidden(uint32_t rune)
{
	return (rune >= 0x7F && rune < 0xA0) || rune == 0xAD || rune == 0x61C || rune == 0x180E ||
		   (rune >= 0x200B && rune <= 0x200F) || (rune >= 0x2028 && rune <= 0x202E) ||
		   (rune >= 0x2060 && rune <= 0x206F) || rune == 0xFEFF || (rune >= 0xFFF0 && rune <= 0xFFFB);
}

static void copy_visible(jn_buf *out, jn_str json)
{
	uint32_t from = 0;
	for (uint32_t at = 0; at < json.len;) {
		uint32_t before = at;
		if ((unsigned char)json.ptr[at] < 0x7F) {
			at++;
			continue;
		}
		uint32_t rune = jn_utf8_next(json, &at);
		bool tag = rune >= 0xE0000 && rune <= 0xE0FFF;
		if (!tag && !hidden(rune)) continue;
		jn_buf_str(out, jn_str_slice(json, from, before));
		if (tag)
			jn_buf_printf(out, "\\u%04x\\u%04x", 0xD800 + ((rune - 0x10000) >> 10), 0xDC00 + (rune & 0x3FF));
		else
			jn_buf_printf(out, "\\u%04x", rune);
		from = at;
	}
	jn_buf_str(out, jn_str_slice(json, from, json.len));
}

static int collect(const char *bytes, size_t len, void *context)
{
	jn_buf_bytes(context, bytes, len);
	return 0;
}

void jn_json_write(jn_json_pen *self, json_t *object)
{
	self->line.len = 0;
	json_dump_callback(object, collect, &self->line, JSON_COMPACT);
	json_decref(object);
	copy_visible(self->out, jn_buf_view(&self->line));
}
