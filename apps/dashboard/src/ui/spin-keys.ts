import { type KeyboardEvent, useRef } from 'react';

/** Digits typed within this time of each other form one number: "12" is twelve. */
const TYPING_MS = 1_000;
const NO_DIGITS = { value: 0, at: Number.NEGATIVE_INFINITY };

interface SpinKeysOptions {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  set(value: number): void;
}

/**
 * The keys of a spinbutton (ARIA authoring practices): arrows, Home, End and digits. Consecutive digits form a number,
 * limited to `max`; Backspace removes the last digit.
 */
export function useSpinKeys({ value, min, max, set }: SpinKeysOptions) {
  const digits = useRef(NO_DIGITS);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isDigit = /^\d$/.test(event.key);
    const next = isDigit
      ? numberSoFar(digits.current, value) * 10 + Number(event.key)
      : steppedValue(event.key, value, min, max);
    if (next === null) return;
    event.preventDefault();
    // Ignores key repeat of a digit that is held down.
    if (isDigit && event.repeat) return;
    const clamped = Math.min(max, Math.max(min, next));
    const hasDigits = (isDigit || event.key === 'Backspace') && next >= min;
    digits.current = hasDigits ? { value: clamped, at: Date.now() } : NO_DIGITS;
    set(clamped);
  };
  const onBlur = () => {
    digits.current = NO_DIGITS;
  };
  return { onKeyDown, onBlur };
}

/** The number that the next digit is appended to; 0 when it starts a new one. */
const numberSoFar = (digits: typeof NO_DIGITS, value: number): number =>
  digits.value === value && Date.now() - digits.at < TYPING_MS ? value : 0;

/** The number after a key; null for keys that do nothing. */
function steppedValue(key: string, value: number, min: number, max: number): number | null {
  if (key === 'ArrowUp' || key === '+') return value + 1;
  if (key === 'ArrowDown' || key === '-') return value - 1;
  if (key === 'Home' || key === 'Delete') return min;
  if (key === 'End') return max;
  return key === 'Backspace' ? Math.floor(value / 10) : null;
}
