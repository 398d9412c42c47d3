/* Older versions. In: a project's folder and a revision. Out: the findings there were then, known to a baseline.
 *
 * `git` is run three times a project: to see that there is such a revision, to list its files, and to print their
 * contents. Nothing is written but an unnamed temporary file with the objects' names, for git to read. */
#include "cli/since.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/command.h"

typedef struct older {
	jn_arena arena;
	const char *folder; /* where git is run: the project's */
	jn_str lone;        /* the only file of interest, or empty */
	jn_overlay *files;  /* `text` is the object's name before the contents are read */
	uint32_t count, cap;
} older;

/* The child's side: git with these words in the project's folder. */
static void become_git(const char *const *words, int in, int out, bool quiet)
{
	int nowhere = quiet ? open("/dev/null", O_WRONLY) : -1;
	if (nowhere >= 0) dup2(nowhere, STDERR_FILENO);
	if (in >= 0) dup2(in, STDIN_FILENO);
	dup2(out, STDOUT_FILENO);
	execvp("git", (char *const *)words);
	_exit(127);
}

/* Runs git with `in` (-1: as ours) as its standard input; what it prints goes to `out`, and what it says on standard
 * error is not shown when `quiet`. True when it ended well. */
static bool run_git(const char *const *words, int in, jn_buf *out, bool quiet)
{
	int ends[2];
	if (pipe(ends) != 0) return false;
	pid_t child = fork();
	if (child == 0) {
		close(ends[0]);
		become_git(words, in, ends[1], quiet);
	}
	close(ends[1]);
	char piece[1 << 14];
	for (ssize_t got; child > 0 && ((got = read(ends[0], piece, sizeof piece)) > 0 || (got < 0 && errno == EINTR));)
		if (got > 0) jn_buf_bytes(out, piece, (size_t)got);
	close(ends[0]);
	int status = 1;
	while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR) {
	}
	return child > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static bool knows_revision(const older *self, const char *since)
{
	jn_buf commit = {0}, out = {0};
	jn_buf_printf(&commit, "%s^{commit}", since);
	jn_buf_char(&commit, '\0');
	const char *words[] = {"git",      "-C", self->folder, "rev-parse", "--quiet", "--verify", "--end-of-options",
						   commit.ptr, NULL};
	const char *where[] = {"git", "-C", self->folder, "rev-parse", "--git-dir", NULL};
	bool known = run_git(words, -1, &out, true);
	if (!known && !run_git(where, -1, &out, true))
		jn_complain("`--since`: `%s` is in no git repository, or in one that git refuses; `git status` there tells more", self->folder);
	else if (!known)
		jn_complain("`--since`: git knows no version `%s` of `%s`", since, self->folder);
	jn_buf_free(&commit);
	jn_buf_free(&out);
	return known;
}

/* True for a path that a walk of the folder would come by: not hidden, not in node_modules. */
static bool is_visible(jn_str path)
{
	for (uint32_t at = 0; at < path.len;) {
		const char *slash = memchr(path.ptr + at, '/', path.len - at);
		uint32_t end = slash ? (uint32_t)(slash - path.ptr) : path.len;
		jn_str part = jn_str_slice(path, at, end);
		if (jn_str_starts(part, JN_STR(".")) || jn_str_eq(part, JN_STR("node_modules"))) return false;
		at = end + 1;
	}
	return true;
}

/* One entry of `git ls-tree -z`: "100644 blob NAME\tpath". */
static void take_entry(older *self, jn_str entry)
{
	const char *tab = memchr(entry.ptr, '\t', entry.len);
	if (!tab || !jn_str_starts(entry, JN_STR("100"))) return;
	jn_str path = jn_str_slice(entry, (uint32_t)(tab - entry.ptr) + 1, entry.len);
	jn_str head = jn_str_slice(entry, 0, (uint32_t)(tab - entry.ptr));
	const jn_str blob = JN_STR("100644 blob ");
	if (head.len <= blob.len || !is_visible(path)) return;
	if (self->lone.len ? !jn_str_eq(path, self->lone) : !jn_str_ends(path, JN_STR(".journey"))) return;
	self->files = jn_arena_grow(&self->arena, self->files, self->count, &self->cap, sizeof *self->files);
	self->files[self->count++] = (jn_overlay){jn_arena_str(&self->arena, path),
											  jn_arena_str(&self->arena, jn_str_slice(head, blob.len, head.len))};
}

static bool list_files(older *self, const char *since)
{
	jn_buf out = {0};
	const char *words[] = {"git", "-C", self->folder, "ls-tree", "-r", "-z", "--end-of-options", since, NULL};
	bool ok = run_git(words, -1, &out, false);
	jn_str all = jn_buf_view(&out);
	for (uint32_t from = 0; ok && from < all.len && self->count < JN_MAX_FILES;) {
		const char *end = memchr(all.ptr + from, '\0', all.len - from);
		uint32_t to = end ? (uint32_t)(end - all.ptr) : all.len;
		take_entry(self, jn_str_slice(all, from, to));
		from = to + 1;
	}
	jn_buf_free(&out);
	return ok;
}

/* Leaves out the files of projects within the project. */
static void drop_nested(older *self)
{
	static const jn_str name = {"/project.journey", 16};
	uint32_t kept = 0;
	for (uint32_t i = 0; i < self->count; i++) {
		bool nested = false;
		for (uint32_t j = 0; j < self->count && !nested && !self->lone.len; j++) {
			jn_str other = self->files[j].path;
			if (!jn_str_ends(other, name)) continue;
			nested = jn_str_starts(self->files[i].path, jn_str_slice(other, 0, other.len - name.len + 1));
		}
		if (!nested) self->files[kept++] = self->files[i];
	}
	self->count = kept;
}

/* Reads "NAME blob SIZE\ncontent\n" for each file, in their order. */
static bool take_contents(older *self, jn_str all)
{
	uint32_t at = 0;
	for (uint32_t i = 0; i < self->count; i++) {
		const char *end = at < all.len ? memchr(all.ptr + at, '\n', all.len - at) : NULL;
		if (!end) return false;
		jn_str head = jn_str_slice(all, at, (uint32_t)(end - all.ptr));
		uint32_t size = 0, digit = head.len;
		while (digit > 0 && head.ptr[digit - 1] != ' ') digit--;
		for (; digit < head.len; digit++) size = size * 10 + (uint32_t)(head.ptr[digit] - '0');
		at += head.len + 1;
		if (size > all.len - at) return false;
		self->files[i].text = jn_arena_str(&self->arena, jn_str_slice(all, at, at + size));
		at += size + 1;
	}
	return true;
}

static bool read_files(older *self)
{
	if (self->count == 0) return true;
	FILE *names = tmpfile();
	if (!names) return false;
	for (uint32_t i = 0; i < self->count; i++) {
		fwrite(self->files[i].text.ptr, 1, self->files[i].text.len, names);
		fputc('\n', names);
	}
	jn_buf out = {0};
	bool ok = fflush(names) == 0 && lseek(fileno(names), 0, SEEK_SET) == 0;
	const char *words[] = {"git", "-C", self->folder, "cat-file", "--batch", NULL};
	ok = ok && run_git(words, fileno(names), &out, false) && take_contents(self, jn_buf_view(&out));
	fclose(names);
	jn_buf_free(&out);
	return ok;
}

static int by_path(const void *left, const void *right)
{
	return jn_str_cmp(((const jn_overlay *)left)->path, ((const jn_overlay *)right)->path);
}

bool jn_since_learn(jn_baseline *baseline, const jn_input *input, const char *since, const jn_lint_options *lint,
					jn_date today)
{
	older self = {0};
	jn_str folder = input->shown->root;
	if (input->shown->lone) {
		uint32_t slash = folder.len;
		while (slash > 0 && folder.ptr[slash - 1] != '/') slash--;
		self.lone = jn_str_slice(folder, slash, folder.len);
		folder = jn_str_slice(folder, 0, slash);
	}
	self.folder = jn_arena_str(&self.arena, folder).ptr;
	bool ok = knows_revision(&self, since);
	if (ok) {
		ok = list_files(&self, since);
		drop_nested(&self);
		ok = ok && read_files(&self);
		if (!ok) jn_complain("`--since`: git cannot show `%s` of `%s`", since, self.folder);
	}
	if (ok && self.count) {
		qsort(self.files, self.count, sizeof *self.files, by_path);
		jn_project *project = jn_project_of_texts(self.files, self.count, today);
		jn_findings findings = jn_check_run(project, lint);
		jn_baseline_learn(baseline, input, &findings);
		jn_project_free(project);
	}
	jn_arena_free(&self.arena);
	return ok;
}
