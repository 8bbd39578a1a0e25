import { useRef } from 'react';
import { lazyOptional } from '../../ui/lazy-optional.tsx';
import { useWasSeen } from '../../ui/near-viewport.ts';
import type { CallProps } from './call-numbers.tsx';
import { ButtonSpace, NumberSpace } from './number-space.tsx';

const CallNumbers = lazyOptional(() => import('./call-numbers.tsx'), ['call', 'refusals'], <NumberSpace />);

/** The duty line of a shelter's organisation, as a button; loaded when it is on the screen. */
export const CallLine = lazyOptional(() => import('./call-line.tsx'), ['call', 'refusals']);

/** "We called: it was full"; loaded when it is on the screen. */
export const WasFull = lazyOptional(() => import('./was-full.tsx'), ['call', 'refusals'], <ButtonSpace />);

/** The phone numbers of a shelter; script, texts and numbers are loaded when it is on the screen (VA-13). */
export function Call(props: CallProps) {
  const place = useRef<HTMLDivElement>(null);
  return useWasSeen(place) ? <CallNumbers {...props} /> : <NumberSpace ref={place} />;
}
