import TUI
