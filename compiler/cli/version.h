/* The version of this program: the build says it (CMakeLists.txt). */
#ifndef JN_CLI_VERSION_H
#define JN_CLI_VERSION_H

#ifndef JOURNEY_VERSION
#define JOURNEY_VERSION "0.0.0"
#endif

#endif
