import { Reading } from './reading.ts';

/** A request from the page: a method of `Reading` with its arguments. */
export type ReaderRequest =
  | { readonly ask: 'open'; readonly with: readonly [file: Blob, sheet: string | undefined] }
  | { readonly ask: 'understand'; readonly with: Parameters<Reading['understand']> }
  | { readonly ask: 'shelter'; readonly with: Parameters<Reading['shelter']> }
  | { readonly ask: 'faults'; readonly with: Parameters<Reading['faults']> };

/** A message to the page: the result of a request by its id, or the fraction of the file read so far. */
export type ReaderMessage = { readonly id: number; readonly value: unknown } | { readonly share: number };

/** The smallest progress that is reported: a message per chunk would keep the page busy. */
const MIN_SHARE_STEP = 0.01;

/** Serves requests from a port, in order, with a `Reading` of its own. `onFailed`: called with unexpected errors. */
export function serve(port: MessagePort, onFailed: (error: unknown) => void): void {
  const reading = new Reading();
  const post = (message: ReaderMessage) => port.postMessage(message);
  const answer = (request: ReaderRequest): unknown => {
    switch (request.ask) {
      case 'open':
        return reading.open(
          ...request.with,
          throttled((share) => post({ share })),
        );
      case 'understand':
        return reading.understand(...request.with);
      case 'shelter':
        return reading.shelter(...request.with);
      case 'faults':
        return reading.faults(...request.with);
    }
  };
  const handle = async ({ id, ...request }: ReaderRequest & { readonly id: number }) =>
    post({ id, value: await answer(request) });
  port.onmessage = ({ data }) => void handle(data).catch(onFailed);
}

function throttled(report: (share: number) => void): (share: number) => void {
  let lastShare = 0;
  return (share) => {
    if (share - lastShare < MIN_SHARE_STEP) return;
    lastShare = share;
    report(share);
  };
}
