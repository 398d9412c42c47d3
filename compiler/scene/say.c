/* The author's values in words. Every text is put together at the end of map->buf and copied into the arena when done,
 * so functions may call each other while building. */
#include "scene/say.h"

#include "model/schema.h"

jn_str jn_say_take(jn_map *map, size_t start)
{
	jn_buf *buf = &map->buf;
	size_t len = buf->len - start;
	jn_str text = {buf->ptr ? buf->ptr + start : NULL, len > UINT32_MAX ? UINT32_MAX : (uint32_t)len};
	text = text.len ? jn_arena_str(map->arena, text) : (jn_str){0};
	buf->len = start;
	return text;
}

/* True for a text that runs the other way than the map. */
static bool runs_against(const jn_map *map, jn_str text)
{
	jn_text_dir direction = jn_text_direction(text);
	return direction != JN_TEXT_NEUTRAL && (direction == JN_TEXT_RTL) != map->rtl;
}

static jn_str isolated(jn_map *map, jn_str text, bool rtl)
{
	size_t start = map->buf.len;
	jn_buf_rune(&map->buf, rtl ? 0x2067 : 0x2066);
	jn_buf_str(&map->buf, text);
	jn_buf_rune(&map->buf, 0x2069);
	return jn_say_take(map, start);
}

jn_str jn_say_part(jn_map *map, jn_str text)
{
	return runs_against(map, text) ? isolated(map, text, !map->rtl) : text;
}

/* The same for what goes into our own words. Where these are English on a map from right to left, for want of a language
 * (Hebrew, Persian, Urdu), it is the author's words that run against them. */
static jn_str word_part(jn_map *map, jn_str text)
{
	bool foreign = map->rtl && map->language != JN_LANG_AR;
	if (!foreign) return jn_say_part(map, text);
	return jn_text_direction(text) == JN_TEXT_RTL ? isolated(map, text, true) : text;
}

jn_str jn_say_line(jn_map *map, jn_str line, jn_str text)
{
	if (jn_text_direction(text) == JN_TEXT_NEUTRAL) text = line; /* parts that are all isolated: the break has parted them */
	if (!runs_against(map, text)) return line;
	bool signs = jn_text_direction(line) != jn_text_direction(text); /* letters of one script look the same whichever way it runs */
	for (uint32_t i = 0; i < line.len && !signs; i++) {
		unsigned char c = (unsigned char)line.ptr[i];
		bool isolate = c == 0xE2 && i + 1 < line.len && (unsigned char)line.ptr[i + 1] == 0x81;
		signs = isolate || (c < 0x80 && c != ' ' && ((c | 32) < 'a' || (c | 32) > 'z'));
	}
	return signs ? isolated(map, line, !map->rtl) : line;
}

jn_str jn_say_label1(jn_map *map, jn_label_id id, jn_str a)
{
	a = word_part(map, a);
	size_t start = map->buf.len;
	jn_label_format(&map->buf, jn_say(map, id), &a, 1);
	return jn_say_take(map, start);
}

jn_str jn_say_label2(jn_map *map, jn_label_id id, jn_str a, jn_str b)
{
	a = word_part(map, a);
	b = word_part(map, b);
	size_t start = map->buf.len;
	jn_label_format(&map->buf, jn_say(map, id), (const jn_str[]){a, b}, 2);
	return jn_say_take(map, start);
}

jn_str jn_say_joined(jn_map *map, jn_str a, const char *between, jn_str b)
{
	if (a.len == 0) return b;
	if (b.len == 0) return a;
	bool phrase = strcmp(between, " ") == 0 || strcmp(between, "\xC2\xA0") == 0; /* else a list, which begins where the map does */
	a = phrase ? word_part(map, a) : jn_say_part(map, a);
	b = phrase ? word_part(map, b) : jn_say_part(map, b);
	size_t start = map->buf.len;
	jn_buf_str(&map->buf, a);
	jn_buf_c(&map->buf, between);
	jn_buf_str(&map->buf, b);
	return jn_say_take(map, start);
}

jn_str jn_say_counted(jn_map *map, jn_str name, uint32_t count)
{
	jn_str number = jn_say_int(map, (int)count);
	name = word_part(map, name);
	size_t start = map->buf.len;
	jn_buf_str(&map->buf, name);
	jn_buf_c(&map->buf, "\xC2\xA0");
	jn_buf_str(&map->buf, number);
	return jn_say_take(map, start);
}

jn_str jn_say_listed(jn_map *map, jn_str a, jn_str b)
{
	if (a.len == 0) return b;
	if (b.len == 0) return a;
	a = jn_say_part(map, a);
	b = jn_say_part(map, b);
	size_t start = map->buf.len;
	jn_buf_str(&map->buf, a);
	jn_buf_str(&map->buf, jn_say(map, JN_LABEL_COMMA));
	jn_buf_str(&map->buf, b);
	return jn_say_take(map, start);
}

void jn_say_item(jn_map *map, size_t start, jn_str separator, jn_str item)
{
	if (item.len == 0) return;
	item = jn_say_part(map, item);
	if (map->buf.len > start) jn_buf_str(&map->buf, separator);
	jn_buf_str(&map->buf, item);
}

jn_str jn_say_personas(jn_map *map, const jn_decl *as)
{
	size_t start = map->buf.len;
	for (const jn_clause *head = as->heads; head; head = head->next) {
		const jn_decl *persona = head->head.type == JN_VALUE_REF ? head->head.ref : NULL;
		jn_say_item(map, start, jn_say(map, JN_LABEL_COMMA), persona ? jn_say_short(persona) : head->head.text);
	}
	return jn_say_take(map, start);
}

jn_str jn_say_flow(jn_map *map, jn_str text)
{
	if (text.len == 0 || !memchr(text.ptr, '\n', text.len)) return text;
	size_t start = map->buf.len;
	text = jn_str_trim(text);
	for (uint32_t i = 0; i < text.len;) {
		uint32_t from = i, lines = 0;
		while (i < text.len && strchr(" \t\r\n", text.ptr[i])) lines += text.ptr[i++] == '\n';
		if (lines > 1)
			jn_buf_c(&map->buf, "\n\n");
		else if (lines == 1)
			jn_buf_char(&map->buf, ' ');
		else if (i > from)
			jn_buf_bytes(&map->buf, text.ptr + from, i - from);
		else
			jn_buf_char(&map->buf, text.ptr[i++]);
	}
	return jn_say_take(map, start);
}

/* --- numbers and dates --- */

jn_str jn_say_isolated(jn_map *map, jn_str number)
{
	/* a unit in Arabic letters belongs after its number the Arabic way */
	if (!map->rtl || number.len == 0 || jn_text_direction(number) == JN_TEXT_RTL || jn_numerals_arabic(number))
		return number;
	size_t start = map->buf.len;
	jn_buf_rune(&map->buf, 0x2066);
	jn_buf_str(&map->buf, number);
	jn_buf_rune(&map->buf, 0x2069);
	return jn_say_take(map, start);
}

jn_str jn_say_digits(jn_map *map, jn_str text)
{
	if (map->numerals.zero == '0') return text;
	size_t start = map->buf.len;
	jn_numerals_digits(&map->buf, &map->numerals, text);
	return jn_say_take(map, start);
}

static jn_str digits_of(jn_map *map, double number, int decimals)
{
	size_t start = map->buf.len;
	jn_buf_number(&map->buf, number, decimals);
	return jn_say_take(map, start);
}

static jn_str number_text(jn_map *map, jn_str digits, jn_str unit)
{
	size_t start = map->buf.len;
	jn_numerals_write(&map->buf, &map->numerals, digits, unit);
	return jn_say_take(map, start);
}

jn_str jn_say_figure(jn_map *map, const jn_value *value, jn_str unit)
{
	if (value->type == JN_VALUE_RANGE) return jn_say_value(map, value, JN_KEY_UNKNOWN);
	if (value->type != JN_VALUE_NUMBER) return value->text;
	jn_str digits = value->text.len ? value->text : digits_of(map, value->number, value->decimals);
	return number_text(map, digits, value->unit.len ? value->unit : unit);
}

static jn_str range(jn_map *map, const jn_value *value)
{
	jn_str low = jn_say_isolated(map, number_text(map, digits_of(map, value->number, value->decimals), (jn_str){0}));
	jn_str high = jn_say_isolated(map, number_text(map, digits_of(map, value->high, value->decimals), value->unit));
	return jn_say_label2(map, JN_LABEL_RANGE, low, high);
}

static jn_str compared(jn_map *map, unsigned compare, jn_str number)
{
	switch (compare) {
	case JN_COMPARE_LESS: return jn_say_label1(map, JN_LABEL_LESS_THAN, number);
	case JN_COMPARE_AT_MOST: return jn_say_label1(map, JN_LABEL_AT_MOST, number);
	case JN_COMPARE_EQUAL: return jn_say_label1(map, JN_LABEL_EXACTLY, number);
	case JN_COMPARE_MORE: return jn_say_label1(map, JN_LABEL_MORE_THAN, number);
	default: return jn_say_label1(map, JN_LABEL_AT_LEAST, number);
	}
}

jn_str jn_say_target(jn_map *map, const jn_value *value, jn_str unit)
{
	if (value->type == JN_VALUE_RANGE) return range(map, value);
	return compared(map, value->compare, jn_say_isolated(map, jn_say_figure(map, value, unit)));
}

jn_str jn_say_date(jn_map *map, jn_date date)
{
	size_t start = map->buf.len;
	jn_numerals_date(&map->buf, &map->numerals, date);
	jn_str written = jn_say_take(map, start);
	for (uint32_t i = 0; i < written.len; i++) { /* a date is never parted */
		if (written.ptr[i] == ' ')
			jn_buf_rune(&map->buf, 0xA0);
		else
			jn_buf_char(&map->buf, written.ptr[i]);
	}
	return jn_say_take(map, start);
}

jn_str jn_say_int(jn_map *map, int64_t number)
{
	size_t start = map->buf.len;
	jn_buf_int(&map->buf, number);
	return jn_say_digits(map, jn_say_take(map, start));
}

jn_str jn_say_rating(jn_map *map, int rating)
{
	static const char *const words[] = {"–2", "–1", "0", "+1", "+2"};
	if (rating >= -2 && rating <= 2) return jn_say_digits(map, jn_str_c(words[rating + 2]));
	return jn_say_int(map, rating);
}

/* --- names --- */

jn_str jn_say_number(jn_map *map, const jn_decl *touchpoint)
{
	size_t start = map->buf.len;
	if (touchpoint->parent) {
		jn_buf_int(&map->buf, touchpoint->parent->ordinal);
		jn_buf_char(&map->buf, '.');
	}
	jn_buf_int(&map->buf, touchpoint->ordinal);
	return jn_say_digits(map, jn_say_take(map, start));
}

jn_str jn_say_short(const jn_decl *persona)
{
	jn_str title = jn_decl_title(persona);
	for (uint32_t i = 1; i < title.len; i++) {
		if (title.ptr[i] == ',') return jn_str_slice(title, 0, i);
		if (i + 1 < title.len && title.ptr[i] == '\xD8' && title.ptr[i + 1] == '\x8C') return jn_str_slice(title, 0, i);
	}
	return title;
}

jn_str jn_say_title(jn_map *map, const jn_decl *decl)
{
	if (decl->kind == JN_PHASE && decl->parent && decl->document && decl->document->builtin) {
		jn_str title = jn_label_phase(decl->parent->name, decl->name, map->language);
		if (title.len) return title;
	}
	if (decl->kind == JN_FRAMEWORK && decl->document && decl->document->builtin) {
		jn_str title = jn_label_framework(decl->name, map->language);
		if (title.len) return title;
	}
	if (decl->kind == JN_TOUCHPOINT && jn_columns_find(map, decl))
		return jn_say_joined(map, jn_say_number(map, decl), " ", jn_decl_title(decl));
	return jn_decl_title(decl);
}

jn_str jn_say_quoted(jn_map *map, jn_str text)
{
	static const char *const open[] = {"“", "«", "„", "\"", "»", "‘"};
	text = jn_str_trim(text);
	for (size_t i = 0; i < sizeof open / sizeof *open; i++)
		if (jn_str_starts(text, jn_str_c(open[i]))) return text;
	if (text.len == 0) return text;
	size_t start = map->buf.len;
	jn_buf_str(&map->buf, jn_say(map, JN_LABEL_QUOTE_OPEN));
	jn_buf_str(&map->buf, text);
	jn_buf_str(&map->buf, jn_say(map, JN_LABEL_QUOTE_CLOSE));
	return jn_say_take(map, start);
}

/* --- values and clauses --- */

jn_str jn_say_value(jn_map *map, const jn_value *value, jn_key key)
{
	switch (value->type) {
	case JN_VALUE_WORD: return jn_label_word(key, value->text, map->language);
	case JN_VALUE_REF: return value->ref ? jn_say_title(map, value->ref) : value->text;
	case JN_VALUE_RANGE: return range(map, value);
	case JN_VALUE_DATE: return jn_say_date(map, value->date);
	case JN_VALUE_NUMBER:
		if (value->compare != JN_COMPARE_NONE || key == JN_KEY_TARGET) return jn_say_target(map, value, (jn_str){0});
		return jn_say_isolated(map, jn_say_figure(map, value, (jn_str){0}));
	case JN_VALUE_NONE: return (jn_str){0};
	default: return jn_say_flow(map, value->text);
	}
}

/* A modifier as it stands in a quiet line; sources and days need no word before them. */
static jn_str modifier(jn_map *map, const jn_mod *mod)
{
	jn_str value = jn_say_value(map, &mod->value, JN_KEY_UNKNOWN);
	switch (mod->word) {
	case JN_MOD_FROM: return mod->value.type == JN_VALUE_DATE ? jn_say_label1(map, JN_LABEL_MOD_FROM, value) : value;
	case JN_MOD_ON: return value;
	case JN_MOD_BY: return jn_say_label1(map, JN_LABEL_MOD_BY, value);
	case JN_MOD_TO: return jn_say_label1(map, JN_LABEL_MOD_TO, value);
	case JN_MOD_IF: return jn_say_label1(map, JN_LABEL_MOD_IF, value);
	default: return (jn_str){0};
	}
}

jn_str jn_say_meta(jn_map *map, const jn_clause *clause)
{
	if (!clause->mods) return (jn_str){0};
	size_t start = map->buf.len;
	for (const jn_mod *mod = clause->mods; mod; mod = mod->next) {
		if (mod->word == JN_MOD_SEVERITY) continue;
		jn_say_item(map, start, jn_say(map, JN_LABEL_COMMA), modifier(map, mod));
	}
	return jn_say_take(map, start);
}

jn_str jn_say_with_meta(jn_map *map, jn_str said, jn_str meta)
{
	if (meta.len == 0) return said;
	size_t start = map->buf.len;
	jn_buf_str(&map->buf, said);
	jn_buf_c(&map->buf, " (");
	jn_buf_str(&map->buf, meta);
	jn_buf_char(&map->buf, ')');
	return jn_say_take(map, start);
}

jn_str jn_say_clause(jn_map *map, const jn_clause *clause, jn_key key)
{
	jn_str said = jn_say_value(map, &clause->head, key);
	if (clause->second) said = jn_say_joined(map, said, " – ", jn_say_value(map, clause->second, JN_KEY_UNKNOWN));
	const jn_value *severity = jn_clause_mod(clause, JN_MOD_SEVERITY);
	jn_str meta = jn_say_meta(map, clause);
	if (severity) {
		jn_str word = jn_say_label1(map, JN_LABEL_MOD_SEVERITY, jn_say_value(map, severity, JN_KEY_UNKNOWN));
		meta = jn_say_listed(map, word, meta);
	}
	return jn_say_with_meta(map, said, meta);
}
