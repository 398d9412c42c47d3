/* The public interface as a caller meets it: only journey.h, texts in memory and folders made for the test. */
#define _XOPEN_SOURCE 700 /* mkdtemp, realpath */

#include <criterion/criterion.h>
#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "api_calls.h"

/* ---- in general ---- */

Test(api, tables)
{
	cr_assert_str_eq(journey_version(), JOURNEY_VERSION);
	for (int status = JOURNEY_OK; status <= JOURNEY_TOO_MANY_PAGES; status++)
		for (int other = JOURNEY_OK; other < status; other++)
			cr_assert_str_neq(journey_status_text(status), journey_status_text(other));
	cr_assert_str_eq(journey_status_text((journey_status)99), "no status of this library");
	cr_assert_str_eq(journey_severity_name(JOURNEY_WARNING), "warning");
	cr_assert_str_eq(journey_severity_name((journey_severity)99), "");
	cr_assert_geq(journey_format_count(), 2);
	for (size_t i = 0; i < journey_format_count(); i++) {
		journey_format format = journey_format_at(i);
		cr_assert(format.name[0] && format.extension[0] && format.summary[0]);
	}
	cr_assert_str_eq(journey_format_at(0).name, "svg");
	cr_assert_null(journey_format_at(journey_format_count()).name);
	cr_assert_gt(journey_rule_count(), 50);
	for (size_t i = 0; i < journey_rule_count(); i++) {
		journey_rule rule = journey_rule_at(i);
		cr_assert(rule.name[0] && rule.group[0] && rule.summary[0]);
	}
	cr_assert_null(journey_rule_at(journey_rule_count()).name);
	cr_assert_str_eq(journey_theme_at(0), "paper");
	for (size_t i = 0; i < journey_theme_count(); i++) cr_assert(journey_theme_at(i)[0]);
	cr_assert_null(journey_theme_at(journey_theme_count()));
}

/* Every sentence of the tables is spoken in every language. */
Test(api, tables_in_languages)
{
	static const char *const languages[] = {"id", "ms-MY", "ar"};
	for (size_t l = 0; l < sizeof languages / sizeof *languages; l++) {
		const char *language = languages[l];
		for (int status = JOURNEY_OK; status <= JOURNEY_TOO_MANY_PAGES; status++) {
			const char *english = journey_status_text((journey_status)status);
			cr_expect_str_neq(journey_translated(english, language), english, "%s in %s", english, language);
		}
		for (size_t i = 0; i < journey_format_count(); i++) {
			const char *english = journey_format_at(i).summary;
			cr_expect_str_neq(journey_translated(english, language), english, "%s in %s", english, language);
		}
		for (size_t i = 0; i < journey_rule_count(); i++) {
			const char *english = journey_rule_at(i).summary;
			cr_expect_str_neq(journey_translated(english, language), english, "%s in %s", english, language);
		}
	}
	cr_assert_str_eq(journey_translated(journey_status_text(JOURNEY_CANNOT_READ), "id"), "jalur itu tidak dapat dibaca");
	cr_assert_str_eq(journey_translated("all is well", "en"), "all is well");
	cr_assert_str_eq(journey_translated("all is well", "de"), "all is well");
	cr_assert_str_eq(journey_translated("all is well", NULL), "all is well");
	cr_assert_str_eq(journey_translated("hello", "id"), "hello");
	cr_assert_null(journey_translated(NULL, "id"));
}

Test(api, null_is_neutral)
{
	journey_close(NULL);
	journey_free(NULL);
	journey_on_out_of_memory(NULL);
	cr_assert_str_eq(journey_root(NULL), "");
	cr_assert_eq(journey_file_count(NULL), 0);
	cr_assert_str_eq(journey_file_path(NULL, 0), "");
	cr_assert_eq(journey_findings_count(NULL), 0);
	cr_assert_eq(journey_findings_count_of(NULL, JOURNEY_ERROR), 0);
	cr_assert_not(journey_findings_fail(NULL));
	cr_assert_null(journey_findings_at(NULL, 0));
	cr_assert_str_eq(journey_finding_rule(NULL), "");
	cr_assert_str_eq(journey_finding_message(NULL), "");
	cr_assert_str_eq(journey_finding_help(NULL), "");
	cr_assert_str_eq(journey_finding_edit_title(NULL), "");
	cr_assert_str_eq(journey_finding_edit_text(NULL, 0), "");
	cr_assert_str_eq(journey_finding_related_message(NULL, 0), "");
	cr_assert_str_eq(journey_finding_place(NULL, JOURNEY_UTF8).path, "");
	cr_assert_str_eq(journey_finding_edit_place(NULL, 0, JOURNEY_UTF8).path, "");
	cr_assert_str_eq(journey_finding_related_place(NULL, 0, JOURNEY_UTF8).path, "");
	cr_assert_eq(journey_finding_severity(NULL), JOURNEY_OFF);
	cr_assert_not(journey_finding_edit_is_certain(NULL));
	cr_assert_eq(journey_map_count(NULL), 0);
	cr_assert_null(journey_map_at(NULL, 0));
	cr_assert_null(journey_map_named(NULL, "x"));
	cr_assert_str_eq(journey_map_name(NULL), "");
	cr_assert_str_eq(journey_map_title(NULL), "");
	cr_assert_str_eq(journey_map_place(NULL, JOURNEY_UTF8).path, "");
}

Test(api, bad_arguments)
{
	journey_project *project = NULL;
	const journey_findings *findings = NULL;
	char *bytes = NULL;
	journey_text twice[] = {api_text("a.journey", ""), api_text("b.journey", ""), api_text("a.journey", "")};
	journey_text none = {"a.journey", NULL, 1}, nameless = {NULL, "", 0}, empty = api_text("", "");
	cr_assert_eq(journey_open_path(NULL, &project), JOURNEY_BAD_ARGUMENT);
	cr_assert_eq(journey_open_path(".", NULL), JOURNEY_BAD_ARGUMENT);
	cr_assert_eq(journey_open_texts(NULL, 1, &project), JOURNEY_BAD_ARGUMENT);
	cr_assert_eq(journey_open_texts(twice, 0, &project), JOURNEY_BAD_ARGUMENT);
	cr_assert_eq(journey_open_texts(twice, 3, &project), JOURNEY_BAD_ARGUMENT);
	cr_assert_eq(journey_open_texts(&none, 1, &project), JOURNEY_BAD_ARGUMENT);
	cr_assert_eq(journey_open_texts(&nameless, 1, &project), JOURNEY_BAD_ARGUMENT);
	cr_assert_eq(journey_open_texts(&empty, 1, &project), JOURNEY_BAD_ARGUMENT);
	cr_assert_null(project);
	project = api_open_two();
	journey_check_options no_day = {.today = "2026-02-30"}, no_level = {.fail_on = (journey_fail_on)77};
	cr_assert_eq(journey_check(NULL, NULL, &findings), JOURNEY_BAD_ARGUMENT);
	cr_assert_eq(journey_check(project, NULL, NULL), JOURNEY_BAD_ARGUMENT);
	cr_assert_eq(journey_check(project, &no_day, &findings), JOURNEY_BAD_ARGUMENT);
	cr_assert_eq(journey_check(project, &no_level, &findings), JOURNEY_BAD_ARGUMENT);
	cr_assert_null(findings);
	const journey_map *map = journey_map_at(project, 0);
	journey_render_options no_format = {.format = "gif"}, no_theme = {.theme = "pink"}, no_date = {.today = "soon"};
	cr_assert_eq(journey_render_new(map, &no_format, &bytes, NULL), JOURNEY_UNKNOWN_FORMAT);
	cr_assert_eq(journey_render_new(map, &no_theme, &bytes, NULL), JOURNEY_UNKNOWN_THEME);
	cr_assert_eq(journey_render_new(map, &no_date, &bytes, NULL), JOURNEY_BAD_ARGUMENT);
	cr_assert_eq(journey_render_new(NULL, NULL, &bytes, NULL), JOURNEY_BAD_ARGUMENT);
	cr_assert_eq(journey_render_new(map, NULL, NULL, NULL), JOURNEY_BAD_ARGUMENT);
	cr_assert_eq(journey_render_to(map, NULL, NULL, NULL), JOURNEY_BAD_ARGUMENT);
	cr_assert_null(bytes);
	journey_close(project);
}

/* ---- paths ---- */

static void write_file(const char *folder, const char *name, const char *bytes)
{
	char path[PATH_MAX];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *file = fopen(path, "w");
	cr_assert_not_null(file);
	fputs(bytes, file);
	fclose(file);
}

static journey_status opens(const char *folder, const char *name, journey_project **ret_project)
{
	char path[PATH_MAX];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	return journey_open_path(path, ret_project);
}

static const char *in(const char *folder, const char *name)
{
	static char path[PATH_MAX];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	return path;
}

Test(api, opens_paths)
{
	char made[] = "/tmp/journey-api-XXXXXX";
	char *folder = realpath(mkdtemp(made), NULL);
	journey_project *project = NULL;
	cr_assert_eq(opens(folder, "nowhere", &project), JOURNEY_CANNOT_READ);
	cr_assert_eq(errno, ENOENT);
	cr_assert_eq(journey_open_path(folder, &project), JOURNEY_NO_PROJECT);
	mkfifo(in(folder, "pipe.journey"), 0600);
	cr_assert_eq(opens(folder, "pipe.journey", &project), JOURNEY_CANNOT_READ);
	remove(in(folder, "pipe.journey"));
	write_file(folder, "one.journey", api_map_text);
	cr_assert_eq(journey_open_path(folder, &project), JOURNEY_OK, "the only file of a folder");
	cr_assert_str_eq(journey_file_path(project, 0), "one.journey");
	cr_assert_str_eq(journey_root(project), folder);
	journey_close(project);
	mkdir(in(folder, "shop"), 0700);
	write_file(folder, "shop/project.journey", api_project_text);
	cr_assert_eq(journey_open_path(folder, &project), JOURNEY_SEVERAL_PROJECTS);
	mkdir(in(folder, "shop/journeys"), 0700);
	write_file(folder, "shop/journeys/lamp.journey", api_map_text);
	cr_assert_eq(opens(folder, "shop/journeys/lamp.journey", &project), JOURNEY_OK, "a file opens its project");
	cr_assert_eq(journey_file_count(project), 2);
	cr_assert_str_eq(journey_root(project), in(folder, "shop"));
	journey_close(project);
	write_file(folder, "shop/notes.txt", api_map_text);
	cr_assert_eq(opens(folder, "shop/notes.txt", &project), JOURNEY_OK, "a file of another name stands alone");
	cr_assert_eq(journey_file_count(project), 1);
	cr_assert_str_eq(journey_root(project), in(folder, "shop"));
	journey_close(project);
	static const char *const all[] = {
		"one.journey", "shop/journeys/lamp.journey", "shop/journeys", "shop/project.journey", "shop/notes.txt", "shop"};
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) remove(in(folder, all[i]));
	cr_assert_eq(rmdir(folder), 0);
	free(folder);
}

Test(api, the_example_is_whole)
{
	journey_project *project;
	cr_assert_eq(journey_open_path(JOURNEY_SOURCE_DIR "/examples/retail", &project), JOURNEY_OK);
	const journey_findings *findings = api_check(project, NULL);
	cr_assert_eq(journey_findings_count_of(findings, JOURNEY_ERROR), 0);
	cr_assert_not(journey_findings_fail(findings));
	cr_assert_geq(journey_map_count(project), 4);
	api_ask_all(project);
	journey_close(project);
}

/* ---- threads ---- */

static void *work(void *unused)
{
	for (int i = 0; i < 20; i++) {
		journey_project *project = NULL;
		journey_text texts[] = {api_text("project.journey", api_project_text), api_text("lamp.journey", api_map_text)};
		if (journey_open_texts(texts, 2, &project) != JOURNEY_OK) return NULL;
		char *bytes = NULL;
		bool good = api_found(api_check(project, NULL), "unknown-name") &&
					journey_render_new(journey_map_at(project, 0), NULL, &bytes, NULL) == JOURNEY_OK;
		journey_free(bytes);
		journey_close(project);
		if (!good) return NULL;
	}
	return unused;
}

Test(api, threads_have_a_project_each)
{
	pthread_t threads[4];
	int token;
	void *result;
	for (int i = 0; i < 4; i++) cr_assert_eq(pthread_create(&threads[i], NULL, work, &token), 0);
	for (int i = 0; i < 4; i++) {
		cr_assert_eq(pthread_join(threads[i], &result), 0);
		cr_assert_eq(result, &token);
	}
}
