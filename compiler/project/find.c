/* Which project a path belongs to, and which projects lie under it. In: absolute paths. Out: roots. */
#include "project/files.h"
#include "project/load.h"

static jn_str parent_of(jn_str path)
{
	while (path.len > 1 && path.ptr[path.len - 1] == '/') path.len--;
	while (path.len > 0 && path.ptr[path.len - 1] != '/') path.len--;
	while (path.len > 1 && path.ptr[path.len - 1] == '/') path.len--;
	return path;
}

bool jn_project_find(const char *path, jn_buf *ret_root)
{
	jn_str whole = jn_str_c(path);
	jn_str folder = jn_folder_exists(path) ? whole : parent_of(whole);
	ret_root->len = 0;
	for (;; folder = parent_of(folder)) {
		if (jn_folder_has(folder, "project.journey")) {
			jn_buf_str(ret_root, folder);
			return true;
		}
		if (folder.len <= 1 || jn_folder_has(folder, ".git")) break;
	}
	jn_buf_str(ret_root, whole);
	return false;
}

static void add_root(jn_arena *arena, jn_root **roots, uint32_t *count, uint32_t *cap, jn_root root)
{
	*roots = jn_arena_grow(arena, *roots, *count, cap, sizeof **roots);
	(*roots)[(*count)++] = root;
}

jn_root *jn_project_roots(jn_arena *arena, const char *path, uint32_t *ret_count)
{
	jn_root *roots = NULL;
	uint32_t count = 0, cap = 0;
	jn_buf root = {0};
	bool found = jn_project_find(path, &root);
	bool folder = jn_folder_exists(path);
	if (found || !folder)
		add_root(arena, &roots, &count, &cap, (jn_root){jn_arena_str(arena, jn_buf_view(&root)), !found});
	if (folder) {
		jn_paths projects = {0}, files = {0};
		/* Inside a project its own files are loaded with it; outside, each file stands alone. */
		jn_folder_walk(arena, path, true, NULL, &projects);
		if (!found) jn_folder_walk(arena, path, false, &files, NULL);
		for (uint32_t i = 0; i < projects.count; i++)
			add_root(arena, &roots, &count, &cap, (jn_root){jn_folder_path(arena, path, projects.items[i]), false});
		for (uint32_t i = 0; i < files.count; i++)
			add_root(arena, &roots, &count, &cap, (jn_root){jn_folder_path(arena, path, files.items[i]), true});
	}
	jn_buf_free(&root);
	*ret_count = count;
	return roots;
}
