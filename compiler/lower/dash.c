/* Names with a dash where a hyphen belongs: `visitor–survey`, as word processors write it. In: a name's item and what stands
 * at it without a blank. Out: the name with hyphens, in the model's arena; one finding a name and file, where it is declared
 * or else where it stands first, whose edits mend it in all places. */
#include "base/buf.h"
#include "base/utf8.h"
#include "lower/internal.h"

enum { MOST_NAMES = 32, MOST_PLACES = 256 }; /* past these a name gets a second finding: no search may grow with the file */

struct jn_dashed {
	struct jn_dashed *next;
	jn_str name;
	jn_diagnostic *said;
	uint32_t places;
	bool declared; /* that finding stands at its declaration */
};

/* A hyphen of its own kind (U+2010, U+2011), a dash, or a minus sign. */
static bool is_dash(uint32_t rune)
{
	return (rune >= 0x2010 && rune <= 0x2014) || rune == 0x2212;
}

/* How many of the items, of which the first stands at a name's end, go on with it: a dash and another name, or a dash and
 * figures, which come as one number. 0 when they do not. */
static uint32_t goes_on(const jn_lower *self, const jn_item *items, uint32_t left)
{
	uint32_t at = 0;
	if (left == 0 || items[-1].span.end != items[0].span.start) return 0;
	jn_str text = jn_lower_slice(self, items[0].span);
	if (!text.len || !is_dash(jn_utf8_next(text, &at))) return 0;
	if (items[0].type == JN_ITEM_STRAY)
		return left > 1 && at == text.len && items[1].type == JN_ITEM_NAME && items[0].span.end == items[1].span.start ? 2 : 0;
	while (at < text.len && jn_is_digit(text.ptr[at])) at++;
	return items[0].type == JN_ITEM_NUMBER && at == text.len ? 1 : 0;
}

static jn_str with_hyphens(jn_lower *self, jn_str written)
{
	jn_buf out = {0};
	for (uint32_t at = 0; at < written.len;) {
		uint32_t start = at;
		if (is_dash(jn_utf8_next(written, &at))) jn_buf_char(&out, '-');
		else jn_buf_str(&out, jn_str_slice(written, start, at));
	}
	return jn_buf_keep(&out, self->arena);
}

static struct jn_dashed *find(const jn_lower *self, jn_str name)
{
	uint32_t looked = 0;
	for (struct jn_dashed *dashed = self->dashed; dashed && looked < MOST_NAMES; dashed = dashed->next, looked++)
		if (jn_str_eq(dashed->name, name)) return dashed->places < MOST_PLACES ? dashed : NULL;
	return NULL;
}

static void say(jn_lower *self, jn_span span, jn_str name, bool declared)
{
	struct jn_dashed *dashed = find(self, name);
	if (dashed) {
		if (declared && !dashed->declared) dashed->said->span = span, dashed->declared = true;
		dashed->places++;
		jn_diagnostic_edit(self->arena, dashed->said, span, name);
		return;
	}
	jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, span, JN_RULE_TYPOGRAPHIC_CHARACTER,
	                               "the dash in `%.*s` is read as a hyphen", JN_ARG(jn_lower_slice(self, span)));
	jn_lower_mend(self, d, span, name, true, "write - wherever this file has the name");
	dashed = jn_arena_alloc(&self->scratch, sizeof *dashed);
	*dashed = (struct jn_dashed){.next = self->dashed, .name = name, .said = d, .places = 1, .declared = declared};
	self->dashed = dashed;
}

jn_span jn_lower_dashed_name(jn_lower *self, jn_reader *reader, bool declared, jn_str *ret_name)
{
	const jn_item *items = reader->items + reader->at;
	uint32_t left = reader->count - reader->at, count = 1;
	for (uint32_t more; (more = goes_on(self, items + count, left - count)); count += more) {}
	jn_span span = {items[0].span.start, items[count - 1].span.end};
	*ret_name = jn_lower_name(self, span);
	reader->at += count;
	if (count == 1) return span;
	jn_str mended = with_hyphens(self, jn_lower_slice(self, span));
	*ret_name = with_hyphens(self, *ret_name);
	say(self, span, mended, declared);
	return span;
}
