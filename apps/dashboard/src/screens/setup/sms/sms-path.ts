/** The path of a change of the numbers of a house. */
export const smsPath = (shelterId: string, ...parts: readonly string[]): string =>
  ['/api/shelters', encodeURIComponent(shelterId), 'sms-numbers', ...parts.map(encodeURIComponent)].join('/');
