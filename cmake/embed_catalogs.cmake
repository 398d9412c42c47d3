# Makes one C file of the catalogs that msgfmt made:
# cmake "-DCATALOGS=id.mo;ms.mo;ar.mo" -DNAME=TABLE -DHEADER=FILE -DOUTPUT=FILE -P embed_catalogs.cmake
# Each is bound to its language by the file's name. HEADER declares the table.
set(arrays "")
set(rows "")
foreach(catalog IN LISTS CATALOGS)
  get_filename_component(name "${catalog}" NAME_WE)
  string(TOUPPER "${name}" id)
  file(READ "${catalog}" bytes HEX)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
  string(APPEND arrays "static const unsigned char catalog_${name}[] = {${bytes}};\n")
  string(APPEND rows "\t[JN_LANG_${id}] = {catalog_${name}, sizeof catalog_${name}},\n")
endforeach()
file(WRITE "${OUTPUT}" "/* Made by cmake/embed_catalogs.cmake from po. */\n#include \"${HEADER}\"\n\n${arrays}\n"
  "const jn_catalog ${NAME}[JN_LANG_COUNT] = {\n${rows}};\n")
