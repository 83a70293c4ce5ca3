import Testing

/// What a person at a terminal meets, one test after another.
///
/// Each test holds a thread while it waits for its program; all at once they would leave none for
/// the rest of the tests.
@Suite("At a terminal", .serialized)
struct EndToEnd {}
