#define NCURSES_WIDECHAR 1
#define _XOPEN_SOURCE_EXTENDED 1
#include <langinfo.h>
#include <locale.h>
#include <ncursesw/curses.h>
#include <ncursesw/term.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <wchar.h>

/* wcwidth is hidden from Swift by the feature macros that its Glibc module is built with. */
extern int wcwidth(wchar_t character);
static inline int terminal_wcwidth(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

/* Mutable globals, which Swift rejects. */
static inline SCREEN *terminal_open(const char *type) { return newterm(type, stdout, stdin); }
static inline WINDOW *terminal_window(void) { return stdscr; }
static inline void terminal_repaint(void) { clearok(curscr, TRUE); }
static inline int terminal_colors(void) { return COLORS; }
static inline int terminal_color_pairs(void) { return COLOR_PAIRS; }
static inline int terminal_flush(void) { return fflush(stdout); }
static inline TERMINAL *terminal_current(void) { return cur_term; }

/* What ncurses gives for a capability that the terminal lacks: (char *)-1 or NULL. */
static inline const char *terminal_string(const char *name) {
  const char *value = tigetstr(name);
  return value == (const char *)-1 ? NULL : value;
}

/* Two extents out of a variadic call. */
static inline int terminal_measure(int descriptor, int *width, int *height) {
  struct winsize size = {0};
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return -1;
  *width = size.ws_col;
  *height = size.ws_row;
  return 0;
}

static inline const char *terminal_codeset(void) { return nl_langinfo(CODESET); }

/* Macros with casts, which Swift does not import. */
static const attr_t terminal_bold = A_BOLD;
static const attr_t terminal_dim = A_DIM;
static const attr_t terminal_italic = A_ITALIC;
static const attr_t terminal_underline = A_UNDERLINE;
static const attr_t terminal_reverse = A_REVERSE;
static const attr_t terminal_blink = A_BLINK;

/* One cell of at most three scalars with an extended colour pair. */
static inline int terminal_make_cell(
    cchar_t *cell, uint32_t base, uint32_t mark1, uint32_t mark2, attr_t attributes, int pair) {
  wchar_t text[4] = {(wchar_t)base, (wchar_t)mark1, (wchar_t)mark2, 0};
  return setcchar(cell, text, attributes, 0, &pair);
}
