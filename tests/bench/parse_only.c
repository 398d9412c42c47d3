/* What a tree costs: reads the files given and parses each with libtree-sitter and the committed grammar,
 * and does nothing else. In: paths. Out: the number of bytes parsed, on standard output. */
#include <stdio.h>
#include <stdlib.h>

#include <tree_sitter/api.h>

const TSLanguage *tree_sitter_journey(void);

/* The bytes of a file, to be freed by the caller; NULL when it cannot be read. */
static char *read_file(const char *path, uint32_t *ret_size)
{
	FILE *file = fopen(path, "rb");
	if (!file) return NULL;
	char *text = NULL;
	if (fseek(file, 0, SEEK_END) == 0) {
		long size = ftell(file);
		rewind(file);
		text = size >= 0 ? malloc((size_t)size + 1) : NULL;
		if (text) *ret_size = (uint32_t)fread(text, 1, (size_t)size, file);
	}
	fclose(file);
	return text;
}

int main(int argc, char **argv)
{
	TSParser *parser = ts_parser_new();
	if (!ts_parser_set_language(parser, tree_sitter_journey())) return 2;
	size_t total = 0;
	for (int i = 1; i < argc; i++) {
		uint32_t size = 0;
		char *text = read_file(argv[i], &size);
		if (!text) {
			fprintf(stderr, "parse_only: cannot read %s\n", argv[i]);
			return 2;
		}
		TSTree *tree = ts_parser_parse_string(parser, NULL, text, size);
		if (!tree || ts_node_has_error(ts_tree_root_node(tree))) return 1;
		ts_tree_delete(tree);
		free(text);
		total += size;
	}
	ts_parser_delete(parser);
	printf("%zu\n", total);
	return 0;
}
