# SPDX-License-Identifier: GPL-3.0-or-later
# The language, the warnings and the sanitizers that every target of the project shares.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

set(VISAVIS_SANITIZE "" CACHE STRING "Sanitizers, as -fsanitize= takes them: address,undefined or thread")

find_program(VISAVIS_CCACHE ccache)
if(VISAVIS_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${VISAVIS_CCACHE}")
endif()

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual
                    -Wimplicit-fallthrough -fstack-protector-strong)
# No program tells in which folder it was built, and ccache finds again what another checkout built.
add_compile_options("-fmacro-prefix-map=${CMAKE_SOURCE_DIR}/=")
# Only in optimised builds: glibc warns without optimisation.
add_compile_options("$<$<CONFIG:Release,RelWithDebInfo>:-D_FORTIFY_SOURCE=2>" "$<$<CONFIG:Debug>:-D_GLIBCXX_ASSERTIONS>")
add_link_options(-Wl,-z,relro,-z,now)

if(VISAVIS_SANITIZE)
  add_compile_options(-fsanitize=${VISAVIS_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${VISAVIS_SANITIZE})
endif()

# moc 6.4 stops at "namespace std __attribute__((…))" when a standard header comes before Qt's; it needs no visibility.
set(CMAKE_AUTOMOC_MOC_OPTIONS "-D_GLIBCXX_VISIBILITY=")
