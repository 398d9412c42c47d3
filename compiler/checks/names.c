/* Rules about names and titles across a project: unused, confusable, twice the same.
 *
 * In: the model and the shared facts. Out: findings. Tables of what was seen live in the run's arena. */
#include "base/buf.h"
#include "base/utf8.h"
#include "checks/confusables.h"
#include "checks/find.h"
#include "checks/rules.h"
#include "model/schema.h"

enum { FEW = 12 }; /* titles in one scope that are compared without a table */

static void unused_kind(jn_check *self, jn_kind kind)
{
	for (uint32_t i = 0; i < self->project->kind_count[kind]; i++) {
		const jn_decl *decl = self->project->by_kind[kind][i];
		if (decl->document->builtin || jn_pointer_set_has(&self->shared->used, decl)) continue;
		jn_diagnostic *finding = jn_find(self, decl, jn_place(decl), "nothing refers to the %s `%.*s`",
										 jn_schema_kind(kind)->name, JN_ARG(jn_called(decl)));
		const char *key = kind == JN_TEAM ? "owner:" : kind == JN_SOURCE ? "\"…\" from" : NULL;
		if (key) jn_diagnostic_help(self->arena, finding, "name it where it belongs, like `%s %.*s`, or take it out", key, JN_ARG(decl->name));
		else jn_diagnostic_help(self->arena, finding, "name it where it belongs, like `%s: %.*s`, or take it out", jn_schema_kind(kind)->name, JN_ARG(decl->name));
	}
}

/* While any text is misread, what is not used may be used there: then nothing is said. */
void jn_rule_unused_name(jn_check *self, const jn_decl *decl)
{
	static const jn_kind kinds[] = {JN_CHANNEL, JN_TEAM, JN_GOAL, JN_KPI, JN_SOURCE, JN_COMPETITOR};
	(void)decl;
	if (self->shared->misread) return;
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) unused_kind(self, kinds[i]);
}

static const jn_confusable *look_alike(uint32_t rune)
{
	uint32_t from = 0, to = jn_confusable_count;
	while (from < to) {
		uint32_t middle = (from + to) / 2;
		if (jn_confusables[middle].from == rune) return &jn_confusables[middle];
		if (rune < jn_confusables[middle].from)
			to = middle;
		else
			from = middle + 1;
	}
	return NULL;
}

/* Writes what a name looks like (the skeleton of UTS #39). Returns false when every letter of it is ASCII. */
static bool write_skeleton(jn_buf *out, jn_str name)
{
	bool foreign = false;
	out->len = 0;
	for (uint32_t at = 0; at < name.len;) {
		uint32_t rune = jn_utf8_next(name, &at);
		const jn_confusable *alike = look_alike(rune);
		if (rune >= 0x80) foreign = true;
		if (!alike) jn_buf_rune(out, rune);
		for (int i = 0; alike && i < 3 && alike->to[i]; i++) jn_buf_rune(out, alike->to[i]);
	}
	return foreign;
}

static bool is_ascii(jn_str s)
{
	for (uint32_t i = 0; i < s.len; i++)
		if ((unsigned char)s.ptr[i] >= 0x80) return false;
	return true;
}

static void compare_looks(jn_check *self, jn_string_map *seen, jn_buf *skeleton, const jn_decl *decl)
{
	bool foreign = write_skeleton(skeleton, decl->name);
	jn_str key = jn_buf_view(skeleton);
	key = jn_str_eq(key, decl->name) ? decl->name : jn_arena_str(self->arena, key);
	const jn_decl *other = jn_string_map_put(self->arena, seen, key, decl);
	if (!other || jn_str_eq(other->name, decl->name) || (!foreign && is_ascii(other->name))) return;
	jn_diagnostic *finding =
		jn_find(self, decl, jn_place(decl), "the name `%.*s` looks like another %s's, but is spelt with other letters",
				JN_ARG(decl->name), jn_schema_kind((jn_kind)decl->kind)->name);
	jn_diagnostic_relate(self->arena, finding, other->document, jn_place(other), "the name it looks like");
	jn_diagnostic_help(self->arena, finding, "give one of them another name, or type both in the same script");
}

void jn_rule_confusable_name(jn_check *self, const jn_decl *decl)
{
	const unsigned skipped = 1u << JN_PROJECT | 1u << JN_PHASE | 1u << JN_OPPORTUNITY;
	const unsigned kinds = self->shared->foreign_kinds & ~skipped;
	jn_string_map seen[JN_KIND_COUNT] = {0};
	jn_buf skeleton = {0};
	(void)decl;
	for (uint32_t i = 0; kinds && i < self->project->document_count; i++) {
		const jn_document *document = self->project->documents[i];
		const jn_decl *root = document->builtin ? NULL : document->first;
		for (; root; root = root->next) {
			for (const jn_decl *each = root; each; each = jn_decl_after(each, root))
				if (each->name.len && (kinds >> each->kind & 1))
					compare_looks(self, &seen[each->kind], &skeleton, each);
		}
	}
	jn_buf_free(&skeleton);
}

/* Two declarations of one name are told of as `duplicate-name`. */
static void same_title(jn_check *self, const jn_decl *first, const jn_decl *decl)
{
	if (jn_str_eq(first->name, decl->name)) return;
	jn_span span = decl->title_span.start != decl->title_span.end ? decl->title_span : jn_place(decl);
	jn_diagnostic *finding = jn_find(self, decl, span, "another %s here is called `%.*s`",
									 jn_schema_kind((jn_kind)decl->kind)->name, JN_ARG(decl->title));
	jn_diagnostic_relate(self->arena, finding, first->document, jn_place(first), "the first of them");
	jn_diagnostic_help(self->arena, finding, "say in the title what is different about it");
}

static void compare_many(jn_check *self, const jn_decl *first_child)
{
	jn_string_map seen[JN_KIND_COUNT] = {0};
	for (const jn_decl *decl = first_child; decl; decl = decl->next) {
		if (!decl->title.len) continue;
		const jn_decl *first = jn_string_map_put(self->arena, &seen[decl->kind], decl->title, decl);
		if (first) same_title(self, first, decl);
	}
}

/* Compares the titles of siblings. */
static void compare_titles(jn_check *self, const jn_decl *first_child)
{
	const jn_decl *seen[FEW], *pairs[FEW][2];
	int count = 0, pair_count = 0;
	for (const jn_decl *decl = first_child; decl; decl = decl->next) {
		if (!decl->title.len) continue;
		if (count == FEW) {
			compare_many(self, first_child);
			return;
		}
		for (int i = 0; i < count; i++) {
			if (seen[i]->kind != decl->kind || !jn_str_eq(seen[i]->title, decl->title)) continue;
			pairs[pair_count][0] = seen[i];
			pairs[pair_count++][1] = decl;
			break;
		}
		seen[count++] = decl;
	}
	for (int i = 0; i < pair_count; i++) same_title(self, pairs[i][0], pairs[i][1]);
}

/* The titles of the project's file-level declarations. */
static void compare_project(jn_check *self)
{
	for (int kind = JN_KIND_NONE + 1; kind < JN_KIND_COUNT; kind++) {
		jn_string_map seen = {0};
		uint32_t count = self->project->kind_count[kind];
		for (uint32_t i = 0; count > 1 && i < count; i++) {
			const jn_decl *decl = self->project->by_kind[kind][i];
			if (!decl->title.len || decl->document->builtin) continue;
			const jn_decl *first = jn_string_map_put(self->arena, &seen, decl->title, decl);
			if (first) same_title(self, first, decl);
		}
	}
}

void jn_rule_duplicate_title(jn_check *self, const jn_decl *journey)
{
	if (!journey) {
		compare_project(self);
		return;
	}
	compare_titles(self, journey->first_child);
	for (const jn_decl *stage = jn_decl_child(journey, JN_STAGE); stage; stage = jn_decl_sibling(stage)) {
		compare_titles(self, stage->first_child);
		for (const jn_decl *child = stage->first_child; child; child = child->next)
			if (child->first_child) compare_titles(self, child->first_child);
	}
}
