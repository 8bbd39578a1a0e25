import './new-task-notice.css';
import { useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useT } from '../../locales/use-t.ts';
import type { Schema } from '../../net/api.ts';
import { endpoints } from '../../net/read/endpoints.ts';
import { useRead } from '../../net/read/use-read.ts';

/** The number alone: this line stands on every screen and needs no schema of the whole night. */
const taskCount: Schema<number> = {
  safeParse: (said) => {
    const { tasks } = (said ?? {}) as { tasks?: unknown };
    return typeof tasks === 'number' ? { success: true, data: tasks } : { success: false };
  },
};

/** On every screen but the night's own: that a task came in meanwhile. A number, no house and no party, and no sound. */
export default function NewTaskNotice() {
  const t = useT('tonight');
  const [at] = useLocation();
  const { value } = useRead(endpoints.tonight, taskCount);
  const before = useRef<number | null>(null);
  const [newTasks, setNewTasks] = useState(0);
  const isOnTonight = at === '/tonight';
  useEffect(() => {
    if (value === null) return;
    const more = before.current === null ? 0 : Math.max(0, value - before.current);
    before.current = value;
    // The night's own screen says it by itself; what was seen there is not new elsewhere.
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
