extension Glyphs {
  /// For one column of text that is read aloud or by touch: blanks for lines, words for signs.
  public static func linear(isASCII: Bool) -> Glyphs {
    var glyphs = isASCII ? Glyphs.ascii : Glyphs.unicode
    glyphs.isLinear = true
    for piece: WritableKeyPath<Glyphs, String> in [
      \.horizontal, \.vertical, \.topLeft, \.topRight, \.bottomLeft, \.bottomRight, \.teeLeft,
      \.teeRight, \.teeTop, \.teeBottom, \.barFull, \.barEmpty, \.cursorBar, \.scrollThumb,
      \.scrollTrack,
    ] { glyphs[keyPath: piece] = " " }
    for branch: WritableKeyPath<Glyphs, String> in [\.treeBranch, \.treeLast, \.treePipe] {
      glyphs[keyPath: branch] = "  "
    }
    // A word beside each of these says the same.
    for sign: WritableKeyPath<Glyphs, String> in [
      \.stateRunning, \.statePaused, \.stateOff, \.stateFailed, \.stateBusy, \.stateUnknown,
      \.sortUp, \.sortDown,
    ] { glyphs[keyPath: sign] = "" }
    glyphs.spinner = [" "]
    glyphs.arrowRight = "-"
    glyphs.arrowLeft = "-"
    glyphs.dot = "-"
    glyphs.bullet = "*"
    return glyphs
  }

  /// The same with these words for what is marked, locked, received and sent.
  public func saying(mark: String, lock: String, received: String, sent: String) -> Glyphs {
    var glyphs = self
    glyphs.mark = mark
    glyphs.lock = lock
    glyphs.arrowDown = received
    glyphs.arrowUp = sent
    return glyphs
  }
}
