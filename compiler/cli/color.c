/* Whether colours are wanted. In: the choice and the environment (no-color.org). Out: yes or no. */
#include "cli/color.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { COLOR_AUTO, COLOR_ALWAYS };

const char *jn_color_choice(int i)
{
	static const char *const words[] = {"auto", "always", "never", NULL};
	return words[i];
}

bool jn_color_wanted(int choice)
{
	if (choice != COLOR_AUTO) return choice == COLOR_ALWAYS;
	const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
	if ((no_color && no_color[0]) || !term || strcmp(term, "dumb") == 0) return false;
	return isatty(STDOUT_FILENO);
}
