/* Mended files on their way to the disk. In: rounds of mends. Out: files replaced whole, or a diff. All memory is that
 * of the arenas of jn_fix. */
#include "cli/fix.h"

#include <stdlib.h>

#include "cli/command.h"
#include "cli/output.h"
#include "cli/paths.h"
#include "format/diff.h"
#include "project/files.h"

jn_project *jn_fix_load(const jn_fix *self, jn_date today)
{
	const jn_input *input = self->input;
	if (self->count == 0) return jn_input_load(input, today);
	/* What was changed stands before standard input, which may be one of them. */
	jn_overlay *overlays = jn_alloc((self->count + input->count) * sizeof *overlays);
	uint32_t count = 0;
	for (uint32_t i = 0; i < self->count; i++)
		overlays[count++] = (jn_overlay){self->files[i].absolute, self->files[i].text};
	for (uint32_t i = 0; i < input->count; i++)
		if (input->shown[i].has_text) overlays[count++] = (jn_overlay){input->shown[i].absolute, input->shown[i].text};
	jn_load_request request = {.root = input->shown->root.ptr,
							   .lone = input->shown->lone,
							   .overlays = overlays,
							   .overlay_count = count,
							   .today = today};
	jn_project *project = jn_project_load(&request);
	free(overlays);
	return project;
}

/* The file at a path, added when it did not change before. */
static jn_fixed *file_at(jn_fix *self, jn_str absolute, jn_str shown, jn_str old)
{
	for (uint32_t i = 0; i < self->count; i++)
		if (jn_str_eq(self->files[i].absolute, absolute)) return &self->files[i];
	self->files = jn_arena_grow(&self->arena, self->files, self->count, &self->cap, sizeof *self->files);
	jn_fixed *file = &self->files[self->count++];
	*file = (jn_fixed){.absolute = jn_arena_str(&self->arena, absolute), .shown = jn_arena_str(&self->arena, shown)};
	file->old = jn_arena_str(&self->arena, old);
	return file;
}

void jn_fix_take(jn_fix *self, const jn_input_view *view, const jn_mends *mends)
{
	jn_arena_free(&self->befores);
	self->befores = self->texts;
	self->texts = (jn_arena){0};
	self->count_before = self->count;
	self->findings_before = self->findings;
	for (uint32_t i = 0; i < self->count; i++) {
		self->files[i].before = self->files[i].text;
		self->files[i].text = (jn_str){0};
	}
	for (uint32_t i = 0; i < mends->count; i++) {
		const jn_document *document = mends->items[i].document;
		jn_str absolute = self->input->shown->root;
		if (!self->input->shown->lone) absolute = jn_path_join(&self->arena, absolute, document->source.path);
		jn_fixed *file = file_at(self, absolute, view->paths[document->index], document->source.text);
		file->text = jn_arena_str(&self->texts, mends->items[i].text);
	}
	for (uint32_t i = 0; i < self->count_before; i++)
		if (!self->files[i].text.ptr) self->files[i].text = jn_arena_str(&self->texts, self->files[i].before);
	self->findings += mends->findings;
	self->rounds++;
}

void jn_fix_undo(jn_fix *self)
{
	self->count = self->count_before;
	self->findings = self->findings_before;
	for (uint32_t i = 0; i < self->count; i++) self->files[i].text = self->files[i].before;
	jn_arena_free(&self->texts);
	self->texts = self->befores;
	self->befores = (jn_arena){0};
}

static bool write_file(const jn_fixed *file)
{
	jn_buf text = {0};
	bool ok = false;
	if (jn_file_read(file->shown.ptr, &text) != JN_FILE_READ || !jn_str_eq(jn_buf_view(&text), file->old)) {
		jn_complain("`%s` changed while it was checked: left as it is", file->shown.ptr);
	} else {
		text.len = 0;
		jn_buf_str(&text, file->text);
		ok = jn_output_replace(file->shown.ptr, &text);
	}
	jn_buf_free(&text);
	return ok;
}

bool jn_fix_write(const jn_fix *self)
{
	bool ok = true;
	for (uint32_t i = 0; i < self->count; i++) ok = write_file(&self->files[i]) && ok;
	return ok;
}

void jn_fix_diff(const jn_fix *self, jn_buf *out)
{
	for (uint32_t i = 0; i < self->count; i++)
		jn_diff_unified(self->files[i].shown, self->files[i].old, self->files[i].text, out);
}

void jn_fix_free(jn_fix *self)
{
	jn_arena_free(&self->arena);
	jn_arena_free(&self->texts);
	jn_arena_free(&self->befores);
	*self = (jn_fix){0};
}
