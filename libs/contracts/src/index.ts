export * from './areas.ts';
export * from './audit.ts';
export * from './command-answer.ts';
export * from './commands.ts';
export * from './duty-contacts.ts';
export * from './exports.ts';
export * from './facts/index.ts';
export * from './find.ts';

export * from './forecast.ts';

export * from './handover.ts';

export * from './intake-rules.ts';
export * from './languages.ts';
export * from './live.ts';
export * from './notifications.ts';
export * from './organisations.ts';
export * from './party-needs.ts';
export * from './people.ts';
export * from './phone.ts';
export * from './primitives.ts';
export * from './problems.ts';
export * from './replay.ts';
export * from './request-views.ts';
export * from './requests.ts';
export * from './rows.ts';
export * from './shelter.ts';
export * from './sign-in.ts';
export * from './terms/people.ts';
export * from './terms/requests.ts';
export * from './terms/shelter.ts';
export * from './terms/shifts.ts';
export * from './trends.ts';
export * from './vault.ts';
export * from './written/index.ts';
