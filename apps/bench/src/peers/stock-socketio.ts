/** Socket.io as it comes: bare node:http, no store, no decision, one `emit` to everybody for each POST. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';

let position = 0;
const update = (shelterId: string) => ({ position, rows: [{ shelterId, free: position % 6 }] });

const server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => {
    body += chunk.toString();
  });
  request.on('end', () => {
    const { shelterId } = JSON.parse(body) as { shelterId: string };
    position += 1;
    io.emit('update', update(shelterId));
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ position }));
  });
});
const io = new Server(server, { transports: ['websocket'], serveClient: false });
io.on('connection', (socket) => socket.emit('update', update('a')));
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
process.on('SIGTERM', () => process.exit(0));
