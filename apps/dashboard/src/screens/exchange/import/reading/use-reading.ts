import { useEffect, useRef, useState } from 'react';
import { type Reader, startReader } from './reader.ts';
import type { Opened, Summary, Understanding } from './reading.ts';

/** Where the reading of a file stands. */
export type ReadingState =
  | { readonly at: 'none' }
  | { readonly at: 'reading'; readonly file: File; readonly share: number }
  | { readonly at: 'unreadable'; readonly file: File }
  | { readonly at: 'read'; readonly file: File; readonly opened: Opened; readonly reader: Reader };

/** A file that somebody chose, read beside the page: how far that is, and an end when somebody wants it. */
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
    if (current.current === reader)
      setState(opened === null ? { at: 'unreadable', file } : { at: 'read', file, opened, reader });
  };
  return { state, open, stop };
}

/** What the lines of a file say by a profile; `isOld`: something else was asked since. While `how` is null nothing is asked. */
export function useUnderstood(state: ReadingState, how: Understanding | null) {
  const reader = state.at === 'read' ? state.reader : null;
  const [answer, setAnswer] = useState<{ readonly summary: Summary; readonly how: Understanding; of: Reader } | null>(
    null,
  );
  const line = useRef({ isBusy: false, next: how });
  useEffect(() => {
    // A question to a reader that was closed is never answered.
    if (reader !== null) line.current.isBusy = false;
  }, [reader]);
  useEffect(() => {
    line.current.next = how;
    // Whoever types asks faster than a long file is understood: what was overtaken is never asked.
    const ask = async () => {
      const { next } = line.current;
      if (reader === null || next === null || line.current.isBusy) return;
      line.current.isBusy = true;
      const summary = await reader.understand(next);
      line.current.isBusy = false;
      setAnswer({ summary, how: next, of: reader });
      if (line.current.next !== next) void ask();
    };
    void ask();
  }, [reader, how]);
  const summary = answer !== null && answer.of === reader ? answer.summary : null;
  return { summary, isOld: how !== null && answer?.how !== how };
}
