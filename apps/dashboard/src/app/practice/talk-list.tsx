import { MessageSquare } from 'lucide-react';
import { useT } from '../../locales/use-t.ts';
import { type Played, talkAbout } from '../../practice/results.ts';
import type { PlayerRole, Task } from '../../practice/tasks.ts';
import { Icon } from '../../ui/icon.tsx';

interface TalkListProps {
  readonly role: PlayerRole;
  readonly nights: readonly Played[];
  readonly tasks: readonly Task[];
}

/** What is worth talking about: how many, never who. */
export function TalkList({ role, nights, tasks }: TalkListProps) {
  const t = useT('practice');
  const things = talkAbout(nights, tasks);
  if (things.length === 0) return null;
  return (
    <section className="practice-talk" aria-labelledby={`practice-talk-${role}`}>
      <h3 id={`practice-talk-${role}`}>{t('talk', { count: things.length })}</h3>
      <ul>
        {things.map(({ task, what, people, of }) => (
          <li key={`${task} ${what}`}>
            <Icon icon={MessageSquare} />
            <p>
              <b>
                {what === 'gave_up'
                  ? t('noticed.gave_up', { people, of, title: t(`task.${task}.title`) })
                  : t(`noticed.${what}`, { people, of })}
              </b>{' '}
              {t(`how.${what === 'gave_up' ? task : what}`)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
