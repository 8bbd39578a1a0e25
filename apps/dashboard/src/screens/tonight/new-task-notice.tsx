import './new-task-notice.css';
import { useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useT } from '../../locales/use-t.ts';
import type { Schema } from '../../net/api.ts';
import { TONIGHT } from '../../net/read/endpoints.ts';
import { useRead } from '../../net/read/use-read.ts';

/** Parses the number only: the notice is in the first chunk, which should not contain the whole schema. */
const taskCount: Schema<number> = {
  safeParse: (body) => {
    const { tasks } = (body ?? {}) as { tasks?: unknown };
    return typeof tasks === 'number' ? { success: true, data: tasks } : { success: false };
  },
};

/** A notice of new tasks on every screen but Tonight: a number, without shelter or party, and without sound. */
export default function NewTaskNotice() {
  const t = useT('tonight');
  const [at] = useLocation();
  const { value } = useRead({ ...TONIGHT, answer: taskCount });
  const before = useRef<number | null>(null);
  const [newTasks, setNewTasks] = useState(0);
  const isOnTonight = at === '/tonight';
  useEffect(() => {
    if (value === null) return;
    const more = before.current === null ? 0 : Math.max(0, value - before.current);
    before.current = value;
    // Tonight shows them itself; what was seen there is not new elsewhere.
    setNewTasks((known) => (isOnTonight ? 0 : Math.min(known + more, value)));
  }, [value, isOnTonight]);
  return (
    <div className="new-task" role="status">
      {newTasks > 0 && (
        <>
          {t('newTasks', { count: newTasks })} <Link href="/tonight">{t('seeTasks')}</Link>
        </>
      )}
    </div>
  );
}
