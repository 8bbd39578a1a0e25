import { type NotificationTexts } from '../../../locales/notification-texts.ts';
import { readLanguage } from '../../../net/worker/remembered-language.ts';
import { type WorkerEvents, type WorkerScope } from '../../../net/worker/scope.ts';
import { tasksText } from './tasks-text.ts';

const TONIGHT = '/tonight';
/** One notification stands for all: a newer one takes its place. Seen by whoever opens the list of notifications. */
const TAG = 'tasks';
/** More than this is "many", and a number nobody should be able to put on a locked screen. */
const MOST = 99;

/** How many tasks a message speaks of; whatever else it says, or if it can't be read, it is one. */
export function tasksIn(data: WorkerEvents['push']['data']): number {
  try {
    const { tasks } = (data?.json() ?? {}) as { tasks?: unknown };
    return Number.isInteger(tasks) ? Math.min(Math.max(Number(tasks), 1), MOST) : 1;
  } catch {
    return 1;
  }
}

/** Shows the neutral sentence in the language of this device. Nothing that came with the message is shown but the number. */
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

/** Brings the page to the night's list: a window that is open already, else a new one. */
export async function openTonight({ clients }: Pick<WorkerScope, 'clients'>): Promise<void> {
  const [open] = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (open === undefined) return void (await clients.openWindow(TONIGHT));
  await open.focus();
  // The page goes there itself, without loading anew: what was typed on it stays.
  open.postMessage({ go: TONIGHT });
}
