/* textDocument/documentColor and colorPresentation: the colours of a theme. */
#include <stdio.h>

#include "lsp/values.h"

static void tell(jn_lsp_walk *at, const jn_value *value)
{
	if (value->type != JN_VALUE_COLOR) return;
	uint32_t rgb = (uint32_t)value->number;
	json_t *color = json_pack("{s:f, s:f, s:f, s:i}", "red", ((rgb >> 16) & 255) / 255.0, "green",
							  ((rgb >> 8) & 255) / 255.0, "blue", (rgb & 255) / 255.0, "alpha", 1);
	json_array_append_new(
		at->list, json_pack("{s:o, s:o}", "range", jn_lsp_range(at->self, at->source, value->span), "color", color));
}

json_t *jn_lsp_colors(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	return jn_lsp_walk_values(self, params, tell, error);
}

static unsigned channel(const json_t *color, const char *name)
{
	double value = json_number_value(json_object_get(color, name));
	return value >= 1 ? 255 : value > 0 ? (unsigned)(value * 255 + 0.5) : 0;
}

json_t *jn_lsp_color_presentation(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	const json_t *color = json_object_get(params, "color");
	char label[8];
	(void)self, (void)error;
	snprintf(label, sizeof label, "#%02X%02X%02X", channel(color, "red"), channel(color, "green"),
			 channel(color, "blue"));
	return json_pack("[{s:s}]", "label", label);
}
