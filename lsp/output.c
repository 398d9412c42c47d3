/* Writing files for commands. See output.h. */
#define _XOPEN_SOURCE 700 /* realpath */
#include "lsp/output.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lsp/workspace.h"

/* ---- where ---- */

/* True when `path` is `folder` or lies in it; both without links. */
static bool inside(const char *path, const char *folder)
{
	size_t n = strlen(folder);
	while (n > 0 && folder[n - 1] == '/') n--;
	return strncmp(path, folder, n) == 0 && (path[n] == '/' || path[n] == '\0');
}

static bool inside_real(const char *path, const char *folder)
{
	char *real = realpath(folder, NULL);
	bool result = real && inside(path, real);
	free(real);
	return result;
}

static bool allowed(const jn_lsp *self, const jn_lsp_project *project, const char *folder)
{
	if (!project->placeless && !project->lone && inside_real(folder, project->root)) return true;
	for (size_t i = 0; i < json_array_size(self->folders); i++) {
		const json_t *uri = json_array_get(self->folders, i);
		jn_buf path = {0};
		bool found = jn_lsp_uri_path((jn_str){json_string_value(uri), (uint32_t)json_string_length(uri)}, &path) && inside_real(folder, path.ptr);
		jn_buf_free(&path);
		if (found) return true;
	}
	return false;
}

bool jn_lsp_output_path(const jn_lsp *self, const jn_lsp_project *project, jn_str uri, jn_buf *ret_path, jn_lsp_error *error)
{
	jn_buf path = {0};
	if (!jn_lsp_uri_path(uri, &path)) {
		jn_lsp_fail(error, JN_LSP_INVALID_PARAMS, "`output` is the URI of a file");
		jn_buf_free(&path);
		return false;
	}
	char *name = strrchr(path.ptr, '/');
	*name = '\0';
	char *folder = realpath(path.ptr[0] ? path.ptr : "/", NULL);
	if (!folder) jn_lsp_fail(error, JN_LSP_REQUEST_FAILED, "there is no folder for `%s`", name + 1);
	else if (!allowed(self, project, folder)) jn_lsp_fail(error, JN_LSP_REQUEST_FAILED, "`%s` would lie outside of the workspace", name + 1);
	else jn_buf_printf(ret_path, "%s/%s", folder, name + 1);
	if (folder) jn_buf_char(ret_path, '\0');
	free(folder);
	jn_buf_free(&path);
	return error->code == 0;
}

/* ---- writing ---- */

static bool put_all(int fd, const jn_buf *bytes)
{
	for (size_t at = 0; at < bytes->len;) {
		ssize_t written = write(fd, bytes->ptr + at, bytes->len - at);
		if (written < 0 && errno == EINTR) continue;
		if (written <= 0) return false;
		at += (size_t)written;
	}
	return fsync(fd) == 0;
}

/* A new file beside `path`; its name goes to `ret_name`. */
static int open_beside(const char *path, jn_buf *ret_name)
{
	enum { TRIES = 100 };
	size_t folder = (size_t)(strrchr(path, '/') - path) + 1;
	for (int i = 0; i < TRIES; i++) {
		ret_name->len = 0;
		jn_buf_bytes(ret_name, path, folder);
		jn_buf_printf(ret_name, ".journey-%ld-%d.tmp", (long)getpid(), i);
		jn_buf_char(ret_name, '\0');
		int fd = open(ret_name->ptr, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
		if (fd >= 0 || errno != EEXIST) return fd;
	}
	return -1;
}

bool jn_lsp_output_write(const char *path, const jn_buf *bytes, jn_lsp_error *error)
{
	struct stat there;
	jn_buf name = {0};
	const char *shown = strrchr(path, '/') + 1;
	if (lstat(path, &there) == 0 && !S_ISREG(there.st_mode)) {
		jn_lsp_fail(error, JN_LSP_REQUEST_FAILED, "`%s` is no plain file: it is left alone", shown);
		return false;
	}
	int fd = open_beside(path, &name);
	bool ok = fd >= 0 && put_all(fd, bytes);
	int reason = errno;
	if (fd >= 0 && close(fd) != 0 && ok) ok = false, reason = errno;
	if (ok && rename(name.ptr, path) != 0) ok = false, reason = errno;
	if (!ok && fd >= 0) unlink(name.ptr);
	jn_buf_free(&name);
	if (!ok) jn_lsp_fail(error, JN_LSP_REQUEST_FAILED, "`%s` could not be written: %s", shown, strerror(reason));
	return ok;
}
