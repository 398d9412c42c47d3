/* How a file is stored changes nothing: line ends, a byte order mark, tabs for blanks, a missing last line end. Every
 * example is read in each of these ways and must give the same model and the same findings. */
#include <criterion/criterion.h>

#include "checks/run.h"
#include "dump.h"
#include "project/files.h"
#include "project/load.h"

enum { MAX_FILES = 64 };

typedef void (*twin)(jn_str text, jn_buf *out);

static void as_it_is(jn_str text, jn_buf *out)
{
	jn_buf_str(out, text);
}

static void line_end(jn_str text, jn_buf *out, const char *end)
{
	for (uint32_t i = 0; i < text.len; i++)
		if (text.ptr[i] == '\n') jn_buf_c(out, end);
		else jn_buf_char(out, text.ptr[i]);
}

static void crlf(jn_str text, jn_buf *out)
{
	line_end(text, out, "\r\n");
}

static void cr(jn_str text, jn_buf *out)
{
	line_end(text, out, "\r");
}

static void mark(jn_str text, jn_buf *out)
{
	jn_buf_c(out, "\xEF\xBB\xBF");
	jn_buf_str(out, text);
}

static void tabs(jn_str text, jn_buf *out)
{
	bool start = true;
	for (uint32_t i = 0; i < text.len; i++) {
		if (start && text.ptr[i] == ' ' && i + 1 < text.len && text.ptr[i + 1] == ' ') {
			jn_buf_char(out, '\t');
			i++;
			continue;
		}
		start = text.ptr[i] == '\n';
		jn_buf_char(out, text.ptr[i]);
	}
}

static void cut(jn_str text, jn_buf *out)
{
	while (text.len && text.ptr[text.len - 1] == '\n') text.len--;
	jn_buf_str(out, text);
}

static void blanks(jn_str text, jn_buf *out)
{
	line_end(text, out, "  \t\n\n");
}

/* The model and the findings of a project, each file changed by `change`. */
static void read_as(const char *folder, const jn_paths *files, twin change, jn_buf *out)
{
	jn_arena arena = {0};
	jn_overlay texts[MAX_FILES];
	for (uint32_t i = 0; i < files->count; i++) {
		jn_buf path = {0}, text = {0}, changed = {0};
		jn_buf_printf(&path, "%s/%s", folder, files->items[i].ptr);
		cr_assert_eq(jn_file_read(path.ptr, &text), JN_FILE_READ);
		change(jn_buf_view(&text), &changed);
		texts[i] = (jn_overlay){files->items[i], jn_arena_str(&arena, jn_buf_view(&changed))};
		jn_buf_free(&path), jn_buf_free(&text), jn_buf_free(&changed);
	}
	jn_project *project = jn_project_of_texts(texts, files->count, 20779);
	for (uint32_t i = 0; i < project->document_count; i++) jn_dump_document(out, project->documents[i]);
	jn_findings findings = jn_check_run(project, NULL);
	for (uint32_t i = 0; i < findings.count; i++) {
		jn_buf_printf(out, "%s ", jn_rules[findings.items[i]->rule].name);
		jn_message_write(out, &findings.items[i]->message, NULL);
		jn_buf_char(out, '\n');
	}
	jn_project_free(project);
	jn_arena_free(&arena);
}

static void compare_twins(const char *folder)
{
	static const struct {
		const char *name;
		twin change;
	} twins[] = {{"CR LF", crlf}, {"CR", cr}, {"a byte order mark", mark}, {"tabs", tabs}, {"no last line end", cut}, {"blanks and empty lines", blanks}};
	jn_arena arena = {0};
	jn_paths files = {0};
	jn_folder_walk(&arena, folder, false, &files, NULL);
	cr_assert(files.count > 0 && files.count <= MAX_FILES);
	jn_buf plain = {0};
	read_as(folder, &files, as_it_is, &plain);
	for (size_t i = 0; i < sizeof twins / sizeof *twins; i++) {
		jn_buf changed = {0};
		read_as(folder, &files, twins[i].change, &changed);
		cr_expect(jn_str_eq(jn_buf_view(&plain), jn_buf_view(&changed)), "%s with %s", folder, twins[i].name);
		jn_buf_free(&changed);
	}
	jn_buf_free(&plain);
	jn_arena_free(&arena);
}

Test(twins, how_a_file_is_stored_changes_nothing)
{
	compare_twins(JOURNEY_SOURCE_DIR "/examples/retail");
	compare_twins(JOURNEY_SOURCE_DIR "/examples/retail-id");
	compare_twins(JOURNEY_SOURCE_DIR "/examples/retail-ar");
	compare_twins(JOURNEY_SOURCE_DIR "/examples/cart-abandonment");
}
