export * from './rejections.ts';
export * from './shelter/commands.ts';
export * from './shelter/decision.ts';
export * from './shelter/events.ts';
export * from './shelter/state.ts';
export * from './stub.ts';
export * from './words.ts';
