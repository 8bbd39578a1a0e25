import { useCallback, useEffect, useRef, useState } from 'react';
import { navigate } from 'wouter/use-browser-location';
import { FIRST_FORM } from '../../features/search/search-form.ts';
import { memory } from '../../features/search/search-memory.ts';
import { line } from '../../net/line.ts';
import { queries } from '../../net/read/queries.ts';
import { sessions } from '../../net/session/session.ts';
import { openMeter } from '../../practice/meter.ts';
import { type OpenTask, openTask, type Place } from '../../practice/open-task.ts';
import { played } from '../../practice/played.ts';
import { hasGivenUp, type Noticed, type Result } from '../../practice/results.ts';
import { type PlayerRole, SON, TASKS, type Task } from '../../practice/tasks.ts';

/** Where somebody is in their night: reading what is to do, doing it, or done. */
export interface NightStep {
  /** Of the person's night among those that were played. */
  readonly id: number;
  readonly task: Task;
  readonly stage: 'read' | 'do' | 'done';
  /** The night whose screens are there; null: none yet. */
  readonly open: OpenTask | null;
  readonly result: Result | null;
}

export interface Night {
  readonly step: NightStep | null;
  /** The tasks of the person who plays. */
  readonly tasks: readonly Task[];
  play(name: string, role: PlayerRole): void;
  begin(): void;
  giveUp(): void;
  next(): void;
  stop(): void;
  tapped(): void;
  notice(what: Noticed): void;
  finish(): void;
}

/** One person's way through the tasks of a practice night. */
export function useNight(placeFor: (name: string) => Place): Night {
  const [step, setStep] = useState<NightStep | null>(null);
  const [who, setWho] = useState({ id: 0, name: '', role: 'hotline' as PlayerRole });
  const tasks = TASKS[who.role];
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
    played.add(now.id, result);
    latest.current = { ...now, stage: 'done', result };
    setStep(latest.current);
  }, []);
  const close = useCallback((open: OpenTask | null) => {
    unfollow.current();
    open?.line.close();
  }, []);
  const begin = () => {
    if (step === null) return;
    const open = step.open ?? opened(step.task, who.role, placeFor(who.name));
    noticed.current = new Set();
    meter.current.restart();
    unfollow.current = open.follow(step.task, (happened) => {
      if (happened === 'done') finish();
      else if (happened === 'begun') meter.current.restart();
      else noticed.current.add(happened);
    });
    setStep({ ...step, stage: 'do', open, result: null });
  };
  const read = (id: number, task: Task, open: OpenTask | null) =>
    setStep({ id, task, stage: 'read', open, result: null });
  const stop = useCallback(() => {
    close(latest.current?.open ?? null);
    navigate('/practice', { replace: true });
    setStep(null);
  }, [close]);
  useEffect(() => () => close(latest.current?.open ?? null), [close]);
  return {
    step,
    tasks,
    play: (name, role) => {
      const id = played.begin(name, role);
      setWho({ id, name, role });
      read(id, TASKS[role][0]!, null);
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
      const open = isFollowedBy(step, task) ? step.open : null;
      if (open === null) close(step.open);
      read(step.id, task, open);
    },
    stop,
    tapped: () => meter.current.tapped(),
    notice: (what) => void noticed.current.add(what),
  };
}

/** Whether the next task begins on the screen on which this one was done. */
const isFollowedBy = ({ task, result }: NightStep, next: Task): boolean =>
  next.follows === task.name && result !== null && !hasGivenUp(result);

/** Opens a task, and puts its night in the place of the server. */
function opened(task: Task, role: PlayerRole, place: Place): OpenTask {
  const open = openTask(task, role, place);
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
