/* Reading many files by several threads: every file once, and the same project as one thread reads. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "checks/run.h"
#include "project/load.h"
#include "project/readers.h"
#include "syntax/syntax.h"

enum { FILES = 300 };

static void count_one(void *context, uint32_t index, struct jn_parser *parser)
{
	cr_assert_not_null(parser);
	((uint8_t *)context)[index]++;
}

Test(readers, every_index_once)
{
	static const uint32_t counts[] = {0, 1, 47, 48, FILES};
	struct jn_parser *parser = jn_parser_new();
	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
		uint8_t calls[FILES + 1] = {0};
		jn_readers_run(count_one, calls, counts[i], UINT32_MAX, parser);
		for (uint32_t at = 0; at <= FILES; at++) cr_assert_eq(calls[at], at < counts[i], "of %u files, %u", counts[i], at);
	}
	jn_parser_free(parser);
}

static void write_file(const char *folder, int number, const char *text)
{
	char path[300];
	snprintf(path, sizeof path, "%s/m%d.journey", folder, number);
	FILE *file = fopen(number < 0 ? strcat(strcpy(path, folder), "/project.journey") : path, "w");
	cr_assert_not_null(file);
	fputs(text, file);
	fclose(file);
}

/* The findings as lines of text. */
static void list(const char *folder, bool one_thread, jn_buf *out)
{
	jn_project *project = jn_project_load(&(jn_load_request){.root = folder, .today = JN_DATE_NONE, .one_thread = one_thread});
	jn_findings findings = jn_check_run(project, NULL);
	for (uint32_t i = 0; i < findings.count; i++) {
		const jn_diagnostic *d = findings.items[i];
		jn_str path = d->document->source.path;
		jn_buf_printf(out, "%.*s %u %d ", (int)path.len, path.ptr, d->span.start, (int)d->rule);
		jn_message_write(out, &d->message, NULL);
		jn_buf_char(out, '\n');
	}
	jn_project_free(project);
}

Test(readers, the_same_project)
{
	char folder[] = "/tmp/journey-readers-XXXXXX";
	cr_assert_not_null(mkdtemp(folder));
	write_file(folder, -1, "project shop \"Shop\" { ignore: \"m7.journey\" }\n");
	for (int i = 0; i < FILES; i++) {
		char text[200];
		snprintf(text, sizeof text, "persona p%d \"P\" { gaol: \"x\" }\njourney j%d { persona: p%d, p%d\n", i, i, i, (i * 7) % (FILES + 20));
		write_file(folder, i, text);
	}
	jn_buf one = {0}, several = {0};
	list(folder, true, &one);
	cr_assert(one.len > 1000);
	for (int i = 0; i < 5; i++) {
		several.len = 0;
		list(folder, false, &several);
		cr_assert(several.len == one.len && memcmp(several.ptr, one.ptr, one.len) == 0);
	}
	jn_buf_free(&one);
	jn_buf_free(&several);
	char command[100];
	snprintf(command, sizeof command, "rm -r %s", folder);
	cr_assert_eq(system(command), 0);
}
