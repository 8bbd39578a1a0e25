/** The texts of notifications in every language by folder name, for the service worker. */
export const notificationTexts: Readonly<Record<string, NotificationTexts>> = Object.fromEntries(
  Object.entries(files()).map(([path, texts]) => [path.split('/')[1], texts]),
);

export type NotificationTexts = Readonly<Record<string, string>>;

function files(): Record<string, NotificationTexts> {
  return import.meta.glob<NotificationTexts>('./*/notifications.json', { eager: true, import: 'default' });
}
