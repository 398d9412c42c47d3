/* Output. In: finished bytes. Out: a stream or a file, whole or not at all; failures in words on standard error. */
#include "cli/output.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/language.h"

#define TEMPORARY ".journey-%ld-%d.tmp" /* the process, and which of its tries */

void jn_output_guard_descriptors(void)
{
	for (int fd = 0; fd <= 2; fd++) {
		if (fcntl(fd, F_GETFD) != -1 || errno != EBADF) continue;
		/* The lowest free number is taken, which is `fd`. Opened the wrong way round, so that using it is an error. */
		if (open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY) != fd) _exit(JN_EXIT_TROUBLE);
	}
}

bool jn_output_bytes(int fd, const char *bytes, size_t len)
{
	while (len > 0) {
		ssize_t written = write(fd, bytes, len);
		if (written < 0 && errno == EINTR) continue;
		if (written < 0) return false;
		bytes += written;
		len -= (size_t)written;
	}
	return true;
}

bool jn_output_stdout(jn_buf *text)
{
	bool ok = jn_output_bytes(STDOUT_FILENO, text->ptr, text->len);
	if (!ok) jn_complain("cannot write to standard output: %s", jn_cli_reason(errno));
	text->len = 0;
	return ok;
}

/* The file that `path` stands for once its links are followed, to be freed; NULL with errno set. The file itself need not
 * exist: a link may lead to where there is nothing yet. */
static char *follow(const char *path)
{
	enum { MOST_LINKS = 40 };
	char *at = strdup(path);
	for (int i = 0; at && i < MOST_LINKS; i++) {
		char target[PATH_MAX];
		ssize_t len = readlink(at, target, sizeof target - 1);
		if (len < 0) return at;
		target[len] = '\0';
		const char *slash = strrchr(at, '/');
		size_t folder = target[0] == '/' || !slash ? 0 : (size_t)(slash - at) + 1;
		char *next = malloc(folder + (size_t)len + 1);
		if (next) {
			memcpy(next, at, folder);
			memcpy(next + folder, target, (size_t)len + 1);
		}
		free(at);
		at = next;
	}
	if (at) errno = ELOOP;
	free(at);
	return NULL;
}

/* The process that left a temporary file of this name behind; 0 when it is none of ours. The name must be exactly what
 * open_beside makes of the numbers in it. */
static long maker_of(const char *name)
{
	long process;
	int number;
	char again[64];
	if (strlen(name) >= sizeof again || sscanf(name, ".journey-%9ld-%9d.tmp", &process, &number) != 2) return 0;
	snprintf(again, sizeof again, TEMPORARY, process, number);
	return process > 0 && number >= 0 && strcmp(name, again) == 0 ? process : 0;
}

/* Removes what killed runs left in a folder: files of ours whose process is gone, and that nobody wrote for a while (the
 * folder may be another machine's too, where that number lives). Whatever cannot be looked at or removed stays. */
static void sweep(const char *folder)
{
	enum { WHILE = 60 }; /* seconds */
	int error = errno;
	DIR *entries = opendir(folder);
	struct dirent *entry;
	while (entries && (entry = readdir(entries))) {
		long process = maker_of(entry->d_name);
		struct stat there;
		if (!process || kill((pid_t)process, 0) == 0 || errno != ESRCH) continue;
		if (fstatat(dirfd(entries), entry->d_name, &there, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(there.st_mode)) continue;
		if (there.st_mtime < time(NULL) - WHILE) unlinkat(dirfd(entries), entry->d_name, 0);
	}
	if (entries) closedir(entries);
	errno = error;
}

/* Opens a new file in the folder of `path` and gives its name, to be freed. Returns -1 with errno set. */
static int open_beside(const char *path, char **ret_name)
{
	enum { TRIES = 100 };
	const char *slash = strrchr(path, '/');
	size_t folder = slash ? (size_t)(slash - path) + 1 : 0;
	size_t room = folder + 64;
	char *name = malloc(room);
	if (!name) return -1;
	for (int i = 0; i < TRIES; i++) {
		memcpy(name, path, folder);
		snprintf(name + folder, room - folder, TEMPORARY, (long)getpid(), i);
		int fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
		if (fd >= 0) {
			*ret_name = name;
			return fd;
		}
		if (errno != EEXIST) break;
	}
	int reason = errno;
	free(name);
	errno = reason;
	return -1;
}

/* Settles what was moved into the folder of `path`, and clears what killed runs left there. */
static void sync_folder(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *folder = slash ? strndup(path, (size_t)(slash - path) + 1) : strdup(".");
	int fd = folder ? open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
	if (folder) sweep(folder);
	if (fd >= 0) {
		fsync(fd); /* some file systems cannot; the file itself is safe already */
		close(fd);
	}
	free(folder);
}

/* Gives the new file the mode (and owner, where allowed) of the old, or what a fresh file would get. */
static bool copy_mode(int fd, const struct stat *old)
{
	if (!old) {
		mode_t mask = umask(0);
		umask(mask);
		return fchmod(fd, 0666 & ~mask) == 0;
	}
	if ((old->st_uid != geteuid() || old->st_gid != getegid()) && fchown(fd, old->st_uid, old->st_gid) != 0 && errno != EPERM)
		return false;
	return fchmod(fd, old->st_mode & 07777) == 0;
}

/* Writes `text` beside `path` and moves it there. `old` describes what stands there, NULL for nothing. */
static bool replace(const char *path, const struct stat *old, const jn_buf *text)
{
	char *name = NULL;
	int fd = open_beside(path, &name);
	if (fd < 0) return false;
	bool ok = jn_output_bytes(fd, text->ptr, text->len) && copy_mode(fd, old) && fsync(fd) == 0;
	int reason = errno;
	if (close(fd) != 0 && ok) {
		ok = false;
		reason = errno;
	}
	if (ok && rename(name, path) != 0) {
		ok = false;
		reason = errno;
	}
	if (ok)
		sync_folder(path);
	else
		unlink(name);
	free(name);
	errno = reason;
	return ok;
}

static bool write_through(const char *path, const jn_buf *text)
{
	/* Opening a pipe that nobody reads must not wait; writing to one that somebody reads may. */
	int fd = open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0) return false;
	int flags = fcntl(fd, F_GETFL);
	if (flags >= 0) fcntl(fd, F_SETFL, flags & ~O_NONBLOCK);
	bool ok = jn_output_bytes(fd, text->ptr, text->len);
	int reason = errno;
	if (close(fd) != 0 && ok) return false;
	errno = reason;
	return ok;
}

static bool put_file(const char *path, const jn_buf *text)
{
	struct stat old;
	if (stat(path, &old) != 0) return errno == ENOENT && replace(path, NULL, text);
	if (S_ISDIR(old.st_mode)) {
		errno = EISDIR;
		return false;
	}
	if (!S_ISREG(old.st_mode)) return write_through(path, text);
	/* Replacing needs no right to the file itself; whoever made it read-only meant it all the same. */
	if (access(path, W_OK) != 0) return false;
	return replace(path, &old, text);
}

bool jn_output_replace(const char *path, const jn_buf *text)
{
	/* A pipe or a device keeps no temporary file that Ctrl-C would have to wait for. */
	struct stat there;
	if (stat(path, &there) == 0 && !S_ISREG(there.st_mode) && !S_ISDIR(there.st_mode)) {
		bool written = write_through(path, text);
		if (!written) jn_complain("cannot write `%s`: %s", path, jn_cli_reason(errno));
		return written;
	}
	/* Ctrl-C waits until the temporary file is in place or gone. */
	sigset_t stop, before;
	sigemptyset(&stop);
	sigaddset(&stop, SIGINT);
	sigaddset(&stop, SIGTERM);
	sigaddset(&stop, SIGHUP);
	sigprocmask(SIG_BLOCK, &stop, &before);
	char *target = follow(path);
	bool ok = target && put_file(target, text);
	if (!ok) jn_complain("cannot write `%s`: %s", path, jn_cli_reason(errno));
	free(target);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return ok;
}
