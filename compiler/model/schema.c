/* The schema's kinds, its words, and the lookups in it.
 *
 * In: words and numbers. Out: rows of constant tables (schema_basics.c, schema_maps.c). Nothing is allocated or kept. */
#include "model/schema_rows.h"

const char *const jn_words_place[] = {"before", "during", "after", NULL};
const char *const jn_words_control[] = {"direct", "indirect", NULL};
const char *const jn_words_state[] = {"current", "future", NULL};
const char *const jn_words_medium[] = {"digital", "physical", "phone", "print", "broadcast", "person", NULL};
const char *const jn_words_cadence[] = {"weekly", "monthly", "quarterly", "half-yearly", "yearly", NULL};
const char *const jn_words_idea[] = {"idea", "planned", "doing", "done", "dropped", NULL};
const char *const jn_words_severity[] = {"off", "info", "warning", "error", NULL};

/* In the order of jn_key. The keys that are free (JN_KEY_ANY) have no spelling of their own. */
static const char *const key_names[JN_KEY_ANY] = {
	"about", "accent", "action", "addresses", "age", "appealing", "appropriate", "attitude", "backstage", "barrier",
	"based-on", "baseline", "buys", "by", "channel", "competitor", "contact", "content", "control", "date", "detail",
	"due", "duration", "effort", "emotion", "ends", "event", "evidence", "expects", "fail-on", "family", "file", "font",
	"formula", "framework", "frontstage", "frustration", "gain", "gender", "goal", "habit", "handoff", "ignore", "image",
	"impact", "importance", "income", "ink", "job", "kpi", "language", "language-version", "lead", "leaves", "link",
	"location", "meaningful", "measured", "measures", "medium", "message", "method", "moment", "motivation", "need",
	"next", "note", "occupation", "owner", "pain", "paper", "persona", "personal", "phase", "place", "portrait",
	"prefers", "question", "quote", "receives", "relevant", "review", "reviewed", "scenario", "share", "shortfall",
	"simple", "size", "skips", "source", "starts", "state", "status", "support", "system", "tag", "target", "thought",
	"unit", "when",
};

static const char *const modifier_names[JN_MOD_COUNT] = {
	[JN_MOD_NONE] = "", [JN_MOD_FROM] = "from", [JN_MOD_ON] = "on", [JN_MOD_BY] = "by",
	[JN_MOD_TO] = "to", [JN_MOD_IF] = "if", [JN_MOD_SEVERITY] = "severity",
};

enum {
	IN_FILE = 1u << JN_KIND_NONE,
	IN_PROJECT = 1u << JN_PROJECT,
	IN_FRAMEWORK = 1u << JN_FRAMEWORK,
	IN_JOURNEY = 1u << JN_JOURNEY,
	IN_STAGE = 1u << JN_STAGE,
	IN_TOUCHPOINT = 1u << JN_TOUCHPOINT,
};

#define ROWS(list) .rows = (list), .row_count = sizeof(list) / sizeof((list)[0])

static const jn_kind_row kinds[JN_KIND_COUNT] = {
	[JN_KIND_NONE] = {JN_KIND_NONE, .name = "file", .plural = "files",
		.doc = "A file of a project: a list of declarations."},
	[JN_PROJECT] = {JN_PROJECT, .name = "project", .plural = "projects", .stands_in = IN_FILE, .names = true, .once = true,
		ROWS(jn_rows_project),
		.doc = "What holds for all maps of a folder and the folders in it; stands once, in the file `project.journey`."},
	[JN_PERSONA] = {JN_PERSONA, .name = "persona", .plural = "personas", .stands_in = IN_FILE, .names = true,
		ROWS(jn_rows_persona),
		.doc = "A typical customer, drawn as one person, whose way through the journeys is told."},
	[JN_CHANNEL] = {JN_CHANNEL, .name = "channel", .plural = "channels", .stands_in = IN_FILE, .names = true,
		ROWS(jn_rows_channel),
		.doc = "A way in which customers meet you or talk about you: the store, the website, the phone, review sites."},
	[JN_TEAM] = {JN_TEAM, .name = "team", .plural = "teams", .stands_in = IN_FILE, .names = true, ROWS(jn_rows_team),
		.doc = "A group of people in your organisation that can own something."},
	[JN_GOAL] = {JN_GOAL, .name = "goal", .plural = "goals", .stands_in = IN_FILE, .names = true, ROWS(jn_rows_goal),
		.doc = "Something your organisation wants to reach, for example more returning customers."},
	[JN_KPI] = {JN_KPI, .name = "kpi", .plural = "KPIs", .stands_in = IN_FILE, .names = true, ROWS(jn_rows_kpi),
		.doc = "A figure you watch: where it was, what it should come to, and what was measured since."},
	[JN_SOURCE] = {JN_SOURCE, .name = "source", .plural = "sources", .stands_in = IN_FILE, .names = true,
		ROWS(jn_rows_source),
		.doc = "Evidence that statements rest on: interviews, a survey, analytics, support tickets."},
	[JN_COMPETITOR] = {JN_COMPETITOR, .name = "competitor", .plural = "competitors", .stands_in = IN_FILE, .names = true,
		ROWS(jn_rows_competitor),
		.doc = "Another provider your customers look at or go to."},
	[JN_FRAMEWORK] = {JN_FRAMEWORK, .name = "framework", .plural = "frameworks", .stands_in = IN_FILE, .names = true,
		.doc = "A row of phases that journeys are told in, such as before, during and after the purchase."},
	[JN_PHASE] = {JN_PHASE, .name = "phase", .plural = "phases", .stands_in = IN_FRAMEWORK, .names = true,
		ROWS(jn_rows_phase),
		.doc = "One phase of a framework; phases follow each other in the order of the text."},
	[JN_JOURNEY] = {JN_JOURNEY, .name = "journey", .plural = "journeys", .stands_in = IN_FILE, .names = true,
		ROWS(jn_rows_journey),
		.doc = "One way a customer goes, from what sets it off to its end, told in stages: a map of one scenario."},
	[JN_STAGE] = {JN_STAGE, .name = "stage", .plural = "stages", .stands_in = IN_JOURNEY, .names = true,
		ROWS(jn_rows_stage),
		.doc = "A part of a journey in which the customer is after one thing, for example choosing."},
	[JN_TOUCHPOINT] = {JN_TOUCHPOINT, .name = "touchpoint", .plural = "touchpoints", .stands_in = IN_STAGE, .names = true,
		ROWS(jn_rows_touchpoint),
		.doc = "A moment in which the customer meets you, your product or what others say about you."},
	[JN_OPPORTUNITY] = {JN_OPPORTUNITY, .name = "opportunity", .plural = "opportunities",
		.stands_in = IN_TOUCHPOINT | IN_STAGE | IN_JOURNEY, .names = true, ROWS(jn_rows_opportunity),
		.doc = "An idea that would make the journey better where it stands."},
	[JN_AUDIT] = {JN_AUDIT, .name = "audit", .plural = "audits", .stands_in = IN_TOUCHPOINT, ROWS(jn_rows_audit),
		.doc = "How good the touchpoint was found to be on a day, by six qualities rated from 1 to 5."},
	[JN_AS] = {JN_AS, .name = "as", .plural = "views", .stands_in = IN_TOUCHPOINT, ROWS(jn_rows_as),
		.doc = "What is different at this touchpoint for one persona, for example `as budi { emotion: -1 }`."},
	[JN_LINT] = {JN_LINT, .name = "lint", .plural = "lint blocks", .stands_in = IN_PROJECT, .once = true,
		ROWS(jn_rows_lint),
		.doc = "How seriously this project takes each rule."},
	[JN_THEME] = {JN_THEME, .name = "theme", .plural = "themes", .stands_in = IN_PROJECT, .once = true,
		ROWS(jn_rows_theme),
		.doc = "The colours and the font of the project's maps."},
	[JN_BUILD] = {JN_BUILD, .name = "build", .plural = "build blocks", .stands_in = IN_PROJECT, .once = true,
		ROWS(jn_rows_build),
		.doc = "What `journey build` makes: views, and the formats of each."},
};

const jn_kind_row *jn_schema_kind(jn_kind kind)
{
	return &kinds[kind];
}

/* Negative, 0 or positive, as `word` sorts before, is, or sorts after a row's NUL-terminated name. */
static int compare(jn_str word, const char *name)
{
	/* Byte by byte: most comparisons end at the first one. */
	for (uint32_t i = 0; i < word.len; i++) {
		int order = (unsigned char)word.ptr[i] - (unsigned char)name[i];
		if (order != 0 || name[i] == '\0') return order != 0 ? order : 1;
	}
	return name[word.len] == '\0' ? 0 : -1;
}

jn_kind jn_schema_kind_named(jn_str word)
{
	if (word.len == 0) return JN_KIND_NONE;
	for (int kind = JN_KIND_NONE + 1; kind < JN_KIND_COUNT; kind++) {
		if (kinds[kind].name[0] == word.ptr[0] && compare(word, kinds[kind].name) == 0) return (jn_kind)kind;
	}
	return JN_KIND_NONE;
}

jn_key jn_schema_key_named(jn_str word)
{
	int from = 0, to = JN_KEY_ANY;
	while (from < to) {
		int middle = (from + to) / 2;
		int order = compare(word, key_names[middle]);
		if (order == 0) return (jn_key)middle;
		if (order < 0) to = middle;
		else from = middle + 1;
	}
	return JN_KEY_UNKNOWN;
}

const jn_property_row *jn_schema_property(jn_kind kind, jn_key key)
{
	const jn_property_row *rows = kinds[kind].rows;
	uint32_t from = 0, to = kinds[kind].row_count;
	while (from < to) {
		uint32_t middle = (from + to) / 2;
		if (rows[middle].key == key) return &rows[middle];
		if (key < rows[middle].key) to = middle;
		else from = middle + 1;
	}
	return NULL;
}

jn_modifier jn_schema_modifier_named(jn_str word)
{
	for (int modifier = JN_MOD_NONE + 1; modifier < JN_MOD_COUNT; modifier++) {
		if (compare(word, modifier_names[modifier]) == 0) return (jn_modifier)modifier;
	}
	return JN_MOD_NONE;
}

const char *jn_schema_modifier_name(jn_modifier modifier)
{
	return modifier_names[modifier];
}

bool jn_schema_stands_in(jn_kind kind, jn_kind parent)
{
	return (kinds[kind].stands_in >> parent) & 1u;
}

int jn_schema_word_index(const char *const *words, jn_str word)
{
	for (int i = 0; words[i]; i++) {
		if (compare(word, words[i]) == 0) return i;
	}
	return -1;
}

int jn_cadence_months(int cadence)
{
	static const int months[] = {0, 1, 3, 6, 12};
	return cadence >= 0 && cadence < 5 ? months[cadence] : 0;
}
