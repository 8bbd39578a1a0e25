import { useFormat, useT } from '../../locales/use-t.ts';

const MINUTE = 60_000;

/** A length in seconds, from a minute on in minutes and seconds: "21 s", "1 min 04". */
export function useSeconds(): (ms: number) => string {
  const format = useFormat();
  return (ms) => {
    const seconds = Math.round(ms / 1_000);
    const whole = format.age(seconds * 1_000);
    return seconds * 1_000 < MINUTE ? whole : `${whole} ${String(seconds % 60).padStart(2, '0')}`;
  };
}

/** "21 s, 6 taps". */
export function useFigures(): (of: { readonly taps: number; readonly ms: number }) => string {
  const t = useT('practice');
  const seconds = useSeconds();
  return ({ taps, ms }) => t('figures', { seconds: seconds(ms), taps: t('taps', { count: taps }) });
}
