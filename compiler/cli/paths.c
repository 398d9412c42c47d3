/* Paths as text. In: what was typed. Out: absolute and relative paths in the caller's arena; nothing is opened. */
#define _XOPEN_SOURCE 700 /* realpath */

#include "cli/paths.h"

#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"

static jn_str keep(jn_arena *arena, const jn_buf *text)
{
	return jn_arena_str(arena, jn_buf_view(text));
}

jn_str jn_path_current(jn_arena *arena)
{
	char *resolved = realpath(".", NULL);
	jn_str path = jn_arena_str(arena, jn_str_c(resolved));
	free(resolved);
	return path;
}

/* Takes "." , ".." and doubled "/" out of an absolute path, as text. */
static jn_str tidy(jn_arena *arena, jn_str path)
{
	jn_buf out = {0};
	for (uint32_t at = 0; at < path.len;) {
		uint32_t end = at;
		while (end < path.len && path.ptr[end] != '/') end++;
		jn_str part = jn_str_slice(path, at, end);
		at = end + 1;
		if (part.len == 0 || jn_str_eq(part, JN_STR("."))) continue;
		if (jn_str_eq(part, JN_STR(".."))) {
			while (out.len > 0 && out.ptr[out.len - 1] != '/') out.len--;
			if (out.len > 0) out.len--;
			continue;
		}
		jn_buf_char(&out, '/');
		jn_buf_str(&out, part);
	}
	if (out.len == 0) jn_buf_char(&out, '/');
	jn_str result = keep(arena, &out);
	jn_buf_free(&out);
	return result;
}

static jn_str resolve(jn_arena *arena, jn_str path)
{
	char *resolved = realpath(path.ptr, NULL);
	if (!resolved) return (jn_str){0};
	jn_str result = jn_arena_str(arena, jn_str_c(resolved));
	free(resolved);
	return result;
}

jn_str jn_path_absolute(jn_arena *arena, jn_str current, const char *path)
{
	jn_str typed = jn_str_c(path);
	jn_str found = resolve(arena, typed);
	if (found.len) return found;
	jn_str whole = typed.len && typed.ptr[0] == '/' ? typed : jn_path_join(arena, current, typed);
	uint32_t name = whole.len;
	while (name > 0 && whole.ptr[name - 1] != '/') name--;
	jn_str last = jn_str_slice(whole, name, whole.len);
	bool plain = last.len && !jn_str_eq(last, JN_STR(".")) && !jn_str_eq(last, JN_STR(".."));
	jn_str folder = plain && name > 1 ? resolve(arena, jn_arena_str(arena, jn_str_slice(whole, 0, name - 1))) : (jn_str){0};
	return folder.len ? jn_path_join(arena, folder, last) : tidy(arena, whole);
}

jn_str jn_path_join(jn_arena *arena, jn_str folder, jn_str name)
{
	if (folder.len == 0) return jn_arena_str(arena, name);
	if (name.len == 0) return jn_arena_str(arena, folder);
	jn_buf out = {0};
	jn_buf_str(&out, folder);
	if (folder.ptr[folder.len - 1] != '/') jn_buf_char(&out, '/');
	jn_buf_str(&out, name);
	jn_str result = keep(arena, &out);
	jn_buf_free(&out);
	return result;
}

bool jn_path_inside(jn_str folder, jn_str path, jn_str *ret_rest)
{
	if (jn_str_eq(folder, JN_STR("/"))) folder.len = 0;
	if (!jn_str_starts(path, folder)) return false;
	if (path.len > folder.len && path.ptr[folder.len] != '/') return false;
	*ret_rest = jn_str_slice(path, folder.len + 1, path.len);
	return true;
}

jn_str jn_path_relative(jn_arena *arena, jn_str from, jn_str path)
{
	jn_str rest;
	if (from.len == 0) return path;
	jn_buf out = {0};
	while (!jn_path_inside(from, path, &rest)) {
		while (from.len > 0 && from.ptr[from.len - 1] != '/') from.len--;
		if (from.len > 1) from.len--;
		jn_buf_c(&out, "../");
	}
	jn_buf_str(&out, rest);
	if (rest.len == 0 && out.len > 0) out.len--;
	jn_str result = keep(arena, &out);
	jn_buf_free(&out);
	return result;
}

jn_str jn_path_typed(const char *path)
{
	jn_str typed = jn_str_c(path);
	while (typed.len > 1 && typed.ptr[typed.len - 1] == '/') typed.len--;
	while (jn_str_starts(typed, JN_STR("./"))) {
		typed = jn_str_slice(typed, 2, typed.len);
		while (typed.len && typed.ptr[0] == '/') typed = jn_str_slice(typed, 1, typed.len);
	}
	return jn_str_eq(typed, JN_STR(".")) ? (jn_str){0} : typed;
}
