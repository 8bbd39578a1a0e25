import { Flag } from 'lucide-react';
import { useT } from '../../locales/use-t.ts';
import { hasGivenUp, isFarFromAim, middleOf, type Played, resultOf } from '../../practice/results.ts';
import type { PlayerRole, Task } from '../../practice/tasks.ts';
import { Icon } from '../../ui/icon.tsx';
import { useSeconds } from './use-figures.ts';

interface ResultsProps {
  readonly role: PlayerRole;
  readonly nights: readonly Played[];
  readonly tasks: readonly Task[];
}

/** PN-4: person by task, seconds over taps; in the order in which they played, without marks. */
export function ResultsTable({ role, nights, tasks }: ResultsProps) {
  const t = useT('practice');
  const s = useT('session');
  return (
    <section className="practice-results" aria-labelledby={`practice-${role}`}>
      <h2 id={`practice-${role}`}>{t('resultsOf', { role: s(`role.${role}`) })}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('whoColumn')}</th>
            {tasks.map(({ name }, i) => (
              <th key={name} scope="col">
                {t('column', { number: i + 1, title: t(`task.${name}.title`) })}
                <span>{t('columnMore')}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {nights.map((night) => (
            <tr key={night.id}>
              <th scope="row">{night.name}</th>
              {tasks.map((task) => (
                <ResultCell key={task.name} night={night} task={task} />
              ))}
            </tr>
          ))}
          {nights.length > 1 && <Middle nights={nights} tasks={tasks} />}
        </tbody>
      </table>
    </section>
  );
}

function Middle({ nights, tasks }: Pick<ResultsProps, 'nights' | 'tasks'>) {
  const t = useT('practice');
  const seconds = useSeconds();
  return (
    <tr className="practice-middle">
      <th scope="row">{t('middle')}</th>
      {tasks.map(({ name }) => {
        const middle = middleOf(nights, name);
        return (
          <td key={name} data-title={t(`task.${name}.title`)}>
            {middle === null ? t('notYet') : seconds(middle)}
          </td>
        );
      })}
    </tr>
  );
}

function ResultCell({ night, task }: { readonly night: Played; readonly task: Task }) {
  const t = useT('practice');
  const seconds = useSeconds();
  const result = resultOf(night, task.name);
  const title = t(`task.${task.name}.title`);
  if (result === undefined)
    return (
      <td className="practice-none" data-title={title}>
        {t('notYet')}
      </td>
    );
  if (hasGivenUp(result))
    return (
      <td data-title={title}>
        <b>
          <Icon icon={Flag} /> {t('gaveUp')}
        </b>
        <span>{t('gaveUpAfter', { seconds: seconds(result.ms) })}</span>
      </td>
    );
  const taps = t('taps', { count: result.taps });
  const via = result.noticed.includes('via_board') ? [t('viaBoard')] : [];
  return (
    <td data-title={title} data-far={isFarFromAim(result, task) || undefined}>
      <b>{seconds(result.ms)}</b>
      <span>{[taps, ...via].join(', ')}</span>
    </td>
  );
}
