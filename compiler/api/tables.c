/* What there is: version, formats, rules, themes, and the words for statuses. All of it is read from the tables of
 * those who do the work, and static. */
#include "api/internal.h"

#include <stdlib.h>

#include "checks/rule.h"
#include "render/paper.h"
#include "render/render.h"
#include "text/catalog.h"

const char *journey_version(void)
{
	return JOURNEY_VERSION;
}

const char *journey_status_text(journey_status status)
{
	switch (status) {
	case JOURNEY_OK: return JN_TR("all is well");
	case JOURNEY_BAD_ARGUMENT: return JN_TR("an argument is missing or has no meaning");
	case JOURNEY_CANNOT_READ: return JN_TR("the path cannot be read");
	case JOURNEY_NO_PROJECT: return JN_TR("there is no `.journey` file in the folder");
	case JOURNEY_SEVERAL_PROJECTS: return JN_TR("there are several projects in the folder");
	case JOURNEY_UNKNOWN_FORMAT: return JN_TR("there is no such format");
	case JOURNEY_CANNOT_DRAW: return JN_TR("PNG and PDF need cairo, Pango and a font, and a PNG has at most 32,767 pixels a side");
	case JOURNEY_UNKNOWN_THEME: return JN_TR("there is no such theme");
	case JOURNEY_UNKNOWN_VIEW: return JN_TR("there is no such view");
	case JOURNEY_UNKNOWN_LANE: return JN_TR("there is no such lane");
	case JOURNEY_UNKNOWN_PAPER: return JN_TR("there is no such paper");
	case JOURNEY_TOO_MANY_PAGES: return JN_TR("the map would fill more than 999 pages");
	case JOURNEY_STOPPED: return JN_TR("the receiver wanted no more");
	}
	return JN_TR("no status of this library");
}

const char *journey_translated(const char *english, const char *language)
{
	return language ? jn_tr(jn_language_of(jn_str_c(language)), english) : english;
}

void journey_free(void *owned)
{
	free(owned);
}

void journey_on_out_of_memory(void (*handler)(void))
{
	jn_set_out_of_memory(handler);
}

const char *journey_severity_name(journey_severity severity)
{
	switch (severity) {
	case JOURNEY_OFF: return "off";
	case JOURNEY_INFO: return "info";
	case JOURNEY_WARNING: return "warning";
	case JOURNEY_ERROR: return "error";
	}
	return "";
}

size_t journey_format_count(void)
{
	size_t count = 0;
	while (jn_renderers[count].name) count++;
	return count;
}

journey_format journey_format_at(size_t index)
{
	if (index >= journey_format_count()) return (journey_format){0};
	const jn_renderer *row = &jn_renderers[index];
	return (journey_format){row->name, row->extension, row->doc};
}

size_t journey_view_count(void)
{
	uint32_t count;
	jn_scene_views(&count);
	return count;
}

journey_view journey_view_at(size_t index)
{
	uint32_t count;
	const jn_scene_view *rows = jn_scene_views(&count);
	return index < count ? (journey_view){rows[index].name, rows[index].doc} : (journey_view){0};
}

size_t journey_rule_count(void)
{
	return JN_RULE_COUNT;
}

journey_rule journey_rule_at(size_t index)
{
	if (index >= JN_RULE_COUNT) return (journey_rule){0};
	const jn_rule *row = &jn_rules[index];
	return (journey_rule){row->name, row->group, (journey_severity)row->severity, row->summary};
}

size_t journey_theme_count(void)
{
	return JN_THEME_COUNT;
}

const char *journey_theme_at(size_t index)
{
	return index < JN_THEME_COUNT ? jn_theme_spelling((jn_theme_name)index) : NULL;
}

size_t journey_lane_count(void)
{
	uint32_t count = 0;
	while (jn_scene_lane_word(count)) count++;
	return count;
}

const char *journey_lane_at(size_t index)
{
	return index < journey_lane_count() ? jn_scene_lane_word((uint32_t)index) : NULL;
}

size_t journey_paper_count(void)
{
	int count = 0;
	while (jn_paper_name(count)) count++;
	return (size_t)count;
}

const char *journey_paper_at(size_t index)
{
	return index < journey_paper_count() ? jn_paper_name((int)index) : NULL;
}
