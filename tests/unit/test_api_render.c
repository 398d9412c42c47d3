/* Drawing by the public interface: formats, views, lanes, rows, paper, languages; and what is refused. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "api_calls.h"

typedef struct taken {
	char *bytes;
	size_t length, calls;
	bool refuse;
} taken;

static bool take(void *context, const char *bytes, size_t length)
{
	taken *self = context;
	self->calls++;
	if (self->refuse) return false;
	self->bytes = realloc(self->bytes, self->length + length + 1);
	memcpy(self->bytes + self->length, bytes, length);
	self->length += length;
	return true;
}

Test(api, draws)
{
	journey_project *project = api_open_two();
	cr_assert_eq(journey_map_count(project), 1);
	const journey_map *map = journey_map_named(project, "A new lamp");
	cr_assert_eq(map, journey_map_named(project, "lamp"));
	cr_assert_eq(map, journey_map_at(project, 0));
	cr_assert_null(journey_map_at(project, 1));
	cr_assert_null(journey_map_named(project, "no such journey"));
	cr_assert_null(journey_map_named(project, ""));
	cr_assert_str_eq(journey_map_name(map), "lamp");
	cr_assert_str_eq(journey_map_title(map), "A new lamp");
	journey_place place = journey_map_place(map, JOURNEY_UTF8);
	cr_assert_str_eq(place.path, "journeys/lamp.journey");
	cr_assert_eq(place.start.offset, 0);
	cr_assert_eq(place.end.line, 2);
	for (size_t i = 0; i < journey_format_count(); i++) {
		journey_render_options options = {.format = journey_format_at(i).name, .theme = "ink", .index = true};
		char *bytes = NULL;
		size_t length = 0;
		taken sink = {0};
		cr_assert_eq(journey_render_new(map, &options, &bytes, &length), JOURNEY_OK);
		cr_assert_eq(bytes[length], '\0');
		cr_assert_eq(journey_render_to(map, &options, take, &sink), JOURNEY_OK);
		cr_assert(sink.length == length && memcmp(sink.bytes, bytes, length) == 0);
		free(sink.bytes);
		journey_free(bytes);
	}
	taken unwilling = {.refuse = true};
	cr_assert_eq(journey_render_to(map, NULL, take, &unwilling), JOURNEY_STOPPED);
	cr_assert_eq(unwilling.calls, 1);
	journey_close(project);
}

/* ---- what is drawn ---- */

static const char long_text[] =
	"persona maria \"Maria\"\njourney lamp \"A new lamp\" { persona: maria; goal: \"Light\"\n"
	"  stage a \"Looks\" { touchpoint t \"Sees\" { emotion: -2 \"Lost\"; pain: \"No signs\"; action: \"Walks in\" } }\n"
	"  stage b \"Buys\" { touchpoint u \"Pays\" { emotion: +1 \"Relieved\"; action: \"Queues\"; thought: \"At last\" } }\n"
	"  stage c \"Lives with it\" { touchpoint v \"Hangs it\" { emotion: +2 \"Proud\"; gain: \"It hangs\" } }\n}\n";

static journey_project *open_long(void)
{
	journey_text one = api_text("lamp.journey", long_text);
	return api_open(&one, 1);
}

/* The picture, to be freed; fails when there is none. */
static char *drawn(const journey_map *map, journey_render_options options, size_t *ret_length)
{
	char *bytes = NULL;
	size_t length = 0;
	cr_assert_eq(journey_render_new(map, &options, &bytes, &length), JOURNEY_OK);
	if (ret_length) *ret_length = length;
	return bytes;
}

static bool shows(const journey_map *map, journey_render_options options, const char *words)
{
	char *bytes = drawn(map, options, NULL);
	bool there = strstr(bytes, words) != NULL;
	journey_free(bytes);
	return there;
}

Test(api, draws_every_view_and_lane_there_is)
{
	journey_project *project = open_long();
	const journey_map *map = journey_map_at(project, 0);
	cr_assert_geq(journey_view_count(), 4);
	cr_assert_str_eq(journey_view_at(0).name, "map");
	cr_assert_null(journey_view_at(journey_view_count()).name);
	for (size_t i = 0; i < journey_view_count(); i++) {
		cr_assert(journey_view_at(i).summary[0]);
		journey_free(drawn(map, (journey_render_options){.view = journey_view_at(i).name}, NULL));
	}
	cr_assert_gt(journey_lane_count(), 10);
	cr_assert_null(journey_lane_at(journey_lane_count()));
	for (size_t i = 0; i < journey_lane_count(); i++)
		journey_free(drawn(map, (journey_render_options){.lanes = journey_lane_at(i)}, NULL));
	cr_assert(shows(map, (journey_render_options){.view = "blueprint"}, "Line of visibility"));
	cr_assert_not(shows(map, (journey_render_options){0}, "Line of visibility"));
	cr_assert(shows(map, (journey_render_options){.lanes = "touchpoints,pains"}, "No signs"));
	cr_assert_not(shows(map, (journey_render_options){.lanes = "touchpoints,pains"}, "Walks in"));
	journey_close(project);
}

static int width_of(const journey_map *map, int fold)
{
	char *bytes = drawn(map, (journey_render_options){.fold = fold}, NULL);
	int width = atoi(strstr(bytes, " width=\"") + 8);
	journey_free(bytes);
	return width;
}

Test(api, folds_and_speaks)
{
	journey_project *project = open_long();
	const journey_map *map = journey_map_at(project, 0);
	int whole = width_of(map, JOURNEY_FOLD_USUAL);
	cr_assert_eq(width_of(map, JOURNEY_FOLD_NEVER), whole, "a short map has one row");
	cr_assert_lt(width_of(map, 3), whole);
	cr_assert_lt(width_of(map, JOURNEY_FOLD_BEST), whole);
	cr_assert(shows(map, (journey_render_options){.labels = "id-ID"}, "Titik kontak"));
	cr_assert(shows(map, (journey_render_options){.labels = "en"}, "Touchpoints"));
	journey_close(project);
}

static uint32_t number(const char *bytes, size_t at)
{
	const unsigned char *p = (const unsigned char *)bytes + at;
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

Test(api, cuts_for_paper)
{
	journey_project *project;
	cr_assert_eq(journey_open_path(JOURNEY_SOURCE_DIR "/examples/retail", &project), JOURNEY_OK);
	const journey_map *map = journey_map_named(project, "first-visit");
	size_t count = 0, length = 0;
	cr_assert_geq(journey_paper_count(), 10);
	cr_assert_str_eq(journey_paper_at(0), "a4");
	cr_assert_null(journey_paper_at(journey_paper_count()));
	journey_render_options options = {.format = "png", .view = "emotions", .paper = "a4-landscape", .scale = 2};
	cr_assert_eq(journey_render_pages(map, &options, &count), JOURNEY_OK);
	cr_assert(count >= 2 && count <= 8, "%zu", count);
	options.page = count - 1;
	char *last = NULL;
	if (journey_render_new(map, &options, &last, NULL) == JOURNEY_CANNOT_DRAW) {
		cr_log_warn("SKIPPED: this library was built without PNG and PDF, or there is no font");
		journey_close(project);
		return;
	}
	journey_free(last);
	last = drawn(map, options, &length);
	cr_assert_eq(number(last, 16), 2 * 1122); /* 297 mm at 96 dots an inch */
	cr_assert_eq(number(last, 20), 2 * 793);
	options.page = 0;
	char *first = drawn(map, options, NULL);
	cr_assert_neq(memcmp(first, last, length), 0);
	journey_free(first);
	journey_free(last);
	options.page = count;
	cr_assert_eq(journey_render_new(map, &options, &first, NULL), JOURNEY_BAD_ARGUMENT);
	options = (journey_render_options){.format = "pdf", .view = "emotions", .paper = "a4-landscape"};
	size_t pages = 0;
	cr_assert_eq(journey_render_pages(map, &options, &pages), JOURNEY_OK);
	cr_assert_eq(pages, count);
	cr_assert_eq(journey_render_pages(map, NULL, &pages), JOURNEY_OK);
	cr_assert_eq(pages, 1);
	journey_close(project);
}

Test(api, refuses_what_has_no_meaning)
{
	static const struct {
		journey_render_options options;
		journey_status status;
	} rows[] = {
		{{.view = "sideways"}, JOURNEY_UNKNOWN_VIEW},
		{{.lanes = "touchpoints,colours"}, JOURNEY_UNKNOWN_LANE},
		{{.view = "blueprint", .lanes = "pains"}, JOURNEY_BAD_ARGUMENT},
		{{.format = "pdf", .paper = "a17"}, JOURNEY_UNKNOWN_PAPER},
		{{.format = "svg", .paper = "a4"}, JOURNEY_BAD_ARGUMENT},
		{{.format = "pdf", .paper = "a4", .page = 1}, JOURNEY_BAD_ARGUMENT},
		{{.page = 1}, JOURNEY_BAD_ARGUMENT},
		{{.fold = -3}, JOURNEY_BAD_ARGUMENT},
		{{.scale = 5}, JOURNEY_BAD_ARGUMENT},
		{{.scale = -1}, JOURNEY_BAD_ARGUMENT},
		{{.labels = "tlh"}, JOURNEY_BAD_ARGUMENT},
	};
	journey_project *project = open_long();
	const journey_map *map = journey_map_at(project, 0);
	char *bytes = NULL;
	size_t count = 7;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		cr_expect_eq(journey_render_new(map, &rows[i].options, &bytes, NULL), rows[i].status, "row %zu", i);
		cr_expect_eq(journey_render_pages(map, &rows[i].options, &count), rows[i].status, "row %zu", i);
	}
	cr_assert_eq(journey_render_pages(map, NULL, NULL), JOURNEY_BAD_ARGUMENT);
	cr_assert_eq(journey_render_pages(NULL, NULL, &count), JOURNEY_BAD_ARGUMENT);
	cr_assert(bytes == NULL && count == 7, "nothing is written without JOURNEY_OK");
	journey_close(project);
}
