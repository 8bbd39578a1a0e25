import { useEffect, useRef, useState } from 'react';
import { type Reader, startReader } from './reader.ts';
import type { Opened, Summary, Understanding } from './reading.ts';

/** The state of reading a file. */
export type ReadingState =
  | { readonly at: 'none' }
  | { readonly at: 'reading'; readonly file: File; readonly share: number }
  | { readonly at: 'unreadable' | 'tooLarge'; readonly file: File }
  | { readonly at: 'read'; readonly file: File; readonly opened: Opened; readonly reader: Reader };

/** Reads a chosen file in a worker, with progress and cancellation. */
export function useReading() {
  const [state, setState] = useState<ReadingState>({ at: 'none' });
  const current = useRef<Reader | null>(null);
  const stop = () => {
    current.current?.close();
    current.current = null;
    setState({ at: 'none' });
  };
  useEffect(() => () => current.current?.close(), []);
  const open = async (file: File, sheet?: string) => {
    stop();
    setState({ at: 'reading', file, share: 0 });
    const reader = startReader({
      onShare: (share) => current.current === reader && setState({ at: 'reading', file, share }),
      onLost: () => current.current === reader && setState({ at: 'unreadable', file }),
    });
    current.current = reader;
    const opened = await reader.open(file, sheet);
    if (current.current !== reader) return;
    if (opened === null) setState({ at: 'unreadable', file });
    else if (opened === 'too_large') setState({ at: 'tooLarge', file });
    else setState({ at: 'read', file, opened, reader });
  };
  return { state, open, stop };
}

/**
 * The summary of a file by a profile; `isOutdated`: a newer one is pending. While `understanding` is null nothing is
 * requested.
 */
export function useUnderstood(state: ReadingState, understanding: Understanding | null) {
  const reader = state.at === 'read' ? state.reader : null;
  const [answer, setAnswer] = useState<{
    readonly summary: Summary;
    readonly understanding: Understanding;
    reader: Reader;
  } | null>(null);
  const queue = useRef({ isBusy: false, next: understanding });
  useEffect(() => {
    // A request to a closed reader never resolves.
    if (reader !== null) queue.current.isBusy = false;
  }, [reader]);
  useEffect(() => {
    queue.current.next = understanding;
    // Input may change faster than a long file is interpreted: only the latest request is kept.
    const ask = async () => {
      const { next } = queue.current;
      if (reader === null || next === null || queue.current.isBusy) return;
      queue.current.isBusy = true;
      const summary = await reader.understand(next);
      queue.current.isBusy = false;
      setAnswer({ summary, understanding: next, reader });
      if (queue.current.next !== next) void ask();
    };
    void ask();
  }, [reader, understanding]);
  const summary = answer !== null && answer.reader === reader ? answer.summary : null;
  return { summary, isOutdated: understanding !== null && answer?.understanding !== understanding };
}
