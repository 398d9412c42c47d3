/* libFuzzer over the wire: bytes → framing → JSON → server → answers. In: any bytes, after a right initialize. Out: nothing, or a
 * crash to look at.
 *
 * The server reads a pipe that holds the input and writes into /dev/null: all it does is done in this process. A line "=====\n" in
 * the input stands for a frame around what follows it, so that a fuzzer that knows no lengths reaches the methods. */
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "lsp/server.h"

enum { MOST_INPUT = 16 << 10 }; /* with its frames it fits into a pipe */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void put_frame(jn_buf *out, jn_str body)
{
	jn_buf_printf(out, "Content-Length: %u\r\n\r\n", body.len);
	jn_buf_str(out, body);
}

static void put_framed(jn_buf *out, jn_str input)
{
	const jn_str mark = JN_STR("=====\n");
	uint32_t start = 0;
	bool framed = false;
	for (uint32_t at = 0; at <= input.len; at++) {
		bool here = at == input.len || jn_str_starts(jn_str_slice(input, at, input.len), mark);
		if (!here) continue;
		jn_str part = jn_str_slice(input, start, at);
		if (framed) put_frame(out, part);
		else jn_buf_str(out, part);
		framed = true;
		start = at + mark.len;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size > MOST_INPUT) return 0;
	int ends[2], null = open("/dev/null", O_WRONLY | O_CLOEXEC);
	if (null < 0 || pipe(ends) != 0) return 0;
	signal(SIGPIPE, SIG_IGN);
	jn_buf all = {0};
	put_frame(&all, JN_STR("{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}"));
	put_frame(&all, JN_STR("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":{\"uri\":\"untitled:a\","
	                       "\"languageId\":\"journey\",\"version\":1,\"text\":\"team cx \\\"CX\\\"\\njourney j { owner: cx; stage s { touchpoint t } }\\n\"}}}"));
	put_framed(&all, (jn_str){(const char *)data, (uint32_t)size});
	fcntl(ends[1], F_SETFL, O_NONBLOCK); /* what does not fit is left out */
	for (size_t done = 0; done < all.len;) {
		ssize_t written = write(ends[1], all.ptr + done, all.len - done);
		if (written <= 0) break;
		done += (size_t)written;
	}
	close(ends[1]);
	jn_lsp_run(ends[0], null, NULL);
	close(ends[0]);
	close(null);
	jn_buf_free(&all);
	return 0;
}
