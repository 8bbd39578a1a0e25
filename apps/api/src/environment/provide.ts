import type { FactoryProvider } from '@nestjs/common';

declare const provided: unique symbol;

/** A name under which a module gives out what is not a class of its own, with the type of what that is. */
export type Token<T> = symbol & { readonly [provided]: T };
export const token = <T>(description: string): Token<T> => Symbol(description) as Token<T>;

/** What is asked for by its class or by its token. */
export type Key<T> = Token<T> | (abstract new (...parts: never[]) => T);
type Provided<K> = K extends Token<infer T> ? T : K extends abstract new (...parts: never[]) => infer T ? T : never;

/**
 * A provider whose factory is checked against what it asks for: Nest itself would hand over any list. The parts stay plain
 * classes that know no framework, so that the commands of this machine can use them without one.
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
