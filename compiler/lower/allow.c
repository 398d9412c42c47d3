/* `// allow RULE: reason` and `// allow-file RULE: reason`. In: a comment. Out: a jn_allow that waits for its statement. */
#include "base/utf8.h"
#include "lower/internal.h"

static bool alone_on_line(const jn_lower *self, uint32_t start)
{
	while (start > 0 && self->text.ptr[start - 1] != '\n' && self->text.ptr[start - 1] != '\r') {
		uint32_t at = start - 1;
		while (at > 0 && ((unsigned char)self->text.ptr[at] & 0xC0) == 0x80) at--;
		uint32_t behind = at;
		if (!jn_lower_is_blank(jn_utf8_next(self->text, &behind))) return false;
		start = at;
	}
	return true;
}

/* Cuts the word at the front of `*rest`, in whatever case; true when it is `word`. `*ret_right` tells whether it stands as
 * it must: in small letters, without a colon of its own. */
static bool take_word(jn_str *rest, jn_str word, bool *ret_right)
{
	if (rest->len < word.len) return false;
	bool colon = rest->len > word.len && rest->ptr[word.len] == ':';
	if (rest->len > word.len && !colon && !strchr(" \t", rest->ptr[word.len])) return false;
	for (uint32_t i = 0; i < word.len; i++) {
		char c = rest->ptr[i];
		if ((c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c) != word.ptr[i]) return false;
	}
	*ret_right = jn_str_starts(*rest, word) && !colon;
	*rest = jn_str_trim(jn_str_slice(*rest, word.len + colon, rest->len));
	return true;
}

void jn_lower_comment(jn_lower *self, jn_span span)
{
	jn_str text = jn_lower_slice(self, span);
	jn_str rest = jn_str_trim(jn_str_slice(text, 2, text.len));
	bool right = false;
	bool whole_file = take_word(&rest, JN_STR("allow-file"), &right);
	if (!whole_file && !take_word(&rest, JN_STR("allow"), &right)) return;
	jn_allow *allow = jn_arena_alloc(self->arena, sizeof *allow);
	const char *colon = rest.len ? memchr(rest.ptr, ':', rest.len) : NULL;
	uint32_t cut = colon ? (uint32_t)(colon - rest.ptr) : rest.len;
	allow->span = span;
	allow->rules = jn_str_trim(jn_str_slice(rest, 0, cut));
	allow->reason = jn_str_trim(jn_str_slice(rest, cut + 1, rest.len));
	allow->whole_file = whole_file;
	allow->covers = whole_file && right ? (jn_span){0, UINT32_MAX} : (jn_span){span.end, span.end};
	/* One that is not written right covers nothing, nor does one behind a statement: checks/allow.c says so. */
	if (!whole_file && right && alone_on_line(self, span.start)) {
		/* Waits in the list of its own statement; jn_document.allows gets it when that ends. */
		allow->next = self->pending;
		self->pending = allow;
		return;
	}
	if (!whole_file) allow->covers = (jn_span){span.start, span.start};
	allow->next = self->document->allows;
	self->document->allows = allow;
}
