/** Seconds and taps of one task. Nothing that is typed or tapped on is looked at. */
export interface Meter {
  /** Counts again from here. */
  restart(): void;
  tapped(): void;
  read(): { readonly taps: number; readonly ms: number };
}

/** A meter on a clock in ms. */
export function openMeter(clock: () => number): Meter {
  let since = clock();
  let taps = 0;
  return {
    restart: () => {
      since = clock();
      taps = 0;
    },
    tapped: () => {
      taps += 1;
    },
    read: () => ({ taps, ms: clock() - since }),
  };
}

/** PN-4: whether a click is a tap of somebody: a label passes its click on, which is one tap all the same. */
export function isTap({ target }: Pick<Event, 'target'>): boolean {
  if (!(target instanceof Element)) return false;
  return target.closest('label') === null || target.matches('input, select, textarea, button');
}
