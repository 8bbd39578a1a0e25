/** The floor of a command: bare node:http around the path that every peer has, and our own log. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { eventCodec } from '@safe-haven/contracts';
import type { ShelterEvent } from '@safe-haven/domain';
import { type Codec, openSqliteStore } from '@safe-haven/event-store';
import { commandPath } from './command-path.ts';

const store = await openSqliteStore<ShelterEvent>({
  path: join(process.env['HAVEN_DATA_DIR']!, 'log.sqlite'),
  codec: eventCodec as Codec<ShelterEvent>,
});
const answerTo = commandPath(async (stream, events, expected) => {
  const result = await store.append(stream, events, expected);
  if (result.outcome !== 'appended') throw new Error(result.outcome);
  return result;
});

const server = createServer((request, response) => {
  let text = '';
  request.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  request.on('end', () => {
    const [, , , id = '', name = ''] = (request.url ?? '').split('/');
    answerTo(id, name, String(request.headers['idempotency-key']), JSON.parse(text)).then(
      (answer) => response.setHeader('content-type', 'application/json').end(answer),
      (error: Error) => response.writeHead(409).end(error.message),
    );
  });
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
process.on('SIGTERM', () => process.exit(0));
