import { stat } from 'node:fs/promises';
import { StoreUnavailable } from '../port.ts';

/** Rejects when the log's file is not there any more, or when its file system says nothing about it within `ms`. */
export async function fileAnswers(path: string, ms: number): Promise<void> {
  const { promise: silence, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new StoreUnavailable(`The disk of ${path} does not answer in time.`)), ms);
  try {
    await Promise.race([stat(path), silence]);
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    throw new StoreUnavailable(`The log at ${path} can not be found any more.`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}
