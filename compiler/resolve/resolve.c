/* Names over a whole project. In: lowered documents. Out: every reference's `ref`, the project's lists, and findings for
 * names that are unknown, ambiguous or declared twice, and for figures whose unit is not their KPI's.
 *
 * A reference is as short as is unique from where it stands: a touchpoint's name is looked up in its own stage, its own
 * journey, then the project. */
#include "resolve/resolve.h"

#include "base/buf.h"
#include "base/suggest.h"
#include "model/query.h"
#include "model/schema.h"
#include "resolve/names.h"
#include "resolve/twins.h"

/* Past so many names that are unknown, or declared twice, nobody reads on. */
enum { MAX_TWINS = 64, MAX_SUGGESTIONS = 64, MAX_CANDIDATES = 2000, MAX_SAID = 10000, FIRST_NAMES = 1 << 15 };

typedef struct resolver {
	jn_project *project;
	jn_name_table *names;
	jn_name_table *orphans; /* names that damaged statements may have meant */
	bool nameless[JN_KIND_COUNT];
	bool wide;              /* touchpoints and stages are indexed for their journey and the project too */
	uint32_t suggestions;
	uint32_t duplicates, unknown; /* said so far */
	jn_twin twins[MAX_TWINS]; /* the first of those that need another name */
	uint32_t twin_count;
	const jn_decl *here;    /* the declaration whose references are being resolved */
} resolver;

const char jn_help_declare[] = JN_TRF("declare it: `%s %.*s \"Its title\"`");

/* jn_diagnose for what resolution finds. A macro only because of its arguments. */
#define say(self, doc, span, rule, ...) \
	jn_diagnose(&(self)->project->arena, &(self)->project->diagnostics, (doc), (span), (rule), __VA_ARGS__)

/* Sets a flag of a document, and notes that it was set here. */
static void mark(resolver *self, bool *flag)
{
	if (*flag) return;
	*flag = true;
	jn_mark *note = jn_arena_alloc(&self->project->arena, sizeof *note);
	*note = (jn_mark){self->project->marks, flag};
	self->project->marks = note;
}

/* ---- declaring ---- */

static const void *scope_of(const jn_decl *decl)
{
	switch (decl->kind) {
	case JN_PHASE:
	case JN_STAGE:
	case JN_TOUCHPOINT: return decl->parent;
	default: return NULL;
	}
}

static bool has_names(const jn_decl *decl)
{
	return decl->name.len && decl->kind != JN_OPPORTUNITY && decl->kind != JN_PROJECT;
}

static void say_duplicate(resolver *self, const jn_decl *decl, const jn_decl *first)
{
	if (first->document->builtin || self->duplicates++ >= MAX_SAID) return; /* a project may have its own idea of a built-in framework */
	jn_span span = decl->named ? decl->name_span : decl->title_span;
	jn_diagnostic *d = say(self, decl->document, span, JN_RULE_DUPLICATE_NAME, "`%.*s` is the name of another %s",
	                       JN_ARG(decl->name), jn_schema_kind(decl->kind)->name);
	jn_diagnostic_relate(&self->project->arena, d, first->document, first->named ? first->name_span : first->title_span,
	                     "declared here first");
	jn_diagnostic_help(&self->project->arena, d, "give one of them another name");
	if (self->twin_count < MAX_TWINS) self->twins[self->twin_count++] = (jn_twin){decl, first, scope_of(decl), d};
}

static void declare(resolver *self, const jn_decl *decl)
{
	if (!has_names(decl)) return;
	jn_name_entry *entry = jn_names_add(self->names, &self->project->arena, decl->kind, scope_of(decl), decl->name, decl);
	if (entry->decl == decl) return;
	if (entry->decl->document->builtin) entry->decl = decl, entry->other = NULL;
	else say_duplicate(self, decl, entry->decl);
}

static void list_decl(jn_project *p, const jn_decl *decl, uint32_t *caps)
{
	jn_kind kind = decl->kind;
	p->by_kind[kind] = jn_arena_grow(&p->arena, p->by_kind[kind], p->kind_count[kind], &caps[kind], sizeof *p->by_kind[kind]);
	p->by_kind[kind][p->kind_count[kind]++] = decl;
}

static void find_project(resolver *self)
{
	jn_project *p = self->project;
	for (uint32_t i = 0; i < p->kind_count[JN_PROJECT]; i++) {
		const jn_decl *decl = p->by_kind[JN_PROJECT][i];
		if (!p->project) {
			p->project = decl;
			continue;
		}
		if (decl->document == p->project->document) continue; /* said while lowering */
		jn_diagnostic *d = say(self, decl->document, decl->head_span, JN_RULE_DUPLICATE_KEY,
		                       "`project` stands once in a project");
		jn_diagnostic_relate(&p->arena, d, p->project->document, p->project->head_span, "the first one");
		jn_diagnostic_help(&p->arena, d, "put what both say into one");
	}
}

static void declare_all(resolver *self)
{
	jn_project *p = self->project;
	uint32_t caps[JN_KIND_COUNT] = {0};
	for (uint32_t i = 0; i < p->document_count; i++) {
		jn_document *doc = p->documents[i];
		p->line_total += doc->source.line_count;
		for (jn_kind kind = JN_KIND_NONE; kind < JN_KIND_COUNT; kind++) self->nameless[kind] |= doc->nameless[kind];
		for (const jn_decl *decl = doc->first; decl; decl = decl->next) list_decl(p, decl, caps);
		for (const jn_decl *decl = doc->first; decl; decl = jn_decl_after(decl, NULL)) declare(self, decl);
		for (uint32_t j = 0; j < doc->orphan_count; j++)
			if (doc->orphans[j].len) /* any declaration does as the entry's mark */
				jn_names_add(self->orphans, &p->arena, JN_KIND_NONE, NULL, doc->orphans[j], (const jn_decl *)doc);
	}
	find_project(self);
}

/* Indexes stages for the project, and touchpoints for their journey and the project: only when a reference asks. */
static void index_wide(resolver *self)
{
	if (self->wide) return;
	self->wide = true;
	jn_project *p = self->project;
	for (uint32_t i = 0; i < p->kind_count[JN_JOURNEY]; i++) {
		const jn_decl *journey = p->by_kind[JN_JOURNEY][i];
		for (const jn_decl *stage = jn_decl_child(journey, JN_STAGE); stage; stage = jn_decl_sibling(stage)) {
			if (stage->name.len) jn_names_add(self->names, &p->arena, JN_STAGE, NULL, stage->name, stage);
			for (const jn_decl *t = jn_decl_child(stage, JN_TOUCHPOINT); t; t = jn_decl_sibling(t)) {
				if (!t->name.len) continue;
				jn_names_add(self->names, &p->arena, JN_TOUCHPOINT, journey, t->name, t);
				jn_names_add(self->names, &p->arena, JN_TOUCHPOINT, NULL, t->name, t);
			}
		}
	}
}

/* ---- finding ---- */

/* Splits "a.b.c" at its last dot: the front part, empty when there is none. */
static jn_str split_last(jn_str path, jn_str *ret_front)
{
	for (uint32_t i = path.len; i > 0; i--) {
		if (path.ptr[i - 1] != '.') continue;
		*ret_front = jn_str_slice(path, 0, i - 1);
		return jn_str_slice(path, i, path.len);
	}
	*ret_front = (jn_str){0};
	return path;
}

/* The stage a path names from here: in this journey, else in the project, else `journey.stage`. */
static const jn_name_entry *find_stage(resolver *self, jn_str path)
{
	jn_str front, name = split_last(path, &front);
	if (front.len) {
		const jn_name_entry *journey = jn_names_find(self->names, JN_JOURNEY, NULL, front);
		return journey ? jn_names_find(self->names, JN_STAGE, journey->decl, name) : NULL;
	}
	const jn_decl *home = jn_decl_enclosing(self->here, JN_JOURNEY);
	const jn_name_entry *entry = home ? jn_names_find(self->names, JN_STAGE, home, name) : NULL;
	return entry ? entry : jn_names_find(self->names, JN_STAGE, NULL, name);
}

static const jn_name_entry *find_touchpoint(resolver *self, jn_str path)
{
	const jn_decl *stage = jn_decl_enclosing(self->here, JN_STAGE);
	jn_str front, name = split_last(path, &front);
	const jn_name_entry *entry = !front.len && stage ? jn_names_find(self->names, JN_TOUCHPOINT, stage, name) : NULL;
	if (entry) return entry;
	index_wide(self);
	if (front.len) {
		const jn_name_entry *at = find_stage(self, front);
		entry = at ? jn_names_find(self->names, JN_TOUCHPOINT, at->decl, name) : NULL;
		if (entry) return entry;
		at = jn_names_find(self->names, JN_JOURNEY, NULL, front);
		return at ? jn_names_find(self->names, JN_TOUCHPOINT, at->decl, name) : NULL;
	}
	const jn_decl *journey = jn_decl_enclosing(self->here, JN_JOURNEY);
	entry = journey ? jn_names_find(self->names, JN_TOUCHPOINT, journey, name) : NULL;
	return entry ? entry : jn_names_find(self->names, JN_TOUCHPOINT, NULL, name);
}

static const jn_name_entry *find(resolver *self, jn_kind kind, jn_str path)
{
	if (kind == JN_TOUCHPOINT) return find_touchpoint(self, path);
	if (kind == JN_PHASE) {
		const jn_decl *journey = jn_decl_enclosing(self->here, JN_JOURNEY);
		const jn_decl *framework = jn_journey_framework(self->project, journey ? journey : self->here);
		return jn_names_find(self->names, JN_PHASE, framework, path);
	}
	return jn_names_find(self->names, kind, NULL, path);
}

/* ---- saying ---- */

typedef struct nearest {
	const jn_decl *decl;
	uint32_t distance;
	jn_str word;
	bool titled; /* the reference is the very title of it */
	bool only;   /* no other name is as near */
} nearest;

static void consider(nearest *best, const jn_decl *decl)
{
	if (!decl->name.len || best->titled) return;
	if (jn_str_eq(best->word, decl->title)) {
		best->decl = decl, best->titled = best->only = true;
		return;
	}
	if (best->decl && jn_str_eq(best->decl->name, decl->name)) return;
	uint32_t distance = jn_edit_distance(best->word, decl->name, best->distance);
	if (best->decl && distance == best->distance) best->only = false;
	if (distance < best->distance) best->distance = distance, best->decl = decl, best->only = true;
}

/* The declaration whose name is nearest to what was written, or NULL. Bounded, whatever the size of the project. */
static const jn_decl *suggest(resolver *self, jn_kind kind, jn_str path, bool *ret_only)
{
	*ret_only = false;
	if (self->suggestions++ >= MAX_SUGGESTIONS) return NULL;
	jn_str front;
	nearest best = {.word = split_last(path, &front)};
	best.distance = jn_suggest_limit(best.word) + 1;
	const jn_decl *journey = jn_decl_enclosing(self->here, JN_JOURNEY);
	uint32_t seen = 0;
	if (kind == JN_TOUCHPOINT || kind == JN_PHASE) {
		const jn_decl *root = kind == JN_PHASE ? jn_journey_framework(self->project, journey ? journey : self->here) : journey;
		for (const jn_decl *d = root ? root->first_child : NULL; d && seen < MAX_CANDIDATES; seen++) {
			if (d->kind == kind) consider(&best, d);
			d = jn_decl_after(d, root);
		}
		*ret_only = best.only;
		return best.decl;
	}
	for (uint32_t i = 0; i < self->project->kind_count[kind] && seen < MAX_CANDIDATES; i++, seen++)
		consider(&best, self->project->by_kind[kind][i]);
	*ret_only = best.only;
	return best.decl;
}

/* Another kind that has this name: `owner: maria` where maria is a persona. */
static jn_kind kind_of_name(resolver *self, jn_str name)
{
	for (jn_kind kind = JN_PROJECT; kind < JN_KIND_COUNT; kind++)
		if (jn_names_find(self->names, kind, NULL, name)) return kind;
	return JN_KIND_NONE;
}

static void say_unknown(resolver *self, const jn_property_row *row, jn_value *value)
{
	jn_arena *arena = &self->project->arena;
	const char *kind = jn_schema_kind(row->ref)->name;
	jn_diagnostic *d = say(self, self->here->document, value->span, JN_RULE_UNKNOWN_NAME, "`%.*s` is not the name of a %s", JN_ARG(value->text), kind);
	bool only;
	const jn_decl *near = suggest(self, row->ref, value->text, &only);
	jn_kind other = near ? JN_KIND_NONE : kind_of_name(self, value->text);
	if (near) {
		jn_diagnostic_help(arena, d, "did you mean `%.*s`?", JN_ARG(near->name));
		jn_diagnostic_relate(arena, d, near->document, near->head_span, "declared here");
		jn_str front;
		jn_str last = split_last(value->text, &front);
		jn_diagnostic_edit(arena, d, (jn_span){value->span.end - last.len, value->span.end}, near->name);
		d->edit_certain = only && value->span.end - value->span.start == value->text.len;
		d->edit_title = jn_message_of("write the nearest name");
		if (near->document->builtin) d->related = NULL;
	} else if (other) {
		jn_diagnostic_help(arena, d, "`%.*s` is a %s; a %s belongs here", JN_ARG(value->text), jn_schema_kind(other)->name, kind);
	} else if (row->ref == JN_TOUCHPOINT || row->ref == JN_PHASE) {
		d->help = jn_message_of(row->ref == JN_PHASE ? JN_TR("the phases are those of the journey's framework")
		                                             : JN_TR("write its name, or stage.name where several have it"));
	} else {
		jn_diagnostic_help(arena, d, jn_help_declare, kind, JN_ARG(value->text));
	}
}

/* True when nobody can say which framework a journey is told in: the statement that says it is broken, which was reported. */
static bool framework_lost(const resolver *self)
{
	const jn_decl *journey = jn_decl_enclosing(self->here, JN_JOURNEY), *project = self->project->project;
	const jn_prop *own = journey ? jn_decl_prop(journey, JN_KEY_FRAMEWORK) : NULL;
	if (own) return own->broken;
	const jn_prop *its = project ? jn_decl_prop(project, JN_KEY_FRAMEWORK) : NULL;
	return its ? its->broken : (journey && journey->damaged) || (project && project->damaged);
}

/* A name that a broken statement may have declared is not unknown: that statement has its finding. */
static bool excused(resolver *self, jn_kind kind, jn_str path)
{
	jn_str front, name = split_last(path, &front);
	if (self->nameless[kind] || (kind == JN_TOUCHPOINT && (self->nameless[JN_STAGE] || self->nameless[JN_JOURNEY]))) return true;
	if (kind == JN_PHASE && framework_lost(self)) return true;
	if (jn_names_find(self->orphans, JN_KIND_NONE, NULL, name)) return true;
	for (; front.len; ) {
		jn_str rest, last = split_last(front, &rest);
		if (jn_names_find(self->orphans, JN_KIND_NONE, NULL, last)) return true;
		front = rest;
	}
	return false;
}

/* `stage.touchpoint`, and the journey's name before it where it is another than the one we are in. */
static jn_str whole_name(resolver *self, const jn_decl *touchpoint)
{
	const jn_decl *stage = touchpoint->parent, *journey = stage->parent;
	jn_buf name = {0};
	if (journey != jn_decl_enclosing(self->here, JN_JOURNEY)) {
		jn_buf_str(&name, journey->name);
		jn_buf_char(&name, '.');
	}
	jn_buf_str(&name, stage->name);
	jn_buf_char(&name, '.');
	jn_buf_str(&name, touchpoint->name);
	return jn_buf_keep(&name, &self->project->arena);
}

static void say_ambiguous(resolver *self, jn_value *value, const jn_name_entry *entry)
{
	jn_arena *arena = &self->project->arena;
	jn_diagnostic *d = say(self, self->here->document, value->span, JN_RULE_AMBIGUOUS_NAME,
	                       "several touchpoints are called `%.*s`", JN_ARG(value->text));
	jn_diagnostic_relate(arena, d, entry->decl->document, entry->decl->head_span, "one");
	jn_diagnostic_relate(arena, d, entry->other->document, entry->other->head_span, "another");
	jn_str one = whole_name(self, entry->decl), other = whole_name(self, entry->other);
	jn_diagnostic_help(arena, d, "write the stage before it: `%.*s` or `%.*s`", JN_ARG(one), JN_ARG(other));
	jn_diagnostic_edit(arena, d, value->span, one);
	jn_diagnostic_title(arena, d, "write `%.*s`", JN_ARG(one));
	jn_edit *choice = jn_arena_alloc(arena, sizeof *choice);
	*choice = (jn_edit){.document = d->document, .span = value->span, .text = other};
	d->choice = choice;
	d->choice_title = jn_message_new(arena, "write `%.*s`", JN_ARG(other));
}

/* ---- resolving ---- */

static void resolve_value(resolver *self, const jn_property_row *row, jn_clause *clause, jn_value *value)
{
	if (value->type != JN_VALUE_REF) return;
	const jn_name_entry *entry = find(self, row->ref, value->text);
	value->ref = NULL; /* from an earlier time */
	if (entry) {
		value->ref = entry->decl;
		/* Two of one name in one scope were reported where they stand; only a wider search can be ambiguous. */
		if (entry->other && row->ref == JN_TOUCHPOINT && scope_of(entry->decl) != entry->scope) say_ambiguous(self, value, entry);
		return;
	}
	mark(self, &clause->broken);
	if (!excused(self, row->ref, value->text) && self->unknown++ < MAX_SAID) say_unknown(self, row, value);
}

static void resolve_clauses(resolver *self, const jn_property_row *row, jn_clause *clause)
{
	static const jn_property_row from_row = {.ref = JN_SOURCE}, by_row = {.ref = JN_TEAM}, to_row = {.ref = JN_COMPETITOR};
	for (; clause; clause = clause->next) {
		if (clause->head.type == JN_VALUE_REF) resolve_value(self, row, clause, &clause->head);
		for (jn_mod *mod = clause->mods; mod; mod = mod->next)
			resolve_value(self, mod->word == JN_MOD_FROM ? &from_row : mod->word == JN_MOD_BY ? &by_row : &to_row, clause, &mod->value);
	}
}

/* Frameworks first: which phases a name may mean depends on them. */
static void resolve_frameworks(resolver *self)
{
	jn_project *p = self->project;
	for (int kind = JN_PROJECT; kind <= JN_JOURNEY; kind += JN_JOURNEY - JN_PROJECT)
		for (uint32_t i = 0; i < p->kind_count[kind]; i++) {
			self->here = p->by_kind[kind][i];
			for (jn_prop *prop = self->here->props; prop; prop = prop->next)
				if (prop->key == JN_KEY_FRAMEWORK) {
					resolve_clauses(self, prop->row, prop->clauses);
					if (prop->clauses && prop->clauses->broken) mark(self, &prop->broken);
				}
		}
}

static void resolve_decl(resolver *self, const jn_decl *decl)
{
	static const jn_property_row as_row = {.ref = JN_PERSONA};
	self->here = decl;
	if (decl->kind == JN_AS) resolve_clauses(self, &as_row, decl->heads);
	for (jn_prop *prop = decl->props; prop; prop = prop->next) {
		if (prop->key == JN_KEY_FRAMEWORK) continue;
		resolve_clauses(self, prop->row, prop->clauses);
		for (const jn_clause *c = prop->clauses; c; c = c->next)
			if (c->broken) mark(self, &prop->broken);
	}
}

/* ---- units ---- */

/* True when two spellings are one unit: `Days` and `days`, `day` and `days`, `Rp` and `IDR`. */
static bool same_unit(jn_str a, jn_str b)
{
	static const char *const pairs[][2] = {{"Rp", "IDR"}, {"RM", "MYR"}, {"€", "EUR"}, {"£", "GBP"}, {"¥", "JPY"}, {"₹", "INR"},
	                                       {"%", "percent"}, {"%", "per cent"}, {"%", "persen"}, {"%", "peratus"}, {"%", "٪"}};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		jn_str one = jn_str_c(pairs[i][0]), other = jn_str_c(pairs[i][1]);
		if ((jn_str_eq(a, one) && jn_str_eq(b, other)) || (jn_str_eq(a, other) && jn_str_eq(b, one))) return true;
	}
	jn_str longer = a.len > b.len ? a : b, shorter = a.len > b.len ? b : a;
	if (longer.len == shorter.len + 1 && shorter.len > 1 && longer.ptr[shorter.len] == 's') longer.len--;
	if (longer.len != shorter.len) return false;
	for (uint32_t i = 0; i < longer.len; i++) {
		char x = longer.ptr[i], y = shorter.ptr[i];
		bool letters = ((x | 0x20) >= 'a' && (x | 0x20) <= 'z');
		if (x != y && !(letters && (x ^ y) == 0x20)) return false;
	}
	return true;
}

/* `unit` is what the KPI says. */
static void say_unit(resolver *self, const jn_decl *kpi, const jn_value *value, jn_str unit)
{
	jn_arena *arena = &self->project->arena;
	jn_diagnostic *d = jn_diagnose(arena, &self->project->diagnostics, kpi->document, value->span, JN_RULE_UNIT_MISMATCH,
	                               "`%.*s` is not in the KPI's unit `%.*s`", JN_ARG(jn_source_slice(&kpi->document->source, value->span)), JN_ARG(unit));
	const jn_prop *prop = jn_decl_prop(kpi, JN_KEY_UNIT);
	jn_diagnostic_relate(arena, d, kpi->document, prop->clauses->span, "the unit is said here");
	jn_diagnostic_help(arena, d, "say the figure in `%.*s`, or say another unit in `unit`", JN_ARG(unit));
	jn_str text = kpi->document->source.text;
	jn_span written = {value->span.end - value->unit.len, value->span.end};
	bool clear = jn_str_eq(jn_str_slice(text, written.start, written.end), value->unit) && !memchr(unit.ptr, ' ', unit.len);
	if (!clear || !same_unit(value->unit, unit)) return;
	bool word = (unsigned char)unit.ptr[0] < 0x80 && unit.ptr[0] != '%', blank = text.ptr[written.start - 1] == ' ';
	if (word && !blank) jn_diagnostic_edit(arena, d, (jn_span){written.start, written.start}, JN_STR(" "));
	jn_diagnostic_edit(arena, d, written, unit);
	d->edit_certain = true;
	d->edit_title = jn_message_of("write the unit as the KPI has it");
}

static void check_unit(resolver *self, const jn_decl *kpi, jn_key key, jn_str unit)
{
	for (jn_clause *c = (jn_clause *)jn_decl_values(kpi, key); c; c = c->next) {
		if (c->head.type != JN_VALUE_NUMBER || !c->head.unit.len || jn_str_eq(c->head.unit, unit)) continue;
		if (!c->broken) say_unit(self, kpi, &c->head, unit);
		mark(self, &c->broken);
	}
}

static void check_units(resolver *self)
{
	static const jn_key keys[] = {JN_KEY_BASELINE, JN_KEY_TARGET, JN_KEY_MEASURED};
	for (uint32_t i = 0; i < self->project->kind_count[JN_KPI]; i++) {
		const jn_decl *kpi = self->project->by_kind[JN_KPI][i];
		const jn_clause *unit = jn_decl_values(kpi, JN_KEY_UNIT);
		for (size_t k = 0; unit && unit->head.text.len && k < sizeof keys / sizeof *keys; k++) check_unit(self, kpi, keys[k], unit->head.text);
	}
}

void jn_resolve(jn_project *p)
{
	uint32_t total = 0;
	for (uint32_t i = 0; i < p->document_count; i++) total += p->documents[i]->decl_count;
	resolver self = {.project = p, .names = jn_names_new(&p->arena, total < FIRST_NAMES ? total : FIRST_NAMES), .orphans = jn_names_new(&p->arena, 0)};
	p->names = self.names;
	declare_all(&self);
	resolve_frameworks(&self);
	for (uint32_t i = 0; i < p->document_count; i++)
		for (const jn_decl *decl = p->documents[i]->first; decl; decl = jn_decl_after(decl, NULL)) resolve_decl(&self, decl);
	check_units(&self);
	for (uint32_t i = 0; i < self.twin_count; i++) jn_twin_mend(p, &self.twins[i]);
	jn_reserved_mend(p);
}

void jn_unresolve(jn_project *p)
{
	for (const jn_mark *note = p->marks; note; note = note->next) *note->flag = false;
	p->marks = NULL;
	p->project = NULL;
	memset(p->by_kind, 0, sizeof p->by_kind);
	memset(p->kind_count, 0, sizeof p->kind_count);
	p->names = NULL;
	p->diagnostics = NULL;
	p->line_total = 0;
}
