# Makes one C file of the rules' pages: cmake -DPAGES=FOLDER -DOUTPUT=FILE -DCOUNT=PAGES -P embed.cmake
# Each page is bound to its rule by the file's name, and there are as many pages as rules: a rule without its page, or a
# page without a rule, does not compile.
file(GLOB pages LIST_DIRECTORIES false "${PAGES}/*.md")
set(arrays "")
set(rows "")
foreach(page IN LISTS pages)
  get_filename_component(name "${page}" NAME_WE)
  string(TOUPPER "${name}" id)
  string(REPLACE "-" "_" id "${id}")
  file(READ "${page}" bytes HEX)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
  string(APPEND arrays "static const unsigned char page_${id}[] = {${bytes}0};\n")
  string(APPEND rows "\t[JN_RULE_${id}] = (const char *)page_${id},\n")
endforeach()
list(LENGTH pages count)
if(NOT count EQUAL COUNT)
  message(FATAL_ERROR "there are ${count} pages in ${PAGES}, not ${COUNT}: configure again")
endif()
file(WRITE "${OUTPUT}" "/* Made by cmake/embed.cmake from compiler/checks/rules. */\n#include \"checks/pages.h\"\n\n${arrays}\n"
  "_Static_assert(${count} == JN_RULE_COUNT, \"compiler/checks/rules has no page for some rule\");\n\n"
  "const char *const jn_rule_pages[JN_RULE_COUNT] = {\n${rows}};\n")
