/* Times commands side by side: each is run once, then each again, and so on, so that a machine that slows down slows all.
 *
 *     stopwatch ROUNDS TIMEOUT-SECONDS -- COMMAND WORD… -- COMMAND WORD… …
 *
 * In: commands, their outputs thrown away. Out: for each a line with the least and the median wall time and the least
 * processor time in microseconds, the largest resident memory in KiB, and the exit code: 124 when it was stopped at the
 * timeout, after which it is not run again. A program in C and not a script, because a child's resident memory begins with that of its parent, and because
 * starting a child from a large process takes longer. */
#define _POSIX_C_SOURCE 200809L
#define _DEFAULT_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>

enum { MAX_COMMANDS = 16, MAX_ROUNDS = 10000, TIMED_OUT = 124 };

typedef struct contestant {
	char **words;
	double *times; /* microseconds, one a round */
	int rounds;    /* how often it was run */
	double busy;   /* microseconds of processor time, the least */
	long memory;   /* KiB */
	int code;
} contestant;

extern char **environ;
static volatile sig_atomic_t alarmed;

static void on_alarm(int signal_number)
{
	(void)signal_number;
	alarmed = 1;
}

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static double busy_time(const struct rusage *usage)
{
	return (double)(usage->ru_utime.tv_sec + usage->ru_stime.tv_sec) * 1e6 +
	       (double)(usage->ru_utime.tv_usec + usage->ru_stime.tv_usec);
}

static void set_alarm(long seconds)
{
	struct itimerval timer = {.it_value = {.tv_sec = seconds}};
	alarmed = 0;
	setitimer(ITIMER_REAL, &timer, NULL);
}

/* Runs it once; false when it could not be started. */
static bool run(contestant *self, posix_spawn_file_actions_t *actions, long timeout)
{
	pid_t child;
	int status;
	struct rusage usage;
	double start = now();
	if (posix_spawnp(&child, self->words[0], actions, NULL, self->words, environ) != 0) return false;
	set_alarm(timeout);
	while (wait4(child, &status, 0, &usage) < 0)
		if (errno == EINTR && alarmed) kill(child, SIGKILL);
	double end = now();
	bool late = alarmed != 0;
	set_alarm(0);
	double busy = busy_time(&usage);
	if (self->rounds == 0 || busy < self->busy) self->busy = busy;
	self->times[self->rounds++] = end - start;
	if (usage.ru_maxrss > self->memory) self->memory = usage.ru_maxrss;
	self->code = late ? TIMED_OUT : WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	return true;
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

/* Cuts the words at "--"; the number of commands. */
static int split(char **words, contestant *list)
{
	int count = 0;
	for (; *words; words++) {
		if (strcmp(*words, "--") != 0) continue;
		*words = NULL;
		if (words[1] && count < MAX_COMMANDS) list[count++] = (contestant){.words = words + 1};
	}
	return count;
}

int main(int argc, char **argv)
{
	contestant list[MAX_COMMANDS];
	int rounds = argc > 3 ? atoi(argv[1]) : 0;
	long timeout = argc > 3 ? atol(argv[2]) : 0;
	int count = rounds > 0 && rounds <= MAX_ROUNDS && timeout > 0 ? split(argv + 3, list) : 0;
	if (count == 0) {
		fprintf(stderr, "usage: stopwatch ROUNDS TIMEOUT-SECONDS -- COMMAND WORD... -- ...\n");
		return 2;
	}
	sigaction(SIGALRM, &(struct sigaction){.sa_handler = on_alarm}, NULL);
	posix_spawn_file_actions_t actions;
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
	for (int i = 0; i < count; i++) list[i].times = calloc((size_t)rounds, sizeof *list[i].times);
	for (int round = 0; round < rounds; round++)
		for (int i = 0; i < count; i++) {
			if (list[i].code == TIMED_OUT) continue;
			if (run(&list[i], &actions, timeout)) continue;
			fprintf(stderr, "stopwatch: cannot start %s\n", list[i].words[0]);
			return 2;
		}
	for (int i = 0; i < count; i++) {
		qsort(list[i].times, (size_t)list[i].rounds, sizeof *list[i].times, by_size);
		const contestant *one = &list[i];
		printf("%.1f %.1f %.1f %ld %d\n", one->times[0], one->times[one->rounds / 2], one->busy, one->memory, one->code);
		free(list[i].times);
	}
	return 0;
}
