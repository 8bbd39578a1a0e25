import { useCallback, useEffect, useRef, useState } from 'react';
import { navigate } from 'wouter/use-browser-location';
import { FIRST_FORM } from '../../features/search/search-form.ts';
import { memory } from '../../features/search/search-memory.ts';
import { line } from '../../net/line.ts';
import { queries } from '../../net/read/queries.ts';
import { sessions } from '../../net/session/session.ts';
import { openMeter } from '../../practice/meter.ts';
import { played } from '../../practice/played.ts';
import type { Noticed, Result } from '../../practice/results.ts';
import { type OpenTask, openTask, type Place, SON, type Task } from '../../practice/tasks.ts';

/** Where somebody is in their night: reading what is to do, doing it, or done. */
export interface NightStep {
  readonly task: Task;
  readonly stage: 'read' | 'do' | 'done';
  /** The night whose screens are there; null: none yet. */
  readonly open: OpenTask | null;
  readonly result: Result | null;
}

export interface Night {
  readonly step: NightStep | null;
  readonly tasks: readonly Task[];
  play(name: string): void;
  begin(): void;
  giveUp(): void;
  next(): void;
  stop(): void;
  tapped(): void;
  notice(what: Noticed): void;
  finish(): void;
}

/** One person's way through the tasks of a practice night. */
export function useNight(tasks: readonly Task[], placeFor: (name: string) => Place): Night {
  const [step, setStep] = useState<NightStep | null>(null);
  const who = useRef({ id: 0, name: '' });
  const meter = useRef(openMeter(() => performance.now()));
  const noticed = useRef(new Set<Noticed>());
  const unfollow = useRef(() => {});
  const latest = useRef(step);
  latest.current = step;

  const finish = useCallback(() => {
    const now = latest.current;
    if (now?.stage !== 'do') return;
    unfollow.current();
    const result = { task: now.task.name, ...meter.current.read(), noticed: [...noticed.current] };
    played.add(who.current.id, result);
    latest.current = { ...now, stage: 'done', result };
    setStep(latest.current);
  }, []);
  const close = useCallback((open: OpenTask | null) => {
    unfollow.current();
    open?.line.close();
  }, []);
  const begin = () => {
    if (step === null) return;
    const open = step.open ?? opened(step.task, placeFor(who.current.name));
    noticed.current = new Set();
    meter.current.restart();
    const follows = open.follow(step.task, (happened) => {
      if (happened === 'done') finish();
      else if (happened === 'begun') meter.current.restart();
      else noticed.current.add(happened);
    });
    unfollow.current = follows;
    setStep({ ...step, stage: 'do', open, result: null });
  };
  const read = (task: Task, open: OpenTask | null) => setStep({ task, stage: 'read', open, result: null });
  const stop = useCallback(() => {
    close(latest.current?.open ?? null);
    navigate('/practice', { replace: true });
    setStep(null);
  }, [close]);
  useEffect(() => () => close(latest.current?.open ?? null), [close]);
  return {
    step,
    tasks,
    play: (name) => {
      who.current = { id: played.begin(name), name };
      read(tasks[0]!, null);
    },
    begin,
    finish,
    giveUp: () => {
      noticed.current.add('gave_up');
      finish();
    },
    next: () => {
      if (step === null) return;
      const task = tasks[tasks.indexOf(step.task) + 1];
      if (task === undefined) return stop();
      const goesOn = task.follows === step.task.name && !step.result?.noticed.includes('gave_up');
      if (!goesOn) close(step.open);
      read(task, goesOn ? step.open : null);
    },
    stop,
    tapped: () => meter.current.tapped(),
    notice: (what) => void noticed.current.add(what),
  };
}

/** Opens a task, and puts its night in the place of the server. */
function opened(task: Task, place: Place): OpenTask {
  const open = openTask(task, place);
  line.use(open.line);
  queries.clear();
  sessions.entered(open.me);
  if (task.party !== undefined) {
    const needs = task.party.boys > 0 ? { oldestSon: SON } : {};
    memory.keep({ form: { ...FIRST_FORM, party: task.party, needs }, requestId: null, transfer: null });
  }
  navigate(task.path, { state: { find: task.party === undefined ? 'form' : 'results' }, replace: true });
  return open;
}
