import type { RefObject } from 'react';

/** As high as the line with a number that comes here: what is below does not move under a thumb. */
export function NumberSpace({ ref }: { readonly ref?: RefObject<HTMLDivElement | null> }) {
  return <div ref={ref} style={{ minHeight: 44 }} />;
}
