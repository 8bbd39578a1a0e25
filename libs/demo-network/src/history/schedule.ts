/** What is yet to happen in one house, in order of time: a simulated calendar, so nothing here waits. */
export interface Schedule {
  /** Puts a task down for a time in ms; tasks of the same time run in the order in which they were put down. */
  at(ms: number, task: (now: number) => void): void;
  /** Runs every task up to a time, those put down on the way included; a task that comes late runs at once. */
  runUntil(ms: number): void;
  /** Forgets what is still to come. */
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
