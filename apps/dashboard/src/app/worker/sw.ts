/**
 * The service worker: caches the app's static files and shows notifications. It stores no API response, no shelter and
 * no person.
 */

import { subscribeAgain } from '../../features/push/worker/subscribe-again.ts';
import { openTonight, showTasks } from '../../features/push/worker/tasks.ts';
import { notificationTexts } from '../../locales/notification-texts.ts';
import { type WorkerScope } from '../../net/worker/scope.ts';
import {
  answeredBy,
  dropOld,
  fileFor,
  keepShell,
  nameOf,
  pageFor,
  pathsOf,
  type ShellFile,
} from '../../net/worker/shell.ts';

declare const self: WorkerScope & { readonly __WB_MANIFEST: readonly ShellFile[] };

const shell = self.__WB_MANIFEST;
const current = nameOf(shell);
const files = pathsOf(shell);

self.addEventListener('install', (event) =>
  event.waitUntil(keepShell(self.caches, shell, self.location.origin).then(() => self.skipWaiting())),
);
self.addEventListener('activate', (event) =>
  event.waitUntil(dropOld(self.caches, current).then(() => self.clients.claim())),
);
self.addEventListener('fetch', (event) => {
  const by = answeredBy(event.request, self.location.origin, files);
  if (by === 'file') event.respondWith(fileFor(self.caches, current, event.request));
  if (by === 'page') event.respondWith(pageFor(self.caches, current, event.request));
});
self.addEventListener('push', (event) => event.waitUntil(showTasks(self, event.data, notificationTexts)));
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openTonight(self));
});
self.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(subscribeAgain(self, event)));
