/** The floor of the whole path: bare node:http, no store, no decision, a pre-built frame to raw websockets. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

const sockets = new WebSocketServer({ noServer: true });
let position = Number(process.env['FIRST_POSITION'] ?? 0);
let frame = JSON.stringify({ position, rows: [] });

const server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => {
    body += chunk.toString();
  });
  request.on('end', () => {
    const { shelterId } = JSON.parse(body) as { shelterId: string };
    position += 1;
    frame = JSON.stringify({ position, rows: [{ shelterId, free: position % 6 }] });
    for (const socket of sockets.clients) socket.send(frame);
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ position }));
  });
});
server.on('upgrade', (request, socket, head) =>
  sockets.handleUpgrade(request, socket, head, (opened) => opened.send(frame)),
);
server.listen(Number(process.env['PORT'] ?? 0), '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
process.on('SIGTERM', () => process.exit(0));
