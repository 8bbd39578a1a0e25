import { type NotificationTexts } from '../../../locales/notification-texts.ts';
import { readLanguage } from '../../../net/worker/remembered-language.ts';
import { type WorkerEvents, type WorkerScope } from '../../../net/worker/scope.ts';
import { tasksText } from './tasks-text.ts';

const TONIGHT = '/tonight';
/** The tag of the notification: a newer one replaces it. Visible in the system's notification list. */
const TAG = 'tasks';
/** Higher numbers are shown as "many": nobody should be able to put an arbitrary number on a locked screen. */
const MAX_COUNT = 99;

/** The number of tasks in a push message; 1 if it can't be parsed. */
export function tasksIn(data: WorkerEvents['push']['data']): number {
  try {
    const { tasks } = (data?.json() ?? {}) as { tasks?: unknown };
    return Number.isInteger(tasks) ? Math.min(Math.max(Number(tasks), 1), MAX_COUNT) : 1;
  } catch {
    return 1;
  }
}

/** Shows the neutral text in the device's language. Only the number is taken from the message. */
export async function showTasks(
  { registration, caches }: Pick<WorkerScope, 'registration' | 'caches'>,
  data: WorkerEvents['push']['data'],
  texts: Readonly<Record<string, NotificationTexts>>,
): Promise<void> {
  const { title, body } = tasksText(texts, await readLanguage(caches), tasksIn(data));
  await registration.showNotification(title, {
    body,
    tag: TAG,
    renotify: true,
    icon: '/icon-192.png',
  } as NotificationOptions);
}

/** Opens Tonight in an existing window, else in a new one. */
export async function openTonight({ clients }: Pick<WorkerScope, 'clients'>): Promise<void> {
  const [open] = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (open === undefined) return void (await clients.openWindow(TONIGHT));
  await open.focus();
  // The page navigates itself without a reload, so that form input is kept.
  open.postMessage({ go: TONIGHT });
}
