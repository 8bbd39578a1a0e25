import type { ShelterTask } from '@safe-haven/contracts';
import { Bell } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../../locales/use-t.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { isUnanswered, keyOf } from './tasks/task-key.ts';

/** A notice of tasks that arrived since the screen was opened: a number only. */
export function NewTasks({ tasks }: { readonly tasks: readonly ShelterTask[] | null }) {
  const t = useT('tonight');
  const seen = useRef<ReadonlySet<string> | null>(null);
  const [fresh, setFresh] = useState<readonly string[]>([]);
  useEffect(() => {
    if (tasks === null) return;
    const open = tasks.filter(isUnanswered).map(keyOf);
    const before = seen.current;
    seen.current = new Set([...(before ?? []), ...open]);
    // Tasks present on open are not new; answered ones no longer count.
    setFresh((known) =>
      before === null
        ? []
        : [...new Set([...known, ...open.filter((key) => !before.has(key))])].filter((key) => open.includes(key)),
    );
  }, [tasks]);
  const see = () => {
    const cards = [...document.querySelectorAll<HTMLElement>('[data-task]')];
    cards
      .find((card) => card.dataset['task'] === fresh[0])
      ?.querySelector('button')
      ?.focus();
    setFresh([]);
  };
  return (
    <div className="tonight-new" role="status">
      {fresh.length > 0 && (
        <>
          <Icon icon={Bell} />
          <p>{t('newTasks', { count: fresh.length })}</p>
          <Button onClick={see}>{t('seeTasks')}</Button>
        </>
      )}
    </div>
  );
}
