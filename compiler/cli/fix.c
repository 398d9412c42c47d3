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

/* The file at a path, added when it did not change before. An `old` without a pointer: it is a new file. */
static jn_fixed *file_at(jn_fix *self, jn_str absolute, jn_str shown, jn_str old)
{
	for (uint32_t i = 0; i < self->count; i++)
		if (jn_str_eq(self->files[i].absolute, absolute)) return &self->files[i];
	self->files = jn_arena_grow(&self->arena, self->files, self->count, &self->cap, sizeof *self->files);
	jn_fixed *file = &self->files[self->count++];
	*file = (jn_fixed){.absolute = jn_arena_str(&self->arena, absolute), .shown = jn_arena_str(&self->arena, shown)};
	if (old.ptr) file->old = jn_arena_str(&self->arena, old);
	return file;
}

/* The folder of a path, without "/" at its end. */
static jn_str folder_of(jn_str path)
{
	while (path.len && path.ptr[path.len - 1] != '/') path.len--;
	if (path.len > 1) path.len--;
	return path;
}

/* Makes the input one of the project in `folder`. */
static void root_at(jn_fix *self, jn_str folder)
{
	const jn_input *old = self->input;
	jn_input *input = jn_arena_alloc(&self->arena, sizeof *input);
	jn_shown *shown = jn_arena_alloc(&self->arena, old->count * sizeof *shown);
	for (uint32_t i = 0; i < old->count; i++) {
		shown[i] = old->shown[i];
		shown[i].root = jn_arena_str(&self->arena, folder);
		shown[i].lone = false;
	}
	*input = *old;
	input->shown = shown;
	self->input = input;
}

void jn_fix_join(jn_fix *self, jn_str path, jn_str text)
{
	jn_fixed *file = file_at(self, path, path, text);
	file->text = jn_arena_str(&self->texts, text);
	file->given = true;
	root_at(self, folder_of(path));
}

const jn_fixed *jn_fix_made(const jn_fix *self)
{
	for (uint32_t i = 0; i < self->count; i++)
		if (!self->files[i].old.ptr) return &self->files[i];
	return NULL;
}

uint32_t jn_fix_count(const jn_fix *self)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < self->count; i++) count += !self->files[i].given;
	return count;
}

/* Takes over a file that is made. With it, what stood alone belongs to a project. */
static void take_new(jn_fix *self, const jn_input_view *view, const jn_mended *mended)
{
	jn_str absolute = folder_of(self->input->shown->root), shown = view->paths[mended->document->index];
	while (shown.len && shown.ptr[shown.len - 1] != '/') shown.len--;
	if (shown.len > 1) shown.len--;
	jn_fixed *file = file_at(self, jn_path_join(&self->arena, absolute, mended->create),
							 jn_path_join(&self->arena, shown, mended->create), (jn_str){0});
	file->text = jn_arena_str(&self->texts, mended->text);
	root_at(self, absolute);
}

void jn_fix_take(jn_fix *self, const jn_input_view *view, const jn_mends *mends)
{
	jn_arena_free(&self->befores);
	self->befores = self->texts;
	self->texts = (jn_arena){0};
	self->count_before = self->count;
	self->findings_before = self->findings;
	self->input_before = self->input;
	for (uint32_t i = 0; i < self->count; i++) {
		self->files[i].before = self->files[i].text;
		self->files[i].text = (jn_str){0};
	}
	for (uint32_t i = 0; i < mends->count; i++) {
		const jn_document *document = mends->items[i].document;
		if (mends->items[i].create.len) {
			take_new(self, view, &mends->items[i]);
			continue;
		}
		jn_str absolute = self->input_before->shown->root;
		if (!self->input_before->shown->lone) absolute = jn_path_join(&self->arena, absolute, document->source.path);
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
	self->input = self->input_before;
	for (uint32_t i = 0; i < self->count; i++) self->files[i].text = self->files[i].before;
	jn_arena_free(&self->texts);
	self->texts = self->befores;
	self->befores = (jn_arena){0};
}

static bool write_file(const jn_fixed *file)
{
	jn_buf text = {0};
	bool ok = false, fresh = !file->old.ptr;
	jn_file_state state = jn_file_read(file->shown.ptr, &text);
	if (state != (fresh ? JN_FILE_MISSING : JN_FILE_READ) || (!fresh && !jn_str_eq(jn_buf_view(&text), file->old))) {
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
	for (uint32_t i = 0; i < self->count; i++)
		if (!self->files[i].given) ok = write_file(&self->files[i]) && ok;
	return ok;
}

void jn_fix_diff(const jn_fix *self, jn_buf *out)
{
	for (uint32_t i = 0; i < self->count; i++)
		if (!self->files[i].given)
			jn_diff_unified(self->files[i].shown, self->files[i].old, self->files[i].text, out);
}

void jn_fix_free(jn_fix *self)
{
	jn_arena_free(&self->arena);
	jn_arena_free(&self->texts);
	jn_arena_free(&self->befores);
	*self = (jn_fix){0};
}
