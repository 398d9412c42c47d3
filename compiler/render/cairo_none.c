/* What stands for the painter of PNG and PDF where the library was built without cairo and Pango: words. */
#include "render/render.h"

#include "text/catalog.h"

static bool not_built(jn_problem *problem)
{
	jn_tr_part(&problem->text, problem->language, "this journey was built without PNG and PDF: build it where libcairo2-dev and libpango1.0-dev are "
	                  "installed, or draw SVG");
	return false;
}

bool jn_png_render(jn_buf *out, const jn_render_job *job, jn_problem *problem)
{
	(void)out, (void)job;
	return not_built(problem);
}

bool jn_pdf_render(jn_buf *out, const jn_render_job *job, jn_problem *problem)
{
	(void)out, (void)job;
	return not_built(problem);
}
