/* What a PDF says of itself: its language, its direction, an outline of stages and touchpoints that leads to their pages; and that
 * the file stays sound. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "pictures.h"
#include "project/load.h"
#include "render/pages.h"
#include "render/pdf_catalog.h"
#include "render/render.h"

typedef struct printed {
	jn_arena arena;
	jn_buf out;
	jn_render_job job;
} printed;

/* False where the library was built without cairo. */
static bool print(printed *self, const jn_project *project, int paper)
{
	jn_problem problem = {0};
	jn_scene_options how = {.language = -1, .today = JN_DATE_NONE};
	*self = (printed){.job = {.project = project, .journey = project->by_kind[JN_JOURNEY][0]}};
	if (paper >= 0)
		self->job.pages = jn_pages_lay_out(&self->arena, project, self->job.journey, how, paper, &self->job.scene);
	else
		self->job.scene = jn_scene_build(&self->arena, project, self->job.journey, &how);
	bool ok = jn_pdf_render(&self->out, &self->job, &problem);
	if (!ok) cr_log_warn("SKIPPED: %.*s", (int)problem.text.len, problem.text.ptr);
	cr_assert(ok || problem.text.len > 20);
	jn_buf_free(&problem.text);
	jn_buf_char(&self->out, '\0');
	self->out.len--;
	return ok;
}

static void printed_free(printed *self)
{
	jn_buf_free(&self->out);
	jn_arena_free(&self->arena);
}

static const char *find(const jn_buf *out, const char *part, const char *from)
{
	size_t len = strlen(part);
	for (const char *at = from ? from : out->ptr; at + len <= out->ptr + out->len; at++)
		if (memcmp(at, part, len) == 0) return at;
	return NULL;
}

/* Every place that the file's table names is the beginning of that object. */
static void check_table(const jn_buf *out)
{
	const char *said = NULL;
	for (const char *at = find(out, "startxref\n", NULL); at; at = find(out, "startxref\n", at + 1)) said = at;
	cr_assert(said);
	const char *table = out->ptr + atol(said + strlen("startxref\n"));
	cr_assert(table < said && memcmp(table, "xref\n0 ", 7) == 0);
	long count = atol(table + 7);
	const char *row = strchr(table + 7, '\n') + 1;
	cr_assert_gt(count, 5);
	for (long i = 1; i < count; i++) {
		char wanted[32];
		snprintf(wanted, sizeof wanted, "%ld 0 obj", i);
		const char *object = out->ptr + atol(row + 20 * i);
		cr_assert(object < table && memcmp(object, wanted, strlen(wanted)) == 0, "object %ld", i);
	}
}

static jn_project *load(const char *name)
{
	char root[300];
	snprintf(root, sizeof root, JOURNEY_SOURCE_DIR "/examples/%s", name);
	return jn_project_load(&(jn_load_request){.root = root, .today = JN_DATE_NONE});
}

/* The page an entry of the outline leads to: which of the objects /Page in the order of the file's list it names. */
static long page_of(const jn_buf *out, const char *title)
{
	const char *entry = find(out, title, NULL), *kids = find(out, "/Kids [ ", NULL), *end;
	if (!entry || !kids) return 0;
	const char *dest = find(out, "/Dest [", entry);
	if (!dest) return 0;
	long wanted = atol(dest + strlen("/Dest [")), page = 1;
	for (const char *at = kids + strlen("/Kids [ "); *at != ']'; page++) {
		if (strtol(at, (char **)&end, 10) == wanted) return page;
		at = end + strlen(" 0 R ");
	}
	return 0;
}

Test(outline, leads_to_every_stage_and_touchpoint)
{
	jn_project *project = load("cart-abandonment");
	for (int paper = -1; paper < 2; paper++) {
		printed self;
		if (!print(&self, project, paper)) {
			printed_free(&self);
			break;
		}
		check_table(&self.out);
		cr_expect(find(&self.out, "/Outlines ", NULL) && find(&self.out, "/Lang (en)", NULL), "paper %d", paper);
		cr_expect_null(find(&self.out, "/R2L", NULL));
		long last = 1;
		for (const jn_decl *stage = jn_decl_child(self.job.journey, JN_STAGE); stage; stage = jn_decl_sibling(stage)) {
			char title[200];
			snprintf(title, sizeof title, "(%u. %.*s)", stage->ordinal, (int)stage->title.len, stage->title.ptr);
			long page = page_of(&self.out, title);
			cr_expect(page >= last && (paper >= 0 || page == 1), "paper %d: \"%s\" leads to page %ld", paper, title, page);
			last = page;
			for (const jn_decl *at = jn_decl_child(stage, JN_TOUCHPOINT); at; at = jn_decl_sibling(at)) {
				snprintf(title, sizeof title, "(%u.%u %.*s)", stage->ordinal, at->ordinal, (int)at->title.len, at->title.ptr);
				cr_expect(find(&self.out, title, NULL), "paper %d: \"%s\" is not in the outline", paper, title);
			}
		}
		cr_expect(paper < 0 || last > 1, "the last stage is on a page of its own");
		printed_free(&self);
	}
	jn_project_free(project);
}

Test(outline, an_arabic_file_reads_from_right_to_left)
{
	jn_project *project = load("retail-ar");
	printed self, again;
	if (print(&self, project, 1)) {
		print(&again, project, 1);
		check_table(&self.out);
		cr_assert(find(&self.out, "/Lang (ar)", NULL) && find(&self.out, "/Direction /R2L", NULL));
		cr_assert(self.out.len == again.out.len && memcmp(self.out.ptr, again.out.ptr, self.out.len) == 0);
		printed_free(&again);
	}
	printed_free(&self);
	jn_project_free(project);
}

/* A file that ends in another way stays as it is. */
Test(outline, other_files_are_left_alone)
{
	static const char *const files[] = {
		"", "startxref\n", "startxref\n0\n%%EOF\n", "startxref\n99999999999999999999\n%%EOF\n",
		"xref\nstartxref\n0\n%%EOF\n",
		">>\nendobj\nxref\nstartxref\n10\n%%EOF\n",
		"<< /Type /Catalog\n   /X << >>\n>>\nendobj\nxref\nstartxref\n41\n%%EOF\n",
	};
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		jn_buf out = {0};
		jn_buf_c(&out, files[i]);
		cr_expect_not(jn_pdf_catalog(&out, JN_STR("en"), true), "file %zu", i);
		cr_expect(out.len == strlen(files[i]) && (out.len == 0 || memcmp(out.ptr, files[i], out.len) == 0), "file %zu", i);
		jn_buf_free(&out);
	}
	jn_buf fine = {0};
	jn_buf_c(&fine, "<< /Type /Catalog\n>>\nendobj\nxref\n0 1\nstartxref\n28\n%%EOF\n");
	cr_assert(jn_pdf_catalog(&fine, JN_STR("id"), false));
	static const char wanted[] = "<< /Type /Catalog\n   /Lang (id)\n   /ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\nxref\n0 1\n";
	cr_assert_eq(memcmp(fine.ptr, wanted, sizeof wanted - 1), 0);
	jn_buf_free(&fine);
}
