export * from './commands.ts';
export * from './live.ts';
export * from './people.ts';
export * from './primitives.ts';
export * from './problems.ts';
export * from './rows.ts';
export * from './shelter.ts';
export * from './trends.ts';
