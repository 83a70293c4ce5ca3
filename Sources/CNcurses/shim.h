#define NCURSES_WIDECHAR 1
#define _XOPEN_SOURCE_EXTENDED 1
#include <ncursesw/curses.h>
#include <stdint.h>
#include <wchar.h>

/* wcwidth is hidden from Swift by the feature macros that its Glibc module is built with. */
extern int wcwidth(wchar_t character);
static inline int terminal_wcwidth(uint32_t scalar) { return wcwidth((wchar_t)scalar); }
