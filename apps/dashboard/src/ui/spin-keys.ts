import { type KeyboardEvent, useRef } from 'react';

/** Digits that follow each other within this are one number: "12" is twelve. */
const TYPING_MS = 1_000;
const NO_DIGITS = { value: 0, at: Number.NEGATIVE_INFINITY };

interface SpinKeysOptions {
  readonly value: number;
  readonly least: number;
  readonly most: number;
  set(value: number): void;
}

/**
 * The keys of a spinbutton (ARIA authoring practices): arrows, Home and End, and typed digits. Digits
 * typed one after the other build the number, never more than `most`; Backspace takes the last one back.
 */
export function useSpinKeys({ value, least, most, set }: SpinKeysOptions) {
  const typed = useRef(NO_DIGITS);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isDigit = /^\d$/.test(event.key);
    const next = isDigit
      ? typedAfter(typed.current, value) * 10 + Number(event.key)
      : stepped(event.key, value, least, most);
    if (next === null) return;
    event.preventDefault();
    // A digit that is held down is still one.
    if (isDigit && event.repeat) return;
    const within = Math.min(most, Math.max(least, next));
    const isTyped = (isDigit || event.key === 'Backspace') && next >= least;
    typed.current = isTyped ? { value: within, at: Date.now() } : NO_DIGITS;
    set(within);
  };
  const onBlur = () => {
    typed.current = NO_DIGITS;
  };
  return { onKeyDown, onBlur };
}

/** What the next digit goes on from; 0: it begins a number of its own. */
const typedAfter = (typed: typeof NO_DIGITS, value: number): number =>
  typed.value === value && Date.now() - typed.at < TYPING_MS ? value : 0;

/** What a key makes of the number; null: nothing. */
function stepped(key: string, value: number, least: number, most: number): number | null {
  if (key === 'ArrowUp' || key === '+') return value + 1;
  if (key === 'ArrowDown' || key === '-') return value - 1;
  if (key === 'Home' || key === 'Delete') return least;
  if (key === 'End') return most;
  return key === 'Backspace' ? Math.floor(value / 10) : null;
}
