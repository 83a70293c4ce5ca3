"""Turns a screen as `tmux capture-pane -e -p -N` prints it into a picture in SVG.

Reads standard input, writes standard output. Lines and blocks are drawn as shapes, so that they
meet whatever font the reader has; every word is put on the grid of cells by its own coordinates.
"""
import re
import sys
import unicodedata
from xml.sax.saxutils import escape

CELL_WIDTH, CELL_HEIGHT, MARGIN = 9, 19, 14
FONT = "'DejaVu Sans Mono','Cascadia Mono',Menlo,Consolas,'Noto Sans Mono CJK JP',monospace"
FONT_SIZE, BASELINE = 15, 14
GROUND, TEXT = "#0f141b", "#cfd8e3"
BASIC = ["#0f141b", "#ff9a91", "#84d6a4", "#e8c57e", "#7cc4ff", "#cfaef7", "#72d3dc", "#cfd8e3",
         "#5a6778", "#ff9a91", "#84d6a4", "#e8c57e", "#7cc4ff", "#cfaef7", "#72d3dc", "#f0f4f8"]
ON = {"1": "bold", "2": "dim", "3": "italic", "4": "underline", "7": "reverse"}
OFF = {"22": ("bold", "dim"), "23": ("italic",), "24": ("underline",), "27": ("reverse",)}

# Arms from the middle of a cell: left, right, up, down; 1 is a light line, 2 a heavy one.
ARMS = {
    "─": (1, 1, 0, 0), "│": (0, 0, 1, 1), "┌": (0, 1, 0, 1), "┐": (1, 0, 0, 1),
    "└": (0, 1, 1, 0), "┘": (1, 0, 1, 0), "├": (0, 1, 1, 1), "┤": (1, 0, 1, 1),
    "┬": (1, 1, 0, 1), "┴": (1, 1, 1, 0), "┼": (1, 1, 1, 1), "━": (2, 2, 0, 0),
    "┃": (0, 0, 2, 2), "╸": (2, 0, 0, 0), "╺": (0, 2, 0, 0), "╾": (2, 1, 0, 0),
}
# Blocks as eighths of a cell: left, top, right, bottom.
BLOCKS = {"▌": (0, 0, 4, 8), "▐": (4, 0, 8, 8), "█": (0, 0, 8, 8), "▀": (0, 0, 8, 4)}
BLOCKS |= {"▁▂▃▄▅▆▇"[level]: (0, 7 - level, 8, 8) for level in range(7)}


def color_of(parts):
    """The colour at the head of SGR parameters after 38 or 48, and how many of them it took."""
    if parts[0] == "2":
        return "#%02x%02x%02x" % tuple(int(part) for part in parts[1:4]), 4
    index = int(parts[1])
    if index < 16:
        return BASIC[index], 2
    if index >= 232:
        return "#%02x%02x%02x" % ((8 + 10 * (index - 232),) * 3), 2
    steps = [0, 95, 135, 175, 215, 255]
    cube = index - 16
    return "#%02x%02x%02x" % (steps[cube // 36], steps[cube // 6 % 6], steps[cube % 6]), 2


class Style:
    """What SGR sequences have set so far."""

    def __init__(self):
        self.foreground, self.background, self.attributes = TEXT, GROUND, frozenset()

    def apply(self, parameters):
        parts = re.split("[;:]", parameters or "0")
        while parts:
            part = parts.pop(0) or "0"
            if part in ("38", "48"):
                color, used = color_of(parts)
                del parts[:used]
                if part == "38":
                    self.foreground = color
                else:
                    self.background = color
            elif part == "0":
                self.__init__()
            elif part in ON:
                self.attributes |= {ON[part]}
            elif part in OFF:
                self.attributes -= set(OFF[part])
            elif part == "39":
                self.foreground = TEXT
            elif part == "49":
                self.background = GROUND
            elif 30 <= int(part) <= 37 or 90 <= int(part) <= 97:
                self.foreground = BASIC[int(part) % 10 + (8 if int(part) >= 90 else 0)]
            elif 40 <= int(part) <= 47 or 100 <= int(part) <= 107:
                self.background = BASIC[int(part) % 10 + (8 if int(part) >= 100 else 0)]

    def look(self):
        colors = (self.foreground, self.background)
        if "reverse" in self.attributes:
            colors = colors[::-1]
        return (*colors, self.attributes - {"reverse"})


def columns(character):
    """How many cells a character takes."""
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def cells(lines):
    """For each line its cells: column, text, width and look."""
    style = Style()
    rows = []
    for line in lines:
        row, column = [], 0
        for piece in re.findall(r"\x1b\[[0-9;:]*m|\x1b\[[^m]*m|[^\x1b]", line):
            if piece.startswith("\x1b"):
                style.apply(piece[2:-1])
                continue
            width = columns(piece)
            if width == 0 and row:
                start, text, taken, look = row[-1]
                row[-1] = (start, text + piece, taken, look)
            else:
                row.append((column, piece, max(1, width), style.look()))
                column += max(1, width)
        rows.append(row)
    return rows


def rectangle(x, y, width, height, color):
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="{color}"/>'


def grounds(row, y):
    """The backgrounds of a row, neighbours of one colour as one."""
    runs = []
    for column, _, width, (_, background, _) in row:
        if runs and runs[-1][2] == background and runs[-1][0] + runs[-1][1] == column:
            runs[-1][1] += width
        else:
            runs.append([column, width, background])
    return [
        rectangle(column * CELL_WIDTH, y, width * CELL_WIDTH, CELL_HEIGHT, color)
        for column, width, color in runs if color != GROUND
    ]


def shapes(row):
    """The lines and blocks of a row, straight runs of one look as one."""
    found = []
    for column, text, width, look in row:
        if text not in ARMS and text not in BLOCKS:
            continue
        last = found[-1] if found else None
        if last and text in "─━" and last[1] == text and last[3] == look \
                and last[0] + last[2] == column:
            last[2] += width
        else:
            found.append([column, text, width, look])
    return found


def line_shapes(arms, x, y, width, color):
    left, right, up, down = ({0: 0, 1: 1.2, 2: 2.6}[arm] for arm in arms)
    middle_x, middle_y = x + width / 2, y + CELL_HEIGHT / 2
    drawn = []
    if left and left == right:
        drawn.append(rectangle(x, middle_y - left / 2, width, left, color))
    else:
        for weight, start, end in ((left, x, middle_x), (right, middle_x, x + width)):
            if weight:
                drawn.append(rectangle(start, middle_y - weight / 2, end - start, weight, color))
    for weight, start, end in ((up, y, middle_y), (down, middle_y, y + CELL_HEIGHT)):
        if weight:
            drawn.append(rectangle(middle_x - weight / 2, start, weight, end - start, color))
    return drawn


def block_shape(block, x, y, color):
    left, top, right, bottom = block
    return rectangle(
        x + left * CELL_WIDTH / 8, y + top * CELL_HEIGHT / 8,
        (right - left) * CELL_WIDTH / 8, (bottom - top) * CELL_HEIGHT / 8, color)


def words(row):
    """The text of a row: words of one look, each with its column and width."""
    found = []
    for column, text, width, look in row:
        if text == " " or text in ARMS or text in BLOCKS:
            continue
        last = found[-1] if found else None
        if last and last[3] == look and last[0] + last[2] == column:
            last[1] += text
            last[2] += width
        else:
            found.append([column, text, width, look])
    return found


def word_element(column, text, width, look, y):
    foreground, _, attributes = look
    style = ' font-weight="bold"' if "bold" in attributes else ""
    style += ' font-style="italic"' if "italic" in attributes else ""
    style += ' text-decoration="underline"' if "underline" in attributes else ""
    style += ' opacity="0.6"' if "dim" in attributes else ""
    length = f' textLength="{width * CELL_WIDTH}" lengthAdjust="spacingAndGlyphs"'
    return (f'<text x="{column * CELL_WIDTH}" y="{y + BASELINE}"{length} fill="{foreground}"'
            f"{style}>{escape(text)}</text>")


def picture(rows, title):
    width = max(sum(cell[2] for cell in row) for row in rows) * CELL_WIDTH
    height = len(rows) * CELL_HEIGHT
    full = (width + 2 * MARGIN, height + 2 * MARGIN)
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {full[0]} {full[1]}" '
        f'width="{full[0]}" height="{full[1]}" role="img">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{full[0]}" height="{full[1]}" rx="10" fill="{GROUND}"/>',
        f'<g transform="translate({MARGIN} {MARGIN})" font-family="{FONT}" '
        f'font-size="{FONT_SIZE}" xml:space="preserve">',
    ]
    for number, row in enumerate(rows):
        y = number * CELL_HEIGHT
        out += grounds(row, y)
        for column, text, width, (foreground, _, _) in shapes(row):
            x = column * CELL_WIDTH
            if text in ARMS:
                out += line_shapes(ARMS[text], x, y, width * CELL_WIDTH, foreground)
            else:
                out.append(block_shape(BLOCKS[text], x, y, foreground))
        out += [word_element(*word, y) for word in words(row)]
    return "\n".join(out + ["</g>", "</svg>", ""])


def main():
    rows = cells(sys.stdin.read().rstrip("\n").split("\n"))
    sys.stdout.write(picture(rows, sys.argv[1] if len(sys.argv) > 1 else "A terminal"))


if __name__ == "__main__":
    main()
