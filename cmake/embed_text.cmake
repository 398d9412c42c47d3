# Makes one C file of text files: cmake -DFILES=A;B -DNAMES=a;b -DHEADER=FILE -DOUTPUT=FILE -P embed_text.cmake
# Each becomes a string that ends with a zero, under its name, as HEADER declares it.
set(code "/* Made by cmake/embed_text.cmake. */\n#include \"${HEADER}\"\n")
foreach(path name IN ZIP_LISTS FILES NAMES)
  file(READ "${path}" bytes HEX)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
  string(APPEND code "\nstatic const unsigned char ${name}_bytes[] = {${bytes}0};\nconst char *const ${name} = (const char *)${name}_bytes;\n")
endforeach()
file(WRITE "${OUTPUT}" "${code}")
