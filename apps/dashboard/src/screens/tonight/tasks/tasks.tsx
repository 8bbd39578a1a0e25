import type { HouseTask } from '@safe-haven/contracts';
import { useT } from '../../../locales/use-t.ts';
import { TaskCard } from './task-card.tsx';
import { isUnanswered, keyOf } from './task-key.ts';

interface TasksProps {
  readonly tasks: readonly HouseTask[];
  again(): void;
}

/** What one's houses are asked: who is next and who owes an answer first, then what was answered and how it went on. */
export function Tasks({ tasks, again }: TasksProps) {
  const t = useT('tonight');
  const sorted = tasks.toSorted((a, b) => rank(a) - rank(b) || (a.respondBy < b.respondBy ? -1 : 1));
  return (
    <section className="sheet-card night-tasks" aria-label={t('tasks.title')}>
      <h2>
        {t('tasks.title')} <span className="night-count">{tasks.filter(isUnanswered).length}</span>
      </h2>
      <ul className="night-list">
        {sorted.map((task, index) => (
          <TaskCard key={keyOf(task)} task={task} isFirst={index === 0} again={again} />
        ))}
      </ul>
    </section>
  );
}

const rank = (task: HouseTask): number =>
  task.state === 'open' && task.offered ? 0 : isUnanswered(task) ? 1 : task.state === 'open' ? 2 : 3;
