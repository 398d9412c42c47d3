/* Values of the model as HTML: texts, numbers, dates, references, and lists of facts. In: the model. Out: markup in the
 * page's buffer, every string escaped, every number printed anew. */
#include "render/html.h"

#include "model/schema.h"
#include "render/escape.h"
#include "text/measure.h"

void jn_html_raw(jn_html_page *page, const char *markup)
{
	jn_buf_c(page->out, markup);
}

/* The end of the paragraph that starts at `at`: where a blank line follows, or the text's end. */
static uint32_t paragraph_end(jn_str text, uint32_t at)
{
	while (at + 1 < text.len && !(text.ptr[at] == '\n' && text.ptr[at + 1] == '\n')) at++;
	return at + 1 < text.len ? at : text.len;
}

/* A line end in a text is where its author's editor was full; a blank line means a new paragraph. */
void jn_html_text(jn_html_page *page, jn_str text)
{
	uint32_t at = 0;
	while (at < text.len) {
		uint32_t end = paragraph_end(text, at);
		jn_escape(page->out, jn_str_slice(text, at, end), page->escape | JN_ESCAPE_LINES);
		at = end;
		while (at < text.len && text.ptr[at] == '\n') at++;
		if (at < text.len && at > end) jn_html_raw(page, "<br/><br/>");
	}
}

void jn_html_label(jn_html_page *page, jn_label_id id)
{
	jn_html_text(page, jn_label(id, page->language));
}

static void put_int(jn_html_page *page, uint32_t number)
{
	jn_buf digits = {0};
	jn_buf_int(&digits, number);
	jn_numerals_digits(page->out, &page->numerals, jn_buf_view(&digits));
	jn_buf_free(&digits);
}

void jn_html_touchpoint_number(jn_html_page *page, const jn_decl *touchpoint)
{
	put_int(page, touchpoint->parent ? touchpoint->parent->ordinal : 0);
	jn_buf_char(page->out, '.');
	put_int(page, touchpoint->ordinal);
}

bool jn_html_id(jn_html_page *page, const jn_decl *decl)
{
	if (decl->kind == JN_TOUCHPOINT && jn_decl_enclosing(decl, JN_JOURNEY) == page->job->journey) {
		jn_html_raw(page, "t-");
		jn_buf_int(page->out, decl->parent->ordinal);
		jn_buf_char(page->out, '-');
		jn_buf_int(page->out, decl->ordinal);
		return true;
	}
	uint32_t number = decl->parent ? 0 : jn_html_refs_number(page, decl);
	if (number == 0) return false;
	jn_html_raw(page, jn_schema_kind((jn_kind)decl->kind)->name);
	jn_buf_char(page->out, '-');
	jn_buf_int(page->out, number);
	return true;
}

/* A phase is shown in the reader's words when it is built in. */
static jn_str title_of(const jn_html_page *page, const jn_decl *decl)
{
	jn_str own = {0};
	if (decl->document->builtin && decl->kind == JN_FRAMEWORK) own = jn_label_framework(decl->name, page->language);
	if (decl->document->builtin && decl->kind == JN_PHASE && decl->parent)
		own = jn_label_phase(decl->parent->name, decl->name, page->language);
	return own.len ? own : jn_decl_title(decl);
}

void jn_html_ref(jn_html_page *page, const jn_decl *decl)
{
	size_t start = page->out->len;
	jn_html_raw(page, "<a href=\"#");
	bool linked = jn_html_id(page, decl);
	if (linked) jn_html_raw(page, "\">");
	else page->out->len = start;
	if (decl->kind == JN_TOUCHPOINT) {
		jn_html_touchpoint_number(page, decl);
		jn_buf_char(page->out, ' ');
	}
	jn_html_raw(page, "<bdi>");
	jn_html_text(page, title_of(page, decl));
	jn_html_raw(page, linked ? "</bdi></a>" : "</bdi>");
}

void jn_html_date(jn_html_page *page, jn_date date)
{
	char iso[11];
	if (date == JN_DATE_NONE) return;
	jn_html_raw(page, "<time datetime=\"");
	jn_buf_str(page->out, jn_date_format(date, iso));
	jn_html_raw(page, "\">");
	jn_numerals_date(page->out, &page->numerals, date);
	jn_html_raw(page, "</time>");
}

/* Digits and unit of a number, or of one end of a range. */
static void plain_number(jn_html_page *page, jn_key key, jn_str digits, jn_str unit, double number)
{
	jn_buf text = {0};
	if (key == JN_KEY_EMOTION && number > 0 && digits.len && digits.ptr[0] != '+') jn_buf_char(&text, '+');
	jn_numerals_write(&text, &page->numerals, digits, unit);
	/* A unit in Arabic makes the whole an Arabic phrase; any other number reads from left to right wherever it stands. */
	bool phrase = jn_text_direction(unit) == JN_TEXT_RTL || jn_numerals_arabic(jn_buf_view(&text));
	jn_html_raw(page, phrase ? "<bdi class=\"num\">" : "<bdi class=\"num\" dir=\"ltr\">");
	jn_escape(page->out, jn_buf_view(&text), phrase ? JN_ESCAPE_RTL : 0);
	jn_html_raw(page, "</bdi>");
	jn_buf_free(&text);
}

/* What a comparison says in words; JN_LABEL_COUNT when nothing needs to be said. */
static jn_label_id comparison(jn_key key, const jn_value *value)
{
	switch (value->compare) {
	case JN_COMPARE_LESS: return JN_LABEL_LESS_THAN;
	case JN_COMPARE_AT_MOST: return JN_LABEL_AT_MOST;
	case JN_COMPARE_EQUAL: return JN_LABEL_EXACTLY;
	case JN_COMPARE_AT_LEAST: return JN_LABEL_AT_LEAST;
	case JN_COMPARE_MORE: return JN_LABEL_MORE_THAN;
	default: return key == JN_KEY_TARGET ? JN_LABEL_AT_LEAST : JN_LABEL_COUNT;
	}
}

/* Writes the part of a label before its first hole {…} (0), between the first and the second (1), and so on. */
static void label_part(jn_html_page *page, jn_label_id id, int part)
{
	jn_str pattern = jn_label(id, page->language);
	uint32_t from = 0, at = 0;
	while (at < pattern.len && (pattern.ptr[at] != '{' || part > 0)) {
		if (pattern.ptr[at] == '{') part--, from = at + 3;
		at++;
	}
	jn_html_text(page, jn_str_slice(pattern, from, at));
}

static void number(jn_html_page *page, jn_key key, const jn_value *value)
{
	jn_label_id compared = comparison(key, value);
	if (compared != JN_LABEL_COUNT) label_part(page, compared, 0);
	jn_buf low = {0}, high = {0};
	if (value->type == JN_VALUE_RANGE) {
		jn_buf_number(&low, value->number, value->decimals);
		jn_buf_number(&high, value->high, value->decimals);
		label_part(page, JN_LABEL_RANGE, 0);
		plain_number(page, key, jn_buf_view(&low), (jn_str){0}, value->number);
		label_part(page, JN_LABEL_RANGE, 1);
		plain_number(page, key, jn_buf_view(&high), value->unit, value->high);
		label_part(page, JN_LABEL_RANGE, 2);
	} else {
		plain_number(page, key, value->text, value->unit, value->number);
	}
	jn_buf_free(&low);
	jn_buf_free(&high);
	if (compared != JN_LABEL_COUNT) label_part(page, compared, 1);
}

static void link(jn_html_page *page, jn_str url)
{
	bool allowed = jn_escape_link_allowed(url);
	if (allowed) {
		jn_html_raw(page, "<a rel=\"noopener noreferrer\" href=\"");
		jn_escape(page->out, url, 0);
		jn_html_raw(page, "\">");
	}
	jn_html_raw(page, "<bdi dir=\"ltr\">");
	jn_escape(page->out, url, 0);
	jn_html_raw(page, allowed ? "</bdi></a>" : "</bdi>");
}

/* What somebody thought, asked or said stands in quotes. */
static bool is_voice(jn_key key)
{
	return key == JN_KEY_QUOTE || key == JN_KEY_THOUGHT;
}

static void text(jn_html_page *page, jn_key key, jn_str s)
{
	jn_html_raw(page, "<bdi>");
	if (is_voice(key)) jn_html_label(page, JN_LABEL_QUOTE_OPEN);
	jn_html_text(page, s);
	if (is_voice(key)) jn_html_label(page, JN_LABEL_QUOTE_CLOSE);
	jn_html_raw(page, "</bdi>");
}

static void value(jn_html_page *page, jn_key key, const jn_value *v)
{
	switch (v->type) {
	case JN_VALUE_TEXT: text(page, key, v->text); break;
	case JN_VALUE_WORD: text(page, key, jn_label_word(key, v->text, page->language)); break;
	case JN_VALUE_REF:
		if (v->ref) jn_html_ref(page, v->ref);
		else text(page, key, v->text);
		break;
	case JN_VALUE_NUMBER:
	case JN_VALUE_RANGE: number(page, key, v); break;
	case JN_VALUE_DATE: jn_html_date(page, v->date); break;
	case JN_VALUE_LINK: link(page, v->text); break;
	case JN_VALUE_COLOR: jn_color_write(page->out, (uint32_t)v->number); break;
	default: break;
	}
}

static void modifier(jn_html_page *page, const jn_mod *mod)
{
	static const jn_label_id labels[JN_MOD_COUNT] = {
		[JN_MOD_FROM] = JN_LABEL_MOD_FROM, [JN_MOD_ON] = JN_LABEL_MOD_ON, [JN_MOD_BY] = JN_LABEL_MOD_BY,
		[JN_MOD_TO] = JN_LABEL_MOD_TO,     [JN_MOD_IF] = JN_LABEL_MOD_IF, [JN_MOD_SEVERITY] = JN_LABEL_MOD_SEVERITY};
	if (mod->word == JN_MOD_NONE || mod->word >= JN_MOD_COUNT || mod->value.type == JN_VALUE_NONE) return;
	jn_label_id id = labels[mod->word];
	if (mod->word == JN_MOD_BY && mod->value.type == JN_VALUE_DATE) id = JN_LABEL_BY_DATE;
	jn_html_raw(page, " <span class=\"mod\">");
	label_part(page, id, 0);
	value(page, JN_KEY_UNKNOWN, &mod->value);
	label_part(page, id, 1);
	jn_html_raw(page, "</span>");
}

static bool is_grave(jn_key key)
{
	return key == JN_KEY_PAIN || key == JN_KEY_BARRIER || key == JN_KEY_SHORTFALL;
}

void jn_html_clause(jn_html_page *page, jn_key key, const jn_clause *clause)
{
	bool severe = is_grave(key) && jn_clause_severity(clause) >= 4;
	if (severe) jn_html_raw(page, "<strong class=\"bad\">");
	value(page, key, &clause->head);
	if (severe) jn_html_raw(page, "</strong>");
	if (clause->second) {
		bool number = clause->head.type == JN_VALUE_NUMBER; /* "+2 Inspired", but "IKEA: delivers the same day" */
		jn_html_text(page, number ? JN_STR(" ") : jn_label(JN_LABEL_COLON, page->language));
		value(page, JN_KEY_UNKNOWN, clause->second);
	}
	for (const jn_mod *mod = clause->mods; mod; mod = mod->next) modifier(page, mod);
}

void jn_html_inline_clauses(jn_html_page *page, jn_key key, const jn_clause *clauses)
{
	for (const jn_clause *clause = clauses; clause; clause = clause->next) {
		if (clause != clauses) jn_html_label(page, JN_LABEL_COMMA);
		jn_html_clause(page, key, clause);
	}
}

/* True for names and words with nothing said of them: a line with commas is enough. */
static bool all_short(const jn_clause *clause)
{
	for (; clause; clause = clause->next) {
		bool name = clause->head.type == JN_VALUE_REF || clause->head.type == JN_VALUE_WORD;
		if (!name || clause->second || clause->mods) return false;
	}
	return true;
}

void jn_html_clauses(jn_html_page *page, jn_key key, const jn_clause *clauses)
{
	if (!clauses || !clauses->next || all_short(clauses)) {
		jn_html_inline_clauses(page, key, clauses);
		return;
	}
	jn_html_raw(page, "<ul>");
	for (; clauses; clauses = clauses->next) {
		jn_html_raw(page, "<li>");
		jn_html_clause(page, key, clauses);
		jn_html_raw(page, "</li>");
	}
	jn_html_raw(page, "</ul>");
}

static bool among(jn_key key, const jn_key *keys)
{
	if (!keys) return false;
	while (*keys != JN_KEY_UNKNOWN && *keys != key) keys++;
	return *keys == key && key != JN_KEY_UNKNOWN;
}

void jn_html_facts(jn_html_page *page, const jn_decl *decl, const jn_key *skip)
{
	bool open = false;
	for (const jn_prop *prop = decl->props; prop; prop = prop->next) {
		if (!prop->clauses || among(prop->key, skip)) continue;
		jn_str name = jn_label_key(prop->key, page->language);
		jn_html_raw(page, open ? "<div><dt>" : "<dl>\n<div><dt>");
		jn_html_text(page, name.len ? name : prop->key_text);
		jn_html_raw(page, "</dt><dd>");
		jn_html_clauses(page, prop->key, prop->clauses);
		jn_html_raw(page, "</dd></div>\n");
		open = true;
	}
	if (open) jn_html_raw(page, "</dl>\n");
}

void jn_html_opportunity(jn_html_page *page, const jn_decl *opportunity)
{
	jn_html_raw(page, "<div class=\"card\"><p class=\"name\"><bdi>");
	jn_html_text(page, jn_decl_title(opportunity));
	jn_html_raw(page, "</bdi></p>");
	jn_html_facts(page, opportunity, NULL);
	jn_html_raw(page, "</div>");
}

void jn_html_audit(jn_html_page *page, const jn_decl *audit)
{
	jn_html_raw(page, "<div class=\"card\"><p class=\"name\">");
	jn_html_text(page, jn_label_kind(JN_AUDIT, false, page->language));
	if (audit->heads) jn_buf_char(page->out, ' ');
	jn_html_inline_clauses(page, JN_KEY_DATE, audit->heads);
	jn_html_raw(page, "</p>");
	jn_html_facts(page, audit, NULL);
	jn_html_raw(page, "</div>");
}
