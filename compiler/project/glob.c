/* Glob matching without recursion: one row of reachable positions a pattern element. */
#include "project/glob.h"

enum { LONGEST = 1024 };

/* Moves the reachable positions (bit i: the first i bytes of `path` are matched) over one element of the pattern. */
static void step_star(bool *reach, jn_str path, bool over_folders)
{
	for (uint32_t i = 0; i < path.len; i++)
		if (reach[i] && (over_folders || path.ptr[i] != '/')) reach[i + 1] = true;
}

static void step_char(bool *reach, jn_str path, char c)
{
	for (uint32_t i = path.len; i > 0; i--) {
		bool fits = c == '?' ? path.ptr[i - 1] != '/' : path.ptr[i - 1] == c;
		reach[i] = reach[i - 1] && fits;
	}
	reach[0] = false;
}

bool jn_glob_covers(jn_str glob, jn_str path)
{
	while (jn_str_starts(glob, JN_STR("./"))) glob = jn_str_slice(glob, 2, glob.len);
	while (glob.len && glob.ptr[glob.len - 1] == '/') glob.len--;
	if (glob.len == 0 || glob.len > LONGEST || path.len > LONGEST) return false;
	bool reach[LONGEST + 1] = {true};
	for (uint32_t i = 0; i < glob.len; i++) {
		bool twice = glob.ptr[i] == '*' && i + 1 < glob.len && glob.ptr[i + 1] == '*';
		if (glob.ptr[i] != '*') {
			step_char(reach, path, glob.ptr[i]);
			continue;
		}
		step_star(reach, path, twice);
		i += twice;
		/* "**" and the slash behind it also stand for no folder at all. */
		if (twice && i + 1 < glob.len && glob.ptr[i + 1] == '/') {
			bool none = reach[0];
			step_char(reach, path, '/');
			reach[0] = none;
			i++;
		}
	}
	for (uint32_t i = 1; i <= path.len; i++)
		if (reach[i] && (i == path.len || path.ptr[i] == '/')) return true;
	return false;
}
