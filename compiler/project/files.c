/* Walking and reading. In: paths. Out: lists and bytes, owned by the arena or buffer given. */
#define _DEFAULT_SOURCE /* d_type: what an entry is, without asking again */
#include "project/files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "source/source.h"

/* More is listed than read, so that what is read does not depend on the order in which a disk lists its files. */
enum { MAX_FOLDERS = 100000, MAX_LISTED = 20 * JN_MAX_FILES };

jn_file_state jn_file_read(const char *path, jn_buf *out)
{
	/* O_NONBLOCK: opening a pipe nobody writes to must not wait. */
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	if (fd < 0) return errno == ENOENT || errno == ENOTDIR ? JN_FILE_MISSING : errno == EACCES ? JN_FILE_DENIED : JN_FILE_FAILED;
	struct stat st;
	jn_file_state state = JN_FILE_READ;
	if (fstat(fd, &st) != 0) state = JN_FILE_FAILED;
	else if (!S_ISREG(st.st_mode)) state = JN_FILE_NOT_REGULAR;
	else if (st.st_size > JN_MAX_FILE_BYTES) state = JN_FILE_TOO_LARGE;
	char chunk[1 << 16];
	while (state == JN_FILE_READ) {
		ssize_t n = read(fd, chunk, sizeof chunk);
		if (n < 0 && errno == EINTR) continue;
		if (n < 0) state = JN_FILE_FAILED;
		if (n <= 0) break;
		jn_buf_bytes(out, chunk, (size_t)n);
		if (st.st_size > 0 && out->len == (size_t)st.st_size) break; /* as long as it said */
		if (out->len > JN_MAX_FILE_BYTES) state = JN_FILE_TOO_LARGE; /* it grew while being read */
	}
	close(fd);
	return state;
}

bool jn_file_exists(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && !S_ISDIR(st.st_mode);
}

bool jn_folder_exists(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool jn_folder_has(jn_str folder, const char *name)
{
	jn_buf path = {0};
	jn_buf_str(&path, folder);
	jn_buf_char(&path, '/');
	jn_buf_bytes(&path, name, strlen(name) + 1);
	struct stat st;
	bool has = lstat(path.ptr, &st) == 0;
	jn_buf_free(&path);
	return has;
}

jn_str jn_folder_path(jn_arena *arena, const char *folder, jn_str relative)
{
	jn_buf path = {0};
	jn_buf_c(&path, folder);
	if (!jn_str_ends(jn_buf_view(&path), JN_STR("/"))) jn_buf_char(&path, '/');
	jn_buf_str(&path, relative);
	return jn_buf_keep(&path, arena);
}

static void add(jn_arena *arena, jn_paths *list, jn_str path)
{
	if (!list) return;
	if (list->count >= MAX_LISTED) {
		list->too_many = true;
		return;
	}
	list->items = jn_arena_grow(arena, list->items, list->count, &list->cap, sizeof *list->items);
	list->items[list->count++] = jn_arena_str(arena, path);
}

static int by_bytes(const void *a, const void *b)
{
	return jn_str_cmp(*(const jn_str *)a, *(const jn_str *)b);
}

static jn_str join(jn_buf *buf, jn_str folder, const char *name)
{
	buf->len = 0;
	jn_buf_str(buf, folder);
	if (folder.len && folder.ptr[folder.len - 1] != '/') jn_buf_char(buf, '/');
	jn_buf_bytes(buf, name, strlen(name) + 1);
	jn_str joined = jn_buf_view(buf);
	joined.len--;
	return joined;
}

typedef struct walk {
	jn_arena *arena;
	jn_paths *files, *projects;
	jn_str *folders; /* relative paths still to be read */
	uint32_t folder_count, folder_cap;
	bool into_projects;
} walk;

static void visit_folder(walk *self, jn_buf *absolute, jn_str relative, const char *name)
{
	if (strcmp(name, "node_modules") == 0 || self->folder_count >= MAX_FOLDERS) return;
	jn_str whole = jn_buf_view(absolute);
	whole.len--;
	if (jn_folder_has(whole, "project.journey")) {
		add(self->arena, self->projects, relative);
		if (!self->into_projects) return;
	}
	self->folders = jn_arena_grow(self->arena, self->folders, self->folder_count, &self->folder_cap, sizeof *self->folders);
	self->folders[self->folder_count++] = jn_arena_str(self->arena, relative);
}

/* What an entry is, links not followed: DT_DIR, DT_LNK, any other, or DT_UNKNOWN when it is gone. Some file systems do not say. */
static int type_of(const struct dirent *entry, jn_buf *path, jn_str folder)
{
	struct stat st;
	if (entry->d_type != DT_UNKNOWN) return entry->d_type;
	if (lstat(join(path, folder, entry->d_name).ptr, &st) != 0) return DT_UNKNOWN;
	return S_ISDIR(st.st_mode) ? DT_DIR : S_ISLNK(st.st_mode) ? DT_LNK : DT_REG;
}

static void read_folder(walk *self, jn_str root, jn_str folder, bool deeper)
{
	jn_buf whole = {0}, path = {0}, relative = {0};
	jn_str absolute = join(&whole, root, folder.len ? folder.ptr : ".");
	DIR *dir = opendir(absolute.ptr);
	struct dirent *entry;
	while (dir && (entry = readdir(dir)) != NULL) {
		const char *name = entry->d_name;
		if (name[0] == '.') continue;
		int type = type_of(entry, &path, absolute);
		if (type == DT_UNKNOWN || type == DT_LNK) continue;
		if (type == DT_DIR) {
			join(&path, absolute, name);
			if (deeper) visit_folder(self, &path, join(&relative, folder, name), name);
		} else if (self->files && jn_str_ends(jn_str_c(name), JN_STR(".journey"))) {
			add(self->arena, self->files, join(&relative, folder, name));
		}
	}
	if (dir) closedir(dir);
	jn_buf_free(&whole);
	jn_buf_free(&path);
	jn_buf_free(&relative);
}

static void sort(jn_paths *list)
{
	/* The order in which a folder lists its files is the disk's; ours is the paths'. */
	if (list && list->count) qsort(list->items, list->count, sizeof *list->items, by_bytes);
	if (!list || list->count <= JN_MAX_FILES) return;
	list->count = JN_MAX_FILES;
	list->too_many = true;
}

void jn_folder_list(jn_arena *arena, const char *folder, jn_paths *files)
{
	walk self = {.arena = arena, .files = files};
	read_folder(&self, jn_str_c(folder), (jn_str){0}, false);
	sort(files);
}

void jn_folder_walk(jn_arena *arena, const char *root, bool into_projects, jn_paths *files, jn_paths *projects)
{
	walk self = {.arena = arena, .files = files, .projects = projects, .into_projects = into_projects};
	read_folder(&self, jn_str_c(root), (jn_str){0}, true);
	for (uint32_t i = 0; i < self.folder_count && !(files && files->too_many); i++)
		read_folder(&self, jn_str_c(root), self.folders[i], true);
	sort(files);
	sort(projects);
}
