/* Pictures of a map: what is taken for one, what is refused and in which words, and that it arrives in a file untouched. */
#define _XOPEN_SOURCE 700 /* mkdtemp */

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "checks/run.h"
#include "project/image_format.h"
#include "project/load.h"
#include "render/escape.h"
#include "render/render.h"
#include "said.h"

#define HEAD "\x89PNG\r\n\x1a\n\0\0\0\x0DIHDR"
#define REST "\x08\x02\0\0\0cccc"
#define DATA "\0\0\0\x01IDATxcccc"
#define END "\0\0\0\0IENDcccc"
#define JPEG_FRAME "\xFF\xC0\0\x11\x08\0\x14\0\x1E\x03\x01\x11\0\x02\x11\0\x03\x11\0"
#define JPEG_SCAN "\xFF\xDA\0\x0C\x03\x01\0\x02\0\x03\0\0\x3F\0data"

typedef struct judged {
	const char *bytes;
	uint32_t len;
	jn_image_state state;
	uint32_t width, height;
} judged;

#define ROW(literal, ...) {literal, sizeof(literal) - 1, __VA_ARGS__}

static const judged rows[] = {
	ROW(HEAD "\0\0\0\x0A\0\0\0\x14" REST DATA END, JN_IMAGE_FINE, 10, 20),
	ROW(HEAD "\0\0\x20\0\0\0\0\x14" REST DATA END, JN_IMAGE_FINE, 8192, 20),
	ROW(HEAD "\0\0\x20\x01\0\0\0\x14" REST DATA END, JN_IMAGE_HUGE, 0, 0),
	ROW(HEAD "\0\0\x10\0\0\0\x10\0" REST DATA END, JN_IMAGE_HUGE, 0, 0), /* 16,777,216 pixels */
	ROW(HEAD "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF" REST DATA END, JN_IMAGE_HUGE, 0, 0),
	ROW(HEAD "\0\0\0\0\0\0\0\x14" REST DATA END, JN_IMAGE_DAMAGED, 0, 0),
	ROW(HEAD "\0\0\0\x0A\0\0\0\x14" REST END, JN_IMAGE_DAMAGED, 0, 0),
	ROW(HEAD "\0\0\0\x0A\0\0\0\x14" REST DATA, JN_IMAGE_DAMAGED, 0, 0),
	ROW(HEAD "\0\0\0\x0A\0\0\0\x14" REST DATA END "<script>alert(1)</script>", JN_IMAGE_DAMAGED, 0, 0),
	ROW(HEAD "\0\0\0\x0A\0\0\0\x14" REST "\xFF\xFF\xFF\xFFIDATxcccc" END, JN_IMAGE_DAMAGED, 0, 0),
	ROW(HEAD, JN_IMAGE_DAMAGED, 0, 0),
	ROW("\x89PNG\r\n\x1a\n", JN_IMAGE_DAMAGED, 0, 0),
	ROW("\xFF\xD8" JPEG_FRAME JPEG_SCAN "\xFF\xD9", JN_IMAGE_FINE, 30, 20),
	ROW("\xFF\xD8\xFF\xE0\0\x04pq" JPEG_FRAME JPEG_SCAN "\xFF\xD9", JN_IMAGE_FINE, 30, 20),
	ROW("\xFF\xD8" JPEG_FRAME JPEG_SCAN, JN_IMAGE_DAMAGED, 0, 0),
	ROW("\xFF\xD8" JPEG_FRAME JPEG_SCAN "\xFF\xD9<svg/>", JN_IMAGE_DAMAGED, 0, 0),
	ROW("\xFF\xD8\xFF\xE0\xFF\xFF" JPEG_SCAN "\xFF\xD9", JN_IMAGE_DAMAGED, 0, 0),
	ROW("\xFF\xD8" JPEG_SCAN "\xFF\xD9", JN_IMAGE_DAMAGED, 0, 0),
	ROW("\xFF\xD8\xFF\xC3\0\x11\x08\0\x14\0\x1E\x03\x01\x11\0\x02\x11\0\x03\x11\0" JPEG_SCAN "\xFF\xD9", JN_IMAGE_FOREIGN, 0, 0),
	ROW("\xFF\xD8\xFF\xC0\0\x14\x08\0\x14\0\x1E\x04\x01\x11\0\x02\x11\0\x03\x11\0\x04\x11\0" JPEG_SCAN "\xFF\xD9", JN_IMAGE_FOREIGN, 0, 0),
	ROW("\xFF\xD8\xFF", JN_IMAGE_DAMAGED, 0, 0),
	ROW("\xFF\xD8\xFF\xFF\xFF\xFF\xFF\xD9", JN_IMAGE_DAMAGED, 0, 0),
	ROW("GIF89a", JN_IMAGE_FOREIGN, 0, 0),
	ROW("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", JN_IMAGE_FOREIGN, 0, 0),
	ROW("", JN_IMAGE_FOREIGN, 0, 0),
};

Test(images, are_told_by_their_content)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char *copy = malloc(rows[i].len + 1); /* as long as it is, for the sanitizer to see who reads on */
		memcpy(copy, rows[i].bytes, rows[i].len);
		copy = realloc(copy, rows[i].len ? rows[i].len : 1);
		jn_image image;
		jn_image_state state = jn_image_read((jn_str){copy, rows[i].len}, &image);
		cr_expect_eq(state, rows[i].state, "row %zu: %d", i, (int)state);
		if (state == JN_IMAGE_FINE) cr_expect(image.width == rows[i].width && image.height == rows[i].height, "row %zu", i);
		free(copy);
	}
}

#define EXIF(bytes) "\xFF\xE1\0\x22" "Exif\0\0" bytes
#define BIG "MM\0*\0\0\0\x08\0\x01"
#define LITTLE "II*\0\x08\0\0\0\x01\0"
#define PHOTO(exif) "\xFF\xD8" exif JPEG_FRAME JPEG_SCAN "\xFF\xD9"
#define NEXT "\0\0\0\0"

/* What Exif says of the camera; whatever is not right there leaves the picture as it is. */
Test(images, are_turned_as_exif_says)
{
	static const struct {
		const char *bytes;
		uint32_t len, turn;
	} photos[] = {
		ROW(PHOTO(EXIF(BIG "\x01\x12\0\x03\0\0\0\x01\0\x06\0\0" NEXT)), 5),
		ROW(PHOTO(EXIF(LITTLE "\x12\x01\x03\0\x01\0\0\0\x08\0\0\0" NEXT)), 7),
		ROW(PHOTO(EXIF(BIG "\x01\x12\0\x03\0\0\0\x01\0\x03\0\0" NEXT)), 2),
		ROW(PHOTO(EXIF(BIG "\x01\x12\0\x03\0\0\0\x01\0\x09\0\0" NEXT)), 0), /* there are eight ways */
		ROW(PHOTO(EXIF(BIG "\x01\x12\0\x04\0\0\0\x01\0\x06\0\0" NEXT)), 0), /* another type */
		ROW(PHOTO(EXIF(BIG "\x01\x13\0\x03\0\0\0\x01\0\x06\0\0" NEXT)), 0), /* another entry */
		ROW(PHOTO(EXIF("MM\0*\xFF\xFF\xFF\xFF\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0" NEXT)), 0), /* a directory elsewhere */
		ROW(PHOTO(EXIF("MM\0*\0\0\0\x08\xFF\xFF\x01\x13\0\x03\0\0\0\x01\0\x06\0\0" NEXT)), 0), /* more entries than there are */
		ROW(PHOTO(EXIF("XX\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0" NEXT)), 0),
		ROW(PHOTO("\xFF\xE1\0\x08" "Exif\0\0"), 0),
		ROW(PHOTO(EXIF(BIG "\x01\x12\0\x03\0\0\0\x01\0\x02\0\0" NEXT) EXIF(BIG "\x01\x12\0\x03\0\0\0\x01\0\x06\0\0" NEXT)), 1), /* the first */
	};
	for (size_t i = 0; i < sizeof photos / sizeof *photos; i++) {
		char *copy = malloc(photos[i].len);
		memcpy(copy, photos[i].bytes, photos[i].len);
		jn_image image;
		cr_expect_eq(jn_image_read((jn_str){copy, photos[i].len}, &image), JN_IMAGE_FINE, "photo %zu", i);
		cr_expect_eq(image.turn, photos[i].turn, "photo %zu: %d", i, image.turn);
		bool upright = image.turn < 4;
		cr_expect(image.width == (upright ? 30 : 20) && image.height == (upright ? 20 : 30), "photo %zu", i);
		free(copy);
	}
}

Test(images, cut_off_anywhere_are_refused)
{
	const judged whole[] = {rows[0], rows[13]};
	for (size_t w = 0; w < 2; w++)
		for (uint32_t len = 0; len < whole[w].len; len++) {
			char *copy = malloc(len ? len : 1);
			memcpy(copy, whole[w].bytes, len);
			jn_image image;
			cr_expect_neq(jn_image_read((jn_str){copy, len}, &image), JN_IMAGE_FINE, "%zu, %u bytes", w, len);
			free(copy);
		}
}

static void put_file(const char *folder, const char *name, const void *bytes, size_t len)
{
	char path[300];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *file = fopen(path, "wb");
	cr_assert(file, "%s", path);
	fwrite(bytes, 1, len, file);
	fclose(file);
}

/* A project in a folder of its own, and beside it a file that is none of its business. */
static void make_project(char folder[64], const char *map)
{
	char path[300], outside[300];
	strcpy(folder, "/tmp/journey-images-XXXXXX");
	cr_assert(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/in", folder);
	cr_assert_eq(mkdir(path, 0700), 0);
	put_file(folder, "outside.png", rows[0].bytes, rows[0].len);
	put_file(path, "fine.png", rows[0].bytes, rows[0].len);
	put_file(path, "fine.jpg", rows[12].bytes, rows[12].len);
	put_file(path, "svg.png", rows[23].bytes, rows[23].len);
	put_file(path, "project.journey", "project p \"P\"\n", 14);
	put_file(path, "map.journey", map, strlen(map));
	char *large = calloc(1, JN_MAX_IMAGE_BYTES + 1);
	put_file(path, "large.png", large, JN_MAX_IMAGE_BYTES + 1);
	free(large);
	snprintf(outside, sizeof outside, "%s/outside.png", folder);
	snprintf(path, sizeof path, "%s/in/folder", folder);
	cr_assert_eq(mkdir(path, 0700), 0);
	snprintf(path, sizeof path, "%s/in/link.png", folder);
	cr_assert_eq(symlink(outside, path), 0);
	snprintf(path, sizeof path, "%s/in/inner.png", folder);
	cr_assert_eq(symlink("fine.png", path), 0);
}

static void remove_project(const char *folder)
{
	char command[100];
	snprintf(command, sizeof command, "rm -r %s", folder);
	cr_assert_eq(system(command), 0);
}

static jn_project *load(const char *folder)
{
	char root[100];
	snprintf(root, sizeof root, "%s/in", folder);
	return jn_project_load(&(jn_load_request){.root = root, .today = JN_DATE_NONE});
}

Test(images, only_those_inside_the_project_are_shown)
{
	static const struct {
		const char *path, *words; /* NULL: it is shown */
	} cases[] = {
		{"fine.png", NULL},
		{"./fine.jpg", NULL},
		{"inner.png", NULL},
		{"../in/fine.png", NULL},
		{"../outside.png", "lies outside this project's folder"},
		{"link.png", "lies outside this project's folder"},
		{"/etc/passwd", "is not a file of this project"},
		{"https://example.com/x.png", "is not a file of this project"},
		{"data:image/png;base64,AA", "is not a file of this project"},
		{"file:///etc/passwd", "is not a file of this project"},
		{"none.png", "there is no file"},
		{"svg.png", "is neither a PNG nor a JPEG"},
		{"large.png", "is larger than 4 MiB"},
		{".", "outside this project's folder"},
		{"folder", "is no file"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char folder[64], map[300];
		snprintf(map, sizeof map, "persona a \"A\" { portrait: \"%s\" }\n", cases[i].path);
		make_project(folder, map);
		jn_project *project = load(folder);
		const jn_value *value = &jn_decl_values(project->by_kind[JN_PERSONA][0], JN_KEY_PORTRAIT)->head;
		cr_expect_eq(value->image != NULL, cases[i].words == NULL, "%s", cases[i].path);
		const jn_diagnostic *found = project->diagnostics;
		while (found && found->rule != JN_RULE_UNUSABLE_IMAGE) found = found->next;
		cr_expect_eq(found != NULL, cases[i].words != NULL, "%s", cases[i].path);
		if (found && cases[i].words) {
			char said[1024];
			jn_test_said(&found->message, said);
			cr_expect(strstr(said, cases[i].words), "%s: %s", cases[i].path, said);
			cr_expect(jn_message_some(&found->help), "%s", cases[i].path);
		}
		jn_project_free(project);
		remove_project(folder);
	}
}

static bool holds(jn_str text, jn_str part)
{
	for (uint32_t at = 0; at + part.len <= text.len; at++)
		if (memcmp(text.ptr + at, part.ptr, part.len) == 0) return true;
	return false;
}

Test(images, reach_the_picture_untouched)
{
	static const char map[] = "persona a \"A\" { portrait: \"fine.png\" }\n"
							  "journey j \"J\" { persona: a; stage s \"S\" { touchpoint t \"T\" { image: \"fine.jpg\" } } }\n";
	char folder[64];
	make_project(folder, map);
	jn_project *project = load(folder);
	jn_arena arena = {0};
	jn_buf out = {0}, wanted = {0};
	jn_problem problem = {0};
	jn_render_job job = {.project = project, .journey = project->by_kind[JN_JOURNEY][0]};
	job.scene = jn_scene_build(&arena, project, job.journey, NULL);
	for (int format = 0; format < 2; format++) {
		out.len = 0;
		cr_assert(jn_renderer_named(format ? JN_STR("html") : JN_STR("svg"))->render(&out, &job, &problem));
		for (int i = 0; i < 2; i++) {
			const judged *row = &rows[i ? 12 : 0];
			wanted.len = 0;
			jn_buf_c(&wanted, i ? "href=\"data:image/jpeg;base64," : "href=\"data:image/png;base64,");
			jn_base64_write(&wanted, (jn_str){row->bytes, row->len});
			jn_buf_char(&wanted, '"');
			cr_expect(holds(jn_buf_view(&out), jn_buf_view(&wanted)), "%d %d", format, i);
		}
	}
	jn_buf_free(&out);
	jn_buf_free(&problem.text);
	jn_buf_free(&wanted);
	jn_arena_free(&arena);
	jn_project_free(project);
	remove_project(folder);
}

/* A portrait has an edge in the colour and shape of its persona: a disc, of a square marker a square with round corners. */
Test(images, portraits_have_the_shape_of_their_markers)
{
	static const char map[] = "persona a \"A\" { portrait: \"fine.png\" }\npersona b \"B\" { portrait: \"fine.png\" }\n"
							  "journey j \"J\" { persona: a, b; stage s \"S\" { touchpoint t \"T\" { emotion: 1 } } }\n";
	char folder[64];
	make_project(folder, map);
	jn_project *project = load(folder);
	jn_arena arena = {0};
	const jn_scene *scene = jn_scene_build(&arena, project, project->by_kind[JN_JOURNEY][0], NULL);
	int32_t radius[2] = {0}, width = 46 * JN_PX + JN_PX / 2;
	for (const jn_shape *shape = scene->first; shape; shape = shape->next) {
		if (shape->type != JN_SHAPE_RECT || shape->rect.w != width || shape->stroke < JN_COLOR_PERSONA) continue;
		cr_assert_lt(shape->stroke - JN_COLOR_PERSONA, 2);
		radius[shape->stroke - JN_COLOR_PERSONA] = shape->rect.radius;
	}
	cr_expect_eq(2 * radius[0], width, "a disc");
	cr_expect(radius[1] > 0 && 4 * radius[1] < width, "a square");
	jn_arena_free(&arena);
	jn_project_free(project);
	remove_project(folder);
}

Test(images, base64_is_the_one_everybody_reads)
{
	static const char *const pairs[][2] = {{"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foobar", "Zm9vYmFy"}};
	for (size_t i = 0; i < 5; i++) {
		jn_buf out = {0};
		jn_base64_write(&out, jn_str_c(pairs[i][0]));
		cr_expect(jn_str_eq(jn_buf_view(&out), jn_str_c(pairs[i][1])), "%s", pairs[i][0]);
		jn_buf_free(&out);
	}
}
