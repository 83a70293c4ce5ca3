import Glibc

/// An executor with one thread of its own, first in, first out: what blocks on it blocks nothing else.
///
/// The thread lives as long as the executor, so that no job of an actor on it can be stranded.
final class BlockingThread: SerialExecutor {
  private let queue: JobQueue

  init(name: String, tag: ThreadTag) {
    let queue = JobQueue()
    self.queue = queue
    startThread(named: name) { tag.use { queue.work() } }
  }

  deinit { queue.finish() }

  func enqueue(_ job: consuming ExecutorJob) {
    queue.append(UnownedJob(job), on: self)
  }
}

/// The jobs of a `BlockingThread`, apart from it so that the thread does not keep it alive.
// Safety: what changes is only touched while `mutex` is locked.
private final class JobQueue: @unchecked Sendable {
  private struct Entry {
    let job: UnownedJob
    // The executor must outlive its job, even when that holds the last reference to the actor.
    let executor: BlockingThread
  }

  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var entries: [Entry] = []
  private var isFinished = false

  init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  func append(_ job: UnownedJob, on executor: BlockingThread) {
    pthread_mutex_lock(mutex)
    entries.append(Entry(job: job, executor: executor))
    pthread_cond_signal(condition)
    pthread_mutex_unlock(mutex)
  }

  func finish() {
    pthread_mutex_lock(mutex)
    isFinished = true
    pthread_cond_signal(condition)
    pthread_mutex_unlock(mutex)
  }

  func work() {
    while let batch = nextBatch() {
      for entry in batch {
        entry.job.runSynchronously(on: entry.executor.asUnownedSerialExecutor())
      }
    }
  }

  private func nextBatch() -> [Entry]? {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while entries.isEmpty && !isFinished { pthread_cond_wait(condition, mutex) }
    guard !entries.isEmpty else { return nil }
    let batch = entries
    entries = []
    return batch
  }
}
