import { Check, Flag } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { useT } from '../../locales/use-t.ts';
import { hasGivenUp } from '../../practice/results.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useFigures } from './use-figures.ts';
import type { Night, NightStep } from './use-night.ts';

interface TaskBarProps {
  readonly night: Night;
  readonly step: NightStep;
}

/** What is to do now, above the screens on which it is done. */
export function TaskBar({ night, step }: TaskBarProps) {
  const t = useT('practice');
  const { task, stage, result } = step;
  const number = night.tasks.indexOf(task) + 1;
  const figures = useFigures();
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step is read aloud from its heading
  useLayoutEffect(() => {
    if (stage !== 'do') heading.current?.focus();
  }, [task, stage]);
  return (
    <section className="practice-task" data-stage={stage} data-task={task.name} aria-label={t('taskLabel')}>
      <div className="practice-task-text">
        <h1 ref={heading} tabIndex={-1} className="practice-task-title">
          {stage === 'done' && <Icon icon={result && hasGivenUp(result) ? Flag : Check} size={18} />}
          {t('step', { number, of: night.tasks.length, title: t(`task.${task.name}.title`) })}
        </h1>
        <p>{stage === 'done' ? t(`task.${task.name}.after`) : t(`task.${task.name}.what`)}</p>
        <p className="practice-aim">
          {result && <b>{hasGivenUp(result) ? t('gaveUp') : figures(result)} </b>}
          {t('aim', { aim: figures({ taps: task.aim.taps, ms: task.aim.seconds * 1_000 }) })}
        </p>
      </div>
      <div className="practice-task-actions">
        {stage === 'read' && (
          <Button variant="primary" onClick={night.begin}>
            {t('begin')}
          </Button>
        )}
        {stage === 'do' && <Button onClick={night.giveUp}>{t('giveUp')}</Button>}
        {stage === 'done' && (
          <Button variant="primary" onClick={night.next}>
            {number < night.tasks.length ? t('next') : t('toResults')}
          </Button>
        )}
        {stage !== 'do' && (
          <Button variant="quiet" onClick={night.stop}>
            {t('stop')}
          </Button>
        )}
      </div>
    </section>
  );
}
