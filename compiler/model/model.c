/* Reading the model: properties of a declaration, values of a property, modifiers of a value, neighbours in the tree.
 *
 * In: a lowered declaration. Out: pointers into it, valid as long as its document. Nothing is allocated or changed. */
#include "model/model.h"

const jn_prop *jn_decl_prop(const jn_decl *self, jn_key key)
{
	if (!jn_decl_has(self, key)) return NULL;
	const jn_prop *prop = self->props;
	while (prop && prop->key != key) prop = prop->next;
	return prop;
}

const jn_clause *jn_decl_values(const jn_decl *self, jn_key key)
{
	const jn_prop *prop = jn_decl_prop(self, key);
	return prop ? prop->clauses : NULL;
}

jn_str jn_decl_text(const jn_decl *self, jn_key key)
{
	const jn_clause *clause = jn_decl_values(self, key);
	if (!clause) return (jn_str){0};
	switch (clause->head.type) {
	case JN_VALUE_TEXT:
	case JN_VALUE_WORD:
	case JN_VALUE_LINK: return clause->head.text;
	default: return (jn_str){0};
	}
}

const jn_decl *jn_decl_ref(const jn_decl *self, jn_key key)
{
	const jn_clause *clause = jn_decl_values(self, key);
	return clause && clause->head.type == JN_VALUE_REF ? clause->head.ref : NULL;
}

bool jn_decl_number(const jn_decl *self, jn_key key, double *ret_number)
{
	const jn_clause *clause = jn_decl_values(self, key);
	if (!clause || clause->head.type != JN_VALUE_NUMBER) return false;
	*ret_number = clause->head.number;
	return true;
}

bool jn_decl_date(const jn_decl *self, jn_key key, jn_date *ret_date)
{
	const jn_clause *clause = jn_decl_values(self, key);
	if (!clause || clause->head.type != JN_VALUE_DATE || clause->head.date == JN_DATE_NONE) return false;
	*ret_date = clause->head.date;
	return true;
}

const jn_decl *jn_decl_child(const jn_decl *self, jn_kind kind)
{
	const jn_decl *child = self->first_child;
	while (child && child->kind != kind) child = child->next;
	return child;
}

const jn_decl *jn_decl_sibling(const jn_decl *self)
{
	const jn_decl *sibling = self->next;
	while (sibling && sibling->kind != self->kind) sibling = sibling->next;
	return sibling;
}

const jn_value *jn_clause_mod(const jn_clause *self, jn_modifier word)
{
	const jn_mod *mod = self->mods;
	while (mod && mod->word != word) mod = mod->next;
	return mod ? &mod->value : NULL;
}

int jn_clause_severity(const jn_clause *self)
{
	const jn_value *value = jn_clause_mod(self, JN_MOD_SEVERITY);
	if (!value || value->type != JN_VALUE_NUMBER || !(value->number >= 1 && value->number <= 5)) return 3;
	return (int)value->number;
}

const jn_decl *jn_decl_after(const jn_decl *self, const jn_decl *root)
{
	if (self->first_child) return self->first_child;
	while (self != root && !self->next) self = self->parent;
	return self == root ? NULL : self->next;
}

const jn_decl *jn_decl_enclosing(const jn_decl *self, jn_kind kind)
{
	while (self && self->kind != kind) self = self->parent;
	return self;
}

static char upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - ('a' - 'A')) : c;
}

bool jn_text_is_placeholder(jn_str text)
{
	static const char *const words[] = {"\xE2\x80\xA6", "...", "?", "???", "TODO", "TBD"};
	if (text.len > 16) return false; /* most are, and need not be looked at */
	text = jn_str_trim(text);
	for (size_t i = 0; text.len <= 4 && i < sizeof words / sizeof *words; i++) {
		uint32_t at = 0;
		while (at < text.len && words[i][at] && upper(text.ptr[at]) == words[i][at]) at++;
		if (text.len && at == text.len && !words[i][at]) return true;
	}
	return false;
}
