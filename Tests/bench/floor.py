"""The least that a list can cost: names in ncurses, a cursor, and nothing else.

    floor.py FILE    FILE holds one name a line
"""
import curses
import locale
import sys


def draw(window, names, top, cursor):
    height, width = window.getmaxyx()
    for row in range(height):
        name = names[top + row] if top + row < len(names) else ""
        style = curses.A_REVERSE if top + row == cursor else curses.A_NORMAL
        window.addnstr(row, 0, name.ljust(width - 1), width - 1, style)
    window.refresh()


def main(window, path):
    curses.curs_set(0)
    with open(path, encoding="utf-8") as file:
        names = [line.rstrip("\n") for line in file if line.strip()]
    top = cursor = 0
    while True:
        height = window.getmaxyx()[0]
        top = max(cursor - height + 1, min(top, cursor))
        draw(window, names, top, cursor)
        key = window.getch()
        if key == ord("q"):
            return
        step = {ord("j"): 1, ord("k"): -1}.get(key, 0)
        cursor = max(0, min(len(names) - 1, cursor + step))


if __name__ == "__main__":
    locale.setlocale(locale.LC_ALL, "")
    curses.wrapper(main, sys.argv[1])
