/* The style and the script of a page, as page.css and page.js have them: cmake/embed_text.cmake makes the strings. */
#ifndef JN_RENDER_PAGE_H
#define JN_RENDER_PAGE_H

/* Rules that know colours by the names of their variables only (html_style.c gives those their values). */
extern const char *const jn_page_style;

/* What a reader can do beyond reading. Without it the page shows everything. */
extern const char *const jn_page_script;

#endif
