/* What a program of somebody else does with libjourney: opens the project it is given, and prints what it found and
 * has, for tests/consumer.sh to compare with what the program `journey` says. In: a path. Out: lines on standard
 * output.
 *
 *   consumer findings PATH DAY   the findings as `journey check --format concise` writes them
 *   consumer draw PATH NAME      the journey NAME as SVG
 *   consumer print PATH NAME     its blueprint on A4 across, as PDF
 *   consumer list                formats, views, papers, rules, themes */
#include <journey.h>

#include <stdio.h>
#include <string.h>

static int complain(journey_status status)
{
	fprintf(stderr, "consumer: %s\n", journey_status_text(status));
	return 2;
}

static int findings(journey_project *project, const char *day)
{
	const journey_findings *found;
	journey_check_options options = {.today = day};
	journey_status status = journey_check(project, &options, &found);
	if (status != JOURNEY_OK) return complain(status);
	for (size_t i = 0; i < journey_findings_count(found); i++) {
		const journey_finding *finding = journey_findings_at(found, i);
		journey_place place = journey_finding_place(finding, JOURNEY_UTF32);
		printf("%s:%u:%u: %s[%s] %s\n", place.path, place.start.line + 1, place.start.column + 1,
			   journey_severity_name(journey_finding_severity(finding)), journey_finding_rule(finding),
			   journey_finding_message(finding));
	}
	return journey_findings_fail(found);
}

static bool put(void *context, const char *bytes, size_t length)
{
	return fwrite(bytes, 1, length, context) == length;
}

static int list(void)
{
	for (size_t i = 0; i < journey_format_count(); i++) printf("format %s\n", journey_format_at(i).name);
	for (size_t i = 0; i < journey_view_count(); i++) printf("view %s\n", journey_view_at(i).name);
	for (size_t i = 0; i < journey_paper_count(); i++) printf("paper %s\n", journey_paper_at(i));
	for (size_t i = 0; i < journey_theme_count(); i++) printf("theme %s\n", journey_theme_at(i));
	for (size_t i = 0; i < journey_rule_count(); i++) printf("rule %s\n", journey_rule_at(i).name);
	return 0;
}

int main(int argc, char **argv)
{
	if (argc == 2 && strcmp(argv[1], "list") == 0) return list();
	if (argc != 4) return complain(JOURNEY_BAD_ARGUMENT);
	journey_project *project;
	journey_status status = journey_open_path(argv[2], &project);
	if (status != JOURNEY_OK) return complain(status);
	int result = 0;
	if (strcmp(argv[1], "findings") == 0) {
		result = findings(project, argv[3]);
	} else {
		journey_render_options paper = {.format = "pdf", .view = "blueprint", .paper = "a4-landscape"};
		bool prints = strcmp(argv[1], "print") == 0;
		status = journey_render_to(journey_map_named(project, argv[3]), prints ? &paper : NULL, put, stdout);
		if (status != JOURNEY_OK) result = complain(status);
	}
	journey_close(project);
	return result;
}
