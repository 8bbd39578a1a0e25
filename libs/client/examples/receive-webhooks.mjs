/**
 * Takes what a webhook is sent, once it is seen to be genuine, and prints it. A proxy with TLS is in front of it:
 *
 *     WEBHOOK_SECRET=whsec_… PORT=8080 node libs/client/examples/receive-webhooks.mjs
 *
 * While the secret changes, both are there with a comma between them.
 */
import { createServer } from 'node:http';
import { verifyWebhook, WebhookRefused } from '@safe-haven/client';

const secrets = (process.env.WEBHOOK_SECRET ?? '').split(',');
/** What came before may come again: by its id it is known. Keep these where your program keeps what it knows. */
const seen = new Set();

const server = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += chunk;
  try {
    const message = await verifyWebhook({ body, headers: request.headers, secrets });
    if (!seen.has(message.id)) print(message);
    seen.add(message.id);
    response.writeHead(204).end();
  } catch (error) {
    response.writeHead(error instanceof WebhookRefused ? 401 : 500).end();
  }
});

function print({ type, data }) {
  console.log(
    type === 'webhook.test' ? type : `${type}: ${data.name}, ${data.places?.free ?? 'unknown how many'} free`,
  );
}

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1', () =>
  console.log(`listening on ${server.address().port}`),
);
