/* URIs and paths. In: bytes. Out: bytes. Source: RFC 3986, RFC 8089. */
#include "lsp/workspace.h"

enum { MOST_PATH = 4096 }; /* bytes, as of PATH_MAX on Linux: no file has a longer one */

static int hex(char c)
{
	if (c >= '0' && c <= '9') return c - '0';
	if (c >= 'a' && c <= 'f') return c - 'a' + 10;
	if (c >= 'A' && c <= 'F') return c - 'A' + 10;
	return -1;
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Without empty, "." and ".." parts, and without "/" at its end. */
static void tidy(jn_buf *path)
{
	size_t out = 0;
	for (size_t at = 0; at < path->len;) {
		while (at < path->len && path->ptr[at] == '/') at++;
		size_t end = at;
		while (end < path->len && path->ptr[end] != '/') end++;
		size_t n = end - at;
		if (n == 2 && memcmp(path->ptr + at, "..", 2) == 0) {
			while (out > 0 && path->ptr[--out] != '/') {}
		} else if (n > 0 && !(n == 1 && path->ptr[at] == '.')) {
			path->ptr[out++] = '/';
			memmove(path->ptr + out, path->ptr + at, n);
			out += n;
		}
		at = end;
	}
	if (out == 0) path->ptr[out++] = '/';
	path->len = out;
}

bool jn_lsp_uri_path(jn_str uri, jn_buf *ret_path)
{
	jn_str rest;
	if (jn_str_starts(uri, JN_STR("file://"))) rest = jn_str_slice(uri, 7, uri.len);
	else if (jn_str_starts(uri, JN_STR("file:/"))) rest = jn_str_slice(uri, 5, uri.len);
	else return false;
	if (jn_str_starts(rest, JN_STR("localhost/"))) rest = jn_str_slice(rest, 9, rest.len);
	if (rest.len == 0 || rest.ptr[0] != '/') return false;
	for (uint32_t i = 0; i < rest.len && rest.ptr[i] != '?' && rest.ptr[i] != '#'; i++) {
		int high = i + 2 < rest.len && rest.ptr[i] == '%' ? hex(rest.ptr[i + 1]) : -1;
		int low = high >= 0 ? hex(rest.ptr[i + 2]) : -1;
		char c = low >= 0 ? (char)(high * 16 + low) : rest.ptr[i];
		if (c == '\0' || ret_path->len >= MOST_PATH) return false;
		jn_buf_char(ret_path, c);
		if (low >= 0) i += 2;
	}
	tidy(ret_path);
	if (ret_path->len >= 3 && ret_path->ptr[2] == ':') ret_path->ptr[1] = lower(ret_path->ptr[1]); /* file:///C:/x is file:///c%3A/x */
	jn_buf_char(ret_path, '\0');
	ret_path->len--;
	return true;
}

void jn_lsp_put_part(jn_buf *out, jn_str text)
{
	for (uint32_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];
		bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c && strchr("-._~", c));
		if (plain) jn_buf_char(out, (char)c);
		else jn_buf_printf(out, "%%%02X", c);
	}
}

void jn_lsp_path_uri(jn_str path, jn_buf *ret_uri)
{
	jn_buf_c(ret_uri, "file://");
	for (uint32_t i = 0; i < path.len; i++) {
		unsigned char c = (unsigned char)path.ptr[i];
		bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || strchr("-._~/", c);
		if (plain && c) jn_buf_char(ret_uri, (char)c);
		else jn_buf_printf(ret_uri, "%%%02X", c);
	}
}
