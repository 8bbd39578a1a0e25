import { stat } from 'node:fs/promises';
import { StoreUnavailable } from '../port.ts';

/**
 * Rejects when the log's file is not there any more, or when its file system says nothing about it within `ms`. What it said in
 * time counts, however late this process comes to it: after the timer the event loop looks at what has arrived once more.
 */
export async function fileAnswers(path: string, ms: number): Promise<void> {
  const { promise: silence, reject } = Promise.withResolvers<never>();
  const away = new StoreUnavailable(`The disk of ${path} does not answer in time.`);
  const timer = setTimeout(() => setImmediate(() => reject(away)), ms);
  try {
    await Promise.race([stat(path), silence]);
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    throw new StoreUnavailable(`The log at ${path} cannot be found any more.`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}
