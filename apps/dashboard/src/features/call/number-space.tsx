import type { ReactNode, RefObject } from 'react';

/** As high as the line with a number that comes here, as `call.css` sets it: what is below does not move under a thumb. */
export function NumberSpace({ ref }: { readonly ref?: RefObject<HTMLDivElement | null> }) {
  return <div ref={ref} style={{ minHeight: 'calc(20px + 2 * var(--reach))' }} />;
}

/** As high as the button that comes here. */
export const ButtonSpace = (): ReactNode => <div style={{ minHeight: 'var(--control)' }} />;
