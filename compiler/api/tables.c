/* What there is: version, formats, rules, themes, and the words for statuses. All of it is read from the tables of
 * those who do the work, and static. */
#include "api/internal.h"

#include <stdlib.h>

#include "checks/rule.h"
#include "render/render.h"

const char *journey_version(void)
{
	return JOURNEY_VERSION;
}

const char *journey_status_text(journey_status status)
{
	switch (status) {
	case JOURNEY_OK: return "all is well";
	case JOURNEY_BAD_ARGUMENT: return "an argument is missing or has no meaning";
	case JOURNEY_CANNOT_READ: return "the path cannot be read";
	case JOURNEY_NO_PROJECT: return "there is no `.journey` file in the folder";
	case JOURNEY_SEVERAL_PROJECTS: return "there are several projects in the folder";
	case JOURNEY_UNKNOWN_FORMAT: return "there is no such format";
	case JOURNEY_CANNOT_DRAW: return "PNG and PDF need cairo, Pango and a font, and a PNG has at most 32,767 pixels a side";
	case JOURNEY_UNKNOWN_THEME: return "there is no such theme";
	case JOURNEY_STOPPED: return "the receiver wanted no more";
	}
	return "no status of this library";
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
