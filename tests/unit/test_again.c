/* A project of which one document is replaced is the project that loading all of it anew gives: every reference's target, every
 * `broken`, every list and every finding. For edits that reach into other files (what was missing is declared, what others name
 * goes, has a twin, another name, another kind) one by one and undone; and for random ones, many in a row. */
#include <criterion/criterion.h>

#include "checks/run.h"
#include "lower/lower.h"
#include "model/date.h"
#include "model/schema.h"
#include "project/load.h"

enum { FILES = 4, MAIN = 3 };

#define FOLDER "/nowhere/at/all"

/* In the order of their paths. */
static const char *const paths[FILES] = {"a.journey", "b.journey", "c.journey", "project.journey"};

static const char *const projects[][FILES] = {
	{"persona maria \"Maria\" {\n  goal: sell\n  pain: \"queues\" from talks\n}\nteam cx \"CX\"\nchannel store \"Store\" { owner: cx }\n"
	 "goal sell \"Sell\" { kpi: nps }\n",
	 "kpi nps \"NPS\" {\n  unit: points\n  baseline: 10 points\n  target: >= 40 points by cx\n  measured: 31 points on 2026-01-02 from talks\n  owner: cx\n}\n"
	 "source talks \"Talks\" { owner: cx }\n",
	 "journey first \"First visit\" {\n  persona: maria\n  goal: sell\n  kpi: nps\n  owner: cx\n"
	 "  stage come \"Comes\" {\n    phase: aware\n    touchpoint enter \"Enters\" {\n      channel: store\n      emotion: +1 \"curious\" from talks\n"
	 "      next: pay.till\n      next: look if \"in a hurry\"\n      handoff: cx \"a note\"\n      as maria { emotion: -1 \"lost\" }\n    }\n"
	 "    touchpoint look \"Looks\" { channel: store; owner: cx }\n  }\n"
	 "  stage pay \"Pays\" {\n    phase: act\n    touchpoint till \"Till\" { channel: store; pain: \"slow\" severity 2 from talks; next: first.look }\n  }\n}\n"
	 "journey later \"Later\" { based-on: first; persona: maria; state: future }\n",
	 "project shop \"Shop\" {\n  framework: retail\n  owner: cx\n}\n"},
	/* Flawed: names nobody has, two of one name, names that several have, a wrong way to one, an own framework. */
	{"team cx \"CX\"\nteam cx \"Twin\"\npersona maria \"Maria\" { goal: nobody }\n// allow unknown-name: not yet\nchannel web \"Web\" { owner: it }\n",
	 "framework own \"Own\" {\n  phase before \"Before\"\n  phase after \"After\"\n}\nkpi rate \"Rate\" { unit: %; target: 40 days; measured: 3 % on 2026-02-30 from logs }\n",
	 "journey j \"J\" {\n  framework: own\n  persona: budi, maria\n  stage s \"S\" {\n    phase: before\n    touchpoint t \"T\" { channel: web; next: v; owner: maria }\n"
	 "    touchpoint u \"U\" { next: r.t }\n  }\n  stage r \"R\" {\n    phase: during\n    touchpoint t \"T\" { channel: store }\n    touchpoint v \"V\" { next: t }\n    touchpoint w { next: j.nothing, k.s.t, u }\n  }\n}\n",
	 "project p { framework: nowhere; owner: cx }\n"},
	/* Damaged: statements that may have declared what is missing. */
	{"team\npersona maria {\n  goal sell\n}\n", "channel \"Store {\n  owner: cx\n}\nkpi nps { unit: }\n",
	 "journey j \"J\" {\n  persona: maria, eva\n  framework\n  stage s {\n    phase: x\n    touchpoint t { channel: store; kpi: nps; portrait: \"no.png\" }\n  }\n", "project\n"},
};

/* ---- what a project is, as text ---- */

static void dump_place(jn_buf *out, const jn_document *document, jn_span span)
{
	if (document) jn_buf_str(out, document->source.path);
	jn_buf_printf(out, ":%u-%u", span.start, span.end);
}

static void dump_decl_place(jn_buf *out, const jn_decl *decl)
{
	if (!decl) {
		jn_buf_c(out, "none");
		return;
	}
	jn_buf_printf(out, "%s ", jn_schema_kind(decl->kind)->name);
	dump_place(out, decl->document, decl->span);
}

static void dump_value(jn_buf *out, const jn_value *value)
{
	jn_buf_printf(out, " %d@%u", value->type, value->span.start);
	if (value->type != JN_VALUE_REF) return;
	jn_buf_c(out, "->");
	dump_decl_place(out, value->ref);
}

static void dump_clauses(jn_buf *out, const jn_clause *clause)
{
	for (; clause; clause = clause->next) {
		jn_buf_c(out, clause->broken ? "\n    broken" : "\n    whole");
		dump_value(out, &clause->head);
		for (const jn_mod *mod = clause->mods; mod; mod = mod->next) dump_value(out, &mod->value);
	}
}

static void dump_document(jn_buf *out, const jn_document *document)
{
	jn_buf_printf(out, "document %u ", document->index);
	jn_buf_str(out, document->source.path);
	for (const jn_decl *decl = document->first; decl; decl = jn_decl_after(decl, NULL)) {
		jn_buf_c(out, "\n ");
		dump_decl_place(out, decl);
		dump_clauses(out, decl->heads);
		for (const jn_prop *prop = decl->props; prop; prop = prop->next) {
			jn_buf_printf(out, "\n  %s %s", prop->row->name ? prop->row->name : "", prop->broken ? "broken" : "whole");
			dump_clauses(out, prop->clauses);
		}
	}
	jn_buf_char(out, '\n');
}

static void dump_finding(jn_buf *out, const jn_diagnostic *d)
{
	jn_buf_printf(out, "%s %d%d%d%d ", jn_rules[d->rule].name, d->severity, d->edit_certain, d->edit_sketches, d->dated);
	dump_place(out, d->document, d->span);
	jn_buf_char(out, ' ');
	jn_message_write(out, &d->message, NULL);
	jn_buf_c(out, " | ");
	if (jn_message_some(&d->help)) jn_message_write(out, &d->help, NULL);
	for (const jn_related *related = d->related; related; related = related->next) {
		jn_buf_c(out, " & ");
		dump_place(out, related->document, related->span);
		jn_message_write(out, &related->message, NULL);
	}
	for (const jn_edit *edit = d->edits; edit; edit = edit->next) {
		jn_buf_c(out, " ~ ");
		dump_place(out, edit->document, edit->span);
		jn_buf_str(out, edit->text);
		jn_buf_str(out, edit->create);
	}
	jn_buf_char(out, '\n');
}

static jn_str dump(jn_project *project, jn_arena *arena)
{
	jn_buf out = {0};
	jn_findings findings = jn_check_run(project, NULL);
	for (uint32_t i = 0; i < findings.count; i++) dump_finding(&out, findings.items[i]);
	jn_buf_printf(&out, "fails %d lines %u project ", findings.fails, project->line_total);
	dump_decl_place(&out, project->project);
	for (int kind = 0; kind < JN_KIND_COUNT; kind++)
		for (uint32_t i = 0; i < project->kind_count[kind]; i++) {
			jn_buf_c(&out, i ? ", " : "\n");
			dump_decl_place(&out, project->by_kind[kind][i]);
		}
	jn_buf_char(&out, '\n');
	for (uint32_t i = 0; i < project->document_count; i++) dump_document(&out, project->documents[i]);
	jn_str text = jn_arena_str(arena, jn_buf_view(&out));
	jn_buf_free(&out);
	return text;
}

/* ---- a project that is edited ---- */

typedef struct bench {
	struct jn_parser *parser;
	jn_buf texts[FILES];
	jn_project *project; /* what replacing made of it */
} bench;

static jn_load_request request_of(const bench *self, jn_overlay overlays[FILES])
{
	static const char *const absolute[FILES] = {FOLDER "/a.journey", FOLDER "/b.journey", FOLDER "/c.journey", FOLDER "/project.journey"};
	for (int i = 0; i < FILES; i++) overlays[i] = (jn_overlay){jn_str_c(absolute[i]), jn_buf_view(&self->texts[i])};
	return (jn_load_request){.root = FOLDER, .overlays = overlays, .overlay_count = FILES, .today = 20000, .one_thread = true};
}

static jn_project *load(const bench *self, jn_project *old)
{
	jn_overlay overlays[FILES];
	jn_load_request request = request_of(self, overlays);
	request.old = old;
	return jn_project_load(&request);
}

static void begin(bench *self, int which)
{
	*self = (bench){.parser = jn_parser_new()};
	for (int i = 0; i < FILES; i++) jn_buf_c(&self->texts[i], projects[which][i]);
	self->project = load(self, NULL);
	jn_check_run(self->project, NULL);
}

static void end(bench *self)
{
	jn_project_free(self->project);
	for (int i = 0; i < FILES; i++) jn_buf_free(&self->texts[i]);
	jn_parser_free(self->parser);
}

/* Takes file `file`'s text into the project, as the language server does: a project.journey has all read again. */
static void take(bench *self, int file)
{
	jn_overlay overlays[FILES];
	if (file == MAIN) {
		self->project = load(self, self->project);
		return;
	}
	uint32_t index = 0;
	while (!jn_str_eq(self->project->documents[index]->source.path, jn_str_c(paths[file]))) index++;
	jn_load_request request = request_of(self, overlays);
	jn_project_replace(self->project, index, NULL);
	jn_project_replace(self->project, index, jn_document_new(self->parser, jn_str_c(paths[file]), jn_buf_view(&self->texts[file])));
	jn_project_again(self->project, &request);
}

/* Fails where the two differ first. */
static void expect_same(jn_str got, jn_str due, const char *what, int which, uint32_t step)
{
	uint32_t at = 0;
	if (jn_str_eq(got, due)) return;
	while (at < got.len && at < due.len && got.ptr[at] == due.ptr[at]) at++;
	uint32_t from = at > 80 ? at - 80 : 0;
	jn_str a = jn_str_slice(got, from, at + 80 < got.len ? at + 80 : got.len), b = jn_str_slice(due, from, at + 80 < due.len ? at + 80 : due.len);
	cr_assert_fail("project %d, %s (%u): it is\n%.*s\nand anew\n%.*s", which, what, step, (int)a.len, a.ptr, (int)b.len, b.ptr);
}

static void expect_as_anew(bench *self, const char *what, int which, uint32_t step)
{
	jn_arena arena = {0};
	jn_project *anew = load(self, NULL);
	jn_str got = dump(self->project, &arena), due = dump(anew, &arena);
	expect_same(got, due, what, which, step);
	jn_project_free(anew);
	jn_arena_free(&arena);
}

/* ---- one by one ---- */

typedef struct step {
	int project, file;
	const char *what, *from, *to; /* the first `from` becomes `to`; NULL: at the end of the file */
} step;

static const step steps[] = {
	{0, 0, "a team others name goes", "team cx \"CX\"\n", ""},
	{0, 0, "a team has another name", "team cx", "team cy"},
	{0, 0, "a team is a persona now", "team cx", "persona cx"},
	{0, 0, "a persona has a twin", NULL, "persona maria \"Other\"\n"},
	{0, 1, "a persona has a twin in another file", NULL, "persona maria \"Other\"\n"},
	{0, 1, "a source goes", "source talks", "source walks"},
	{0, 1, "a unit is another", "unit: points", "unit: days"},
	{0, 1, "a statement that may have declared it", "source talks \"Talks\"", "source"},
	{0, 2, "a stage has another name", "stage pay", "stage paid"},
	{0, 2, "a touchpoint has a twin", NULL, "journey third \"Third\" { stage x { touchpoint till \"Till\" { }; touchpoint look { next: till } } }\n"},
	{0, 0, "a journey of the same names in another file", NULL, "journey zero \"Zero\" { stage pay { touchpoint till { next: look } } }\n"},
	{0, 0, "a journey that is there", NULL, "journey first \"Again\" { }\n"},
	{0, 2, "a based-on goes", "journey first", "journey fist"},
	{0, 0, "a framework of its own by a built-in name", NULL, "framework retail \"Mine\" { phase aware \"A\" }\n"},
	{0, 3, "another framework", "retail", "services"},
	{0, 1, "a second project", NULL, "project other { framework: services; owner: nobody }\n"},
	{0, 1, "the file is empty", NULL, "}{\"\n"},
	{1, 0, "a missing team comes", NULL, "team it \"IT\"\n"},
	{1, 1, "a missing team comes in another file", NULL, "team it \"IT\"\n"},
	{1, 1, "a missing persona comes", NULL, "persona budi \"Budi\"\n"},
	{1, 1, "a missing goal comes", NULL, "goal nobody \"N\"\n"},
	{1, 1, "a missing source comes", NULL, "source logs \"Logs\"\n"},
	{1, 1, "a missing channel comes", NULL, "channel store \"Store\"\n"},
	{1, 1, "a missing phase comes", "phase after", "phase during \"D\"\n  phase after"},
	{1, 1, "a framework has another name", "framework own", "framework nowhere"},
	{1, 1, "a missing journey comes", NULL, "journey k \"K\" { stage s { touchpoint t { next: v } } }\n"},
	{1, 0, "one of two goes", "team cx \"Twin\"\n", ""},
	{1, 2, "an ambiguous touchpoint goes", "touchpoint t \"T\" { channel: store }", ""},
	{1, 2, "a wrong way becomes right", "j.nothing", "j.r.v"},
	{1, 3, "the right owner goes", "owner: cx", "owner: cz"},
	{1, 1, "a unit is right", "40 days", "40 %"},
	{1, 0, "an allow goes", "// allow unknown-name: not yet\n", ""},
	{2, 0, "a lost name is found", "team\n", "team cx\n"},
	{2, 1, "a string is closed", "\"Store {", "\"Store\" {"},
	{2, 1, "a missing persona comes", NULL, "persona eva \"Eva\"\n"},
	{2, 2, "a block is closed", NULL, "}\n"},
	{2, 3, "the project has a framework", "project\n", "project p { framework: retail }\n"},
};

/* Replaces the first `from` (or what is behind the end) of a text. */
static void change(jn_buf *text, const step *self)
{
	jn_buf changed = {0};
	const char *found = NULL;
	jn_buf_char(text, '\0');
	text->len--;
	if (self->from) cr_assert_not_null(found = strstr(text->ptr, self->from), "%s", self->what);
	size_t at = found ? (size_t)(found - text->ptr) : text->len, gone = found ? strlen(self->from) : 0;
	jn_buf_bytes(&changed, text->ptr, at);
	jn_buf_c(&changed, self->to);
	jn_buf_bytes(&changed, text->ptr + at + gone, text->len - at - gone);
	jn_buf_free(text);
	*text = changed;
}

Test(again, each_edit_and_its_undoing)
{
	for (uint32_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		const step *at = &steps[i];
		jn_arena arena = {0};
		bench self;
		begin(&self, at->project);
		jn_str before = dump(self.project, &arena);
		change(&self.texts[at->file], at);
		take(&self, at->file);
		cr_assert(!jn_str_eq(dump(self.project, &arena), before), "project %d: nothing comes of it that %s", at->project, at->what);
		expect_as_anew(&self, at->what, at->project, i);
		self.texts[at->file].len = 0;
		jn_buf_c(&self.texts[at->file], projects[at->project][at->file]);
		take(&self, at->file);
		expect_same(dump(self.project, &arena), before, at->what, at->project, i);
		end(&self);
		jn_arena_free(&arena);
	}
}

/* ---- at random ---- */

static uint32_t next(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

static const char *const words[] = {
	"maria", "budi", "cx", "it", "store", "web", "talks", "logs", "nps", "rate", "sell", "first", "later", "j", "k", "come", "pay", "s", "r", "enter", "look", "till",
	"t", "u", "v", "pay.till", "first.look", "first.pay.till", "j.s.t", "own", "retail", "before", "aware", "persona", "team", "channel", "kpi", "goal", "source",
	"journey", "stage", "touchpoint", "phase", "framework", "next", "owner", "points", "days", "", "\"", "}", "{", ":",
};

static const char *const blocks[] = {
	"team it \"IT\"\n", "team cx \"CX\"\n", "persona budi \"Budi\" { goal: sell; pain: \"p\" from talks }\n", "persona maria\n", "channel store { owner: it }\n",
	"channel web \"Web\"\n", "source talks \"T\"\n", "source logs \"L\"\n", "goal sell \"S\" { kpi: rate }\n", "kpi rate \"R\" { unit: days; target: 3 days by it }\n",
	"kpi nps { unit: %; measured: 3 days on 2026-01-01 from logs }\n", "framework own { phase before; phase aware }\n", "journey k { persona: budi; based-on: first; stage s { touchpoint t { next: till, u; channel: web } } }\n",
	"journey j { framework: own; stage pay { phase: before; touchpoint till { next: t; as budi { emotion: +1 } } } }\n", "team\n", "persona {\n", "}\n", "project q { owner: it }\n",
	"// allow unknown-name, duplicate-name: so it is\n", "stage s { touchpoint x { next: v } }\n",
};

static bool of_word(char c)
{
	return (c >= 'a' && c <= 'z') || c == '-' || c == '.';
}

/* Puts `text` in place of the bytes from `from` to `to`. */
static void splice(jn_buf *buf, size_t from, size_t to, const char *text)
{
	jn_buf changed = {0};
	jn_buf_bytes(&changed, buf->ptr, from);
	jn_buf_c(&changed, text);
	jn_buf_bytes(&changed, buf->ptr + to, buf->len - to);
	jn_buf_free(buf);
	*buf = changed;
}

/* The beginning of a line near a random place. */
static size_t some_line(const jn_buf *text, uint32_t *seed)
{
	size_t at = text->len ? next(seed) % text->len : 0;
	while (at > 0 && text->ptr[at - 1] != '\n') at--;
	return at;
}

static void edit(jn_buf *text, uint32_t *seed)
{
	size_t from = some_line(text, seed), to = from;
	switch (next(seed) % 4) {
	case 0: /* a declaration more */
		splice(text, from, from, blocks[next(seed) % (sizeof blocks / sizeof *blocks)]);
		return;
	case 1: /* a line less */
		while (to < text->len && text->ptr[to++] != '\n') {}
		splice(text, from, to, "");
		return;
	default: /* another word */
		from = text->len ? next(seed) % text->len : 0;
		while (from < text->len && !of_word(text->ptr[from])) from++;
		while (from > 0 && of_word(text->ptr[from - 1])) from--;
		for (to = from; to < text->len && of_word(text->ptr[to]);) to++;
		splice(text, from, to, words[next(seed) % (sizeof words / sizeof *words)]);
	}
}

static void edit_often(int which, uint32_t seed, uint32_t count)
{
	bench self;
	uint32_t random = seed;
	begin(&self, which);
	for (uint32_t i = 0; i < count; i++) {
		int file = (int)(next(&random) % 9) / 2 % FILES;
		edit(&self.texts[file], &random);
		take(&self, file);
		if (next(&random) % 3) expect_as_anew(&self, "random edits", which, seed);
	}
	expect_as_anew(&self, "random edits", which, seed);
	end(&self);
}

Test(again, many_edits_in_a_row)
{
	for (int which = 0; which < (int)(sizeof projects / sizeof *projects); which++)
		for (uint32_t seed = 1; seed <= 12; seed++) edit_often(which, seed * 7919, 25);
}
