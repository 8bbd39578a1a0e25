/** Words of being told of new tasks while the page is closed. What is shown then is seen by whoever sees the screen. */
export const notifications = {
  title: 'Board',
  tasks_one: '{{count}} new task',
  tasks_other: '{{count}} new tasks',
  what: 'Tell me on this device when there is a new task, also while this page is closed.',
  says: 'It says “1 new task” and nothing more: no house, no person, no request.',
  asking: 'Asking this device…',
  on: 'This device is told of new tasks.',
  off: 'This device is not told of new tasks.',
  unsupported: 'This browser can’t be told while the page is closed. Keep the page open: new tasks appear here.',
  notGiven: 'This browser gave no address to be told at. Try again later, or keep the page open.',
  denied: 'This browser forbids notifications for this site. They can be allowed in its settings.',
  enable: 'Tell this device',
  disable: 'Don’t tell this device',
} as const;
