/* Projects of texts, opened and asked for everything. */
#include "api_calls.h"

#include <criterion/criterion.h>
#include <string.h>

const char api_project_text[] =
	"project shop \"Shop\" { owner: cx }\nteam cx \"Experience\"\npersona maria \"Maria\"\n";
const char api_map_text[] = "journey lamp \"A new lamp\" { persona: marai\n"
							   "  stage before { touchpoint \"Looks 😀 around\" { next: gnoe } }\n}\n";

journey_text api_text(const char *path, const char *bytes)
{
	return (journey_text){path, bytes, strlen(bytes)};
}

journey_project *api_open(const journey_text *texts, size_t count)
{
	journey_project *project = NULL;
	cr_assert_eq(journey_open_texts(texts, count, &project), JOURNEY_OK);
	cr_assert_not_null(project);
	return project;
}

journey_project *api_open_two(void)
{
	/* not in the order of their paths: the library sorts them */
	journey_text texts[] = {api_text("project.journey", api_project_text), api_text("journeys/lamp.journey", api_map_text)};
	return api_open(texts, 2);
}

const journey_findings *api_check(journey_project *project, const journey_check_options *options)
{
	const journey_findings *findings = NULL;
	cr_assert_eq(journey_check(project, options, &findings), JOURNEY_OK);
	return findings;
}

const journey_finding *api_found(const journey_findings *findings, const char *rule)
{
	for (size_t i = 0; i < journey_findings_count(findings); i++) {
		const journey_finding *finding = journey_findings_at(findings, i);
		if (strcmp(journey_finding_rule(finding), rule) == 0) return finding;
	}
	return NULL;
}

static bool is_utf8(const char *s)
{
	for (const unsigned char *p = (const unsigned char *)s; *p;) {
		int more = *p < 0x80 ? 0 : *p >= 0xF0 ? 3 : *p >= 0xE0 ? 2 : *p >= 0xC2 ? 1 : -1;
		if (more < 0) return false;
		for (p++; more-- > 0; p++)
			if ((*p & 0xC0) != 0x80) return false;
	}
	return true;
}

void api_ask_all(journey_project *project)
{
	const journey_findings *findings = api_check(project, NULL);
	for (size_t i = 0; i < journey_findings_count(findings); i++) {
		const journey_finding *finding = journey_findings_at(findings, i);
		bool good = is_utf8(journey_finding_message(finding)) && is_utf8(journey_finding_help(finding)) &&
					is_utf8(journey_finding_edit_title(finding));
		journey_finding_place(finding, JOURNEY_UTF16);
		for (size_t j = 0; j < journey_finding_related_count(finding); j++) {
			good &= is_utf8(journey_finding_related_message(finding, j));
			journey_finding_related_place(finding, j, JOURNEY_UTF16);
		}
		for (size_t j = 0; j < journey_finding_edit_count(finding); j++) {
			good &= is_utf8(journey_finding_edit_text(finding, j));
			journey_finding_edit_place(finding, j, JOURNEY_UTF32);
		}
		if (!good) cr_assert_fail("not UTF-8: %s", journey_finding_message(finding));
	}
	for (size_t i = 0; i < journey_map_count(project); i++) {
		const journey_map *map = journey_map_at(project, i);
		cr_assert(is_utf8(journey_map_name(map)) && is_utf8(journey_map_title(map)));
		journey_map_place(map, JOURNEY_UTF16);
	}
}
