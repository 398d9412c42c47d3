/* Filling in a PDF's catalogue. It is the last object before the table of places, so nothing moves that the table points to: only
 * where the table itself begins has to be said anew. */
#include "render/pdf_catalog.h"

#include <string.h>

/* Where `part` begins last in the bytes before `end`, or -1. */
static int64_t find_last(const jn_buf *pdf, const char *part, size_t end)
{
	size_t len = strlen(part);
	for (size_t at = end < len ? 0 : end - len + 1; at-- > 0;)
		if (memcmp(pdf->ptr + at, part, len) == 0) return (int64_t)at;
	return -1;
}

/* The place of the table, as the file's end says it. */
static int64_t table_at(const jn_buf *pdf, size_t said)
{
	uint64_t at = 0;
	size_t i = said + strlen("startxref\n");
	for (; i < pdf->len && pdf->ptr[i] >= '0' && pdf->ptr[i] <= '9' && at < pdf->len; i++) at = at * 10 + (uint64_t)(pdf->ptr[i] - '0');
	return at < pdf->len ? (int64_t)at : -1;
}

bool jn_pdf_catalog(jn_buf *pdf, jn_str language, bool rtl)
{
	static const char begins[] = "<< /Type /Catalog\n", ends[] = ">>\nendobj\nxref\n";
	enum { TAIL = sizeof ">>\nendobj\n" - 1, NEAR = 4096 };
	int64_t said = find_last(pdf, "startxref\n", pdf->len), table = said < 0 ? -1 : table_at(pdf, (size_t)said);
	if (table < TAIL || memcmp(pdf->ptr + table - TAIL, ends, sizeof ends - 1) != 0) return false;
	int64_t catalog = find_last(pdf, begins, (size_t)table);
	if (catalog < 0 || table - catalog > NEAR || memchr(pdf->ptr + catalog, '>', (size_t)(table - catalog)) != pdf->ptr + table - TAIL) return false;
	jn_buf rest = {0};
	jn_buf_bytes(&rest, pdf->ptr + table - TAIL, (size_t)(said - table + TAIL));
	pdf->len = (size_t)(table - TAIL);
	jn_buf_printf(pdf, "   /Lang (%.*s)\n   /ViewerPreferences << /DisplayDocTitle true%s >>\n", (int)language.len, language.ptr,
				  rtl ? " /Direction /R2L" : "");
	size_t moved = pdf->len + TAIL;
	jn_buf_bytes(pdf, rest.ptr, rest.len);
	jn_buf_printf(pdf, "startxref\n%zu\n%%%%EOF\n", moved);
	jn_buf_free(&rest);
	return true;
}
