import { useEffect, useRef } from 'react';
import { useTonightNudge } from '../../model/board/use-board.ts';
import type { Schema } from '../../net/api.ts';
import { type Read, useRead } from '../../net/use-read.ts';

/** A first change is asked for at once, a burst of them together. */
const GATHER_MS = 100;
/** What the clock alone changes, such as a party that is overdue, is seen without anybody's word. */
const EVERY_MS = 60_000;

/** What stands at an address, read again whenever the connection says that something of this night is otherwise. */
export function useLiveRead<T>(url: string | null, schema: Schema<T>): Read<T> {
  const read = useRead(url, schema);
  const { again } = read;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useTonightNudge(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      again();
    }, GATHER_MS);
  });
  useEffect(() => {
    const clock = setInterval(again, EVERY_MS);
    return () => {
      clearInterval(clock);
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [again]);
  return read;
}
