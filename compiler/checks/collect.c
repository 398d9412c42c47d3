/* Collecting findings. In: lists. Out: one sorted array, in the project's arena.
 *
 * Sorting merges the runs that are in order already: lists of findings mostly are (backwards), so that a hostile file's
 * hundred thousands cost little more than reading them; and equal ones keep their order on every system. */
#include "checks/collect.h"

typedef struct collection {
	jn_arena *arena;
	jn_diagnostic **items;
	uint32_t count, cap;
	const jn_settings *settings;
	jn_allows *allows;
} collection;

static bool in_file_group(jn_rule_id rule)
{
	return strcmp(jn_rules[rule].group, "file") == 0;
}

/* Takes a list, newest first, so that the array has it oldest first. `fresh`: findings of this run, which may have a
 * severity already; others may have one from an earlier run. */
static void take(collection *self, jn_diagnostic *list, bool fresh)
{
	uint32_t start = self->count;
	for (jn_diagnostic *finding = list; finding; finding = finding->next) {
		jn_severity severity = self->settings->severity[finding->rule];
		if (fresh && finding->severity != JN_SEVERITY_OFF && severity != JN_SEVERITY_OFF) severity = finding->severity;
		finding->severity = severity;
		if (severity == JN_SEVERITY_OFF) continue;
		if (!in_file_group(finding->rule) &&
			jn_allows_silence(self->allows, finding->document, finding->span.start, finding->rule))
			continue;
		if (self->count == self->cap)
			self->items = jn_arena_grow(self->arena, self->items, self->count, &self->cap, sizeof *self->items);
		self->items[self->count++] = finding;
	}
	for (uint32_t i = start, j = self->count; i + 1 < j; i++, j--) {
		jn_diagnostic *swapped = self->items[i];
		self->items[i] = self->items[j - 1];
		self->items[j - 1] = swapped;
	}
}

/* By path (documents are numbered in that order; what has no file comes first), place, rule, message. */
static int compare(const jn_diagnostic *a, const jn_diagnostic *b)
{
	if (a->document != b->document) {
		if (!a->document || !b->document) return a->document ? 1 : -1;
		return a->document->index < b->document->index ? -1 : 1;
	}
	if (a->span.start != b->span.start) return a->span.start < b->span.start ? -1 : 1;
	if (a->rule != b->rule) return a->rule < b->rule ? -1 : 1;
	return jn_message_compare(&a->message, &b->message);
}

/* The end of the run in order that starts at `from`. */
static uint32_t run_end(jn_diagnostic **items, uint32_t from, uint32_t count)
{
	uint32_t end = from + 1;
	while (end < count && compare(items[end - 1], items[end]) <= 0) end++;
	return end;
}

static void merge(jn_diagnostic **to, jn_diagnostic **items, uint32_t from, uint32_t middle, uint32_t end)
{
	uint32_t left = from, right = middle;
	for (uint32_t at = from; at < end; at++) {
		bool take_left = left < middle && (right >= end || compare(items[left], items[right]) <= 0);
		to[at] = take_left ? items[left++] : items[right++];
	}
}

static void sort(collection *self)
{
	jn_diagnostic **other = jn_arena_alloc(self->arena, (self->count + 1) * sizeof *other);
	for (;;) {
		uint32_t from = 0, runs = 0;
		while (from < self->count) {
			uint32_t middle = run_end(self->items, from, self->count);
			uint32_t end = middle < self->count ? run_end(self->items, middle, self->count) : middle;
			merge(other, self->items, from, middle, end);
			from = end;
			runs++;
		}
		jn_diagnostic **swapped = self->items;
		self->items = other;
		other = swapped;
		if (runs <= 1) return;
	}
}

static void drop_doubles(collection *self)
{
	uint32_t kept = 0;
	for (uint32_t i = 0; i < self->count; i++) {
		if (kept && compare(self->items[kept - 1], self->items[i]) == 0 &&
			self->items[kept - 1]->span.end == self->items[i]->span.end)
			continue;
		self->items[kept++] = self->items[i];
	}
	self->count = kept;
}

/* True when a finding makes the run fail: it is named in fail-on, or reaches it and does not depend on today. */
static bool fails(const jn_diagnostic *finding, const jn_settings *settings)
{
	if (settings->fails[finding->rule]) return true;
	if (settings->fail_on == JN_SEVERITY_OFF || finding->dated || jn_rules[finding->rule].dated) return false;
	return finding->severity >= settings->fail_on;
}

jn_findings jn_collect(jn_project *project, jn_diagnostic *found, const jn_settings *settings, jn_allows *allows,
					   bool misread)
{
	collection self = {.arena = &project->arena, .settings = settings, .allows = allows};
	take(&self, project->diagnostics, false);
	for (uint32_t i = 0; i < project->document_count; i++) take(&self, project->documents[i]->diagnostics, false);
	take(&self, found, true);
	jn_diagnostic *unused = NULL;
	if (!misread) jn_allows_report_unused(allows, project, settings, self.arena, &unused);
	take(&self, unused, true);
	sort(&self);
	drop_doubles(&self);
	jn_findings findings = {.items = self.items, .count = self.count};
	for (uint32_t i = 0; i < self.count; i++) {
		findings.errors += self.items[i]->severity == JN_SEVERITY_ERROR;
		findings.warnings += self.items[i]->severity == JN_SEVERITY_WARNING;
		findings.infos += self.items[i]->severity == JN_SEVERITY_INFO;
		findings.fails |= fails(self.items[i], settings);
	}
	return findings;
}
