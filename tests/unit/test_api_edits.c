/* An edit that makes a file, through the public header: a file that stands alone is joined to its neighbour by a new
 * project.journey. */
#define _XOPEN_SOURCE 700 /* mkdtemp */
#include <criterion/criterion.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "journey.h"

static const char *in(const char *folder, const char *name)
{
	static char path[PATH_MAX];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	return path;
}

static void write_file(const char *folder, const char *name, const char *text)
{
	FILE *file = fopen(in(folder, name), "wb");
	cr_assert_not_null(file);
	cr_assert(fputs(text, file) >= 0 && fclose(file) == 0);
}

/* The first finding of a rule, or NULL. */
static const journey_finding *finding_of(journey_project *project, const char *rule)
{
	const journey_findings *findings = NULL;
	cr_assert_eq(journey_check(project, NULL, &findings), JOURNEY_OK);
	for (size_t i = 0; i < journey_findings_count(findings); i++)
		if (strcmp(journey_finding_rule(journey_findings_at(findings, i)), rule) == 0) return journey_findings_at(findings, i);
	return NULL;
}

Test(api_edits, one_makes_a_file)
{
	char folder[] = "/tmp/journey-edits-XXXXXX";
	cr_assert_not_null(mkdtemp(folder));
	write_file(folder, "people.journey", "persona maria \"Maria\"\n");
	write_file(folder, "map.journey", "journey j { persona: maria; stage s { touchpoint t } }\n");
	journey_project *project = NULL;
	cr_assert_eq(journey_open_path(in(folder, "map.journey"), &project), JOURNEY_OK);
	const journey_finding *finding = finding_of(project, "unknown-name");
	cr_assert_not_null(finding);
	cr_assert_eq(journey_finding_edit_count(finding), 1);
	cr_expect(journey_finding_edit_creates(finding, 0));
	cr_expect(journey_finding_edit_is_certain(finding));
	cr_expect_not(journey_finding_edit_creates(finding, 1), "there is no second edit");
	cr_expect_str_eq(journey_finding_edit_place(finding, 0, JOURNEY_UTF8).path, "project.journey");
	write_file(folder, "project.journey", journey_finding_edit_text(finding, 0));
	journey_close(project);

	cr_assert_eq(journey_open_path(in(folder, "map.journey"), &project), JOURNEY_OK);
	cr_expect_eq(journey_file_count(project), 3);
	cr_expect_null(finding_of(project, "unknown-name"), "the file that the edit makes mends it");
	journey_close(project);
	static const char *const all[] = {"people.journey", "map.journey", "project.journey"};
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) cr_expect_eq(remove(in(folder, all[i])), 0);
	cr_expect_eq(rmdir(folder), 0);
}

Test(api_edits, one_within_a_file_makes_none)
{
	journey_text text = {"a.journey", "persona m { gaol: \"x\" }\n", 24};
	journey_project *project = NULL;
	cr_assert_eq(journey_open_texts(&text, 1, &project), JOURNEY_OK);
	const journey_finding *finding = finding_of(project, "unknown-key");
	cr_assert_not_null(finding);
	cr_expect_eq(journey_finding_edit_count(finding), 1);
	cr_expect_not(journey_finding_edit_creates(finding, 0));
	cr_expect_not(journey_finding_edit_creates(NULL, 0));
	journey_close(project);
}
