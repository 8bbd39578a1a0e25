import { Reading } from './reading.ts';

/** What a page may ask of a reading, in its order. */
export type ReaderQuestion =
  | { readonly ask: 'open'; readonly with: readonly [file: Blob, sheet: string | undefined] }
  | { readonly ask: 'understand'; readonly with: Parameters<Reading['understand']> }
  | { readonly ask: 'house'; readonly with: Parameters<Reading['house']> }
  | { readonly ask: 'faults'; readonly with: Parameters<Reading['faults']> };

/** What it is told: an answer to the question of that number, or how much of a file is read. */
export type ReaderNews = { readonly id: number; readonly value: unknown } | { readonly share: number };

/** A page that is told of every piece of a file would do nothing else. */
const SHARES_APART = 0.01;

/** Answers what comes through a port, one after the other, with a reading of its own. `onFailed`: told of what should not be. */
export function serve(port: MessagePort, onFailed: (error: unknown) => void): void {
  const reading = new Reading();
  const tell = (news: ReaderNews) => port.postMessage(news);
  const answer = (question: ReaderQuestion): unknown => {
    switch (question.ask) {
      case 'open':
        return reading.open(
          ...question.with,
          sparsely((share) => tell({ share })),
        );
      case 'understand':
        return reading.understand(...question.with);
      case 'house':
        return reading.house(...question.with);
      case 'faults':
        return reading.faults(...question.with);
    }
  };
  const answered = async ({ id, ...question }: ReaderQuestion & { readonly id: number }) =>
    tell({ id, value: await answer(question) });
  port.onmessage = ({ data }) => void answered(data).catch(onFailed);
}

function sparsely(tell: (share: number) => void): (share: number) => void {
  let told = 0;
  return (share) => {
    if (share - told < SHARES_APART) return;
    told = share;
    tell(share);
  };
}
