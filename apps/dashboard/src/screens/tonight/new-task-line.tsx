import './new-task-line.css';
import { useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useT } from '../../locales/use-t.ts';
import type { Schema } from '../../net/api.ts';
import { endpoints } from '../../net/read/endpoints.ts';
import { useRead } from '../../net/read/use-read.ts';

/** The number alone: this line stands on every screen and needs no schema of the whole night. */
const tasksOf: Schema<number> = {
  safeParse: (said) => {
    const { tasks } = (said ?? {}) as { tasks?: unknown };
    return typeof tasks === 'number' ? { success: true, data: tasks } : { success: false };
  },
};

/** On every screen but the night's own: that a task came in meanwhile. A number, no house and no party, and no sound. */
export default function NewTaskLine() {
  const t = useT('tonight');
  const [at] = useLocation();
  const { value } = useRead(endpoints.tonight, tasksOf);
  const before = useRef<number | null>(null);
  const [fresh, setFresh] = useState(0);
  const there = at === '/tonight';
  useEffect(() => {
    if (value === null) return;
    const more = before.current === null ? 0 : Math.max(0, value - before.current);
    before.current = value;
    // The night's own screen says it by itself; what was seen there is not new elsewhere.
    setFresh((known) => (there ? 0 : Math.min(known + more, value)));
  }, [value, there]);
  return (
    <div className="new-task" role="status">
      {fresh > 0 && (
        <>
          {t('newTasks', { count: fresh })} <Link href="/tonight">{t('seeTasks')}</Link>
        </>
      )}
    </div>
  );
}
