/* Runs the fuzz target over files named on the command line (folders: their files), without libFuzzer: the corpus is replayed in
 * every test run, in any compiler. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "project/files.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static unsigned passed, failed;

static void replay(const char *path)
{
	jn_buf text = {0};
	if (jn_file_read(path, &text) == JN_FILE_READ) {
		LLVMFuzzerTestOneInput((const uint8_t *)(text.ptr ? text.ptr : ""), text.len);
		passed++;
	} else {
		printf("not ok - %s cannot be read\n", path);
		failed++;
	}
	jn_buf_free(&text);
}

static void replay_folder(const char *folder)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	while (dir && (entry = readdir(dir)) != NULL) {
		if (entry->d_name[0] == '.') continue;
		jn_buf path = {0};
		jn_buf_printf(&path, "%s/%s", folder, entry->d_name);
		jn_buf_char(&path, '\0');
		if (jn_folder_exists(path.ptr)) replay_folder(path.ptr);
		else replay(path.ptr);
		jn_buf_free(&path);
	}
	if (dir) closedir(dir);
}

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		if (jn_folder_exists(argv[i])) replay_folder(argv[i]);
		else replay(argv[i]);
	}
	printf("%u passed, %u failed\n", passed, failed);
	return failed || !passed;
}
