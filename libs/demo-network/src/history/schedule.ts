/** The pending tasks of one house, in order of time: a simulated schedule, so nothing here waits. */
export interface Schedule {
  /** Schedules a task for a time in ms; tasks of the same time run in the order in which they were scheduled. */
  at(ms: number, task: (now: number) => void): void;
  /** Runs every task up to a time, those scheduled meanwhile included; a task for an earlier time runs at once. */
  runUntil(ms: number): void;
  /** Drops all pending tasks. */
  clear(): void;
}

export function newSchedule(): Schedule {
  let tasks: { readonly ms: number; readonly task: (now: number) => void }[] = [];
  let now = Number.NEGATIVE_INFINITY;
  return {
    at: (ms, task) => {
      const after = tasks.findLastIndex((t) => t.ms <= ms);
      tasks.splice(after + 1, 0, { ms, task });
    },
    runUntil: (ms) => {
      for (let next = tasks[0]; next && next.ms <= ms; next = tasks[0]) {
        tasks.shift();
        now = Math.max(now, next.ms);
        next.task(now);
      }
    },
    clear: () => {
      tasks = [];
    },
  };
}
