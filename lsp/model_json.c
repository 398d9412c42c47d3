/* The model as JSON. See model_json.h. */
#include "lsp/model_json.h"

#include "lsp/write.h"
#include "model/schema.h"

static json_t *number_json(double number, int decimals)
{
	jn_buf text = {0};
	jn_buf_number(&text, number, decimals);
	jn_buf_char(&text, '\0');
	json_t *value = json_loads(text.ptr, JSON_DECODE_ANY, NULL);
	jn_buf_free(&text);
	return value ? value : json_null();
}

static const char *const compare_words[] = {
	[JN_COMPARE_LESS] = "<", [JN_COMPARE_AT_MOST] = "<=", [JN_COMPARE_EQUAL] = "=", [JN_COMPARE_AT_LEAST] = ">=", [JN_COMPARE_MORE] = ">",
};

static json_t *amount_json(const jn_value *value)
{
	json_t *result = json_object();
	bool range = value->type == JN_VALUE_RANGE;
	json_object_set_new(result, range ? "low" : "number", number_json(value->number, value->decimals));
	if (range) json_object_set_new(result, "high", number_json(value->high, value->decimals));
	if (value->unit.len) json_object_set_new(result, "unit", jn_lsp_json_str(value->unit));
	if (value->compare) json_object_set_new(result, "compare", json_string(compare_words[value->compare]));
	return result;
}

static json_t *value_json(const jn_value *value)
{
	char text[16];
	switch ((jn_value_type)value->type) {
	case JN_VALUE_NONE: return json_null();
	case JN_VALUE_REF: return json_pack("{s:o, s:b}", "name", jn_lsp_json_str(value->text), "known", value->ref != NULL);
	case JN_VALUE_NUMBER:
	case JN_VALUE_RANGE: return amount_json(value);
	case JN_VALUE_DATE: return jn_lsp_json_str(jn_date_format(value->date, text));
	default: return jn_lsp_json_str(value->text);
	}
}

static json_t *clauses_json(const jn_clause *clause)
{
	json_t *list = json_array();
	for (; clause; clause = clause->next) {
		json_t *item = json_pack("{s:o}", "value", value_json(&clause->head));
		if (clause->second) json_object_set_new(item, "second", value_json(clause->second));
		for (const jn_mod *mod = clause->mods; mod; mod = mod->next) {
			const char *word = jn_schema_modifier_name(mod->word);
			if (!json_object_get(item, word)) json_object_set_new(item, word, json_array());
			json_array_append_new(json_object_get(item, word), value_json(&mod->value));
		}
		json_array_append_new(list, item);
	}
	return list;
}

/* What one declaration says, without those inside of it and without the brace at its end. */
static void put_decl(const jn_decl *decl, jn_buf *out)
{
	jn_position at = jn_source_position(&decl->document->source, decl->span.start, JN_UTF8);
	jn_buf_printf(out, "{\"kind\":\"%s\",\"line\":%u", jn_schema_kind(decl->kind)->name, at.line + 1);
	if (decl->name.len) jn_buf_c(out, ",\"name\":"), jn_lsp_put_string(out, decl->name);
	if (decl->title.len) jn_buf_c(out, ",\"title\":"), jn_lsp_put_string(out, decl->title);
	if (decl->heads) jn_buf_c(out, ",\"heads\":"), jn_lsp_put_json(out, clauses_json(decl->heads));
	if (decl->props) jn_buf_c(out, ",\"properties\":{");
	for (const jn_prop *prop = decl->props; prop; prop = prop->next) {
		if (prop != decl->props) jn_buf_char(out, ',');
		jn_lsp_put_string(out, prop->key_text);
		jn_buf_char(out, ':');
		jn_lsp_put_json(out, clauses_json(prop->clauses));
	}
	if (decl->props) jn_buf_char(out, '}');
}

static void new_line(jn_buf *out, uint32_t level)
{
	jn_buf_char(out, '\n');
	for (uint32_t i = 0; i < level; i++) jn_buf_c(out, "  ");
}

void jn_lsp_put_model(const jn_document *document, jn_buf *out)
{
	const jn_decl *decl = document->first;
	uint32_t level = 1;
	jn_buf_c(out, "{\"path\":");
	jn_lsp_put_string(out, document->source.path);
	jn_buf_c(out, ",\"declarations\":[");
	while (decl) {
		new_line(out, level);
		put_decl(decl, out);
		if (decl->first_child) {
			jn_buf_c(out, ",\"children\":[");
			decl = decl->first_child;
			level++;
			continue;
		}
		jn_buf_char(out, '}');
		while (decl && !decl->next) {
			decl = decl->parent;
			if (decl) jn_buf_c(out, "]}"), level--;
		}
		if (!decl) break;
		jn_buf_char(out, ',');
		decl = decl->next;
	}
	jn_buf_c(out, "\n]}\n");
}
