extension Chinese {
  /// What is wrong with a filter.
  static let filterErrors = #"""
    “)” closes nothing
    “)”没有对应的“(”

    a word or condition is missing
    缺少单词或条件

    “!” needs something to negate
    “!”后面需要有被否定的内容

    “(” is not closed
    “(”没有闭合

    “/” is not closed
    “/”没有闭合

    “%@” is not a regular expression
    “%1”不是正则表达式

    no field “%@”; there are %@
    没有字段“%1”；可用字段：%2

    “%@” needs a value
    “%1”需要一个值

    “%@” is not a number; allowed are 80, 80%, 512M, 2G
    “%1”不是数字；可写作 80、80%、512M、2G

    “%@” is a text; use : or =
    “%1”是文本；请用 : 或 =

    the quote is not closed
    引号没有闭合
    """#
}
