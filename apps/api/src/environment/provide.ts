import type { FactoryProvider } from '@nestjs/common';

declare const provided: unique symbol;

/** An injection token for a value that has no class of its own, with the type of the value. */
export type Token<T> = symbol & { readonly [provided]: T };
export const token = <T>(description: string): Token<T> => Symbol(description) as Token<T>;

/** A class or a token to inject. */
export type Key<T> = Token<T> | (abstract new (...parts: never[]) => T);
type Provided<K> = K extends Token<infer T> ? T : K extends abstract new (...parts: never[]) => infer T ? T : never;

/**
 * A Nest provider whose factory parameters are checked against its injection keys: Nest itself accepts any list. The
 * provided classes stay free of the framework, so that the command-line tools use them without it.
 */
export const provide = <T, const Inject extends readonly Key<unknown>[]>(
  key: Key<T>,
  inject: Inject,
  useFactory: (...parts: { -readonly [I in keyof Inject]: Provided<Inject[I]> }) => T | Promise<T>,
): FactoryProvider<T> => ({
  provide: key as symbol,
  inject: inject as readonly unknown[] as symbol[],
  useFactory: useFactory as (...parts: unknown[]) => T | Promise<T>,
});
