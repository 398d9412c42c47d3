/* Silencing. In: the documents' allow comments. Out: answers to "is this rule silenced here?". All memory is the
 * arena's.
 *
 * What comments cover is nested (a statement with its block, or the file), so for each rule the covers of a document
 * form a tree: the innermost around an offset is found by halving and then climbing, at most as often as blocks are
 * nested. */
#include "checks/allow.h"

#include <stdlib.h>

#include "base/buf.h"

typedef struct jn_allow_entry {
	jn_allow *allow;
	jn_span rule_span; /* the rule's name in the comment */
	jn_span covers;
	int64_t outer; /* index of the nearest entry around it that ends later; -1 when none */
	bool used;
} jn_allow_entry;

enum { MOST_NAMED = 1000, MOST_COMMENTS = 20000 }; /* rules in one comment, and comments of one file, that are looked at */

/* The whole of a comment: its line, when nothing else stands there; else with the blanks before it. */
static jn_span comment_span(jn_str text, jn_span comment)
{
	uint32_t start = comment.start, end = comment.end;
	while (start > 0 && (text.ptr[start - 1] == ' ' || text.ptr[start - 1] == '\t')) start--;
	if (start > 0 && text.ptr[start - 1] != '\n' && text.ptr[start - 1] != '\r') return (jn_span){start, end};
	if (end < text.len && text.ptr[end] == '\r') end++;
	if (end < text.len && text.ptr[end] == '\n') end++;
	return (jn_span){start, end};
}

/* Takes a rule out of the comment that names it, with its comma; where it is the only one, the comment goes. */
static void mend_unused(jn_arena *arena, jn_diagnostic *finding, const jn_allow *allow, jn_span rule)
{
	jn_str text = finding->document->source.text;
	uintptr_t list = (uintptr_t)allow->rules.ptr - (uintptr_t)text.ptr;
	if (list + allow->rules.len > text.len) return; /* the list is a copy: nobody knows where it stands */
	uint32_t from = (uint32_t)list, to = from + allow->rules.len, start = rule.start, end = rule.end;
	if (start < from || end > to) return;
	while (end < to && (text.ptr[end] == ' ' || text.ptr[end] == '\t')) end++;
	if (end < to) {
		end++;
		while (end < to && (text.ptr[end] == ' ' || text.ptr[end] == '\t')) end++;
	} else {
		while (start > from && text.ptr[start - 1] != ',') start--;
		if (start > from) start--;
	}
	bool all = start == from && end == to;
	jn_diagnostic_edit(arena, finding, all ? comment_span(text, allow->span) : (jn_span){start, end}, JN_STR(""));
	finding->edit_certain = true;
	finding->edit_title = jn_message_of(all ? JN_TR("take the comment out") : JN_TR("take the rule out of the comment"));
}

static void complain(jn_arena *arena, jn_diagnostic **found, const jn_document *document, const jn_allow *allow,
					 jn_span span, jn_str rule)
{
	jn_diagnostic *finding;
	if (jn_rule_named(rule)) {
		finding =
			jn_diagnose(arena, found, document, span, JN_RULE_UNUSED_ALLOW, "`%.*s` cannot be silenced", JN_ARG(rule));
		jn_diagnostic_help(arena, finding, "it says that the text is misread, so mend the text");
		mend_unused(arena, finding, allow, span);
		return;
	}
	finding =
		jn_diagnose(arena, found, document, span, JN_RULE_UNUSED_ALLOW, "there is no rule called `%.*s`", JN_ARG(rule));
	jn_str near = jn_rule_suggest(rule, false);
	if (near.len) {
		jn_diagnostic_help(arena, finding, "did you mean `%.*s`?", JN_ARG(near));
		jn_diagnostic_edit(arena, finding, span, near);
		jn_diagnostic_title(arena, finding, "write `%.*s`", JN_ARG(near));
	} else if (jn_rule_group_exists(rule)) {
		jn_diagnostic_help(arena, finding, "`%.*s` is a group: name the rule itself", JN_ARG(rule));
	} else {
		jn_diagnostic_help(arena, finding, "`journey explain` lists all rules");
	}
}

static void add(jn_arena *arena, jn_allow_list *list, jn_allow *allow, jn_span rule_span)
{
	list->entries = jn_arena_grow(arena, list->entries, list->count, &list->cap, sizeof *list->entries);
	jn_span covers = allow->covers;
	if (allow->whole_file) covers = (jn_span){0, UINT32_MAX};
	list->entries[list->count++] =
		(jn_allow_entry){.allow = allow, .rule_span = rule_span, .covers = covers, .outer = -1};
}

/* The bytes of the document where `part` of the comment's list of rules stands; the whole comment when it was copied.
 */
static jn_span span_of(const jn_document *document, const jn_allow *allow, jn_str part)
{
	jn_str text = document->source.text;
	uintptr_t start = (uintptr_t)text.ptr, at = (uintptr_t)part.ptr;
	if (at < start || at + part.len > start + text.len) return allow->span;
	return (jn_span){(uint32_t)(at - start), (uint32_t)(at - start) + part.len};
}

/* The next rule of a comma list from `*at` on, trimmed; false at the list's end. */
static bool next_rule(jn_str rules, uint32_t *at, jn_str *ret_rule)
{
	if (*at >= rules.len) return false;
	uint32_t end = *at;
	while (end < rules.len && rules.ptr[end] != ',') end++;
	*ret_rule = jn_str_trim(jn_str_slice(rules, *at, end));
	*at = end + 1;
	return true;
}

/* What is wrong with how a comment is written, before its rules are looked at. */
typedef struct comment_form {
	jn_span word;   /* `allow` or `allow-file`, in whatever case */
	bool small;     /* in small letters */
	bool colon;     /* a colon stands right behind it, before the rules */
	bool beside;    /* something else stands before the comment on its line */
} comment_form;

static comment_form form_of(const jn_document *document, const jn_allow *allow)
{
	jn_str text = document->source.text;
	comment_form form = {.word = {allow->span.start + 2, allow->span.start + 2}, .small = true};
	while (form.word.start < allow->span.end && strchr(" \t", text.ptr[form.word.start])) form.word.start++;
	form.word.end = form.word.start + (uint32_t)(allow->whole_file ? sizeof "allow-file" - 1 : sizeof "allow" - 1);
	for (uint32_t i = form.word.start; i < form.word.end; i++)
		if (text.ptr[i] >= 'A' && text.ptr[i] <= 'Z') form.small = false;
	form.colon = form.word.end < allow->span.end && text.ptr[form.word.end] == ':';
	form.beside = !allow->whole_file && allow->covers.end <= allow->span.start;
	return form;
}

/* The words of a list, however they are parted; false at its end. */
static bool next_word(jn_str list, uint32_t *at, jn_str *ret_word)
{
	while (*at < list.len && strchr(", \t", list.ptr[*at])) ++*at;
	uint32_t start = *at;
	while (*at < list.len && !strchr(", \t", list.ptr[*at])) ++*at;
	*ret_word = jn_str_slice(list, start, *at);
	return ret_word->len > 0;
}

/* True for a list of which every word names a rule: then a comment is no prose. */
static bool names_rules(jn_str list)
{
	jn_str word;
	uint32_t at = 0, count = 0;
	while (count < MOST_NAMED && next_word(list, &at, &word)) {
		if (!jn_rule_named(word)) return false;
		count++;
	}
	return count > 0;
}

/* Says what is wrong with the comment's own words. True when there is nothing more to read in it. */
static bool misformed(jn_arena *arena, jn_diagnostic **found, const jn_document *document, const jn_allow *allow)
{
	comment_form form = form_of(document, allow);
	const char *word = allow->whole_file ? "allow-file" : "allow";
	jn_diagnostic *finding;
	if (form.small && !form.colon && !form.beside) return false;
	if ((!form.small || form.colon) && !names_rules(allow->rules)) return true; /* prose: `// Allow for a day of rest` */
	if (form.colon) {
		finding = jn_diagnose(arena, found, document, allow->span, JN_RULE_UNUSED_ALLOW,
							  "this comment silences nothing: the rule stands before the colon, the reason behind it");
		jn_diagnostic_help(arena, finding, "write `// %s %.*s: why`", word, JN_ARG(allow->rules));
	} else if (!form.small) {
		jn_str written = jn_str_slice(document->source.text, form.word.start, form.word.end);
		finding = jn_diagnose(arena, found, document, form.word, JN_RULE_UNUSED_ALLOW,
							  "this comment silences nothing: `%.*s` is written `%s`", JN_ARG(written), word);
		jn_diagnostic_help(arena, finding, "write it in small letters");
		jn_diagnostic_edit(arena, finding, form.word, jn_str_c(word));
		finding->edit_certain = jn_str_trim(allow->reason).len > 0;
		jn_diagnostic_title(arena, finding, "write `%s`", word);
	} else {
		finding = jn_diagnose(arena, found, document, allow->span, JN_RULE_UNUSED_ALLOW,
							  "this comment silences nothing, for it stands behind something else on its line");
		jn_diagnostic_help(arena, finding, "write it alone, on the line above what it silences");
	}
	return true;
}

/* Rules in a row without their commas: `allow a b: why`. True when that was said. */
static bool lacks_commas(jn_arena *arena, jn_diagnostic **found, const jn_document *document, const jn_allow *allow)
{
	jn_str word, list = allow->rules;
	jn_buf parted = {0};
	uint32_t at = 0, words = 0, names = 1;
	for (uint32_t i = 0; i < list.len; i++) names += list.ptr[i] == ',';
	if (!names_rules(list)) return false;
	while (words < MOST_NAMED && next_word(list, &at, &word)) jn_buf_printf(&parted, "%s%.*s", words++ ? ", " : "", JN_ARG(word));
	bool lacking = words > names;
	if (lacking) {
		jn_span span = span_of(document, allow, list);
		jn_diagnostic *finding = jn_diagnose(arena, found, document, span, JN_RULE_UNUSED_ALLOW,
											 "this comment silences nothing, for its rules have no comma between them");
		jn_diagnostic_help(arena, finding, "write a comma between the rules");
		if (words < MOST_NAMED && span.end - span.start == list.len) {
			jn_diagnostic_edit(arena, finding, span, jn_arena_str(arena, jn_buf_view(&parted)));
			jn_diagnostic_title(arena, finding, "write a comma between the rules");
			finding->edit_certain = true;
		}
	}
	jn_buf_free(&parted);
	return lacking;
}

static void read_allow(jn_arena *arena, jn_allow_list *lists, const jn_document *document, jn_allow *allow,
					   jn_diagnostic **found)
{
	allow->used = false;
	if (misformed(arena, found, document, allow)) return;
	if (jn_str_trim(allow->reason).len == 0) {
		jn_diagnostic *finding = jn_diagnose(arena, found, document, allow->span, JN_RULE_UNUSED_ALLOW,
											 "this comment silences nothing, for it gives no reason");
		jn_diagnostic_help(arena, finding, "write the reason after a colon: `// allow RULE: why`");
		return;
	}
	if (lacks_commas(arena, found, document, allow)) return;
	jn_str name;
	uint32_t at = 0, named = 0;
	while (named++ < MOST_NAMED && next_rule(allow->rules, &at, &name)) {
		const jn_rule *rule = jn_rule_named(name);
		jn_span span = span_of(document, allow, name);
		if (!rule || strcmp(rule->group, "file") == 0)
			complain(arena, found, document, allow, span, name);
		else
			add(arena, &lists[rule->id], allow, span);
	}
}

static int by_cover(const void *a, const void *b)
{
	const jn_allow_entry *left = a, *right = b;
	if (left->covers.start != right->covers.start) return left->covers.start < right->covers.start ? -1 : 1;
	if (left->covers.end != right->covers.end) return left->covers.end > right->covers.end ? -1 : 1;
	return left->rule_span.start < right->rule_span.start ? -1 : left->rule_span.start > right->rule_span.start;
}

/* Sorts a list and ties each entry to the one around it. */
static void nest(jn_allow_list *list)
{
	if (list->count == 0) return;
	qsort(list->entries, list->count, sizeof *list->entries, by_cover);
	for (uint32_t i = 1; i < list->count; i++) {
		int64_t outer = (int64_t)i - 1;
		while (outer >= 0 && list->entries[outer].covers.end <= list->entries[i].covers.end)
			outer = list->entries[outer].outer;
		list->entries[i].outer = outer;
	}
}

jn_allows jn_allows_read(const jn_project *project, jn_arena *arena, jn_diagnostic **found)
{
	jn_allows self = {.document_count = project->document_count};
	self.documents = jn_arena_alloc(arena, (project->document_count + 1) * sizeof *self.documents);
	for (uint32_t i = 0; i < project->document_count; i++) {
		jn_document *document = project->documents[i];
		if (!document->allows) continue;
		self.documents[i] = jn_arena_alloc(arena, JN_RULE_COUNT * sizeof **self.documents);
		uint32_t left = MOST_COMMENTS;
		for (jn_allow *allow = document->allows; allow && left > 0; allow = allow->next, left--)
			read_allow(arena, self.documents[i], document, allow, found);
		for (int rule = 0; rule < JN_RULE_COUNT; rule++) nest(&self.documents[i][rule]);
	}
	return self;
}

bool jn_allows_silence(jn_allows *self, const jn_document *document, uint32_t offset, jn_rule_id rule)
{
	if (!document || document->index >= self->document_count || !self->documents[document->index]) return false;
	jn_allow_list *list = &self->documents[document->index][rule];
	uint32_t from = 0, to = list->count;
	while (from < to) {
		uint32_t middle = from + (to - from) / 2;
		if (list->entries[middle].covers.start <= offset)
			from = middle + 1;
		else
			to = middle;
	}
	int64_t at = (int64_t)from - 1;
	while (at >= 0 && list->entries[at].covers.end <= offset) at = list->entries[at].outer;
	if (at < 0) return false;
	list->entries[at].used = list->entries[at].allow->used = true;
	return true;
}

static void report_list(const jn_allow_list *list, const jn_rule *rule, const jn_document *document, jn_arena *arena,
						jn_diagnostic **found)
{
	for (uint32_t i = 0; i < list->count; i++) {
		const jn_allow_entry *entry = &list->entries[i];
		if (entry->used) continue;
		jn_diagnostic *finding = jn_diagnose(arena, found, document, entry->rule_span, JN_RULE_UNUSED_ALLOW,
											 "there is no `%s` here to silence", rule->name);
		jn_diagnostic_help(arena, finding, "take it out of the comment");
		mend_unused(arena, finding, entry->allow, entry->rule_span);
	}
}

void jn_allows_report_unused(const jn_allows *self, const jn_project *project, const jn_settings *settings,
							 jn_arena *arena, jn_diagnostic **found)
{
	for (uint32_t i = 0; i < self->document_count; i++) {
		for (int rule = 0; self->documents[i] && rule < JN_RULE_COUNT; rule++) {
			/* Whether a KPI is off its target depends on the day too, for a target with a date. */
			bool dated = jn_rules[rule].dated || rule == JN_RULE_KPI_OFF_TARGET;
			if (settings->severity[rule] == JN_SEVERITY_OFF || dated) continue;
			report_list(&self->documents[i][rule], &jn_rules[rule], project->documents[i], arena, found);
		}
	}
}
