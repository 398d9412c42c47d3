/* cairo and Pango, loaded when a PNG or PDF is asked for and not before: linking them would cost every start of the
 * program ten times what all its other libraries cost together.
 *
 * In: the system's shared libraries. Out: a table of functions, called as `lib->cairo_create(…)`. */
#ifndef JN_RENDER_CAIRO_LOAD_H
#define JN_RENDER_CAIRO_LOAD_H

#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <freetype/ftoutln.h>
#include <hb.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <zlib.h>

#include "base/buf.h"
#include "render/problem.h"

/* Every function that is used, one a row: F(library, function). */
#define JN_CAIRO_FUNCTIONS(F)                               \
	F(CAIRO, cairo_arc)                                     \
	F(CAIRO, cairo_clip)                                    \
	F(CAIRO, cairo_clip_extents)                            \
	F(CAIRO, cairo_close_path)                              \
	F(CAIRO, cairo_create)                                  \
	F(CAIRO, cairo_curve_to)                                \
	F(CAIRO, cairo_destroy)                                 \
	F(CAIRO, cairo_fill)                                    \
	F(CAIRO, cairo_fill_preserve)                           \
	F(CAIRO, cairo_font_options_create)                     \
	F(CAIRO, cairo_font_options_destroy)                    \
	F(CAIRO, cairo_font_options_set_antialias)              \
	F(CAIRO, cairo_font_options_set_hint_metrics)           \
	F(CAIRO, cairo_font_options_set_hint_style)             \
	F(CAIRO, cairo_ft_scaled_font_lock_face)                \
	F(CAIRO, cairo_ft_scaled_font_unlock_face)              \
	F(CAIRO, cairo_get_matrix)                              \
	F(CAIRO, cairo_get_source)                              \
	F(CAIRO, cairo_get_target)                              \
	F(CAIRO, cairo_glyph_path)                              \
	F(CAIRO, cairo_image_surface_create)                    \
	F(CAIRO, cairo_image_surface_create_from_png_stream)    \
	F(CAIRO, cairo_image_surface_get_data)                  \
	F(CAIRO, cairo_identity_matrix)                         \
	F(CAIRO, cairo_image_surface_get_stride)                \
	F(CAIRO, cairo_line_to)                                 \
	F(CAIRO, cairo_move_to)                                 \
	F(CAIRO, cairo_new_path)                                \
	F(CAIRO, cairo_new_sub_path)                            \
	F(CAIRO, cairo_paint)                                   \
	F(CAIRO, cairo_pattern_get_rgba)                        \
	F(CAIRO, cairo_pdf_surface_add_outline)                 \
	F(CAIRO, cairo_pdf_surface_create_for_stream)           \
	F(CAIRO, cairo_pdf_surface_set_metadata)                \
	F(CAIRO, cairo_show_page)                               \
	F(CAIRO, cairo_rectangle)                               \
	F(CAIRO, cairo_restore)                                 \
	F(CAIRO, cairo_save)                                    \
	F(CAIRO, cairo_scale)                                   \
	F(CAIRO, cairo_scaled_font_destroy)                     \
	F(CAIRO, cairo_scaled_font_get_ctm)                     \
	F(CAIRO, cairo_scaled_font_reference)                   \
	F(CAIRO, cairo_set_dash)                                \
	F(CAIRO, cairo_set_line_cap)                            \
	F(CAIRO, cairo_set_line_join)                           \
	F(CAIRO, cairo_set_line_width)                          \
	F(CAIRO, cairo_set_matrix)                              \
	F(CAIRO, cairo_set_miter_limit)                         \
	F(CAIRO, cairo_set_scaled_font)                         \
	F(CAIRO, cairo_set_source_surface)                      \
	F(CAIRO, cairo_set_source_rgba)                         \
	F(CAIRO, cairo_set_tolerance)                           \
	F(CAIRO, cairo_show_text_glyphs)                        \
	F(CAIRO, cairo_status)                                  \
	F(CAIRO, cairo_status_to_string)                        \
	F(CAIRO, cairo_stroke)                                  \
	F(CAIRO, cairo_surface_destroy)                         \
	F(CAIRO, cairo_surface_finish)                          \
	F(CAIRO, cairo_surface_flush)                           \
	F(CAIRO, cairo_surface_mark_dirty)                      \
	F(CAIRO, cairo_surface_set_mime_data)                   \
	F(CAIRO, cairo_surface_status)                          \
	F(CAIRO, cairo_transform)                               \
	F(CAIRO, cairo_translate)                               \
	F(FONTCONFIG, FcConfigBuildFonts)                       \
	F(FONTCONFIG, FcConfigCreate)                           \
	F(FONTCONFIG, FcConfigDestroy)                          \
	F(FONTCONFIG, FcConfigGetCacheDirs)                     \
	F(FONTCONFIG, FcConfigGetFontDirs)                      \
	F(FONTCONFIG, FcConfigGetFilename)                      \
	F(FONTCONFIG, FcConfigGetFonts)                         \
	F(FONTCONFIG, FcConfigParseAndLoadFromMemory)           \
	F(FONTCONFIG, FcConfigReference)                        \
	F(FONTCONFIG, FcConfigSetCurrent)                       \
	F(FONTCONFIG, FcPatternGetString)                       \
	F(FONTCONFIG, FcStrFree)                                \
	F(FONTCONFIG, FcStrListDone)                            \
	F(FONTCONFIG, FcStrListNext)                            \
	F(FREETYPE, FT_Load_Glyph)                              \
	F(FREETYPE, FT_Outline_Get_Bitmap)                      \
	F(FREETYPE, FT_Outline_Get_CBox)                        \
	F(FREETYPE, FT_Outline_Transform)                       \
	F(FREETYPE, FT_Outline_Translate)                       \
	F(GOBJECT, g_list_free)                                 \
	F(GOBJECT, g_object_unref)                              \
	F(HARFBUZZ, hb_font_get_glyph_extents)                  \
	F(HARFBUZZ, hb_font_get_glyph_h_advance)                \
	F(HARFBUZZ, hb_font_get_nominal_glyph)                  \
	F(PANGO, pango_context_get_base_dir)                    \
	F(PANGO, pango_context_set_base_dir)                    \
	F(PANGO, pango_context_set_font_description)            \
	F(PANGO, pango_context_set_language)                    \
	F(PANGO, pango_context_set_round_glyph_positions)       \
	F(PANGO, pango_font_description_free)                   \
	F(PANGO, pango_font_description_new)                    \
	F(PANGO, pango_font_description_set_absolute_size)      \
	F(PANGO, pango_font_description_set_family)             \
	F(PANGO, pango_font_description_set_weight)             \
	F(PANGO, pango_font_get_hb_font)                        \
	F(PANGO, pango_font_map_create_context)                 \
	F(PANGO, pango_glyph_item_iter_init_end)                \
	F(PANGO, pango_glyph_item_iter_init_start)              \
	F(PANGO, pango_glyph_item_iter_next_cluster)            \
	F(PANGO, pango_glyph_item_iter_prev_cluster)            \
	F(PANGO, pango_glyph_string_free)                       \
	F(PANGO, pango_glyph_string_new)                        \
	F(PANGO, pango_item_free)                               \
	F(PANGO, pango_itemize_with_base_dir)                   \
	F(PANGO, pango_language_from_string)                    \
	F(PANGO, pango_reorder_items)                           \
	F(PANGO, pango_shape_item)                              \
	F(PANGOCAIRO, pango_cairo_context_set_font_options)     \
	F(PANGOCAIRO, pango_cairo_font_get_scaled_font)         \
	F(PANGOCAIRO, pango_cairo_font_map_new_for_font_type)   \
	F(PANGOCAIRO, pango_cairo_glyph_string_path)            \
	F(PANGOCAIRO, pango_cairo_show_glyph_string)            \
	F(PANGOCAIRO, pango_cairo_update_context)               \
	F(PANGOFT2, pango_fc_font_map_set_config)               \
	F(ZLIB, crc32)
typedef struct jn_cairo {
#define JN_CAIRO_FIELD(library, function) __typeof__(function) *function;
	JN_CAIRO_FUNCTIONS(JN_CAIRO_FIELD)
#undef JN_CAIRO_FIELD
} jn_cairo;

/* Fills the table. False when a library or a function of it is not there, with words in `problem`. The libraries stay
 * loaded until the process ends: they keep types and threads that cannot be taken back. */
bool jn_cairo_load(jn_cairo *ret_lib, jn_problem *problem);

#endif
